"""The cells as a complete panel: who adopted, at which period, and who lies near."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from veedor.audits.effect.counts import Cell
from veedor.audits.effect.options import EffectOptions
from veedor.stats.differences import Array, Places

FAR = -1
"""The ring of units that neither adopted nor lie near one that did."""


@dataclass(frozen=True)
class Grid:
    """A complete panel: one row per unit, one column per period.

    ``first``: place of the first period with it (or near it), None where never. ``ring``: 0
    for adopters, 1 and up by steps from them, ``FAR`` for the rest. ``one_date``: whether all
    have the same first period. ``gaps``, ``from_start``, ``straddling``: rows of the panel
    that are in no cell here, and why.
    """

    units: tuple[str, ...]
    periods: tuple[date, ...]
    rates: Array
    events: Array
    at_risk: Array | None
    first: tuple[int | None, ...]
    ring: Places
    clusters: Places | None
    one_date: bool
    gaps: int
    from_start: int
    straddling: int

    def rows(self, ring: int) -> Array:
        """Give the rates of the units of a ring."""
        found: Array = self.rates[self.ring == ring]
        return found

    def count(self, ring: int) -> int:
        """Count the units of a ring."""
        return int((self.ring == ring).sum())

    @property
    def first_after(self) -> int:
        """Give the first period with it, of the earliest adopter."""
        own = [at for at, ring in zip(self.first, self.ring, strict=True) if ring == 0]
        return min((at for at in own if at is not None), default=len(self.periods))

    def rings(self) -> tuple[int, ...]:
        """Name the rings near the adopters that hold two units or more."""
        found = sorted({int(one) for one in self.ring if one > 0})
        return tuple(one for one in found if self.count(one) > 1)

    def after(self, ring: int) -> Array:
        """Give where and when units of a ring had it, or were near it: 1, else 0."""
        found = np.zeros_like(self.rates)
        for i, at in enumerate(self.first):
            if self.ring[i] == ring and at is not None:
                found[i, at:] = 1
        return found

    def level_before(self, ring: int = 0) -> float:
        """Give the mean rate of a ring's units before."""
        parts = [
            self.rates[i, :at].mean()
            for i, at in enumerate(self.first)
            if self.ring[i] == ring and at
        ]
        return float(np.mean(parts)) if parts else 0.0


@dataclass(frozen=True)
class _Calendar:
    """The periods that are kept, the one that is not, and whether there is one date."""

    periods: list[date]
    dropped: date | None
    one_date: bool

    def first(self, day: date | None) -> int | None:
        """Give the first period with it: with several dates the one in which it came counts."""
        if day is None:
            return None
        at = bisect_left(self.periods, day)
        if not self.one_date and at and (at == len(self.periods) or self.periods[at] > day):
            at -= 1
        return at if at < len(self.periods) else None


def grid(cells: Sequence[Cell], options: EffectOptions, *, rated: bool) -> Grid | None:
    """Put the cells in a complete panel; None where there is none with two periods."""
    by_unit: dict[str, dict[date, Cell]] = defaultdict(dict)
    for cell in cells:
        by_unit[cell.unit][cell.period] = cell
    calendar = _calendar(cells, options)
    firsts = {
        name: calendar.first(_day(next(iter(row.values())), options))
        for name, row in by_unit.items()
    }
    whole = {
        name: row
        for name, row in sorted(by_unit.items())
        if _complete(row, calendar.periods, options, rated=rated)
    }
    used = {name: row for name, row in whole.items() if firsts[name] != 0}
    if not used or len(calendar.periods) < 2:
        return None
    lost = [name for name in by_unit if name not in whole]
    early = [name for name in whole if name not in used]
    return Grid(
        units=tuple(used),
        periods=tuple(calendar.periods),
        first=tuple(firsts[name] for name in used),
        ring=np.array([_ring(row, options) for row in used.values()], dtype=np.int64),
        clusters=_clusters(used),
        one_date=calendar.one_date,
        gaps=_entries(by_unit, lost, calendar.dropped),
        from_start=_entries(by_unit, early, calendar.dropped),
        straddling=sum(cell.entries for cell in cells if cell.period == calendar.dropped),
        **_arrays(used, calendar.periods, options, rated=rated),
    )


def _calendar(cells: Sequence[Cell], options: EffectOptions) -> _Calendar:
    periods = sorted({cell.period for cell in cells})
    days = {day for cell in cells if (day := _day(cell, options)) is not None}
    starts = {bisect_left(periods, day) for day in days}
    if len(starts) != 1 or options.straddling == "before":
        return _Calendar(periods, None, len(starts) < 2)
    (at,) = starts
    inside = 0 < at < len(periods) and max(days) != periods[at]
    dropped = periods[at - 1] if inside else None
    return _Calendar([one for one in periods if one != dropped], dropped, one_date=True)


def _day(cell: Cell, options: EffectOptions) -> date | None:
    """Give the day on which a unit adopted, or a unit near it did."""
    if cell.adopted_on is not None:
        return cell.adopted_on
    return cell.near_since if _near(cell, options) else None


def _near(cell: Cell, options: EffectOptions) -> bool:
    return cell.steps is not None and 1 <= cell.steps <= options.rings


def _ring(row: dict[date, Cell], options: EffectOptions) -> int:
    cell = next(iter(row.values()))
    if cell.adopted_on is not None:
        return 0
    return cell.steps or FAR if _near(cell, options) else FAR


def _complete(
    row: dict[date, Cell], periods: list[date], options: EffectOptions, *, rated: bool
) -> bool:
    if not rated:
        return options.absent_is_zero or all(period in row for period in periods)
    return all(period in row and (row[period].at_risk or 0) > 0 for period in periods)


def _clusters(rows: dict[str, dict[date, Cell]]) -> Places | None:
    names = [next(iter(row.values())).cluster for row in rows.values()]
    if not all(names):
        return None
    order = {name: place for place, name in enumerate(sorted(set(names)))}
    return np.array([order[name] for name in names], dtype=np.int64)


def _entries(
    by_unit: dict[str, dict[date, Cell]], names: Sequence[str], dropped: date | None
) -> int:
    return sum(
        cell.entries
        for name in names
        for cell in by_unit[name].values()
        if cell.period != dropped
    )


def _arrays(
    rows: dict[str, dict[date, Cell]],
    periods: list[date],
    options: EffectOptions,
    *,
    rated: bool,
) -> dict[str, Any]:
    events = np.array(
        [
            [float(row[period].events) if period in row else 0.0 for period in periods]
            for row in rows.values()
        ]
    )
    if not rated:
        return {"events": events, "rates": events, "at_risk": None}
    at_risk = np.array(
        [[float(row[period].at_risk or 0) for period in periods] for row in rows.values()]
    )
    return {"events": events, "rates": events / at_risk * options.per, "at_risk": at_risk}
