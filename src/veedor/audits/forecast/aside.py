"""The same map laid a part of a cell aside: how much of the capture the grid's place makes."""

from typing import TYPE_CHECKING

from veedor.audits.forecast.contest import Contender
from veedor.audits.forecast.counts import Counts
from veedor.audits.forecast.maps import phase_of
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.panel import flat

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415


def laid_aside(counts: Counts, options: ForecastOptions) -> "list[Floats]":
    """Give incidents by period and cell, for the map as it is and laid aside each way.

    Cells are taken as whole rectangles of ``cell_metres``; the map moves by steps of a cell
    over ``offsets``, less than half a cell each way. Empty where cells or incidents have no
    coordinates, or cells fit no grid.
    """
    import numpy as np

    places = counts.event_places
    cells = [
        (float(one.longitude), float(one.latitude))
        for one in counts.map_cells
        if one.longitude is not None and one.latitude is not None
    ]
    if options.cell_metres is None or not places or len(cells) < len(counts.map_cells):
        return []
    where = [*cells, *((float(one.longitude), float(one.latitude)) for one in places)]
    axes = flat([east for east, _ in where], [north for _, north in where])
    size = len(cells)
    steps = [axis / wide for axis, wide in zip(axes, options.cell_metres, strict=True)]
    column, row = (axis - phase_of(axis[:size]) for axis in steps)
    at = {
        (int(x), int(y)): k
        for k, (x, y) in enumerate(
            zip(np.rint(column[:size]), np.rint(row[:size]), strict=True)
        )
    }
    if len(at) < size:
        return []
    return [
        _counted(counts, at, np.rint(column[size:] - east), np.rint(row[size:] - north))
        for east in _asides(options)
        for north in _asides(options)
    ]


def _asides(options: ForecastOptions) -> list[float]:
    """Give the steps: 3 make -1/3, 0 and 1/3 of a cell."""
    half = (options.offsets - 1) // 2
    return [step / options.offsets for step in range(-half, half + 1)]


def _counted(
    counts: Counts, at: dict[tuple[int, int], int], columns: "Floats", rows: "Floats"
) -> "Floats":
    import numpy as np

    table = np.zeros((len(counts.periods), len(at)))
    for one, x, y in zip(counts.event_places, columns, rows, strict=True):
        place = at.get((int(x), int(y)))
        if place is not None:
            table[one.period_no - 1, place] += one.incidents
    return table


def caught_aside(one: Contender, tables: "list[Floats]", counts: Counts) -> list[float]:
    """Give the share of all incidents with coordinates that was caught under each map."""
    whole = sum(place.incidents for place in counts.event_places)
    return [float((one.flagged.credit * table).sum()) / whole for table in tables]
