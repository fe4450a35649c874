"""Poisson regression on a cell's own past as a baseline: counts weighed by what they told."""

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.baselines import Known
from veedor.stats.flagging import by_period

Floats = NDArray[np.float64]

_ROWS = 1_000_000
_STEPS = 50


class LagFit(Struct, frozen=True, kw_only=True, eq=False):
    """Maps of the regression, and its coefficients: the constant, then one per window."""

    maps: Floats
    windows: tuple[int, ...]
    coefficients: Floats


def lag_regression(
    counts: ArrayLike, known: Known, windows: tuple[int, ...] = (1, 7, 28, 182)
) -> LagFit:
    """Give maps of a Poisson regression on log(1 + events of the last w periods), each w.

    Fitted once, on the periods known when the first map was issued, by Newton's method (IRLS);
    at most a million rows, of evenly spaced periods. Each map then reads only its own past.

    >>> rng = np.random.default_rng(1)
    >>> fit = lag_regression(rng.poisson([0.1, 2.0], size=(60, 2)), Known(start=50), (7,))
    >>> bool((fit.maps[:, 1] > fit.maps[:, 0]).all()), fit.coefficients.shape
    (True, (2,))
    """
    table = by_period(counts)
    ends = known.ends(len(table))
    sums = np.zeros((len(table) + 1, table.shape[1]))
    np.cumsum(table, axis=0, out=sums[1:])
    # A training period needs a past of its own, and must itself be known at the first issue.
    train = np.arange(known.lag + 1, known.start - known.lag)
    if train.size < 2 or not table[train].any():
        raise ValueError("too little is known before the first period to fit a regression")
    full = train[train - known.lag >= max(windows)]
    train = full if full.size >= 2 and table[full].any() else train
    most = max(2, _ROWS // table.shape[1])
    train = train[np.linspace(0, train.size - 1, min(most, train.size)).astype(np.int64)]
    found = _poisson(_features(sums, train - known.lag, windows), table[train].ravel())
    maps = np.empty((len(ends), table.shape[1]))
    for k in range(len(ends)):
        maps[k] = np.exp(_features(sums, ends[k : k + 1], windows) @ found)
    return LagFit(maps=maps, windows=windows, coefficients=found)


def _features(sums: Floats, ends: NDArray[np.int64], windows: tuple[int, ...]) -> Floats:
    """Give rows (period by period, cell by cell): 1 and log(1 + events) for each window."""
    logs = [np.log1p(sums[ends] - sums[np.maximum(ends - w, 0)]).ravel() for w in windows]
    return np.column_stack([np.ones(len(logs[0])), *logs])


def _poisson(rows: Floats, seen: Floats) -> Floats:
    """Maximise the Poisson likelihood by Newton's method, steps halved where they overshoot."""
    found = np.zeros(rows.shape[1])
    found[0] = np.log(seen.mean())
    ridge = 1e-8 * np.eye(len(found))
    loss = _loss(rows, seen, found)
    for _ in range(_STEPS):
        mean = np.exp(rows @ found)
        slope = np.einsum("ij,i->j", rows, seen - mean)
        curve = np.einsum("ij,i,ik->jk", rows, mean, rows)
        step = np.linalg.solve(curve + ridge * np.trace(curve), slope)
        size = 1.0
        while size > 1e-6 and not _loss(rows, seen, found + size * step) <= loss:
            size /= 2
        found = found + size * step
        loss = _loss(rows, seen, found)
        if float(np.abs(size * step).max()) < 1e-9:
            break
    return found


def _loss(rows: Floats, seen: Floats, found: Floats) -> float:
    linear = rows @ found
    with np.errstate(over="ignore"):
        return float(np.exp(linear).sum() - (seen * linear).sum())
