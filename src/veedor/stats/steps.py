"""Steps in a series of daily shares: where it changes level, with false alarms held."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

_TIE = 1 - 1e-9
_AT_ONCE = 2_000_000  # numbers held at a time
Whole = NDArray[np.int64]
Real = NDArray[np.float64]


class Search(Struct, frozen=True, kw_only=True):
    """How steps are looked for.

    ``level``: largest chance of any alarm in a series without a step. ``least``: fewest days
    between two steps. ``block``: days that are shuffled together. ``draws``: shuffles.
    """

    level: float
    least: int
    block: int
    draws: int


class Step(Struct, frozen=True, kw_only=True):
    """The first place of a new level, and how rarely chance alone makes as clear a step."""

    place: int
    p: float


def find_steps(
    hits: Sequence[int], totals: Sequence[int], search: Search, seed: int
) -> list[Step]:
    """Give the steps of a series of shares, in order.

    Two statistics: the largest standardised cumulated sum of what each day is off the common
    share, for a step that lasts to the end (Page 1955; Hinkley and Hinkley 1970), and the
    largest between two places, for one that is taken back (Levin and Kline 1985; Olshen and
    others 2004). Both allow for days of unequal size. Their null is the same statistics with
    whole blocks of days in random order (Kirch 2007), which keeps the days' overdispersion,
    their rhythm within the block and most of what one day hands on to the next; each is tested
    at half the level. A series with a step is cut there, and its parts are searched alike
    (Vostrikova 1981). Without a step, an alarm has at most the chance ``level``, as far as
    blocks are exchangeable. Drawn from ``seed``: the same series gives the same steps. Raises
    ValueError unless 0 <= hits <= total and total > 0 on each day.

    >>> search = Search(level=0.05, least=7, block=7, draws=199)
    >>> found = find_steps([5] * 40 + [1] * 28 + [5] * 40, [10] * 108, search, seed=1)
    >>> [step.place for step in found]
    [40, 68]
    """
    seen, counted = np.asarray(hits, dtype=np.int64), np.asarray(totals, dtype=np.int64)
    if (counted <= 0).any() or (seen < 0).any() or (seen > counted).any():
        raise ValueError("need 0 <= hits <= total and total > 0 on each day")
    dice = np.random.default_rng(seed)
    found: list[Step] = []
    parts = [(0, len(seen))]
    while parts:
        start, end = parts.pop()
        steps = _steps(seen[start:end], counted[start:end], search, dice)
        found += [Step(place=start + step.place, p=step.p) for step in steps]
        if steps:
            ends = [start, *(start + step.place for step in steps), end]
            parts += reversed(list(pairwise(ends)))
    return sorted(found, key=lambda step: step.place)


def _steps(hits: Whole, totals: Whole, search: Search, dice: np.random.Generator) -> list[Step]:
    """Give the clearest step of one stretch, or the two ends of the clearest stay."""
    starts = np.arange(0, len(hits), search.block)
    cuts = [_cuts(starts, len(hits), search.least), _stays(starts, len(hits), search.least)]
    if not len(cuts[0]):
        return []
    blocks = np.add.reduceat(hits, starts), np.add.reduceat(totals, starts)
    order = np.argsort(dice.random((search.draws, len(starts))), axis=1, kind="stable")
    chances = [_chance(blocks, order, each) for each in cuts]
    kind = int(chances[1][0] < chances[0][0])
    p, best = chances[kind]
    if 2 * p > search.level:
        return []
    places = _refined(hits, totals, cuts[kind][best] * search.block, search)
    return [Step(place=place, p=2 * p) for place in places if place]


def _cuts(starts: Whole, days: int, least: int) -> Whole:
    """Give the places, in blocks, of one cut: from the first day to it."""
    fit = [k for k, day in enumerate(starts) if least <= day <= days - least]
    return np.array([(0, k) for k in fit], dtype=np.int64).reshape(-1, 2)


def _stays(starts: Whole, days: int, least: int) -> Whole:
    """Give the places, in blocks, of two cuts: from one to the other."""
    fit = [(k, day) for k, day in enumerate(starts) if least <= day <= days - least]
    pairs = [(i, j) for i, first in fit for j, last in fit if last - first >= least]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _chance(blocks: tuple[Whole, Whole], order: Whole, cuts: Whole) -> tuple[float, int]:
    """Give how rarely shuffled blocks are as clear as these, and which cut is the clearest."""
    if not len(cuts):
        return 1.0, 0
    seen = _clearness(blocks[0][None, :], blocks[1][None, :], cuts)[0]
    best = int(np.argmax(seen))
    rows, as_clear = max(1, _AT_ONCE // len(cuts)), 0
    for start in range(0, len(order), rows):
        some = order[start : start + rows]
        drawn = _clearness(blocks[0][some], blocks[1][some], cuts).max(axis=1)
        as_clear += int((drawn >= seen[best] * _TIE).sum())
    return (1 + as_clear) / (1 + len(order)), best


def _clearness(hits: Whole, totals: Whole, cuts: Whole) -> Real:
    """Give, for each series and cut, how far apart what lies inside and outside it are.

    The constant of the series, its spread, is left out: it is the same in every order.
    """
    summed, counted = (np.pad(each.cumsum(axis=1), ((0, 0), (1, 0))) for each in (hits, totals))
    inside = summed[:, cuts[:, 1]] - summed[:, cuts[:, 0]]
    size = (counted[:, cuts[:, 1]] - counted[:, cuts[:, 0]]).astype(np.float64)
    every, everything = summed[:, -1:], counted[:, -1:].astype(np.float64)
    off = np.abs(inside - size * (every / everything))
    return np.asarray(off / np.sqrt(size * (everything - size)), dtype=np.float64)


def _refined(hits: Whole, totals: Whole, cut: Whole, search: Search) -> tuple[int, int]:
    """Give the clearest cut by days, within a block of the clearest cut by blocks."""
    reach = search.block - 1
    starts = range(max(search.least, cut[0] - reach), cut[0] + reach + 1) if cut[0] else (0,)
    ends = range(cut[1] - reach, min(len(hits) - search.least, cut[1] + reach) + 1)
    pairs = [(i, j) for i in starts for j in ends if j - i >= search.least]
    near = np.array(pairs, dtype=np.int64)
    seen = _clearness(hits[None, :], totals[None, :], near)[0]
    first, last = near[int(np.argmax(seen))]
    return int(first), int(last)
