"""When: at night, outside duty, on leave; all on the case's own wall clock."""

from veedor.audits.access.counts import Counts
from veedor.audits.access.options import AccessOptions, minutes
from veedor.core import Ask, Estimate, Finding, Setting, Verdict, say
from veedor.stats.estimates import absent, share_of


def find(counts: Counts, options: AccessOptions, setting: Setting) -> Finding:
    """Count look-ups at night and, where shifts were given, outside duty and on leave."""
    total = counts.coverage[0].audited
    night = _at_night(counts, options)
    off, leave = _off_duty(counts, setting)
    known = off.interval is not None
    verdict = Verdict.NOT_ASSESSABLE
    if known:
        verdict = Verdict.CONTRADICTED if off.count else Verdict.SUPPORTED
    plain = say(
        "hours.plain" if known else "hours.plain-night",
        night=night,
        total=total,
        night_from=options.night[0],
        night_to=options.night[1],
        off=off.count or 0,
        known=off.support,
    )
    shown = (share_of("hours.night", say("hours.night"), "queries", night, total), off, leave)
    return Finding(
        id="access.hours",
        rank=7,
        title=say("hours.title"),
        claim=say("hours.claim"),
        verdict=verdict,
        plain=plain,
        estimates=shown,
        pictured=tuple(e.name for e in shown if e.interval is not None),
        caveats=(say("hours.caveat-zone", zone=setting.zone), say("hours.caveat-shift")),
        asks=() if known else (Ask(record="shifts", text=say("hours.ask")),),
        queries=("hours", "off_duty"),
    )


def _at_night(counts: Counts, options: AccessOptions) -> int:
    """Count look-ups in the hours of night, which start and end on the hour."""
    start, end = (minutes(clock) // 60 for clock in options.night)
    if start < end:
        return sum(h.queries for h in counts.hours if start <= h.hour < end)
    return sum(h.queries for h in counts.hours if h.hour >= start or h.hour < end)


def _off_duty(counts: Counts, setting: Setting) -> tuple[Estimate, Estimate]:
    off_label, leave_label = say("hours.off-duty"), say("hours.on-leave")
    seen = counts.off_duty[0]
    if "shifts" not in setting.given or not seen.queries:
        why = say("hours.no-shifts")
        return (
            absent("hours.off-duty", off_label, "queries", why),
            absent("hours.on-leave", leave_label, "queries", why),
        )
    off = seen.queries - seen.on_duty
    return (
        share_of("hours.off-duty", off_label, "queries", off, seen.queries),
        share_of("hours.on-leave", leave_label, "queries", seen.on_leave, seen.queries),
    )
