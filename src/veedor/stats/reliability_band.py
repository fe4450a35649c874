"""The reliability curve in few places, with the interval that stretches of time give it."""

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.blocks import drawn_stretches, time_blocks
from veedor.stats.comparison import Plan, widening
from veedor.stats.flagging import by_period
from veedor.stats.rows import Table, rows_of, shape_of

# SciPy is loaded where it is called: it takes seconds, and most commands calibrate nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]
_DRAWS = 1_000
_HELD = 1 << 20


class ReliabilityBand(Struct, frozen=True, kw_only=True, eq=False):
    """Groups of rising rates: what was stated in the mean, and what happened, recalibrated.

    ``stated``, ``observed``: events per cell and period; ``low``, ``high``: the interval of
    ``observed``. ``size``: cells and periods of each group.
    """

    stated: Floats
    observed: Floats
    low: Floats
    high: Floats
    size: NDArray[np.int64]


def reliability_band(
    rate: ArrayLike,
    events: Table,
    length: int,
    rng: np.random.Generator,
    *,
    groups: int = 20,
    plan: Plan | None = None,
) -> ReliabilityBand:
    """Give the isotonic fit of CORP (Dimitriadis and others 2021) over groups of equal weight.

    Each group holds about as many expected events as the next; equal rates are never parted, so
    that fewer than ``groups`` may come back. The interval is that of stretches of ``length``
    periods drawn again, each draw fitted anew: events of one stretch need not be independent.
    Raises ValueError for fewer than two stretches.

    >>> rates, seen = [[0.0, 1.0], [0.0, 3.0]] * 3, [[0, 1], [0, 2]] * 3
    >>> found = reliability_band(rates, seen, 1, np.random.default_rng(1))
    >>> found.stated.tolist(), found.observed.tolist(), found.size.tolist()
    ([0.0, 1.0, 3.0], [0.0, 1.0, 2.0], [6, 3, 3])
    """
    plan = plan or Plan(draws=_DRAWS)
    table, shape = by_period(rate), shape_of(events)
    if table.shape != shape or not (table >= 0).all():
        raise ValueError(f"rates {table.shape} and events {shape} differ, or one is below 0")
    blocks = int(time_blocks(len(table), length)[-1]) + 1
    if blocks < 2:
        raise ValueError("need two stretches of time or more")
    size, stated, happened = _by_group(table, events, _cuts(table, groups))
    weight = size.sum(axis=0)
    raw = happened.sum(axis=0) / weight
    noise = drawn_stretches(happened - raw * size, length, plan.draws, rng) / weight
    fitted = _fit(raw, weight)
    made = np.array(
        [_fit(raw + one, weight) for one in widening(blocks, plan.confidence) * noise]
    )
    tail = (1 - plan.confidence) / 2
    low = np.quantile(made, tail, axis=0, method="lower")
    high = np.quantile(made, 1 - tail, axis=0, method="higher")
    return ReliabilityBand(
        stated=stated.sum(axis=0) / weight, observed=fitted, low=np.clip(low, 0, fitted),
        high=np.maximum(high, fitted), size=weight.astype(np.int64),
    )  # fmt: skip


def _cuts(table: Floats, groups: int) -> Floats:
    """Give the highest rate of each group but the last; zeros are a group of their own.

    Rates that are few are each a group: nothing is gained by joining them.
    """
    ordered = np.sort(table, axis=None)
    distinct = _distinct(ordered, groups + 1)
    if len(distinct) <= groups:
        return np.asarray(distinct[:-1])
    at = _reached(ordered, groups)
    cuts = np.unique(np.append(ordered[at], distinct[:1][distinct[:1] == 0]))
    return np.asarray(cuts[cuts < ordered[-1]])


def _distinct(ordered: Floats, most: int) -> Floats:
    """Give the first ``most`` different numbers of rising ones."""
    found: list[float] = []
    at = 0
    while at < len(ordered) and len(found) < most:
        found.append(float(ordered[at]))
        at = int(np.searchsorted(ordered, ordered[at], side="right"))
    return np.array(found)


def _reached(ordered: Floats, groups: int) -> NDArray[np.int64]:
    """Give where the running sum reaches each of ``groups`` equal parts of the whole.

    Summed from one stretch to the next: a year's running sums are as large as its rates.
    """
    parts, sums = range(0, len(ordered), _HELD), []
    total = 0.0
    for first in parts:
        sums.append(total)
        total = float(_running(ordered, first, total)[-1])
    wanted = total * np.arange(1, groups) / groups
    held = np.searchsorted(sums, wanted) - 1
    return np.array([
        parts[k] + np.searchsorted(_running(ordered, parts[k], sums[k]), one)
        for k, one in zip(np.maximum(held, 0).tolist(), wanted, strict=True)
    ])  # fmt: skip


def _running(ordered: Floats, first: int, before: float) -> Floats:
    """Give the running sum of one stretch, on top of what came before it."""
    part = ordered[first : first + _HELD].copy()
    part[0] += before
    return np.asarray(np.cumsum(part))


def _by_group(table: Floats, seen: Table, cuts: Floats) -> tuple[Floats, Floats, Floats]:
    """Give cells, stated and observed events of each period by group: periods x groups."""
    count = len(cuts) + 1
    sums = np.zeros((3, len(table), count))
    for period, (row, real) in enumerate(zip(table, rows_of(seen), strict=True)):
        place = np.searchsorted(cuts, row, side="left")
        for kind, weights in enumerate((None, row, real)):
            sums[kind, period] = np.bincount(place, weights=weights, minlength=count)
    return sums[0], sums[1], sums[2]


def _fit(raw: Floats, weight: Floats) -> Floats:
    from scipy import optimize

    return np.asarray(optimize.isotonic_regression(raw, weights=weight).x)
