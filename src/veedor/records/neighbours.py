"""Which units lie near which: where what is displaced would show."""

from veedor.core import Column, Record

RECORD = Record(
    name="neighbours",
    en="One row per pair of units that lie near each other; either order.",
    es="Una fila por par de unidades cercanas entre sí, en cualquier orden.",
    key=("unit", "neighbour"),
    columns=(
        Column(
            name="unit",
            kind="text",
            required=True,
            may_be_missing=False,
            en="One unit.",
            es="Una unidad.",
        ),
        Column(
            name="neighbour",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The other.",
            es="La otra.",
        ),
        Column(
            name="steps",
            kind="integer",
            en="How many steps apart they are (1 where they touch; 1 where empty).",
            es="A cuántos pasos están (1 si se tocan; 1 si está vacío).",
        ),
    ),
)
