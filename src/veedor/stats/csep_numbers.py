"""The number tests of CSEP: is the count of events as forecast? For comparability only."""

import numpy as np
from msgspec import Struct

# SciPy is loaded where it is called: it takes seconds, and most commands test nothing.
# ruff: noqa: PLC0415

INDEPENDENT = "independent events"
"""What every test of CSEP assumes, and crime, which breeds crime, does not keep."""


class NumberTest(Struct, frozen=True, kw_only=True):
    """P(X >= observed) and P(X <= observed) under the forecast.

    ``assumes``: independent events for the Poisson test, which on crime rejects true forecasts
    far more often than stated.
    """

    expected: float
    observed: int
    p_at_least: float
    p_at_most: float
    assumes: str


def number_test(expected: float, observed: int) -> NumberTest:
    """Give CSEP's N-test (Zechar, Gerstenberger and Rhoades 2010), by Poisson.

    >>> found = number_test(2.0, 2)
    >>> round(found.p_at_least, 4), round(found.p_at_most, 4)
    (0.594, 0.6767)
    """
    from scipy import special

    _checked(expected, observed)
    return NumberTest(
        expected=float(expected), observed=observed,
        p_at_least=float(special.pdtrc(observed - 1, expected)) if observed else 1.0,
        p_at_most=float(special.pdtr(observed, expected)), assumes=INDEPENDENT,
    )  # fmt: skip


def number_test_spread(expected: float, observed: int, variance: float) -> NumberTest:
    """Give the N-test by a negative binomial whose variance past counts told (Werner 2011).

    >>> found = number_test_spread(2.0, 2, 4.0)
    >>> round(found.p_at_least, 4), round(found.p_at_most, 4)
    (0.5, 0.6875)
    """
    from scipy import stats

    _checked(expected, observed)
    if variance <= expected:
        raise ValueError("a variance that is not above the mean is Poisson: use number_test")
    size, chance = expected**2 / (variance - expected), expected / variance
    return NumberTest(
        expected=float(expected), observed=observed,
        p_at_least=float(stats.nbinom.sf(observed - 1, size, chance)),
        p_at_most=float(stats.nbinom.cdf(observed, size, chance)),
        assumes="counts of periods that are independent, with the variance given",
    )  # fmt: skip


def _checked(expected: float, observed: int) -> None:
    if not expected > 0 or not np.isfinite(expected) or observed < 0:
        raise ValueError(
            f"need an expected total above 0, got {expected} and {observed} events"
        )
