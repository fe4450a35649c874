"""The published PredPol model: each cell's own background, and events that raise their cell."""

import functools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from msgspec import Struct, structs
from numpy.typing import ArrayLike, NDArray

from veedor.stats.known import Known
from veedor.stats.ledger import Counted, Ledger, ledger_of

# numba is loaded where it is called: it takes seconds, and most commands fit nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


class PredPol(Struct, frozen=True, kw_only=True, eq=False):
    """Rate of cell i at t: background_i + theta x omega x sum of exp(-omega (t - t_j)).

    ``theta``: events that one event brings about in its own cell; ``omega``: per period.
    """

    background: Floats
    theta: float
    omega: float
    steps: int


class Stop(Struct, frozen=True, kw_only=True):
    """When the EM ends: after ``steps``, or when what changed is below ``tolerance``.

    ``any_change``: one small change of the three is enough, as in Lum and Isaac's (2016) code;
    otherwise all must be small.
    """

    steps: int = 100
    tolerance: float = 1e-6
    any_change: bool = False


def fit_predpol(
    cells: ArrayLike, times: ArrayLike, size: int, span: float, *, stop: Stop | None = None
) -> PredPol:
    """Fit by EM (Mohler and others 2015, as Lum and Isaac 2016 coded it), exactly, in one pass.

    ``times`` run from 0 to ``span``; events at the same time do not raise one another. Two sums
    per cell carry all pairs, so a step costs as much as there are events. A cell's first event
    is background.

    >>> fit_predpol([0, 0, 1], [0.0, 1.0, 5.0], 2, 10.0, stop=Stop(steps=1)).omega
    1.0
    """
    where = np.asarray(cells, dtype=np.int64)
    when = np.asarray(times, dtype=np.float64)
    if where.shape != when.shape or not where.size or not span > 0:
        raise ValueError("need a cell and a time for each event, one event and a span above 0")
    if where.min() < 0 or where.max() >= size or when.min() < 0 or when.max() > span:
        raise ValueError("an event lies outside the cells or the span")
    order = _by_cell_and_time(where, when)
    return _fit(where[order], when[order], size, span, stop or Stop())


def predpol_maps(
    counts: Counted, known: Known, window: int = 180, *, stop: Stop | None = None
) -> tuple[Floats, list[PredPol]]:
    """Give the maps of the model, fitted anew for each period on the last ``window`` known.

    >>> maps, fits = predpol_maps([[1, 0], [1, 0], [0, 0]], Known(start=2))
    >>> maps.round(3).tolist(), len(fits)
    ([[1.0, 0.0]], 1)
    """
    found = [*predpol_rows(ledger_of(counts), known, window, stop=stop)]
    return np.array([row for row, _ in found]), [fit for _, fit in found if fit is not None]


def predpol_rows(
    events: Ledger, known: Known, window: int = 180, *, stop: Stop | None = None
) -> Iterator[tuple[Floats, PredPol | None]]:
    """Give the same one by one, each with its fit (none where nothing happened)."""
    ends = known.ends(len(events))
    repeats = events.counts.astype(np.int64)
    day = np.repeat(np.repeat(np.arange(len(events)), np.diff(events.starts)), repeats)
    cell = np.repeat(events.cells, repeats)
    order = np.lexsort((day, cell))
    return _day_by_day(cell[order], day[order], events.width, (known, ends, window), stop)


def _day_by_day(
    cell: Counts, day: Counts, size: int, when: tuple[Known, Counts, int], stop: Stop | None
) -> Iterator[tuple[Floats, PredPol | None]]:
    known, ends, window = when
    for k, end in enumerate(ends.tolist()):
        begin = max(end - window, 0)
        inside = (day >= begin) & (day < end)
        if not inside.any():
            yield np.zeros(size), None
            continue
        where, after = cell[inside], (day[inside] - begin).astype(np.float64)
        # Cells without events have no rate: one of them stands for all, and the EM is short.
        busy, place = np.unique(where, return_inverse=True)
        few = min(len(busy) + 1, size)
        fit = _fit(place, after, few, float(end - begin), stop or Stop())
        rates = rate_at(fit, place, after, float(known.start + k - begin))
        background = _back(fit.background, busy, size)
        yield _back(rates, busy, size), structs.replace(fit, background=background)


