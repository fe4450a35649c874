"""How well a person tells one answer from another, apart from how ready they are to say yes."""

from math import inf, sqrt

from msgspec import Struct

from veedor.stats.binomial import exact_share
from veedor.stats.limits import Limits
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
    """Give d' and c of right pairs (first group) and wrong ones, with sure limits.

    ``hits`` are pairs that were accepted. Values are log-linear (Hautus 1995), so that they
    exist where all or none was accepted; the limits come of both shares' exact limits, held at
    once (level² = ``level``): they hold at least as often as ``level``, whatever is true.
    Raises ValueError where a group is empty.

    >>> found, lean = detection_reach(
    ...     TwoGroups(hits=94, total=100, other_hits=14, other_total=100), 0.95
    ... )
    >>> round(found.low, 2), round(found.high, 2), lean.low < lean.value < lean.high
    (1.82, 3.53, True)
    """
    if not pairs.total or not pairs.other_total:
        raise ValueError("a group is empty: its share is undefined, never 0")
    each = sqrt(level)
    accepted = exact_share(pairs.hits, pairs.total, each)
    wrongly = exact_share(pairs.other_hits, pairs.other_total, each)
    value = detection(
        (pairs.hits + 0.5) / (pairs.total + 1),
        (pairs.other_hits + 0.5) / (pairs.other_total + 1),
    )
    (a, b), (c, d) = _scores(accepted), _scores(wrongly)
    return (
        _reach(value.sensitivity, a - d, b - c),
        _reach(value.criterion, -(b + d) / 2, -(a + c) / 2),
    )


def _scores(limits: Limits) -> tuple[float, float]:
    from scipy import special

    top = 1.0 if limits.high is None else limits.high
    return float(special.ndtri(limits.low)), float(special.ndtri(top))


def _reach(value: float, low: float, high: float) -> Reach:
    return Reach(
        value=value,
        low=low if low > -inf else None,
        high=high if high < inf else None,
    )
