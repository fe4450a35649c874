"""What a comparison could have noticed: the chance of it, and the least ratio it would see."""

from bisect import bisect_left
from collections.abc import Callable

# NumPy and SciPy are loaded where they are called: most commands need none of them.
# ruff: noqa: PLC0415

_TABLES = 4_000_000
"""The most tables that are enumerated: 2,000 by 2,000 cases."""

_TIE = 1e-12
_LARGEST = 1e6
"""The largest ratio of rates that is tried."""


def chance_to_notice_rate(total: int, exposure: float, ratio: float, level: float) -> float:
    """Give the power of the exact one-sided test that a group has more than its exposure.

    ``total`` events in all, the group's share of the exposure, the true ratio of its rate to
    that of all others. 0 where so few events could never be unusual.

    >>> [round(chance_to_notice_rate(10, 0.25, r, 0.95), 2) for r in (2, 3, 5)]
    [0.17, 0.38, 0.69]
    """
    from scipy import special, stats

    if total < 0 or not 0 < exposure < 1 or ratio <= 0 or not 0 < level < 1:
        raise ValueError("need total >= 0, 0 < exposure < 1, ratio > 0 and 0 < level < 1")
    # The chance of so many or more falls with each event: found by halving, not one by one.
    seen = 1 + bisect_left(
        range(1, total + 1),
        1,
        key=lambda k: int(special.betainc(k, total - k + 1, exposure) <= 1 - level + _TIE),
    )
    if seen > total:
        return 0.0
    share = exposure * ratio / (exposure * ratio + 1 - exposure)
    return float(stats.binom.sf(seen - 1, total, share))


def noticeable_rate_ratio(
    total: int, exposure: float, level: float, power: float
) -> float | None:
    """Give the least true ratio that so many events show with probability ``power``.

    None where no ratio, up to a million, would show: too few events.

    >>> round(noticeable_rate_ratio(10, 0.25, 0.95, 0.8), 2)
    6.18
    >>> noticeable_rate_ratio(7, 2 / 3, 0.95, 0.8) is None
    True
    """

    def power_at(ratio: float) -> float:
        return chance_to_notice_rate(total, exposure, ratio, level)

    return _least(power_at, power, _LARGEST)


def noticeable_share_ratio(
    total: int, other_total: int, other_share: float, level: float, power: float
) -> float | None:
    """Give the least ratio of shares that Fisher's one-sided test shows with ``power``.

    The second group, of ``other_total``, has the true share ``other_share``. All tables are
    enumerated. None where even a share of 1 in the first group would show more seldom. Raises
    ValueError where a group is empty, or with more than four million tables: for so many
    cases a comparison needs no exact power.

    >>> round(noticeable_share_ratio(50, 50, 0.1, 0.95, 0.8), 2)
    3.16
    """
    import numpy as np
    from scipy import stats

    if min(total, other_total) < 1 or not 0 < other_share < 1 or not 0 < level < 1:
        raise ValueError("need two groups that are not empty, and a share between 0 and 1")
    if (total + 1) * (other_total + 1) > _TABLES:
        raise ValueError("too many tables to enumerate")
    first, second = np.arange(total + 1)[:, None], np.arange(other_total + 1)[None, :]
    chance = stats.hypergeom.sf(first - 1, total + other_total, first + second, total)
    beside = stats.binom.pmf(second[0], other_total, other_share)
    rejected = (chance <= 1 - level + _TIE) @ beside

    def power_at(ratio: float) -> float:
        share = min(1.0, other_share * ratio)
        return float(stats.binom.pmf(first[:, 0], total, share) @ rejected)

    return _least(power_at, power, 1 / other_share)


def _least(power_at: Callable[[float], float], power: float, most: float) -> float | None:
    """Give where a rising power first reaches what is asked, by halving."""
    if not 0 < power < 1:
        raise ValueError(f"power lies between 0 and 1, not {power}")
    if power_at(most) < power:
        return None
    low, high = 0.0, most
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (low, middle) if power_at(middle) >= power else (middle, high)
        if high - low <= 1e-9 * high:
            break
    return high
