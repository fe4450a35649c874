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
from veedor.stats.estimates import absent, count_of
from veedor.stats.exact import rounded
from veedor.stats.quiet import Quiet, always_shown, unlikely_silences

_HOUR = timedelta(hours=1)


class _Heard(Struct, frozen=True):
    """The span's hours, their rows, and the silences that are too long for chance."""

    first: datetime
    rows: list[int]
    quiet: list[Quiet]
    always: int

    @property
    def stretches(self) -> int:
        """Count every stretch without rows, short or long."""
        before = [1, *self.rows]
        return sum(not n and bool(b) for n, b in zip(self.rows, before, strict=False))


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
        estimates=(
            *shown,
            _declared(heard, counts, setting),
            _numbered(heard, counts, setting),
        ),
        caveats=(say("silence.caveat-model"), say("silence.caveat-why")),
        asks=(Ask(record="queries", text=say("silence.ask")),)
        if verdict is Verdict.CONTRADICTED
        else (),
        queries=("hours", "off_hours", "account_numbers", "ordered", "series", "jumps"),
    )
    return finding, _annex(heard, counts)


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
    span = len(heard.rows)
    numbers = (
        (sum(lengths), span),
        (len(lengths), heard.stretches),
        (max(lengths, default=0), span),
        (heard.rows.count(0), span),
        (heard.always, span),
    )
    return tuple(
        count_of(*one, number, support)
        for one, (number, support) in zip(named, numbers, strict=True)
    )


def _declared(heard: _Heard | None, counts: Counts, setting: Setting) -> Estimate:
    """Count the hours of those silences in which the system, all of it, was declared off."""
    named = ("hours.silent-declared", say("silence.declared"), "hours")
    if "off_windows" not in setting.given:
        return no_record(*named, "off_windows")
    if heard is None:
        return absent(*named, say("silence.none-heard"))
    hours = [
        heard.first + n * _HOUR
        for one in heard.quiet
        for n in range(one.start, one.start + one.hours)
    ]
    spans = {(row.starts_at, row.ends_at) for row in counts.off_hours if not row.system}
    inside = sum(
        any(start <= hour and hour + _HOUR <= end for start, end in spans) for hour in hours
    )
    return count_of(*named, inside, len(hours))


def _numbered(heard: _Heard | None, counts: Counts, setting: Setting) -> Estimate:
    """Count the silences across which numbers are missing: rows were there, or skipped."""
    named = ("silences.numbers-missing", say("silence.missing"), "stretches")
    if "queries" not in setting.given:
        return no_record(*named, "queries")
    if heard is None or not counts.series:
        return absent(*named, say("silence.no-numbers"))
    across = sum(bool(_missing(one, heard, counts)) for one in heard.quiet)
    return count_of(*named, across, len(heard.quiet))


def _missing(quiet: Quiet, heard: _Heard, counts: Counts) -> int:
    """Count the numbers missing between the last row before a silence and the first after."""
    start = heard.first + quiet.start * _HOUR
    end = start + quiet.hours * _HOUR
    return sum(
        jump.missing for jump in counts.jumps if jump.after_at < start and jump.before_at >= end
    )


def _annex(heard: _Heard | None, counts: Counts) -> tuple[AnnexTable, ...]:
    if heard is None or not heard.quiet:
        return ()
    rows = tuple(
        (
            (heard.first + one.start * _HOUR).isoformat(),
            one.hours,
            rounded(one.expected),
            _missing(one, heard, counts),
        )
        for one in heard.quiet
    )
    columns = ("starts_at", "hours", "expected_rows", "missing_numbers")
    return (AnnexTable(name="integrity.silences", columns=columns, rows=rows),)
