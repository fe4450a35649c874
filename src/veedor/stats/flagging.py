"""Which cells a forecast flags at a coverage of the area, ties at the cut shared out."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.rows import Table, rows_of, shape_of

Floats = NDArray[np.float64]
Bits = NDArray[np.uint8]

_SLACK = 9
"""Decimals of coverage x area: 0.29 of 100 cells is 29 cells, though 100 * 0.29 < 29."""


class Flagged(Struct, frozen=True, kw_only=True, eq=False):
    """How surely each cell is flagged at a coverage: 1, 0, or its part of a tie at the cut.

    ``sure`` and ``at_cut``: the cells above the cut and those tied at it, eight to a byte: a
    year of 100,000 cells is 5 MB each. ``part``: how surely a tied cell is flagged, in each
    period. ``area``: the area really flagged in each period (in the mean over orders of the
    tie). ``fewest`` and ``most``: of the tied cells, how many any order can flag.
    """

    sure: Bits
    at_cut: Bits
    part: Floats
    area: Floats
    whole: float
    fewest: NDArray[np.int64]
    most: NDArray[np.int64]
    cells: int

    @property
    def shape(self) -> tuple[int, int]:
        """Give the number of periods and of cells."""
        return len(self.part), self.cells

    def __len__(self) -> int:
        """Give the number of periods."""
        return len(self.part)

    def __iter__(self) -> Iterator[Floats]:
        """Go through the periods: how surely each cell is flagged."""
        return (self.row(t) for t in range(len(self)))

    def row(self, period: int) -> Floats:
        """Give how surely each cell is flagged in one period."""
        credit = self._bits(self.sure[period]).astype(np.float64)
        if self.part[period]:
            credit[self._bits(self.at_cut[period]).view(np.bool_)] = self.part[period]
        return credit

    def tie(self, period: int) -> NDArray[np.bool_]:
        """Give the cells tied at the cut of one period."""
        return self._bits(self.at_cut[period]).view(np.bool_)

    def credit_at(self, periods: NDArray[np.int64], cells: NDArray[np.int64]) -> Floats:
        """Give how surely some cells are flagged, each in its period."""
        sure, tied = (
            packed[periods, cells >> 3] >> (7 - (cells & 7)) & 1
            for packed in (self.sure, self.at_cut)
        )
        return np.where(tied, self.part[periods], sure)

    @property
    def credit(self) -> Floats:
        """Give the whole table, periods x cells: large where there are many."""
        return np.array([*self])

    @property
    def tied(self) -> NDArray[np.bool_]:
        """Give the cells tied at the cut, periods x cells."""
        return np.array([self.tie(t) for t in range(len(self))])

    def _bits(self, packed: Bits) -> Bits:
        return np.unpackbits(packed, count=self.cells)


def by_period(values: ArrayLike) -> Floats:
    """Give values as periods x cells: one row where a single map is given.

    >>> by_period([1, 2]).shape
    (1, 2)
    """
    table = np.atleast_2d(np.asarray(values, dtype=np.float64))
    if table.ndim != 2 or not table.size:
        raise ValueError(f"need periods x cells, got the shape {table.shape}")
    return table


def flagged(scores: Table, coverage: float, area: ArrayLike | None = None) -> Flagged:
    """Give the cells flagged at ``coverage``: the highest scores, no more area than that.

    Cells tied at the cut share what room is left equally: the expectation over their order,
    exact where their areas are equal, by their mean area otherwise.

    >>> flagged([3.0, 1.0, 1.0, 0.0], 0.5).credit.tolist()
    [[1.0, 0.5, 0.5, 0.0]]
    """
    if not 0 < coverage <= 1:
        raise ValueError("need a coverage in (0, 1] and a score for every cell")
    return flagged_each(scores, np.full(shape_of(scores)[0], coverage), area)


def flagged_each(scores: Table, coverages: Floats, area: ArrayLike | None = None) -> Flagged:
    """Give the same with a coverage for each period; nothing where it is 0.

    >>> flagged_each([[2.0, 1.0], [1.0, 2.0]], np.array([0.5, 0.0])).credit.tolist()
    [[1.0, 0.0], [0.0, 0.0]]
    """
    cells = shape_of(scores)[1]
    sizes = sizes_of(area, cells)
    whole = float(sizes.sum())
    ladder: Floats = np.asarray(np.round(np.cumsum(np.sort(sizes)), _SLACK))
    nothing = _packed(
        (np.zeros(cells, dtype=bool), np.zeros(cells, dtype=bool), 0.0, 0.0, 0, 0)
    )
    rows = [
        _packed(_flag_one(row, sizes, round(share * whole, _SLACK), ladder))
        if share > 0
        else nothing
        for row, share in zip(rows_of(scores), coverages.tolist(), strict=True)
    ]
    sure, at_cut, part, used, fewest, most = zip(*rows, strict=True)
    return Flagged(
        sure=np.array(sure), at_cut=np.array(at_cut), part=np.array(part), area=np.array(used),
        whole=whole, fewest=np.array(fewest), most=np.array(most), cells=cells,
    )  # fmt: skip


def flagged_as(flags: Table, area: ArrayLike | None = None) -> Flagged:
    """Take flags as they are: 1 where flagged.

    >>> flagged_as([[1, 0]]).credit.tolist()
    [[1.0, 0.0]]
    """
    periods, cells = shape_of(flags)
    sizes = sizes_of(area, cells)
    sure = np.array([np.packbits(row > 0) for row in rows_of(flags)])
    used = np.array([float((row * sizes).sum()) for row in rows_of(flags)])
    none = np.zeros(periods, dtype=np.int64)
    return Flagged(
        sure=sure, at_cut=np.zeros_like(sure), part=np.zeros(periods), area=used,
        whole=float(sizes.sum()), fewest=none, most=none, cells=cells,
    )  # fmt: skip


def sizes_of(area: ArrayLike | None, cells: int) -> Floats:
    """Give the areas of the cells, 1 each where none are given.

    >>> sizes_of(None, 2).tolist()
    [1.0, 1.0]
    """
    sizes = np.ones(cells) if area is None else np.asarray(area, dtype=np.float64)
    if sizes.shape != (cells,) or not (sizes > 0).all():
        raise ValueError(f"need one area above 0 for each of {cells} cells")
    return sizes


def checked(
    scores: ArrayLike, coverage: float, area: ArrayLike | None
) -> tuple[Floats, Floats]:
    """Give scores as periods x cells and the areas of the cells, both fit to be ranked.

    >>> checked([2.0, 1.0], 0.5, None)[1].tolist()
    [1.0, 1.0]
    """
    table = by_period(scores)
    sizes = sizes_of(area, table.shape[1])
    if not 0 < coverage <= 1 or np.isnan(table).any():
        raise ValueError("need a coverage in (0, 1] and a score for every cell")
    return table, sizes


One = tuple[NDArray[np.bool_], NDArray[np.bool_], float, float, int, int]


def _packed(one: One) -> tuple[Any, ...]:
    return (np.packbits(one[0]), np.packbits(one[1]), *one[2:])


def _flag_one(score: Floats, sizes: Floats, room: float, ladder: Floats) -> One:
    """Flag one period: cells above and at the cut, part of the tie, area, fewest and most."""
    if np.isnan(score).any():
        raise ValueError("need a coverage in (0, 1] and a score for every cell")
    cut = _cut(score, sizes, room, ladder)
    above, tied = score > cut, score == cut
    used = float(sizes[above].sum())
    if not tied.any():
        return above, tied, 0.0, used, 0, 0
    among, left = np.sort(sizes[tied]), round(room - used, _SLACK)
    free = min(int(round(left / float(among.mean()), _SLACK)), len(among))
    most = _fitting(among, left)
    fewest = most if among[0] == among[-1] else _fitting(among[::-1], left)
    return above, tied, free / len(among), used + free * float(among.mean()), fewest, most


def _cut(score: Floats, sizes: Floats, room: float, ladder: Floats) -> float:
    """Give the highest score for which there is no room any more.

    ``ladder``: the area of the smallest cell, the smallest two, ...: so many cells as it has
    room for and one more have none, whichever they are. Only cells that score higher than the
    last of the highest so many need be put in order.
    """
    place = len(score) - 1 - int(np.searchsorted(ladder, room, side="right"))
    last = float(np.sort(score)[place]) if place >= 0 else -np.inf
    over = np.flatnonzero(score > last)
    order = over[np.argsort(-score[over])]
    fits = _fitting(sizes[order], room)
    return last if fits == len(order) else float(score[order[fits]])


def _fitting(sizes: Floats, room: float) -> int:
    return int(np.searchsorted(np.round(np.cumsum(sizes), _SLACK), room, side="right"))
