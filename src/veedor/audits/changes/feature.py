"""Hour by hour: was the function on, was the log kept, and was a use authorised?"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from veedor.audits.changes.counts import Counts, Entries, Uses
from veedor.audits.changes.options import ChangesOptions
from veedor.core import Setting, to_local_day

_HOUR = timedelta(hours=1)
Span = tuple[datetime, datetime]


class Hours(Struct, frozen=True, kw_only=True):
    """Hours of the period; ``entries``: of the change log on the function."""

    total: int
    least: int
    most: int
    on_or_unknown: int
    on_without_log: int
    used_while_off: int
    entries: int


def hours_of(counts: Counts, options: ChangesOptions, setting: Setting) -> Hours:
    """Count the hours in which use without authorisation is on record or is not excluded."""
    period = _period(counts, setting)
    entries = _about(counts.entries, options)
    on, off = _states(entries, period, options)
    logged = _logged(counts.uses, period, options, setting)
    used = [one for one in counts.uses if one.queries > 0 and _in_question(one, options)]
    refused = [_span(one) for one in used if _authorised(one, options) == "no"]
    unclear = [_span(one) for one in used if _authorised(one, options) == "unknown"]
    without_log = on - logged
    return Hours(
        total=_hours(period, period).stop,
        least=_fewest(refused, period),
        most=len(_covered([*refused, *unclear], period) | without_log),
        on_or_unknown=len(on),
        on_without_log=len(without_log),
        used_while_off=len(_covered(map(_span, used), period) & off),
        entries=len(entries),
    )


def _period(counts: Counts, setting: Setting) -> Span:
    """Give the period; where the case names none, from the first record to the last."""
    if setting.bounded:
        return setting.start, setting.end
    spans = [_span(one) for one in counts.uses]
    spans += [(entry.made_at, entry.made_at) for entry in counts.entries]
    if not spans:
        return setting.start, setting.start
    return min(start for start, _ in spans), max(end for _, end in spans)


def _span(one: Uses) -> Span:
    return one.starts_at, one.ends_at


def _hours(span: Span, period: Span) -> range:
    """Give the numbers of the period's hours that a span touches."""
    start, end = max(span[0], period[0]), min(span[1], period[1])
    if end <= start:
        return range(0)
    return range((start - period[0]) // _HOUR, -((period[0] - end) // _HOUR))


def _covered(spans: Iterable[Span], period: Span) -> set[int]:
    return {hour for span in spans for hour in _hours(span, period)}


def _fewest(spans: Sequence[Span], period: Span) -> int:
    """Give the fewest hours that lie in each of the spans: one hour may serve several."""
    count, last = 0, -1
    ranges = [hours for span in spans if (hours := _hours(span, period))]
    for hours in sorted(ranges, key=lambda found: (found.stop, found.start)):
        if hours.start > last:
            count, last = count + 1, hours.stop - 1
    return count


def _about(entries: Sequence[Entries], options: ChangesOptions) -> list[Entries]:
    if options.feature is None:
        return []
    return [one for one in entries if _folded(one.parameter) == _folded(options.feature)]


def _states(
    entries: Sequence[Entries], period: Span, options: ChangesOptions
) -> tuple[set[int], set[int]]:
    """Give the hours in which the function is on or unknown, and those in which it is off.

    Each system has its own state; the function is off where it is off in all of them. An hour
    in which it was switched is in neither set of wholly off hours.
    """
    every = set(_hours(period, period))
    on = set() if entries else set(every)
    for system in {one.system for one in entries}:
        own = [one for one in entries if one.system == system]
        on |= _covered(_not_off(own, period, options), period)
    return on, every - on


def _not_off(
    entries: Sequence[Entries], period: Span, options: ChangesOptions
) -> Iterable[Span]:
    """Give the spans in which one system's function is not known to be off.

    Two entries that disagree on what held between them leave it unknown.
    """
    left, since = "", period[0]
    for entry in entries:
        before, here = _folded(entry.old_value), min(max(entry.made_at, period[0]), period[1])
        agreed = not left or not before or _is_off(before, options) == _is_off(left, options)
        if not (agreed and _is_off(left or before, options)):
            yield since, here
        left, since = _folded(entry.new_value), here
    if not _is_off(left, options):
        yield since, period[1]


def _is_off(value: str, options: ChangesOptions) -> bool:
    return value in {_folded(word) for word in options.off_values}


def _folded(text: str) -> str:
    return text.strip().casefold()


def _in_question(one: Uses, options: ChangesOptions) -> bool:
    return not options.feature_uses or one.used_for in options.feature_uses


def _authorised(one: Uses, options: ChangesOptions) -> str:
    """Say "yes", "no" or "unknown"; what the policy excludes is not authorised by a row."""
    if one.used_for in options.excluded_uses:
        return "no"
    if one.authorised == "unknown" and one.used_for in options.authorised_uses:
        return "yes"
    return one.authorised


def _logged(
    uses: Sequence[Uses], period: Span, options: ChangesOptions, setting: Setting
) -> set[int]:
    """Give the hours whose log was kept: those counted, or all of a day with a row in it."""
    hours = _covered(map(_span, uses), period)
    if options.log_kept_by == "hour" or not hours:
        return hours
    days = {to_local_day(one.starts_at, setting.zone) for one in uses}
    return hours | {
        hour
        for hour in _hours(period, period)
        if to_local_day(period[0] + hour * _HOUR, setting.zone) in days
    }
