"""A share of cases that come in deployments: the deployment, not the case, is the unit."""

import math
from collections.abc import Sequence

from msgspec import Struct

from veedor.stats.binomial import beta_limits, exact_share
from veedor.stats.clustered import Cluster, share_over, variance_over
from veedor.stats.limits import Limits, tail_of

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415

_ENOUGH = 10
"""With an event in as many clusters, the variance says enough (measured)."""


class ClusteredShare(Struct, frozen=True, kw_only=True):
    """A share over clusters, beside what it would seem to be were all cases independent.

    ``limits``: nominal, over clusters. ``binomial``: exact if cases were independent, and too
    short where clusters differ. ``error`` and ``binomial_error``: their standard errors.
    ``design_effect``: the ratio of the two variances (Kish 1965). ``cases``: how many
    independent cases are worth as much as all of these. ``degrees``: how many clusters,
    evenly sized, plus one, are worth as much as these (near 0 where one has nearly all).
    """

    limits: Limits
    binomial: Limits
    error: float
    binomial_error: float
    design_effect: float | None
    cases: float
    degrees: float


class Overdispersion(Struct, frozen=True, kw_only=True):
    """How much more clusters differ than chance has them: Pearson's chi-squared, by degree.

    ``factor`` is 1 where they differ as much as by chance; ``chance`` is the p-value of it.
    """

    chi_squared: float
    degrees: int
    factor: float
    chance: float


def clustered_share(clusters: Sequence[Cluster], level: float) -> ClusteredShare:
    """Give a share whose cases come in clusters, each with its (events, cases).

    Limits as Korn and Graubard's (1998): Clopper and Pearson's with as many cases as the
    variance is worth, made fewer by Student's quantile. The variance is Bell and McCaffrey's
    (2002) CR2, unbiased for few clusters of unequal size, with their degrees of freedom.
    They are never shorter than the binomial ones, and where fewer than ten clusters (or not
    all, if they are ten or fewer) have an event, or a case that is none, the variance says too
    little: a cluster is then worth one case. Measured on betas of correlation 0 to 0.2, 3 to 60
    clusters and shares from 0.005 to 0.5, they hold for 0.95 from 0.92 of the time (where one
    cluster has nearly all cases) to 1, 0.97 on the average. Clusters without cases are left
    out. Raises ValueError with fewer than two others: one deployment shows no spread.

    >>> found = clustered_share([(10, 17), (5, 15), (5, 51), (6, 48), (3, 12)], 0.95)
    >>> round(found.limits.low, 3), round(found.limits.value, 3), round(found.limits.high, 3)
    (0.024, 0.203, 0.571)
    """
    used = _with_cases(clusters)
    total, events = sum(n for _, n in used), sum(hits for hits, _ in used)
    share = share_over(used)
    variance, degrees = _bell_mccaffrey(used)
    plain = share * (1 - share) / total
    cases = min(_cases(share, variance, degrees, level), float(total))
    if _few(used):
        cases = min(cases, float(len(used)))
    return ClusteredShare(
        limits=_worth(share, cases, level),
        binomial=exact_share(events, total, level),
        error=math.sqrt(variance),
        binomial_error=math.sqrt(plain),
        design_effect=variance / plain if plain else None,
        cases=cases,
        degrees=degrees,
    )


def ratio_error(clusters: Sequence[Cluster]) -> float:
    """Give the usual standard error of a ratio over clusters (Cochran 1977, eq. 6.13).

    Every cluster counts, those without cases too, as it is published; where few clusters have
    most of the cases it is too small, and ``clustered_share`` has the error to use.

    >>> round(ratio_error([(10, 17), (5, 15), (5, 51), (6, 48), (3, 12)]), 4)
    0.074
    """
    return math.sqrt(variance_over(clusters))


def overdispersion(clusters: Sequence[Cluster]) -> Overdispersion:
    """Say whether clusters differ more than chance has them (Pearson 1900; McCullagh 1983).

    The p-value is of the chi-squared law, nominal where clusters are small. Raises ValueError
    with fewer than two clusters that have cases, or where all or none of the cases are events:
    then nothing can differ.

    >>> found = overdispersion([(5, 10), (6, 10), (1, 10)])
    >>> round(found.chi_squared, 2), found.degrees, round(found.factor, 2)
    (5.83, 2, 2.92)
    """
    from scipy import special

    used = _with_cases(clusters)
    share = share_over(used)
    if not 0 < share < 1:
        raise ValueError("all or none of the cases are events: clusters cannot differ")
    off = math.fsum((hits - share * n) ** 2 / n for hits, n in used)
    chi_squared, degrees = off / (share * (1 - share)), len(used) - 1
    return Overdispersion(
        chi_squared=chi_squared,
        degrees=degrees,
        factor=chi_squared / degrees,
        chance=float(special.chdtrc(degrees, chi_squared)),
    )


def _with_cases(clusters: Sequence[Cluster]) -> list[Cluster]:
    used = [(hits, n) for hits, n in clusters if n]
    if len(used) < 2 or not all(0 <= hits <= n for hits, n in used):
        raise ValueError("need two clusters with cases, and 0 <= events <= cases in each")
    return used


def _bell_mccaffrey(used: Sequence[Cluster]) -> tuple[float, float]:
    """Give the variance CR2 of a share, and its degrees of freedom (m - 1 for equal sizes)."""
    total, share = sum(n for _, n in used), share_over(used)
    weights = [n / total for _, n in used]
    variance = math.fsum(
        (hits - share * n) ** 2 / (1 - weight)
        for (hits, n), weight in zip(used, weights, strict=True)
    )
    own = math.fsum(weight**2 for weight in weights)
    leaning = [weight**2 / (1 - weight) for weight in weights]
    shared = math.fsum(leaning) ** 2 - math.fsum(lean**2 for lean in leaning)
    return variance / total**2, 1 / (own + shared)


def _few(used: Sequence[Cluster]) -> bool:
    """Say whether too few clusters have an event, or a case that is none."""
    seen = min(sum(1 for hits, _ in used if hits), sum(1 for hits, n in used if hits < n))
    return seen < min(_ENOUGH, len(used))


def _cases(share: float, variance: float, degrees: float, level: float) -> float:
    """Give how many independent cases have this variance, less what few clusters cost."""
    from scipy import special

    if not variance:
        return math.inf
    tail = tail_of(level)
    shrink = float(special.ndtri(tail) / special.stdtrit(degrees, tail)) ** 2
    return share * (1 - share) / variance * shrink


def _worth(share: float, cases: float, level: float) -> Limits:
    """Give Clopper and Pearson's limits of a share of ``cases``, which need not be whole."""
    low, high = beta_limits(share * cases, (1 - share) * cases, level)
    return Limits(value=share, low=low, high=high, level=level, kind="nominal")
