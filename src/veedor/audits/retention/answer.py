"""From counts to findings: each finding in a module of its own."""

from veedor.audits.retention.counts import Counts
from veedor.audits.retention.findings import (
    closure,
    deployments,
    lasting,
    logs,
    monitoring,
    recordings,
    review,
    terms,
)
from veedor.audits.retention.keeping import hold
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Answer, Coverage, Excluded, Setting, say


def answer(counts: Counts, options: RetentionOptions, setting: Setting) -> Answer:
    """Say all that the audit of retention can say, in the order in which a reader needs it."""
    keeping = hold(counts, options, setting)
    findings = (
        terms.find(keeping, counts, options, setting),
        recordings.find(keeping),
        deployments.find(keeping),
        closure.find(keeping),
        monitoring.find(keeping),
        review.find(keeping, options),
        logs.find(keeping, counts, options),
        lasting.find(keeping, options),
    )
    return Answer(findings=findings, coverage=(_coverage(counts),))


def _coverage(counts: Counts) -> Coverage:
    seen = counts.coverage[0]
    parts = (("coverage.before", seen.before), ("coverage.after", seen.after))
    return Coverage(
        record="lives",
        admitted=seen.admitted,
        audited=seen.audited,
        excluded=tuple(Excluded(reason=say(why), rows=n) for why, n in parts if n),
    )
