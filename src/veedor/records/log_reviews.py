"""When the log was reviewed, and how much of it."""

from veedor.core import Column, Record

RECORD = Record(
    name="log_reviews",
    en="One row per recorded review of the query log.",
    es="Una fila por revisión registrada de la bitácora de consultas.",
    key=("review_id",),
    columns=(
        Column(
            name="review_id",
            kind="text",
            en="The review's own number.",
            es="Número propio de la revisión.",
        ),
        Column(
            name="reviewed_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When it was made.",
            es="Cuándo se hizo.",
        ),
        Column(
            name="account",
            kind="account",
            en="The account that made it.",
            es="La cuenta de usuario que la hizo.",
        ),
        Column(
            name="unit",
            kind="text",
            en="The unit that made it.",
            es="La dependencia que la hizo.",
        ),
        Column(
            name="rows_sampled",
            kind="integer",
            en="How many look-ups it went through.",
            es="Cuántas consultas examinó.",
        ),
        Column(
            name="rule",
            kind="text",
            en="How the look-ups were chosen.",
            es="Con qué criterio se eligieron las consultas.",
        ),
        Column(
            name="outcome",
            kind="text",
            en="What was found and what followed.",
            es="Qué se encontró y qué siguió.",
        ),
    ),
)
