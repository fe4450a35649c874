"""Does a forecast rate mean what it says? Totals, deciles, and the PIT of counts."""

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.flagging import by_period

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


def totals(rate: ArrayLike, events: ArrayLike, *, confidence: float = 0.95) -> Ratio:
    """Give observed over expected in all, with an interval that widens with overdispersion.

    >>> found = totals([[1.0, 1.0], [1.0, 1.0]], [[1, 2], [2, 1]])
    >>> found.ratio, found.dispersion
    (1.5, 1.0)
    """
    table, seen = by_period(rate), by_period(events)
    _same(table, seen)
    return _ratio(table.sum(axis=1), seen.sum(axis=1), confidence)


def deciles(
    rate: ArrayLike, events: ArrayLike, *, groups: int = 10, confidence: float = 0.95
) -> list[Decile]:
    """Give observed over expected by groups of rising rate; equal rates are never parted.

    Fewer than ``groups`` come back where many rates are equal.

    >>> [group.total.ratio for group in deciles([[1.0, 1.0, 4.0]], [[1, 2, 2]], groups=2)]
    [1.5, 0.5]
    """
    table, seen = by_period(rate), by_period(events)
    _same(table, seen)
    ordered = np.sort(table, axis=None)
    at = (np.arange(1, groups) * ordered.size) // groups
    # A cut belongs to the group below it: equal rates stay together, and zeros alone.
    cuts = np.unique(ordered[at - 1])
    place = np.searchsorted(cuts, table, side="left")
    return [
        _decile(table, seen, place == group, confidence)
        for group in range(len(cuts) + 1)
        if (place == group).any()
    ]


def count_pit(rate: ArrayLike, events: ArrayLike, *, bars: int = 10) -> Pit:
    """Give the non-randomised PIT histogram of Poisson forecasts (Czado, Gneiting, Held 2009).

    Each count spreads evenly between P(X < y) and P(X <= y), so no dice are thrown.

    >>> count_pit([[1.0, 1.0]], [[0, 1]], bars=2).heights.round(3).tolist()
    [1.359, 0.641]
    """
    from scipy import special

    table, seen = by_period(rate).ravel(), by_period(events).ravel()
    _same(table, seen)
    below = np.where(seen > 0, special.pdtr(seen - 1, table), 0.0)
    upto = special.pdtr(seen, table)
    edges = np.linspace(0, 1, bars + 1)
    width = np.maximum(upto - below, 1e-300)
    mean = np.array([np.clip((edge - below) / width, 0, 1).mean() for edge in edges])
    mean[0], mean[-1] = 0.0, 1.0
    return Pit(
        edges=edges, heights=np.diff(mean) * bars, farthest=float(np.abs(mean - edges).max())
    )


def _same(table: Floats, seen: Floats) -> None:
    if table.shape != seen.shape:
        raise ValueError(f"rates {table.shape} and events {seen.shape} differ in shape")
    if not (table >= 0).all() or not (seen >= 0).all():
        raise ValueError("a rate or a count is negative or missing")


def _decile(table: Floats, seen: Floats, here: NDArray[np.bool_], confidence: float) -> Decile:
    rates = table[here]
    expected = np.where(here, table, 0.0).sum(axis=1)
    observed = np.where(here, seen, 0.0).sum(axis=1)
    return Decile(
        least=float(rates.min()), greatest=float(rates.max()), size=int(here.sum()),
        total=_ratio(expected, observed, confidence),
    )  # fmt: skip


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
