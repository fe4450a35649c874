"""The counts as tables of periods x cells: what was forecast, what happened, where and when."""

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from veedor.audits.forecast.counts import Counts, MapCell, Period
from veedor.audits.forecast.options import ForecastOptions, block_side
from veedor.audits.forecast.said import Use, said_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from veedor.stats.ledger import Ledger

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_DAY = timedelta(days=1)
_METRES_A_DEGREE = 111_320.0
_SHORT = 1 << 15
"""From so many incidents of one cell and period on, two bytes do not hold them."""


class Panel(Struct, frozen=True, kw_only=True, eq=False):
    """Periods x cells, and what is known of each period and each cell.

    ``values``: the rate, the score, or 1 for a flag; ``flags``: 1 where flagged. ``area``:
    square kilometres of each cell; None where some cell has none, and all count as equal.
    ``x``, ``y``: metres. ``labels``:
    the spatial block of each cell; ``blocked``: whether blocks hold several cells. ``days``:
    length of each period; ``known``: number of the day before whose midnight a baseline must
    have known. ``past``: incidents by the day from which they were on record, and cell, the
    first day being day 0.
    """

    use: Use
    values: "NDArray[np.float64]"
    flags: "NDArray[np.bool_]"
    events: "NDArray[np.integer[Any]]"
    past: "Ledger"
    known: "NDArray[np.int64]"
    days: "NDArray[np.float64]"
    area: "NDArray[np.float64] | None"
    x: "NDArray[np.float64] | None"
    y: "NDArray[np.float64] | None"
    labels: "NDArray[np.int64]"
    blocked: bool
    names: tuple[str, ...]
    periods: tuple[Period, ...]

    @property
    def shape(self) -> tuple[int, int]:
        """Give the number of periods and of cells."""
        return len(self.periods), len(self.names)

    @property
    def total(self) -> int:
        """Give the incidents in the periods and on the map."""
        return int(self.events.sum())


def use_of(periods: tuple[Period, ...], options: ForecastOptions) -> Use | None:
    """Say what orders the places: as asked for, or the first that all predictions have."""
    if options.use is not None:
        return options.use
    whole = sum(one.predictions for one in periods)
    held: tuple[tuple[Use, int], ...] = (
        ("rate", sum(one.rates for one in periods)),
        ("score", sum(one.scores for one in periods)),
        ("flagged", sum(one.flags for one in periods)),
    )
    return next((name for name, n in held if n == whole), None)


def panel_of(counts: Counts, options: ForecastOptions) -> Panel | None:
    """Lay the counts out as tables; None where nothing was predicted, or orders places."""
    import numpy as np

    use = use_of(counts.periods, options)
    if not counts.periods or use is None:
        return None
    shape = len(counts.periods), len(counts.map_cells)
    values, flags = said_of(counts.predicted, shape, use)
    most = max((one.incidents for one in counts.events), default=0)
    events = np.zeros(shape, dtype=np.int16 if most < _SHORT else np.int64)
    for event in counts.events:
        events[event.period_no - 1, event.cell_no - 1] = event.incidents
    known, past = _past(counts, shape[1])
    x, y = _metres(counts.map_cells)
    labels, blocked = _labels(counts.map_cells, x, y, options)
    return Panel(
        use=use,
        values=values,
        flags=flags,
        events=events,
        past=past,
        known=known,
        days=np.array([(one.ends - one.starts) / _DAY for one in counts.periods]),
        area=_areas(counts.map_cells),
        x=x,
        y=y,
        labels=labels,
        blocked=blocked,
        names=tuple(one.cell for one in counts.map_cells),
        periods=counts.periods,
    )


def _past(counts: Counts, cells: int) -> "tuple[NDArray[np.int64], Ledger]":
    """Give the day numbers at which baselines stand, and incidents by the day they were known.

    A period that begins in the middle of a day counts that day as not known.
    """
    import numpy as np

    from veedor.stats.ledger import entered

    days = [one.known.date() for one in counts.periods]
    first = min([one.known_on for one in counts.history], default=min(days))
    first = min(first, *days)
    size = (max(days) - first).days + 1
    rows = [
        (at, one.cell_no - 1, one.incidents)
        for one in counts.history
        if (at := (one.known_on - first).days) < size
    ]
    when, where, many = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    past = entered(when, where, many, (size, cells))
    return np.array([(day - first).days for day in days]), past


def _areas(cells: tuple[MapCell, ...]) -> "NDArray[np.float64] | None":
    import numpy as np

    sizes = [float(one.area_km2 or 0) for one in cells]
    return np.array(sizes) if sizes and min(sizes) > 0 else None


def _metres(
    cells: tuple[MapCell, ...],
) -> "tuple[NDArray[np.float64] | None, NDArray[np.float64] | None]":
    """Give centres in metres: as given, or from degrees on a plane that touches the middle."""
    import numpy as np

    plane = [(one.x_m, one.y_m) for one in cells if one.x_m is not None and one.y_m is not None]
    if len(plane) == len(cells):
        return np.array([float(x) for x, _ in plane]), np.array([float(y) for _, y in plane])
    round_ = [
        (one.longitude, one.latitude)
        for one in cells
        if one.longitude is not None and one.latitude is not None
    ]
    if len(round_) < len(cells):
        return None, None
    return flat([float(x) for x, _ in round_], [float(y) for _, y in round_])


def flat(
    longitudes: list[float], latitudes: list[float]
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Give metres east and north on a plane true in the middle: a city is small enough.

    >>> x, y = flat([0.0, 1.0], [0.0, 0.0])
    >>> round(float(x[1] - x[0]))
    111320
    """
    import numpy as np

    middle = (min(latitudes) + max(latitudes)) / 2
    width = _METRES_A_DEGREE * math.cos(math.radians(middle))
    return np.array(longitudes) * width, np.array(latitudes) * _METRES_A_DEGREE


def _labels(
    cells: tuple[MapCell, ...],
    x: "NDArray[np.float64] | None",
    y: "NDArray[np.float64] | None",
    options: ForecastOptions,
) -> "tuple[NDArray[np.int64], bool]":
    """Give each cell its block: as named, or squares of the map, or each cell its own."""
    import numpy as np

    from veedor.stats.blocks import square_blocks

    named = [one.block for one in cells]
    if all(named):
        return np.unique(np.array(named, dtype=str), return_inverse=True)[1], True
    if x is not None and y is not None:
        return square_blocks(x, y, block_side(options)), True
    return np.arange(len(cells)), False
