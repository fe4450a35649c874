"""Blocks of neighbouring cells and of following periods, and the sums that resampling needs."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]

CELLS = 5
STRETCH = 30
"""The blocks to use where nothing better is known: 5 x 5 cells, and 30 days.

Equal forecasts of events that breed 0.6 others each, half of them in a neighbouring cell, five
days later in the mean, are then told apart no more often than stated (by the wider of both),
even where the forecasts err alike in neighbouring cells. Single cells do not hold that level:
tests/stats/test_compare_level.py keeps watch. A block should be twice as long as a chain of
near repeats reaches.
"""

# Draws are made in parts, so that memory stays small whatever the number of blocks.
_PART = 1_000
_HELD = 1 << 21
"""Numbers that are picked out of blocks at once."""


def square_blocks(x: ArrayLike, y: ArrayLike, side: float) -> Labels:
    """Give each cell the number of its square block, from the coordinates of its centre.

    Blocks are ``side`` x ``side``, laid from the lowest coordinates on; numbers run from 0.

    >>> square_blocks([0.5, 1.5, 2.5], [0.5, 0.5, 0.5], 2.0).tolist()
    [0, 0, 1]
    """
    east, north = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if east.shape != north.shape or east.ndim != 1 or not east.size:
        raise ValueError("need one x and one y for each cell")
    if not side > 0:
        raise ValueError(f"need a side above 0, got {side}")
    column = np.floor((east - east.min()) / side).astype(np.int64)
    row = np.floor((north - north.min()) / side).astype(np.int64)
    return _renumbered(row * (int(column.max()) + 1) + column)


def time_blocks(periods: int, length: int) -> Labels:
    """Give each period the number of its block of ``length``; a short rest joins the last.

    >>> time_blocks(7, 3).tolist()
    [0, 0, 0, 1, 1, 1, 1]
    """
    if not 1 <= length <= periods:
        raise ValueError(f"need 1 <= length <= {periods} periods, got {length}")
    return np.minimum(np.arange(periods) // length, periods // length - 1)


def sums_by_block(table: Floats, cells: Labels | None, periods: Labels | None) -> Floats:
    """Give the sums of periods x cells over time blocks x space blocks; None keeps one block.

    >>> sums_by_block(np.ones((2, 3)), np.array([0, 0, 1]), None).tolist()
    [[4.0, 2.0]]
    """
    across = (
        table.sum(axis=1, keepdims=True)
        if cells is None
        else np.array([np.bincount(cells, weights=row) for row in table])
    )
    if periods is None:
        return np.asarray(across.sum(axis=0, keepdims=True))
    return np.array([np.bincount(periods, weights=column) for column in across.T]).T


def sums_over_cells(tables: Sequence[Floats], cells: Labels) -> Floats:
    """Give the sums of each table of periods x cells over blocks of cells: blocks x tables.

    Numbers of blocks that no cell has are left out.

    >>> sums_over_cells([np.ones((2, 3))], np.array([0, 0, 7])).tolist()
    [[4.0], [2.0]]
    """
    place = _renumbered(cells)
    return np.array([np.bincount(place, weights=table.sum(axis=0)) for table in tables]).T


def drawn_blocks(sums: Floats, draws: int, rng: np.random.Generator) -> Floats:
    """Give totals of as many blocks as there are, drawn again with replacement.

    ``sums``: blocks x quantities. Gives draws x quantities.

    >>> drawn_blocks(np.ones((3, 1)), 2, np.random.default_rng(1)).tolist()
    [[3.0], [3.0]]
    """
    count = len(sums)
    step = max(1, _HELD // count)
    # One quantity after the other: its few numbers stay near at hand while they are picked.
    columns = np.ascontiguousarray(sums.T)
    parts = []
    for size in _parts(draws):
        drawn = rng.integers(0, count, size=(size, count))
        for k in range(0, size, step):
            picked = drawn[k : k + step]
            parts.append(np.array([held.take(picked).sum(axis=1) for held in columns]).T)
    return np.concatenate(parts)


def drawn_stretches(
    series: Floats, length: int, draws: int, rng: np.random.Generator
) -> Floats:
    """Give totals of whole series made anew of stretches of ``length`` that start anywhere.

    The circular block bootstrap (Politis and Romano 1992), by prefix sums. ``series``:
    periods x quantities.

    >>> drawn_stretches(np.ones((5, 1)), 2, 2, np.random.default_rng(1)).tolist()
    [[5.0], [5.0]]
    """
    periods = len(series)
    rest = periods % length
    start = np.zeros((1, series.shape[1]))
    prefix = np.concatenate([start, np.cumsum(np.concatenate([series, series]), axis=0)])
    stretch = prefix[length : length + periods] - prefix[:periods]
    short = prefix[rest : rest + periods] - prefix[:periods]
    parts = []
    for size in _parts(draws):
        total = stretch[rng.integers(0, periods, size=(size, periods // length))].sum(axis=1)
        if rest:
            total = total + short[rng.integers(0, periods, size=size)]
        parts.append(total)
    return np.concatenate(parts)


def drawn_crossed(tables: Floats, draws: int, rng: np.random.Generator) -> Floats:
    """Give totals of time blocks x space blocks, both drawn again (Owen's 2007 pigeonhole).

    ``tables``: quantities x time blocks x space blocks. Gives draws x quantities.

    >>> drawn_crossed(np.ones((1, 2, 3)), 2, np.random.default_rng(1)).tolist()
    [[6.0], [6.0]]
    """
    _, long, wide = tables.shape
    parts = []
    for size in _parts(draws):
        when, where = _tally(long, size, rng), _tally(wide, size, rng)
        over = np.einsum("dt,qts->dqs", when, tables)
        parts.append(np.einsum("dqs,ds->dq", over, where))
    return np.concatenate(parts)


def _tally(count: int, size: int, rng: np.random.Generator) -> Floats:
    """Give how often each block is drawn, in ``size`` draws."""
    drawn = rng.integers(0, count, size=(size, count)) + count * np.arange(size)[:, None]
    return np.bincount(drawn.ravel(), minlength=count * size).reshape(size, count).astype(float)


def _parts(draws: int) -> list[int]:
    whole, rest = divmod(draws, _PART)
    return [_PART] * whole + [rest] * (rest > 0)


def _renumbered(labels: Labels) -> Labels:
    return np.asarray(np.unique(labels, return_inverse=True)[1], dtype=np.int64)
