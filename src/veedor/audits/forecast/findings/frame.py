"""Which predictions and which incidents are set against each other, and which are lost."""

import itertools
from collections.abc import Iterator
from datetime import date, timedelta

from veedor.audits.forecast.shown import asks, exactly
from veedor.audits.forecast.study import Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of

_LOST = ("category", "outside", "endless", "nowhere", "late", "replaced")
_DAY = timedelta(days=1)


def find(study: Study) -> Finding:
    """Give what counts, what lies off the map, and how late reports come."""
    because = study.lacking("predictions")
    estimates = (
        *_incidents(study),
        *(() if because is not None else _predictions(study)),
        *(() if because is not None else _periods(study)),
        *_lags(study),
    )
    return Finding(
        id="forecast.frame",
        rank=26,
        title=say("frame.title"),
        claim=say("frame.claim"),
        verdict=_judge(study, because),
        plain=because or study.lacking("incidents") or _plain(study),
        estimates=estimates,
        pictured=tuple(
            e.name
            for e in estimates
            if e.interval is not None and e.name.startswith("incidents.")
        ),
        caveats=(say("frame.caveat"), say("frame.caveat-lag")),
        asks=asks(
            because or study.lacking("incidents", "reported_at"), "predictions", "incidents"
        ),
        queries=("coverage", "periods", "incident_coverage", "lags"),
    )


def _predictions(study: Study) -> Iterator[Estimate]:
    seen = study.counts.coverage[0]
    used = seen.celled + seen.boxes
    label = say("frame.used")
    yield share_of("predictions.used", label, "predictions", used, seen.admitted)
    for reason in _LOST:
        label = say(f"frame.lost-{reason}")
        name = f"predictions.{reason}"
        yield count_of(name, label, "predictions", getattr(seen, reason), seen.admitted)
    label = say("frame.boxes")
    yield count_of("predictions.boxes", label, "predictions", seen.boxes, used)
    label = say("frame.versions")
    yield count_of("model.versions", label, "predictions", seen.versions, used)


def _incidents(study: Study) -> Iterator[Estimate]:
    because = study.lacking("incidents") or study.lacking("predictions")
    if because is not None:
        yield absent("incidents.on-map", say("frame.on-map"), "incidents", because)
        return
    seen = study.counts.incident_coverage[0]
    inside = seen.on_map + seen.nowhere + seen.off_map
    yield share_of("incidents.on-map", say("frame.on-map"), "incidents", seen.on_map, inside)
    yield share_of("incidents.off-map", say("frame.off-map"), "incidents", seen.off_map, inside)
    yield share_of("incidents.no-cell", say("frame.no-cell"), "incidents", seen.nowhere, inside)
    for name, number in (
        ("incidents-between", seen.between_periods),
        ("incidents-before", seen.earlier),
        ("incidents-after", seen.after),
    ):
        yield count_of(name, say(f"frame.{name}"), "incidents", number, seen.admitted)


def _periods(study: Study) -> Iterator[Estimate]:
    """Give the periods, cells without a prediction, and days that no forecast covers."""
    periods = study.counts.periods
    number = len(periods)
    yield count_of("periods", say("frame.periods"), "periods", number, number)
    if not periods:
        return
    whole = number * len(study.counts.map_cells)
    named = sum(one.predictions for one in periods)
    yield share_of(
        "cells.without-prediction", say("frame.unnamed"), "cells and periods",
        max(whole - named, 0), whole,
    )  # fmt: skip
    covered, days = _days(study)
    yield share_of(
        "days.without-forecast", say("frame.days"), "days", len(days - covered), len(days)
    )
    overlapping = sum(
        1 for one, after in itertools.pairwise(periods) if after.starts < one.ends
    )
    yield count_of(
        "periods.overlapping", say("frame.overlapping"), "periods", overlapping, number
    )
    issued = sum(one.issued for one in periods)
    yield share_of(
        "predictions.undated-issue", say("frame.unissued"), "predictions", named - issued, named
    )


def _days(study: Study) -> tuple[set[date], set[date]]:
    """Give the days that a forecast touches, and those from the first to the last."""
    periods = study.counts.periods
    covered = {
        one.starts.date() + k * _DAY
        for one in periods
        for k in range(
            ((one.ends - timedelta(microseconds=1)).date() - one.starts.date()).days + 1
        )
    }
    first, last = min(covered), max(covered)
    return covered, {first + k * _DAY for k in range((last - first).days + 1)}


def _lags(study: Study) -> Iterator[Estimate]:
    name, label = "reports.median-days", say("frame.median-lag")
    because = study.lacking("incidents", "reported_at")
    rows = study.counts.lags
    whole = sum(one.incidents for one in rows)
    if because is not None or not whole:
        yield absent(name, label, "incidents", because or say("absent.none", unit="incidents"))
        return
    yield exactly(name, label, _quantile(study, 0.5), whole, "incidents", "count")
    late = sum(one.incidents for one in rows if one.days >= 1)
    yield share_of("reports.late", say("frame.late"), "incidents", late, whole)
    before = sum(one.incidents for one in rows if one.days < 0)
    yield share_of("reports.before", say("frame.reported-before"), "incidents", before, whole)


def _quantile(study: Study, part: float) -> float:
    rows = sorted(study.counts.lags, key=lambda one: one.days)
    whole, seen = sum(one.incidents for one in rows), 0
    for one in rows:
        seen += one.incidents
        if seen >= part * whole:
            return one.days
    raise ValueError("no report has a day")


def _judge(study: Study, because: Sentence | None) -> Verdict:
    if because is not None or study.lacking("incidents") is not None:
        return Verdict.NOT_ASSESSABLE
    seen, incidents = study.counts.coverage[0], study.counts.incident_coverage[0]
    lost = sum(
        getattr(seen, reason) for reason in _LOST if reason not in {"category", "outside"}
    )
    lost += incidents.off_map + incidents.nowhere + incidents.between_periods
    return Verdict.CONTRADICTED if lost else Verdict.SUPPORTED


def _plain(study: Study) -> Sentence:
    seen, incidents = study.counts.coverage[0], study.counts.incident_coverage[0]
    return say(
        "frame.plain",
        predictions=seen.celled + seen.boxes,
        admitted=seen.admitted,
        periods=len(study.counts.periods),
        on_map=incidents.on_map,
        lost=incidents.off_map + incidents.nowhere,
        between=incidents.between_periods,
    )
