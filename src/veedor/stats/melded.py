"""The ratio and the difference of two shares with limits that agree with Fisher's exact test.

Melded from the exact limits of each share (Fay, Proschan and Brittain 2015): much shorter than
``sure_ratio`` and ``sure_gap``, and never found to hold less often than their level says,
which is proved where the shares are equal and enumerated in our tests elsewhere.
"""

from collections.abc import Callable
from functools import cache
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from veedor.stats.limits import Limits, tail_of
from veedor.stats.two_groups import TwoGroups

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415

Line = NDArray[np.float64]

_FAR = 40.0
"""How far, in logarithms, a ratio is searched: beyond any ratio of counts."""

_NODES = 400
"""Points at which a share's distribution is read (checked against four times as many)."""


class _Pair(NamedTuple):
    """The confidence distributions of both shares, as betas; 0 stands for a share of 0 or 1."""

    first: tuple[int, int]
    second: tuple[int, int]


class _Times(NamedTuple):
    """The bar ``by`` times the second share, and the second share at which it is ``first``."""

    by: float

    def of(self, second: Line) -> Line:
        return self.by * second

    def back(self, first: float) -> float:
        return first / self.by


class _Plus(NamedTuple):
    """The bar ``by`` more than the second share."""

    by: float

    def of(self, second: Line) -> Line:
        return self.by + second

    def back(self, first: float) -> float:
        return first - self.by


Bar = _Times | _Plus


def melded_ratio(groups: TwoGroups, level: float) -> Limits:
    """Give the first share over the second, with melded limits.

    ``low`` is above 1 just where Fisher's one-sided test finds a higher share at half of what
    ``level`` leaves out. Where a group has no event ``value`` is None (second) or a limit open,
    and ``zero`` says so. Raises ValueError where a group is empty.

    >>> found = melded_ratio(TwoGroups(hits=10, total=40, other_hits=5, other_total=50), 0.95)
    >>> found.value, round(found.low, 3), round(found.high, 3)
    (2.5, 0.85, 8.666)
    """
    tail = tail_of(level)
    below, above = (_chance(pair) for pair in _pairs(groups))
    low, high = 0.0, None
    if groups.hits:
        low = exp(_where(lambda at: below(_Times(exp(at))) - tail, -_FAR, _FAR))
    if groups.other_hits:
        high = exp(_where(lambda at: above(_Times(exp(at))) - 1 + tail, -_FAR, _FAR))
    share = groups.hits / groups.total
    return Limits(
        value=share * groups.other_total / groups.other_hits if groups.other_hits else None,
        low=low,
        high=high,
        level=level,
        kind="nominal",
        zero=groups.zero,
    )


def melded_gap(groups: TwoGroups, level: float) -> Limits:
    """Give the first share minus the second, with melded limits, as ``melded_ratio``.

    >>> found = melded_gap(TwoGroups(hits=56, total=70, other_hits=48, other_total=80), 0.95)
    >>> round(found.low, 3), round(found.high, 3)
    (0.04, 0.349)
    """
    tail = tail_of(level)
    below, above = (_chance(pair) for pair in _pairs(groups))
    return Limits(
        value=groups.hits / groups.total - groups.other_hits / groups.other_total,
        low=_where(lambda gap: below(_Plus(gap)) - tail, -1.0, 1.0),
        high=_where(lambda gap: above(_Plus(gap)) - 1 + tail, -1.0, 1.0),
        level=level,
        kind="nominal",
        zero=groups.zero,
    )


def _pairs(groups: TwoGroups) -> tuple[_Pair, _Pair]:
    """Give the distributions of both shares for the lower and for the upper limit."""
    if not groups.total or not groups.other_total:
        raise ValueError("a group is empty: its share is undefined, never 0")
    (hits, rest), (other_hits, other_rest) = groups.table
    lower = _Pair((hits, rest + 1), (other_hits + 1, other_rest))
    upper = _Pair((hits + 1, rest), (other_hits, other_rest + 1))
    return lower, upper


def _chance(pair: _Pair) -> Callable[[Bar], float]:
    """Give a function of a bar: the chance that the first share is at most it of the second."""
    from scipy import special

    points, weights = _nodes()
    second = _share_at(pair.second, (points + 1) / 2)
    (a, b), (c, d) = pair

    def chance(bar: Bar) -> float:
        if a and b:
            below = special.betainc(a, b, np.clip(bar.of(second), 0.0, 1.0))
            return float(weights @ below) / 2
        least = bar.back(1.0 if a else 0.0)
        if c and d:
            return float(special.betaincc(c, d, min(max(least, 0.0), 1.0)))
        return float((1.0 if c else 0.0) >= least)

    return chance


def _share_at(beta: tuple[int, int], quantile: Line) -> Line:
    from scipy import special

    a, b = beta
    if a and b:
        found: Line = special.betaincinv(a, b, quantile)
        return found
    return np.full(len(quantile), 1.0 if a else 0.0)


@cache
def _nodes() -> tuple[Line, Line]:
    points, weights = np.polynomial.legendre.leggauss(_NODES)
    return points, weights


def _where(rising: Callable[[float], float], low: float, high: float) -> float:
    """Give where a rising function crosses zero, by halving."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2
