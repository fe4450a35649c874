"""What every life is held against: the terms, the calendar, the day by which, the choices."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from veedor.audits.retention.applies import TermsFor, terms_among
from veedor.audits.retention.counts import ByDay, Counts
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Setting
from veedor.stats.deadlines import Calendar
from veedor.stats.working_days import judged_on, local_period, working_days

State = Literal["past", "kept", "kept or spared", "running", "unknown", "spared", "no term"]


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The terms of all things, after a closing, after an ending; and by when lives are judged.

    ``first``: the first day of the period. ``lives``: the columns of the record that were
    handed over; ``terms``: whether any terms were.
    """

    terms_for: TermsFor
    after_closing: TermsFor
    after_ending: TermsFor
    calendar: Calendar
    by: date | None
    first: date
    options: RetentionOptions
    lives: frozenset[str] | None
    terms: bool


def frame_of(counts: Counts, options: RetentionOptions, setting: Setting) -> Frame:
    """Give what the lives of a case are held against."""
    stated = counts.stated
    return Frame(
        terms_for=terms_among(stated),
        after_closing=terms_among(t for t in stated if t.counted_from == "closed"),
        after_ending=terms_among(t for t in stated if t.counted_from == "ended"),
        calendar=_calendar(counts, options),
        by=judged_on(options, setting, _last_seen(counts)),
        first=local_period(setting)[0],
        options=options,
        lives=setting.given.get("lives"),
        terms="terms" in setting.given,
    )


def gone_on(row: ByDay, *, logical: bool) -> date | None:
    """Give the day of deletion; none where ``logical`` ones do not count and it was one."""
    if row.deletion == "logical" and not logical:
        return None
    return row.deleted_on


def past_by(
    due: date, gone: date | None, by: date | None
) -> Literal["past", "kept", "running", "unknown"]:
    """Hold one life against one day: deleted by then, after it, still kept, or not known."""
    if gone is not None:
        return "past" if gone > due else "kept"
    if by is None:
        return "unknown"
    return "past" if by > due else "running"


def _calendar(counts: Counts, options: RetentionOptions) -> Calendar:
    lengths = [term.length for term in counts.stated if term.unit == "working_days"]
    if not lengths:
        return Calendar()
    return working_days(options, (year.starts_in for year in counts.years), 2 * max(lengths))


def _last_seen(counts: Counts) -> date | None:
    seen = (counts.coverage[0].last_day, counts.log_days[0].last_day)
    return max((day for day in seen if day is not None), default=None)
