"""Plain counting as a forecast: the maps that each rule would have drawn for the same periods.

Each map uses only incidents that were on record before the day on which the forecast's own data
ended (or it was issued), less the days of reports that were not in yet.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.panel import Panel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from veedor.stats.known import Known
    from veedor.stats.ledger import Ledger
    from veedor.stats.rows import Rows

    Maps = dict[str, Rows]
    Maker = Callable[[Known], Iterator[NDArray[np.float64]]]

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

MONTH = "last-month"
UNIFORM = "uniform"
MODELS = ("predpol", "regression", "kernel", "prospective")
"""Rules that are more than counting: a twin among them is not trivial."""
_NEAR = 0.01


def history_of(panel: Panel, options: ForecastOptions) -> "Known | None":
    """Say from which day on maps can be drawn; None where nothing came before."""
    from veedor.stats.known import Known

    start = int(panel.known.min())
    if not options.lag_days < start < len(panel.past):
        return None
    return Known(start=start, lag=options.lag_days)


def baselines_of(panel: Panel, options: ForecastOptions) -> "Maps":
    """Give every baseline's rates for the panel's periods; none where there is no history.

    A rule for which too little is known, or whose cells fit no grid, draws no map. Maps are
    drawn anew, period by period, each time they are gone through: none is kept.
    """
    known = history_of(panel, options)
    if known is None or not panel.past.first(known.start - known.lag).counts.sum():
        return {}
    found = {}
    for name, make in _makers(panel, options).items():
        try:
            make(known)
        except ValueError:
            continue
        # Beyond twelve places machines differ, and would break ties each in its own way.
        found[name] = at_periods(partial(make, known), panel, known, places=12)
    return found


def undrawn(found: Iterable[str]) -> tuple[str, ...]:
    """Name the rules that every audit should try and that drew no map here.

    >>> undrawn(["predpol", "kernel", "prospective"])
    ('regression',)
    """
    drawn = set(found)
    return tuple(name for name in MODELS if name not in drawn)


def at_periods(
    days: "Callable[[], Iterator[NDArray[np.float64]]]",
    panel: Panel,
    known: "Known",
    *,
    places: int | None = None,
) -> "Rows":
    """Pick the days' maps for the periods, each as long as its period."""
    import numpy as np

    from veedor.stats.rows import Rows

    wanted, lengths = (panel.known - known.start).tolist(), panel.days.tolist()

    def make() -> "Iterator[NDArray[np.float64]]":
        rows = _picked(days, wanted)
        made = (row * length for row, length in zip(rows, lengths, strict=True))
        return made if places is None else (np.round(row, places) for row in made)

    return Rows(shape=panel.shape, make=make)


def _picked(
    days: "Callable[[], Iterator[NDArray[np.float64]]]", wanted: list[int]
) -> "Iterator[NDArray[np.float64]]":
    """Go on to each period's day; begin again where it lies before that of the last period."""
    import numpy as np

    drawn, at, row = days(), -1, np.zeros(0)
    for day in wanted:
        if day < at:
            drawn, at = days(), -1
        while at < day:
            row, at = next(drawn), at + 1
        yield row


def simple_makers(
    past: "Ledger", area: "NDArray[np.float64] | None", options: ForecastOptions
) -> "dict[str, Maker]":
    """Give the rules that only count: what a person could do with a sheet of paper."""
    from veedor.stats import daily

    makers: dict[str, Maker] = {
        MONTH: lambda known: daily.moving_average(past, known, options.month_days),
        UNIFORM: lambda known: daily.uniform(past, known, area),
        "all-history": lambda known: daily.long_run_mean(past, known),
        "shrunken": lambda known: daily.shrunken_mean(past, known),
    }
    for window in options.windows:
        makers[f"mean-{window}"] = partial(daily.moving_average, past, window=window)
    for days in options.decays:
        alpha = -math.expm1(-1 / days)
        makers[f"smoothed-{days}"] = partial(daily.smoothed, past, alpha=alpha)
    return makers


def _makers(panel: Panel, options: ForecastOptions) -> "dict[str, Maker]":
    return {
        **simple_makers(panel.past, panel.area, options),
        "predpol": plain_model(panel, options),
        "regression": _regression(panel),
        **_on_a_lattice(panel, options),
    }


def _on_a_lattice(panel: Panel, options: ForecastOptions) -> "dict[str, Maker]":
    """Give the maps that need to know which cells are neighbours."""
    from veedor.stats import kernel_maps as kernels

    if panel.x is None or panel.y is None or options.cell_metres is None:
        return {}
    x, y = (_steps(*pair) for pair in zip((panel.x, panel.y), options.cell_metres, strict=True))
    wide = max(options.windows)
    return {
        "kernel": lambda known: kernels.kernel_rows(
            panel.past,
            known,
            kernels.lattice_of(x, y, 1.0),
            bandwidth=options.bandwidth,
            window=wide,
        ),
        "prospective": lambda known: kernels.prospective_rows(
            panel.past, known, kernels.lattice_of(x, y, 1.0)
        ),
    }


def _steps(centres: "NDArray[np.float64]", size: float) -> "NDArray[np.float64]":
    """Give the place of each centre on the grid, in whole cells."""
    import numpy as np

    apart = centres / size
    return np.rint(apart - phase_of(apart))


def phase_of(apart: "NDArray[np.float64]") -> float:
    """Give the part of a cell at which most centres lie.

    Cells cut at the edge have their centre aside: the grid's phase is that of most cells.
    """
    import numpy as np

    phases, often = np.unique(np.round(apart % 1, 2) % 1, return_counts=True)
    phase = float(phases[int(np.argmax(often))])
    off = apart - np.rint(apart - phase) - phase
    return phase + float(np.median(off[np.abs(off) <= _NEAR]))


def plain_model(panel: Panel, options: ForecastOptions) -> "Maker":
    """Give the maps of the published PredPol model, fitted anew each day on what was known.

    Fitted once, however often they are drawn: most cells have no event in a window, so that
    what is kept is small.
    """
    from veedor.stats.predpol import predpol_ledger

    fitted = cache(lambda known: predpol_ledger(panel.past, known, options.model_days))
    return lambda known: iter(fitted(known))


def _regression(panel: Panel) -> "Maker":
    """Give the maps of a regression on lags: fitted once, however often they are drawn."""
    from veedor.stats.lag_regression import fit_on_lags, lag_rows

    fits = cache(lambda known: fit_on_lags(panel.past, known))
    return lambda known: lag_rows(panel.past, known, fits(known))


def rule_of(name: str) -> tuple[str, int]:
    """Part a baseline's name into the rule and its days: the words name the first.

    >>> rule_of("mean-180"), rule_of("all-history"), rule_of("mean-1")
    (('mean', 180), ('all-history', 0), ('last-day', 0))
    """
    if name == "mean-1":
        return "last-day", 0
    rule, _, days = name.rpartition("-")
    return (rule, int(days)) if days.isdigit() else (name, 0)
