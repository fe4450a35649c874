"""The same map laid a part of a cell aside: how much of the capture the grid's place makes."""

from veedor.audits.forecast.contest import Contender
from veedor.audits.forecast.ground import Ground
from veedor.audits.forecast.options import ForecastOptions


def caught_aside(one: Contender, ground: Ground, options: ForecastOptions) -> list[float]:
    """Give the share of all incidents with coordinates that was caught under each map.

    Cells are taken as whole boxes; the map moves by steps of a cell over ``offsets``, less than
    half a cell each way.
    """
    return [
        _caught(one, ground, east, north)
        for east in _asides(options)
        for north in _asides(options)
    ]


def _asides(options: ForecastOptions) -> list[float]:
    """Give the steps: 3 make -1/3, 0 and 1/3 of a cell."""
    half = (options.offsets - 1) // 2
    return [step / options.offsets for step in range(-half, half + 1)]


def _caught(one: Contender, ground: Ground, east: float, north: float) -> float:
    found = ground.found
    cell = ground.grid.cell_at(found.east - east, found.north - north)[found.place]
    on = cell >= 0
    hits = one.flagged.credit_at(found.period[on], cell[on]) * found.events[on]
    return float(hits.sum()) / ground.incidents
