"""One series of counts and one date: did its level or its slope break there?"""

import math
import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct

from veedor.stats.differences import Array, Contrast

# statsmodels is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415


class Series(Struct, frozen=True, kw_only=True):
    """Counts by period, the first period after the date, and what they were counted among.

    ``season``: periods in a cycle, ``harmonics``: pairs of waves that stand for it.
    """

    counts: tuple[float, ...]
    first_after: int
    exposure: tuple[float, ...] | None = None
    season: int = 12
    harmonics: int = 0


class Broken(Struct, frozen=True, kw_only=True):
    """Logarithms of rate ratios: at the date, and for each period after it.

    ``dispersion``: how many times the variance exceeds the mean (at least 1 in the errors).
    ``memory``: correlation of each period's residual with the one before.
    """

    level: Contrast
    slope: Contrast | None
    dispersion: float
    memory: float


def broken(series: Series, *, slope: bool, robust: bool = False) -> Broken:
    """Fit log E(count) = trend + level after (+ slope after) + season, quasi-Poisson.

    Lopez Bernal, Cummins and Gasparrini (2017). ``robust``: errors that allow for memory
    (Newey and West 1987, Bartlett weights, lags by their rule of thumb) and are never below the
    quasi-Poisson ones. Raises ValueError with no degree of freedom left, or where a side has
    no event (the ratio is then zero or without end).

    >>> flat = Series(counts=(10, 12, 9, 11, 5, 6, 4, 5), first_after=4)
    >>> round(math.exp(broken(flat, slope=False).level.value), 2)
    0.5
    """
    counts = np.array(series.counts)
    if not counts[: series.first_after].sum() or not counts[series.first_after :].sum():
        raise ValueError("a side of the date has no event")
    design = _design(series, slope=slope)
    degrees = counts.size - design.shape[1]
    if degrees < 1 or np.linalg.matrix_rank(design) < design.shape[1]:
        raise ValueError("too few periods for so many terms")
    fitted = _fit(series, design)
    dispersion = float(fitted.pearson_chi2) / degrees
    errors = np.asarray(fitted.bse) * math.sqrt(max(1.0, dispersion))
    residuals = np.asarray(fitted.resid_pearson)
    if robust:
        lags = math.floor(4 * (counts.size / 100) ** (2 / 9)) or 1
        apart = _bartlett(np.asarray(fitted.mu), counts, design, lags)
        errors = np.maximum(errors, apart * math.sqrt(counts.size / degrees))
    return Broken(
        level=_contrast(fitted.params, errors, 2, degrees),
        slope=_contrast(fitted.params, errors, 3, degrees) if slope else None,
        dispersion=dispersion,
        memory=_memory(residuals),
    )


def means_ratio(series: Series) -> Contrast:
    """Give the log of the mean rate after over the mean rate before, no trend taken out.

    >>> halved = Series(counts=(10, 12, 9, 11, 5, 6, 4, 5), first_after=4)
    >>> round(math.exp(means_ratio(halved).value), 3)
    0.476
    """
    counts = np.array(series.counts)
    if not counts[: series.first_after].sum() or not counts[series.first_after :].sum():
        raise ValueError("a side of the date has no event")
    design = _design(series, slope=False)[:, [0, 2]]
    fitted = _fit(series, design)
    degrees = counts.size - 2
    over = math.sqrt(max(1.0, float(fitted.pearson_chi2) / degrees))
    return _contrast(fitted.params, np.asarray(fitted.bse) * over, 1, degrees)


def _design(series: Series, *, slope: bool) -> Array:
    size = len(series.counts)
    since = np.arange(size, dtype=np.float64) - series.first_after
    after = (since >= 0).astype(np.float64)
    columns = [np.ones(size), since, after]
    if slope:
        columns.append(after * since)
    for wave in range(1, series.harmonics + 1):
        angle = 2 * math.pi * wave * np.arange(size) / series.season
        columns += [np.sin(angle), np.cos(angle)]
    return np.stack(columns, axis=1)


def _fit(series: Series, design: Array) -> Any:  # noqa: ANN401 - statsmodels has no types
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM

    offset = None if series.exposure is None else np.log(np.array(series.exposure))
    model = GLM(np.array(series.counts), design, family=Poisson(), offset=offset)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a perfect fit is no reason to stop
        return model.fit(tol=1e-12, maxiter=200)


def _contrast(
    values: Sequence[float], errors: Sequence[float] | Array, place: int, degrees: int
) -> Contrast:
    return Contrast(value=float(values[place]), error=float(errors[place]), degrees=degrees)


def _bartlett(mean: Array, counts: Array, design: Array, lags: int) -> Array:
    scores = design * (counts - mean)[:, None]
    middle = scores.T @ scores
    for lag in range(1, lags + 1):
        apart = scores[lag:].T @ scores[:-lag]
        middle = middle + (1 - lag / (lags + 1)) * (apart + apart.T)
    bread = np.linalg.inv(design.T @ (design * mean[:, None]))
    found: Array = np.sqrt(np.maximum(np.diag(bread @ middle @ bread), 0.0))
    return found


def _memory(residuals: Array) -> float:
    whole = float((residuals * residuals).sum())
    return float((residuals[1:] * residuals[:-1]).sum()) / whole if whole else 0.0
