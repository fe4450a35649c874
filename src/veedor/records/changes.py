"""What was changed in a system, from what to what, by whom, with whose approval, and why."""

from veedor.core import Column, Record

RECORD = Record(
    name="changes",
    en="One row per change of a threshold, a model, a feature, a list or another setting.",
    es="Una fila por cambio de un umbral, un modelo, una función, una lista u otro parámetro.",
    key=("change_id",),
    columns=(
        Column(
            name="change_id",
            kind="text",
            en="The change log's own number of the change.",
            es="Número propio del cambio en el registro de cambios.",
        ),
        Column(
            name="made_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When the change took effect.",
            es="Cuándo entró en vigor el cambio.",
        ),
        Column(
            name="system",
            kind="text",
            en="The system or module that was changed; empty: all of them.",
            es="El sistema o módulo que se cambió; vacío: todos.",
        ),
        Column(
            name="kind",
            kind="text",
            values=("threshold", "model", "feature", "list", "other"),
            en="What was changed: threshold, model, feature, list or other.",
            es=(
                "Qué se cambió: threshold (umbral), model (modelo), feature (función), "
                "list (lista) u other (otro)."
            ),
        ),
        Column(
            name="parameter",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The setting that was changed, as the system names it.",
            es="El parámetro que se cambió, con el nombre que le da el sistema.",
        ),
        Column(
            name="old_value",
            kind="text",
            en="Its value before the change.",
            es="Su valor antes del cambio.",
        ),
        Column(
            name="new_value",
            kind="text",
            en="Its value after the change.",
            es="Su valor después del cambio.",
        ),
        Column(
            name="account",
            kind="account",
            en="The account that made the change.",
            es="La cuenta de usuario que hizo el cambio.",
        ),
        Column(
            name="approved_by",
            kind="account",
            en="The account, or the holder of the office, that approved it.",
            es="La cuenta, o quien ejerce el cargo, que lo aprobó.",
        ),
        Column(
            name="approved_on",
            kind="date",
            en="The day on which it was approved.",
            es="El día en que se lo aprobó.",
        ),
        Column(
            name="reason",
            kind="text",
            en="The reason as typed.",
            es="El motivo, tal como fue escrito.",
        ),
    ),
)
