"""Authority to look someone up, valid from one moment to another."""

from veedor.core import Column, Record, Span

RECORD = Record(
    name="orders",
    en="One row per span in which a person could be looked up by order of an authority.",
    es="Una fila por lapso en que una persona podía ser consultada por orden de autoridad.",
    key=("order_id",),
    spans=(
        Span(start="valid_from", end="valid_to"),
        Span(start="listed_from", end="listed_to"),
    ),
    apart=("person",),
    made_from="list_versions",
    columns=(
        Column(
            name="order_id",
            kind="text",
            en="The order's own number.",
            es="Número propio de la orden.",
        ),
        Column(
            name="person",
            kind="person",
            required=True,
            may_be_missing=False,
            en="The person named in the order, by the same key as in the queries.",
            es="La persona que la orden nombra, con la misma clave que en las consultas.",
        ),
        Column(
            name="kind",
            kind="text",
            en="Kind of order (arrest, whereabouts, summons, ...); kinds are never merged.",
            es="Clase de orden (captura, paradero, comparendo...); no se mezclan.",
        ),
        Column(
            name="valid_from",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="From when the order is in force (included).",
            es="Desde cuándo rige la orden (inclusive).",
        ),
        Column(
            name="valid_to",
            kind="moment",
            en="Until when (not included); empty: still in force.",
            es="Hasta cuándo (exclusive); vacío: sigue vigente.",
        ),
        Column(
            name="listed_from",
            kind="moment",
            en="From when the system's list held it (included); empty: as valid_from.",
            es="Desde cuándo la lista del sistema la tuvo (inclusive); vacío: como valid_from.",
        ),
        Column(
            name="listed_to",
            kind="moment",
            en="Until when the list held it (not included); empty: still on it.",
            es="Hasta cuándo la lista la tuvo (exclusive); vacío: sigue en ella.",
        ),
    ),
)
