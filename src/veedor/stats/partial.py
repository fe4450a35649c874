"""How many of all there are, where only some of each stratum were drawn and looked at."""

from collections.abc import Callable, Sequence
from math import inf, sqrt

from msgspec import Struct

# SciPy is loaded where it is called: it takes seconds, and most commands draw nothing.
# ruff: noqa: PLC0415


class Stratum(Struct, frozen=True):
    """Of ``size`` things, ``seen`` were drawn by chance without return; ``hits`` are such."""

    size: int
    seen: int
    hits: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.seen <= self.size:
            raise ValueError(f"need 0 <= hits <= seen <= size, got {self}")


class Total(Struct, frozen=True, kw_only=True):
    """An estimated number of things, and the ends of its interval."""

    value: float
    low: float
    high: float


def stratified_total(strata: Sequence[Stratum], *, level: float = 0.95) -> Total:
    """Give the number of hits in all strata by Horvitz and Thompson (1952), with an interval.

    The estimate weighs each thing drawn by the inverse of its chance, size / seen. One stratum
    has the exact limits of a draw without return (Buonaccorsi 1987); several are joined by
    recovering each one's variance from its own limits (Zou and Donner 2008), so that a stratum
    without a hit still adds to the width, and one seen in full adds nothing. Errs to the wide
    side. Raises ValueError without strata, or for one that nothing was drawn from.

    >>> stratified_total([Stratum(1000, 200, 150), Stratum(4000, 200, 60)]).value
    1950.0
    """
    held = [one for one in strata if one.size]
    if not held or any(not one.seen for one in held):
        raise ValueError("each stratum needs something drawn from it")
    points = [one.size * one.hits / one.seen for one in held]
    limits = [limits_of(one, level=level) for one in held]
    value = sum(points)
    if len(held) == 1:
        return Total(value=value, low=float(limits[0][0]), high=float(limits[0][1]))
    below = sqrt(sum((p - low) ** 2 for p, (low, _) in zip(points, limits, strict=True)))
    above = sqrt(sum((high - p) ** 2 for p, (_, high) in zip(points, limits, strict=True)))
    least = sum(one.hits for one in held)
    most = sum(one.size - one.seen + one.hits for one in held)
    return Total(value=value, low=max(least, value - below), high=min(most, value + above))


def standard_error(strata: Sequence[Stratum]) -> float:
    """Give the textbook error of the total, with the finite-population correction.

    The square root of the sum of N² (1 - n/N) p (1 - p) / (n - 1) (Cochran 1977, eq. 5.6); a
    stratum with one draw, not seen in full, has no error of its own: infinite.

    >>> drawn = [Stratum(1000, 200, 150), Stratum(4000, 200, 60), Stratum(20000, 200, 10)]
    >>> round(standard_error(drawn), 3)
    333.641
    """
    return sqrt(sum(_variance(one) for one in strata if one.size))


def limits_of(one: Stratum, *, level: float = 0.95) -> tuple[int, int]:
    """Give the least and the most hits in a stratum that its draw does not rule out.

    Both one-sided tails are above (1 - level) / 2, by the hypergeometric law.

    >>> limits_of(Stratum(10, 10, 4)), limits_of(Stratum(100, 0, 0))
    ((4, 4), (0, 100))
    """
    from scipy.stats import hypergeom

    tail = (1 - level) / 2
    least, most = one.hits, one.size - one.seen + one.hits

    def more(hits: int) -> bool:
        return float(hypergeom.sf(one.hits - 1, one.size, hits, one.seen)) > tail

    def fewer(hits: int) -> bool:
        return not float(hypergeom.cdf(one.hits, one.size, hits, one.seen)) > tail

    low = _first(more, least, most)
    high = _first(fewer, least, most + 1) - 1
    return low, high


def _variance(one: Stratum) -> float:
    if one.seen == one.size:
        return 0.0
    if one.seen < 2:
        return inf
    share = one.hits / one.seen
    return one.size * (one.size - one.seen) * share * (1 - share) / (one.seen - 1)


def _first(true_from: Callable[[int], bool], low: int, high: int) -> int:
    """Give the first whole number from which a test holds; ``high`` where none below does."""
    while low < high:
        middle = (low + high) // 2
        if true_from(middle):
            high = middle
        else:
            low = middle + 1
    return low
