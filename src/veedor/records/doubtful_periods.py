"""Stretches in which the police's own records are in doubt: decrees, known falsification."""

from veedor.core import Column, Record

RECORD = Record(
    name="doubtful_periods",
    en="One row per stretch of days whose police records a document puts in doubt.",
    es="Una fila por lapso cuyos registros policiales un documento pone en duda.",
    columns=(
        Column(
            name="starts_on",
            kind="date",
            required=True,
            may_be_missing=False,
            en="First day of the stretch.",
            es="Primer día del lapso.",
        ),
        Column(
            name="ends_on",
            kind="date",
            en="Last day of the stretch (included); empty: it has not ended.",
            es="Último día del lapso (inclusive); vacío: no terminó.",
        ),
        Column(
            name="reason",
            kind="text",
            en="Why: a decree or agreement in force, a finding of falsified records, other.",
            es="Por qué: un decreto o acuerdo vigente, registros falsos comprobados, otro.",
        ),
        Column(
            name="document",
            kind="text",
            en="The document that says so.",
            es="El documento que lo dice.",
        ),
    ),
)
