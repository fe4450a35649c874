"""The rule of counting that one would have chosen before the audit: the best until then."""

from functools import partial
from typing import TYPE_CHECKING

from veedor.audits.forecast.maps import MONTH, UNIFORM, history_of, simple_makers
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from veedor.audits.forecast.maps import Maker
    from veedor.stats.known import Known

_LONGEST = 180
_SHORTEST = 14


def reference_of(panel: Panel, options: ForecastOptions, share: float) -> str:
    """Name the simple rule that caught most in the days before the first period.

    Chosen on days of which the audit counts none, so that the audit's own outcome picks no
    winner: half of the history, 180 days at most. Last month's places where that is too short.
    """
    from veedor.stats.capture import capture_at  # noqa: PLC0415 - loads when used
    from veedor.stats.flagging import sizes_of  # noqa: PLC0415
    from veedor.stats.rows import Rows  # noqa: PLC0415

    known = history_of(panel, options)
    window = None if known is None else _window(known)
    if known is None or window is None or not 0 < share <= 1:
        return MONTH
    past = panel.past.first(known.start - known.lag)
    seen = past.after(window.start)
    if not seen.counts.sum():
        return MONTH
    sizes = sizes_of(panel.area, past.width)
    caught = {}
    for name, make in simple_makers(past, panel.area, options).items():
        rates = Rows(shape=seen.shape, make=partial(_per_area, make, window, sizes))
        caught[name] = capture_at(rates, seen, share, panel.area).rate
    return max(sorted(caught), key=lambda name: (round(caught[name], 9), name != UNIFORM))


def _per_area(
    make: "Maker", window: "Known", sizes: "NDArray[np.float64]"
) -> "Iterator[NDArray[np.float64]]":
    return (row / sizes for row in make(window))


def _window(known: "Known") -> "Known | None":
    from veedor.stats.known import Known  # noqa: PLC0415 - loads when used

    whole = known.start - known.lag
    days = min(whole // 2, _LONGEST)
    if days < _SHORTEST or whole - days <= known.lag:
        return None
    return Known(start=whole - days, lag=known.lag)
