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


def shade_of(count: int, classes: Sequence[tuple[int, int]]) -> int:
    """Give the class of a count.

    >>> shade_of(3, ((0, 0), (1, 2), (3, 4)))
    2
    """
    return next(place for place, (_, most) in enumerate(classes) if count <= most)
