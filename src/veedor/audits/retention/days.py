"""Each life against days of its own: after a closing, an ending, and for a review."""

from datetime import date

from veedor.audits.retention.applies import TermsFor
from veedor.audits.retention.counts import ByDay
from veedor.audits.retention.frame import Frame, State, gone_on, past_by
from veedor.stats.deadlines import runs_out

_OF_PERSONS = ("entry", "profile", "case")


def after_closing(row: ByDay, frame: Frame) -> State | None:
    """Say how a thing stands whose case was closed, or may have been; None where none was."""
    if row.case_closed_on is not None:
        days = frame.options.closure_days
        return _stands(row.case_closed_on, days, row, frame, frame.after_closing)
    says_case = frame.lives is not None and "has_case" in frame.lives
    in_doubt = row.kind in _OF_PERSONS and says_case and row.has_case is None
    return "unknown" if in_doubt else None


def after_ending(row: ByDay, frame: Frame) -> State | None:
    """Say how a capture without a case stands whose activity ended; None for anything else."""
    if row.kind != "capture" or row.has_case or row.ended_on is None:
        return None
    state = _stands(row.ended_on, frame.options.ended_days, row, frame, frame.after_ending)
    if row.has_case is None:  # perhaps it has one
        in_doubt: dict[State, State] = {"past": "unknown", "kept": "kept or spared"}
        return in_doubt.get(state, state)
    return state


def at_review(row: ByDay, frame: Frame) -> State | None:
    """Hold one entry against the day of its review; one not yet due is censored."""
    if row.kind != "entry":
        return None
    due = _review_due(row, frame)
    gone = gone_on(row, logical=frame.options.logical_is_deletion)
    if due is None:
        return "unknown"
    in_time = [day <= due for day in (row.reviewed_on, gone) if day is not None]
    if any(in_time):
        return "kept"
    if in_time:
        return "past"
    if frame.by is None:
        return "unknown"
    return "past" if frame.by > due else "running"


def _stands(start: date, days: int, row: ByDay, frame: Frame, terms_for: TermsFor) -> State:
    """Hold a thing against each term, else the option; not known where they say otherwise."""
    dues = {
        runs_out(start, one.term.length, one.term.unit, frame.calendar)
        for one in terms_for(row)
    } or {runs_out(start, days, "days", frame.calendar)}
    gone = gone_on(row, logical=frame.options.logical_is_deletion)
    states = {past_by(due, gone, frame.by) for due in dues}
    return states.pop() if len(states) == 1 else "unknown"


def _review_due(row: ByDay, frame: Frame) -> date | None:
    days = frame.options.review_days
    if row.review_due_on is not None or days is None:
        return row.review_due_on
    if row.created_on is None:
        return None
    return runs_out(row.created_on, days, "days", frame.calendar)
