"""What a forecast caught on a map cut again: the same coverage, flagged anew on other boxes."""

from collections.abc import Iterator
from itertools import islice

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from veedor.stats.flagging import flagged
from veedor.stats.misplaced import Scattered
from veedor.stats.recut import Cut
from veedor.stats.rows import Table, rows_of, shape_of

Floats = NDArray[np.float64]

_DIGITS = 12
_AT_ONCE = 4_000_000


class Ranked(Struct, frozen=True, kw_only=True, eq=False):
    """What ranks the boxes in each period, and the share of the area flagged in it.

    ``values``: periods x boxes. ``summed``: values are amounts, which a box cut in two shares
    out and which rank by area; otherwise they are flags, whose mean over the area ranks.
    ``area``: of the boxes.
    """

    values: Table
    summed: bool
    shares: Floats
    area: Floats


class Recaught(Struct, frozen=True, kw_only=True):
    """What was caught on a grid: ``hits`` of ``events``, and the share of the map flagged."""

    hits: float
    events: float
    area_used: float

    @property
    def rate(self) -> float:
        """Give the share of events caught."""
        return self.hits / self.events

    @property
    def pai(self) -> float:
        """Give the rate over the share of the map; ``area_used`` must be above 0."""
        return self.rate / self.area_used


def recaught(ranked: Ranked, cut: Cut, found: Scattered) -> Recaught:
    """Give what the boxes of ``cut`` catch that rank highest, at each period's own coverage.

    Events count where they lay on the map as it was. Where boxes are parted, scores that differ
    in the thirteenth digit tie: they are sums over parts, and machines differ there. Periods
    are taken a part at a time, so that memory stays small. Raises ValueError where no event
    lies on the map.

    >>> from veedor.stats.misplaced import scattered
    >>> from veedor.stats.recut import grid_of, recut
    >>> line = grid_of([0, 1, 2, 3], [0, 0, 0, 0], (1.0, 1.0))
    >>> ranked = Ranked(values=np.array([[4.0, 0.0, 3.0, 2.0]]), summed=True,
    ...                 shares=np.array([0.5]), area=np.ones(4))
    >>> events = scattered([0, 0], [0, 1], [1, 1], [0.0, 2.9], [0.0, 0.0])
    >>> recaught(ranked, recut(line), events).rate  # boxes 0 and 2
    0.5
    >>> recaught(ranked, recut(line, size=2.0), events).pai  # boxes 2 and 3 are one, with 5
    1.0
    """
    on = cut.grid.cell_at(found.east, found.north)[found.place] >= 0
    whole = float(found.events[on].sum())
    if not whole:
        raise ValueError("no event lies on the map")
    cell = cut.cell_at(found.east, found.north)[found.place]
    at = on & (cell >= 0)
    area = cut.spread(ranked.area)[0]
    periods = shape_of(ranked.values)[0]
    hits = used = 0.0
    for rows, values in _parts(ranked.values, max(1, _AT_ONCE // len(area))):
        inside = at & (found.period >= rows.start) & (found.period < rows.stop)
        events = np.zeros((rows.stop - rows.start, len(area)))
        where = found.period[inside] - rows.start, cell[inside]
        np.add.at(events, where, found.events[inside])
        scores = _scores(values, ranked, cut, area)
        part = _caught(scores, events, ranked.shares[rows], area)
        hits += part[0]
        used += part[1]
    return Recaught(hits=hits, events=whole, area_used=used / float(area.sum()) / periods)


def _parts(values: Table, step: int) -> Iterator[tuple[slice, Floats]]:
    """Go through the periods ``step`` at a time."""
    rows, first = rows_of(values), 0
    while held := [*islice(rows, step)]:
        yield slice(first, first + len(held)), np.array(held)
        first += len(held)


def _scores(values: Floats, ranked: Ranked, cut: Cut, area: Floats) -> Floats:
    table = cut.spread(values if ranked.summed else values * ranked.area)
    table /= area
    if cut.whole:
        return table
    top = np.abs(table).max(axis=1, keepdims=True)
    return np.round(table / np.where(top > 0, top, 1.0), _DIGITS)


def _caught(
    scores: Floats, events: Floats, shares: Floats, area: Floats
) -> tuple[float, float]:
    """Give the hits and the area flagged, summed over periods."""
    hits = used = 0.0
    for share in np.unique(shares[shares > 0]):
        rows = np.flatnonzero(shares == share)
        chosen = flagged(scores[rows], float(share), area)
        hits += float((chosen.credit * events[rows]).sum())
        used += float(chosen.area.sum())
    return hits, used
