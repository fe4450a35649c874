"""Each request against its term: in time, late, still running, or not known."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from veedor.audits.requests.counts import ByDate, Counts
from veedor.audits.requests.options import RequestOptions
from veedor.core import Setting
from veedor.stats.deadlines import Calendar, runs_out
from veedor.stats.working_days import judged_on, working_days

State = Literal["in time", "late", "running", "unknown", "no term"]
OWN_DATA = ("access", "rectification", "erasure", "explanation", "information")
_TO_BE_DONE = ("rectification", "erasure", "court_order")
_ANSWERED = ("granted", "partial", "refused")


class Judged(Struct, frozen=True, kw_only=True):
    """Requests with the same days and answer, the last day of their term, and how they stand.

    ``settled``: the day that ends the matter: of the answer, or of what had to be done.
    ``overdue``: days past the term, by the day of settling or of judging. ``rolled``: how they
    stand where a term in calendar days that ends on a day off ends on the next working day.
    """

    row: ByDate
    due: date | None
    settled: date | None
    state: State
    rolled: State
    overdue: int

    @property
    def n(self) -> int:
        """Give how many requests these are."""
        return self.row.requests

    @property
    def silent(self) -> bool:
        """Say whether the term ran out with no answer at all: a refusal by silence."""
        unanswered = self.row.answered_on is None and self.row.outcome not in _ANSWERED
        return self.state == "late" and unanswered and self.settled is None


class Register(Struct, frozen=True, kw_only=True):
    """All requests judged, the day by which, the calendar, and the columns handed over."""

    judged: tuple[Judged, ...]
    by: date | None
    calendar: Calendar
    given: frozenset[str] | None

    def of(self, *kinds: str) -> tuple[Judged, ...]:
        """Give the requests of these kinds."""
        return tuple(one for one in self.judged if one.row.kind in kinds)


def judge(counts: Counts, options: RequestOptions, setting: Setting) -> Register:
    """Hold every request against its term."""
    rows, given = counts.by_date, setting.given.get("requests")
    calendar = working_days(
        options,
        (row.received_on for row in rows if row.received_on is not None),
        options.foi_days + options.foi_extension_days + options.rectification_days,
    )
    by = judged_on(options, setting, counts.coverage[0].last_day)
    done = given is not None and "done_on" in given
    return Register(
        judged=tuple(_judged(row, options, calendar, by, done=done) for row in rows),
        by=by,
        calendar=calendar,
        given=given,
    )


def total(judged: Iterable[Judged], *states: State) -> int:
    """Count the requests that stand so."""
    return sum(one.n for one in judged if one.state in states)


def _judged(
    row: ByDate, options: RequestOptions, calendar: Calendar, by: date | None, *, done: bool
) -> Judged:
    dues, settled = _dues(row, options, calendar), _settled(row, done=done)
    until = settled or by
    over = (until - max(dues)).days if dues and until else 0
    rolled = [calendar.next_working(due) for due in dues] if row.kind == "access" else dues
    return Judged(
        row=row,
        due=max(dues, default=None),
        settled=settled,
        state=_state(row, dues, settled, by),
        rolled=_state(row, rolled, settled, by),
        overdue=max(over, 0),
    )


def _dues(row: ByDate, options: RequestOptions, calendar: Calendar) -> list[date]:
    """Give the last day of the term; two where it is not known whether it was extended."""
    start = row.received_on
    if row.kind == "access" and start:
        return [runs_out(start, options.access_days, "days", calendar)]
    if row.kind in {"rectification", "erasure"} and start:
        return [runs_out(start, options.rectification_days, "working_days", calendar)]
    if row.kind == "foi" and start:
        longer = options.foi_days + options.foi_extension_days
        lengths = {False: [options.foi_days], True: [longer]}
        both = [options.foi_days, longer]
        terms = both if row.extended is None else lengths[row.extended]
        return [runs_out(start, days, "working_days", calendar) for days in terms]
    return [row.due_on] if row.kind == "court_order" and row.due_on else []


def _settled(row: ByDate, *, done: bool) -> date | None:
    """Give the day that ends the matter; a refusal ends it too, save of a court's order."""
    refused = row.outcome == "refused" and row.kind != "court_order"
    if done and row.kind in _TO_BE_DONE and not refused:
        return row.done_on
    return row.answered_on


def _state(row: ByDate, dues: Iterable[date], settled: date | None, by: date | None) -> State:
    if row.kind not in {"access", "rectification", "erasure", "foi", "court_order"}:
        return "no term"
    states = {_against(row, due, settled, by) for due in dues}
    return states.pop() if len(states) == 1 else "unknown"


def _against(row: ByDate, due: date, settled: date | None, by: date | None) -> State:
    if settled is not None:
        if row.received_on is not None and settled < row.received_on:
            return "unknown"
        return "late" if settled > due else "in time"
    to_do = row.kind in _TO_BE_DONE and row.answered_on is not None
    if (row.outcome in _ANSWERED and not to_do) or by is None:
        return "unknown"
    return "late" if by > due else "running"
