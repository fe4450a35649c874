"""From counts to findings: each finding in a module of its own."""

from veedor.audits.scores.counts import Counts
from veedor.audits.scores.findings import (
    adjusted,
    basis,
    calibration,
    composition,
    errors,
    factors,
    followup,
    gaps,
    identity,
    listing,
    order,
    reach,
    stability,
    training,
)
from veedor.audits.scores.options import ScoreOptions
from veedor.audits.scores.study import study
from veedor.core import Answer, Coverage, Excluded, Setting, say

_FINDINGS = (
    *(errors, gaps, identity, followup, calibration, order, adjusted, reach),
    *(composition, basis, factors, listing, stability, training),
)


def answer(counts: Counts, options: ScoreOptions, setting: Setting) -> Answer:
    """Say all that the audit of scores can say, in the order in which a reader needs it."""
    read = study(counts, options, setting)
    return Answer(
        findings=tuple(part.find(read) for part in _FINDINGS), coverage=tuple(_coverage(counts))
    )


def _coverage(counts: Counts) -> tuple[Coverage, ...]:
    seen, uses = counts.coverage[0], counts.uses[0]
    of_profiles = (("coverage.before", seen.before), ("coverage.after", seen.after))
    of_uses = (("coverage.outside", uses.outside), ("coverage.nameless", uses.nameless))
    return (
        _covered("profiles", seen.admitted, of_profiles),
        _covered("queries", uses.admitted, of_uses),
    )


def _covered(record: str, admitted: int, parts: tuple[tuple[str, int], ...]) -> Coverage:
    return Coverage(
        record=record,
        admitted=admitted,
        audited=admitted - sum(n for _, n in parts),
        excluded=tuple(Excluded(reason=say(why), rows=n) for why, n in parts if n),
    )
