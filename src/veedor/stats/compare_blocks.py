"""Is one forecast better than another? Paired, over blocks that hold clusters together.

Events come in clusters, and clusters spill over to the next cell: tests that take days or cells
as independent call differences real that are not. The unit here is a block of neighbouring
cells (or a stretch of time), drawn again for both forecasts alike.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from veedor.stats.blocks import (
    drawn_blocks,
    drawn_crossed,
    drawn_stretches,
    sums_by_block,
    sums_over_cells,
    time_blocks,
)
from veedor.stats.comparison import By, Comparison, Plan, comparison_of, widening
from veedor.stats.flagging import by_period

Floats = NDArray[np.float64]


def compare_over_space(
    pair: tuple[ArrayLike, ArrayLike],
    cells: ArrayLike,
    rng: np.random.Generator,
    *,
    per: ArrayLike | None = None,
    plan: Plan | None = None,
) -> Comparison:
    """Compare two forecasts over blocks of neighbouring cells: the default unit.

    ``pair``: what the first and the second earned (hits, scores) by period and cell; ``cells``:
    the block of each cell, see ``square_blocks``; ``per``: the denominator (events), or none
    for the plain sum.

    >>> hits = np.array([[2.0, 0.0, 1.0, 1.0]]), np.array([[1.0, 0.0, 1.0, 0.0]])
    >>> rng = np.random.default_rng(1)
    >>> found = compare_over_space(hits, [0, 1, 2, 3], rng, per=[[3.0, 1.0, 1.0, 1.0]])
    >>> round(found.value, 4), found.blocks, found.by
    (0.3333, 4, 'space')
    """
    plan = plan or Plan()
    labels = np.asarray(cells, dtype=np.int64)
    used = sums_over_cells(_tables(pair, per), labels)
    _enough(len(used))
    return _made(used, drawn_blocks(used, plan.draws, rng), len(used), "space", plan)


def compare_over_time(
    pair: tuple[ArrayLike, ArrayLike],
    length: int,
    rng: np.random.Generator,
    *,
    per: ArrayLike | None = None,
    plan: Plan | None = None,
) -> Comparison:
    """Compare two forecasts over stretches of ``length`` periods that start anywhere.

    >>> hits = np.array([[1.0], [0.0]] * 6), np.array([[0.0], [1.0]] * 6)
    >>> compare_over_time(hits, 2, np.random.default_rng(1)).value
    0.0
    """
    plan = plan or Plan()
    series = np.array([t.sum(axis=1) for t in _tables(pair, per)]).T
    blocks = int(time_blocks(len(series), length)[-1]) + 1
    _enough(blocks)
    drawn = drawn_stretches(series, length, plan.draws, rng)
    return _made(series, drawn, blocks, "time", plan)


def compare_crossed(
    pair: tuple[ArrayLike, ArrayLike],
    blocks: tuple[ArrayLike, int],
    rng: np.random.Generator,
    *,
    per: ArrayLike | None = None,
    plan: Plan | None = None,
) -> Comparison:
    """Compare two forecasts over blocks of cells and of time, both drawn: wide on purpose.

    ``blocks``: the block of each cell, and the length of the blocks of time.

    >>> hits = np.eye(4), np.zeros((4, 4))
    >>> compare_crossed(hits, ([0, 0, 1, 1], 2), np.random.default_rng(1)).value
    4.0
    """
    plan = plan or Plan()
    labels, length = np.asarray(blocks[0], dtype=np.int64), blocks[1]
    tables = _tables(pair, per)
    when = time_blocks(len(tables[0]), length)
    sums = np.array([sums_by_block(t, labels, when) for t in tables])
    fewest = min(sums.shape[1:])
    _enough(fewest)
    drawn = drawn_crossed(sums, plan.draws, rng)
    return _made(sums.reshape(len(tables), -1).T, drawn, fewest, "space and time", plan)


def compare(
    pair: tuple[ArrayLike, ArrayLike],
    blocks: tuple[ArrayLike, int],
    rng: np.random.Generator,
    *,
    per: ArrayLike | None = None,
    plan: Plan | None = None,
) -> Comparison:
    """Compare over blocks of cells and over stretches of time, and give the wider of the two.

    >>> hits = np.eye(4), np.zeros((4, 4))
    >>> compare(hits, ([0, 0, 1, 1], 2), np.random.default_rng(1)).value
    4.0
    """
    space = compare_over_space(pair, blocks[0], rng, per=per, plan=plan)
    time = compare_over_time(pair, blocks[1], rng, per=per, plan=plan)
    return max(space, time, key=lambda found: found.high - found.low)


def _tables(pair: tuple[ArrayLike, ArrayLike], per: ArrayLike | None) -> list[Floats]:
    tables = [by_period(one) for one in pair]
    if per is not None:
        tables.append(by_period(per))
    if len({table.shape for table in tables}) > 1:
        raise ValueError(f"shapes differ: {[table.shape for table in tables]}")
    if not all(np.isfinite(table).all() for table in tables):
        raise ValueError("a number is missing or infinite: floor the rates before scoring")
    return tables


def _enough(blocks: int) -> None:
    if blocks < 2:
        raise ValueError("one block alone has nothing to be compared with: need two or more")


def _made(rows: Floats, drawn: Floats, blocks: int, by: By, plan: Plan) -> Comparison:
    value = float(_statistic(rows.sum(axis=0), plan))
    factor = widening(blocks, plan.confidence)
    spread = factor * (_statistic(drawn, plan) - value)
    return comparison_of(value, spread, blocks, by, plan)


def _statistic(sums: Floats, plan: Plan) -> Floats:
    """Give the statistic of sums (first, second, per) along the last axis."""
    first, second = sums[..., 0], sums[..., 1]
    with np.errstate(divide="ignore", invalid="ignore"):
        if plan.statistic == "ratio":
            return np.asarray(np.nan_to_num(np.log(first) - np.log(second), nan=0.0))
        if sums.shape[-1] == 2:
            return np.asarray(first - second)
        return np.asarray(np.nan_to_num((first - second) / sums[..., 2], nan=0.0))
