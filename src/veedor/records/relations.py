"""How published figures hang together: terms and their total, a rate and what it divides."""

from veedor.core import Column, Record

RECORD = Record(
    name="relations",
    en="One row per figure in a sum, a ratio, or among figures that should agree.",
    es="Una fila por cifra en una suma, un cociente, o entre las que deben coincidir.",
    key=("relation_id", "claim_id", "role"),
    columns=(
        Column(
            name="relation_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The relation's own name.",
            es="Nombre propio de la relación.",
        ),
        Column(
            name="how",
            kind="text",
            required=True,
            may_be_missing=False,
            values=(
                "sum",
                "ratio",
                "equal",
                "copy",
            ),
            en="How the figures hang together.",
            es="Cómo se relacionan las cifras.",
        ),
        Column(
            name="claim_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The figure, as in the claims.",
            es="La cifra, como figura en las afirmaciones.",
        ),
        Column(
            name="role",
            kind="text",
            required=True,
            may_be_missing=False,
            values=(
                "term",
                "total",
                "numerator",
                "denominator",
                "result",
                "one",
            ),
            en="Its part in the sum or ratio; one, where figures should agree.",
            es="Su papel en la suma o el cociente; one, si las cifras deben coincidir.",
        ),
    ),
)
