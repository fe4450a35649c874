"""What two forecasts caught where they disagree: the pair that a comparison takes."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from veedor.stats.flagging import Flagged, sizes_of
from veedor.stats.rows import Table, rows_of, shape_of

Floats = NDArray[np.float64]


def contested_hits(
    first: Flagged, second: Flagged, events: Table, area: ArrayLike | None = None
) -> tuple[Floats, Floats]:
    """Give the hits of two flaggings by cell, above what contested area would earn evenly.

    From the hits of each, credit x area x (events of the contested cells per contested area)
    is taken off: the same from both where both flag the same area, so that the difference of
    the sums is the difference of hits. Blocks drawn again then differ by who caught more, not
    by who happened to flag more of the cells drawn. Both as 1 x cells, over all periods.

    >>> from veedor.stats.flagging import flagged
    >>> events = [[3.0, 1.0, 0.0]]
    >>> a, b = contested_hits(flagged([2, 1, 0], 0.34), flagged([1, 2, 0], 0.34), events)
    >>> float(a.sum()), float(b.sum())
    (1.0, -1.0)
    """
    if not first.shape == second.shape == shape_of(events):
        raise ValueError("the two flaggings and the events differ in shape")
    sizes = sizes_of(area, first.cells)
    credit, hits = np.zeros((2, first.cells)), np.zeros((2, first.cells))
    disputed = lost = 0.0
    for one, other, seen in zip(first, second, rows_of(events), strict=True):
        apart = np.abs(one - other)
        disputed += float((apart * sizes).sum())
        lost += float((apart * seen).sum())
        credit += (one, other)
        here = np.flatnonzero(seen)
        hits[:, here] += seen[here] * (one[here], other[here])
    level = lost / disputed if disputed else 0.0
    left = hits - level * sizes * credit
    return left[:1], left[1:]
