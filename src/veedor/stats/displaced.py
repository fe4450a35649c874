"""Did what fell here rise next door? Differences and quotients of displacement."""

import math
from collections.abc import Iterable

from msgspec import Struct

from veedor.stats.differences import Contrast


class Turn(Struct, frozen=True, kw_only=True):
    """Counts of one area before and after."""

    before: float
    after: float


NOTHING = Turn(before=0, after=0)


def weighted_displacement(
    target: Turn,
    comparison: Turn,
    near: Turn = NOTHING,
    near_comparison: Turn = NOTHING,
) -> Contrast:
    """Give the change of target and its neighbours, less that of their comparisons.

    Wheeler and Ratcliffe (2018): the variance is the sum of all counts, taken as Poisson.
    Areas of about one size and periods of one length are taken for granted.

    >>> found = weighted_displacement(
    ...     Turn(before=50, after=30), Turn(before=60, after=55),
    ...     Turn(before=20, after=22), Turn(before=24, after=23))
    >>> found.value, round(found.error, 3)
    (-12.0, 16.852)
    """
    parts = []
    for sign, turn in ((1, target), (-1, comparison), (1, near), (-1, near_comparison)):
        parts += [(sign, turn.after), (-sign, turn.before)]
    return of_counts(parts)


def of_counts(parts: Iterable[tuple[float, float]]) -> Contrast:
    """Give a sum of counts, each times its factor, with the error of Poisson counts.

    >>> found = of_counts([(1, 30), (-1, 50)])
    >>> found.value, round(found.error, 3)
    (-20.0, 8.944)
    """
    each = tuple(parts)
    return Contrast(
        value=math.fsum(factor * count for factor, count in each),
        error=math.sqrt(math.fsum(factor**2 * count for factor, count in each)),
        degrees=math.inf,
    )


def displacement_quotient(target: Turn, near: Turn, comparison: Turn) -> float | None:
    """Give Bowers and Johnson's (2003) quotient: below -1 more moved next door than fell here.

    None where the comparison has no event, or the target did not change against it.

    >>> found = displacement_quotient(
    ...     Turn(before=50, after=30), Turn(before=20, after=22), Turn(before=60, after=55))
    >>> round(found, 4)
    -0.2316
    """
    if not comparison.before or not comparison.after:
        return None
    here = target.after / comparison.after - target.before / comparison.before
    if not here:
        return None
    there = near.after / comparison.after - near.before / comparison.before
    return there / here
