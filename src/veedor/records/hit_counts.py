"""How many look-ups a system ran and how many gave a match, hour by hour or day by day."""

from veedor.core import Column, Record, Span

RECORD = Record(
    name="hit_counts",
    en="One row per hour or day, system and use: look-ups run, and those with a match.",
    es="Una fila por hora o día, sistema y uso: consultas hechas y coincidencias.",
    spans=(Span(start="starts_at", end="ends_at"),),
    made_from="queries",
    columns=(
        Column(
            name="starts_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When the hour or day counted starts (included).",
            es="Cuándo empieza la hora o el día que se cuenta (inclusive).",
        ),
        Column(
            name="ends_at",
            kind="moment",
            en="When it ends (not included); empty: one day after it starts.",
            es="Cuándo termina (exclusive); vacío: un día después de que empieza.",
        ),
        Column(
            name="system",
            kind="text",
            en="The system or module that ran the look-ups.",
            es="El sistema o módulo que hizo las consultas.",
        ),
        Column(
            name="used_for",
            kind="text",
            en="The function or kind of use (purpose code, live or retrospective search).",
            es="La función o el uso (código de finalidad, búsqueda en vivo o retrospectiva).",
        ),
        Column(
            name="group_name",
            kind="text",
            en="The group of the persons looked up, as recorded; empty: all.",
            es="El grupo de las personas consultadas, como fue registrado; vacío: todos.",
        ),
        Column(
            name="queries",
            kind="integer",
            required=True,
            may_be_missing=False,
            en="How many look-ups were run, or faces scored; 0 where none was.",
            es="Cuántas consultas se hicieron, o cuántos rostros se puntuaron; 0 si ninguna.",
        ),
        Column(
            name="hits",
            kind="integer",
            en="How many of them gave back a match.",
            es="Cuántas de ellas devolvieron una coincidencia.",
        ),
        Column(
            name="authorised",
            kind="boolean",
            en="Whether an authorisation covered this use.",
            es="Si una autorización cubría este uso.",
        ),
    ),
)
