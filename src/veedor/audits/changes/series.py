"""Daily shares of matches by system, and the steps in them held against the change log."""

import math
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from veedor.audits.changes.counts import Counts, Daily, Entries
from veedor.audits.changes.options import ChangesOptions
from veedor.core import Setting
from veedor.stats.steps import Search, find_steps

_FINENESS = 8


class Stretch(Struct, frozen=True, kw_only=True):
    """Days on end, of one system, between two steps; ``clearness``: of the step it opens with.

    ``entry``: whether an entry of the change log lies near its first day; None for the first
    stretch, which opens with no step.
    """

    system: str
    first: date
    last: date
    queries: int
    hits: int
    entry: bool | None
    p: float | None


class Detected(Struct, frozen=True, kw_only=True):
    """All stretches, and how many systems had days enough to be searched."""

    stretches: tuple[Stretch, ...]
    systems: int
    days: int

    def steps(self) -> tuple[Stretch, ...]:
        """Give the stretches that open with a step."""
        return tuple(one for one in self.stretches if one.entry is not None)

    def unlogged(self) -> int:
        """Give how many steps have no entry near them."""
        return sum(one.entry is False for one in self.stretches)


def audited(counts: Counts, options: ChangesOptions) -> tuple[Entries, ...]:
    """Give the entries in the period whose kind is audited, or is not recorded."""
    kinds = {*options.kinds, ""}
    return tuple(one for one in counts.entries if one.place == "inside" and one.kind in kinds)


def concerns(entry: Entries, system: str) -> bool:
    """Say whether an entry is about a system: one of the two without a name is about all."""
    return not entry.system or not system or entry.system == system


def detect(counts: Counts, options: ChangesOptions, setting: Setting) -> Detected:
    """Search each system's daily share for steps; the chance of an alarm is held over all."""
    enough = {
        system: days
        for system, days in sorted(_by_system(counts).items())
        if len(days) >= 2 * options.least_days
        and sum(day.queries for day in days) >= options.minimum_support
    }
    level = options.false_alarms / max(len(enough), 1)
    search = Search(
        level=level,
        least=options.least_days,
        block=options.block_days,
        # So many that chance as small as the level can show at all: twice 1 in draws + 1.
        draws=max(options.draws, math.ceil(_FINENESS / level)),
    )
    found = [
        stretch
        for number, days in enumerate(enough.values())
        for stretch in _stretches(days, counts, options, search, setting.seed + number)
    ]
    return Detected(
        stretches=tuple(found),
        systems=len(enough),
        days=sum(len(days) for days in enough.values()),
    )


def _by_system(counts: Counts) -> dict[str, list[Daily]]:
    """Give each system's days in order, all groups together."""
    summed: dict[tuple[str, date], tuple[int, int]] = {}
    for one in counts.daily:
        queries, hits = summed.get((one.system, one.day), (0, 0))
        summed[one.system, one.day] = (queries + one.queries, hits + one.hits)
    found: dict[str, list[Daily]] = {}
    for (system, day), (queries, hits) in sorted(summed.items()):
        found.setdefault(system, []).append(Daily(system, "", day, queries, hits))
    return found


def _stretches(
    days: list[Daily], counts: Counts, options: ChangesOptions, search: Search, seed: int
) -> Iterable[Stretch]:
    steps = find_steps([day.hits for day in days], [day.queries for day in days], search, seed)
    clearness = {step.place: step.p for step in steps}
    places = [0, *clearness, len(days)]
    for start, end in pairwise(places):
        part = days[start:end]
        near = _near(part[0], days[start - 1].day, counts, options) if start else None
        yield Stretch(
            system=part[0].system,
            first=part[0].day,
            last=part[-1].day,
            queries=sum(day.queries for day in part),
            hits=sum(day.hits for day in part),
            entry=near,
            p=clearness.get(start),
        )


def _near(opens: Daily, last_before: date, counts: Counts, options: ChangesOptions) -> bool:
    """Say whether any entry, of any kind, lies between the two days or near enough to them."""
    slack = timedelta(days=options.tolerance_days)
    return any(
        last_before - slack <= entry.day <= opens.day + slack
        for entry in counts.entries
        if concerns(entry, opens.system)
    )
