"""The veil of darkness: is a group's share of stops another one where it is hard to see?"""

from math import exp

from msgspec import Struct

from veedor.stats.arrays import Array

# NumPy, SciPy and statsmodels are loaded where they are called: they take seconds.
# ruff: noqa: PLC0415

SPLINE_DEGREES = 6
_LEAST_CLUSTERS = 10
_FAR = 15.0
"""A logarithm of odds, or an error of it, beyond any that a count can show: no fit."""


class Dims(Struct, frozen=True, kw_only=True, eq=False):
    """Stops at a minute of the clock, by an officer (0: none named), in the light or dark.

    Columns of equal length: ``group`` and ``others``: how many were of the group compared, and
    of the reference.
    """

    minute: Array
    dark: Array
    unit: Array
    group: Array
    others: Array


class Veil(Struct, frozen=True, kw_only=True):
    """The odds of the group in the dark over those in the light, at the same clock time.

    ``error`` is that of the logarithm; ``clusters``: units that may vary as wholes (0: stops
    were taken as independent, for there are too few units).
    """

    odds_ratio: float
    low: float
    high: float
    log_odds: float
    error: float
    stops: int
    clusters: int


def veil(cells: Dims, level: float) -> Veil | None:
    """Give the test of Grogger and Ridgeway (2006): a logit on dark and a spline of the clock.

    Natural cubic spline of six degrees of freedom, knots at equal shares of the stops. Standard
    error over units (statsmodels' cluster sandwich) and Student's t with one degree fewer than
    units where ten are named; else as if stops were independent. None where a group or a light
    is not there, or the fit does not settle.

    >>> import numpy as np
    >>> minute, dark = np.repeat(np.arange(1000, 1100, 5), 2), np.arange(40) % 2 == 1
    >>> cells = Dims(
    ...     minute=minute, dark=dark, unit=0 * minute, group=10 + dark, others=10 + 0 * minute
    ... )
    >>> round(veil(cells, 0.95).odds_ratio, 6)
    1.1
    """
    import numpy as np
    from scipy import stats

    ready = _ready(cells)
    if ready is None:
        return None
    y, design, units = ready
    clusters = len(np.unique(units)) if units.all() else 0
    many = clusters >= _LEAST_CLUSTERS
    try:
        log_odds, error = _fit(y, design, units if many else None)
    except (ValueError, ArithmeticError, np.linalg.LinAlgError):
        return None
    if not 0 < error < _FAR or abs(log_odds) > _FAR:
        return None
    upper = 0.5 + level / 2
    reach = float(stats.t.ppf(upper, clusters - 1) if many else stats.norm.ppf(upper))
    return Veil(
        odds_ratio=exp(log_odds),
        low=exp(log_odds - reach * error),
        high=exp(log_odds + reach * error),
        log_odds=log_odds,
        error=error,
        stops=round(float(y.sum())),
        clusters=clusters if many else 0,
    )


def _ready(cells: Dims) -> tuple[Array, Array, Array] | None:
    """Give the outcomes and the design of cells put together; None where a side is empty."""
    import numpy as np

    minutes, dark, units, y = _together(cells)
    if not len(y) or not y.sum(axis=0).all() or not 0 < dark.mean() < 1:
        return None
    spline = natural_spline(minutes, y.sum(axis=1), SPLINE_DEGREES)
    return y, np.column_stack([np.ones(len(y)), dark, spline]), units


def _together(cells: Dims) -> tuple[Array, Array, Array, Array]:
    """Add up the stops of one minute, light and officer, in this order; none is left out."""
    import numpy as np

    order = np.lexsort((cells.unit, cells.dark, cells.minute))
    minute, dark, unit = (held[order] for held in (cells.minute, cells.dark, cells.unit))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (np.diff(minute) != 0) | (dark[1:] != dark[:-1]) | (np.diff(unit) != 0)
    starts = np.flatnonzero(new)
    both = np.column_stack([cells.group, cells.others]).astype(float)[order]
    sums = np.add.reduceat(both, starts) if len(starts) else both
    some = sums.sum(axis=1) > 0
    at = starts[some]
    return minute[at].astype(float), dark[at].astype(float), unit[at], sums[some]


def _fit(y: Array, design: Array, units: Array | None) -> tuple[float, float]:
    import warnings

    import numpy as np
    import statsmodels.api as sm

    model = sm.GLM(y, design, family=sm.families.Binomial())
    with warnings.catch_warnings():
        # of a perfect fit, or of a group that is only in one light: both are judged by numbers
        warnings.simplefilter("ignore")
        if units is None:
            found = model.fit(tol=1e-10)
        else:
            ids = np.unique(units, return_inverse=True)[1]
            found = model.fit(tol=1e-10, cov_type="cluster", cov_kwds={"groups": ids})
        error = float(found.bse[1])
    if not found.converged:
        raise ValueError("no fit")
    return float(found.params[1]), error


def natural_spline(at: Array, weights: Array, degrees: int) -> Array:
    """Give a natural cubic spline's columns without the constant, knots at equal shares.

    The truncated powers of Hastie, Tibshirani and Friedman (2009, eq. 5.4 and 5.5): they span
    what R's ``ns`` spans. Fewer knots where values coincide.

    >>> import numpy as np
    >>> natural_spline(np.arange(10.0), np.ones(10), 3).shape
    (10, 3)
    """
    import numpy as np

    degrees = min(degrees, len(np.unique(at)) - 1)
    if degrees < 1:
        return np.zeros((len(at), 0))
    order = np.argsort(at, kind="stable")
    knots = np.unique(_quantiles(at[order], np.maximum(weights[order].round(), 1), degrees))
    if len(knots) < 3:
        return ((at - at.mean()) / (np.ptp(at) or 1.0))[:, None]
    x, k = (at - knots[0]) / np.ptp(knots), (knots - knots[0]) / np.ptp(knots)

    def piece(one: int) -> Array:
        cubed = np.maximum(x - k[one], 0) ** 3 - np.maximum(x - k[-1], 0) ** 3
        return cubed / (k[-1] - k[one])

    last = piece(len(k) - 2)
    return np.column_stack([x, *(piece(one) - last for one in range(len(k) - 2))])


def _quantiles(values: Array, counts: Array, parts: int) -> Array:
    """Give what cuts counted values into equal parts, as if each stood there so often.

    Linear between the two nearest (Hyndman and Fan 1996, their definition 7), without ever
    repeating a value: memory does not grow with the stops.

    >>> import numpy as np
    >>> _quantiles(np.array([1.0, 5.0]), np.array([3, 1]), 3).tolist()
    [1.0, 1.0, 1.0, 5.0]
    """
    import numpy as np

    upto = np.cumsum(counts)
    places = np.linspace(0, 1, parts + 1) * (upto[-1] - 1)
    below = np.floor(places)
    first = values[np.searchsorted(upto, below, side="right")]
    then = values[np.searchsorted(upto, np.minimum(below + 1, upto[-1] - 1), side="right")]
    return first + (then - first) * (places - below)
