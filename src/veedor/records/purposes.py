"""An assumption of the case: which purpose codes are a lawful basis, and on what document."""

from veedor.core import Column, Record

RECORD = Record(
    name="purposes",
    en="One row per purpose code: whether it is taken as a lawful basis, and on what document.",
    es="Una fila por código de finalidad: si se lo toma como base legal y con qué documento.",
    key=("purpose",),
    columns=(
        Column(
            name="purpose",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The code, as in the queries.",
            es="El código, como figura en las consultas.",
        ),
        Column(
            name="basis",
            kind="text",
            required=True,
            may_be_missing=False,
            values=("lawful", "not lawful", "undocumented"),
            en="How the case takes it: lawful, not lawful, or undocumented.",
            es="Cómo lo toma el caso: lawful (con base), not lawful (sin base), undocumented.",
        ),
        Column(
            name="document",
            kind="text",
            en="The norm, agreement or ruling that says so.",
            es="La norma, el convenio o la resolución que lo dice.",
        ),
    ),
)
