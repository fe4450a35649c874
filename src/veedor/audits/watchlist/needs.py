"""What the watchlist audit reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="watchlist",
        required=False,
        columns=(
            *("entry_id", "person", "person_ref", "document_shape", "filiation", "born_on"),
            *("order_id", "order_kind", "valid_from", "valid_to", "listed_from", "category"),
            *("ground", "reliability", "source", "reviewed_on", "reason_for_minor"),
            *("published", "status", "error_known_at", "image_taken_on", "image_source"),
        ),
        en="The entries of the list, by version or with when each was on it: what is audited.",
        es="Las entradas de la lista, por versión o con su lapso: lo que se audita.",
    ),
    Need(
        record="orders",
        required=False,
        columns=("order_id", "person", "valid_from", "valid_to"),
        en="The orders or the official list, with dates: to see entries without one.",
        es="Las órdenes o la lista oficial, con fechas: para ver entradas sin orden.",
    ),
)
