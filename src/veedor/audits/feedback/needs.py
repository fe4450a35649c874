"""What the audit of feedback reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="incidents",
        required=False,
        columns=("occurred_at", "category", "cell", "area", "discovered_by", "in_training"),
        en="The events from which the system learns, and who made each known.",
        es="Los hechos de los que aprende el sistema, y quién dio a conocer cada uno.",
    ),
    Need(
        record="predictions",
        required=False,
        columns=("cell", "valid_to", "flagged", "rate", "score"),
        en="The places flagged, and when: to see what came before and after.",
        es="Los lugares señalados, y cuándo: para ver qué hubo antes y después.",
    ),
    Need(
        record="doubtful_periods",
        required=False,
        columns=("ends_on", "reason", "document"),
        en="Stretches whose police records a document puts in doubt.",
        es="Los lapsos cuyos registros policiales un documento pone en duda.",
    ),
)
