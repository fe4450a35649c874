"""Do the places with most events stay the same, beyond what constant rates would give?"""

from collections.abc import Callable, Iterator
from itertools import product
from math import prod

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

# SciPy is loaded where it is called: it takes seconds, and most commands rank nothing.
# ruff: noqa: PLC0415

Counts = NDArray[np.int64]
"""Events by place and period; draws of them have one axis more, in front."""
Statistic = Callable[[Counts], NDArray[np.float64]]
_ENUMERATED, _AT_ONCE = 20_000, 2_000_000


class Beyond(Struct, frozen=True, kw_only=True):
    """A number, the band in which a stationary null puts it, and how often as high as seen.

    ``exact``: every outcome of the null was gone through; else ``draws`` of it were made.
    """

    value: float
    low: float
    high: float
    as_high: float
    exact: bool
    draws: int


def successive_ranks(counts: Counts) -> NDArray[np.float64]:
    """Give the mean of Spearman's rank correlation between each period and the next.

    Equal counts share the mean of their ranks. Periods without any difference count as 0.

    >>> successive_ranks(np.array([[[1, 2], [5, 4], [9, 9]]])).round(9).tolist()
    [1.0]
    """
    from scipy import stats

    ranks = stats.rankdata(counts, axis=-2)
    off = ranks - ranks.mean(axis=-2, keepdims=True)
    spread = np.sqrt((off**2).sum(axis=-2))
    both = (off[..., :-1] * off[..., 1:]).sum(axis=-2)
    scale = spread[..., :-1] * spread[..., 1:]
    found = np.divide(both, scale, out=np.zeros_like(both), where=scale > 0)
    return np.asarray(found.mean(axis=-1))


def concentration_change(top: int) -> Statistic:
    """Give the statistic: share of events in the ``top`` places, last period less first.

    Each period has its own top places, so that a growing share shows events closing in.

    >>> concentration_change(1)(np.array([[[2, 0], [2, 4]]])).tolist()
    [0.5]
    """

    def change(counts: Counts) -> NDArray[np.float64]:
        ends = counts[..., [0, -1]]
        most = np.sort(ends, axis=-2)[..., -top:, :].sum(axis=-2)
        whole = ends.sum(axis=-2)
        shares = np.divide(most, whole, out=np.zeros(most.shape), where=whole > 0)
        return np.asarray(shares[..., 1] - shares[..., 0])

    return change


def beyond_stationary(
    counts: Counts, statistic: Statistic, *, draws: int, rng: np.random.Generator, level: float
) -> Beyond:
    """Set a statistic of places by periods against places whose rates never change.

    Given each place's total, a stationary Poisson process puts its events in the periods in
    proportion to the periods' own totals, whatever the place's rate: no rate is estimated.
    With two periods and few events every outcome is gone through; else ``draws`` are made.
    Raises ValueError with fewer than two periods or two places with events.
    """
    held = np.asarray(counts)[np.asarray(counts).sum(axis=1) > 0]
    if held.ndim != 2 or min(held.shape) < 2 or min(held.sum(axis=0)) == 0:
        raise ValueError("persistence needs two places and two periods with events")
    seen = float(statistic(held[None])[0])
    totals, shares = held.sum(axis=1), held.sum(axis=0) / held.sum()
    exact = held.shape[1] == 2 and prod(int(n) + 1 for n in totals) <= _ENUMERATED
    if exact:
        values, weights = _all_outcomes(totals, shares, statistic)
    else:
        drawn = [statistic(part) for part in _drawn(totals, shares, draws, rng)]
        values, weights = np.concatenate(drawn), np.full(draws, 1 / draws)
    high = round(float(weights[values >= seen - 1e-12].sum()), 12)
    low_end, high_end = _band(values, weights, level)
    return Beyond(
        value=seen,
        low=low_end,
        high=high_end,
        as_high=min(1.0, high) if exact else (high * draws + 1) / (draws + 1),
        exact=exact,
        draws=len(values),
    )


def _all_outcomes(
    totals: Counts, shares: NDArray[np.float64], statistic: Statistic
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    from scipy import stats

    first = np.array(list(product(*(range(int(n) + 1) for n in totals))))
    weights = np.prod(stats.binom.pmf(first, totals, shares[0]), axis=1)
    return statistic(np.stack([first, totals - first], axis=-1)), weights


def _drawn(
    totals: Counts, shares: NDArray[np.float64], draws: int, rng: np.random.Generator
) -> Iterator[Counts]:
    """Give draws in parts that fit in memory."""
    step = max(1, _AT_ONCE // (len(totals) * len(shares)))
    for start in range(0, draws, step):
        size = (min(step, draws - start), len(totals))
        yield rng.multinomial(totals, shares, size=size)


def _band(
    values: NDArray[np.float64], weights: NDArray[np.float64], level: float
) -> tuple[float, float]:
    order = np.argsort(values, kind="stable")
    below, ordered = weights[order].cumsum(), values[order]
    tail = (1 - level) / 2
    low = ordered[min(int(np.searchsorted(below, tail + 1e-12)), len(ordered) - 1)]
    high = ordered[min(int(np.searchsorted(below, 1 - tail - 1e-12)), len(ordered) - 1)]
    return float(low), float(high)
