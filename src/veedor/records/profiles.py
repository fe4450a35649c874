"""Scores, profiles and listings of persons that others gave, and what then happened."""

from veedor.core import Column, Record

RECORD = Record(
    name="profiles",
    en="One row per score, profile or listing that a system or an office gave to a person.",
    es="Una fila por puntaje, perfil o inclusión en una lista que se asignó a una persona.",
    key=("profile_id",),
    columns=(
        Column(
            name="profile_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The register's own number of the profile, score or listing.",
            es="Número propio del perfil, puntaje o inclusión en el registro.",
        ),
        Column(
            name="person",
            kind="person",
            en="The person (document number or other key) whom it is about.",
            es="La persona (documento u otra clave) de la que trata.",
        ),
        Column(
            name="scored_on",
            kind="date",
            en="The day on which it was given, or the person was listed.",
            es="El día en que se asignó, o en que se incluyó a la persona.",
        ),
        Column(
            name="score",
            kind="decimal",
            en="The score as given.",
            es="El puntaje, tal como se asignó.",
        ),
        Column(
            name="tier",
            kind="text",
            en="The band or tier as given.",
            es="La banda o el nivel, tal como se asignó.",
        ),
        Column(
            name="run",
            kind="text",
            en="The run or version of the model or list that gave it.",
            es="La corrida o versión del modelo o de la lista que lo dio.",
        ),
        Column(
            name="unit",
            kind="text",
            en="The unit that selected or listed the person.",
            es="La dependencia que seleccionó o incluyó a la persona.",
        ),
        Column(
            name="group_name",
            kind="text",
            en="The group as recorded: sex, age, origin or another.",
            es="El grupo, tal como se registró: sexo, edad, origen u otro.",
        ),
        Column(
            name="group_name2",
            kind="text",
            en="A second group as recorded.",
            es="Un segundo grupo, tal como se registró.",
        ),
        Column(
            name="selected",
            kind="boolean",
            en="Whether the person was listed, or selected for a measure.",
            es="Si la persona fue incluida en la lista o seleccionada para una medida.",
        ),
        Column(
            name="definition_met",
            kind="boolean",
            en="Whether the programme's own definition is met.",
            es="Si se reúne la propia definición del programa.",
        ),
        Column(
            name="charged",
            kind="boolean",
            en="Whether the person had a charge or a conviction on that day.",
            es="Si la persona tenía acusación o condena a ese día.",
        ),
        Column(
            name="factors",
            kind="text",
            en="The factors used, apart by semicolons; each may carry a value (arrests=2).",
            es=(
                "Los factores usados, separados por punto y coma; cada uno puede llevar "
                "un valor (arrestos=2)."
            ),
        ),
        Column(
            name="basis",
            kind="text",
            en="What it rests on, as recorded.",
            es="En qué se funda, tal como se registró.",
        ),
        Column(
            name="reliability",
            kind="text",
            en="The reliability grade noted.",
            es="El grado de fiabilidad anotado.",
        ),
        Column(
            name="used_for",
            kind="text",
            en="The use made of it, as recorded.",
            es="El uso que se le dio, tal como se registró.",
        ),
        Column(
            name="own_ground",
            kind="boolean",
            en="Whether the measure taken has a ground of its own besides the score.",
            es="Si la medida tomada tiene un fundamento propio además del puntaje.",
        ),
        Column(
            name="reviewed_on",
            kind="date",
            en="The last day on which it was reviewed.",
            es="El último día en que se lo revisó.",
        ),
        Column(
            name="removed_on",
            kind="date",
            en="The day on which it was taken off the list or erased.",
            es="El día en que se lo dio de baja o se lo suprimió.",
        ),
        Column(
            name="reason_removed",
            kind="text",
            en="Why it was taken off, as typed.",
            es="Por qué se lo dio de baja, tal como fue escrito.",
        ),
        Column(
            name="outcome",
            kind="boolean",
            en="Whether what was predicted was recorded afterwards.",
            es="Si lo predicho se registró después.",
        ),
        Column(
            name="outcome_on",
            kind="date",
            en="The day on which it was recorded.",
            es="El día en que se registró.",
        ),
        Column(
            name="followed_until",
            kind="date",
            en="The last day on which it would have been recorded.",
            es="El último día en que se lo habría registrado.",
        ),
    ),
)
