"""From counts to findings: each finding in a module of its own."""

from veedor.audits.requests.counts import Counts
from veedor.audits.requests.findings import (
    bodies,
    comments,
    duration,
    explained,
    foi,
    refusals,
    terms,
)
from veedor.audits.requests.options import RequestOptions
from veedor.audits.requests.register import judge
from veedor.core import Answer, Coverage, Excluded, Setting, say


def answer(counts: Counts, options: RequestOptions, setting: Setting) -> Answer:
    """Say all that the audit of requests can say, in the order in which a reader needs it."""
    register = judge(counts, options, setting)
    findings = (
        terms.find(register, options),
        foi.find(register, options),
        refusals.find(register, options),
        comments.find(register),
        explained.find(register),
        duration.find(register, options),
        bodies.find(register),
    )
    return Answer(findings=findings, coverage=(_coverage(counts),))


def _coverage(counts: Counts) -> Coverage:
    seen = counts.coverage[0]
    parts = (
        ("coverage.before", seen.before),
        ("coverage.after", seen.after),
        ("coverage.withdrawn", seen.withdrawn),
    )
    return Coverage(
        record="requests",
        admitted=seen.admitted,
        audited=seen.audited,
        excluded=tuple(Excluded(reason=say(why), rows=n) for why, n in parts if n),
    )
