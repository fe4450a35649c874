"""The list as it stood on each day that was handed over."""

from veedor.core import Column, Record

RECORD = Record(
    name="list_versions",
    en="One row per person and version of a list (a daily snapshot).",
    es="Una fila por persona y por versión de una lista (una foto diaria).",
    key=("version_at", "person"),
    columns=(
        Column(
            name="version_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When this version came into use.",
            es="Cuándo entró en uso esta versión.",
        ),
        Column(
            name="person",
            kind="person",
            required=True,
            may_be_missing=False,
            en="A person on that version.",
            es="Una persona incluida en esa versión.",
        ),
        Column(
            name="kind",
            kind="text",
            en="Kind of order behind the entry.",
            es="Clase de orden que sustenta la entrada.",
        ),
    ),
)
