"""Off: look-ups in hours in which the system was declared off."""

from datetime import datetime, timedelta

from msgspec import Struct

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings.held import Wanted, between, no_record, none_wanted
from veedor.audits.integrity.record_counts import OffHours
from veedor.core import Estimate, Finding, Setting, say
from veedor.stats.estimates import count_of

_HOUR = timedelta(hours=1)
Place = tuple[str, datetime]
"""A system ("" for all) and an hour of UTC."""


class Declared(Struct, frozen=True):
    """Hours declared off: all, those with activity, and those the log cannot tell."""

    hours: frozenset[Place]
    active: frozenset[Place]
    untold: frozenset[Place]


def find(counts: Counts, setting: Setting) -> Finding:
    """Count the hours declared off in which the log holds look-ups."""
    wanted = Wanted(stem="off", rank=20, record="off_windows", queries=("off_hours", "log"))
    main = _main(counts, setting)
    if main.interval is None:
        return none_wanted(wanted, main)
    queries = sum(one.surely for one in counts.off_hours)
    beside = count_of(
        "off-windows.queries", say("off.queries"), "queries", queries, counts.log[0].audited
    )
    return none_wanted(wanted, main, beside=(beside,), caveats=(say("off.caveat-log"),))


def _main(counts: Counts, setting: Setting) -> Estimate:
    name, label = "off-windows.active-hours", say("off.label")
    for record in ("off_windows", "queries"):
        if record not in setting.given:
            return no_record(name, label, "hours", record)
    declared = declared_off(counts, setting)
    least = len(declared.active)
    return between(
        name, label, "hours", (least, least + len(declared.untold)), len(declared.hours)
    )


def declared_off(counts: Counts, setting: Setting) -> Declared:
    """Split the spans declared off into hours, each system's hour once.

    An hour counts where a span touches it. It is active where a look-up lies in it and in the
    span; the log cannot tell where a look-up names no system, or where the hour lies before the
    first or after the last look-up of the period.
    """
    seen = counts.log[0]
    hours: set[Place] = set()
    active, perhaps = set(), set()
    for row in counts.off_hours:
        hours |= {(row.system, hour) for hour in _hours(row, counts, setting)}
        if row.hour is not None and row.surely:
            active.add((row.system, row.hour))
        elif row.hour is not None:
            perhaps.add((row.system, row.hour))
    outside = {
        place
        for place in hours
        if seen.first_at is None
        or seen.last_at is None
        or place[1] + _HOUR <= seen.first_at
        or place[1] > seen.last_at
    }
    untold = (perhaps | outside) - active
    return Declared(frozenset(hours | active | perhaps), frozenset(active), frozenset(untold))


def _hours(row: OffHours, counts: Counts, setting: Setting) -> list[datetime]:
    """Give the hours that a span touches, inside the period or, without one, the log."""
    seen = counts.log[0]
    start, end = max(row.starts_at, setting.start), min(row.ends_at, setting.end)
    if not setting.bounded:
        if seen.first_at is None or seen.last_at is None:
            return []
        start, end = max(start, seen.first_at), min(end, seen.last_at + _HOUR)
    hour = start.replace(minute=0, second=0, microsecond=0)
    found = []
    while hour < end:
        found.append(hour)
        hour += _HOUR
    return found
