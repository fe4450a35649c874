"""The list that a system searches for: its entries, each with when it was on it and why."""

from veedor.core import Column, Record, Span


def _text(name: str, en: str, es: str) -> Column:
    return Column(name=name, kind="text", en=en, es=es)


def _span(name: str, en: str, es: str) -> tuple[Column, Column]:
    """Give the two moments between which something held."""
    return (
        Column(
            name=f"{name}_from",
            kind="moment",
            en=f"From when {en} (included).",
            es=f"Desde cuándo {es} (inclusive).",
        ),
        Column(
            name=f"{name}_to",
            kind="moment",
            en=f"Until when {en} (not included); empty: no end on record.",
            es=f"Hasta cuándo {es} (exclusive); vacío: no consta fin.",
        ),
    )


_ENTRY = (
    _text(
        "entry_id", "The list's own number of the entry.", "Número de la entrada en la lista."
    ),
    Column(
        name="version_at",
        kind="moment",
        en="Where the list comes as whole versions: when this row's version came into use.",
        es="Si la lista viene en versiones enteras: cuándo entró en uso la de esta fila.",
    ),
    Column(
        name="person",
        kind="person",
        en="Document number or other key of the person listed, as in the orders.",
        es="Documento u otra clave de la persona listada, como figura en las órdenes.",
    ),
    Column(
        name="person_ref",
        kind="person",
        en="A key of the person apart from the document: to see several documents for one.",
        es="Una clave de la persona distinta del documento: para ver varios documentos de una.",
    ),
    Column(
        name="document_shape",
        kind="shape",
        en="The document number again: only its form is kept, to count forms that none has.",
        es="De nuevo el documento: solo se guarda su forma, para contar las que no existen.",
    ),
    Column(
        name="filiation",
        kind="shape",
        en="What else tells the person apart (parents, birthplace); only the form is kept.",
        es="Lo que más individualiza (padres, lugar de nacimiento); solo se guarda su forma.",
    ),
    Column(name="born_on", kind="date", en="Date of birth.", es="Fecha de nacimiento."),
    _text("sex", "Sex as recorded.", "Sexo, tal como consta."),
)

_ORDER = (
    _text("order_id", "The order that the entry cites.", "La orden que la entrada cita."),
    _text(
        "order_kind",
        "Kind of order (arrest, whereabouts, summons, ...); kinds are never merged.",
        "Clase de orden (captura, paradero, comparendo...); no se mezclan.",
    ),
    *_span(
        "valid",
        "the order is in force, as the list has it",
        "rige la orden, según la lista",
    ),
    *_span("listed", "the entry was on the list", "estuvo en la lista la entrada"),
)

_GROUNDS = (
    _text("category", "Category: suspect, convicted, ...", "Categoría: imputado, condenado..."),
    _text("ground", "Ground of the entry.", "Fundamento de la entrada."),
    _text("reliability", "Class of reliability.", "Grado de fiabilidad."),
    _text("source", "Who sent the entry.", "Quién remitió la entrada."),
    Column(
        name="reviewed_on",
        kind="date",
        en="Last review of the entry or of its list.",
        es="Última revisión de la entrada o de su lista.",
    ),
    _text(
        "reason_for_minor",
        "Reason of risk, where the person is a minor.",
        "Motivo de riesgo, si la persona es menor.",
    ),
    Column(name="published", kind="boolean", en="Was it published?", es="¿Se publicó?"),
    _text("status", "State of the entry (in force, suspended, ...).", "Estado de la entrada."),
    Column(
        name="error_known_at",
        kind="moment",
        en="When an error in the entry became known to its keeper; empty: none on record.",
        es="Cuándo supo su responsable de un error en la entrada; vacío: no consta ninguno.",
    ),
)

_IMAGE = (
    Column(
        name="image_taken_on",
        kind="date",
        en="When the image was taken.",
        es="Cuándo se tomó la imagen.",
    ),
    _text("image_source", "Where the image comes from.", "De dónde viene la imagen."),
    Column(
        name="image_quality",
        kind="decimal",
        en="Quality of the image, on the scale of the stated limit.",
        es="Calidad de la imagen, en la escala del límite declarado.",
    ),
)

RECORD = Record(
    name="watchlist",
    en="One row per entry of a searched list and span, or per entry and version of the list.",
    es="Una fila por entrada de la lista de búsqueda y lapso, o por entrada y versión.",
    key=("version_at", "entry_id"),
    spans=(
        Span(start="valid_from", end="valid_to"),
        Span(start="listed_from", end="listed_to"),
    ),
    made_from="list_versions",
    columns=(*_ENTRY, *_ORDER, *_GROUNDS, *_IMAGE),
)
