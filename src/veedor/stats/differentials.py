"""One number for how error rates differ between groups, and what chance leaves of it.

None of these is a finding by itself: a ratio with its interval is what a court can read. They
are given because tests publish them. ISO/IEC 19795-10's own formulas were not at hand: these
are those of the papers named.
"""

import math
from collections.abc import Sequence

from veedor.stats.rates import Ends, ratio_of_extremes


def gini_of_rates(rates: Sequence[float]) -> float | None:
    """Give Gini's coefficient with the factor G/(G - 1), for G groups; None where all are 0.

    From 0 (all alike) to 1 (one group bears all), whatever G (Howard et al. 2022).

    >>> round(gini_of_rates([1e-4, 2e-4, 4e-4, 1e-3]), 6), gini_of_rates([0.0, 0.0])
    (0.568627, None)
    """
    return None if not math.fsum(rates) else _gini([(rate, rate) for rate in rates])[0]


def gini_reach(ends: Sequence[Ends]) -> Ends:
    """Give limits of that coefficient while each rate stays in its interval; on the wide side.

    Each difference is at its least (or most) while the sum is at its most (or least).

    >>> low, high = gini_reach([(1e-4, 2e-4), (4e-4, 9e-4)])
    >>> round(low, 3), high
    (0.182, 1.0)
    """
    return _gini(ends)


def _gini(ends: Sequence[Ends]) -> Ends:
    groups = len(ends)
    if groups < 2:
        raise ValueError("a difference between groups needs two groups")
    pairs = [(one, other) for one in ends for other in ends]
    least = math.fsum(max(0.0, a[0] - b[1], b[0] - a[1]) for a, b in pairs)
    most = math.fsum(max(a[1] - b[0], b[1] - a[0], 0.0) for a, b in pairs if a is not b)
    factor = groups / (groups - 1) / (2 * groups)
    low_sum, high_sum = (math.fsum(end[place] for end in ends) for place in (0, 1))
    low = factor * least / high_sum if high_sum else 0.0
    high = factor * most / low_sum if low_sum else 1.0
    return min(low, 1.0), min(high, 1.0)


def garbe(matches: float, misses: float, alpha: float) -> float:
    """Give GARBE: α of the false matches' coefficient, the rest of the misses'.

    Howard et al. (2022), Gini aggregation rate for biometric equitability.

    >>> round(garbe(0.568627, 0.192982, 0.5), 6)
    0.380804
    """
    return alpha * matches + (1 - alpha) * misses


def fairness_discrepancy(matches: Sequence[Ends], misses: Sequence[Ends], alpha: float) -> Ends:
    """Give the fairness discrepancy rate, between its ends (de Freitas Pereira, Marcel 2020).

    1 less the largest differences of both rates; near 1 by construction where rates are small.

    >>> rates = [(r, r) for r in (1e-4, 1e-3)], [(r, r) for r in (0.01, 0.02)]
    >>> [round(end, 5) for end in fairness_discrepancy(*rates, 0.5)]
    [0.99455, 0.99455]
    """
    one, other = _widest(matches), _widest(misses)
    low, high = (1 - garbe(one[place], other[place], alpha) for place in (1, 0))
    return low, high


def inequity(matches: Sequence[Ends], misses: Sequence[Ends], alpha: float) -> Ends:
    """Give NIST's inequity rate between its ends: weighted ratios, highest over lowest.

    ``inf`` where a rate may be zero.

    >>> rates = [(r, r) for r in (1e-4, 1e-3)], [(r, r) for r in (0.01, 0.02)]
    >>> [round(end, 6) for end in inequity(*rates, 0.5)]
    [4.472136, 4.472136]
    """
    one, other = ratio_of_extremes(list(matches)), ratio_of_extremes(list(misses))
    low, high = (
        math.inf
        if math.isinf(one[place]) or math.isinf(other[place])
        else one[place] ** alpha * other[place] ** (1 - alpha)
        for place in (0, 1)
    )
    return low, high


def at_most_one_in(trials: int) -> float:
    """Give a rate's one-sided 95 % limit where none was seen: 1 - 0.05^(1/n).

    What one open tool puts in the geometric mean for a rate of zero.

    >>> round(at_most_one_in(3000), 6)
    0.000998
    """
    if trials <= 0:
        raise ValueError("no trial, no limit")
    return float(-math.expm1(math.log(0.05) / trials))


def _widest(ends: Sequence[Ends]) -> Ends:
    """Give the least and the most that the highest rate less the lowest can be."""
    if len(ends) < 2:
        raise ValueError("a difference between groups needs two groups")
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    return max(max(lows) - min(highs), 0.0), max(highs) - min(lows)
