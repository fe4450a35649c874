"""What a plate reader's log totals: reads and hits of a period, and no plate."""

from veedor.core import Column, Record, Span

RECORD = Record(
    name="plate_reads",
    en="One row per plate reader and period: how many plates it read, and how many were hits.",
    es="Una fila por lectora de patentes y período: cuántas leyó y cuántos aciertos dio.",
    spans=(Span(start="starts_at", end="ends_at"),),
    columns=(
        Column(
            name="reader",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The reader (camera or vehicle), as the log names it.",
            es="La lectora (cámara o móvil), como la nombra la bitácora.",
        ),
        Column(
            name="starts_at",
            kind="moment",
            en="When the period of the totals begins.",
            es="Cuándo empieza el período de los totales.",
        ),
        Column(
            name="ends_at",
            kind="moment",
            en="When it ends: the first moment that is no longer in it.",
            es="Cuándo termina: el primer momento que ya no le pertenece.",
        ),
        Column(
            name="reads",
            kind="integer",
            en="How many plates it read, as the log totals them.",
            es="Cuántas patentes leyó, según el total de la bitácora.",
        ),
        Column(
            name="hits",
            kind="integer",
            en="How many reads matched an entry of a list, as the log totals them.",
            es="Cuántas lecturas coincidieron con una lista, según el total de la bitácora.",
        ),
        Column(
            name="document",
            kind="text",
            en="Where the totals stand.",
            es="Dónde constan los totales.",
        ),
    ),
)
