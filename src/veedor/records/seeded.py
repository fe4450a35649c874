"""A test in the field: passages of volunteers, some of them put on the list on purpose."""

from veedor.core import Column, Record

RECORD = Record(
    name="seeded",
    en="One row per passage of a volunteer in a test, and what system and operator said.",
    es="Una fila por paso de un voluntario en una prueba, y qué dijeron sistema y operador.",
    key=("passage_id",),
    columns=(
        Column(
            name="passage_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="Number of the passage.",
            es="Número del paso.",
        ),
        Column(
            name="passed_at",
            kind="moment",
            en="When the volunteer passed.",
            es="Cuándo pasó el voluntario.",
        ),
        Column(
            name="volunteer",
            kind="person",
            en="The volunteer, under a key.",
            es="El voluntario, bajo una clave.",
        ),
        Column(
            name="listed",
            kind="boolean",
            en="Was the volunteer on the list at that moment?",
            es="¿Estaba el voluntario en la lista en ese momento?",
        ),
        Column(
            name="alerted",
            kind="boolean",
            en="Did the system give an alert on the passage?",
            es="¿Dio el sistema una alerta en ese paso?",
        ),
        Column(
            name="same_person",
            kind="boolean",
            en="Did the alert name the volunteer who passed?",
            es="¿Nombró la alerta al voluntario que pasó?",
        ),
        Column(
            name="threshold",
            kind="decimal",
            en="The similarity from which the system alerted.",
            es="La similitud desde la cual el sistema alertaba.",
        ),
        Column(
            name="account",
            kind="account",
            en="The account of the operator who was shown the pair.",
            es="La cuenta del operador a quien se mostró el par.",
        ),
        Column(
            name="decision",
            kind="text",
            values=("match", "no match", "none"),
            en="What the operator decided.",
            es="Qué decidió el operador.",
        ),
        Column(
            name="label_shown",
            kind="boolean",
            en="Was the operator shown what the machine said?",
            es="¿Se mostró al operador lo que dijo la máquina?",
        ),
        Column(
            name="group_name",
            kind="text",
            en="The group of the volunteer, as recorded.",
            es="El grupo del voluntario, según fue registrado.",
        ),
    ),
)
