"""How well a person tells one answer from another, apart from how ready they are to say yes."""

from math import hypot, inf

from msgspec import Struct

from veedor.stats.binomial import exact_share
from veedor.stats.two_groups import TwoGroups

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415


class Detection(Struct, frozen=True, kw_only=True):
    """Sensitivity d' = z(H) - z(F), and criterion c = -(z(H) + z(F)) / 2.

    Below zero, ``criterion`` leans to yes. A limit is None where the shares do not bound it.
    """

    sensitivity: float
    criterion: float


class Reach(Struct, frozen=True, kw_only=True):
    """Limits of a number that may have none on either side."""

    value: float
    low: float | None
    high: float | None

    @property
    def closed(self) -> bool:
        """Say whether both sides are bounded."""
        return self.low is not None and self.high is not None


def detection(hits: float, false: float) -> Detection:
    """Give d' and c from the shares of right and of wrong pairs that were accepted.

    Green and Swets (1966), with c of Macmillan and Creelman (2005). Passport officers accepted
    94 % of right and 14 % of wrong photographs (White et al. 2014). Raises ValueError where a
    share is 0 or 1: its z is not finite.

    >>> found = detection(0.94, 0.14)
    >>> round(found.sensitivity, 3), round(found.criterion, 3)
    (2.635, -0.237)
    """
    from scipy import special

    if not (0 < hits < 1 and 0 < false < 1):
        raise ValueError("a share of none or of all has no finite z")
    right, wrong = float(special.ndtri(hits)), float(special.ndtri(false))
    return Detection(sensitivity=right - wrong, criterion=-(right + wrong) / 2)


def detection_reach(pairs: TwoGroups, level: float) -> tuple[Reach, Reach]:
    """Give d' and c of right pairs (first group) and wrong ones, with limits.

    ``hits`` are pairs that were accepted. Values are log-linear (Hautus 1995), so that they
    exist where all or none was accepted. Limits are joined from both shares' exact ones by
    recovering each one's variance (Zou and Donner 2008): nominal, and in enumerated designs on
    the wide side. Raises ValueError where a group is empty.

    >>> found, lean = detection_reach(
    ...     TwoGroups(hits=94, total=100, other_hits=14, other_total=100), 0.95
    ... )
    >>> round(found.low, 2), round(found.high, 2), lean.low < lean.value < lean.high
    (2.1, 3.18, True)
    """
    if not pairs.total or not pairs.other_total:
        raise ValueError("a group is empty: its share is undefined, never 0")
    right = _score(pairs.hits, pairs.total, level)
    wrong = _score(pairs.other_hits, pairs.other_total, level)
    sensitivity = joined(right, negated(wrong))
    total = joined(right, wrong)
    return sensitivity, scaled(negated(total), 0.5)


def joined(one: Reach, other: Reach) -> Reach:
    """Add two numbers estimated apart, with limits that recover each one's variance.

    >>> joined(Reach(value=0, low=-3, high=3), Reach(value=1, low=-3, high=5)).low
    -4.0
    """
    value = one.value + other.value
    low = high = None
    if one.low is not None and other.low is not None:
        low = value - hypot(one.value - one.low, other.value - other.low)
    if one.high is not None and other.high is not None:
        high = value + hypot(one.high - one.value, other.high - other.value)
    return Reach(value=value, low=low, high=high)


def negated(one: Reach) -> Reach:
    """Turn a number and its limits round."""
    return Reach(
        value=-one.value,
        low=None if one.high is None else -one.high,
        high=None if one.low is None else -one.low,
    )


def scaled(one: Reach, by: float) -> Reach:
    """Multiply a number and its limits by a positive number."""
    return Reach(
        value=by * one.value,
        low=None if one.low is None else by * one.low,
        high=None if one.high is None else by * one.high,
    )


def _score(hits: int, total: int, level: float) -> Reach:
    """Give the z of a share, log-linear, between those of its exact limits."""
    from scipy import special

    found = exact_share(hits, total, level)
    top = 1.0 if found.high is None else found.high
    value, low, high = (
        float(special.ndtri(share)) for share in ((hits + 0.5) / (total + 1), found.low, top)
    )
    return Reach(
        value=value,
        low=low if low > -inf else None,
        high=high if high < inf else None,
    )
