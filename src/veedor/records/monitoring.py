"""What was captured of networks and sites, by which rule, on what ground."""

from veedor.core import Column, Record

RECORD = Record(
    name="monitoring",
    en="One row per capture of a post, a profile or a site.",
    es="Una fila por captura de una publicación, un perfil o un sitio.",
    key=("capture_id",),
    columns=(
        Column(
            name="capture_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The system's own number of the capture.",
            es="Número de la captura en el propio sistema.",
        ),
        Column(
            name="made_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When it was captured.",
            es="Cuándo se hizo la captura.",
        ),
        Column(
            name="rule",
            kind="text",
            en="The rule or keyword behind it.",
            es="La regla o palabra clave que la originó.",
        ),
        Column(
            name="source",
            kind="text",
            en="The network or site.",
            es="La red o el sitio.",
        ),
        Column(
            name="public",
            kind="boolean",
            en="Whether it could be seen by anyone, without an account made for it.",
            es="Si podía verla cualquiera, sin una cuenta creada para eso.",
        ),
        Column(
            name="account",
            kind="account",
            en="The account or tool that captured it.",
            es="La cuenta o herramienta que la hizo.",
        ),
        Column(
            name="person",
            kind="person",
            en="Whose post or profile it is.",
            es="De quién es la publicación o el perfil.",
        ),
        Column(
            name="posts",
            kind="integer",
            en="How many posts it holds; empty: one.",
            es="Cuántas publicaciones contiene; vacío: una.",
        ),
        Column(
            name="flag_id",
            kind="text",
            en="The flag that came of it.",
            es="La señal que resultó de ella.",
        ),
        Column(
            name="order_id",
            kind="text",
            en="The court order that it cites.",
            es="La orden judicial que cita.",
        ),
        Column(
            name="crime_kind",
            kind="text",
            en="The kind of crime that it cites.",
            es="La clase de delito que cita.",
        ),
        Column(
            name="protected",
            kind="text",
            values=(
                "party",
                "union",
                "faith",
                "race",
                "membership",
                "private life",
                "press",
                "protest",
                "judge",
                "minor",
                "health",
                "sexual life",
                "other",
                "none",
            ),
            en="The protected category that the log marks; none: it says there is none.",
            es=(
                "La categoría protegida que marca el registro: party (partido u opinión"
                " política), union (sindicato), faith (religión), race (origen étnico),"
                " membership (pertenencia social), private life (acciones privadas), press"
                " (prensa), protest (protesta), judge (judicatura), minor (menor de edad),"
                " health (salud), sexual life (vida sexual), other (otra) o none (ninguna)."
            ),
        ),
        Column(
            name="usual_conduct",
            kind="boolean",
            en="Whether it was closed as conduct that is usual on the internet.",
            es="Si se la cerró por tratarse de una conducta usual en internet.",
        ),
        Column(
            name="has_case",
            kind="boolean",
            en="Whether a case was opened on it.",
            es="Si se abrió una causa a partir de ella.",
        ),
        Column(
            name="destroyed_at",
            kind="moment",
            en="When it was destroyed; empty: still kept.",
            es="Cuándo se destruyó; vacío: se conserva.",
        ),
    ),
)
