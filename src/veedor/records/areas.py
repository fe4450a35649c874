"""Areas as a publication names them: code, name and outline, list by list."""

from veedor.core import Column, Record

RECORD = Record(
    name="areas",
    en="One row per area in a published list, as printed.",
    es="Una fila por área en una lista publicada, tal como se imprimió.",
    columns=(
        Column(
            name="area_code",
            kind="text",
            en="The area's official code.",
            es="Código oficial del área.",
        ),
        Column(
            name="area_name",
            kind="text",
            en="Its name as printed.",
            es="Su nombre, tal como se imprimió.",
        ),
        Column(
            name="list_name",
            kind="text",
            en="Which list or table the row is from.",
            es="De qué lista o tabla es la fila.",
        ),
        Column(
            name="parent",
            kind="text",
            en="The larger area to which it belongs (neighbourhood, commune).",
            es="La zona mayor a la que pertenece (barrio, comuna).",
        ),
        Column(
            name="outline",
            kind="text",
            en="Its outline in degrees (WGS 84): WKT, GeoJSON geometry, or WKB in hexadecimal.",
            es="Su contorno en grados (WGS 84): WKT, geometría GeoJSON o WKB en hexadecimal.",
        ),
        Column(
            name="land_m2",
            kind="decimal",
            en="Its land area in square metres, as published.",
            es="Su superficie de tierra en metros cuadrados, según se publicó.",
        ),
    ),
)
