"""Cameras per resident, area by area: the most against the least."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

import numpy as np

from veedor.audits.exposure.shown import Ratio, asks, index_of, rate_of
from veedor.audits.exposure.study import Group, Study, short
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of

_RATIO = "cameras.per-resident-ratio"


@dataclass(frozen=True)
class _Place:
    """An area, or a larger one: its cameras, its residents, and the error of their number."""

    name: str
    cameras: int
    residents: float
    error: float

    @property
    def rate(self) -> float:
        return self.cameras / self.residents


def find(study: Study) -> Finding:
    """Give cameras per resident where there are most over where there are least."""
    because = _why_not(study)
    places = _places(study) if because is None else []
    estimates = (_ratio(study, places, because), *_more(study, places))
    return Finding(
        id="exposure.cameras",
        rank=31,
        title=say("cameras.title"),
        claim=say("cameras.claim"),
        verdict=_judge(places),
        plain=because or _plain(places),
        estimates=estimates,
        pictured=tuple(e.name for e in estimates if e.shape == "rate" and e.interval),
        caveats=(say("cameras.caveat"), say("cameras.caveat-extremes")),
        asks=asks(study, "cameras", "census", "areas"),
        queries=("by_area", "by_parent", "residents"),
    )


def _why_not(study: Study) -> Sentence | None:
    if not study.given("cameras"):
        return say("absent.no-cameras")
    if Group("persons", "") not in study.people:
        return say("absent.no-residents")
    return None


def _places(study: Study) -> list[_Place]:
    """Give the places with residents, those with most cameras for each of them first."""
    everybody, errors = (held[Group("persons", "")] for held in (study.people, study.errors))
    usable = study.reachable("cameras") & (np.nan_to_num(everybody) > 0)
    names = _names(study)
    cameras: dict[str, int] = dict.fromkeys(names.values(), 0)
    residents, squares = dict.fromkeys(cameras, 0.0), dict.fromkeys(cameras, 0.0)
    for i in np.flatnonzero(usable).tolist():
        if i in names:
            residents[names[i]] += float(everybody[i])
            squares[names[i]] += float(errors[i]) ** 2
    for name, n in _cameras(study).items():
        if name in cameras:
            cameras[name] += n
    called = {area.area_code: area.area_name or area.area_code for area in study.areas}
    found = [
        _Place(called.get(name, name), cameras[name], residents[name], sqrt(squares[name]))
        for name in cameras
        if residents[name]
    ]
    return sorted(found, key=lambda one: (-one.rate, one.name))


def _names(study: Study) -> dict[int, str]:
    """Name, for each area, the place that it counts for."""
    if study.options.cameras_by == "parent":
        return {i: a.parent for i, a in enumerate(study.areas) if a.parent is not None}
    return {i: a.area_code for i, a in enumerate(study.areas)}


def _cameras(study: Study) -> dict[str, int]:
    if study.options.cameras_by == "parent":
        rows = study.counts.by_parent
        return {one.parent: one.things for one in rows if one.record == "cameras"}
    rows_by_area = study.counts.by_area
    return {one.area_code: one.things for one in rows_by_area if one.record == "cameras"}


def _ratio(study: Study, places: list[_Place], because: Sentence | None) -> Estimate:
    label, unit = say("cameras.ratio"), "areas"
    if because is None:
        because = _no_ratio(places)
    if because is not None:
        return absent(_RATIO, label, unit, because)
    most, least = places[0], places[-1]
    error = sqrt(sum((one.error / one.residents) ** 2 for one in (most, least)))
    value = most.rate / least.rate
    return index_of(_RATIO, label, Ratio(value, error, len(places)), study)


def _no_ratio(places: list[_Place]) -> Sentence | None:
    if len(places) < 2:
        return say("absent.one-place")
    if not places[0].cameras:
        return say("absent.no-camera-placed")
    if not places[-1].cameras:
        bare = sum(not one.cameras for one in places)
        return say("absent.place-without-camera", bare=bare, areas=len(places))
    return None


def _more(study: Study, places: list[_Place]) -> Iterator[Estimate]:
    if not places:
        return
    bare = sum(not one.cameras for one in places)
    yield count_of("cameras.places-without", say("cameras.without"), "areas", bare, len(places))
    shown = study.options.most_shown
    for number, one in enumerate(places[:shown] if len(places) > shown else places, 1):
        label = say("cameras.rate", place=short(one.name), cameras=one.cameras)
        rate = Ratio(1000 * one.rate, one.error / one.residents, round(one.residents))
        yield rate_of(f"cameras.place.{number}", label, "residents", rate, study)


def _judge(places: list[_Place]) -> Verdict:
    if len(places) < 2 or not places[0].cameras:
        return Verdict.NOT_ASSESSABLE
    alike = places[0].rate == places[-1].rate
    return Verdict.SUPPORTED if alike else Verdict.CONTRADICTED


def _plain(places: list[_Place]) -> Sentence:
    if len(places) < 2 or not places[0].cameras:
        return _no_ratio(places) or say("absent.one-place")
    most, least = places[0], places[-1]
    return say(
        "cameras.plain",
        most=short(most.name),
        high=1000 * most.rate,
        least=short(least.name),
        low=1000 * least.rate,
    )
