"""What the claims audit reads, and what each record is for; it can do without any of them."""

from veedor.core import Need

NEEDS = (
    Need(
        record="claims",
        required=False,
        columns=("document", "page", "measured", "unit", "totals", "starts_on", "group_name"),
        en="The published figures, with document and page: to hold them against each other.",
        es="Las cifras publicadas, con documento y página: para contrastarlas entre sí.",
    ),
    Need(
        record="relations",
        required=False,
        columns=(),
        en="How the figures hang together: to recompute sums and rates.",
        es="Cómo se relacionan las cifras: para rehacer sumas y tasas.",
    ),
    Need(
        record="deployments",
        required=False,
        columns=(
            *("system", "document", "page", "held_on", "place", "faces_seen", "alerts"),
            *("alerts_true", "alerts_false", "false_alert_rate"),
        ),
        en="The published table of deployments: to recompute its rates, splits and totals.",
        es="La tabla publicada de despliegues: para rehacer sus tasas, repartos y totales.",
    ),
    Need(
        record="deployments_copy",
        required=False,
        columns=("document", "held_text"),
        en="A second published copy of that table: to see what was lost or turned round.",
        es="Una segunda copia publicada de esa tabla: para ver qué se perdió o se invirtió.",
    ),
    Need(
        record="areas",
        required=False,
        columns=("area_code", "area_name"),
        en="The areas as published: to see one area under two names.",
        es="Las áreas según lo publicado: para ver un área con dos nombres.",
    ),
    Need(
        record="stated_terms",
        required=False,
        columns=("page", "value", "unit", "valid_from"),
        en="The terms that documents state: to see where two documents differ.",
        es="Los plazos que los documentos fijan: para ver dónde dos documentos difieren.",
    ),
    Need(
        record="policies",
        required=False,
        columns=("text_group", "own_fields"),
        en="Which policy covers which technology: to see technologies without their own.",
        es="Qué política abarca qué tecnología: para ver las que no tienen una propia.",
    ),
    Need(
        record="queries",
        required=False,
        columns=("system",),
        en="The query log: to see which technologies were in use.",
        es="La bitácora de consultas: para ver qué tecnologías se usaron.",
    ),
)
