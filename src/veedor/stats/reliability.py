"""CORP reliability: how much of a score is miscalibration, discrimination and uncertainty."""

from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.rows import Table, rows_of

# SciPy is loaded where it is called: it takes seconds, and most commands calibrate nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]
Score = Literal["brier", "poisson"]


class Reliability(Struct, frozen=True, kw_only=True, eq=False):
    """score = miscalibration - discrimination + uncertainty (Dimitriadis and others 2021).

    ``forecast``, ``observed``, ``weight``: the curve, one row per distinct forecast value, in
    rising order: the recalibrated mean, and how many cells and periods had that forecast.
    """

    score: float
    miscalibration: float
    discrimination: float
    uncertainty: float
    forecast: Floats
    observed: Floats
    weight: NDArray[np.int64]


def reliability(
    forecast: ArrayLike, happened: ArrayLike, *, score: Score = "brier"
) -> Reliability:
    """Give the CORP decomposition, equal forecasts pooled before the isotonic fit.

    ``brier`` for chances against whether anything happened; ``poisson`` for rates against
    counts. A constant forecast discriminates nothing, in whatever order the rows come.

    >>> found = reliability([0.5, 0.5, 0.5, 0.5], [0, 0, 1, 1])
    >>> found.discrimination, found.miscalibration, found.uncertainty
    (0.0, 0.0, 0.25)
    """
    from scipy import optimize

    stated = np.ravel(np.asarray(forecast, dtype=np.float64))
    seen = np.ravel(np.asarray(happened, dtype=np.float64))
    if stated.shape != seen.shape or not stated.size:
        raise ValueError(
            f"forecasts {stated.shape} and events {seen.shape} differ or are empty"
        )
    if score == "brier":
        seen = (seen > 0).astype(np.float64)
    values, place, weight = np.unique(stated, return_inverse=True, return_counts=True)
    mean = np.bincount(place, weights=seen) / weight
    fitted = np.asarray(optimize.isotonic_regression(mean, weights=weight).x)
    fit, overall = fitted[place], np.full_like(seen, seen.mean())
    raw, best, flat = (_mean_score(x, seen, score) for x in (stated, fit, overall))
    return Reliability(
        score=raw, miscalibration=raw - best, discrimination=flat - best, uncertainty=flat,
        forecast=values, observed=fitted, weight=weight,
    )  # fmt: skip


class Parted(Struct, frozen=True, kw_only=True):
    """The three parts of the mean score, without the curve behind them."""

    miscalibration: float
    discrimination: float
    uncertainty: float


def parted(forecast: Table, events: Table, *, score: Score = "poisson") -> Parted:
    """Give the parts of the score of rates above 0 or chances, gone through period by period.

    The same as ``reliability`` gives, for tables too large to be sorted: cells without events
    between two forecasts at which something happened take one value in the isotonic fit, so
    that their number is enough.

    >>> found = parted([[0.5, 2.0, 2.0]], [[0, 1, 3]])
    >>> whole = reliability([0.5, 2.0, 2.0], [0, 1, 3], score="poisson")
    >>> abs(found.discrimination - whole.discrimination) < 1e-12
    True
    """
    from scipy import optimize

    stated, seen = _at_events(forecast, events)
    if score == "brier":
        seen = np.ones_like(seen)
    values, place = np.unique(stated, return_inverse=True)
    happened = np.zeros(2 * len(values) + 1)
    happened[1::2] = np.bincount(place, weights=seen)
    weight, rates, squares = _between(forecast, values)
    used = weight > 0
    happened, weight = happened[used], weight[used]
    fit = np.asarray(optimize.isotonic_regression(happened / weight, weights=weight).x)
    size, total = float(weight.sum()), float(seen.sum())
    if score == "brier":
        own = squares - 2 * float(stated.sum()) + total
        best = float((weight * fit**2).sum()) - 2 * float((happened * fit).sum()) + total
        flat = total * (1 - total / size)
    else:
        busy = happened > 0
        own = rates - float((seen * np.log(stated)).sum())
        logs = float((happened[busy] * np.log(fit[busy])).sum())
        best = float((weight * fit).sum()) - logs
        flat = total * (1 - float(np.log(total / size)))
    return Parted(
        miscalibration=(own - best) / size, discrimination=(flat - best) / size,
        uncertainty=flat / size,
    )  # fmt: skip


def _at_events(forecast: Table, events: Table) -> tuple[Floats, Floats]:
    """Give the rates at which something happened, and how much."""
    stated, happened = [], []
    for row, seen in zip(rows_of(forecast), rows_of(events), strict=True):
        here = np.flatnonzero(seen)
        stated.append(row[here])
        happened.append(seen[here])
    return np.concatenate(stated), np.concatenate(happened)


def _between(forecast: Table, values: Floats) -> tuple[Floats, float, float]:
    """Count the rates below, at and between the values in turn; add rates and squares up."""
    counted, total, squares = np.zeros(2 * len(values) + 1), 0.0, 0.0
    for row in rows_of(forecast):
        total += float(row.sum())
        squares += float((row**2).sum())
        ordered = np.sort(row)
        below, upto = (np.searchsorted(ordered, values, side) for side in ("left", "right"))
        edges = np.empty(2 * len(values) + 2, dtype=np.int64)
        edges[0], edges[-1] = 0, len(ordered)
        edges[1:-1:2], edges[2:-1:2] = below, upto
        counted += np.diff(edges)
    return counted, total, squares


def _mean_score(stated: Floats, seen: Floats, score: Score) -> float:
    if score == "brier":
        return float(((stated - seen) ** 2).mean())
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(seen > 0, seen * np.log(stated), 0.0)
    return float((stated - logs).mean())
