"""The trivial twin: which way of plain counting gives the same maps as the forecast?"""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from veedor.stats.baselines import long_run_mean, moving_average
from veedor.stats.known import Known
from veedor.stats.ledger import Counted, ledger_of
from veedor.stats.rows import Table, rows_of, shape_of

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
    forecast: Table,
    candidates: Mapping[str, Callable[[], Table]],
    *,
    meaning: Literal["rate", "order"] = "rate",
) -> list[Twin]:
    """Give all candidates, the best match first; each is called for its maps when its turn is.

    Maps are gone through period by period: none need be held as a whole.

    >>> maps = {"same": lambda: [[1.0, 2.0]], "other": lambda: [[2.0, 1.0]]}
    >>> found = twins([[1.0, 2.0]], maps)
    >>> found[0].name, found[0].correlation, found[1].largest_gap
    ('same', 1.0, 1.0)
    """
    found = [_match(name, forecast, maps(), meaning) for name, maps in candidates.items()]
    return sorted(found, key=lambda twin: (-twin.correlation, twin.mean_gap or 0.0, twin.name))


def counting_windows(
    counts: Counted, known: Known, windows: Iterable[int]
) -> dict[str, Callable[[], Floats]]:
    """Give the candidates that only count: a mean of each window, and of all that was known.

    >>> found = counting_windows([[1, 0], [0, 0]], Known(start=1), [7])
    >>> sorted(found), found["7"]().tolist()
    (['7', 'all'], [[1.0, 0.0]])
    """
    events = ledger_of(counts)

    def mean_of(window: int) -> Callable[[], Floats]:
        return lambda: moving_average(events, known, window)

    made = {str(window): mean_of(window) for window in windows}
    return {**made, "all": lambda: long_run_mean(events, known)}


def _match(name: str, stated: Table, maps: Table, meaning: str) -> Twin:
    if shape_of(maps) != shape_of(stated):
        raise ValueError(f"{name}: maps {shape_of(maps)}, forecast {shape_of(stated)}")
    pairs = zip(rows_of(stated), rows_of(maps), strict=True)
    if meaning == "order":
        return Twin(name=name, correlation=_of_ranks(pairs), largest_gap=None, mean_gap=None)
    return _of_rates(name, pairs)


def _of_rates(name: str, pairs: Iterable[tuple[Floats, Floats]]) -> Twin:
    """Give Pearson's correlation over all periods, moments pooled period by period.

    Pooled as Chan, Golub and LeVeque (1983) pool them: sums of squares about means lose no
    digits, as differences of large sums would.
    """
    size, means, spread = 0, np.zeros(2), np.zeros(3)
    largest = whole = 0.0
    for stated, drawn in pairs:
        here = np.array([stated.mean(), drawn.mean()])
        a, b = stated - here[0], drawn - here[1]
        apart, more = here - means, len(stated)
        weight = size * more / (size + more)
        spread += [float((a * a).sum()), float((a * b).sum()), float((b * b).sum())]
        spread += weight * np.array([apart[0] ** 2, apart[0] * apart[1], apart[1] ** 2])
        means, size = means + apart * (more / (size + more)), size + more
        gap = np.abs(stated - drawn)
        largest, whole = max(largest, float(gap.max())), whole + float(gap.sum())
    scale = float(np.sqrt(spread[0] * spread[2]))
    return Twin(
        name=name, correlation=float(spread[1]) / scale if scale else 0.0,
        largest_gap=largest, mean_gap=whole / size,
    )  # fmt: skip


def _of_ranks(pairs: Iterable[tuple[Floats, Floats]]) -> float:
    """Give Spearman's correlation in the mean over periods in which both maps vary."""
    from scipy import stats

    each = []
    for pair in pairs:
        first, second = (stats.rankdata(row) for row in pair)
        if np.ptp(first) > 0 and np.ptp(second) > 0:
            each.append(_correlation(first, second))
    return float(np.mean(each)) if each else 0.0


def _correlation(first: Floats, second: Floats) -> float:
    a, b = first - first.mean(), second - second.mean()
    size = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / size if size else 0.0
