"""Areas as outlines on a small canvas, for a picture: simplified, in whole numbers."""

from itertools import pairwise
from typing import Any

import numpy as np
from msgspec import Struct

from veedor.geo.outlines import Outlines

WIDTH = 1000
_TALLEST = 1600
_COARSE = 0.8  # of a canvas unit: what a reader could not see


class Drawing(Struct, frozen=True, kw_only=True):
    """Area → SVG path on a canvas ``WIDTH`` wide and ``height`` high; north is up."""

    paths: dict[str, str]
    height: int


def draw(outlines: Outlines) -> Drawing:
    """Draw areas on one canvas; degrees of longitude shortened as at the middle latitude.

    >>> from veedor.geo.outlines import read_outlines
    >>> found = draw(read_outlines([("A", "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))")]))
    >>> found.paths["A"], found.height
    ('M0,1000L0,0L1000,0L1000,1000Z', 1000)
    """
    import shapely  # noqa: PLC0415 - loads when used

    if not outlines.shapes:
        return Drawing(paths={}, height=0)
    shapes = np.array(outlines.shapes, dtype=object)
    west, south, east, north = shapely.total_bounds(shapes)
    narrow = float(np.cos(np.radians((south + north) / 2)))
    wide, high = (east - west) * narrow, north - south
    scale = min(WIDTH / wide, _TALLEST / high)

    def moved(points: Any) -> Any:  # noqa: ANN401 - NumPy's own
        across = (points[:, 0] - west) * narrow * scale
        return np.column_stack((across, (north - points[:, 1]) * scale))

    drawn = shapely.simplify(shapely.transform(shapes, moved), _COARSE, preserve_topology=True)
    paths = {code: _path(one) for code, one in zip(outlines.codes, drawn, strict=True)}
    return Drawing(paths=paths, height=round(high * scale))


def _path(shape: Any) -> str:  # noqa: ANN401 - shapely's own, loaded when used
    import shapely  # noqa: PLC0415 - loads when used

    rings = shapely.get_rings(shape)
    return "".join(_ring(np.rint(shapely.get_coordinates(ring)).astype(int)) for ring in rings)


def _ring(points: Any) -> str:  # noqa: ANN401 - NumPy's own
    """Write a ring; one that is smaller than a unit of the canvas is not seen."""
    kept = [points[0], *(b for a, b in pairwise(points[:-1]) if (a != b).any())]
    if len(kept) < 3:
        return ""
    return "M" + "L".join(f"{x},{y}" for x, y in kept) + "Z"
