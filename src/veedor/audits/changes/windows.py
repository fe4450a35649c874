"""The days before and after each logged change, and the difference between them."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct, structs

from veedor.audits.changes.counts import Counts, Entries
from veedor.audits.changes.options import ChangesOptions
from veedor.audits.changes.series import Detected, audited, concerns
from veedor.core import Interval
from veedor.stats.clustered import difference_of_shares

Side = tuple[tuple[int, int], ...]
"""Matches and look-ups of each day."""


class Effect(Struct, frozen=True, kw_only=True):
    """One change, the days on each side of it, and the difference that it came with.

    ``group``: as recorded; empty: all look-ups.
    ``others``: further entries, and steps without an entry, in the same days. ``reach``: of the
    share after less the share before; None where a side has too little.
    """

    number: int
    entry: Entries
    before: Side
    after: Side
    others: int
    group: str = ""
    reach: Interval | None = None


def summed(side: Side) -> tuple[int, int]:
    """Give the matches and the look-ups of all days.

    >>> summed(((1, 10), (2, 20)))
    (3, 30)
    """
    return sum(hits for hits, _ in side), sum(queries for _, queries in side)


def effects_of(
    counts: Counts, options: ChangesOptions, detected: Detected
) -> tuple[Effect, ...]:
    """Give each change's difference; together, all intervals hold at the level (Bonferroni)."""
    return _reached(_compared(counts, options, detected), options)


def effects_by_group(
    counts: Counts, options: ChangesOptions, detected: Detected
) -> tuple[Effect, ...]:
    """Give each change's difference in each group; together, all of these hold at the level."""
    found: list[Effect] = []
    for group in sorted({one.group_name for one in counts.daily} - {""}):
        days = tuple(one for one in counts.daily if one.group_name == group)
        alone = structs.replace(counts, daily=days)
        found += _compared(alone, options, detected, group)
    return _reached(sorted(found, key=lambda one: (one.number, one.group)), options)


def _compared(
    counts: Counts, options: ChangesOptions, detected: Detected, group: str = ""
) -> list[Effect]:
    return [
        Effect(
            number=number,
            entry=entry,
            before=_side(entry, -options.window_days, -1, counts),
            after=_side(entry, 1, options.window_days, counts),
            others=_others(entry, counts, options, detected),
            group=group,
        )
        for number, entry in enumerate(audited(counts, options), 1)
    ]


def _reached(found: Sequence[Effect], options: ChangesOptions) -> tuple[Effect, ...]:
    usable = [_enough(one, options) for one in found]
    level = 1 - (1 - options.level) / max(sum(usable), 1)
    return tuple(
        structs.replace(one, reach=_reach(one, level, options)) if enough else one
        for one, enough in zip(found, usable, strict=True)
    )


def _side(entry: Entries, start: int, end: int, counts: Counts) -> Side:
    """Give the days ``start`` to ``end`` days off a change; its own day is in neither side."""
    days: dict[int, tuple[int, int]] = {}
    for one in counts.daily:
        off = (one.day - entry.day).days
        if start <= off <= end and concerns(entry, one.system):
            hits, queries = days.get(off, (0, 0))
            days[off] = (hits + one.hits, queries + one.queries)
    return tuple(days[off] for off in sorted(days))


def _others(entry: Entries, counts: Counts, options: ChangesOptions, detected: Detected) -> int:
    reach = timedelta(days=options.window_days)
    days = [
        *(
            one.day
            for one in counts.entries
            if one is not entry and concerns(one, entry.system)
        ),
        *(
            step.first
            for step in detected.stretches
            if step.entry is False and concerns(entry, step.system)
        ),
    ]
    return sum(abs(day - entry.day) <= reach for day in days)


def _enough(one: Effect, options: ChangesOptions) -> bool:
    for side in (one.before, one.after):
        hits, queries = summed(side)
        if len(side) < options.least_days or queries < options.minimum_support:
            return False
        if min(hits, queries - hits) < options.least_hits:
            return False
    return True


def _reach(one: Effect, level: float, options: ChangesOptions) -> Interval:
    found = difference_of_shares(one.before, one.after, level)
    # Six digits: the quantile's last bits differ between machines.
    low, value, high = (float(f"{x:.6g}") for x in (found.low, found.value, found.high))
    return Interval(kind="simultaneous", value=value, low=low, high=high, level=options.level)
