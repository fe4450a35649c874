"""Every flag that a system raised: anything that asks a person to look."""

from veedor.core import Column, Record

RECORD = Record(
    name="flags",
    en="One row per flag that a system raised, whatever came of it.",
    es="Una fila por señal que un sistema levantó, haya resultado lo que haya resultado.",
    key=("flag_id",),
    columns=(
        Column(
            name="flag_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The system's own number of the flag.",
            es="Número de la señal en el propio sistema.",
        ),
        Column(
            name="made_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When the flag was raised.",
            es="Cuándo se levantó la señal.",
        ),
        Column(
            name="system",
            kind="text",
            en="The system that raised it.",
            es="El sistema que la levantó.",
        ),
        Column(
            name="kind",
            kind="text",
            en="What it flags: a post, a sound, a payment, an intrusion, a scene.",
            es="Qué señala: una publicación, un sonido, un pago, una intrusión, una escena.",
        ),
        Column(
            name="rule",
            kind="text",
            en="The rule or keyword that raised it.",
            es="La regla o palabra clave que la levantó.",
        ),
        Column(
            name="stratum",
            kind="text",
            en="The group from which flags are drawn for review: score band, source, month.",
            es=(
                "El grupo dentro del cual se sortean las señales a revisar: banda de"
                " puntaje, fuente, mes."
            ),
        ),
        Column(
            name="area",
            kind="text",
            en="The area where it was raised.",
            es="El área donde se levantó.",
        ),
        Column(
            name="person",
            kind="person",
            en="The person flagged, where the flag is on a person.",
            es="La persona señalada, si la señal es sobre una persona.",
        ),
    ),
)
