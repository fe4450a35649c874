"""Where and since when a system or measure was in use."""

from veedor.core import Column, Record

RECORD = Record(
    name="adoption",
    en="One row per unit in which a system or measure came into use.",
    es="Una fila por unidad en que empezó a usarse un sistema o una medida.",
    key=("unit",),
    columns=(
        Column(
            name="unit",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The unit, as in the panel or in the list of neighbours.",
            es="La unidad, como figura en el panel o en la lista de vecinas.",
        ),
        Column(
            name="adopted_on",
            kind="date",
            required=True,
            en="The day on which it came into use; empty where never.",
            es="El día en que empezó a usarse; vacío si nunca.",
        ),
        Column(
            name="source",
            kind="text",
            en="The document that says so.",
            es="El documento que lo dice.",
        ),
    ),
)
