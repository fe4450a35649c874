"""The forecast against plain counting at the same coverage: who caught what, and how surely."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.panel import Panel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from veedor.stats.capture import Capture
    from veedor.stats.flagging import Flagged
    from veedor.stats.rows import Table

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_PLAIN = 0.05


class Contender(Struct, frozen=True, kw_only=True, eq=False):
    """A forecast or a baseline: its rates, how surely each cell is flagged, what it caught."""

    rates: "Table"
    flagged: "Flagged"
    caught: "Capture"

    def hits(self, events: "Table") -> "NDArray[np.float64]":
        """Give what it caught by period (periods x 1), in the mean over the order of ties."""
        import numpy as np

        from veedor.stats.rows import rows_of

        both = zip(self.flagged, rows_of(events), strict=True)
        return np.array([[float((credit * seen).sum())] for credit, seen in both])


def shares_of(panel: Panel, options: ForecastOptions) -> "NDArray[np.float64]":
    """Give the share of the map that counts as flagged in each period."""
    import numpy as np

    periods, cells = panel.shape
    if options.top_cells is not None:
        return np.full(periods, min(options.top_cells / cells, 1.0))
    if options.coverage is not None:
        return np.full(periods, options.coverage)
    if by_flags(panel, options):
        sizes = panel.area if panel.area is not None else np.ones(cells)
        flagged = np.array([(row * sizes).sum() for row in panel.flags])
        return np.asarray(flagged / sizes.sum(), dtype=np.float64)
    return np.full(periods, _PLAIN)


def by_flags(panel: Panel, options: ForecastOptions) -> bool:
    """Say whether the forecast's own flags set the coverage."""
    asked = options.top_cells is not None or options.coverage is not None
    return not asked and bool(panel.flags.any())


def room_for_any(panel: Panel, options: ForecastOptions) -> bool:
    """Say whether the coverage has room for a single cell in any period."""
    sizes = _sizes(panel)
    return bool((shares_of(panel, options) * sizes.sum() >= sizes.min() * (1 - 1e-9)).any())


def enter(
    rates: "Table",
    panel: Panel,
    shares: "NDArray[np.float64]",
    *,
    by_area: bool = True,
) -> Contender:
    """Flag the highest rates per area (or scores) in each period; count what they caught."""
    from veedor.stats.capture import capture_of
    from veedor.stats.flagging import flagged_each

    scores = per_area(rates, panel) if by_area else rates
    chosen = flagged_each(scores, shares, panel.area)
    return Contender(
        rates=rates,
        flagged=chosen,
        caught=capture_of(chosen, panel.events, float(shares.mean())),
    )


def per_area(rates: "Table", panel: Panel) -> "Table":
    """Give rates over the areas of their cells, made anew each time they are gone through."""
    from veedor.stats.rows import Rows, rows_of

    sizes = _sizes(panel)
    return Rows(shape=panel.shape, make=lambda: (row / sizes for row in rows_of(rates)))


def enter_flags(panel: Panel, shares: "NDArray[np.float64]") -> Contender:
    """Take the forecast's own flags as they are."""
    from veedor.stats.capture import capture_of
    from veedor.stats.flagging import flagged_as

    chosen = flagged_as(panel.flags, panel.area)
    caught = capture_of(chosen, panel.events, float(shares.mean()))
    return Contender(rates=panel.values, flagged=chosen, caught=caught)


def _sizes(panel: Panel) -> "NDArray[np.float64]":
    import numpy as np

    return panel.area if panel.area is not None else np.ones(panel.shape[1])


class Contest(Struct, frozen=True, kw_only=True, eq=False):
    """The product and every baseline at the same coverage of the same periods."""

    shares: "NDArray[np.float64]"
    product: Contender
    baselines: Mapping[str, Contender]


def contest_of(
    panel: Panel, baselines: "Mapping[str, Table]", options: ForecastOptions
) -> Contest:
    """Enter the forecast and the baselines."""
    shares = shares_of(panel, options)
    own = by_flags(panel, options)
    rate = panel.use == "rate"
    return Contest(
        shares=shares,
        product=enter_flags(panel, shares)
        if own
        else enter(panel.values, panel, shares, by_area=rate),
        baselines={name: enter(rates, panel, shares) for name, rates in baselines.items()},
    )
