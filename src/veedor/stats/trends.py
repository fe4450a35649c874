"""Did both sides already move apart before, and could that have been seen?"""

from collections.abc import Sequence

import numpy as np

from veedor.stats.differences import Array, Contrast, Places, change_gap, two_way


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
    names = sorted(set(blocks))
    member = np.array([[float(one == name) for one in blocks] for name in names])
    size = member.sum(axis=1)
    outcome = panel - panel.mean(axis=0) - panel.mean(axis=1, keepdims=True) + panel.mean()
    outcome = member @ outcome
    who = (member @ treated) / size[:, None]
    seen = abs(_moved(outcome, who, size))
    rng = np.random.default_rng(seed)
    extreme = 1
    for _ in range(draws):
        order = rng.permutation(len(names))
        extreme += abs(_moved(outcome, who[order], size)) >= seen * (1 - 1e-9)
    return int(extreme), draws + 1


def _moved(outcome: Array, who: Array, size: Array) -> float:
    """Give the effect up to a constant; shares of treated change with the size of blocks."""
    whole = size @ who / size.sum()
    centred = who - whole
    taken = centred - centred.mean(axis=1, keepdims=True)
    square = float((size[:, None] * taken * taken).sum())
    return float((outcome * taken).sum()) / square if square else 0.0
