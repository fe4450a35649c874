"""Did both sides already move apart before, and could that have been seen?"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from veedor.stats.differences import Array, Contrast, Places, change_gap, two_way, within


def drift(
    own: Array, others: Array, *, before: int, horizon: float, clusters: Places | None = None
) -> Contrast:
    """Give the gap that a straight drift seen in the periods before makes over a horizon.

    ``horizon``: periods from the middle of those before to the middle of those after, so the
    gap is what such a drift alone would put into the difference of differences. ``clusters``:
    of the units of ``own``, then of ``others``. Raises ValueError with fewer than three
    periods before, two units on a side, or where nothing varies.

    >>> flat = np.array([[1.0, 2.0, 1.0], [2.0, 1.0, 2.0], [1.0, 1.0, 2.0]])
    >>> rising = flat + np.array([0.0, 1.0, 2.0])
    >>> round(drift(rising, flat, before=3, horizon=2.0).value, 3)
    2.0
    """
    if before < 3:
        raise ValueError("a drift needs three periods before")
    since = np.arange(before) - (before - 1) / 2
    if clusters is None:
        weights = since * horizon / float(since @ since)
        return change_gap(own[:, :before] @ weights, others[:, :before] @ weights)
    panel = np.vstack([own, others])[:, :before]
    treated = np.zeros_like(panel)
    treated[: len(own)] = since / horizon
    return two_way(panel, [treated], clusters)[0]


def false_dates(own: Array, others: Array, before: int) -> dict[int, Contrast]:
    """Give the gap at each date before the real one, in the periods before alone.

    >>> flat = np.array([[1.0, 2.0, 1.0], [2.0, 1.0, 2.0], [1.0, 1.0, 2.0]])
    >>> sorted(false_dates(flat, flat + 1, 3))
    [1, 2]
    """
    found = {}
    for date in range(1, before):
        gaps = [
            part[:, date:before].mean(axis=1) - part[:, :date].mean(axis=1)
            for part in (own, others)
        ]
        found[date] = change_gap(gaps[0], gaps[1])
    return found


def false_places(
    panel: Array, treated: Array, blocks: Sequence[int], *, draws: int, seed: int
) -> tuple[int, int]:
    """Count the shufflings of who was treated that give as large an effect, and all of them.

    Blocks of units (a unit alone, or a larger area that was treated as one) change places.
    The effect is the two-way fixed-effects coefficient up to a constant, so that with one date
    it is the difference of differences. What was seen counts as one shuffling.

    >>> panel = np.array([[0.0, 5.0], [0.0, 1.0], [0.0, 0.0], [1.0, 0.0]])
    >>> treated = np.array([[0.0, 1.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]])
    >>> false_places(panel, treated, [0, 1, 2, 3], draws=400, seed=1)[1]
    401
    """
    block = np.unique(np.array(blocks), return_inverse=True)[1].ravel()
    size = np.bincount(block).astype(np.float64)
    shares = _added(treated, block, size.size) / size[:, None]
    who, pattern = np.unique(shares, axis=0, return_inverse=True)
    pattern = pattern.ravel()
    lots = _Lots(
        # What each block would add if it had each pattern of treatment.
        gains=_added(within(panel), block, size.size) @ who.T,
        size=size,
        shapes=who - who.mean(axis=1, keepdims=True),
    )
    seen = lots.effect(pattern)
    rng = np.random.default_rng(seed)
    extreme = 1 + sum(
        lots.effect(pattern[rng.permutation(size.size)]) >= seen * (1 - 1e-9)
        for _ in range(draws)
    )
    return int(extreme), draws + 1


def _added(rows: Array, block: Places, blocks: int) -> Array:
    """Add up the rows of each block."""
    found = np.zeros((blocks, rows.shape[1]))
    np.add.at(found, block, rows)
    return found


class _Lots(Struct, frozen=True):
    """What a dealing of patterns to blocks is weighed by."""

    gains: Array
    size: Array
    shapes: Array

    def effect(self, pattern: Places) -> float:
        """Give the size of the effect, up to a constant, where blocks have these patterns."""
        moved = float(self.gains[np.arange(len(pattern)), pattern].sum())
        weight = np.bincount(pattern, weights=self.size, minlength=len(self.shapes))
        middle = weight @ self.shapes
        square = float(weight @ (self.shapes**2).sum(axis=1) - middle @ middle / weight.sum())
        return abs(moved) / square if square > 0 else 0.0
