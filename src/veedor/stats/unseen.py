"""How large a gap between two shares must truly be, for its interval to leave zero out."""

import math
from typing import Any

from msgspec import Struct

from veedor.stats.differences import Contrast, quantile
from veedor.stats.noticeable import noticeable
from veedor.stats.score_intervals import Part, Reached

# NumPy and SciPy are loaded where they are called: most commands need none of them.
# ruff: noqa: PLC0415

_NEGLIGIBLE = 1e-12
_WHOLE = "need a reference that is not empty, somebody to compare, 1 - level < power < 1"


class Unseen(Struct, frozen=True, kw_only=True):
    """Gaps between ``below`` (under zero) and ``above`` (over zero) would mostly be missed.

    Each end is the least gap that way that would be shown with the power asked. None: no gap
    that way would be, not even the largest that there can be.
    """

    below: float | None
    above: float | None


def unseen_gaps(reference: Part, whole: int, *, level: float, power: float) -> Unseen:
    """Give the least gaps that ``whole`` persons would show against a reference, each way.

    Power of the interval that ``score_intervals.gap`` joins from exact ends (Newcombe 1998,
    method 10, on Clopper and Pearson 1934) at this ``level``: the chance, summed over both
    binomials without approximation, that it lies wholly on the side of the true gap. The
    reference's true share is taken to be the recorded one. Gaps are in shares (0 to 1).
    Raises ValueError where a side is empty, or the power is no more than the chance of an
    interval that misses.

    >>> found = unseen_gaps((25, 50), 50, level=0.95, power=0.8)
    >>> round(found.below, 3), round(found.above, 3)
    (-0.278, 0.278)
    >>> unseen_gaps((1, 2), 3, level=0.95, power=0.8)
    Unseen(below=None, above=None)
    """
    part, of = reference
    if of < 1 or whole < 1 or not 0 <= part <= of or not 0 < 1 - level < power < 1:
        raise ValueError(_WHOLE)
    above = _least(part, of, whole, level, power)
    below = _least(of - part, of, whole, level, power)  # those without it: the mirror
    return Unseen(below=None if below is None else -below, above=above)


def unseen_by_error(
    found: Reached, *, level: float, power: float, degrees: float = math.inf
) -> Unseen:
    """Give the least gaps that an interval of this width would show, each way (Bloom 1995).

    ``found``: value ± t × error at ``level``, with Student's t of so many ``degrees``.

    >>> unit = Reached(value=0.3, low=0.3 - 1.96, high=0.3 + 1.96)
    >>> round(unseen_by_error(unit, level=0.95, power=0.8).above, 2)
    2.8
    """
    error = (found.high - found.low) / 2 / quantile(0.5 + level / 2, degrees)
    contrast = Contrast(value=found.value, error=error, degrees=degrees)
    least = noticeable(contrast, level=level, power=power)
    return Unseen(below=-least, above=least)


def _least(part: int, of: int, whole: int, level: float, power: float) -> float | None:
    """Give the least gap above zero that is shown with this power."""
    import numpy as np
    from scipy import optimize, special

    share = part / of
    counts, chances = _likely(of, share)
    needed = _needed(counts, of, whole, (1 - level) / 2)

    def shown(true: float) -> float:
        reached = special.betainc(np.maximum(needed, 1), whole - needed + 1.0, true)
        reached = np.where(needed > whole, 0.0, reached)
        return float(chances @ reached)

    if share == 1 or shown(1.0) < power:
        return None
    return float(optimize.brentq(lambda true: shown(true) - power, share, 1.0)) - share


def _likely(of: int, share: float) -> tuple[Any, Any]:
    """Give the counts of a binomial that are not all but impossible, and their chances."""
    import numpy as np
    from scipy import stats

    far = 8 * math.sqrt(of * share * (1 - share)) + 30
    first, last = max(0, math.floor(of * share - far)), min(of, math.ceil(of * share + far))
    counts = np.arange(first, last + 1)
    chances = stats.binom.pmf(counts, of, share)
    kept = chances > _NEGLIGIBLE
    return counts[kept], chances[kept]


def _needed(counts: Any, of: int, whole: int, tail: float) -> Any:  # noqa: ANN401 - arrays
    """Give for each count of the reference how many of ``whole`` put the gap above zero.

    ``whole`` + 1 where not even all would. The joined interval's lower end rises with the
    count, for the exact lower end does: so that it is found by halving.
    """
    import numpy as np
    from scipy import special

    other = counts / of
    upper = np.where(counts < of, special.betaincinv(counts + 1.0, of - counts, 1 - tail), 1.0)
    low, high = np.zeros_like(counts), np.full_like(counts, whole + 1)
    while (low < high).any():
        middle = (low + high) // 2
        mine = middle / whole
        lower = special.betaincinv(np.maximum(middle, 1), whole - middle + 1.0, tail)
        lower = np.where(middle > 0, lower, 0.0)
        over = mine - other > np.hypot(mine - lower, upper - other)
        high, low = np.where(over, middle, high), np.where(over, low, middle + 1)
        low = np.minimum(low, high)
    return high
