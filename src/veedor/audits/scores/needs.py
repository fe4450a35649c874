"""What the audit of scores reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="profiles",
        required=False,
        columns=(
            *("person", "scored_on", "score", "tier", "run", "unit", "group_name"),
            *("selected", "definition_met", "charged", "factors", "basis", "reliability"),
            *("used_for", "own_ground", "reviewed_on", "removed_on", "reason_removed"),
            *("outcome", "outcome_on", "followed_until"),
        ),
        en="The scores, profiles or listings as they were given, and what then happened.",
        es="Los puntajes, perfiles o inclusiones tal como se dieron, y lo que pasó después.",
    ),
    Need(
        record="queries",
        required=False,
        columns=("made_at", "account"),
        en="The log of use: to see the first use of each account.",
        es="La bitácora de uso: para ver el primer uso de cada cuenta.",
    ),
    Need(
        record="trainings",
        required=False,
        columns=("account", "trained_on"),
        en="The trainings completed: to see whether they came before the first use.",
        es="Las capacitaciones cumplidas: para ver si fueron anteriores al primer uso.",
    ),
)
