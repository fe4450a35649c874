"""Silence: stretches without rows that the log's own rhythm and spread do not explain."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings.held import judge_none, no_record
from veedor.audits.integrity.options import IntegrityOptions
from veedor.core import (
    AnnexTable,
    Ask,
    Estimate,
    Finding,
    Setting,
    Verdict,
    pinned_zone,
    say,
)
from veedor.stats import Quiet, absent, always_shown, count_of, rounded, unlikely_silences

_HOUR = timedelta(hours=1)


class _Heard(Struct, frozen=True):
    """The span's hours, their rows, and the silences that are too long for chance."""

    first: datetime
    rows: list[int]
    quiet: list[Quiet]
    always: int


def find(
    counts: Counts, options: IntegrityOptions, setting: Setting
) -> tuple[Finding, tuple[AnnexTable, ...]]:
    """Test every silent stretch against the rhythm at one stated false-alarm rate."""
    heard = _listen(counts, options, setting)
    shown = _estimates(heard, options, setting)
    verdict = judge_none(shown[:1])
    finding = Finding(
        id="integrity.silence",
        rank=24,
        title=say("silence.title"),
        claim=say("silence.claim", alarm=options.false_alarm),
        verdict=verdict,
        plain=shown[0].absent_because
        or say(
            "silence.plain",
            stretches=shown[1].count or 0,
            hours=shown[0].count or 0,
            longest=shown[2].count or 0,
            total=shown[0].support,
            alarm=options.false_alarm,
            always=shown[4].count or 0,
        ),
        estimates=shown,
        caveats=(say("silence.caveat-model"), say("silence.caveat-why")),
        asks=(Ask(record="queries", text=say("silence.ask")),)
        if verdict is Verdict.CONTRADICTED
        else (),
        queries=("hours",),
    )
    return finding, _annex(heard)


def _listen(counts: Counts, options: IntegrityOptions, setting: Setting) -> _Heard | None:
    if not counts.hours:
        return None
    first, last = counts.hours[0].hour, counts.hours[-1].hour
    if setting.bounded:
        first = setting.start.replace(minute=0, second=0, microsecond=0)
        last = (setting.end - timedelta(microseconds=1)).replace(
            minute=0, second=0, microsecond=0
        )
    span = int((last - first) / _HOUR) + 1
    if span < 24 * options.rhythm_days:
        return None
    active = {one.hour: one.queries for one in counts.hours}
    hours = [first + n * _HOUR for n in range(span)]
    rows = [active.get(hour, 0) for hour in hours]
    zone = pinned_zone(setting.zone)
    local = [hour.replace(tzinfo=UTC).astimezone(zone) for hour in hours]
    places = [(hour.weekday(), hour.hour) for hour in local]
    alarm = options.false_alarm
    quiet = unlikely_silences(rows, places, alarm=alarm)
    return _Heard(first, rows, quiet, always_shown(rows, places, alarm=alarm))


def _estimates(
    heard: _Heard | None, options: IntegrityOptions, setting: Setting
) -> tuple[Estimate, ...]:
    named = (
        ("hours.silent", say("silence.label"), "hours"),
        ("silences", say("silence.stretches"), "stretches"),
        ("silences.longest", say("silence.longest"), "hours"),
        ("hours.without-rows", say("silence.all"), "hours"),
        ("silences.always-shown", say("silence.always"), "hours"),
    )
    if "queries" not in setting.given:
        return tuple(no_record(*one, "queries") for one in named)
    if heard is None:
        why = say("silence.short", days=options.rhythm_days)
        return tuple(absent(*one, why) for one in named)
    lengths = [one.hours for one in heard.quiet]
    numbers = (
        sum(lengths),
        len(lengths),
        max(lengths, default=0),
        heard.rows.count(0),
        heard.always,
    )
    return tuple(
        count_of(*one, number, len(heard.rows))
        for one, number in zip(named, numbers, strict=True)
    )


def _annex(heard: _Heard | None) -> tuple[AnnexTable, ...]:
    if heard is None or not heard.quiet:
        return ()
    rows = tuple(
        ((heard.first + one.start * _HOUR).isoformat(), one.hours, rounded(one.expected))
        for one in heard.quiet
    )
    columns = ("starts_at", "hours", "expected_rows")
    return (AnnexTable(name="integrity.silences", columns=columns, rows=rows),)
