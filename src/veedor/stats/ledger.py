"""Events by period and cell, kept sparse: a year of 100,000 cells holds mostly nothing."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Ledger(Struct, frozen=True, kw_only=True, eq=False):
    """Events in the order of their periods; ``starts``: where each period's events begin.

    ``cells`` and ``counts``: the cell of each entry, and how many events it stands for.
    """

    starts: Ints
    cells: NDArray[np.integer[Any]]
    counts: Floats
    width: int

    @property
    def shape(self) -> tuple[int, int]:
        """Give the number of periods and of cells."""
        return len(self.starts) - 1, self.width

    def __len__(self) -> int:
        """Give the number of periods."""
        return len(self.starts) - 1

    def __iter__(self) -> Iterator[Floats]:
        """Go through the periods: the counts of all cells in each."""
        return (self.sums(k, k + 1) for k in range(len(self)))

    def between(self, begin: int, end: int) -> tuple[NDArray[np.integer[Any]], Floats]:
        """Give the cells and counts of the periods from ``begin`` to before ``end``."""
        part = slice(int(self.starts[begin]), int(self.starts[end]))
        return self.cells[part], self.counts[part]

    def sums(self, begin: int, end: int) -> Floats:
        """Give the counts of all cells over the periods from ``begin`` to before ``end``."""
        cells, counts = self.between(begin, end)
        found = np.bincount(cells, weights=counts, minlength=self.width)
        return found.astype(np.float64)  # NumPy gives whole numbers where there is no entry

    def totals(self) -> Floats:
        """Give the events of each period."""
        prefix = np.concatenate([[0.0], np.cumsum(self.counts)])
        return np.asarray(np.diff(prefix[self.starts]))

    def first(self, periods: int) -> "Ledger":
        """Give the first periods alone."""
        end = int(self.starts[periods])
        return Ledger(
            starts=self.starts[: periods + 1], cells=self.cells[:end],
            counts=self.counts[:end], width=self.width,
        )  # fmt: skip

    def after(self, periods: int) -> "Ledger":
        """Give what follows the first periods."""
        begin = int(self.starts[periods])
        return Ledger(
            starts=self.starts[periods:] - begin, cells=self.cells[begin:],
            counts=self.counts[begin:], width=self.width,
        )  # fmt: skip


Counted: TypeAlias = ArrayLike | Ledger


def entered(
    periods: ArrayLike, cells: ArrayLike, counts: ArrayLike, shape: tuple[int, int]
) -> Ledger:
    """Give the ledger of entries in any order; equal places add up where they are summed.

    >>> entered([1, 0], [0, 1], [2, 1], (2, 2)).sums(0, 2).tolist()
    [2.0, 1.0]
    """
    when, where = np.asarray(periods, dtype=np.int64), np.asarray(cells, dtype=np.int64)
    order = np.lexsort((where, when))
    starts = np.searchsorted(when[order], np.arange(shape[0] + 1))
    many = np.asarray(counts, dtype=np.float64)[order]
    return Ledger(starts=starts, cells=where[order], counts=many, width=shape[1])


def ledger_of(counts: Counted) -> Ledger:
    """Give the ledger of a matrix periods x cells; a ledger as it is.

    >>> ledger_of([[2, 0], [0, 1]]).totals().tolist()
    [2.0, 1.0]
    """
    if isinstance(counts, Ledger):
        return counts
    table = np.atleast_2d(np.asarray(counts))
    if table.ndim != 2 or not table.size:
        raise ValueError(f"need periods x cells, got the shape {table.shape}")
    when, where = np.nonzero(table)
    return entered(when, where, table[when, where], (table.shape[0], table.shape[1]))


def window_rows(ledger: Ledger, starts: Ints, ends: Ints) -> Iterator[Floats]:
    """Give the sums of periods from each start up to its end; both only ever move on.

    One running sum: a period that comes or goes costs as much as it has events.

    >>> ledger = ledger_of([[1.0], [2.0], [4.0]])
    >>> [row.tolist() for row in window_rows(ledger, np.array([0, 1]), np.array([2, 3]))]
    [[3.0], [6.0]]
    """
    running = ledger.sums(int(starts[0]), int(ends[0]))
    yield running.copy()
    for k in range(1, len(ends)):
        np.add.at(running, *ledger.between(int(ends[k - 1]), int(ends[k])))
        np.subtract.at(running, *ledger.between(int(starts[k - 1]), int(starts[k])))
        yield running.copy()
