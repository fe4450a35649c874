"""A share from things drawn with unequal chances, each weighed by what it stands for."""

from collections.abc import Sequence
from math import sqrt

from msgspec import Struct

# SciPy is loaded where it is called: it takes seconds, and most commands draw nothing.
# ruff: noqa: PLC0415


class Weighed(Struct, frozen=True):
    """``n`` things drawn, ``hits`` of them such, each standing for ``weight`` things."""

    weight: float
    n: int
    hits: int


class WeighedShare(Struct, frozen=True, kw_only=True):
    """A share and the ends of its interval."""

    value: float
    low: float
    high: float


def weighted_share(drawn: Sequence[Weighed], *, level: float = 0.95) -> WeighedShare:
    """Give the share of hits by Hájek's (1971) ratio, with Wilson's (1927) interval.

    The interval is that of as many equal draws as have the ratio's own variance (Korn and
    Graubard 1998), and never more than Kish's (1965) effective number; Student's quantile.
    Draws are taken as independent, as if made with return: too wide where most were drawn.
    Raises ValueError with fewer than two draws, or a weight below one.

    >>> found = weighted_share([Weighed(1.0, 40, 20), Weighed(10.0, 40, 4)])
    >>> round(found.value, 3), round(found.low, 3), round(found.high, 3)
    (0.136, 0.065, 0.263)
    """
    from scipy import stats

    number = sum(one.n for one in drawn)
    if number < 2 or any(one.weight < 1 for one in drawn):
        raise ValueError("need two draws, each of a weight of one or more")
    total = sum(one.weight * one.n for one in drawn)
    share = sum(one.weight * one.hits for one in drawn) / total
    kish = total**2 / sum(one.weight**2 * one.n for one in drawn)
    squares = sum(
        one.weight**2 * (one.hits * (1 - share) ** 2 + (one.n - one.hits) * share**2)
        for one in drawn
    )
    variance = number / (number - 1) * squares / total**2
    size = min(kish, share * (1 - share) / variance) if variance else kish
    reach = float(stats.t.ppf((1 + level) / 2, number - 1))
    middle = (share + reach**2 / (2 * size)) / (1 + reach**2 / size)
    spread = share * (1 - share) / size + reach**2 / (4 * size**2)
    half = reach * sqrt(spread) / (1 + reach**2 / size)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return WeighedShare(value=share, low=min(low, share), high=max(high, share))
