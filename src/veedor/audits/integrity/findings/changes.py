"""Changes of the list: loads and deletions that no source event explains."""

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings.held import Wanted, between, no_record, none_wanted
from veedor.core import Estimate, Finding, Setting, say
from veedor.stats.estimates import share_of

_NAME, _UNIT = "changes.without-source", "changes"


def find(counts: Counts, setting: Setting) -> Finding:
    """Count each change once, whether a version of the list or the log of changes shows it."""
    wanted = Wanted(
        stem="changes",
        rank=29,
        record="list_events",
        queries=("list_differences", "changes"),
    )
    main = _main(counts, setting)
    beside = () if main.interval is None else _beside(counts, setting)
    return none_wanted(wanted, main, beside=beside)


def _main(counts: Counts, setting: Setting) -> Estimate:
    label, seen = say("changes.label"), counts.changes[0]
    if "list_events" not in setting.given:
        return no_record(_NAME, label, _UNIT, "list_events")
    total = seen.differences + seen.unseen
    cited = all(setting.has("list_events", column) for column in ("order_id", "source"))
    most = total - seen.with_source - seen.unseen_sourced
    # Where a column is lacking, an event without a source may have one that it cannot show.
    least = most if cited else seen.differences - seen.with_event
    return between(_NAME, label, _UNIT, (least, most), total)


def _beside(counts: Counts, setting: Setting) -> tuple[Estimate, ...]:
    seen = counts.changes[0]
    events = share_of(
        "list-events.unseen", say("changes.unseen"), _UNIT, seen.unseen, seen.events
    )
    if "watchlist" not in setting.given:
        return ()
    lacking = seen.differences - seen.with_event
    shown = share_of(
        "list-versions.without-event",
        say("changes.no-event"),
        _UNIT,
        lacking,
        seen.differences,
    )
    return (shown, events)
