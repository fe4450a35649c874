"""Each life against its terms: past, within, still running, spared, or not known."""

from collections import defaultdict
from datetime import date

from msgspec import Struct

from veedor.audits.retention.applies import Holding, spares, starts
from veedor.audits.retention.counts import ByDay, Stated
from veedor.audits.retention.frame import Frame, State, past_by
from veedor.stats.deadlines import runs_out

_WORST_FIRST: tuple[State, ...] = (
    *("past", "unknown", "running", "kept or spared", "kept", "spared"),
)


class Held(Struct, frozen=True):
    """How things stand on their terms, and how many days past them."""

    state: State
    overdue: int


def held(row: ByDay, frame: Frame, gone: date | None) -> Held:
    """Hold things with the same days, ``gone`` on one of them, against all their terms."""
    holding = frame.terms_for(row)
    if len(holding) == 1:
        found = _against(holding[0], row, frame, gone)
        return found if found.state == "past" else Held(found.state, 0)
    readings: dict[tuple[str, int], list[Held]] = defaultdict(list)
    for one in holding:
        key = one.term.counted_from, one.term.length
        readings[key].append(_against(one, row, frame, gone))
    together = [_one_term(several) for several in readings.values()]
    states = {one.state for one in together}
    worst: State = next((state for state in _WORST_FIRST if state in states), "no term")
    return Held(worst, max((one.overdue for one in together if one.state == "past"), default=0))


def _one_term(readings: list[Held]) -> Held:
    """Give how a life stands on one term that is read in several ways (working days or not)."""
    states = {one.state for one in readings}
    if states == {"spared", "kept"}:
        return Held("kept or spared", 0)
    if states == {"spared", "running"}:
        return Held("running", 0)
    if len(states) > 1:
        return Held("unknown", 0)
    return Held(states.pop(), min(one.overdue for one in readings))


def _against(one: Holding, row: ByDay, frame: Frame, gone: date | None) -> Held:
    term, spared = one.term, spares(one.term, row)
    start = starts(term, row)
    if start is None and term.counted_from in {"closed", "ended"}:
        return Held("running" if gone is None else "kept", 0)  # the term has not begun
    first = start or row.created_on
    if first is None or (row.created_on and gone is not None and gone < row.created_on):
        return Held("unknown", 0)
    due = runs_out(first, term.length, term.unit, frame.calendar)
    state = _in_minutes(term, row, gone) or past_by(due, gone, frame.by)
    if state == "past" and spared:
        return Held("spared", 0)
    doubtful = start is None or not one.surely or spared is None
    if state == "past" and doubtful:
        return Held("unknown", 0)
    until = gone or frame.by
    return Held(state, max((until - due).days, 0) if until else 0)


def _in_minutes(term: Stated, row: ByDay, gone: date | None) -> State | None:
    """Hold a term in hours against the minutes to the deletion, where they are known."""
    if term.unit != "hours" or gone is None:
        return None
    minutes = {"created": row.minutes_created, "used": row.minutes_used}
    lasted = minutes.get(term.counted_from)
    if lasted is None:
        return None
    return "past" if lasted > 60 * term.length else "kept"
