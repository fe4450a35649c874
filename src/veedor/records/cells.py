"""The cells of a forecast's map: how large each is, and where."""

from veedor.core import Column, Record

RECORD = Record(
    name="cells",
    en="One row per cell of the map that the forecast divides the city into.",
    es="Una fila por celda del mapa en que el pronóstico divide la ciudad.",
    key=("cell",),
    columns=(
        Column(
            name="cell",
            kind="text",
            required=True,
            may_be_missing=False,
            en="The cell's own name.",
            es="Nombre propio de la celda.",
        ),
        Column(
            name="area_km2",
            kind="rate",
            en="Its area within the city, in square kilometres.",
            es="Su superficie dentro de la ciudad, en kilómetros cuadrados.",
        ),
        Column(
            name="latitude",
            kind="decimal",
            en="Latitude of its centre in degrees, south negative (WGS 84).",
            es="Latitud de su centro en grados, sur negativo (WGS 84).",
        ),
        Column(
            name="longitude",
            kind="decimal",
            en="Longitude of its centre in degrees, west negative (WGS 84).",
            es="Longitud de su centro en grados, oeste negativo (WGS 84).",
        ),
        Column(
            name="x_m",
            kind="decimal",
            en="Its centre, metres to the east, in any plane projection.",
            es="Su centro, metros hacia el este, en cualquier proyección plana.",
        ),
        Column(
            name="y_m",
            kind="decimal",
            en="Its centre, metres to the north, in the same projection.",
            es="Su centro, metros hacia el norte, en la misma proyección.",
        ),
        Column(
            name="block",
            kind="text",
            en="The sector it belongs to: cells near enough to infect each other share one.",
            es="El sector al que pertenece: las celdas que pueden contagiarse comparten uno.",
        ),
    ),
)
