"""From counts to findings: each finding in a module of its own."""

from veedor.audits.exposure.counts import Counts
from veedor.audits.exposure.findings import (
    assignment,
    cameras,
    concentration,
    disparity,
    lost,
    queried,
    ranking,
    rates,
    reporting,
)
from veedor.audits.exposure.options import THINGS, ExposureOptions
from veedor.audits.exposure.study import study
from veedor.core import Answer, Coverage, Excluded, Setting, say

_FINDINGS = (
    *(lost, disparity, ranking, concentration, reporting),
    *(assignment, rates, cameras, queried),
)


def answer(counts: Counts, options: ExposureOptions, setting: Setting) -> Answer:
    """Say all that the audit of exposure can say: first what is lost, then on whom it fell."""
    read = study(counts, options, setting)
    return Answer(
        findings=tuple(part.find(read) for part in _FINDINGS), coverage=_coverage(counts)
    )


def _coverage(counts: Counts) -> tuple[Coverage, ...]:
    sizes = counts.sizes[0]
    older = sizes.census - sizes.uncounted - sizes.used
    return (
        *(_of_things(counts, record) for record in THINGS),
        _covered(
            "queries",
            sizes.queries,
            (("outside", sizes.queries_outside), ("nameless", sizes.queries_nameless)),
        ),
        _covered("areas", sizes.areas, (("no-code", sizes.nameless),)),
        _covered("census", sizes.census, (("uncounted", sizes.uncounted), ("older", older))),
    )


def _of_things(counts: Counts, record: str) -> Coverage:
    here = {one.standing: one.entries for one in counts.standings if one.record == record}
    excluded = tuple((why, n) for why, n in sorted(here.items()) if why != "in")
    return _covered(record, sum(here.values()), excluded)


def _covered(record: str, admitted: int, parts: tuple[tuple[str, int], ...]) -> Coverage:
    return Coverage(
        record=record,
        admitted=admitted,
        audited=admitted - sum(n for _, n in parts),
        excluded=tuple(
            Excluded(reason=say(f"coverage.{why}"), rows=n) for why, n in parts if n
        ),
    )
