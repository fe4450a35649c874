"""Events counted by unit and period: what a before-and-after is read from."""

from veedor.core import Column, Record

RECORD = Record(
    name="panel",
    en="One row per unit (area, block, district), period and kind of event, with its number.",
    es="Una fila por unidad (zona, cuadra), período y clase de hecho, con cuántos hubo.",
    key=("unit", "period", "outcome"),
    columns=(
        Column(
            name="unit",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The area or place in which they were counted.",
            es="La zona o lugar en que se contaron.",
        ),
        Column(
            name="period",
            kind="date",
            required=True,
            may_be_missing=False,
            en="The first day of the period.",
            es="El primer día del período.",
        ),
        Column(
            name="outcome",
            kind="text",
            required=True,
            may_be_missing=False,
            en="What was counted.",
            es="Qué se contó.",
        ),
        Column(
            name="events",
            kind="decimal",
            required=True,
            en="How many there were (a part of one where it is shared among units).",
            es="Cuántos hubo (una parte de uno si se reparte entre unidades).",
        ),
        Column(
            name="at_risk",
            kind="decimal",
            en="Among how many they were counted (residents, stops, days).",
            es="Entre cuántos se contaron (habitantes, controles, días).",
        ),
        Column(
            name="cluster",
            kind="text",
            en="The larger area or command to which the unit belongs.",
            es="La zona mayor o el mando al que pertenece la unidad.",
        ),
    ),
)
