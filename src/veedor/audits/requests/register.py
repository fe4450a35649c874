"""All requests judged in one pass, counted by how they stand."""

from datetime import date

from msgspec import Struct

from veedor.audits.requests.counts import Counts
from veedor.audits.requests.judged import Frame, Judged, State, judged
from veedor.audits.requests.options import RequestOptions
from veedor.core import Setting
from veedor.stats.tallies import Tally, tallies
from veedor.stats.working_days import judged_on, working_days

OWN_DATA = ("access", "rectification", "erasure", "explanation", "information")
_OPEN = ("", "no answer")


class Standing(Struct, frozen=True):
    """How requests stand, and what is said of their answer; ``dated``: on which day."""

    kind: str
    outcome: str
    dated: bool
    reasoned: bool | None
    explained: bool | None
    state: State
    rolled: State
    silent: bool


class Late(Struct, frozen=True):
    """Requests of a kind, and the days past their term."""

    kind: str
    overdue: int


class Addressed(Struct, frozen=True):
    """A body and a kind of request, and how these stand."""

    body: str
    kind: str
    state: State


class Waited(Struct, frozen=True):
    """Days from receipt to answer, or (not ``ended``) to the day of judging; None: not counted.

    ``undated``: whether a day is missing, or they run backwards.
    """

    kind: str
    days: int | None
    ended: bool
    undated: bool


class Register(Struct, frozen=True, kw_only=True):
    """How many requests stand how, were late and waited, by days; and the first and last days.

    None of these grows with the number of requests: they grow with bodies and days.
    """

    standing: Tally[Standing]
    late: Tally[Late]
    addressed: Tally[Addressed]
    waited: Tally[Waited]
    first_received: date | None
    last_due: date | None
    frame: Frame

    def of(self, *kinds: str) -> Tally[Standing]:
        """Give the requests of these kinds."""
        return {one: n for one, n in self.standing.items() if one.kind in kinds}


def judge(counts: Counts, options: RequestOptions, setting: Setting) -> Register:
    """Hold every request against its term, going through them once."""
    frame = _frame(counts, options, setting)
    standing, late, addressed, waited, received, due = tallies(
        (judged(row, frame) for row in counts.by_date),
        lambda one: one.row.requests,
        _standing,
        lambda one: Late(one.row.kind, one.overdue) if one.state == "late" else None,
        _addressed,
        lambda one: _waited(one, frame),
        lambda one: one.row.received_on,
        lambda one: one.due,
    )
    return Register(
        standing=standing,
        late=late,
        addressed=addressed,
        waited=waited,
        first_received=min(received, default=None),
        last_due=max(due, default=None),
        frame=frame,
    )


def _frame(counts: Counts, options: RequestOptions, setting: Setting) -> Frame:
    longest = options.foi_days + options.foi_extension_days + options.rectification_days
    return Frame(
        options=options,
        calendar=working_days(options, (year.starts_in for year in counts.years), longest),
        by=judged_on(options, setting, counts.coverage[0].last_day),
        given=setting.given.get("requests"),
    )


def _standing(one: Judged) -> Standing:
    row = one.row
    return Standing(
        kind=row.kind,
        outcome=row.outcome,
        dated=row.answered_on is not None,
        reasoned=row.reasoned,
        explained=row.explained,
        state=one.state,
        rolled=one.rolled,
        silent=one.silent,
    )


def _addressed(one: Judged) -> Addressed | None:
    if one.state not in {"late", "in time", "unknown"}:
        return None
    return Addressed(one.row.body, one.row.kind, one.state)


def _waited(one: Judged, frame: Frame) -> Waited:
    """Give how long an answer took, or an open request has waited by the day of judging.

    Not counted: requests without a day of receipt, answered on an unknown day, or answered
    before they were received; and open ones received after the day of judging.
    """
    start, end = one.row.received_on, one.row.answered_on
    known = end is not None or one.row.outcome in _OPEN
    until = end or frame.by
    days = None if start is None or until is None else (until - start).days
    backwards = start is not None and end is not None and end < start
    return Waited(
        kind=one.row.kind,
        days=days if known and days is not None and days >= 0 else None,
        ended=end is not None,
        undated=start is None or not known or backwards,
    )
