"""From counts to findings: each finding in a module of its own."""

from veedor.audits.effect.counts import Counts
from veedor.audits.effect.findings import (
    differences,
    displacement,
    dosage,
    mixture,
    places,
    power,
    series,
    staggered,
    trends,
)
from veedor.audits.effect.options import EffectOptions
from veedor.audits.effect.study import Study, study
from veedor.core import Answer, Coverage, Excluded, Setting, say

_FINDINGS = (
    *(differences, staggered, places, series, mixture),
    *(displacement, power, dosage, trends),
)


def answer(counts: Counts, options: EffectOptions, setting: Setting) -> Answer:
    """Say all that the audit of effects can say, in the order in which a reader needs it."""
    read = study(counts, options, setting)
    return Answer(
        findings=tuple(part.find(read) for part in _FINDINGS), coverage=_coverage(read)
    )


def _coverage(read: Study) -> tuple[Coverage, ...]:
    panel, counts = read.counts.coverage[0], read.counts
    grid, links = read.grid, counts.links[0]
    adoptions, visits = counts.adoptions[0], counts.visit_coverage[0]
    used = panel.admitted - panel.outside - panel.other - panel.blank
    of_panel = [
        ("coverage.outside", panel.outside),
        ("coverage.other", panel.other),
        ("coverage.blank", panel.blank),
    ]
    if grid is None:
        of_panel.append(("coverage.no-panel", used))
    else:
        of_panel += [
            ("coverage.gaps", grid.gaps),
            ("coverage.from-start", grid.from_start),
            ("coverage.straddling", grid.straddling),
        ]
    return (
        _covered("panel", panel.admitted, of_panel),
        _covered(
            "adoption",
            adoptions.admitted,
            [("coverage.never", adoptions.never), ("coverage.unknown", adoptions.unknown)],
        ),
        _covered("neighbours", links.admitted, [("coverage.idle", links.idle)]),
        _covered("dosage", visits.admitted, [("coverage.outside", visits.outside)]),
    )


def _covered(record: str, admitted: int, parts: list[tuple[str, int]]) -> Coverage:
    return Coverage(
        record=record,
        admitted=admitted,
        audited=admitted - sum(n for _, n in parts),
        excluded=tuple(Excluded(reason=say(why), rows=n) for why, n in parts if n),
    )
