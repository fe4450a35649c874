"""What the forecasting system gave out: for which place and time, and when it was issued."""

from veedor.core import Column, Record

RECORD = Record(
    name="predictions",
    en="One row per place and period of a forecast that was issued.",
    es="Una fila por lugar y período de un pronóstico que se emitió.",
    columns=(
        Column(
            name="prediction_id",
            kind="text",
            en="The prediction's own number.",
            es="Número propio de la predicción.",
        ),
        Column(
            name="run_id",
            kind="text",
            en="The run that gave it.",
            es="La corrida que la produjo.",
        ),
        Column(
            name="issued_at",
            kind="moment",
            en="When it was issued.",
            es="Cuándo se emitió.",
        ),
        Column(
            name="data_until",
            kind="moment",
            en="Up to when the data behind it reached (not included).",
            es="Hasta cuándo llegaban los datos en que se basó (exclusive).",
        ),
        Column(
            name="valid_from",
            kind="moment",
            required=True,
            may_be_missing=False,
            en="From when it applied (included).",
            es="Desde cuándo regía (inclusive).",
        ),
        Column(
            name="valid_to",
            kind="moment",
            en="Until when it applied (not included).",
            es="Hasta cuándo regía (exclusive).",
        ),
        Column(
            name="cell",
            kind="text",
            en="The cell or area of the map that it names.",
            es="La celda o zona del mapa que nombra.",
        ),
        Column(
            name="latitude",
            kind="decimal",
            en="Latitude of the box's centre in degrees, south negative (WGS 84).",
            es="Latitud del centro del recuadro en grados, sur negativo (WGS 84).",
        ),
        Column(
            name="longitude",
            kind="decimal",
            en="Longitude of the box's centre in degrees, west negative (WGS 84).",
            es="Longitud del centro del recuadro en grados, oeste negativo (WGS 84).",
        ),
        Column(
            name="category",
            kind="text",
            en="The type of crime that it was for.",
            es="El tipo de delito al que se refería.",
        ),
        Column(
            name="rate",
            kind="rate",
            en="Expected number of incidents there and then; kept to fifteen places.",
            es="Cantidad de hechos que se esperaba ahí y entonces; con quince decimales.",
        ),
        Column(
            name="score",
            kind="rate",
            en="A score that only orders places; kept to fifteen places.",
            es="Un puntaje que solo ordena lugares; con quince decimales.",
        ),
        Column(
            name="flagged",
            kind="boolean",
            en="Was the place flagged for patrol?",
            es="¿Se señaló el lugar para patrullaje?",
        ),
        Column(
            name="model_version",
            kind="text",
            en="Version of the model that gave it.",
            es="Versión del modelo que la produjo.",
        ),
        Column(
            name="times",
            kind="integer",
            en="How many predictions the row stands for; empty: one.",
            es="Cuántas predicciones representa la fila; vacío: una.",
        ),
    ),
)
