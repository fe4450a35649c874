"""Plain counting as a forecast: maps for each period from what was known before its issue.

Counts are periods x cells. For period ``t`` and a report lag of ``lag`` periods, a map uses
periods up to ``t - 1 - lag`` and nothing later. Rows come back for the periods from ``start``,
all at once here, and one by one from ``daily``, where each rule is made.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from veedor.stats import daily
from veedor.stats.known import Known
from veedor.stats.ledger import Counted, ledger_of

Floats = NDArray[np.float64]


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


def stacked(maps: Iterable[Floats]) -> Floats:
    """Give maps that come one by one as a table, periods x cells.

    >>> stacked([np.ones(2), np.zeros(2)]).tolist()
    [[1.0, 1.0], [0.0, 0.0]]
    """
    return np.array([*maps], dtype=np.float64)


def uniform(counts: Counted, known: Known, area: ArrayLike | None = None) -> Floats:
    """Give the known mean of all events per period, spread evenly over the area.

    >>> uniform([[2, 0], [4, 0], [0, 0]], Known(start=1)).tolist()
    [[1.0, 1.0], [1.5, 1.5]]
    """
    return stacked(daily.uniform(ledger_of(counts), known, area))


def last_period(counts: Counted, known: Known) -> Floats:
    """Give the counts of the last known period.

    >>> last_period([[2, 0], [0, 1], [0, 0]], Known(start=1)).tolist()
    [[2.0, 0.0], [0.0, 1.0]]
    """
    return stacked(daily.moving_average(ledger_of(counts), known, 1))


def long_run_mean(counts: Counted, known: Known) -> Floats:
    """Give the mean of all known periods.

    >>> long_run_mean([[2, 0], [0, 1], [0, 0]], Known(start=1)).tolist()
    [[2.0, 0.0], [1.0, 0.5]]
    """
    return stacked(daily.long_run_mean(ledger_of(counts), known))


def moving_average(counts: Counted, known: Known, window: int) -> Floats:
    """Give the mean of the last ``window`` known periods, of as many as there are at first.

    >>> moving_average([[2, 0], [0, 1], [0, 3], [0, 0]], Known(start=2), 2).tolist()
    [[1.0, 0.5], [0.0, 2.0]]
    """
    return stacked(daily.moving_average(ledger_of(counts), known, window))


def smoothed(counts: Counted, known: Known, alpha: float) -> Floats:
    """Give exponential smoothing: alpha x last known + (1 - alpha) x the map before it.

    >>> smoothed([[2, 0], [0, 4], [0, 0]], Known(start=2), 0.5).tolist()
    [[1.0, 2.0]]
    """
    return stacked(daily.smoothed(ledger_of(counts), known, alpha))


def shrunken_mean(counts: Counted, known: Known) -> Floats:
    """Give the long-run mean of each cell, drawn towards the mean of all cells.

    Gamma-Poisson: (y + k m) / (T + k), m the mean rate of all cells, and k = m / s², with s²
    the variance of the cells' true rates by moments (negative means none: all at m).

    >>> shrunken_mean([[4, 0], [0, 0]], Known(start=1)).tolist()
    [[3.5, 0.5]]
    """
    return stacked(daily.shrunken_mean(ledger_of(counts), known))
