"""Poisson regression on a cell's own past as a baseline: counts weighed by what they told."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from veedor.stats.baselines import stacked
from veedor.stats.known import Known
from veedor.stats.ledger import Counted, Ledger, ledger_of, window_rows

Floats = NDArray[np.float64]

_ROWS = 1_000_000
_STEPS = 50
WINDOWS = (1, 7, 28, 182)
"""The days over which a cell's own past is counted."""


class LagFit(Struct, frozen=True, kw_only=True, eq=False):
    """Maps of the regression, and its coefficients: the constant, then one per window."""

    maps: Floats
    windows: tuple[int, ...]
    coefficients: Floats


def lag_regression(
    counts: Counted, known: Known, windows: tuple[int, ...] = (1, 7, 28, 182)
) -> LagFit:
    """Give maps of a Poisson regression on log(1 + events of the last w periods), each w.

    Fitted once, on the periods known when the first map was issued, by Newton's method (IRLS);
    at most a million rows, of evenly spaced periods. Each map then reads only its own past.

    >>> rng = np.random.default_rng(1)
    >>> fit = lag_regression(rng.poisson([0.1, 2.0], size=(60, 2)), Known(start=50), (7,))
    >>> bool((fit.maps[:, 1] > fit.maps[:, 0]).all()), fit.coefficients.shape
    (True, (2,))
    """
    events = ledger_of(counts)
    found = fit_on_lags(events, known, windows)
    maps = stacked(lag_rows(events, known, found, windows))
    return LagFit(maps=maps, windows=windows, coefficients=found)


def fit_on_lags(events: Ledger, known: Known, windows: tuple[int, ...] = WINDOWS) -> Floats:
    """Give the coefficients: the constant, then one per window."""
    # A training period needs a past of its own, and must itself be known at the first issue.
    train = np.arange(known.lag + 1, known.start - known.lag)
    if train.size < 2 or not _any(events, train):
        raise ValueError("too little is known before the first period to fit a regression")
    full = train[train - known.lag >= max(windows)]
    train = full if full.size >= 2 and _any(events, full) else train
    most = max(2, _ROWS // events.width)
    train = train[np.linspace(0, train.size - 1, min(most, train.size)).astype(np.int64)]
    rows = np.concatenate([
        _features([events.sums(max(int(end) - w, 0), int(end)) for w in windows])
        for end in train - known.lag
    ])  # fmt: skip
    seen = np.concatenate([events.sums(int(day), int(day) + 1) for day in train])
    return _poisson(rows, seen)


def lag_rows(
    events: Ledger, known: Known, found: Floats, windows: tuple[int, ...] = WINDOWS
) -> Iterator[Floats]:
    """Give the maps of fitted coefficients one by one."""
    ends = known.ends(len(events))
    sums = [window_rows(events, np.maximum(ends - w, 0), ends) for w in windows]
    return (np.exp(_features([*row]) @ found) for row in zip(*sums, strict=True))


def _any(events: Ledger, periods: NDArray[np.int64]) -> bool:
    return bool(events.between(int(periods[0]), int(periods[-1]) + 1)[1].any())


def _features(sums: list[Floats]) -> Floats:
    """Give a row per cell: 1 and log(1 + events) for each window."""
    return np.column_stack([np.ones(len(sums[0])), *(np.log1p(row) for row in sums)])


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
