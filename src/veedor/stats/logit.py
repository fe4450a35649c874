"""A logit on counted rows: what goes with having been chosen, each thing at the same others."""

from collections.abc import Mapping
from math import exp, sqrt
from typing import Any

from msgspec import Struct

from veedor.stats.arrays import Array
from veedor.stats.score_intervals import Reached

# NumPy, SciPy and statsmodels are loaded where they are called: they take seconds.
# ruff: noqa: PLC0415

_LEAST_CLUSTERS = 10
_FAR = 15.0
"""An error, over the whole range of a column, beyond any that counts can show: no fit."""
_UNTIL: Mapping[str, Any] = {"tol": 1e-10, "tol_criterion": "params"}
"""Until no coefficient moves: the deviance of millions of rows never stands still to 1e-10."""


class Trials(Struct, frozen=True, kw_only=True, eq=False):
    """How many were chosen and how many were not, by columns; a row of values for each entry.

    ``unit``: its number (0: none named).
    """

    values: Array
    yes: Array
    no: Array
    unit: Array


class Coefficient(Struct, frozen=True, kw_only=True):
    """The logarithm of an odds ratio, per one more of a value, and its standard error.

    ``degrees``: of Student's t; 0 where the error is that of independent persons.
    """

    value: float
    error: float
    degrees: int

    def odds(self, level: float) -> Reached:
        """Give the odds ratio with its interval.

        >>> found = Coefficient(value=0.0, error=0.5, degrees=0).odds(0.95)
        >>> found.value, round(found.low, 4), round(found.high, 4)
        (1.0, 0.3753, 2.6644)
        """
        from scipy import stats

        upper = 0.5 + level / 2
        chance = stats.t(self.degrees) if self.degrees else stats.norm
        half = float(chance.ppf(upper)) * self.error
        ends = (self.value, self.value - half, self.value + half)
        value, low, high = (exp(min(end, 700.0)) for end in ends)
        return Reached(value=value, low=low, high=high)


class Logit(Struct, frozen=True, kw_only=True):
    """The coefficients in the order of the values, and what they rest on."""

    constant: Coefficient
    coefficients: tuple[Coefficient, ...]
    n: int
    clusters: int


def logit(trials: Trials) -> Logit | None:
    """Fit log(chosen / not chosen) = constant + sum of coefficient times value, on counts.

    The largest likelihood (statsmodels' binomial GLM). Where every row names its unit and ten
    units or more are named, errors allow whole units to vary (Liang and Zeger 1986, times the
    root of G / (G - 1)), by Student's t with one degree fewer than units. None where nobody or
    everybody was chosen, a column says what others say, or the fit has no end (a value that
    all chosen, or none, have).

    >>> import numpy as np
    >>> yes, no, unit = np.array([[30, 20], [10, 40], [0, 0]])
    >>> four = Trials(values=np.array([[1.0], [0.0]]), yes=yes, no=no, unit=unit)
    >>> round(exp(logit(four).coefficients[0].value), 6)
    6.0
    """
    import numpy as np

    values, counts, units = _together(trials)
    many = units.all() and len(np.unique(units)) >= _LEAST_CLUSTERS
    return _fitted(counts, values, units if many else None)


def _together(trials: Trials) -> tuple[Array, Array, Array]:
    """Add up those of the same values and unit, in this order; nobody is left out."""
    import numpy as np

    order = np.lexsort([trials.unit, *trials.values.T[::-1]])
    values, units = trials.values[order].astype(float), trials.unit[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (values[1:] != values[:-1]).any(axis=1) | (units[1:] != units[:-1])
    starts = np.flatnonzero(new)
    both = np.column_stack([trials.yes, trials.no]).astype(float)[order]
    sums = np.add.reduceat(both, starts) if len(starts) else both
    at = sums.sum(axis=1) > 0
    return values[starts][at], sums[at], units[starts][at]


def _fitted(counts: Array, values: Array, units: Array | None) -> Logit | None:
    import numpy as np

    if not counts.sum(axis=0).all():
        return None
    span = np.concatenate([[1.0], np.ptp(values, axis=0)])
    if not span.all():
        return None
    # Each column over its range, so that a count of thousands and a yes or no weigh alike.
    design = np.column_stack([np.ones(len(values)), values / span[1:]])
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    found = _largest_likelihood(counts, design, units)
    if found is None:
        return None
    fit, errors = found
    degrees = 0 if units is None else len(np.unique(units)) - 1
    first, *rest = (
        Coefficient(value=float(v), error=float(e), degrees=degrees)
        for v, e in zip(fit / span, errors / span, strict=True)
    )
    return Logit(
        constant=first,
        coefficients=tuple(rest),
        n=round(float(counts.sum())),
        clusters=0 if units is None else degrees + 1,
    )


def _largest_likelihood(
    counts: Array, design: Array, units: Array | None
) -> tuple[Array, Array] | None:
    import warnings

    import numpy as np
    import statsmodels.api as sm

    model = sm.GLM(counts, design, family=sm.families.Binomial())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a fit without end is judged by its errors
        try:
            if units is not None:
                named, groups = np.unique(units, return_inverse=True)
                many = len(named)
                kinds = {"groups": groups, "use_correction": False}
                found = model.fit(**_UNTIL, cov_type="cluster", cov_kwds=kinds)
                errors = np.asarray(found.bse) * sqrt(many / (many - 1))
            else:
                found = model.fit(**_UNTIL)
                errors = np.asarray(found.bse)
        except (ValueError, ArithmeticError, np.linalg.LinAlgError):
            return None
    plain = np.sqrt(np.diag(np.asarray(found.normalized_cov_params)))
    settled = found.converged and plain.max() < _FAR and (errors > 0).all()
    return (np.asarray(found.params), errors) if settled else None
