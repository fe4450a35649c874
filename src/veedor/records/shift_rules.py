"""An assumption of the case: pairs of hours that one shift cannot hold."""

from veedor.core import Column, Record

RECORD = Record(
    name="shift_rules",
    en="One row per rule: after a look-up in the first hours, none is expected in the second.",
    es="Una fila por regla: tras una consulta en unas horas, no se espera otra en las otras.",
    key=("rule",),
    columns=(
        Column(
            name="rule",
            kind="text",
            required=True,
            may_be_missing=False,
            en="Name of the rule.",
            es="Nombre de la regla.",
        ),
        Column(
            name="first_from",
            kind="integer",
            required=True,
            may_be_missing=False,
            en="Start of the first hours, in minutes after midnight (included).",
            es="Comienzo de las primeras horas, en minutos desde la medianoche (inclusive).",
        ),
        Column(
            name="first_to",
            kind="integer",
            required=True,
            may_be_missing=False,
            en="End of the first hours (not included).",
            es="Fin de las primeras horas (exclusive).",
        ),
        Column(
            name="then_from",
            kind="integer",
            required=True,
            may_be_missing=False,
            en="Start of the hours in which no look-up is expected (included).",
            es="Comienzo de las horas en que no se espera consulta (inclusive).",
        ),
        Column(
            name="then_to",
            kind="integer",
            required=True,
            may_be_missing=False,
            en="End of those hours (not included); may be past midnight (below then_from).",
            es="Fin de esas horas (exclusive); puede pasar la medianoche.",
        ),
    ),
)
