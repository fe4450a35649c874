"""Which cells a forecast flags at a coverage of the area, ties at the cut shared out."""

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

_SLACK = 9
"""Decimals of coverage x area: 0.29 of 100 cells is 29 cells, though 100 * 0.29 < 29."""


class Flagged(Struct, frozen=True, kw_only=True, eq=False):
    """How surely each cell is flagged at a coverage: 1, 0, or its part of a tie at the cut.

    ``credit``: periods x cells. ``area``: the area really flagged in each period (in the mean
    over orders of the tie). ``tied``: the cells tied at the cut; ``fewest`` and ``most``: of
    them, how many any order can flag.
    """

    credit: Floats
    area: Floats
    whole: float
    tied: NDArray[np.bool_]
    fewest: NDArray[np.int64]
    most: NDArray[np.int64]


def by_period(values: ArrayLike) -> Floats:
    """Give values as periods x cells: one row where a single map is given.

    >>> by_period([1, 2]).shape
    (1, 2)
    """
    table = np.atleast_2d(np.asarray(values, dtype=np.float64))
    if table.ndim != 2 or not table.size:
        raise ValueError(f"need periods x cells, got the shape {table.shape}")
    return table


def flagged(scores: ArrayLike, coverage: float, area: ArrayLike | None = None) -> Flagged:
    """Give the cells flagged at ``coverage``: the highest scores, no more area than that.

    Cells tied at the cut share what room is left equally: the expectation over their order,
    exact where their areas are equal, by their mean area otherwise.

    >>> flagged([3.0, 1.0, 1.0, 0.0], 0.5).credit.tolist()
    [[1.0, 0.5, 0.5, 0.0]]
    """
    table, sizes = checked(scores, coverage, area)
    whole = float(sizes.sum())
    room = round(coverage * whole, _SLACK)
    rows = [_flag_one(row, sizes, room) for row in table]
    credit, used, tied, fewest, most = zip(*rows, strict=True)
    return Flagged(
        credit=np.array(credit), area=np.array(used), whole=whole, tied=np.array(tied),
        fewest=np.array(fewest), most=np.array(most),
    )  # fmt: skip


def checked(
    scores: ArrayLike, coverage: float, area: ArrayLike | None
) -> tuple[Floats, Floats]:
    """Give scores as periods x cells and the areas of the cells, both fit to be ranked.

    >>> checked([2.0, 1.0], 0.5, None)[1].tolist()
    [1.0, 1.0]
    """
    table = by_period(scores)
    cells = table.shape[1]
    sizes = np.ones(cells) if area is None else np.asarray(area, dtype=np.float64)
    if sizes.shape != (cells,) or not (sizes > 0).all():
        raise ValueError(f"need one area above 0 for each of {cells} cells")
    if not 0 < coverage <= 1 or np.isnan(table).any():
        raise ValueError("need a coverage in (0, 1] and a score for every cell")
    return table, sizes


def _flag_one(
    score: Floats, sizes: Floats, room: float
) -> tuple[Floats, float, NDArray[np.bool_], int, int]:
    """Flag one period: credit, area used, cells tied at the cut, fewest and most of them."""
    order = np.argsort(-score)
    sums = np.cumsum(sizes[order])
    fits = int(np.searchsorted(np.round(sums, _SLACK), room, side="right"))
    cut = -np.inf if fits == len(score) else float(score[order[fits]])
    above, tied = score > cut, score == cut
    credit = above.astype(np.float64)
    used = float(sizes[above].sum())
    if not tied.any():
        return credit, used, tied, 0, 0
    among, left = np.sort(sizes[tied]), round(room - used, _SLACK)
    free = min(int(round(left / float(among.mean()), _SLACK)), len(among))
    credit[tied] = free / len(among)
    fewest, most = (_fitting(sizes, left) for sizes in (among[::-1], among))
    return credit, used + free * float(among.mean()), tied, fewest, most


def _fitting(sizes: Floats, room: float) -> int:
    return int(np.searchsorted(np.round(np.cumsum(sizes), _SLACK), room, side="right"))
