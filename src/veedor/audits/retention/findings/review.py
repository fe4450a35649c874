"""Review: entries on a list past the day of their review, with neither review nor removal."""

from datetime import date
from typing import Literal

from veedor.audits.retention.counts import ByDay
from veedor.audits.retention.findings.shown import Topic, lacking, one_share
from veedor.audits.retention.held import Keeping, gone_on
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Finding, Sentence
from veedor.stats.deadlines import runs_out
from veedor.stats.splits import Split

TOPIC = Topic(id="review", name="listed.past-review", rank=35)


def find(keeping: Keeping, options: RetentionOptions) -> Finding:
    """Count entries whose review fell due while they stood there, and was not made by then."""
    yes = no = unknown = 0
    for one in keeping.of("entry"):
        state = _state(one.row, keeping, options)
        yes += one.n if state == "past" else 0
        no += one.n if state == "kept" else 0
        unknown += one.n if state == "unknown" else 0
    split = Split(yes=yes, no=no, unknown=unknown)
    return one_share(TOPIC, split, _because(keeping, options))


def _because(keeping: Keeping, options: RetentionOptions) -> Sentence | None:
    due = () if options.review_days is not None else ("review_due_on",)
    return lacking(keeping, "deleted_at", "reviewed_on", *due)


def _due(row: ByDay, keeping: Keeping, options: RetentionOptions) -> date | None:
    if row.review_due_on is not None or options.review_days is None:
        return row.review_due_on
    if row.created_on is None:
        return None
    return runs_out(row.created_on, options.review_days, "days", keeping.calendar)


def _state(
    row: ByDay, keeping: Keeping, options: RetentionOptions
) -> Literal["past", "kept", "running", "unknown"]:
    """Hold one entry against the day of its review; one not yet due is censored."""
    due, gone = _due(row, keeping, options), gone_on(row, options)
    if due is None:
        return "unknown"
    in_time = [day <= due for day in (row.reviewed_on, gone) if day is not None]
    if any(in_time):
        return "kept"
    if in_time:
        return "past"
    if keeping.by is None:
        return "unknown"
    return "past" if keeping.by > due else "running"
