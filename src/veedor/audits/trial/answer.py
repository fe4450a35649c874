"""From counts to findings: each finding in a module of its own."""

from veedor.audits.trial.counts import Counts
from veedor.audits.trial.findings import cross, curve, errors, groups, measures, searches
from veedor.audits.trial.options import TrialOptions
from veedor.audits.trial.seen import see
from veedor.core import Answer, Coverage, Excluded, Setting, say


def answer(counts: Counts, options: TrialOptions, setting: Setting) -> Answer:
    """Say all that the audit of trials can say, in the order in which a reader needs it."""
    seen = see(counts, options, setting)
    curved, annex = curve.find(counts, options, seen)
    return Answer(
        findings=(
            groups.find(seen, options),
            errors.find(seen, options),
            groups.find_misses(seen, options),
            curved,
            cross.find(seen, options),
            searches.find(counts, options, seen),
            measures.find(seen, options),
        ),
        coverage=_coverage(counts, setting),
        annex=annex,
    )


def _coverage(counts: Counts, setting: Setting) -> tuple[Coverage, ...]:
    seen, searched = counts.coverage[0], counts.search_coverage[0]
    left_out = {
        "comparisons": (
            ("coverage.no-truth", seen.no_truth),
            ("coverage.no-score", seen.no_score),
            ("coverage.no-weight", seen.no_weight),
            ("coverage.contradicting", seen.contradicting),
        ),
        "searches": (("coverage.search-no-truth", searched.no_truth),),
    }
    admitted = {"comparisons": seen.admitted, "searches": searched.admitted}
    return tuple(
        Coverage(
            record=record,
            admitted=admitted[record],
            audited=admitted[record] - sum(n for _, n in parts),
            excluded=tuple(Excluded(reason=say(why), rows=n) for why, n in parts if n),
        )
        for record, parts in left_out.items()
        if record in setting.given
    )
