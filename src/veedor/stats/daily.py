"""The maps of plain counting, one period at a time: what each rule would have drawn that day.

Events are a ``Ledger``. For period ``t`` and a report lag of ``lag`` periods, a map uses
periods up to ``t - 1 - lag`` and nothing later. Maps come for the periods from ``start``.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from veedor.stats.known import Known
from veedor.stats.ledger import Ledger, window_rows

Floats = NDArray[np.float64]


def uniform(events: Ledger, known: Known, area: ArrayLike | None = None) -> Iterator[Floats]:
    """Give the known mean of all events per period, spread evenly over the area."""
    ends = known.ends(len(events))
    sizes = np.ones(events.width) if area is None else np.asarray(area, dtype=np.float64)
    level = np.cumsum(events.totals())[ends - 1] / ends
    even = sizes / sizes.sum()
    return (one * even for one in level)


def long_run_mean(events: Ledger, known: Known) -> Iterator[Floats]:
    """Give the mean of all known periods."""
    ends = known.ends(len(events))
    sums = window_rows(events, np.zeros_like(ends), ends)
    return (row / end for row, end in zip(sums, ends, strict=True))


def moving_average(events: Ledger, known: Known, window: int) -> Iterator[Floats]:
    """Give the mean of the last ``window`` known periods, of as many as there are at first."""
    if window < 1:
        raise ValueError(f"need a window of one period or more, got {window}")
    ends = known.ends(len(events))
    starts = np.maximum(ends - window, 0)
    sums = window_rows(events, starts, ends)
    return (row / days for row, days in zip(sums, ends - starts, strict=True))


def smoothed(events: Ledger, known: Known, alpha: float) -> Iterator[Floats]:
    """Give exponential smoothing: alpha x last known + (1 - alpha) x the map before it."""
    if not 0 < alpha <= 1:
        raise ValueError(f"need 0 < alpha <= 1, got {alpha}")
    return _smoothed(events, known.ends(len(events)), alpha)


def _smoothed(events: Ledger, ends: NDArray[np.int64], alpha: float) -> Iterator[Floats]:
    left = (1 - alpha) * events.sums(0, 1)
    for k in range(int(ends[-1])):
        made = alpha * events.sums(k, k + 1) + left
        left = (1 - alpha) * made
        if k + 1 >= ends[0]:
            yield made


def shrunken_mean(events: Ledger, known: Known) -> Iterator[Floats]:
    """Give the long-run mean of each cell, drawn towards the mean of all cells."""
    ends = known.ends(len(events))
    return (
        _shrunken(rate, float(end))
        for rate, end in zip(long_run_mean(events, known), ends, strict=True)
    )


def _shrunken(rate: Floats, periods: float) -> Floats:
    """Draw rates towards their mean: the less, the more they vary beyond chance."""
    mean = rate.mean()
    between = rate.var(ddof=1) - mean / periods
    pull = 1.0
    if between > 0:
        k = mean / max(between, 1e-300)
        pull = k / (periods + k)
    return np.asarray((1 - pull) * rate + pull * mean)
