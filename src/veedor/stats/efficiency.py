"""How near a flagged area comes to the best that was possible: PEI and PEI*, oracle named."""

from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.capture import capture_at, capture_of
from veedor.stats.flagging import flagged, sizes_of
from veedor.stats.rows import Rows, Table, over_periods, rows_of, shape_of

Oracle = Literal["same area", "any area in the band"]
Horizon = Literal["each period", "all periods"]


class Efficiency(Struct, frozen=True, kw_only=True):
    """The PAI over the best PAI that the named oracle could have reached.

    ``horizon``: ``each period`` lets the oracle choose anew each period (where events are
    sparse it catches all of them, and the value is the hit rate); ``all periods`` gives it one
    set for the whole horizon, in hindsight.
    """

    value: float
    pai: float
    best_pai: float
    oracle: Oracle
    horizon: Horizon


def pei(
    scores: Table,
    events: Table,
    coverage: float,
    area: ArrayLike | None = None,
    *,
    horizon: Horizon = "all periods",
) -> Efficiency:
    """Give the PEI (Hunt 2016): the PAI over the best PAI of the same area.

    >>> pei([2.0, 1.0, 0.0, 0.0], [1, 0, 3, 0], 0.25).value
    0.3333333333333333
    """
    found = capture_at(scores, events, coverage, area)
    best = _best(events, coverage, area, horizon)
    return Efficiency(
        value=found.pai / best if best else float("nan"), pai=found.pai, best_pai=best,
        oracle="same area", horizon=horizon,
    )  # fmt: skip


def pei_star(
    scores: Table,
    events: Table,
    coverage: float,
    area: ArrayLike | None = None,
    *,
    band: tuple[float, float],
) -> Efficiency:
    """Give the PAI over the best PAI of any coverage from ``band[0]`` to ``band[1]``.

    The oracle holds one set over all periods, and may choose how much area it flags within the
    band that the rules allowed (the challenge of the NIJ 2017: 0.25 to 0.75 square miles). This
    is the reading built here of the PEI* of White, Hunt and Green (2023), whose text was not at
    hand: quote the oracle with the number.

    >>> pei_star([2.0, 1.0, 0.0, 0.0], [1, 0, 3, 0], 0.5, band=(0.25, 0.5)).best_pai
    3.0
    """
    found = capture_at(scores, events, coverage, area)
    low, high = band
    if not 0 < low <= high <= 1:
        raise ValueError(f"need 0 < band[0] <= band[1] <= 1, got {band}")
    best = _best_in(over_periods(events)[0], area, low, high)
    return Efficiency(
        value=found.pai / best if best else float("nan"), pai=found.pai, best_pai=best,
        oracle="any area in the band", horizon="all periods",
    )  # fmt: skip


def relative_capture(first: float, second: float) -> float:
    """Give the hit rate of a forecast over that of another: one of four things called RRI.

    >>> relative_capture(0.31, 0.25)
    1.24
    """
    if not second:
        raise ValueError("the second forecast caught nothing: no ratio")
    return first / second


def _best(events: Table, coverage: float, area: ArrayLike | None, horizon: Horizon) -> float:
    """Give the best PAI for the same area: events per area decide, as nothing else can."""
    shape = shape_of(events)
    sizes = sizes_of(area, shape[1])
    if horizon == "each period":
        each = Rows(shape=shape, make=lambda: (row / sizes for row in rows_of(events)))
        return capture_at(each, events, coverage, area).pai
    pooled = over_periods(events)
    return capture_of(flagged(pooled / sizes, coverage, area), pooled, coverage).pai


def _best_in(
    pooled: NDArray[np.float64], area: ArrayLike | None, low: float, high: float
) -> float:
    sizes = np.ones(len(pooled)) if area is None else np.asarray(area, dtype=np.float64)
    order = np.argsort(-pooled / sizes, kind="stable")
    part = np.cumsum(sizes[order]) / sizes.sum()
    caught = np.cumsum(pooled[order]) / pooled.sum()
    inside = (np.round(part, 9) >= low) & (np.round(part, 9) <= high)
    if not inside.any():
        raise ValueError("no whole number of cells has an area in the band")
    return float((caught[inside] / part[inside]).max())
