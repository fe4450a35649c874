"""What a ranking catches at chosen shares of the map, period by period: lines to be drawn."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from veedor.stats.blocks import drawn_stretches, time_blocks
from veedor.stats.comparison import Plan, widening
from veedor.stats.flagging import sizes_of
from veedor.stats.rows import Table, rows_of, shape_of

Floats = NDArray[np.float64]


def caught_at(
    scores: Table, events: Table, at: ArrayLike, area: ArrayLike | None = None
) -> Floats:
    """Give the events caught in each period on each share of the map: periods x shares.

    The highest scores come first; tied cells, and the cell in which a share ends, count by the
    part of them that the share reaches. That is the curve of ``capture_curve`` at those places,
    found by sorting alone: only cells with an event are looked up.

    >>> caught_at([[2.0, 1.0, 1.0, 0.0]], [[1, 1, 0, 1]], [0.25, 0.5, 1.0]).tolist()
    [[1.0, 1.5, 3.0]]
    """
    shape, places = shape_of(scores), np.asarray(at, dtype=np.float64)
    sizes = sizes_of(area, shape[1])
    if shape_of(events) != shape:
        raise ValueError(f"scores {shape} and events {shape_of(events)} differ in shape")
    if not ((places >= 0) & (places <= 1)).all():
        raise ValueError("shares of the map lie from 0 to 1")
    # Where all areas are alike their sums are the same in any order, and sorting is quick.
    sums = np.append(0.0, np.cumsum(sizes)) if np.ptp(sizes) == 0 else None
    rows = [
        _caught(row, real, places, (sizes, sums))
        for row, real in zip(rows_of(scores), rows_of(events), strict=True)
    ]
    return np.array(rows)


def _caught(
    score: Floats, real: Floats, places: Floats, area: tuple[Floats, Floats | None]
) -> Floats:
    if np.isnan(score).any():
        raise ValueError("need a score for every cell")
    busy = np.flatnonzero(real)
    if not busy.size:
        return np.zeros(len(places))
    sizes, sums = area
    if sums is not None:
        ranked, below = np.sort(score), sums
    else:
        order = np.argsort(score)
        ranked, below = score[order], np.append(0.0, np.cumsum(sizes[order]))
    left, right = (np.searchsorted(ranked, score[busy], side) for side in ("left", "right"))
    whole = below[-1]
    before, tied = (whole - below[right]) / whole, (below[right] - below[left]) / whole
    part = np.clip((places[None, :] - before[:, None]) / tied[:, None], 0, 1)
    return np.asarray(real[busy] @ part)


def share_band(
    hits: Floats, per: Floats, length: int, rng: np.random.Generator, plan: Plan
) -> tuple[Floats, Floats, Floats]:
    """Give shares of ``per`` at each place with the interval that stretches of time give.

    ``hits``: periods x places; ``per``: the events of each period. Each place stands alone: 95
    of 100 such intervals hold, not 95 of 100 whole lines. Raises ValueError for fewer than two
    stretches of ``length`` periods, or where nothing happened.

    >>> hits, rng = np.array([[1.0], [0.0], [1.0], [0.0]]), np.random.default_rng(1)
    >>> value, low, high = share_band(hits, np.ones(4), 1, rng, Plan())
    >>> value.tolist(), bool(low[0] < 0.5 < high[0])
    ([0.5], True)
    """
    blocks = int(time_blocks(len(hits), length)[-1]) + 1
    if blocks < 2 or not per.sum():
        raise ValueError("need two stretches of time or more, and an event")
    value = hits.sum(axis=0) / per.sum()
    drawn = drawn_stretches(np.column_stack([hits, per]), length, plan.draws, rng)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.nan_to_num(drawn[:, :-1] / drawn[:, -1:], nan=0.0)
    spread = widening(blocks, plan.confidence) * (shares - value)
    tail = (1 - plan.confidence) / 2
    low = np.quantile(spread, tail, axis=0, method="lower")
    high = np.quantile(spread, 1 - tail, axis=0, method="higher")
    return value, np.clip(value + low, 0, value), np.clip(value + high, value, 1)
