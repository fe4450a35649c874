"""From counts to findings: each finding in a module of its own."""

from veedor.audits.feedback.counts import Counts
from veedor.audits.feedback.findings import (
    doubtful,
    first_flag,
    origin,
    persistence,
    stress_mixed,
    stress_replay,
    stress_reporting,
    stress_urn,
)
from veedor.audits.feedback.options import FeedbackOptions
from veedor.audits.feedback.study import Study
from veedor.core import Answer, Coverage, Excluded, Setting, say

_FINDINGS = (
    *(origin, first_flag, persistence, doubtful),
    *(stress_urn, stress_mixed, stress_replay, stress_reporting),
)


def answer(counts: Counts, options: FeedbackOptions, setting: Setting) -> Answer:
    """Say all that the audit of feedback can say, in the order in which a reader needs it."""
    study = Study(counts, options, setting)
    return Answer(
        findings=tuple(part.find(study) for part in _FINDINGS), coverage=_coverage(counts)
    )


def _coverage(counts: Counts) -> tuple[Coverage, ...]:
    seen, told = counts.coverage[0], counts.predicted[0]
    stretches = sum(one.stretches for one in counts.doubtful)
    of_incidents = (("coverage.before", seen.before), ("coverage.after", seen.after))
    of_predictions = (
        ("coverage.outside", told.outside),
        ("coverage.placeless", told.placeless),
    )
    return (
        _covered("incidents", seen.admitted, of_incidents),
        _covered("predictions", told.admitted, of_predictions),
        _covered("doubtful_periods", stretches, ()),
    )


def _covered(record: str, admitted: int, parts: tuple[tuple[str, int], ...]) -> Coverage:
    return Coverage(
        record=record,
        admitted=admitted,
        audited=admitted - sum(n for _, n in parts),
        excluded=tuple(Excluded(reason=say(why), rows=n) for why, n in parts if n),
    )
