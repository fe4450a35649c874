"""Points put into the areas that hold them; each that falls in none, or in several, says so."""

from typing import Any, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from veedor.geo.outlines import Outlines

Numbers: TypeAlias = NDArray[np.int64]
MILLIONTHS = 1e6


class Places(Struct, frozen=True, kw_only=True):
    """Of each point: why it is where it is, and the area that holds it ("" where none does)."""

    why: NDArray[Any]
    area_code: NDArray[Any]


def place_points(outlines: Outlines, lat_e6: Numbers, lon_e6: Numbers) -> Places:
    """Say in which area each point lies; points come in millionths of a degree.

    "inside": in one area, its border counted as its own. "several": in more than one, or on a
    border that areas share. "outside": in none. "zero": at (0, 0), which stands for no place.
    "impossible": beyond 90 degrees of latitude or 180 of longitude.

    >>> from veedor.geo.outlines import read_outlines
    >>> square = read_outlines([("A", "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))")])
    >>> numbers = np.array([500_000, 0, 2_000_000, 95_000_000])
    >>> place_points(square, numbers, numbers).why.tolist()
    ['inside', 'zero', 'outside', 'impossible']
    """
    why = np.full(lat_e6.shape, "outside", dtype=object)
    codes = np.full(lat_e6.shape, "", dtype=object)
    held, first = _holding(outlines, lat_e6, lon_e6)
    why[held == 1], why[held > 1] = "inside", "several"
    why[(np.abs(lat_e6) > 90_000_000) | (np.abs(lon_e6) > 180_000_000)] = "impossible"
    why[(lat_e6 == 0) & (lon_e6 == 0)] = "zero"
    inside = why == "inside"
    codes[inside] = np.array(outlines.codes, dtype=object)[first[inside]]
    return Places(why=why, area_code=codes)


def _holding(outlines: Outlines, lat_e6: Numbers, lon_e6: Numbers) -> tuple[Numbers, Numbers]:
    """Count the areas that hold each point, and name the first of them."""
    import shapely  # noqa: PLC0415 - loads when used

    first = np.zeros(lat_e6.shape, dtype=np.int64)
    if not outlines.codes or not lat_e6.size:
        return first.copy(), first
    points = shapely.points(lon_e6 / MILLIONTHS, lat_e6 / MILLIONTHS)
    tree = shapely.STRtree(np.array(outlines.shapes, dtype=object))
    point, area = tree.query(points, predicate="intersects")
    held = np.bincount(point, minlength=lat_e6.size).astype(np.int64)
    first[point] = area
    return held, first
