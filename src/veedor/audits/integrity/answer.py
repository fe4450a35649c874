"""From counts to findings: each finding in a module of its own."""

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings import (
    accounts,
    blocks,
    cameras,
    changes,
    copies,
    disclosures,
    ids,
    off,
    operations,
    order,
    silence,
    trace,
)
from veedor.audits.integrity.options import IntegrityOptions
from veedor.core import AnnexTable, Answer, Coverage, Excluded, Finding, Setting, say


def answer(counts: Counts, options: IntegrityOptions, setting: Setting) -> Answer:
    """Say all that the integrity audit can say, in the order in which a reader needs it."""
    found: list[Finding] = []
    annex: list[AnnexTable] = []
    for finding, tables in (
        silence.find(counts, options, setting),
        ids.find(counts, setting),
        order.find(counts, options, setting),
        blocks.find(counts, options, setting),
        accounts.find_shared(counts, options, setting),
        copies.find(counts, setting),
    ):
        found.append(finding)
        annex.extend(tables)
    found += [
        off.find(counts, setting),
        trace.find(counts, setting),
        trace.find_basis(counts, setting),
        trace.find_system(counts, setting),
        accounts.find_dates(counts, setting),
        accounts.find_criminal(counts, options, setting),
        changes.find(counts, setting),
        copies.find_unexplained(counts, setting),
        disclosures.find_basis(counts, setting),
        disclosures.find_recipients(counts, setting),
        disclosures.find_exports(counts, setting),
        operations.find_operations(counts, setting),
        operations.find_reviews(counts, setting),
        cameras.find(counts, setting),
    ]
    found.sort(key=lambda finding: finding.rank)
    return Answer(
        findings=tuple(found), coverage=_coverage(counts, setting), annex=tuple(annex)
    )


def _coverage(counts: Counts, setting: Setting) -> tuple[Coverage, ...]:
    """Account for the look-ups; the numbers of the log are read in the period or not."""
    if "queries" not in setting.given:
        return ()
    seen = counts.log[0]
    parts = (("coverage.before", seen.before), ("coverage.after", seen.after))
    return (
        Coverage(
            record="queries",
            admitted=seen.admitted,
            audited=seen.audited,
            excluded=tuple(Excluded(reason=say(why), rows=n) for why, n in parts if n),
        ),
    )
