"""From counts to findings: each finding in a module of its own."""

from veedor.audits.access.counts import Counts
from veedor.audits.access.findings import (
    bounds,
    concentration,
    gaps,
    hours,
    outliers,
    outside,
    reasons,
    runs,
    turnover,
)
from veedor.audits.access.options import AccessOptions
from veedor.core import Answer, Coverage, Excluded, Setting, say


def answer(counts: Counts, options: AccessOptions, setting: Setting) -> Answer:
    """Say all that the access audit can say, in the order in which a reader needs it."""
    stood_out, annex = outliers.find(counts, options, setting)
    findings = (
        outside.find(counts, options, setting),
        bounds.find(counts, options, setting),
        turnover.find(counts, options, setting),
        concentration.find(counts, options, setting),
        stood_out,
        reasons.find(counts, options, setting),
        hours.find(counts, options, setting),
        runs.find(counts, options, setting),
        gaps.find(counts, options, setting),
    )
    annex += reasons.texts(counts)
    return Answer(findings=findings, coverage=(_coverage(counts),), annex=annex)


def _coverage(counts: Counts) -> Coverage:
    seen = counts.coverage[0]
    parts = (("coverage.before", seen.before), ("coverage.after", seen.after))
    return Coverage(
        record="queries",
        admitted=seen.admitted,
        audited=seen.audited,
        excluded=tuple(Excluded(reason=say(why), rows=n) for why, n in parts if n),
    )
