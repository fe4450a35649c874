"""How well a score orders those with the outcome above those without, from counts."""

from math import exp, fsum, log, sqrt
from typing import TYPE_CHECKING

from msgspec import Struct

from veedor.stats.arrays import Array
from veedor.stats.score_intervals import Reached
from veedor.stats.score_tables import by_score

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

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


def ordering(scored: "ArrayLike") -> Ordering:
    """Give the area under the curve with the error of DeLong et al. (1988), ties as halves.

    ``scored``: rows of score, how many with and without the outcome. Works on counts by score,
    so it takes one pass however many stand behind each. Raises ValueError without one of each.

    >>> found = ordering([(1, 1, 3), (2, 1, 1), (3, 2, 0)])
    >>> found.value, round(found.error, 4)
    (0.8125, 0.1614)
    """
    _, yes, no = by_score(scored)
    positives, negatives = int(yes.sum()), int(no.sum())
    if not positives or not negatives:
        raise ValueError("the area needs some with the outcome and some without")
    tens = (no.cumsum() - no / 2) / negatives
    ones = (positives - yes.cumsum() + yes / 2) / positives
    area = fsum(memoryview(yes * tens)) / positives
    error = None
    if min(positives, negatives) > 1:
        error = sqrt(_spread(yes, tens, area) + _spread(no, ones, area))
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


def _spread(counts: Array, places: Array, area: float) -> float:
    n = int(counts.sum())
    return fsum(memoryview(counts * (places - area) ** 2)) / (n - 1) / n


def _normal(level: float) -> float:
    from scipy import stats

    return float(stats.norm.ppf(0.5 + level / 2))
