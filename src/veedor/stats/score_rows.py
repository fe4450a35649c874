"""Scores of rates gone through period by period: what they add up to, none of them held."""

from collections.abc import Callable

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.flagging import sizes_of
from veedor.stats.forecast_scores import poisson_score
from veedor.stats.rows import Rows, Table, over_cells, rows_of, shape_of

Floats = NDArray[np.float64]


def floored_rows(rate: Table, *, epsilon: float = 1e-3, area: ArrayLike | None = None) -> Rows:
    """Give rates that no event can find at zero, as ``floored`` does, period by period.

    Whether events fell at rate zero is the caller's to ask.

    >>> [row.tolist() for row in floored_rows([[1.0, 0.0]], epsilon=0.5)]
    [[0.75, 0.25]]
    """
    shape = shape_of(rate)
    sizes = sizes_of(area, shape[1])
    level = over_cells(rate)[:, 0]
    # A period that was forecast empty takes the mean of the others as its uniform's total.
    level = np.where(level > 0, level, level.mean())
    even = sizes / sizes.sum()
    return Rows(
        shape=shape,
        make=lambda: (
            (1 - epsilon) * row + epsilon * (one * even)
            for row, one in zip(rows_of(rate), level, strict=True)
        ),
    )


class Summed(Struct, frozen=True, kw_only=True, eq=False):
    """A score added up over the cells (periods x 1) and over the periods (1 x cells)."""

    by_period: Floats
    by_cell: Floats

    @property
    def total(self) -> float:
        """Give the sum over both."""
        return float(self.by_period.sum())


def summed(score: Callable[[Floats, Floats], Floats], rate: Table, events: Table) -> Summed:
    """Add a score of cells up, period by period.

    >>> found = summed(poisson_score, [[1.0, 2.0]], [[3, 0]])
    >>> found.total, found.by_cell.tolist()
    (3.0, [[1.0, 2.0]])
    """
    periods, cells = shape_of(rate)
    by_period, by_cell = np.zeros((periods, 1)), np.zeros((1, cells))
    for t, (row, seen) in enumerate(zip(rows_of(rate), rows_of(events), strict=True)):
        made = score(row, seen)
        by_period[t] = made.sum()
        by_cell[0] += made
    return Summed(by_period=by_period, by_cell=by_cell)


def earned(rate: Floats, events: Floats, per: float) -> Floats:
    """Give the Poisson score of each cell negated, so that more is better, in units of ``per``.

    >>> earned(np.array([1.0]), np.array([0.0]), 2.0).tolist()
    [-0.5]
    """
    return -poisson_score(rate, events) / per


class Floors(Struct, frozen=True, kw_only=True, eq=False):
    """A rule's Poisson score under two floors, of maps that were drawn once.

    ``mixed``: with the uniform mixed in; None where the map of some period is empty.
    ``lifted``: with a least rate instead.
    """

    mixed: Summed | None
    lifted: float


def score_under_floors(
    rate: Table,
    events: Table,
    *,
    epsilon: float,
    least: float,
    area: ArrayLike | None = None,
    per: float = 1.0,
) -> Floors:
    """Give the score of rates mixed with the uniform, and of rates lifted to ``least``.

    The first as what it earns, ``-score / per`` of each cell, to be compared with others.

    >>> found = score_under_floors([[1.0, 0.0]], [[0, 1]], epsilon=0.5, least=0.5)
    >>> round(found.mixed.total, 4), round(found.lifted, 4)
    (-2.3863, 2.1931)
    """
    periods, cells = shape_of(rate)
    sizes = sizes_of(area, cells)
    even = sizes / sizes.sum()
    by_period, by_cell = np.zeros((periods, 1)), np.zeros((1, cells))
    lifted, whole = 0.0, True
    for t, (row, seen) in enumerate(zip(rows_of(rate), rows_of(events), strict=True)):
        lifted += float(poisson_score(np.maximum(row, least), seen).sum())
        level = float(row.sum())
        whole = whole and level > 0
        if not whole:
            continue
        made = earned((1 - epsilon) * row + epsilon * (level * even), seen, per)
        by_period[t] = made.sum()
        by_cell[0] += made
    mixed = Summed(by_period=by_period, by_cell=by_cell) if whole else None
    return Floors(mixed=mixed, lifted=lifted)
