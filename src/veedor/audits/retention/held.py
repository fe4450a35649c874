"""Each life against its terms: past, within, still running, spared, or not known."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from veedor.audits.retention.applies import Holding, spares, starts, terms_for
from veedor.audits.retention.counts import ByDay, Counts, Stated
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Setting
from veedor.stats.deadlines import Calendar, runs_out
from veedor.stats.splits import Split
from veedor.stats.working_days import judged_on, working_days

State = Literal["past", "kept", "kept or spared", "running", "unknown", "spared", "no term"]
_WORST_FIRST: tuple[State, ...] = (
    *("past", "unknown", "running", "kept or spared", "kept", "spared"),
)


class Held(Struct, frozen=True):
    """Things with the same days, how they stand, and how many days past their term."""

    row: ByDay
    state: State
    overdue: int
    alive: bool

    @property
    def n(self) -> int:
        """Give how many things these are."""
        return self.row.items


class Keeping(Struct, frozen=True, kw_only=True):
    """All lives held against the terms, the day by which, and what was handed over."""

    held: tuple[Held, ...]
    by: date | None
    calendar: Calendar
    lives: frozenset[str] | None
    terms: bool

    def of(self, *kinds: str) -> tuple[Held, ...]:
        """Give the things of these kinds."""
        return tuple(one for one in self.held if one.row.kind in kinds)


def hold(counts: Counts, options: RetentionOptions, setting: Setting) -> Keeping:
    """Hold every life against the terms that were stated for it."""
    by = judged_on(options, setting, _last_seen(counts))
    calendar = _calendar(counts, options)
    stated = counts.stated
    return Keeping(
        held=tuple(_held(row, stated, options, calendar, by) for row in counts.by_day),
        by=by,
        calendar=calendar,
        lives=setting.given.get("lives"),
        terms="terms" in setting.given,
    )


def split(held: Iterable[Held]) -> Split:
    """Split things whose term has run out, or that are gone: past it, within, not known."""
    counted: dict[State, int] = defaultdict(int)
    for one in held:
        counted[one.state] += one.n
    unknown = counted["unknown"] + counted["no term"]
    return Split(
        yes=counted["past"],
        no=counted["kept"],
        unknown=unknown,
        no_or_out=counted["kept or spared"],
    )


def gone_on(row: ByDay, options: RetentionOptions) -> date | None:
    """Give the day of deletion; none where logical ones do not count and it was one."""
    if row.deletion == "logical" and not options.logical_is_deletion:
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


def _held(
    row: ByDay,
    stated: tuple[Stated, ...],
    options: RetentionOptions,
    calendar: Calendar,
    by: date | None,
) -> Held:
    gone = gone_on(row, options)
    readings: dict[tuple[str, int], list[tuple[State, int]]] = defaultdict(list)
    for one in terms_for(row, stated):
        key = one.term.counted_from, one.term.length
        readings[key].append(_against(one, row, calendar, gone, by))
    together = [_one_term(several) for several in readings.values()]
    states = {state for state, _ in together}
    worst: State = next((state for state in _WORST_FIRST if state in states), "no term")
    overdue = max((days for state, days in together if state == "past"), default=0)
    return Held(row, worst, overdue, gone is None)


def _one_term(readings: list[tuple[State, int]]) -> tuple[State, int]:
    """Give how a life stands on one term that is read in several ways (working days or not)."""
    states = {state for state, _ in readings}
    if states == {"spared", "kept"}:
        return "kept or spared", 0
    if states == {"spared", "running"}:
        return "running", 0
    if len(states) > 1:
        return "unknown", 0
    return states.pop(), min(days for _, days in readings)


def _against(
    one: Holding, row: ByDay, calendar: Calendar, gone: date | None, by: date | None
) -> tuple[State, int]:
    term, spared = one.term, spares(one.term, row)
    start = starts(term, row)
    if start is None and term.counted_from in {"closed", "ended"}:
        return "running" if gone is None else "kept", 0  # the term has not begun
    first = start or row.created_on
    if first is None or (row.created_on and gone is not None and gone < row.created_on):
        return "unknown", 0
    due = runs_out(first, term.length, term.unit, calendar)
    state = _in_minutes(term, row, gone) or past_by(due, gone, by)
    if state == "past" and spared:
        return "spared", 0
    doubtful = start is None or not one.surely or spared is None
    if state == "past" and doubtful:
        return "unknown", 0
    until = gone or by
    return state, max((until - due).days, 0) if until else 0


def _in_minutes(term: Stated, row: ByDay, gone: date | None) -> State | None:
    """Hold a term in hours against the minutes to the deletion, where they are known."""
    minutes = {"created": row.minutes_created, "used": row.minutes_used}
    lasted = minutes.get(term.counted_from)
    if term.unit != "hours" or gone is None or lasted is None:
        return None
    return "past" if lasted > 60 * term.length else "kept"


def _calendar(counts: Counts, options: RetentionOptions) -> Calendar:
    lengths = [term.length for term in counts.stated if term.unit == "working_days"]
    days = (
        day
        for row in counts.by_day
        for day in (row.created_on, row.used_on, row.case_closed_on, row.ended_on)
        if day is not None
    )
    return working_days(options, days, 2 * max(lengths)) if lengths else Calendar()


def _last_seen(counts: Counts) -> date | None:
    seen = (counts.coverage[0].last_day, counts.log_days[0].last_day)
    return max((day for day in seen if day is not None), default=None)
