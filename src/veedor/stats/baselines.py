"""Plain counting as a forecast: maps for each period from what was known before its issue.

Counts are periods x cells. For period ``t`` and a report lag of ``lag`` periods, a map uses
periods up to ``t - 1 - lag`` and nothing later. Rows come back for the periods from ``start``.
"""

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.flagging import by_period

# SciPy is loaded where it is called: it takes seconds, and most commands forecast nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]


class Known(Struct, frozen=True, kw_only=True):
    """From which period on maps are made, and how many periods late reports come."""

    start: int
    lag: int = 0

    def ends(self, periods: int) -> NDArray[np.int64]:
        """Give, for each period from ``start`` on, how many periods were known by then.

        >>> Known(start=3, lag=1).ends(5).tolist()
        [2, 3]
        """
        if not 0 <= self.lag < self.start < periods:
            raise ValueError(
                f"need 0 <= lag < start < {periods} periods, got {self.lag} and {self.start}"
            )
        return np.arange(self.start, periods) - self.lag


def counts_of(
    periods: ArrayLike, cells: ArrayLike, shape: tuple[int, int], counts: ArrayLike = 1
) -> NDArray[np.int64]:
    """Give the matrix periods x cells of sparse triples; equal places add up.

    >>> counts_of([0, 0, 1], [1, 1, 0], (2, 2)).tolist()
    [[0, 2], [1, 0]]
    """
    when, where = np.asarray(periods, dtype=np.int64), np.asarray(cells, dtype=np.int64)
    inside = (when >= 0) & (when < shape[0]) & (where >= 0) & (where < shape[1])
    if not inside.all():
        raise ValueError("a period or a cell lies outside the matrix")
    table = np.zeros(shape, dtype=np.int64)
    np.add.at(table, (when, where), np.asarray(counts, dtype=np.int64))
    return table


def uniform(counts: ArrayLike, known: Known, area: ArrayLike | None = None) -> Floats:
    """Give the known mean of all events per period, spread evenly over the area.

    >>> uniform([[2, 0], [4, 0], [0, 0]], Known(start=1)).tolist()
    [[1.0, 1.0], [1.5, 1.5]]
    """
    table = by_period(counts)
    ends = known.ends(len(table))
    sizes = np.ones(table.shape[1]) if area is None else np.asarray(area, dtype=np.float64)
    level = np.cumsum(table.sum(axis=1))[ends - 1] / ends
    return np.outer(level, sizes / sizes.sum())


def last_period(counts: ArrayLike, known: Known) -> Floats:
    """Give the counts of the last known period.

    >>> last_period([[2, 0], [0, 1], [0, 0]], Known(start=1)).tolist()
    [[2.0, 0.0], [0.0, 1.0]]
    """
    table = by_period(counts)
    return table[known.ends(len(table)) - 1]


def long_run_mean(counts: ArrayLike, known: Known) -> Floats:
    """Give the mean of all known periods.

    >>> long_run_mean([[2, 0], [0, 1], [0, 0]], Known(start=1)).tolist()
    [[2.0, 0.0], [1.0, 0.5]]
    """
    table = by_period(counts)
    ends = known.ends(len(table))
    return window_sums(table, np.zeros_like(ends), ends) / ends[:, None]


def moving_average(counts: ArrayLike, known: Known, window: int) -> Floats:
    """Give the mean of the last ``window`` known periods, of as many as there are at first.

    >>> moving_average([[2, 0], [0, 1], [0, 3], [0, 0]], Known(start=2), 2).tolist()
    [[1.0, 0.5], [0.0, 2.0]]
    """
    if window < 1:
        raise ValueError(f"need a window of one period or more, got {window}")
    table = by_period(counts)
    ends = known.ends(len(table))
    starts = np.maximum(ends - window, 0)
    made = window_sums(table, starts, ends)
    made /= (ends - starts)[:, None]
    return made


def window_sums(table: Floats, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Floats:
    """Give the sums of periods from each start up to its end; both only ever move on.

    One running sum, so that a year of maps of 100,000 cells needs no second copy of the counts.

    >>> table = np.array([[1.0], [2.0], [4.0]])
    >>> window_sums(table, np.array([0, 1]), np.array([2, 3])).tolist()
    [[3.0], [6.0]]
    """
    made = np.empty((len(ends), table.shape[1]))
    running = table[: ends[0]].sum(axis=0) - table[: starts[0]].sum(axis=0)
    made[0] = running
    for k in range(1, len(ends)):
        for new in table[ends[k - 1] : ends[k]]:
            running += new
        for old in table[starts[k - 1] : starts[k]]:
            running -= old
        made[k] = running
    return made


def smoothed(counts: ArrayLike, known: Known, alpha: float) -> Floats:
    """Give exponential smoothing: alpha x last known + (1 - alpha) x the map before it.

    >>> smoothed([[2, 0], [0, 4], [0, 0]], Known(start=2), 0.5).tolist()
    [[1.0, 2.0]]
    """
    from scipy import signal

    if not 0 < alpha <= 1:
        raise ValueError(f"need 0 < alpha <= 1, got {alpha}")
    table = by_period(counts)
    ends = known.ends(len(table))
    first = (1 - alpha) * table[:1]
    made, _ = signal.lfilter([alpha], [1.0, alpha - 1.0], table, axis=0, zi=first)
    return np.asarray(made[ends - 1], dtype=np.float64)


def shrunken_mean(counts: ArrayLike, known: Known) -> Floats:
    """Give the long-run mean of each cell, drawn towards the mean of all cells.

    Gamma-Poisson: (y + k m) / (T + k), m the mean rate of all cells, and k = m / s², with s²
    the variance of the cells' true rates by moments (negative means none: all at m).

    >>> shrunken_mean([[4, 0], [0, 0]], Known(start=1)).tolist()
    [[3.5, 0.5]]
    """
    table = by_period(counts)
    ends = known.ends(len(table))
    rate = long_run_mean(table, known)
    mean = rate.mean(axis=1, keepdims=True)
    between = rate.var(axis=1, ddof=1, keepdims=True) - mean / ends[:, None]
    with np.errstate(divide="ignore"):
        k = np.where(between > 0, mean / np.maximum(between, 1e-300), np.inf)
    pull = np.where(np.isinf(k), 1.0, k / (ends[:, None] + np.where(np.isinf(k), 0.0, k)))
    return np.asarray((1 - pull) * rate + pull * mean)
