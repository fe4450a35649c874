"""How well a score orders those with the outcome above those without, from counts."""

from collections.abc import Iterable
from math import exp, fsum, log, sqrt

from msgspec import Struct

from veedor.stats.score_intervals import Reached

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415


class Ordering(Struct, frozen=True, kw_only=True):
    """The area under the curve, its standard error, and how many of each stand behind it.

    ``error``: None where it cannot be known: fewer than two with, or without, the outcome.
    """

    value: float
    error: float | None
    positives: int
    negatives: int


def ordering(scored: Iterable[tuple[float, int, int]]) -> Ordering:
    """Give the area under the curve with the error of DeLong et al. (1988), ties as halves.

    ``scored``: score, how many with and without the outcome. Works on counts by score, so it
    takes one pass however many stand behind each. Raises ValueError without one of each.

    >>> found = ordering([(1, 1, 3), (2, 1, 1), (3, 2, 0)])
    >>> found.value, round(found.error, 4)
    (0.8125, 0.1614)
    """
    rows = _summed(scored)
    positives, negatives = sum(yes for _, yes, _ in rows), sum(no for _, _, no in rows)
    if not positives or not negatives:
        raise ValueError("the area needs some with the outcome and some without")
    below, above = 0.0, float(positives)
    tens, ones = [], []
    for _, yes, no in rows:
        tens.append((yes, (below + no / 2) / negatives))
        above -= yes
        ones.append((no, (above + yes / 2) / positives))
        below += no
    area = fsum(n * place for n, place in tens) / positives
    error = None
    if min(positives, negatives) > 1:
        error = sqrt(_spread(tens, area, positives) + _spread(ones, area, negatives))
    return Ordering(value=area, error=error, positives=positives, negatives=negatives)


def area_reach(found: Ordering, level: float) -> Reached | None:
    """Give the area's interval, on the scale of its logit so that it stays within 0 and 1.

    None where the error is unknown or 0 (all, or none, ordered right): the method then has no
    width to give, and no width is not certainty.

    >>> reach = area_reach(ordering([(1, 1, 3), (2, 1, 1), (3, 2, 0)]), 0.95)
    >>> round(reach.low, 3), round(reach.high, 3)
    (0.352, 0.972)
    """
    if not found.error or not 0 < found.value < 1:
        return None
    odds = log(found.value / (1 - found.value))
    half = _normal(level) * found.error / (found.value * (1 - found.value))
    low, high = (1 / (1 + exp(-(odds + sign * half))) for sign in (-1, 1))
    return Reached(value=found.value, low=low, high=high)


def area_gap(one: Ordering, reference: Ordering, level: float) -> Reached | None:
    """Give the area of one group minus that of another; None where an error is unknown or 0.

    The groups share nobody, so the variances add (Hanley and McNeil 1983 with r = 0).

    >>> a = ordering([(1, 1, 3), (2, 1, 1), (3, 2, 0)])
    >>> area_gap(a, a, 0.95).value
    0.0
    """
    if not one.error or not reference.error:
        return None
    value = one.value - reference.value
    half = _normal(level) * sqrt(one.error**2 + reference.error**2)
    return Reached(value=value, low=value - half, high=value + half)


def _summed(scored: Iterable[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    found: dict[float, tuple[int, int]] = {}
    for score, yes, no in scored:
        before = found.get(score, (0, 0))
        found[score] = (before[0] + yes, before[1] + no)
    return [(score, *found[score]) for score in sorted(found)]


def _spread(places: list[tuple[int, float]], area: float, n: int) -> float:
    return fsum(count * (place - area) ** 2 for count, place in places) / (n - 1) / n


def _normal(level: float) -> float:
    from scipy import stats

    return float(stats.norm.ppf(0.5 + level / 2))
