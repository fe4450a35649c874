"""Counts per exposure that vary more than chance alone: who stands out, and how surely."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

# SciPy is loaded where it is called: it takes seconds, and most commands fit nothing.
# ruff: noqa: PLC0415

_POISSON = 1e-6


class Null(Struct, frozen=True, kw_only=True):
    """The stated null: counts are negative binomial with mean rate x exposure.

    ``dispersion``: variance is mean + dispersion x mean² (Lawless 1987); 0 is Poisson.
    """

    rate: float
    dispersion: float


def fit_null(counts: Sequence[int], exposures: Sequence[float]) -> Null:
    """Fit the null to all units at once by maximum likelihood (Lawless 1987, eq. 2.2).

    Every unit is used, outliers too, which can only make the null wider: conservative.
    Raises ValueError with fewer than two units, no exposure, or nothing counted.

    >>> null = fit_null([3, 5, 4, 6, 2], [1, 1, 1, 1, 1])
    >>> round(null.rate, 3), null.dispersion
    (4.0, 0.0)
    """
    from scipy import optimize

    seen, exposed = _checked(counts, exposures)
    start = float(seen.sum() / exposed.sum())

    def loss(at: NDArray[np.float64]) -> float:
        return -_log_likelihood(seen, exposed, float(np.exp(at[0])), float(np.exp(at[1])))

    best = min(
        (
            optimize.minimize(loss, [np.log(start), np.log(d)], method="Nelder-Mead")
            for d in (0.01, 0.3, 3.0)
        ),
        key=lambda found: found.fun,
    )
    rate, dispersion = float(np.exp(best.x[0])), float(np.exp(best.x[1]))
    if -best.fun <= _log_likelihood(seen, exposed, start, 0.0) + 1e-9 or dispersion < _POISSON:
        return Null(rate=start, dispersion=0.0)
    return Null(rate=rate, dispersion=dispersion)


def upper_tail(counts: Sequence[int], exposures: Sequence[float], null: Null) -> list[float]:
    """Give each unit's probability, under the null, of a count as high as its own or higher.

    Exact for small counts: the discrete tail P(X >= x), never a normal approximation.

    >>> upper_tail([0], [1.0], Null(rate=2.0, dispersion=0.0))
    [1.0]
    """
    from scipy import stats

    seen, exposed = np.asarray(counts), np.asarray(exposures, dtype=float)
    mean = null.rate * exposed
    if null.dispersion == 0:
        tail = stats.poisson.sf(seen - 1, mean)
    else:
        size = 1 / null.dispersion
        tail = stats.nbinom.sf(seen - 1, size, size / (size + mean))
    return [float(p) for p in tail]


def stand_out(tails: Sequence[float], rate: float) -> list[bool]:
    """Flag the units whose tails hold the false discovery rate at ``rate``.

    Benjamini and Hochberg (1995), through SciPy.

    >>> stand_out([0.001, 0.9, 0.8], 0.05)
    [True, False, False]
    """
    from scipy import stats

    if not tails:
        return []
    adjusted = stats.false_discovery_control(np.asarray(tails), method="bh")
    return [bool(p <= rate) for p in adjusted]


def _checked(
    counts: Sequence[int], exposures: Sequence[float]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    seen, exposed = np.asarray(counts, dtype=float), np.asarray(exposures, dtype=float)
    if len(seen) < 2 or len(seen) != len(exposed):
        raise ValueError("need at least two units, each with its exposure")
    if (exposed <= 0).any() or (seen < 0).any() or not seen.any():
        raise ValueError("exposures must be positive, counts not negative and not all zero")
    return seen, exposed


def _log_likelihood(
    seen: NDArray[np.float64], exposed: NDArray[np.float64], rate: float, dispersion: float
) -> float:
    from scipy import stats

    mean = rate * exposed
    if dispersion < _POISSON:
        return float(stats.poisson.logpmf(seen, mean).sum())
    size = 1 / dispersion
    return float(stats.nbinom.logpmf(seen, size, size / (size + mean)).sum())
