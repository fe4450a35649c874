"""The classes of a map of counts: few, of about as many areas each, nothing apart."""

from collections.abc import Sequence

_STEPS = 4


def shades(counts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Give nothing as a class of its own, and four of about as many areas each.

    Each class is its least and greatest count; equal counts are never parted.

    >>> shades([0, 0, 1, 2, 3, 4, 5, 6, 7, 8])
    ((0, 0), (1, 2), (3, 4), (5, 6), (7, 8))
    """
    some = sorted(count for count in counts if count)
    last = [-(-len(some) * step // _STEPS) - 1 for step in range(1, _STEPS + 1)]
    ends = list(dict.fromkeys(some[i] for i in last)) if some else []
    return ((0, 0), *((low + 1, high) for low, high in zip([0, *ends], ends, strict=False)))


def rate_shades(rates: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Give the same classes for rates: zero apart, each class by its least and greatest.

    >>> rate_shades([0.0, 0.5, 1.5, 1.5, 2.0])
    ((0.0, 0.0), (0.5, 0.5), (1.5, 1.5), (2.0, 2.0))
    """
    some = sorted(rate for rate in rates if rate)
    last = [-(-len(some) * step // _STEPS) - 1 for step in range(1, _STEPS + 1)]
    ends = list(dict.fromkeys(some[i] for i in last)) if some else []
    starts = [next(one for one in some if one > end) for end in ends[:-1]]
    return ((0.0, 0.0), *zip([*some[:1], *starts], ends, strict=True))


def shade_of(count: float, classes: Sequence[tuple[float, float]]) -> int:
    """Give the class of a count.

    >>> shade_of(3, ((0, 0), (1, 2), (3, 4)))
    2
    """
    return next(place for place, (_, most) in enumerate(classes) if count <= most)
