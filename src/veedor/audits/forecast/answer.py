"""From counts to findings: each finding in a module of its own."""

from veedor.audits.forecast.counts import Counts
from veedor.audits.forecast.findings import (
    acts,
    calibration,
    capture,
    chance,
    council,
    counting,
    csep,
    dosage,
    fragility,
    frame,
    grid,
    scores,
    twin,
)
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.study import Study
from veedor.core import Answer, Coverage, Excluded, Setting, say

_FINDINGS = (
    *(counting, twin, capture, frame, scores, calibration),
    *(chance, fragility, grid, dosage, acts, council, csep),
)


def answer(counts: Counts, options: ForecastOptions, setting: Setting) -> Answer:
    """Say all that the audit of forecasts can say, in the order in which a reader needs it."""
    study = Study(counts, options, setting)
    return Answer(
        findings=tuple(part.find(study) for part in _FINDINGS),
        coverage=tuple(_coverage(counts, setting)),
    )


def _coverage(counts: Counts, setting: Setting) -> list[Coverage]:
    seen, incidents = counts.coverage[0], counts.incident_coverage[0]
    reasons = ("category", "outside", "endless", "nowhere", "late", "replaced")
    of_predictions = tuple((f"coverage.{name}", getattr(seen, name)) for name in reasons)
    of_incidents = (
        ("coverage.undated", incidents.undated),
        ("coverage.other-category", incidents.category),
        ("coverage.after", incidents.after),
        ("coverage.between", incidents.between_periods),
        ("coverage.off-map", incidents.off_map),
        ("coverage.no-cell", incidents.nowhere + incidents.earlier_lost),
    )
    parts = [
        ("predictions", seen.admitted, of_predictions),
        ("incidents", incidents.admitted, of_incidents),
        *(
            (one.record, one.admitted, (("coverage.outside", one.outside),))
            for one in counts.act_coverage
        ),
        (
            "resolutions",
            counts.resolution_coverage[0].admitted,
            (("coverage.other-technology", counts.resolution_coverage[0].other),),
        ),
        ("cells", sum(one.listed for one in counts.map_cells), ()),
    ]
    return [
        _covered(record, admitted, why)
        for record, admitted, why in parts
        if record in setting.given
    ]


def _covered(record: str, admitted: int, parts: tuple[tuple[str, int], ...]) -> Coverage:
    return Coverage(
        record=record,
        admitted=admitted,
        audited=admitted - sum(n for _, n in parts),
        excluded=tuple(Excluded(reason=say(why), rows=n) for why, n in parts if n),
    )
