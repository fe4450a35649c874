"""The same forecast on other grids: turned ones, and such with cells of another size."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from veedor.audits.forecast.contest import Contender, by_flags
from veedor.audits.forecast.ground import Ground
from veedor.audits.forecast.maps import MONTH
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.study import Study

if TYPE_CHECKING:
    import numpy as np

    from veedor.stats.recaught import Ranked

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

RIGHT_ANGLE = 90.0


class Run(Struct, frozen=True, kw_only=True):
    """What the forecast caught on one grid, and last month's places on it where there are any.

    ``pai`` is None where that grid has no box small enough to be flagged.
    """

    turn: float
    size: float
    rate: float
    pai: float | None
    area_used: float
    month: float | None


def grids_of(options: ForecastOptions) -> list[tuple[float, float]]:
    """Give the turn and the size of every grid: the map as it is, turned ones, resized ones.

    >>> grids_of(ForecastOptions(turns=2, cell_sizes=(2.0,)))
    [(0.0, 1.0), (45.0, 1.0), (0.0, 2.0)]
    """
    turned = [(RIGHT_ANGLE * k / options.turns, 1.0) for k in range(options.turns)]
    return [*turned, *((0.0, size) for size in options.cell_sizes if size != 1)]


def order_only(study: Study) -> bool:
    """Say whether the forecast only orders boxes: then parts of boxes have no number."""
    panel, _ = study.ready()
    return panel.use == "score" and not by_flags(panel, study.options)


def runs_of(study: Study, ground: Ground) -> list[Run]:
    """Cut the map again into every grid, and flag the same coverage on it anew."""
    _, contest = study.ready()
    product, month = _product(study), _ranked(study, contest.baselines.get(MONTH))
    return [_run(product, month, ground, *grid) for grid in grids_of(study.options)]


def _run(
    product: "Ranked", month: "Ranked | None", ground: Ground, turn: float, size: float
) -> Run:
    from veedor.stats.recaught import recaught
    from veedor.stats.recut import recut

    cut = recut(ground.grid, turn=turn, size=size)
    own = recaught(product, cut, ground.found)
    other = None if month is None else recaught(month, cut, ground.found)
    return Run(
        turn=turn,
        size=size,
        rate=own.rate,
        pai=own.pai if own.area_used else None,
        area_used=own.area_used,
        month=None if other is None else other.rate,
    )


def _product(study: Study) -> "Ranked":
    from veedor.stats.recaught import Ranked

    panel, contest = study.ready()
    own = by_flags(panel, study.options)
    return Ranked(
        values=panel.flags if own else panel.values,
        summed=panel.use == "rate" and not own,
        shares=contest.shares,
        area=_area(study),
    )


def _ranked(study: Study, one: Contender | None) -> "Ranked | None":
    from veedor.stats.recaught import Ranked

    if one is None:
        return None
    shares = study.ready()[1].shares
    return Ranked(values=one.rates, summed=True, shares=shares, area=_area(study))


def _area(study: Study) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    import numpy as np

    panel, _ = study.ready()
    return panel.area if panel.area is not None else np.ones(panel.shape[1])


def as_laid(study: Study, ground: Ground) -> Iterator[float]:
    """Give what forecast and last month caught, incidents in the cell of their coordinates."""
    from veedor.stats.misplaced import share_caught

    _, contest = study.ready()
    for one in (contest.product, contest.baselines.get(MONTH)):
        if one is not None:
            yield share_caught(
                ground.found, ground.grid, one.flagged,
                east=ground.found.east, north=ground.found.north,
            )  # fmt: skip
