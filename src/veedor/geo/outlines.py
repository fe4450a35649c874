"""Outlines of areas, as text, read into shapes and measured in square metres."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

# Shapely and pyproj are loaded where they are called: `veedor --help` needs neither.
# ruff: noqa: PLC0415


class Outlines(Struct, frozen=True, kw_only=True):
    """The areas that could be drawn, and of every area how its outline was read.

    ``codes`` and ``shapes`` go together. ``read``: area → "read", "mended" (it crossed itself),
    "none" (nothing was given), "unreadable", or "not degrees". ``square_metres``: on the WGS 84
    ellipsoid, 0 where there is no shape.
    """

    codes: tuple[str, ...]
    shapes: tuple[Any, ...]
    read: dict[str, str]
    square_metres: dict[str, int]


def read_outlines(rows: Iterable[tuple[str, str]]) -> Outlines:
    """Read areas as (code, outline): WKT, a GeoJSON geometry, or WKB in hexadecimal.

    Rows of one code are one area. Degrees in WGS 84 are taken for what they are; an outline
    beyond 180 or 90 of them is in some other system, and is not drawn.

    >>> found = read_outlines([("A", "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))"), ("B", "?")])
    >>> found.codes, found.read, found.square_metres["A"]
    (('A',), {'A': 'read', 'B': 'unreadable'}, 12308778361)
    """
    import shapely

    parts: dict[str, list[Any]] = defaultdict(list)
    read: dict[str, str] = {}
    for code, text in rows:
        shape, how = _read_one(text)
        if shape is not None:
            parts[code].append(shape)
        if _WORST.index(how) >= _WORST.index(read.get(code, "none")):
            read[code] = how
    shapes = {code: shapely.union_all(found) for code, found in sorted(parts.items())}
    return Outlines(
        codes=tuple(shapes),
        shapes=tuple(shapes.values()),
        read=read,
        square_metres={code: _measured(shapes.get(code)) for code in read},
    )


# Collections may nest without end, and what reads them recurses; they are no outline anyway.
_POLYGON = re.compile(r"(MULTI)?POLYGON", re.IGNORECASE)
_WORST = ("none", "read", "mended", "unreadable", "not degrees")


def _read_one(text: str) -> tuple[Any, str]:
    import shapely

    text = text.strip()
    if not text:
        return None, "none"
    if text.startswith("{"):
        shape = shapely.from_geojson(text, on_invalid="ignore")
    elif text[0].isdigit():
        shape = shapely.from_wkb(text, on_invalid="ignore")
    elif _POLYGON.match(text):
        shape = shapely.from_wkt(text, on_invalid="ignore")
    else:
        return None, "unreadable"
    if shape is None or shape.geom_type not in {"Polygon", "MultiPolygon"} or shape.is_empty:
        return None, "unreadable"
    shape = shapely.force_2d(shape)
    west, south, east, north = shape.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        return None, "not degrees"
    if shape.is_valid:
        return shape, "read"
    mended = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    return (None, "unreadable") if mended.is_empty else (mended, "mended")


def _measured(shape: Any) -> int:  # noqa: ANN401 - shapely's own, loaded when used
    import shapely
    from pyproj import Geod

    if shape is None:
        return 0
    turned = shapely.orient_polygons(shape)
    area, _ = Geod(ellps="WGS84").geometry_area_perimeter(turned)
    return round(abs(float(area)))
