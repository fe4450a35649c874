"""Kernel maps as baselines: a binned Gaussian, and the prospective map of near repeats."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats import daily
from veedor.stats.baselines import stacked
from veedor.stats.known import Known
from veedor.stats.ledger import Counted, Ledger, ledger_of, window_rows

# SciPy is loaded where it is called: it takes seconds, and most commands forecast nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]

_REACH = 8
"""Cells and weeks after which the prospective map forgets (Bowers and others 2004)."""


class Lattice(Struct, frozen=True, kw_only=True, eq=False):
    """Where each cell lies on a full lattice of ``rows`` x ``columns``, in units of a cell."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    rows: int
    columns: int

    def spread(self, table: Floats) -> Floats:
        """Give periods x cells as periods x rows x columns, 0 where there is no cell.

        >>> lattice_of([0.5, 1.5], [0.5, 0.5], 1.0).spread(np.array([[1.0, 2.0]])).tolist()
        [[[1.0, 2.0]]]
        """
        full = np.zeros((len(table), self.rows, self.columns))
        full[:, self.row, self.column] = table
        return full

    def gather(self, full: Floats) -> Floats:
        """Give back the cells of rows x columns, or of each of several.

        >>> lattice = lattice_of([0.5, 1.5], [0.5, 0.5], 1.0)
        >>> lattice.gather(lattice.spread(np.array([[1.0, 2.0]]))).tolist()
        [[1.0, 2.0]]
        """
        return np.asarray(full[..., self.row, self.column])


def lattice_of(
    x: ArrayLike, y: ArrayLike, width: float, height: float | None = None
) -> Lattice:
    """Give the lattice that cells of ``width`` x ``height`` lie on, from their centres.

    Centres are rounded to the nearest place (a clipped cell's centroid moves less than half a
    cell). Raises ValueError where two cells round to the same place.

    >>> lattice_of([0.5, 1.5, 0.6], [0.5, 0.5, 1.5], 1.0).row.tolist()
    [0, 0, 1]
    """
    east, north = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    tall = width if height is None else height
    if east.shape != north.shape or not east.size or not width > 0 or not tall > 0:
        raise ValueError("need one x and one y for each cell, and a size above 0")
    column = np.rint((east - east.min()) / width).astype(np.int64)
    row = np.rint((north - north.min()) / tall).astype(np.int64)
    columns = int(column.max()) + 1
    if len(np.unique(row * columns + column)) < len(row):
        raise ValueError("two cells share one place of the lattice: the size is too large")
    return Lattice(row=row, column=column, rows=int(row.max()) + 1, columns=columns)


def blurred(table: Floats, lattice: Lattice, bandwidth: float) -> Floats:
    """Give maps smoothed by a Gaussian of ``bandwidth`` cells, each row's total kept.

    Binned: the events of a cell stand at its centre. What would leave the cells is given back
    in proportion. Cut at four bandwidths.

    >>> lattice = lattice_of([0.0, 1.0, 2.0], [0.0, 0.0, 0.0], 1.0)
    >>> blurred(np.array([[0.0, 1.0, 0.0]]), lattice, 1.0).round(3).tolist()
    [[0.274, 0.452, 0.274]]
    """
    if not bandwidth > 0:
        raise ValueError(f"need a bandwidth above 0, got {bandwidth}")
    return stacked(_blurred(row, lattice, bandwidth) for row in table)


def _blurred(row: Floats, lattice: Lattice, bandwidth: float) -> Floats:
    from scipy import ndimage

    full = lattice.spread(row[None])[0]
    made = lattice.gather(ndimage.gaussian_filter(full, bandwidth, mode="constant"))
    return _rescaled(made, float(row.sum()))


def kernel_map(
    counts: Counted, known: Known, lattice: Lattice, *, bandwidth: float, window: int
) -> Floats:
    """Give the Gaussian kernel map of the last ``window`` known periods, as a rate per period.

    >>> lattice = lattice_of([0.0, 1.0], [0.0, 0.0], 1.0)
    >>> made = kernel_map([[2, 0], [0, 0]], Known(start=1), lattice, bandwidth=1.0, window=9)
    >>> made.round(3).tolist()
    [[1.245, 0.755]]
    """
    return stacked(
        kernel_rows(ledger_of(counts), known, lattice, bandwidth=bandwidth, window=window)
    )


def kernel_rows(
    events: Ledger, known: Known, lattice: Lattice, *, bandwidth: float, window: int
) -> Iterator[Floats]:
    """Give the same one by one."""
    if not bandwidth > 0:
        raise ValueError(f"need a bandwidth above 0, got {bandwidth}")
    means = daily.moving_average(events, known, window)
    return (_blurred(row, lattice, bandwidth) for row in means)


def prospective_map(
    counts: Counted, known: Known, lattice: Lattice, *, week: int = 7
) -> Floats:
    """Give the prospective map (Bowers and others 2004), scaled to the known mean.

    Each event weighs 1 / ((1 + d)(1 + w)): d whole cells and w whole weeks away, both below 8.
    The weight is a product, so the weeks are summed first and one convolution a map is enough.
    ``week``: periods in a week. The map orders places; its total is the mean per period of the
    events that it uses.

    >>> lattice = lattice_of([0.0, 1.0], [0.0, 0.0], 1.0)
    >>> prospective_map([[3, 0], [0, 0]], Known(start=1), lattice).tolist()
    [[2.0, 1.0]]
    """
    return stacked(prospective_rows(ledger_of(counts), known, lattice, week=week))


def prospective_rows(
    events: Ledger, known: Known, lattice: Lattice, *, week: int = 7
) -> Iterator[Floats]:
    """Give the same one by one."""
    ends = known.ends(len(events))
    weeks = []
    for age in range(_REACH):
        late, early = (np.maximum(ends - week * weeks, 0) for weeks in (age, age + 1))
        weeks.append(window_rows(events, early, late))
    level = daily.moving_average(events, known, _REACH * week)
    return (
        _near_repeats(sums, lattice, float(mean.sum()))
        for sums, mean in zip(zip(*weeks, strict=True), level, strict=True)
    )


def _near_repeats(weeks: tuple[Floats, ...], lattice: Lattice, total: float) -> Floats:
    weighed = np.zeros(len(weeks[0]))
    for age, sums in enumerate(weeks):
        weighed += sums / (1 + age)
    return _rescaled(_spread_out(weighed, lattice), total)


def _spread_out(weighed: Floats, lattice: Lattice) -> Floats:
    """Give the sums of what lies around each cell over 1 + whole cells away, below 8.

    Only cells that hold something reach out, one step of the ring after the other: few do. Not
    by Fourier: its rounding would break the ties of places without any risk.
    """
    ring = np.arange(1 - _REACH, _REACH)
    whole = np.floor(np.hypot(ring[:, None], ring[None, :]))
    wide = lattice.columns + 2 * _REACH
    made = np.zeros((lattice.rows + 2 * _REACH) * wide)
    place = (lattice.row + _REACH) * wide + lattice.column + _REACH
    busy = np.flatnonzero(weighed)
    held, at = weighed[busy], place[busy]
    for up, across in np.argwhere(whole < _REACH):
        made[at + int(ring[up] * wide + ring[across])] += held * (1 / (1 + whole[up, across]))
    return np.asarray(made[place])


def _rescaled(made: Floats, total: float) -> Floats:
    whole = float(made.sum())
    return made * (total / whole if whole > 0 and total > 0 else 0.0)
