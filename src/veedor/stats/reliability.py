"""CORP reliability: how much of a score is miscalibration, discrimination and uncertainty."""

from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

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


def _mean_score(stated: Floats, seen: Floats, score: Score) -> float:
    if score == "brier":
        return float(((stated - seen) ** 2).mean())
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(seen > 0, seen * np.log(stated), 0.0)
    return float((stated - logs).mean())
