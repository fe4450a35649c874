"""What the audit of forecasts reads, and what each record is for."""

from veedor.core import Need

NEEDS = (
    Need(
        record="predictions",
        required=False,
        columns=(
            *("prediction_id", "run_id", "issued_at", "data_until", "valid_to", "cell"),
            *("latitude", "longitude", "category", "rate", "score", "flagged"),
        ),
        en="The forecasts as they were issued: for which place and time, and how much.",
        es="Los pronósticos tal como se emitieron: para qué lugar y momento, y cuánto.",
    ),
    Need(
        record="incidents",
        required=False,
        columns=("reported_at", "category", "cell", "latitude", "longitude"),
        en="What then happened, and what had happened before, so that counting can be tried.",
        es="Lo que después ocurrió y lo que había ocurrido antes, para probar el conteo.",
    ),
    Need(
        record="cells",
        required=False,
        columns=("area_km2", "latitude", "longitude", "x_m", "y_m", "block"),
        en="The whole map, with the cells that no prediction names: areas and places.",
        es="El mapa completo, también las celdas que nadie predijo: superficies y lugares.",
    ),
    Need(
        record="dosage",
        required=False,
        columns=("unit", "ended_at", "vehicle", "prediction_id", "at_police_premises"),
        en="The visits of patrols: whether they are good enough to speak of an effect.",
        es="Las visitas de patrullas: si alcanzan para hablar de un efecto.",
    ),
    Need(
        record="stops",
        required=False,
        columns=("prediction_id", "attributed"),
        en="Acts attributed to the programme: whether each names a prediction in force.",
        es="Los actos atribuidos al programa: si cada uno nombra una predicción vigente.",
    ),
    Need(
        record="resolutions",
        required=False,
        columns=("resolved_on", "allows", "findings"),
        en="What the council resolved: whether each run had its findings before it.",
        es="Lo que resolvió el concejo: si cada corrida tenía antes sus conclusiones.",
    ),
)
