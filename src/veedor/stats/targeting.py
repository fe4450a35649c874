"""Areas in order of what fell on them: the published bands, tenths and rank correlation."""

from collections.abc import Sequence
from math import floor
from statistics import NormalDist

import numpy as np
from msgspec import Struct


class Bands(Struct, frozen=True):
    """Places of the most, median and least targeted areas."""

    most: tuple[int, ...]
    median: tuple[int, ...]
    least: tuple[int, ...]


def targeting_ranks(counts: Sequence[int], ties: Sequence[float]) -> tuple[int, ...]:
    """Rank areas from 1, the least targeted, to n; equal counts by ``ties``, then as given.

    >>> targeting_ranks([5, 0, 9, 5], [2, 9, 9, 1])
    (3, 1, 4, 2)
    """
    order = sorted(range(len(counts)), key=lambda i: (counts[i], ties[i], -i))
    ranks = [0] * len(counts)
    for rank, place in enumerate(order, 1):
        ranks[place] = rank
    return tuple(ranks)


def bands(counts: Sequence[int], ties: Sequence[float], share: float = 0.05) -> Bands:
    """Give the most, median and least targeted areas by the rule of The Markup (2021).

    Areas are ranked by count, ties by ``ties`` (residents). With a window of round(share n)
    areas, the most targeted have rank n - window or above (one area more than the window), the
    median ones half a window to each side of the middle, the least ones rank 1 + window or
    below, or the top of the block of equally least where that is larger than the window.

    >>> bands([5, 0, 9, 7], [1, 2, 3, 4], 0.25)
    Bands(most=(2, 3), median=(0,), least=(0, 1))
    """
    n, fewest = len(counts), min(counts)
    ranks = targeting_ranks(counts, ties)
    window, equal = round(n * share), sum(one == fewest for one in counts)
    half, middle = floor(window / 2), floor(n / 2)
    low, high = (equal - window, equal) if equal > window else (1, 1 + window)

    def between(first: int, last: int) -> tuple[int, ...]:
        return tuple(i for i, rank in enumerate(ranks) if first <= rank <= last)

    return Bands(
        between(n - window, n), between(middle - half, middle + half), between(low, high)
    )


def tenths(counts: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Give the places of the areas in each tenth, least targeted first, as published.

    The Markup (2021) cuts at R's type 7 quantiles and takes what lies strictly between two
    cuts: an area whose count is exactly a cut is in no tenth, but for the greatest.

    >>> [len(one) for one in tenths(list(range(1, 36)))]
    [4, 3, 4, 3, 3, 3, 3, 4, 3, 4]
    """
    held = np.asarray(counts)
    cuts = np.quantile(held, np.arange(11) / 10)
    low = np.concatenate(([-np.inf], cuts[1:10]))
    high = np.concatenate((cuts[1:10], [np.inf]))
    return tuple(
        tuple(np.flatnonzero((held > a) & (held < b)).tolist())
        for a, b in zip(low, high, strict=True)
    )


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Give Spearman's (1904) correlation, ties at their mean rank; None where one is constant.

    >>> rank_correlation([1, 2, 3], [2, 4, 9])
    1.0
    """
    from scipy.stats import rankdata  # noqa: PLC0415 - loads when used

    if len(one) < 2 or len(set(one)) < 2 or len(set(other)) < 2:
        return None
    found = float(np.corrcoef(rankdata(one), rankdata(other))[0, 1])
    return max(-1.0, min(1.0, found))


def share_error(part: float, whole: float, part_error: float, whole_error: float) -> float:
    """Give the standard error of a share of two surveyed numbers, one inside the other.

    U.S. Census Bureau (2020): the root of part² - share² whole², over the whole; where that
    cannot be taken, of part² + share² whole².

    >>> share_error(20, 100, 3, 5), share_error(20, 100, 3, 20)
    (0.0282842712474619, 0.05)
    """
    share = part / whole
    inside = part_error**2 - (share * whole_error) ** 2
    if inside < 0:
        inside = part_error**2 + (share * whole_error) ** 2
    return float(inside**0.5 / whole)


def error_of_margin(margin: float, level: float) -> float:
    """Give the standard error behind a margin of error that was given at a level.

    >>> round(error_of_margin(1.644854, 0.90), 6)
    1.0
    """
    return margin / NormalDist().inv_cdf((1 + level) / 2)
