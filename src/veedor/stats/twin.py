"""The trivial twin: which way of plain counting gives the same maps as the forecast?"""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.baselines import Known, long_run_mean, moving_average
from veedor.stats.flagging import by_period

# SciPy is loaded where it is called: it takes seconds, and most commands match nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]


class Twin(Struct, frozen=True, kw_only=True):
    """How near a baseline's maps come to the forecast's, over all cells and periods.

    ``correlation``: Pearson's of the rates, or Spearman's within each period in the mean, where
    only the order of the forecast has a meaning. The gaps are of rates: None for an order.
    """

    name: str
    correlation: float
    largest_gap: float | None
    mean_gap: float | None


def twins(
    forecast: ArrayLike,
    candidates: Mapping[str, Callable[[], ArrayLike]],
    *,
    meaning: Literal["rate", "order"] = "rate",
) -> list[Twin]:
    """Give all candidates, the best match first; each is called for its maps when its turn is.

    >>> maps = {"same": lambda: [[1.0, 2.0]], "other": lambda: [[2.0, 1.0]]}
    >>> found = twins([[1.0, 2.0]], maps)
    >>> found[0].name, found[0].correlation, found[1].largest_gap
    ('same', 1.0, 1.0)
    """
    stated = by_period(forecast)
    found = [
        _match(name, stated, by_period(maps()), meaning) for name, maps in candidates.items()
    ]
    return sorted(found, key=lambda twin: (-twin.correlation, twin.mean_gap or 0.0, twin.name))


def counting_windows(
    counts: ArrayLike, known: Known, windows: Iterable[int]
) -> dict[str, Callable[[], Floats]]:
    """Give the candidates that only count: a mean of each window, and of all that was known.

    >>> found = counting_windows([[1, 0], [0, 0]], Known(start=1), [7])
    >>> sorted(found), found["7"]().tolist()
    (['7', 'all'], [[1.0, 0.0]])
    """
    table = by_period(counts)

    def mean_of(window: int) -> Callable[[], Floats]:
        return lambda: moving_average(table, known, window)

    made = {str(window): mean_of(window) for window in windows}
    return {**made, "all": lambda: long_run_mean(table, known)}


def _match(name: str, stated: Floats, maps: Floats, meaning: str) -> Twin:
    if maps.shape != stated.shape:
        raise ValueError(f"{name}: maps {maps.shape}, forecast {stated.shape}")
    if meaning == "order":
        return Twin(
            name=name, correlation=_of_ranks(stated, maps), largest_gap=None, mean_gap=None
        )
    gap = np.abs(stated - maps)
    return Twin(
        name=name, correlation=_correlation(stated.ravel(), maps.ravel()),
        largest_gap=float(gap.max()), mean_gap=float(gap.mean()),
    )  # fmt: skip


def _of_ranks(stated: Floats, maps: Floats) -> float:
    """Give Spearman's correlation in the mean over periods in which both maps vary."""
    from scipy import stats

    first, second = (stats.rankdata(table, axis=1) for table in (stated, maps))
    vary = (np.ptp(first, axis=1) > 0) & (np.ptp(second, axis=1) > 0)
    each = [_correlation(a, b) for a, b in zip(first[vary], second[vary], strict=True)]
    return float(np.mean(each)) if each else 0.0


def _correlation(first: Floats, second: Floats) -> float:
    a, b = first - first.mean(), second - second.mean()
    size = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / size if size else 0.0
