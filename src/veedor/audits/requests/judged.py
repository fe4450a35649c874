"""Each request against its term: in time, late, still running, or not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from msgspec import Struct

from veedor.audits.requests.counts import ByDate
from veedor.audits.requests.options import RequestOptions
from veedor.stats.deadlines import Calendar, runs_out

State = Literal["in time", "late", "running", "unknown", "no term"]
_TO_BE_DONE = ("rectification", "erasure", "court_order")
ANSWERED = ("granted", "partial", "refused")


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What each request is held against: the calendar, the day by which, the choices.

    ``given``: the columns of the register that were handed over.
    """

    options: RequestOptions
    calendar: Calendar
    by: date | None
    given: frozenset[str] | None

    @property
    def says_done(self) -> bool:
        """Say whether the register tells when a thing that had to be done was."""
        return self.given is not None and "done_on" in self.given


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
    def silent(self) -> bool:
        """Say whether the term ran out with no answer at all: a refusal by silence."""
        unanswered = self.row.answered_on is None and self.row.outcome not in ANSWERED
        return self.state == "late" and unanswered and self.settled is None


def judged(row: ByDate, frame: Frame) -> Judged:
    """Hold requests with the same days and answer against their term."""
    dues, settled = _dues(row, frame), _settled(row, frame)
    until = settled or frame.by
    over = (until - max(dues)).days if dues and until else 0
    state = _state(row, dues, settled, frame.by)
    return Judged(
        row=row,
        due=max(dues, default=None),
        settled=settled,
        state=state,
        rolled=_rolled(row, dues, settled, frame) if row.kind == "access" else state,
        overdue=max(over, 0),
    )


def _rolled(row: ByDate, dues: Sequence[date], settled: date | None, frame: Frame) -> State:
    later = [frame.calendar.next_working(due) for due in dues]
    return _state(row, later, settled, frame.by)


def _dues(row: ByDate, frame: Frame) -> Sequence[date]:
    """Give the last day of the term; two where it is not known whether it was extended."""
    start, options, calendar = row.received_on, frame.options, frame.calendar
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


def _settled(row: ByDate, frame: Frame) -> date | None:
    """Give the day that ends the matter; a refusal ends it too, save of a court's order."""
    refused = row.outcome == "refused" and row.kind != "court_order"
    if frame.says_done and row.kind in _TO_BE_DONE and not refused:
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
    if (row.outcome in ANSWERED and not to_do) or by is None:
        return "unknown"
    return "late" if by > due else "running"
