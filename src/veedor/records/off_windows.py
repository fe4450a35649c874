"""When a system was said to be off."""

from veedor.core import Column, Record, Span

RECORD = Record(
    name="off_windows",
    en="One row per span in which the system was declared off.",
    es="Una fila por lapso en que el sistema se declaró apagado.",
    key=("window_id",),
    spans=(Span(start="starts_at", end="ends_at"),),
    columns=(
        Column(
            name="window_id",
            kind="text",
            en="Number of the act or notice.",
            es="Número del acto o aviso.",
        ),
        Column(
            name="starts_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="From when it was declared off (included).",
            es="Desde cuándo se lo declaró apagado (inclusive).",
        ),
        Column(
            name="ends_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="Until when (not included).",
            es="Hasta cuándo (exclusive).",
        ),
        Column(
            name="system",
            kind="text",
            en="The system or module declared off; empty: all.",
            es="El sistema o módulo que se declaró apagado; vacío: todos.",
        ),
        Column(
            name="reason",
            kind="text",
            en="Why: maintenance, failure, order.",
            es="Por qué: mantenimiento, falla, orden.",
        ),
        Column(
            name="ordered_by",
            kind="text",
            en="Who ordered or declared it.",
            es="Quién lo ordenó o declaró.",
        ),
    ),
)
