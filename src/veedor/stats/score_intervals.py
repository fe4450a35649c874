"""Intervals of one share, and of the gap between two, for independent things."""

from collections.abc import Sequence
from math import fsum, sqrt

from msgspec import Struct

from veedor.stats.binomial import beta_limits

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415

_LEAST_CLUSTERS = 10

Part = tuple[int, int]
"""How many do, among how many."""


class Reached(Struct, frozen=True, kw_only=True):
    """A number and the two ends of its interval."""

    value: float
    low: float
    high: float


def wilson(part: int, whole: int, level: float) -> Reached:
    """Give a share with Wilson's (1927) interval: never empty, never outside 0 to 1.

    Raises ValueError unless 0 <= part <= whole and whole > 0: 0 of 0 is undefined, never 0.

    >>> found = wilson(0, 10, 0.95)
    >>> found.value, found.low, round(found.high, 4)
    (0.0, 0.0, 0.2775)
    """
    if whole <= 0 or not 0 <= part <= whole:
        raise ValueError(f"need 0 <= part <= whole and whole > 0, got {part} of {whole}")
    z, share = _normal(level), part / whole
    centre = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z / (1 + z * z / whole) * sqrt(share * (1 - share) / whole + (z / (2 * whole)) ** 2)
    low = 0.0 if part == 0 else min(centre - half, share)
    high = 1.0 if part == whole else max(centre + half, share)
    return Reached(value=share, low=low, high=high)


def gap(one: Part, reference: Part, level: float) -> Reached:
    """Give a share minus the reference's, with Newcombe's (1998) interval, his method 10.

    It joins the two Wilson intervals, so it has width even where both shares are 0. Raises
    ValueError where either has nothing to divide by.

    >>> found = gap((56, 70), (48, 80), 0.95)
    >>> round(found.value, 4), round(found.low, 4), round(found.high, 4)
    (0.2, 0.0524, 0.3339)
    """
    return _joined(wilson(*one, level), wilson(*reference, level))


def reached_share(part: int, whole: int, level: float) -> Reached:
    """Give a share with Clopper and Pearson's (1934) interval, which errs on the wide side.

    Raises ValueError unless 0 <= part <= whole and whole > 0.

    >>> found = reached_share(0, 10, 0.95)
    >>> found.low, round(found.high, 4)
    (0.0, 0.3085)
    """
    if whole <= 0 or not 0 <= part <= whole:
        raise ValueError(f"need 0 <= part <= whole and whole > 0, got {part} of {whole}")
    low, high = beta_limits(part, whole - part, level)
    return Reached(value=part / whole, low=low, high=high)


def gaps(pairs: Sequence[tuple[Part, Part]], level: float) -> tuple[Reached, ...]:
    """Give gaps whose intervals hold all at once with chance ``level`` or more (Bonferroni).

    At the high levels that a family needs, Wilson's ends hold too seldom in small groups:
    Newcombe's way of joining is used on exact ends, which err on the wide side.

    >>> alone, both = gap((5, 9), (1, 9), 0.95), gaps([((5, 9), (1, 9))] * 2, 0.95)
    >>> both[0].low < alone.low < alone.high < both[0].high
    True
    """
    each = shared_level(level, len(pairs))
    return tuple(
        _joined(reached_share(*one, each), reached_share(*reference, each))
        for one, reference in pairs
    )


def gap_over_clusters(clusters: Sequence[tuple[Part, Part]], level: float) -> Reached | None:
    """Give a gap where what varies by chance is the cluster (a unit), not the person.

    ``clusters``: of each, its part of the one group and of the reference, who may share
    clusters. Variance of a difference of two ratios, linearised over clusters (Cochran
    1977, eq. 6.13, times m / (m - 1)); quantile of Student with m - 1 degrees. None with fewer
    than ten clusters, with nobody on a side, or without any spread: no width is not certainty.

    >>> found = gap_over_clusters([((n % 4, 8), (n % 3, 9)) for n in range(12)], 0.95)
    >>> round(found.value, 4), round(found.low, 4), round(found.high, 4)
    (0.0764, -0.0342, 0.187)
    """
    from scipy import stats

    m = len(clusters)
    (part, whole), (then_part, then_whole) = (
        (sum(one[side][0] for one in clusters), sum(one[side][1] for one in clusters))
        for side in (0, 1)
    )
    if m < _LEAST_CLUSTERS or not whole or not then_whole:
        return None
    share, then = part / whole, then_part / then_whole
    squares = fsum(
        ((a - share * n) / whole - (b - then * k) / then_whole) ** 2
        for (a, n), (b, k) in clusters
    )
    if not squares:
        return None
    half = float(stats.t.ppf(0.5 + level / 2, m - 1)) * sqrt(squares * m / (m - 1))
    value = share - then
    return Reached(value=value, low=value - half, high=value + half)


def shared_level(level: float, family: int) -> float:
    """Give the level of each of ``family`` intervals that are to hold together at ``level``.

    >>> round(shared_level(0.95, 5), 4), shared_level(0.95, 1)
    (0.99, 0.95)
    """
    return 1 - (1 - level) / max(family, 1) if family > 1 else level


def _joined(first: Reached, then: Reached) -> Reached:
    """Join the intervals of two shares into that of their difference (Newcombe 1998)."""
    value = first.value - then.value
    below = sqrt((first.value - first.low) ** 2 + (then.high - then.value) ** 2)
    above = sqrt((first.high - first.value) ** 2 + (then.value - then.low) ** 2)
    return Reached(value=value, low=max(-1.0, value - below), high=min(1.0, value + above))


def _normal(level: float) -> float:
    from scipy import stats

    return float(stats.norm.ppf(0.5 + level / 2))
