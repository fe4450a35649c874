"""Closure: things kept after the case or inquiry behind them was closed."""

from datetime import date
from typing import Literal

from veedor.audits.retention.applies import terms_for
from veedor.audits.retention.counts import ByDay, Counts
from veedor.audits.retention.findings.shown import Topic, lacking, one_share
from veedor.audits.retention.held import Keeping, State, gone_on, past_by
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Finding
from veedor.stats.deadlines import runs_out
from veedor.stats.splits import Split

_OF_PERSONS = ("entry", "profile", "case")
TOPIC = Topic(id="closure", name="live-after-closure", rank=33)


def find(keeping: Keeping, counts: Counts, options: RetentionOptions) -> Finding:
    """Count things alive past the closing of their case and its term, of those closed."""
    because = lacking(keeping, "deleted_at", "case_closed_on")
    yes = no = unknown = 0
    says_case = keeping.lives is not None and "has_case" in keeping.lives
    for one in keeping.held:
        row = one.row
        if row.case_closed_on is None:
            in_doubt = row.kind in _OF_PERSONS and says_case and row.has_case is None
            unknown += one.n if in_doubt else 0
            continue
        dues = dues_after(row.case_closed_on, "closed", row, keeping, counts, options)
        state = stands(row, dues, keeping, options)
        yes += one.n if state == "past" else 0
        no += one.n if state == "kept" else 0
        unknown += one.n if state == "unknown" else 0
    split = Split(yes=yes, no=no, unknown=unknown)
    return one_share(TOPIC, split, because)


def dues_after(
    start: date,
    anchor: Literal["closed", "ended"],
    row: ByDay,
    keeping: Keeping,
    counts: Counts,
    options: RetentionOptions,
) -> set[date]:
    """Give the last day after a closing or an ending, by each term; else by the option."""
    days = options.closure_days if anchor == "closed" else options.ended_days
    stated = [term for term in counts.stated if term.counted_from == anchor]
    dues = {
        runs_out(start, one.term.length, one.term.unit, keeping.calendar)
        for one in terms_for(row, stated)
    }
    return dues or {runs_out(start, days, "days", keeping.calendar)}


def stands(row: ByDay, dues: set[date], keeping: Keeping, options: RetentionOptions) -> State:
    """Say how a thing stands; not known where two terms would say otherwise."""
    gone = gone_on(row, options)
    states = {past_by(due, gone, keeping.by) for due in dues}
    return states.pop() if len(states) == 1 else "unknown"
