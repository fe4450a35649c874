"""Does a forecast rate mean what it says? Totals, deciles, and the PIT of counts."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from veedor.stats.rows import Table, rows_of, shape_of

# SciPy is loaded where it is called: it takes seconds, and most commands calibrate nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]


class Ratio(Struct, frozen=True, kw_only=True):
    """Observed over expected. ``dispersion``: variance over mean between periods, 1 at least.

    ``low`` and ``high``: Garwood's (1936) exact Poisson interval of observed / dispersion
    events, given the expected total. None where nothing was expected.
    """

    expected: float
    observed: float
    ratio: float | None
    low: float | None
    high: float | None
    dispersion: float


class Decile(Struct, frozen=True, kw_only=True):
    """One group of cells and periods whose rates lie from ``least`` to ``greatest``."""

    least: float
    greatest: float
    size: int
    total: Ratio


class Pit(Struct, frozen=True, kw_only=True, eq=False):
    """The non-randomised PIT histogram: ``heights`` are all 1 for a calibrated forecast.

    ``farthest``: the largest gap of the mean PIT from the diagonal at the edges of the bars. A
    U shows forecasts too narrow, a hump forecasts too wide, a slope a bias.
    """

    edges: Floats
    heights: Floats
    farthest: float


def totals(rate: Table, events: Table, *, confidence: float = 0.95) -> Ratio:
    """Give observed over expected in all, with an interval that widens with overdispersion.

    >>> found = totals([[1.0, 1.0], [1.0, 1.0]], [[1, 2], [2, 1]])
    >>> found.ratio, found.dispersion
    (1.5, 1.0)
    """
    both = np.array([(row.sum(), seen.sum()) for row, seen in _pairs(rate, events)])
    return _ratio(both[:, 0], both[:, 1], confidence)


def deciles(
    rate: Table, events: Table, *, groups: int = 10, confidence: float = 0.95
) -> list[Decile]:
    """Give observed over expected by groups of rising rate; equal rates are never parted.

    Fewer than ``groups`` come back where many rates are equal.

    >>> [group.total.ratio for group in deciles([[1.0, 1.0, 4.0]], [[1, 2, 2]], groups=2)]
    [1.5, 0.5]
    """
    # A cut belongs to the group below it: equal rates stay together, and zeros alone.
    cuts = _cuts(rate, groups)
    size = len(cuts) + 1
    each = [_by_group(row, seen, cuts) for row, seen in _pairs(rate, events)]
    expected, observed, number, ends = (np.array(one) for one in zip(*each, strict=True))
    return [
        Decile(
            least=float(ends[:, 0, k].min()), greatest=float(ends[:, 1, k].max()),
            size=int(number[:, k].sum()),
            total=_ratio(expected[:, k], observed[:, k], confidence),
        )
        for k in range(size)
        if number[:, k].any()
    ]  # fmt: skip


def count_pit(rate: Table, events: Table, *, bars: int = 10) -> Pit:
    """Give the non-randomised PIT histogram of Poisson forecasts (Czado, Gneiting, Held 2009).

    Each count spreads evenly between P(X < y) and P(X <= y), so no dice are thrown.

    >>> count_pit([[1.0, 1.0]], [[0, 1]], bars=2).heights.round(3).tolist()
    [1.359, 0.641]
    """
    from scipy import special

    edges = np.linspace(0, 1, bars + 1)
    sums = np.zeros(bars + 1)
    for row, seen in _pairs(rate, events):
        below, upto, busy = np.zeros_like(row), np.exp(-row), seen > 0
        below[busy] = special.pdtr(seen[busy] - 1, row[busy])
        upto[busy] = special.pdtr(seen[busy], row[busy])
        width = np.maximum(upto - below, 1e-300)
        sums += [np.clip((edge - below) / width, 0, 1).sum() for edge in edges]
    periods, cells = shape_of(rate)
    mean = sums / (periods * cells)
    mean[0], mean[-1] = 0.0, 1.0
    return Pit(
        edges=edges, heights=np.diff(mean) * bars, farthest=float(np.abs(mean - edges).max())
    )


def _pairs(rate: Table, events: Table) -> Iterator[tuple[Floats, Floats]]:
    """Go through both, period by period, none of it negative or missing."""
    if shape_of(rate) != shape_of(events):
        raise ValueError(
            f"rates {shape_of(rate)} and events {shape_of(events)} differ in shape"
        )
    for row, seen in zip(rows_of(rate), rows_of(events), strict=True):
        if not (row >= 0).all() or not (seen >= 0).all():
            raise ValueError("a rate or a count is negative or missing")
        yield row, seen


def _cuts(rate: Table, groups: int) -> Floats:
    """Give the rates at which groups of equal size end, each once; one copy is sorted.

    Sorted, not parted: where most rates are equal, parting takes twenty times as long.
    """
    whole = np.array(rate, dtype=np.float64).ravel()
    whole.sort()
    return np.unique(whole[(np.arange(1, groups) * whole.size) // groups - 1])


def _by_group(row: Floats, seen: Floats, cuts: Floats) -> tuple[Floats, ...]:
    """Give a period's rates, events and cells by group, and each group's least and greatest."""
    place, size = np.searchsorted(cuts, row, side="left"), len(cuts) + 1
    ends = np.array([[np.inf] * size, [-np.inf] * size])
    for group in range(size):
        here = row[place == group]
        if here.size:
            ends[:, group] = here.min(), here.max()
    expected, observed, number = (
        np.bincount(place, weights=weights, minlength=size).astype(np.float64)
        for weights in (row, seen, None)
    )
    return expected, observed, number, ends


def _ratio(expected: Floats, observed: Floats, confidence: float) -> Ratio:
    """Give the ratio of two series of totals by period."""
    from scipy import special

    whole, seen = float(expected.sum()), float(observed.sum())
    spread = _dispersion(expected, observed)
    if not whole:
        return Ratio(
            expected=whole, observed=seen, ratio=None, low=None, high=None, dispersion=spread
        )
    tail = (1 - confidence) / 2
    effective = seen / spread
    low = float(special.gammaincinv(effective, tail)) if effective else 0.0
    high = float(special.gammaincinv(effective + 1, 1 - tail))
    return Ratio(
        expected=whole, observed=seen, ratio=seen / whole,
        low=low * spread / whole, high=high * spread / whole, dispersion=spread,
    )  # fmt: skip


def _dispersion(expected: Floats, observed: Floats) -> float:
    """Give Pearson's dispersion between periods about the common ratio; 1 for a single one."""
    used = expected > 0
    if used.sum() < 2 or not observed[used].sum():
        return 1.0
    mean = expected[used] * (observed[used].sum() / expected[used].sum())
    pearson = float(((observed[used] - mean) ** 2 / mean).sum())
    return max(1.0, pearson / (int(used.sum()) - 1))
