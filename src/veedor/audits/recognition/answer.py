"""From counts to findings: each finding in a module of its own."""

from veedor.audits.recognition.counts import Counts
from veedor.audits.recognition.findings import (
    base_rate,
    baselines,
    declared,
    expected,
    funnel,
    group_alerts,
    groups,
    logs,
    looks,
    misses,
    operators,
    people,
    plates,
    reconcile,
    stops,
    thresholds,
    uses,
)
from veedor.audits.recognition.options import RecognitionOptions
from veedor.audits.recognition.view import see
from veedor.core import Answer, Coverage, Excluded, Setting, say


def answer(counts: Counts, options: RecognitionOptions, setting: Setting) -> Answer:
    """Say all that the audit of recognition can say: sums first, then rates, then people."""
    view = see(counts, options, setting)
    through = funnel.find(view)
    findings = (
        reconcile.find(view),
        through,
        expected.find(view),
        stops.causes(view),
        stops.grounds(view),
        stops.reports(view),
        *people.find(view),
        *uses.find(view),
        logs.items(view),
        logs.followed(view),
        looks.find(view),
        declared.find(view, through),
        groups.find(view),
        baselines.find(view),
        group_alerts.find(view),
        misses.find(view),
        operators.find(view),
        thresholds.find(view),
        base_rate.find(view),
        plates.find(view),
    )
    return Answer(
        findings=findings,
        coverage=(*_coverage(counts, setting), *_of_plates(counts, setting)),
        annex=(*reconcile.annex(view), *operators.annex(view), *plates.annex(view)),
    )


def _coverage(counts: Counts, setting: Setting) -> tuple[Coverage, ...]:
    return tuple(
        Coverage(
            record=row.record,
            admitted=row.admitted,
            audited=row.admitted - row.before - row.after,
            excluded=tuple(
                Excluded(reason=say(why), rows=n)
                for why, n in (("coverage.before", row.before), ("coverage.after", row.after))
                if n
            ),
        )
        for row in counts.coverage
        if row.record in setting.given
    )


def _of_plates(counts: Counts, setting: Setting) -> tuple[Coverage, ...]:
    return tuple(
        Coverage(
            record=row.record,
            admitted=row.admitted,
            audited=row.admitted - row.before - row.after - row.across,
            excluded=tuple(
                Excluded(reason=say(why), rows=n)
                for why, n in (
                    ("coverage.before", row.before),
                    ("coverage.after", row.after),
                    ("coverage.across", row.across),
                )
                if n
            ),
        )
        for row in counts.plate_coverage
        if row.record in setting.given
    )
