"""The columns that say where a thing is: its point, and the area as written."""

from veedor.core import Column

POINT = (
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
        name="area",
        kind="text",
        en="The area as written in the row (neighbourhood, commune).",
        es="La zona según está escrita en la fila (barrio, comuna).",
    ),
)
