"""Things that raised no flag, drawn by chance and looked at, to know what was missed."""

from veedor.core import Column, Record

RECORD = Record(
    name="unflagged_sample",
    en="One row per thing without a flag that was drawn by chance and reviewed.",
    es="Una fila por cosa sin señal que se sorteó y se revisó.",
    key=("item_id",),
    columns=(
        Column(
            name="item_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="Number of the thing.",
            es="Número de la cosa.",
        ),
        Column(
            name="stratum",
            kind="text",
            en="The group from which it was drawn.",
            es="El grupo del que se la sorteó.",
        ),
        Column(
            name="stratum_size",
            kind="integer",
            en="How many things without a flag its stratum holds.",
            es="Cuántas cosas sin señal tiene su estrato.",
        ),
        Column(
            name="verdict",
            kind="text",
            values=("useful", "not useful", "unknown"),
            en="useful: it should have raised a flag; not useful; unknown.",
            es=(
                "useful: debió levantar una señal; not useful: no debía; unknown: no se"
                " pudo determinar."
            ),
        ),
    ),
)
