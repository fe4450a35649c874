"""Tables of periods x cells, held whole or made one period at a time."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.ledger import Ledger

Floats = NDArray[np.float64]


class Rows(Struct, frozen=True, kw_only=True, eq=False):
    """A table whose rows are made anew each time it is gone through; none is kept.

    ``make``: starts from the first row. As an array (``numpy.asarray``) it is made whole.
    """

    shape: tuple[int, int]
    make: Callable[[], Iterator[Floats]]

    def __len__(self) -> int:
        """Give the number of periods."""
        return self.shape[0]

    def __iter__(self) -> Iterator[Floats]:
        """Go through the rows in order."""
        return self.make()

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:  # noqa: ANN401 - NumPy's
        """Give the whole table."""
        return np.array([*self.make()], dtype=dtype or np.float64)


Table: TypeAlias = ArrayLike | Rows | Ledger


def rows_of(table: Table) -> Iterator[Floats]:
    """Go through a table period by period; a single map is one row.

    >>> [row.tolist() for row in rows_of([1, 2])]
    [[1.0, 2.0]]
    """
    if isinstance(table, Rows | Ledger):
        return iter(table)
    whole = _whole(table)
    return (np.asarray(row, dtype=np.float64) for row in whole)


def shape_of(table: Table) -> tuple[int, int]:
    """Give the number of periods and of cells.

    >>> shape_of([1, 2])
    (1, 2)
    """
    if isinstance(table, Rows | Ledger):
        return table.shape
    whole = _whole(table)
    return whole.shape[0], whole.shape[1]


def over_cells(table: Table) -> Floats:
    """Give the sum of each period as periods x 1.

    >>> over_cells([[1, 2], [3, 4]]).tolist()
    [[3.0], [7.0]]
    """
    return np.array([[row.sum()] for row in rows_of(table)])


def over_periods(table: Table) -> Floats:
    """Give the sum of each cell as 1 x cells.

    >>> over_periods([[1, 2], [3, 4]]).tolist()
    [[4.0, 6.0]]
    """
    sums = np.zeros((1, shape_of(table)[1]))
    for row in rows_of(table):
        sums[0] += row
    return sums


def _whole(table: ArrayLike) -> NDArray[Any]:
    whole = np.atleast_2d(np.asarray(table))
    if whole.ndim != 2 or not whole.size:
        raise ValueError(f"need periods x cells, got the shape {whole.shape}")
    return whole
