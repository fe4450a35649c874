"""What two forecasts caught where they disagree: the pair that a comparison takes."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from veedor.stats.flagging import Flagged, by_period

Floats = NDArray[np.float64]


def contested_hits(
    first: Flagged, second: Flagged, events: ArrayLike, area: ArrayLike | None = None
) -> tuple[Floats, Floats]:
    """Give the hits of two flaggings above what their contested area would earn evenly.

    From the hits of each, credit x area x (events of the contested cells per contested area)
    is taken off: the same from both where both flag the same area, so that the difference of
    the sums is the difference of hits. Blocks drawn again then differ by who caught more, not
    by who happened to flag more of the cells drawn.

    >>> from veedor.stats.flagging import flagged
    >>> events = [[3.0, 1.0, 0.0]]
    >>> a, b = contested_hits(flagged([2, 1, 0], 0.34), flagged([1, 2, 0], 0.34), events)
    >>> float(a.sum()), float(b.sum())
    (1.0, -1.0)
    """
    seen = by_period(events)
    if not first.credit.shape == second.credit.shape == seen.shape:
        raise ValueError("the two flaggings and the events differ in shape")
    sizes = np.ones(seen.shape[1]) if area is None else np.asarray(area, dtype=np.float64)
    apart = np.abs(first.credit - second.credit)
    disputed = float((apart * sizes).sum())
    level = float((apart * seen).sum()) / disputed if disputed else 0.0
    left = seen - level * sizes
    return first.credit * left, second.credit * left
