"""What the audit of retention reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="lives",
        required=False,
        columns=(
            *("item_id", "kind", "deployment_id", "created_at", "last_used_at", "deleted_at"),
            *("deletion", "has_case", "case_closed_on", "ended_on", "matched"),
            *("review_due_on", "reviewed_on"),
        ),
        en="What was kept, and when it was made, used and deleted: no life is known without.",
        es="Qué se guardó, y cuándo se creó, se usó y se borró: sin esto no se conoce ninguna"
        " vida.",
    ),
    Need(
        record="terms",
        required=False,
        columns=("kind", "length", "unit", "counted_from"),
        en="How long each type of thing may be kept: to hold its life against.",
        es="Cuánto puede conservarse cada clase de cosa: para comparar con su vida.",
    ),
    Need(
        record="queries",
        required=False,
        columns=("query_id", "made_at"),
        en="The query log: to see how far back it goes.",
        es="La bitácora de consultas: para ver hasta cuándo llega hacia atrás.",
    ),
)
