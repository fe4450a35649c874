"""What a system keeps, and when each thing was made, used and deleted."""

from veedor.core import Column, Record

KINDS = (
    *("recording", "template", "list", "log", "entry", "capture", "alert", "profile", "case"),
    "other",
)

RECORD = Record(
    name="lives",
    en="One row per thing that a system keeps or kept: when it was made, used and deleted.",
    es="Una fila por cosa que un sistema guarda o guardó: cuándo se creó, se usó y se borró.",
    key=("item_id",),
    columns=(
        Column(
            name="item_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The system's own number of the thing.",
            es="Número de la cosa en el propio sistema.",
        ),
        Column(
            name="kind",
            kind="text",
            required=True,
            may_be_missing=False,
            values=KINDS,
            en="What it is: a recording, a biometric template, a list loaded for a deployment,"
            " a stretch of log, an entry (a person) on a list, a capture of networks...",
            es="Qué es: grabación (recording), plantilla biométrica (template), lista cargada"
            " para un despliegue (list), tramo de bitácora (log), entrada de una lista (entry),"
            " captura de redes (capture), alerta (alert), perfil (profile), causa (case).",
        ),
        Column(
            name="system",
            kind="text",
            en="The system that keeps it.",
            es="El sistema que la guarda.",
        ),
        Column(
            name="deployment_id",
            kind="text",
            en="The deployment that it was made for, or in.",
            es="El despliegue para el que se creó, o en el que se creó.",
        ),
        Column(
            name="created_at",
            kind="moment",
            required=True,
            en="When it was made or entered.",
            es="Cuándo se creó o se cargó.",
        ),
        Column(
            name="last_used_at",
            kind="moment",
            en="When it was last used; for a list loaded for a deployment, when that ended.",
            es="Cuándo se usó por última vez; en la lista de un despliegue, su fin.",
        ),
        Column(
            name="deleted_at",
            kind="moment",
            en="When it was deleted; empty: still kept.",
            es="Cuándo se borró; vacío: se conserva.",
        ),
        Column(
            name="deletion",
            kind="text",
            values=("logical", "physical"),
            en="Whether it was deleted logically (it can be brought back) or physically.",
            es="Si el borrado fue logical (lógico, se puede recuperar) o physical (físico).",
        ),
        Column(
            name="has_case",
            kind="boolean",
            en="Whether it is kept for a case, or a case was opened on it.",
            es="Si se reservó para una causa, o se abrió una causa a partir de ella.",
        ),
        Column(
            name="case_closed_on",
            kind="date",
            en="The day on which the case or inquiry behind it was closed.",
            es="El día en que se cerró la causa o actuación que la motivó.",
        ),
        Column(
            name="ended_on",
            kind="date",
            en="The day on which the activity ended, or it was decided not to go to court.",
            es="El día en que terminó la actividad, o se decidió no judicializar.",
        ),
        Column(
            name="matched",
            kind="boolean",
            en="Whether it gave a match or an alert.",
            es="Si dio una coincidencia o una alerta.",
        ),
        Column(
            name="review_due_on",
            kind="date",
            en="The last day for its review.",
            es="El último día para revisarla.",
        ),
        Column(
            name="reviewed_on",
            kind="date",
            en="The day of its first review.",
            es="El día de su primera revisión.",
        ),
    ),
)
