"""From counts to findings: each finding in a module of its own."""

from msgspec.structs import replace

from veedor.audits.stops.counts import Counts, Covered
from veedor.audits.stops.findings import (
    benchmarks,
    grounds,
    kinds,
    orders,
    outcome,
    selection,
    thresholds,
    veil,
)
from veedor.audits.stops.options import StopsOptions
from veedor.audits.stops.view import see
from veedor.core import Answer, Coverage, Excluded, Finding, Setting, Verdict, say

_SILENT = 50
"""How far behind the others a finding stands that has no number: more than any rank here."""


def answer(counts: Counts, options: StopsOptions, setting: Setting) -> Answer:
    """Say all that the audit of stops can say: each act's basis, then groups compared."""
    view = see(counts, options, setting)
    findings = (
        orders.ordered(view),
        orders.authorised(view),
        grounds.identity(view),
        grounds.listed(view),
        kinds.find(view),
        outcome.find(view),
        thresholds.find(view),
        benchmarks.find(view),
        veil.find(view),
        selection.find(view),
    )
    return Answer(
        findings=tuple(_placed(finding) for finding in findings),
        coverage=tuple(_covered(row) for row in counts.coverage if row.record in setting.given),
    )


def _placed(finding: Finding) -> Finding:
    """Put a finding that has nothing to say behind those that have."""
    silent = finding.verdict is Verdict.NOT_ASSESSABLE and finding.estimates[0].interval is None
    return replace(finding, rank=finding.rank + _SILENT) if silent else finding


def _covered(row: Covered) -> Coverage:
    parts = {"before": row.before, "after": row.after, "unusable": row.unusable}
    return Coverage(
        record=row.record,
        admitted=row.admitted,
        audited=row.admitted - sum(parts.values()),
        excluded=tuple(
            Excluded(reason=say(f"coverage.{why}"), rows=n) for why, n in parts.items() if n
        ),
    )
