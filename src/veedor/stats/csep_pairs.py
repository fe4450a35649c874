"""CSEP's comparisons T and W of two forecasts at the events: for comparability only."""

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.csep_numbers import INDEPENDENT

# SciPy is loaded where it is called: it takes seconds, and most commands test nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]


class GainTest(Struct, frozen=True, kw_only=True):
    """The T-test: information gain per event with its interval by Student's t."""

    gain: float
    low: float
    high: float
    statistic: float
    p: float
    events: int
    assumes: str = INDEPENDENT


class RankTest(Struct, frozen=True, kw_only=True):
    """The W-test: Wilcoxon's signed ranks of the log ratios, by the normal approximation."""

    statistic: float
    p: float
    events: int
    assumes: str = INDEPENDENT


def gain_test(
    at_events: tuple[ArrayLike, ArrayLike],
    totals: tuple[float, float],
    *,
    events: int | None = None,
    confidence: float = 0.95,
) -> GainTest:
    """Give the T-test (Rhoades and others 2011, eq. 17 and 18).

    ``at_events``: both rates at the cell of each event; ``totals``: both sums of rates. It
    takes events as independent, and so calls equal forecasts of crime different far more often
    than stated: ``compare`` is for the question itself.

    >>> rates = [8, 2, 3, 5], [6, 4, 2, 8]
    >>> round(gain_test(rates, (18, 20), events=19).gain, 6)
    0.080526
    """
    from scipy import special

    ratio = _log_ratio(at_events)
    count = len(ratio) if events is None else events
    if count < 2:
        raise ValueError("not testable: need two events or more")
    total = float(ratio.sum())
    gain = float(total - (totals[0] - totals[1])) / count
    variance = float((ratio**2).sum()) / (count - 1) - total**2 / (count**2 - count)
    error = float(np.sqrt(max(variance, 0.0) / count))
    statistic = gain / error if error else float("inf") * np.sign(gain) if gain else 0.0
    reach = float(special.stdtrit(count - 1, (1 + confidence) / 2)) * error
    return GainTest(
        gain=gain, low=gain - reach, high=gain + reach, statistic=float(statistic),
        p=2 * float(special.stdtr(count - 1, -abs(statistic))), events=count,
    )  # fmt: skip


def rank_test(at_events: tuple[ArrayLike, ArrayLike], totals: tuple[float, float]) -> RankTest:
    """Give the W-test: log ratios at the events against (first total - second) / events.

    >>> found = rank_test(([2.0, 2.0, 4.0], [1.0, 1.0, 1.0]), (6.0, 6.0))
    >>> round(found.p, 4)
    0.1025
    """
    ratio = _log_ratio(at_events)
    return signed_ranks(ratio, (totals[0] - totals[1]) / len(ratio))


def signed_ranks(values: ArrayLike, median: float) -> RankTest:
    """Give Wilcoxon's signed-rank test of a median, ties corrected, no continuity correction.

    >>> signed_ranks([1.0, 2.0, 3.0], 0.0).statistic
    -1.6035674514745464
    """
    from scipy import special, stats

    apart = np.asarray(values, dtype=np.float64) - median
    apart = apart[apart != 0]
    count = len(apart)
    if not count:
        return RankTest(statistic=0.0, p=1.0, events=0)
    ranks = stats.rankdata(np.abs(apart))
    smaller = min(float(ranks[apart > 0].sum()), float(ranks[apart < 0].sum()))
    _, tied = np.unique(ranks, return_counts=True)
    tied = tied[tied > 1].astype(np.float64)
    spread = count * (count + 1.0) * (2.0 * count + 1.0) - 0.5 * float((tied**3 - tied).sum())
    z = (smaller - count * (count + 1.0) * 0.25) / np.sqrt(spread / 24)
    return RankTest(statistic=float(z), p=2 * float(special.ndtr(-abs(z))), events=count)


def _log_ratio(at_events: tuple[ArrayLike, ArrayLike]) -> Floats:
    first, second = (np.ravel(np.asarray(r, dtype=np.float64)) for r in at_events)
    if first.shape != second.shape or not first.size:
        raise ValueError("not testable: need both rates at each of one event or more")
    if not (first > 0).all() or not (second > 0).all():
        raise ValueError("an event fell at rate zero: floor the rates first")
    return np.asarray(np.log(first) - np.log(second))
