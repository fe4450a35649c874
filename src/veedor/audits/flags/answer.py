"""From counts to findings: each finding in a module of its own."""

from veedor.audits.flags.counts import Counts
from veedor.audits.flags.findings import (
    agreement,
    destroyed,
    flights,
    money,
    on_list,
    precision,
    protected,
    reach,
    recall,
    referrals,
    rules,
    sources,
    waits,
)
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Answer, Coverage, Excluded, Setting, say


def answer(counts: Counts, options: FlagsOptions, setting: Setting) -> Answer:
    """Say all that the audit of flags can say, in the order in which a reader needs it."""
    findings = (
        sources.find_hidden(counts, options, setting),
        sources.find_scope(counts, options, setting),
        protected.find(counts, options, setting),
        on_list.find(counts, setting),
        money.find(counts, setting),
        precision.find(counts, options, setting),
        recall.find(counts, options, setting),
        agreement.find(counts, options, setting),
        waits.find(counts, options, setting),
        referrals.find(counts, setting),
        reach.find(counts, options, setting),
        rules.find(counts, options, setting),
        flights.find(counts, options, setting),
        destroyed.find(counts, setting),
    )
    table = rules.annex(counts, options)
    return Answer(
        findings=findings,
        coverage=_coverage(counts, setting),
        annex=(table,) if table.rows else (),
    )


def _coverage(counts: Counts, setting: Setting) -> tuple[Coverage, ...]:
    """Account for the rows of each record that was handed over."""
    found = []
    for seen in counts.coverage:
        if seen.record not in setting.given:
            continue
        parts = (
            ("coverage.before", seen.before),
            ("coverage.after", seen.after),
            ("coverage.lives" if seen.record == "lives" else "coverage.apart", seen.apart),
        )
        found.append(
            Coverage(
                record=seen.record,
                admitted=seen.admitted,
                audited=seen.admitted - seen.before - seen.after - seen.apart,
                excluded=tuple(Excluded(reason=say(why), rows=n) for why, n in parts if n),
            )
        )
    return tuple(found)
