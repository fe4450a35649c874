"""What a ranking of places catches at a coverage of the map: hit rate, PAI, the whole curve."""

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.flagging import Flagged, by_period, checked, flagged

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
    scores: ArrayLike, events: ArrayLike, coverage: float, area: ArrayLike | None = None
) -> Capture:
    """Give the hit rate and PAI (Chainey, Tompson and Uhlig 2008) at ``coverage`` of the area.

    ``scores`` and ``events`` are periods x cells. Events outside the cells are the caller's to
    count. Raises ValueError where there is no event: nothing caught of nothing is no rate.

    >>> found = capture_at([3.0, 1.0, 1.0, 0.0], [2, 1, 0, 1], 0.5)
    >>> found.rate, found.hits_low, found.hits_high, found.pai
    (0.625, 2.0, 3.0, 1.25)
    """
    seen = by_period(events)
    chosen = flagged(scores, coverage, area)
    return capture_of(chosen, seen, coverage)


def capture_of(chosen: Flagged, events: ArrayLike, coverage: float) -> Capture:
    """Give what cells that are already flagged caught.

    >>> capture_of(flagged([[2.0, 1.0]], 0.5), [[3, 1]], 0.5).rate
    0.75
    """
    seen = by_period(events)
    if seen.shape != chosen.credit.shape:
        raise ValueError(
            f"scores {chosen.credit.shape} and events {seen.shape} differ in shape"
        )
    totals, hits = seen.sum(axis=1), (chosen.credit * seen).sum(axis=1)
    if not (total := float(totals.sum())):
        raise ValueError("no event: nothing to catch")
    low, high = _range(chosen, seen)
    busy = totals > 0
    used = float(chosen.area.mean() / chosen.whole)
    rate = float(hits.sum()) / total
    return Capture(
        coverage=coverage, area_used=used, events=total, hits=float(hits.sum()),
        hits_low=low, hits_high=high, rate=rate, pai=rate / used if used else float("nan"),
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


def _range(chosen: Flagged, seen: Floats) -> tuple[float, float]:
    """Give the fewest and the most events that any order of the tied cells can catch."""
    low = high = 0.0
    for t, real in enumerate(seen):
        tied = chosen.tied[t]
        sure = float(real[(chosen.credit[t] > 0) & ~tied].sum())
        among = np.sort(real[tied])
        low += sure + float(among[: chosen.fewest[t]].sum())
        high += sure + float(among[len(among) - chosen.most[t] :].sum())
    return low, high


def _curve_one(score: Floats, real: Floats, sizes: Floats) -> tuple[Floats, Floats]:
    order = np.argsort(-score)
    ranked = score[order]
    ends = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))
    area, hits = np.cumsum(sizes[order])[ends], np.cumsum(real[order])[ends]
    return np.append(0.0, area / area[-1]), np.append(0.0, hits)
