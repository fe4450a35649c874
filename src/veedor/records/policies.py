"""Which document sets the rules of use of which technology, and how much of its own it says."""

from veedor.core import Column, Record

RECORD = Record(
    name="policies",
    en="One row per technology that a policy of use covers.",
    es="Una fila por tecnología que una política de uso abarca.",
    key=("policy_id", "system"),
    columns=(
        Column(
            name="policy_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The policy's own name or number.",
            es="Nombre o número propio de la política.",
        ),
        Column(
            name="system",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The technology that it covers, as the records name it.",
            es="La tecnología que abarca, como la nombran los registros.",
        ),
        Column(
            name="document",
            kind="text",
            en="The document.",
            es="El documento.",
        ),
        Column(
            name="page",
            kind="text",
            en="The page.",
            es="La página.",
        ),
        Column(
            name="text_group",
            kind="text",
            en="The same mark for policies whose text is nearly the same; empty: not compared.",
            es="La misma marca para políticas de texto casi igual; vacío: no se comparó.",
        ),
        Column(
            name="own_fields",
            kind="integer",
            en="How many of the required contents it fills with content of its own.",
            es="Cuántos de los contenidos exigidos completa con contenido propio.",
        ),
    ),
)
