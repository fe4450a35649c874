"""Who may use the system, and from when to when."""

from veedor.core import Column, Record, Span

RECORD = Record(
    name="accounts",
    en="One row per account and span in which it was active.",
    es="Una fila por cuenta y lapso en que estuvo activa.",
    spans=(Span(start="active_from", end="active_to"),),
    columns=(
        Column(
            name="account",
            kind="account",
            required=True,
            may_be_missing=False,
            en="The account, as in the queries.",
            es="La cuenta, como figura en las consultas.",
        ),
        Column(name="role", kind="text", en="Role of its holder.", es="Función de su titular."),
        Column(
            name="unit",
            kind="text",
            en="Unit of its holder.",
            es="Dependencia de su titular.",
        ),
        Column(
            name="active_from",
            kind="moment",
            en="From when it could be used (included).",
            es="Desde cuándo podía usarse (inclusive).",
        ),
        Column(
            name="active_to",
            kind="moment",
            en="Until when it could be used (not included).",
            es="Hasta cuándo podía usarse (exclusive).",
        ),
        Column(
            name="trained_on",
            kind="date",
            en="The day on which its holder was trained; empty: none on record.",
            es="El día en que se capacitó su titular; vacío: no consta.",
        ),
    ),
)
