"""What is left of a public version to count: what was withheld, and what stands anyway."""

from collections.abc import Callable, Iterator

from msgspec import UNSET, structs

from veedor.core import UNSAID, Estimate, Report, Withheld
from veedor.report.cells.beside import blanks, blanks_beside
from veedor.report.cells.figures import counts_of, estimates_of, facts_of
from veedor.report.cells.sentences import sentences, with_shares
from veedor.report.words import Words

LEAST = 10
"""Counts below this are small unless the case says more."""
_PICTURES = {"withheld.map", "withheld.chart"}


def typed(report: Report, words: Callable[[str], Words]) -> Report:
    """Tell counts from shares in the sentences of a report as it stands in JSON."""
    audits = tuple(with_shares(one, words(one.kind)) for one in report.audits)
    return structs.replace(report, audits=audits)


def small_left(public: Report, words: Callable[[str], Words]) -> Iterator[str]:
    """Name the findings of a public version in which a small count stands all the same."""
    below = LEAST if public.withheld is UNSET else public.withheld.below
    for audit in typed(public, words).audits:
        for finding in audit.findings:
            counts = {n for one in estimates_of(finding) for n in counts_of(one)}
            if any(0 < n < below for n in (*counts, *facts_of(finding))):
                yield f"{audit.kind}/{finding.id}"


def tally(public: Report, below: int) -> Withheld:
    """Count what is not shown, so that a reader sees how much it is."""
    findings = [finding for audit in public.audits for finding in audit.findings]
    every = [one for finding in findings for one in estimates_of(finding)]
    said = [
        fact
        for part in sentences((public.audits, public.packs))
        for fact in part.facts.values()
    ]
    return Withheld(
        below=below,
        measures=sum(is_withheld(one) for one in every),
        facts=said.count(UNSAID),
        counts=sum(map(blanks, public.received)) + sum(map(blanks_beside, public.audits)),
        pictures=sum(part.id in _PICTURES for part in sentences(public.audits)),
    )


def is_withheld(estimate: Estimate) -> bool:
    """Say whether the number of an estimate is withheld."""
    because = estimate.absent_because
    return because is not None and because.id == "withheld.because"
