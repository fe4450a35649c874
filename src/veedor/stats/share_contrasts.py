"""The ratio and the difference of two shares: score limits, and limits that are always sure."""

from collections.abc import Callable
from math import acos, copysign, cos, exp, inf, pi, sqrt

from msgspec import Struct

from veedor.stats.binomial import share_at_least, share_at_most
from veedor.stats.limits import Limits, tail_of
from veedor.stats.two_groups import TwoGroups

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415

_FAR = 40.0
"""How far, in logarithms, a ratio is searched: beyond any ratio of counts."""


def share_ratio(groups: TwoGroups, level: float) -> Limits:
    """Give the first share over the second with the score limits of Miettinen and Nurminen.

    Miettinen and Nurminen (1985), that is Koopman's (1984) with the factor N / (N - 1). They
    are nominal: for 0.95, over true shares of 0.02 to 0.98 and groups of 5 to 60, they hold
    from 0.90 (groups of 5) to 1 of the time, 0.95 to 0.96 on the average. ``sure_ratio`` has
    limits without exceptions, and ``melded_ratio`` shorter ones without a known exception.
    A group with no event leaves ``value`` None (second) or a limit open, and ``zero`` says so.
    Raises ValueError where a group is empty.

    >>> found = share_ratio(TwoGroups(hits=10, total=40, other_hits=5, other_total=50), 0.95)
    >>> found.value, round(found.low, 3), round(found.high, 3)
    (2.5, 0.968, 6.585)
    """
    first, second, reach = _start(groups, level)
    value = first / second if second else None

    def crossing(aim: float) -> float:
        return exp(_where(lambda at: _ratio_score(groups, exp(at)) - aim, -_FAR, _FAR))

    low = crossing(reach) if groups.hits else 0.0
    high = crossing(-reach) if groups.other_hits else None
    return Limits(
        value=value,
        low=low if value is None else min(low, value),
        high=high if high is None or value is None else max(high, value),
        level=level,
        kind="nominal",
        zero=groups.zero,
    )


def share_gap(groups: TwoGroups, level: float) -> Limits:
    """Give the first share minus the second, with Miettinen and Nurminen's (1985) score limits.

    Nominal (0.91 to 1, as in ``share_ratio``); defined with no event too. Raises ValueError
    where a group is empty.

    >>> found = share_gap(TwoGroups(hits=56, total=70, other_hits=48, other_total=80), 0.95)
    >>> round(found.value, 3), round(found.low, 4), round(found.high, 4)
    (0.2, 0.0528, 0.3382)
    """
    first, second, reach = _start(groups, level)
    value = first - second
    low = _where(lambda at: _gap_score(groups, at) - reach, -1.0, value)
    high = _where(lambda at: _gap_score(groups, at) + reach, value, 1.0)
    return Limits(
        value=value, low=low, high=high, level=level, kind="nominal", zero=groups.zero
    )


def sure_ratio(groups: TwoGroups, level: float) -> Limits:
    """Give the ratio of shares with limits that hold at least ``level``, whatever is true.

    From the exact limits of each share, both at once (level² = ``level``, as the groups are
    independent): longer than the score limits, with no exception to explain.

    >>> found = sure_ratio(TwoGroups(hits=10, total=40, other_hits=5, other_total=50), 0.95)
    >>> found.value, round(found.low, 3), round(found.high, 3)
    (2.5, 0.485, 15.55)
    """
    one, other = _each(groups, level)
    return Limits(
        value=one.value / other.value if other.value else None,
        low=one.low / other.high,
        high=one.high / other.low if other.low else None,
        level=level,
        kind="exact",
        zero=groups.zero,
    )


def sure_gap(groups: TwoGroups, level: float) -> Limits:
    """Give the difference of shares with limits as sure as those of ``sure_ratio``.

    >>> found = sure_gap(TwoGroups(hits=56, total=70, other_hits=48, other_total=80), 0.95)
    >>> round(found.low, 3), round(found.high, 3)
    (-0.05, 0.427)
    """
    one, other = _each(groups, level)
    return Limits(
        value=one.value - other.value,
        low=one.low - other.high,
        high=one.high - other.low,
        level=level,
        kind="exact",
        zero=groups.zero,
    )


class _Share(Struct, frozen=True):
    value: float
    low: float
    high: float


def _each(groups: TwoGroups, level: float) -> tuple[_Share, _Share]:
    """Give both shares, each with exact limits, such that both hold at once at ``level``."""
    _start(groups, level)
    side = 1 - tail_of(sqrt(level))
    one, other = (
        _Share(
            hits / total, share_at_least(hits, total, side), share_at_most(hits, total, side)
        )
        for hits, total in (
            (groups.hits, groups.total),
            (groups.other_hits, groups.other_total),
        )
    )
    return one, other


def _start(groups: TwoGroups, level: float) -> tuple[float, float, float]:
    """Give both shares and how many standard errors the level reaches."""
    from scipy import special

    if not groups.total or not groups.other_total:
        raise ValueError("a group is empty: its share is undefined, never 0")
    reach = -float(special.ndtri(tail_of(level)))
    return groups.hits / groups.total, groups.other_hits / groups.other_total, reach


def _ratio_score(groups: TwoGroups, ratio: float) -> float:
    """Give how many standard errors the shares are from ``ratio`` (eq. 11)."""
    n, m = groups.total, groups.other_total
    both = (n + m) * ratio
    middle = n * ratio + groups.hits + m + groups.other_hits * ratio
    events = groups.hits + groups.other_hits
    root = sqrt(max(middle**2 - 4 * both * events, 0.0))
    second = min(2 * events / (middle + root), 1.0)
    first = min(ratio * second, 1.0)
    spread = first * (1 - first) / n + ratio**2 * second * (1 - second) / m
    return _scaled(groups.hits / n - ratio * groups.other_hits / m, spread, n + m)


def _gap_score(groups: TwoGroups, gap: float) -> float:
    """Give how many standard errors the shares are from ``gap`` (eq. 9, the cubic solved)."""
    n, m = groups.total, groups.other_total
    everyone, events = n + m, groups.hits + groups.other_hits
    two = ((n + 2 * m) * gap - everyone - events) / (3 * everyone)
    one = ((m * gap - everyone - 2 * groups.other_hits) * gap + events) / everyone
    none = groups.other_hits * gap * (1 - gap) / everyone
    q = two**3 - one * two / 2 + none / 2
    p = copysign(sqrt(max(two**2 - one / 3, 0.0)), q)
    angle = (pi + acos(max(-1.0, min(1.0, q / p**3)))) / 3 if p else 0.0
    second = min(max(2 * p * cos(angle) - two, 0.0, -gap), 1.0, 1 - gap)
    first = second + gap
    spread = first * (1 - first) / n + second * (1 - second) / m
    return _scaled(groups.hits / n - groups.other_hits / m - gap, spread, everyone)


def _scaled(off: float, spread: float, everyone: int) -> float:
    if spread <= 0:
        return copysign(inf, off) if abs(off) > 1e-12 else 0.0
    return off / sqrt(spread * everyone / (everyone - 1))


def _where(falling: Callable[[float], float], low: float, high: float) -> float:
    """Give where a falling function crosses zero, or the end it does not cross before."""
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return (low + high) / 2
