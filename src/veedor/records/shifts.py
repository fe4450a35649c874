"""When each account's holder was on duty, or on leave."""

from veedor.core import Column, Record, Span

RECORD = Record(
    name="shifts",
    en="One row per account and stretch of duty or leave.",
    es="Una fila por cuenta y tramo de servicio o de licencia.",
    spans=(Span(start="starts_at", end="ends_at"),),
    columns=(
        Column(
            name="account",
            kind="account",
            required=True,
            may_be_missing=False,
            en="The account, as in the queries.",
            es="La cuenta, como figura en las consultas.",
        ),
        Column(
            name="starts_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When the stretch starts (included).",
            es="Cuándo empieza el tramo (inclusive).",
        ),
        Column(
            name="ends_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When it ends (not included).",
            es="Cuándo termina (exclusive).",
        ),
        Column(
            name="status",
            kind="text",
            required=True,
            may_be_missing=False,
            values=("duty", "leave"),
            en="duty or leave.",
            es="duty (servicio) o leave (licencia).",
        ),
    ),
)
