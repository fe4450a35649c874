"""What a trial of a given size could have shown: power before any claim of no difference."""

import math

# SciPy and NumPy are loaded where they are called: most commands need none of them.
# ruff: noqa: PLC0415

_STEPS = 60


def chance_to_show(
    rate: float, ratio: float, sizes: tuple[float, float], level: float
) -> float:
    """Give the chance that two exact intervals part, one rate being ``ratio`` times the other.

    ``rate`` is that of the first of two groups with ``sizes`` independent trials (rounded
    down); the higher rate is held at 1. Each interval has this ``level`` (Clopper and Pearson
    1934). Summed over all counts but those whose chance is below one in ten million.

    >>> round(chance_to_show(0.1, 4.0, (100, 100), 0.95), 2)
    0.99
    >>> round(chance_to_show(0.1, 1.0, (100, 100), 0.95), 2)
    0.0
    """
    import numpy as np
    from scipy import stats

    first, second = (max(math.floor(size), 1) for size in sizes)
    tail = (1 - level) / 2
    lower, higher = stats.binom(first, rate), stats.binom(second, min(rate * ratio, 1.0))
    seen, other = (np.arange(one.ppf(1e-7), one.ppf(1 - 1e-7) + 1) for one in (lower, higher))
    seen, other = np.maximum(seen, 0), np.maximum(other, 0)
    most = np.where(seen >= first, 1.0, stats.beta.ppf(1 - tail, seen + 1, first - seen))
    least = np.where(
        other == 0, 0.0, stats.beta.ppf(tail, np.maximum(other, 1), second - other + 1)
    )
    above = np.searchsorted(least, most, side="right")
    chances = np.append(np.cumsum(higher.pmf(other)[::-1])[::-1], 0.0)
    return float(np.sum(lower.pmf(seen) * chances[above]))


def detectable_ratio(
    rate: float, sizes: tuple[float, float], level: float, power: float
) -> float | None:
    """Give the smallest ratio that two groups would show with this chance; None if none is.

    By halving between 1 and 1 / ``rate``, to a relative error below one in a billion.

    >>> found = detectable_ratio(0.1, (200, 200), 0.975, 0.8)
    >>> round(found, 1), chance_to_show(0.1, found, (200, 200), 0.975) >= 0.8
    (2.6, True)
    >>> detectable_ratio(0.5, (3, 3), 0.95, 0.8) is None
    True
    """
    low, high = 1.0, 1 / rate
    if chance_to_show(rate, high, sizes, level) < power:
        return None
    for _ in range(_STEPS):
        middle = math.sqrt(low * high)
        shown = chance_to_show(rate, middle, sizes, level) >= power
        low, high = (low, middle) if shown else (middle, high)
        if high / low < 1 + 1e-9:
            break
    return high
