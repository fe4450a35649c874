"""What an elected body resolved about a technology, and when."""

from veedor.core import Column, Record

RECORD = Record(
    name="resolutions",
    en="One row per resolution of a council or other elected body about a technology.",
    es="Una fila por resolución de un concejo u otro cuerpo electo sobre una tecnología.",
    key=("resolution_id",),
    columns=(
        Column(
            name="resolution_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The resolution's own number.",
            es="Número propio de la resolución.",
        ),
        Column(
            name="body",
            kind="text",
            en="The body that resolved.",
            es="El cuerpo que resolvió.",
        ),
        Column(
            name="system",
            kind="text",
            en="The technology that it is about, as the records name it.",
            es="La tecnología de que trata, según la nombran los registros.",
        ),
        Column(
            name="resolved_on",
            kind="date",
            en="The day of the resolution.",
            es="El día de la resolución.",
        ),
        Column(
            name="until",
            kind="date",
            en="The last day on which it holds; empty: no end on record.",
            es="El último día en que rige; vacío: no consta fin.",
        ),
        Column(
            name="allows",
            kind="boolean",
            en="Does it allow the technology?",
            es="¿Habilita la tecnología?",
        ),
        Column(
            name="findings",
            kind="boolean",
            en="Does it state the findings that the law asks for?",
            es="¿Enuncia las conclusiones que pide la norma?",
        ),
    ),
)