def _back(few: Floats, busy: Counts, size: int) -> Floats:
    """Put numbers of the cells that have events back on the whole map."""
    whole = np.zeros(size)
    whole[busy] = few[: len(busy)]
    return whole


def predpol_ledger(events: Ledger, known: Known, window: int = 180) -> Ledger:
    """Give the same maps kept sparse, to be gone through again without fitting again.

    >>> drawn = predpol_ledger(ledger_of([[1, 0], [1, 0], [0, 0]]), Known(start=2))
    >>> [row.round(3).tolist() for row in drawn]
    [[1.0, 0.0]]
    """
    cells, rates = [], []
    for row, _ in predpol_rows(events, known, window):
        here = np.flatnonzero(row)
        cells.append(here.astype(np.int32))
        rates.append(row[here])
    ends = np.cumsum([0, *map(len, cells)])
    where, made = np.concatenate(cells), np.concatenate(rates)
    return Ledger(starts=ends, cells=where, counts=made, width=events.width)


def rate_at(fit: PredPol, cells: Counts, times: Floats, at: float) -> Floats:
    """Give every cell's rate at a time after all events.

    >>> fit = PredPol(background=np.array([0.1]), theta=0.5, omega=1.0, steps=1)
    >>> rate_at(fit, np.array([0]), np.array([0.0]), 1.0).round(4).tolist()
    [0.2839]
    """
    raised = np.exp(-fit.omega * (at - times))
    sums = np.bincount(cells, weights=raised, minlength=len(fit.background))
    return np.asarray(fit.background + fit.theta * fit.omega * sums)


def _by_cell_and_time(where: Counts, when: Floats) -> Counts:
    """Give the order by cell, then time: half a lexsort's cost, as digits sort by counting."""
    order = np.argsort(when)
    for digit in range(0, max(int(where.max()).bit_length(), 1), 16):
        part = ((where[order] >> digit) & 0xFFFF).astype(np.uint16)
        order = order[np.argsort(part, kind="stable")]
    return order


def _fit(where: Counts, when: Floats, size: int, span: float, stop: Stop) -> PredPol:
    """Run the EM from background, theta and omega at 1."""
    sweep = _compiled()
    gap = np.diff(when, prepend=0.0)
    gap[np.diff(where, prepend=-1) != 0] = -1.0
    background, theta, omega = np.ones(size), 1.0, 1.0
    steps = 0
    for steps in range(1, stop.steps + 1):  # noqa: B007 - told in the result
        own, raised, waited = sweep(where, gap, np.exp(-omega * gap), background, theta * omega)
        new = own / span
        now = (raised / len(where), raised / waited if waited > 0 else omega)
        changes = (
            float(np.abs(new - background).max()), abs(now[0] - theta), abs(now[1] - omega)
        )  # fmt: skip
        background, (theta, omega) = new, now
        small = [change < stop.tolerance for change in changes]
        if any(small) if stop.any_change else all(small):
            break
    return PredPol(background=background, theta=theta, omega=omega, steps=steps)


def _sweep(
    where: Counts, gap: Floats, fade: Floats, background: Floats, lift: float
) -> tuple[Floats, float, float]:
    """Make one E step: background events by cell, events raised, and their summed waits.

    ``gap``: the time since the event before, below 0 where a cell begins; ``fade``: exp(-omega
    gap); ``lift``: theta x omega. ``near`` is the sum of exp(-omega d) and ``far`` that of
    d exp(-omega d) over the earlier events of the cell; ``fresh`` are events at this very time,
    which raise only later ones.
    """
    own = np.zeros(len(background))
    raised = waited = near = far = fresh = 0.0
    for k in range(len(where)):
        cell = where[k]
        if gap[k] < 0.0:
            near = far = fresh = 0.0
        elif gap[k] > 0.0:
            near += fresh
            far = fade[k] * (far + gap[k] * near)
            near *= fade[k]
            fresh = 0.0
        fresh += 1.0
        pull = lift / (background[cell] + lift * near) if near > 0.0 else 0.0
        own[cell] += 1.0 - pull * near
        raised += pull * near
        waited += pull * far
    return own, raised, waited


@functools.cache
def _compiled() -> Callable[..., Any]:
    import numba

    return numba.njit(_sweep)  # type: ignore[no-any-return]
