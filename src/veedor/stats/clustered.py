"""Shares whose look-ups come in days: the day, not the look-up, is what varies by chance."""

import math
from collections.abc import Sequence

from msgspec import Struct

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415

Cluster = tuple[int, int]
"""How many of the look-ups of one day gave a match, and how many there were."""


class Difference(Struct, frozen=True, kw_only=True):
    """A difference of two shares, and its interval."""

    value: float
    low: float
    high: float


def difference_of_shares(
    before: Sequence[Cluster], after: Sequence[Cluster], level: float
) -> Difference:
    """Give the share ``after`` minus the share ``before``, with an interval over whole days.

    Each share is a ratio of sums over days, with the variance of a ratio estimator of one-stage
    clusters (Cochran 1977, eq. 6.13 and 9.33, times m / (m - 1)), so days that vary more than
    chance widen it. The quantile is Student's, with as many degrees of freedom as the side
    with fewer days has days, less one: the cautious choice of Welch's problem (Scheffé 1970).
    Days are taken as independent. Raises ValueError with fewer than two days on a side, or
    without look-ups.

    >>> days = [(5, 10), (6, 10), (4, 10)]
    >>> found = difference_of_shares(days, [(1, 10), (2, 10), (0, 10)], 0.95)
    >>> round(found.value, 3), round(found.low, 3), round(found.high, 3)
    (-0.4, -0.751, -0.049)
    """
    from scipy import stats

    first, then = share_over(before), share_over(after)
    degrees = min(len(before), len(after)) - 1
    reach = float(stats.t.ppf(0.5 + level / 2, degrees))
    half = reach * math.sqrt(variance_over(before) + variance_over(after))
    value = then - first
    return Difference(value=value, low=value - half, high=value + half)


def share_over(days: Sequence[Cluster]) -> float:
    """Give the share of all days together; raises ValueError as ``difference_of_shares``."""
    total = sum(n for _, n in days)
    if len(days) < 2 or not total:
        raise ValueError("a share over days needs two days and a look-up")
    return sum(hits for hits, _ in days) / total


def variance_over(days: Sequence[Cluster]) -> float:
    """Give the variance of a share: squares of what each day is off its expected matches.

    Cochran (1977, eq. 6.13), times m / (m - 1) for m days.
    """
    total, share = sum(n for _, n in days), share_over(days)
    squares = math.fsum((hits - share * n) ** 2 for hits, n in days)
    return len(days) / (len(days) - 1) * squares / total**2
