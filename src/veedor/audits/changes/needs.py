"""What the audit of changes reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="changes",
        required=False,
        columns=(
            *("change_id", "system", "kind", "old_value", "new_value"),
            *("account", "approved_by", "approved_on", "reason"),
        ),
        en="The log of changes: to see who changed what, with whose approval and why.",
        es="El registro de cambios: para ver quién cambió qué, con qué aprobación y por qué.",
    ),
    Need(
        record="hit_counts",
        required=False,
        columns=("hits", "group_name", "authorised"),
        en="Matches by hour or day (or the query log): to see what each change did.",
        es="Consultas y coincidencias por hora o día (o la bitácora): para ver su efecto.",
    ),
)
