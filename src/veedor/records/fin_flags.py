"""Queries and flags on money, and the legal way by which each was made."""

from veedor.core import Column, Record

RECORD = Record(
    name="fin_flags",
    en="One row per query or flag on financial data.",
    es="Una fila por consulta o señal sobre datos financieros.",
    key=("query_id",),
    columns=(
        Column(
            name="query_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The system's own number of the query.",
            es="Número de la consulta en el propio sistema.",
        ),
        Column(
            name="made_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When it was made.",
            es="Cuándo se hizo.",
        ),
        Column(
            name="source",
            kind="text",
            en="The database or body asked.",
            es="La base o el organismo consultado.",
        ),
        Column(
            name="gateway",
            kind="text",
            values=("uif", "court", "other", "none"),
            en="The legal way: the financial intelligence unit, a court, another, or none.",
            es=(
                "La vía legal: uif (Unidad de Información Financiera), court (orden"
                " judicial), other (otra) o none (ninguna)."
            ),
        ),
        Column(
            name="order_id",
            kind="text",
            en="The number of the order or of the proceeding that it cites.",
            es="El número de la orden o actuación que cita.",
        ),
        Column(
            name="account",
            kind="account",
            en="The account that made it.",
            es="La cuenta que la hizo.",
        ),
        Column(
            name="person",
            kind="person",
            en="The person asked about.",
            es="La persona consultada.",
        ),
    ),
)
