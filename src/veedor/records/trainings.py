"""Who was trained to use a system, and when."""

from veedor.core import Column, Record

RECORD = Record(
    name="trainings",
    en="One row per training that the holder of an account completed.",
    es="Una fila por capacitación que completó el titular de una cuenta.",
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
            name="trained_on",
            kind="date",
            en="The day on which the training was completed.",
            es="El día en que se completó la capacitación.",
        ),
        Column(
            name="topic",
            kind="text",
            en="What the training was about.",
            es="De qué trató la capacitación.",
        ),
    ),
)
