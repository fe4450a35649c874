"""What a map caught if the places of events are off: each place moved by an error, drawn."""

from collections.abc import Callable

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.flagging import Flagged
from veedor.stats.recut import Grid

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Draw = Callable[[int], tuple[Floats, Floats]]
"""Gives, for a number of places, how far east and north each is moved, in boxes."""


class Scattered(Struct, frozen=True, kw_only=True, eq=False):
    """Events by period and place: ``events`` of ``period`` at place number ``place``.

    ``east``, ``north``: the places, in boxes of the grid.
    """

    period: Ints
    place: Ints
    events: Floats
    east: Floats
    north: Floats


def scattered(
    period: ArrayLike, place: ArrayLike, events: ArrayLike, east: ArrayLike, north: ArrayLike
) -> Scattered:
    """Give events by period and place, as arrays.

    >>> scattered([0, 1], [0, 0], [1, 2], [0.4], [0.0]).events.tolist()
    [1.0, 2.0]
    """
    when, where = (np.asarray(one, dtype=np.int64) for one in (period, place))
    often, x, y = (np.asarray(one, dtype=np.float64) for one in (events, east, north))
    return Scattered(period=when, place=where, events=often, east=x, north=y)


def share_caught(
    found: Scattered, grid: Grid, flags: Flagged, *, east: Floats, north: Floats
) -> float:
    """Give the share that was caught of the events on the map, their places as given.

    ``flags``: of the boxes in each period. Raises ValueError where no event lies on the map.

    >>> from veedor.stats.flagging import flagged_as
    >>> from veedor.stats.recut import grid_of
    >>> spot = scattered([0], [0], [1], [0.4], [0.0])
    >>> grid, flags = grid_of([0, 1], [0, 0], (1.0, 1.0)), flagged_as([[1, 0]])
    >>> share_caught(spot, grid, flags, east=spot.east, north=spot.north)
    1.0
    >>> share_caught(spot, grid, flags, east=spot.east + 0.2, north=spot.north)
    0.0
    """
    return _shares(found, grid, [flags], east, north)[0]


def misplaced(
    found: Scattered, grid: Grid, maps: list[Flagged], draw: Draw, *, draws: int
) -> Floats:
    """Give the shares caught by each of several maps (``maps``) after each draw of errors.

    Events at one place move together: one address is read alike each time. As many rows as
    draws, one column for each map. The error comes on top of the error that the places already
    have, so this shows how far such an error moves the number, not the number without it.

    >>> from veedor.stats.flagging import flagged_as
    >>> from veedor.stats.recut import grid_of
    >>> spot = scattered([0], [0], [1], [0.0], [0.0])
    >>> still = lambda places: (np.zeros(places), np.zeros(places))
    >>> grid = grid_of([0], [0], (1.0, 1.0))
    >>> misplaced(spot, grid, [flagged_as([[1]])], still, draws=2).tolist()
    [[1.0], [1.0]]
    """
    moved = np.empty((draws, len(maps)))
    for k in range(draws):
        east, north = draw(len(found.east))
        moved[k] = _shares(found, grid, maps, found.east + east, found.north + north)
    return moved


def _shares(
    found: Scattered, grid: Grid, maps: list[Flagged], east: Floats, north: Floats
) -> list[float]:
    """Give what each map caught; places are looked up once for all of them."""
    cell = grid.cell_at(east, north)[found.place]
    on = cell >= 0
    period, where, events = found.period[on], cell[on], found.events[on]
    whole = float(events.sum())
    if not whole:
        raise ValueError("no event lies on the map")
    return [float((flags.credit_at(period, where) * events).sum()) / whole for flags in maps]


def normal_error(metres: float, sides: tuple[float, float], rng: np.random.Generator) -> Draw:
    """Give errors that are normal east and north, each with a standard deviation of ``metres``.

    Half of them are farther than 1.18 x ``metres`` (Rayleigh's law).

    >>> east, north = normal_error(100.0, (500.0, 500.0), np.random.default_rng(1))(100_000)
    >>> round(float(np.median(500 * np.hypot(east, north))))
    117
    """

    def draw(places: int) -> tuple[Floats, Floats]:
        off = rng.standard_normal((2, places)) * metres
        return off[0] / sides[0], off[1] / sides[1]

    return draw


def even_error(half: tuple[float, float], rng: np.random.Generator) -> Draw:
    """Give errors that lie evenly within ``half`` a step each way: what rounding leaves.

    ``half``: east and north, in boxes.

    >>> east, north = even_error((0.1, 0.2), np.random.default_rng(1))(1000)
    >>> float(np.abs(east).max()) <= 0.1 < float(np.abs(north).max()) <= 0.2
    True
    """

    def draw(places: int) -> tuple[Floats, Floats]:
        off = rng.uniform(-1.0, 1.0, (2, places))
        return off[0] * half[0], off[1] * half[1]

    return draw
