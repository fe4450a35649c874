"""Plain counting as a forecast: the maps that each rule would have drawn for the same periods.

Each map uses only incidents that were on record before the day on which the forecast's own data
ended (or it was issued), less the days of reports that were not in yet.
"""

import math
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.panel import Panel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from veedor.stats.baselines import Known

    Maps = dict[str, NDArray[np.float64]]
    Maker = Callable[[Known], NDArray[np.float64]]

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

MONTH = "last-month"
UNIFORM = "uniform"
MODELS = ("predpol", "regression", "kernel", "prospective")
"""Rules that are more than counting: a twin among them is not trivial."""
_NEAR = 0.01


def history_of(panel: Panel, options: ForecastOptions) -> "Known | None":
    """Say from which day on maps can be drawn; None where nothing came before."""
    from veedor.stats.baselines import Known

    start = int(panel.known.min())
    if not options.lag_days < start < len(panel.past):
        return None
    return Known(start=start, lag=options.lag_days)


def baselines_of(panel: Panel, options: ForecastOptions) -> "Maps":
    """Give every baseline's rates for the panel's periods; none where there is no history.

    A rule for which too little is known, or whose cells fit no grid, draws no map.
    """
    import numpy as np

    known = history_of(panel, options)
    if known is None or not panel.past[: known.start - known.lag].sum():
        return {}
    found = {}
    for name, make in _makers(panel, options).items():
        try:
            days = make(known)
        except ValueError:
            continue
        # Beyond twelve places machines differ, and would break ties each in its own way.
        found[name] = np.round(at_periods(days, panel, known), 12)
    return found


def undrawn(found: Iterable[str]) -> tuple[str, ...]:
    """Name the rules that every audit should try and that drew no map here.

    >>> undrawn(["predpol", "kernel", "prospective"])
    ('regression',)
    """
    drawn = set(found)
    return tuple(name for name in MODELS if name not in drawn)


def at_periods(
    days: "NDArray[np.float64]", panel: Panel, known: "Known"
) -> "NDArray[np.float64]":
    """Pick the days' maps for the periods, each as long as its period."""
    return days[panel.known - known.start] * panel.days[:, None]


def simple_makers(
    past: "NDArray[np.int64]", area: "NDArray[np.float64] | None", options: ForecastOptions
) -> "dict[str, Maker]":
    """Give the rules that only count: what a person could do with a sheet of paper."""
    from veedor.stats import baselines as plain

    makers: dict[str, Maker] = {
        MONTH: lambda known: plain.moving_average(past, known, options.month_days),
        UNIFORM: lambda known: plain.uniform(past, known, area),
        "all-history": lambda known: plain.long_run_mean(past, known),
        "shrunken": lambda known: plain.shrunken_mean(past, known),
    }
    for window in options.windows:
        makers[f"mean-{window}"] = partial(plain.moving_average, past, window=window)
    for days in options.decays:
        alpha = -math.expm1(-1 / days)
        makers[f"smoothed-{days}"] = partial(plain.smoothed, past, alpha=alpha)
    return makers


def _makers(panel: Panel, options: ForecastOptions) -> "dict[str, Maker]":
    return {
        **simple_makers(panel.past, panel.area, options),
        "predpol": lambda known: plain_model(panel, known, options),
        "regression": lambda known: _regression(panel, known),
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
        "kernel": lambda known: kernels.kernel_map(
            panel.past,
            known,
            kernels.lattice_of(x, y, 1.0),
            bandwidth=options.bandwidth,
            window=wide,
        ),
        "prospective": lambda known: kernels.prospective_map(
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


def plain_model(
    panel: Panel, known: "Known", options: ForecastOptions
) -> "NDArray[np.float64]":
    """Give the maps of the published PredPol model, fitted anew each day on what was known."""
    from veedor.stats.predpol import predpol_maps

    return predpol_maps(panel.past, known, options.model_days)[0]


def _regression(panel: Panel, known: "Known") -> "NDArray[np.float64]":
    from veedor.stats.lag_regression import lag_regression

    return lag_regression(panel.past, known).maps


def rule_of(name: str) -> tuple[str, int]:
    """Part a baseline's name into the rule and its days: the words name the first.

    >>> rule_of("mean-180"), rule_of("all-history"), rule_of("mean-1")
    (('mean', 180), ('all-history', 0), ('last-day', 0))
    """
    if name == "mean-1":
        return "last-day", 0
    rule, _, days = name.rpartition("-")
    return (rule, int(days)) if days.isdigit() else (name, 0)
