"""Shares of few events: exact limits and tests, with no approximation by a bell curve."""

from veedor.stats.limits import Limits, tail_of

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415


def exact_share(hits: int, total: int, level: float) -> Limits:
    """Give a share with the limits of Clopper and Pearson (1934): at least ``level`` sure.

    Raises ValueError unless 0 <= hits <= total and total > 0: 0 of 0 is undefined, never 0.

    >>> found = exact_share(8, 10, 0.95)
    >>> found.value, round(found.low, 3), round(found.high, 3)
    (0.8, 0.444, 0.975)
    """
    tail = tail_of(level)
    return Limits(
        value=_share(hits, total),
        low=share_at_least(hits, total, 1 - tail),
        high=share_at_most(hits, total, 1 - tail),
        level=level,
        kind="exact",
    )


def beta_limits(hits: float, misses: float, level: float) -> tuple[float, float]:
    """Give Clopper and Pearson's limits of a share, of counts that need not be whole.

    Whole counts give the exact limits (1934); effective ones those of Korn and Graubard (1998).
    They always hold the share itself.

    >>> tuple(round(end, 4) for end in beta_limits(8, 2, 0.95))
    (0.4439, 0.9748)
    """
    from scipy import special

    tail = tail_of(level)
    low = float(special.betaincinv(hits, misses + 1, tail)) if hits > 0 else 0.0
    high = float(special.betaincinv(hits + 1, misses, 1 - tail)) if misses > 0 else 1.0
    share = hits / (hits + misses)
    return min(low, share), max(high, share)


def share_at_least(hits: int, total: int, level: float) -> float:
    """Give the one-sided lower limit of Clopper and Pearson (1934).

    >>> round(share_at_least(8, 10, 0.95), 3)
    0.493
    """
    from scipy import special

    tail_of(level)
    _checked(hits, total)
    return float(special.betaincinv(hits, total - hits + 1, 1 - level)) if hits else 0.0


def share_at_most(hits: int, total: int, level: float) -> float:
    """Give the one-sided upper limit of Clopper and Pearson (1934).

    With no hit it is 1 - (1 - level)^(1/total), the exact form of the rule of three
    (Hanley and Lippman-Hand 1983): about 3 / total at 0.95.

    >>> round(share_at_most(0, 100, 0.95), 4)
    0.0295
    """
    from math import expm1, log1p

    from scipy import special

    tail_of(level)
    _checked(hits, total)
    if hits == total:
        return 1.0
    if not hits:
        return -expm1(log1p(-level) / total)
    return float(special.betaincinv(hits + 1, total - hits, level))


def mid_p_share(hits: int, total: int, level: float) -> Limits:
    """Give a share with mid-p limits (Lancaster 1961): shorter, and only nominal.

    Half of the probability of what was seen counts as more extreme. At some true shares the
    limits hold less often than ``level`` (for 1 to 150 tries at 0.95, never below 0.91).

    >>> found = mid_p_share(8, 10, 0.95)
    >>> round(found.low, 3), round(found.high, 3)
    (0.48, 0.965)
    """
    tail = tail_of(level)
    value = _share(hits, total)
    low = _mid_p_low(hits, total, tail) if hits else 0.0
    high = 1 - _mid_p_low(total - hits, total, tail) if hits < total else 1.0
    return Limits(value=value, low=low, high=high, level=level, kind="nominal")


def chance_of_at_least(hits: int, total: int, share: float) -> float:
    """Give P(X >= hits) if each of ``total`` were a hit with probability ``share``, exactly.

    The one-sided p-value of "no more than the stated share".

    >>> round(chance_of_at_least(4, 6, 0.24), 3)
    0.033
    """
    from scipy import special

    _checked(hits, total)
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1, not {share}")
    return float(special.betainc(hits, total - hits + 1, share)) if hits else 1.0


def chance_of_at_most(hits: int, total: int, share: float) -> float:
    """Give P(X <= hits): the one-sided p-value of "no less than the stated share".

    >>> round(chance_of_at_most(0, 10, 0.25), 4)
    0.0563
    """
    return chance_of_at_least(total - hits, total, 1 - share)


def _mid_p_low(hits: int, total: int, tail: float) -> float:
    from scipy import optimize, special

    def off(share: float) -> float:
        here = float(special.betainc(hits, total - hits + 1, share))
        above = float(special.betainc(hits + 1, total - hits, share)) if hits < total else 0.0
        return (here + above) / 2 - tail

    return float(optimize.brentq(off, 0.0, hits / total, xtol=1e-15))


def _share(hits: int, total: int) -> float:
    _checked(hits, total)
    return hits / total


def _checked(hits: int, total: int) -> None:
    if total <= 0 or not 0 <= hits <= total:
        raise ValueError(f"need 0 <= hits <= total and total > 0, got {hits} of {total}")
