"""Choices of the audit of forecasts, made before the data is seen, and the values they bind."""

from typing import Literal

from veedor.core import Options, Setting, Value, barred

_CELLS = 5  # five cells by five hold the level under near repeats: veedor.stats.blocks
_USUAL = 2500.0


class ForecastOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the audit of forecasts.

    ``category``: the predictions' category (the most frequent where not named);
    ``incident_categories``: those of the incidents that count (the same name where not given).
    ``use``: whether places are ordered by "rate", "score" or "flagged" (the first that all
    predictions have). ``coverage``: share of the map that counts as flagged; ``top_cells``: the
    same as a number of cells; where neither is given, the flags, and without flags 5 %.
    ``curve``: coverages of the curve. ``band``: least and most coverage for the oracle of PEI*.
    ``lag_days``: days of reports that were not in yet. ``month_days``: days of the last month.
    ``windows``: days of the moving averages. ``decays``: days after which exponential smoothing
    has forgotten all but 1/e. ``model_days``: days on which the published PredPol model is
    fitted. ``cell_metres``: width and height of a cell, for the kernel maps; ``bandwidth``:
    theirs, in cells. ``twin_windows``: days among which the twin is sought; ``twin_at``:
    correlation from which the product is called the same.
    ``block_metres`` (five cells, else 2,500 m, where not given), ``block_days``: sides of the
    blocks that are drawn again, ``draws`` times.
    ``margin``: difference in capture below which two forecasts count as equal. ``power``: how
    often a difference must show to count as one that could be seen. ``epsilon``: part of each
    rate that is spread evenly over the map; ``floor``: a least rate instead, for comparison.
    ``most_shown``: groups of rates shown. ``box_metres``: side of a box; ``area_km2``: of the
    jurisdiction, for boxes; ``relocations``: how
    often the boxes are laid elsewhere; ``offsets``: by how many steps grids are moved;
    ``turns``: by how many steps, the first being none, a right angle is parted for grids that
    are turned; ``cell_sizes``: how many times as wide and high the boxes of other grids are;
    ``place_errors``: standard deviations in metres, east and north, by which the places of
    incidents are moved, ``place_draws`` times.
    ``short_minutes``: visits shorter than that are called short. ``attributed_only``: whether
    only acts count that the force expressly attributes. ``systems``: names under which the
    resolutions speak of the forecast (all where none is given).
    """

    category: str | None = None
    incident_categories: tuple[str, ...] = ()
    use: Literal["rate", "score", "flagged"] | None = None
    coverage: float | None = None
    top_cells: int | None = None
    curve: tuple[float, ...] = (0.01, 0.02, 0.05, 0.1, 0.2)
    band: tuple[float, float] | None = None
    lag_days: int = 0
    month_days: int = 30
    windows: tuple[int, ...] = (1, 7, 90, 180, 365)
    model_days: int = 180
    decays: tuple[int, ...] = (30,)
    cell_metres: tuple[float, float] | None = None
    bandwidth: float = 1.0
    twin_windows: tuple[int, ...] = (7, 14, 30, 60, 90, 120, 150, 180, 270, 365)
    twin_at: float = 0.999
    block_metres: float | None = None
    block_days: int = 30
    draws: int = 10_000
    margin: float = 0.02
    power: float = 0.8
    epsilon: float = 0.001
    floor: float = 0.000001
    most_shown: int = 10
    box_metres: float = 150.0
    area_km2: float | None = None
    relocations: int = 999
    offsets: int = 3
    turns: int = 4
    cell_sizes: tuple[float, ...] = (0.75, 1.5, 2.0)
    place_errors: tuple[float, ...] = (50.0, 100.0)
    place_draws: int = 200
    short_minutes: int = 5
    attributed_only: bool = False
    systems: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.coverage is not None and self.top_cells is not None:
            raise ValueError("give coverage or top_cells, not both")
        shares = (*self.curve, *(self.band or ()), *((self.coverage or 1),))
        if not all(0 < share <= 1 for share in shares):
            raise ValueError("coverage, curve and band are above 0 and at most 1")
        if self.band is not None and self.band[0] > self.band[1]:
            raise ValueError("band begins with the least coverage")
        days = (
            *self.windows,
            *self.decays,
            *self.twin_windows,
            self.month_days,
            self.model_days,
        )
        if (
            min(
                (
                    *days,
                    self.block_days,
                    self.draws,
                    self.relocations,
                    self.most_shown,
                    self.top_cells or 1,
                )
            )
            < 1
        ):
            raise ValueError("days, draws, relocations, most_shown and top_cells are 1 or more")
        if not 0 <= self.epsilon < 1 or not self.floor > 0 or self.lag_days < 0:
            raise ValueError("epsilon is from 0 to below 1, floor above 0, lag_days 0 or more")
        if not 0.5 <= self.power < 1 or not 0 < self.margin < 1:
            raise ValueError("power is from 0.5 to below 1, margin between 0 and 1")
        sizes = [self.block_metres or 1, self.box_metres, self.bandwidth, self.area_km2 or 1]
        sizes += self.cell_metres or ()
        if min(sizes) <= 0 or self.offsets < 1 or self.short_minutes < 0:
            raise ValueError("sizes in metres and offsets are above 0")
        _check_grids(self)


def _check_grids(options: ForecastOptions) -> None:
    """Refuse grids and errors of places that make no sense."""
    sizes = options.cell_sizes
    if min(options.turns, options.place_draws) < 1 or not all(0 < one <= 100 for one in sizes):
        raise ValueError("turns and place_draws are 1 or more, cell_sizes above 0 and to 100")
    if not all(0 <= one <= 100_000 for one in options.place_errors):
        raise ValueError("place_errors are metres from 0 to 100000")


def block_side(options: ForecastOptions) -> float:
    """Give the side of a block of cells in metres: five cells where it was not chosen.

    >>> block_side(ForecastOptions(cell_metres=(400.0, 500.0))), block_side(ForecastOptions())
    (2500.0, 2500.0)
    """
    if options.block_metres is not None:
        return options.block_metres
    return _CELLS * max(options.cell_metres) if options.cell_metres else _USUAL


def binds(options: ForecastOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries: the period, and what the texts are held against."""
    return {
        "period_from": setting.start,
        "period_to": setting.end,
        "category": options.category or "",
        "categories": barred(options.incident_categories),
        "short_minutes": options.short_minutes,
        "attributed": int(options.attributed_only),
        "systems": barred(options.systems),
        "findings": int(setting.has("resolutions", "findings")),
    }
