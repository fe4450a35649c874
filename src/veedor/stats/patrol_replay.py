"""A count of past events run over a case's own days, with and without what patrols would add.

A model, not a measurement: the stress test of Lum and Isaac (2016), by a trailing mean, which
is what the model that they refitted amounts to on their data.
"""

from collections import deque

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Whole = NDArray[np.int64]


class Replayed(Struct, frozen=True, kw_only=True):
    """Which places were flagged on each day of each run (runs, days, top), and what was added.

    ``ends``: events in the last window by run and place, those added included.
    """

    flagged: Whole
    added: Whole
    ends: Whole


def replay_patrols(
    counts: Whole, *, window: int, top: int, extra: float, runs: int, rng: np.random.Generator
) -> Replayed:
    """Flag each day the places with most events in the ``window`` days before, and add to them.

    ``counts``: events by day and place. To a flagged place with y events on a day, binomial
    (y + 1, extra) events more are added, as in the published code, and the count goes on from
    there. Of places with equal counts the earlier in the table is flagged.

    >>> days = np.array([[1, 0]] * 4)
    >>> kept = replay_patrols(
    ...     days, window=2, top=1, extra=0, runs=1, rng=np.random.default_rng(1)
    ... )
    >>> kept.flagged.tolist(), kept.added.tolist()
    ([[[0], [0]]], [0])
    """
    days, places = counts.shape
    if not 0 < window < days or not 0 < top <= places:
        raise ValueError("a replay needs more days than its window, and places to flag")
    sums = np.tile(counts[:window].sum(axis=0), (runs, 1))
    rows = np.arange(runs)[:, None]
    order = np.arange(places)
    later: deque[tuple[Whole, Whole]] = deque()
    flagged = np.empty((runs, days - window, top), dtype=np.int64)
    added = np.zeros(runs, dtype=np.int64)
    for day in range(window, days):
        key = order - sums * places
        chosen = np.sort(np.argpartition(key, top - 1, axis=1)[:, :top], axis=1)
        flagged[:, day - window] = chosen
        more = rng.binomial(counts[day][chosen] + 1, extra)
        added += more.sum(axis=1)
        later.append((chosen, more))
        sums += counts[day] - counts[day - window]
        sums[rows, chosen] += more
        if len(later) > window:
            place, old = later.popleft()
            sums[rows, place] -= old
    return Replayed(flagged=flagged, added=added, ends=sums)


def in_both(flagged: Whole, other: Whole) -> NDArray[np.float64]:
    """Give, by run, the share of flags that the first run of ``other`` has on the same day.

    >>> in_both(np.array([[[1, 2], [1, 3]]]), np.array([[[2, 1], [4, 3]]])).tolist()
    [0.75]
    """
    there = (flagged[:, :, :, None] == other[:1, :, None, :]).any(axis=3)
    return np.asarray(there.mean(axis=(1, 2)))


def ever_flagged(flagged: Whole) -> Whole:
    """Give, by run, how many places were flagged on any day.

    >>> ever_flagged(np.array([[[1, 2], [1, 3]]])).tolist()
    [3]
    """
    return np.array([len(np.unique(run)) for run in flagged], dtype=np.int64)
