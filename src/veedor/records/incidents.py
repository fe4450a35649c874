"""Crimes on record: when and where, when the police knew, and who discovered them."""

from veedor.core import Column, Record

RECORD = Record(
    name="incidents",
    en="One row per recorded incident.",
    es="Una fila por hecho registrado.",
    key=("incident_id",),
    columns=(
        Column(
            name="incident_id",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The incident's own number.",
            es="Número propio del hecho.",
        ),
        Column(
            name="occurred_at",
            kind="moment",
            required=True,
            en="When it happened.",
            es="Cuándo ocurrió.",
        ),
        Column(
            name="reported_at",
            kind="moment",
            en="When it was reported or recorded: from then on the system could know of it.",
            es="Cuándo se denunció o se registró: desde entonces el sistema pudo conocerlo.",
        ),
        Column(
            name="category",
            kind="text",
            en="Type of crime, as recorded.",
            es="Tipo de delito, según fue registrado.",
        ),
        Column(
            name="cell",
            kind="text",
            en="The cell or area of the map in which it is recorded.",
            es="La celda o zona del mapa en que está registrado.",
        ),
        Column(
            name="area",
            kind="text",
            en="The area as written in the row (neighbourhood, commune).",
            es="La zona según está escrita en la fila (barrio, comuna).",
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
            name="discovered_by",
            kind="text",
            values=("victim", "officer"),
            en="Who made it known: a victim or witness, or the police by themselves.",
            es="Quién lo dio a conocer: una víctima o testigo, o la propia policía.",
        ),
        Column(
            name="in_training",
            kind="boolean",
            en="Was it among the data from which the system learned?",
            es="¿Estaba entre los datos de los que aprendió el sistema?",
        ),
    ),
)
