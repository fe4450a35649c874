"""How well a score ranks those with the event above those without, from counted scores."""

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

from msgspec import Struct

from veedor.stats.limits import Limits, tail_of

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415

Score = TypeVar("Score", bound=float)

_TINY = 1e-300

_ENOUGH = 5
"""With so many cases of the smaller side ranked wrongly, the error says enough (measured)."""


class Area(Struct, frozen=True, kw_only=True):
    """The chance that one with the event scores above one without, ties counted half.

    ``value`` is exact. ``error`` is DeLong's; None where a side has one case. ``limits`` are
    nominal; where the cases show no spread they are ``sure``, which hold at least ``level`` of
    the time, whatever is true.
    """

    value: Fraction
    error: float | None
    limits: Limits
    sure: Limits


class AreaGap(Struct, frozen=True, kw_only=True):
    """The first group's chance minus the second's, with nominal and with sure limits."""

    value: Fraction
    error: float | None
    limits: Limits
    sure: Limits


def area_under(events: Mapping[Score, int], others: Mapping[Score, int], level: float) -> Area:
    """Give the area under the curve from how many had each score, with the event and without.

    The value is Mann and Whitney's (1947), the error DeLong, DeLong and Clarke-Pearson's
    (1988), both on counts. The nominal limits are of its log odds, with Student's quantile
    (Brunner and Munzel 2000): for 0.95 they hold 0.93 to 0.98 of the time for sides of 10 to
    1,000 cases and areas of 0.5 to 0.95, scores in four or ten steps or none. Where the
    smaller side has too few cases, or the area is too near an end, for the error to say enough
    they are the sure ones: Hoeffding's (1963, section 5) for as many pairs as the smaller side
    has cases. Raises ValueError where a side has no case: undefined, never 0.5.

    >>> found = area_under({3: 2, 2: 1}, {1: 2, 2: 2}, 0.95)
    >>> found.value, round(found.error, 3), round(found.limits.low, 3)
    (Fraction(11, 12), 0.096, 0.195)
    """
    size, rest = _cases(events), _cases(others)
    value, pairs = _area(events, others), min(size, rest)
    sure = _sure(value, pairs, level)
    if pairs == 1:
        return Area(value=value, error=None, limits=sure, sure=sure)
    parts = _variance(events, others), _variance(others, events)
    error = math.sqrt(sum(parts))
    if pairs * min(value, 1 - value) < _ENOUGH or not error:
        return Area(value=value, error=error, limits=sure, sure=sure)
    squares = parts[0] ** 2 / (size - 1) + parts[1] ** 2 / (rest - 1)
    limits = _log_odds(float(value), error, float(sum(parts) ** 2 / squares), level)
    return Area(value=value, error=error, limits=limits, sure=sure)


def area_gap(first: Area, second: Area) -> AreaGap:
    """Compare two groups whose cases are not the same ones.

    The nominal limits combine those of both (Zou and Donner 2008), the sure ones hold whenever
    both groups' do: make each at level sqrt(0.95) for 0.95 together. Raises ValueError where
    the two were given at different levels.

    >>> one = area_under({3: 20, 2: 10}, {1: 20, 2: 20}, 0.95)
    >>> gap = area_gap(one, area_under({3: 10, 2: 20}, {1: 10, 2: 30}, 0.95))
    >>> gap.value, round(gap.limits.low, 3), round(gap.limits.high, 3)
    (Fraction(1, 6), -0.045, 0.283)
    """
    one, other = first.limits, second.limits
    if one.level != other.level:
        raise ValueError("two areas at different levels cannot be compared")
    value = first.value - second.value
    a, b = float(first.value), float(second.value)
    down = math.hypot(a - one.low, _high(other) - b)
    up = math.hypot(_high(one) - a, b - other.low)
    error = None
    if first.error is not None and second.error is not None:
        error = math.hypot(first.error, second.error)
    return AreaGap(
        value=value,
        error=error,
        limits=_gap(value, float(value) - down, float(value) + up, one.level, exact=False),
        sure=_gap(
            value,
            first.sure.low - _high(second.sure),
            _high(first.sure) - second.sure.low,
            one.level**2,
            exact=True,
        ),
    )


def _cases(scores: Mapping[Score, int]) -> int:
    total = sum(scores.values())
    if not total or min(scores.values()) < 0:
        raise ValueError("a side has no case, or a negative count: the area is undefined")
    if any(math.isnan(score) for score in scores):
        raise ValueError("a score is not a number")
    return total


def _area(these: Mapping[Score, int], those: Mapping[Score, int]) -> Fraction:
    first, _ = _sums(these, those)
    return Fraction(first, 2 * sum(these.values()) * sum(those.values()))


def _variance(these: Mapping[Score, int], those: Mapping[Score, int]) -> Fraction:
    """Give the part of the variance that is due to the choice of ``these``."""
    size, rest = sum(these.values()), sum(those.values())
    first, second = _sums(these, those)
    squares = second - Fraction(first**2, size)
    return squares / (4 * rest**2 * (size - 1) * size)


def _sums(these: Mapping[Score, int], those: Mapping[Score, int]) -> tuple[int, int]:
    """Sum twice how many of ``those`` are below each of ``these``, ties half, and its square."""
    below = first = second = 0
    for score in sorted(these.keys() | those.keys()):
        at, n = those.get(score, 0), these.get(score, 0)
        place = 2 * below + at
        first, second = first + n * place, second + n * place**2
        below += at
    return first, second


def _log_odds(area: float, error: float, degrees: float, level: float) -> Limits:
    """Give Student's limits of the log odds, turned back into areas."""
    from scipy import special

    quantile = -float(special.stdtrit(degrees, tail_of(level)))
    reach = quantile * error / (area * (1 - area))
    middle = float(special.logit(area))
    return Limits(
        value=area,
        low=min(area, float(special.expit(middle - reach))),
        high=max(area, float(special.expit(middle + reach))),
        level=level,
        kind="nominal",
    )


def _sure(value: Fraction, pairs: int, level: float) -> Limits:
    """Give the areas from which the value is no farther than chance takes so many pairs."""
    bar = -math.log(tail_of(level)) / pairs
    return Limits(
        value=float(value),
        low=_farthest_below(value, bar),
        high=1 - _farthest_below(1 - value, bar),
        level=level,
        kind="exact",
    )


def _farthest_below(value: Fraction, bar: float) -> float:
    """Give the least area whose (Kullback and Leibler's) divergence is ``bar``."""
    from scipy import optimize, special

    area, rest = float(value), float(1 - value)

    def beyond(at: float) -> float:
        return float(special.rel_entr(area, at) + special.rel_entr(rest, 1 - at)) - bar

    if not area or beyond(_TINY) <= 0:
        return 0.0
    return float(optimize.brentq(beyond, _TINY, area if rest else math.nextafter(1, 0)))


def _gap(value: Fraction, low: float, high: float, level: float, *, exact: bool) -> Limits:
    return Limits(
        value=float(value),
        low=low,
        high=high,
        level=level,
        kind="exact" if exact else "nominal",
    )


def _high(limits: Limits) -> float:
    return 1.0 if limits.high is None else limits.high
