"""Square boxes around points, and how much of each falls in which area."""

from typing import Any, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from veedor.geo.outlines import Outlines
from veedor.geo.placing import MILLIONTHS, Numbers

Array: TypeAlias = NDArray[Any]


class Parts(Struct, frozen=True, kw_only=True):
    """Of box ``number`` (its place among the points), ``parts`` millionths are in the area."""

    number: Numbers
    area_code: Array
    parts: Numbers


def box_parts(outlines: Outlines, lat_e6: Numbers, lon_e6: Numbers, metres: float) -> Parts:
    """Give each area's part of a square of so many metres, north up, around each point.

    Sides are measured on the WGS 84 ellipsoid. Points at (0, 0) or beyond the globe have no
    box. What is in no area is in no part.

    >>> from veedor.geo.outlines import read_outlines
    >>> square = read_outlines([("A", "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))")])
    >>> found = box_parts(square, np.array([500_000]), np.array([1_000_000]), 100.0)
    >>> found.area_code.tolist(), found.parts.tolist()
    (['A'], [500000])
    """
    import shapely  # noqa: PLC0415 - loads when used

    on_globe = (np.abs(lat_e6) <= 89_000_000) & (np.abs(lon_e6) <= 179_000_000)
    kept = np.flatnonzero(on_globe & ((lat_e6 != 0) | (lon_e6 != 0)))
    if not kept.size or not outlines.codes:
        nothing = np.zeros(0, dtype=np.int64)
        return Parts(number=nothing, area_code=np.zeros(0, dtype=object), parts=nothing)
    boxes = _boxes(lat_e6[kept] / MILLIONTHS, lon_e6[kept] / MILLIONTHS, metres)
    shapes = np.array(outlines.shapes, dtype=object)
    box, area = shapely.STRtree(shapes).query(boxes, predicate="intersects")
    order = np.lexsort((area, box))
    box, area = box[order], area[order]
    within = shapely.area(shapely.intersection(boxes[box], shapes[area]))
    parts = np.rint(within / shapely.area(boxes[box]) * MILLIONTHS).astype(np.int64)
    some = parts > 0
    codes = np.array(outlines.codes, dtype=object)[area[some]]
    return Parts(number=kept[box[some]], area_code=codes, parts=parts[some])


def _boxes(lat: Array, lon: Array, metres: float) -> Array:
    import shapely  # noqa: PLC0415 - loads when used
    from pyproj import Geod  # noqa: PLC0415 - loads when used

    globe, half = Geod(ellps="WGS84"), np.full(lat.shape, metres / 2)
    _, north, _ = globe.fwd(lon, lat, np.zeros(lat.shape), half)
    east, _, _ = globe.fwd(lon, lat, np.full(lat.shape, 90.0), half)
    up, right = np.asarray(north) - lat, np.asarray(east) - lon
    boxes: Array = shapely.box(lon - right, lat - up, lon + right, lat + up)
    return boxes
