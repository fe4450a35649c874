"""What a ranking of places catches at a coverage of the map: hit rate, PAI, the whole curve."""

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.flagging import Flagged, by_period, checked, flagged
from veedor.stats.rows import Table, rows_of, shape_of

Floats = NDArray[np.float64]


class Capture(Struct, frozen=True, kw_only=True):
    """Events caught at a coverage, pooled over periods; ties by expectation, with their range.

    ``hits_low`` and ``hits_high`` hold for every order of the tied cells. ``daily`` is the mean
    of the periods' own rates over the periods with an event; ``empty`` are the others.
    """

    coverage: float
    area_used: float
    events: float
    hits: float
    hits_low: float
    hits_high: float
    rate: float
    pai: float
    daily: float
    periods: int
    empty: int


class Curve(Struct, frozen=True, kw_only=True, eq=False):
    """The whole curve: share of area against expected share of events, and the area under it.

    ``skill`` is 2 x area - 1: 0 for a ranking at random, 1 for all events in no area.
    """

    coverage: Floats
    caught: Floats
    area: float
    skill: float


def capture_at(
    scores: Table, events: Table, coverage: float, area: ArrayLike | None = None
) -> Capture:
    """Give the hit rate and PAI (Chainey, Tompson and Uhlig 2008) at ``coverage`` of the area.

    ``scores`` and ``events`` are periods x cells. Events outside the cells are the caller's to
    count. Raises ValueError where there is no event: nothing caught of nothing is no rate.

    >>> found = capture_at([3.0, 1.0, 1.0, 0.0], [2, 1, 0, 1], 0.5)
    >>> found.rate, found.hits_low, found.hits_high, found.pai
    (0.625, 2.0, 3.0, 1.25)
    """
    return capture_of(flagged(scores, coverage, area), events, coverage)


def capture_of(chosen: Flagged, events: Table, coverage: float) -> Capture:
    """Give what cells that are already flagged caught.

    >>> capture_of(flagged([[2.0, 1.0]], 0.5), [[3, 1]], 0.5).rate
    0.75
    """
    if shape_of(events) != chosen.shape:
        raise ValueError(f"scores {chosen.shape} and events {shape_of(events)} differ in shape")
    each = [_caught(chosen, t, real) for t, real in enumerate(rows_of(events))]
    totals, hits, lows, highs = (np.array(one) for one in zip(*each, strict=True))
    if not (total := float(totals.sum())):
        raise ValueError("no event: nothing to catch")
    busy = totals > 0
    used = float(chosen.area.mean() / chosen.whole)
    rate = float(hits.sum()) / total
    return Capture(
        coverage=coverage, area_used=used, events=total, hits=float(hits.sum()),
        hits_low=float(lows.sum()), hits_high=float(highs.sum()), rate=rate,
        pai=rate / used if used else float("nan"),
        daily=float((hits[busy] / totals[busy]).mean()),
        periods=len(totals), empty=int((~busy).sum()),
    )  # fmt: skip


def capture_curve(scores: ArrayLike, events: ArrayLike, area: ArrayLike | None = None) -> Curve:
    """Give the whole curve of one map (or of periods pooled), tied cells as a straight line.

    >>> curve = capture_curve([2.0, 1.0, 1.0], [1, 1, 0])
    >>> curve.caught.tolist(), round(curve.area, 4)
    ([0.0, 0.5, 1.0], 0.5833)
    """
    table, sizes = checked(scores, 1.0, area)
    seen = by_period(events)
    if not (total := float(seen.sum())):
        raise ValueError("no event: nothing to catch")
    curves = [_curve_one(row, real, sizes) for row, real in zip(table, seen, strict=True)]
    at = curves[0][0] if len(curves) == 1 else np.unique(np.concatenate([c[0] for c in curves]))
    caught = (
        curves[0][1]
        if len(curves) == 1
        else np.sum([np.interp(at, *curve) for curve in curves], axis=0)
    ) / total
    under = float(np.trapezoid(caught, at))
    return Curve(coverage=at, caught=caught, area=under, skill=2 * under - 1)


def _caught(chosen: Flagged, period: int, real: Floats) -> tuple[float, float, float, float]:
    """Give a period's events and hits, and the fewest and the most that any order can catch."""
    here = np.flatnonzero(real)
    seen, credit, tied = real[here], chosen.row(period)[here], chosen.tie(period)
    sure = float(seen[(credit > 0) & ~tied[here]].sum())
    among = np.sort(seen[tied[here]])
    spare = int(tied.sum()) - len(among)
    low = sure + float(among[: max(0, int(chosen.fewest[period]) - spare)].sum())
    high = sure + float(among[max(0, len(among) - int(chosen.most[period])) :].sum())
    return float(seen.sum()), float((credit * seen).sum()), low, high


def _curve_one(score: Floats, real: Floats, sizes: Floats) -> tuple[Floats, Floats]:
    order = np.argsort(-score)
    ranked = score[order]
    ends = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))
    area, hits = np.cumsum(sizes[order])[ends], np.cumsum(real[order])[ends]
    return np.append(0.0, area / area[-1]), np.append(0.0, hits)
