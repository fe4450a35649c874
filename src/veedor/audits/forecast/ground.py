"""Cells as whole boxes on a grid, and incidents among them by their coordinates."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from veedor.audits.forecast.counts import Counts, EventPlace, MapCell
from veedor.audits.forecast.maps import phase_of
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.panel import flat
from veedor.core import Sentence, say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from veedor.stats.misplaced import Scattered
    from veedor.stats.recut import Grid

    Floats = NDArray[np.float64]

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_NEAR = 0.05
_ROOM = 1.01
_SQUARE_KM = 1_000_000


class Ground(Struct, frozen=True, kw_only=True, eq=False):
    """The grid, and the incidents of the periods on it.

    ``degree``: boxes to a degree, east and north. ``decimals``: how many decimals of a degree
    the coordinates of incidents have at most. ``incidents``: those with coordinates.
    """

    grid: "Grid"
    found: "Scattered"
    degree: tuple[float, float]
    decimals: int
    incidents: int


def ground_of(counts: Counts, options: ForecastOptions) -> Ground | Sentence:
    """Lay cells and incidents out on a grid of ``cell_metres``, or say why that cannot be."""
    import numpy as np

    from veedor.stats.recut import grid_of

    sides = options.cell_metres
    if sides is None:
        return say("absent.no-cell-size")
    if not counts.event_places:
        return say("absent.no-incident-points")
    centres = list(_centres(counts.map_cells))
    if len(centres) < len(counts.map_cells):
        return say("absent.no-cell-centres")
    degree = _boxes_a_degree([north for _, north in centres], sides)
    steps = np.array(centres) * degree
    phases = phase_of(steps[:, 0]), phase_of(steps[:, 1])
    steps -= phases
    whole = np.rint(steps).astype(np.int64)
    aside = np.abs(steps - whole).max(axis=1) > _NEAR
    # Cells cut at the edge of the map have their centre aside; most of a grid has not.
    parted = len(np.unique(whole, axis=0)) == len(whole)
    if 2 * aside.sum() > len(whole) or not parted or _too_large(counts.map_cells, sides):
        return say("absent.off-grid")
    return Ground(
        grid=grid_of(whole[:, 0], whole[:, 1], sides),
        found=_scattered(counts.event_places, degree, phases),
        degree=degree,
        decimals=max(map(_decimals, counts.event_places)),
        incidents=sum(one.incidents for one in counts.event_places),
    )


def _centres(cells: Iterable[MapCell]) -> Iterable[tuple[float, float]]:
    for one in cells:
        if one.longitude is not None and one.latitude is not None:
            yield float(one.longitude), float(one.latitude)


def _boxes_a_degree(norths: list[float], sides: tuple[float, float]) -> tuple[float, float]:
    """Give the boxes to a degree east and north, on the plane true in the map's middle."""
    east, _ = flat([0.0, 1.0], [min(norths), max(norths)])
    _, north = flat([0.0, 0.0], [0.0, 1.0])
    return float(east[1] - east[0]) / sides[0], float(north[1] - north[0]) / sides[1]


def _too_large(cells: Iterable[MapCell], sides: tuple[float, float]) -> bool:
    """Say whether some cell has more area than a box: then cells are no such boxes."""
    box = _ROOM * sides[0] * sides[1] / _SQUARE_KM
    return any(float(one.area_km2 or 0) > box for one in cells)


def _scattered(
    rows: tuple[EventPlace, ...], degree: tuple[float, float], phases: tuple[float, float]
) -> "Scattered":
    import numpy as np

    from veedor.stats.misplaced import scattered

    places = sorted({(one.longitude, one.latitude) for one in rows})
    number = {place: k for k, place in enumerate(places)}
    at = np.array([(float(east), float(north)) for east, north in places]) * degree - phases
    return scattered(
        [one.period_no - 1 for one in rows],
        [number[one.longitude, one.latitude] for one in rows],
        [one.incidents for one in rows],
        at[:, 0],
        at[:, 1],
    )


def _decimals(one: EventPlace) -> int:
    return max(decimals_of(one.latitude), decimals_of(one.longitude))


def decimals_of(number: Decimal) -> int:
    """Count the decimals of a number, zeros at its end left out.

    >>> decimals_of(Decimal("-34.610000")), decimals_of(Decimal("10"))
    (2, 0)
    """
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
