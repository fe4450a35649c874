"""Shares of rare events: exact intervals, intervals over clusters, what to expect."""

import math
from collections.abc import Sequence

from msgspec import Struct

from veedor.core import Interval
from veedor.stats.binomial import beta_limits
from veedor.stats.clustered import Cluster, variance_over
from veedor.stats.exact import rounded

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415


class Expected(Struct, frozen=True, kw_only=True):
    """A number of events to be expected, and its predictive interval."""

    mean: float
    low: int
    high: int


class Spread(Struct, frozen=True, kw_only=True):
    """How much the shares of clusters differ: Pearson's chi square, its degrees and p value."""

    chi_square: float
    degrees: int
    p: float


def exact_interval(part: int, whole: int, level: float) -> Interval:
    """Give a share and its exact interval (Clopper and Pearson 1934), rows independent.

    It holds the true share at least as often as ``level``, and more often for small counts.
    Raises ValueError unless 0 <= part <= whole and whole > 0.

    >>> found = exact_interval(173, 2470, 0.95)
    >>> round(found.low, 5), round(found.high, 5)
    (0.06029, 0.08083)
    """
    if whole <= 0 or not 0 <= part <= whole:
        raise ValueError(f"need 0 <= part <= whole and whole > 0, got {part} of {whole}")
    return _beta(float(part), float(whole), part / whole, level)


def clustered_share(clusters: Sequence[Cluster], level: float) -> Interval:
    """Give a share over clusters of (events, rows) and its interval.

    Clopper and Pearson's interval for the effective number of rows (Korn and Graubard 1998,
    Survey Methodology 24): rows divided by the design effect of the ratio estimator (Cochran
    1977) and by the squared ratio of Student's quantiles; never more rows than there are, so
    never narrower than the exact interval. Where every row or none has the event the design
    effect is not defined, and the interval is the exact one. Raises ValueError with fewer than
    two clusters that have rows: what varies between clusters cannot be seen in one.

    >>> found = clustered_share([(5, 10), (6, 10), (1, 10), (0, 10)], 0.95)
    >>> round(found.low, 2), round(found.high, 2)
    (0.01, 0.84)
    """
    from scipy import stats

    held = [(part, whole) for part, whole in clusters if whole]
    if len(held) < 2:
        raise ValueError("an interval over clusters needs two clusters")
    part, whole = sum(p for p, _ in held), sum(n for _, n in held)
    if part in {0, whole}:
        return exact_interval(part, whole, level)
    share = part / whole
    variance = variance_over(held)
    effective = share * (1 - share) / variance if variance else math.inf
    upper = 0.5 + level / 2
    ratio = stats.t.ppf(upper, whole - 1) / stats.t.ppf(upper, len(held) - 1)
    rows = min(float(whole), effective * float(ratio) ** 2)
    return _beta(share * rows, rows, share, level)


def spread_of_shares(clusters: Sequence[Cluster]) -> Spread:
    """Test whether clusters share one rate (Pearson 1900); needs two clusters and both answers.

    >>> found = spread_of_shares([(10, 17), (173, 2470)])
    >>> round(found.chi_square, 1), found.degrees
    (66.5, 1)
    """
    from scipy import stats

    held = [(part, whole) for part, whole in clusters if whole]
    part, whole = sum(p for p, _ in held), sum(n for _, n in held)
    if len(held) < 2 or part in {0, whole}:
        raise ValueError("needs two clusters, and rows with and without the event")
    share = part / whole
    square = math.fsum((p - share * n) ** 2 / (n * share * (1 - share)) for p, n in held)
    degrees = len(held) - 1
    return Spread(chi_square=square, degrees=degrees, p=float(stats.chi2.sf(square, degrees)))


def ratio_of_rates(share: float, exposed: float) -> float:
    """Give how many times the others' rate a group's is, from its shares of both.

    >>> ratio_of_rates(0.5, 0.25), ratio_of_rates(1.0, 0.25)
    (3.0, inf)
    """
    if share >= 1:
        return math.inf
    return rounded(share / (1 - share) / (exposed / (1 - exposed)))


def expected_next(events: int, seen: int, to_come: int, level: float) -> Expected:
    """Give the events to expect among ``to_come``, given so many among ``seen``.

    Negative binomial, from Jeffreys' prior for a Poisson rate (Gelman et al. 2013, 2.6-2.8):
    the rate is taken as one and the same, and events as independent.

    >>> found = expected_next(10, 3147436, 3147436, 0.95)
    >>> found.mean, found.low, found.high
    (10.5, 3, 21)
    """
    from scipy import stats

    if min(events, to_come) < 0 or seen <= 0:
        raise ValueError("needs faces seen, and no negative number")
    size, odds = events + 0.5, seen / (seen + to_come)
    low, high = stats.nbinom.ppf([0.5 - level / 2, 0.5 + level / 2], size, odds)
    return Expected(
        mean=rounded(size * (1 - odds) / odds), low=int(max(low, 0)), high=int(high)
    )


def on_list(one_in: int, stated: int, size: int) -> float:
    """Give the chance of a false alert per face for a list of ``size``.

    The stated rate of one in so many faces was for a list of ``stated`` entries; entries are
    taken as independent: 1 - (1 - rate) ** (size / stated).

    >>> round(1 / on_list(6000, 10000, 1000))
    59995
    """
    return rounded(-math.expm1(size / stated * math.log1p(-1 / one_in)))


def _beta(part: float, whole: float, share: float, level: float) -> Interval:
    low, high = beta_limits(part, whole - part, level)
    return Interval(
        kind="confidence",
        value=rounded(share),
        low=min(rounded(low), rounded(share)),
        high=max(rounded(high), rounded(share)),
        level=level,
    )
