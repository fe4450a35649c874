"""Who must not be watched for what they are: judges, journalists, unionists, minors."""

from veedor.core import Column, Record

RECORD = Record(
    name="protected_persons",
    en="One row per person and protected category, as a list of its own names them.",
    es="Una fila por persona y categoría protegida, según una lista propia de esa categoría.",
    key=("person", "category"),
    columns=(
        Column(
            name="person",
            kind="person",
            required=True,
            may_be_missing=False,
            en="The person, by the key that the captures use; only a pseudonym is kept.",
            es="La persona, con la clave que usan las capturas; solo se guarda un seudónimo.",
        ),
        Column(
            name="category",
            kind="text",
            required=True,
            may_be_missing=False,
            values=("minor", "journalist", "trade union", "judge", "party", "faith", "other"),
            en="Why the person is protected.",
            es="Por qué está protegida la persona.",
        ),
        Column(
            name="document",
            kind="text",
            en="Which list it comes from.",
            es="De qué lista proviene.",
        ),
    ),
)
