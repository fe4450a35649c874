"""Where patrols actually went, and for how long."""

from veedor.core import Column, Record

RECORD = Record(
    name="dosage",
    en="One row per visit of a patrol to a place.",
    es="Una fila por visita de una patrulla a un lugar.",
    key=("visit_id",),
    columns=(
        Column(
            name="visit_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The visit's own number.",
            es="Número propio de la visita.",
        ),
        Column(
            name="unit",
            kind="text",
            en="The cell or area visited.",
            es="La celda o zona visitada.",
        ),
        Column(
            name="started_at",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="When the visit began.",
            es="Cuándo empezó la visita.",
        ),
        Column(
            name="ended_at",
            kind="moment",
            en="When it ended.",
            es="Cuándo terminó.",
        ),
        Column(
            name="vehicle",
            kind="account",
            en="The patrol (car or crew) that made it.",
            es="La patrulla (móvil o dotación) que la hizo.",
        ),
        Column(
            name="prediction_id",
            kind="text",
            en="The prediction that it answers; empty: none.",
            es="La predicción a la que responde; vacío: ninguna.",
        ),
        Column(
            name="latitude",
            kind="decimal",
            en="Latitude in degrees, south negative (WGS 84).",
            es="Latitud en grados, sur negativo (WGS 84).",
        ),
        Column(
            name="longitude",
            kind="decimal",
            en="Longitude in degrees, west negative (WGS 84).",
            es="Longitud en grados, oeste negativo (WGS 84).",
        ),
        Column(
            name="at_police_premises",
            kind="boolean",
            en="Was it at police premises?",
            es="¿Fue en una dependencia policial?",
        ),
    ),
)
