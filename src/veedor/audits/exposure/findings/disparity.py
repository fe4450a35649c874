"""On whom did it fall? A group's exposure over that of all others, and with reports equal."""

from collections.abc import Iterator

import numpy as np

from veedor.audits.exposure.options import THINGS
from veedor.audits.exposure.shown import (
    Ratio,
    asks,
    if_areas_vary,
    index_of,
    ratio_of,
    value_of,
)
from veedor.audits.exposure.study import Array, Group, Study, short
from veedor.core import Alternative, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.exposure_ratio import ExposureRatio, exposure_ratio

_NAMED = {"predictions": "predicted"}


def find(study: Study) -> Finding:
    """Give things per resident of a group over things per resident of the others."""
    first = _contract(study)
    more = tuple(_others(study))
    estimates = (first, *_by_group(study), *more)
    return Finding(
        id="exposure.disparity",
        rank=12,
        title=say("disparity.title"),
        claim=say("disparity.claim"),
        verdict=_judge((first, *more)),
        plain=_plain(study, first),
        estimates=estimates,
        pictured=tuple(e.name for e in estimates if e.shape == "index" and e.interval),
        caveats=(
            say("disparity.caveat"),
            say("disparity.caveat-margins"),
            say("disparity.caveat-reports"),
        ),
        alternatives=tuple(_alternatives(study)),
        asks=asks(study, "predictions", "census", "areas"),
        queries=("by_area", "residents", "area_list"),
    )


def why_not(study: Study, record: str) -> Sentence | None:
    """Say why a record's exposures cannot be compared; None where they can."""
    return study.unplaced(record) or study.no_group()


def ratio(
    study: Study, record: str, group: Group, strata: Array | None = None
) -> ExposureRatio | None:
    """Give the ratio of exposures of a group, over areas where all that it needs is known."""
    keep = study.usable(record, group)
    if not keep.any():
        return None
    classes = np.zeros(len(study.areas)) if strata is None else strata
    return exposure_ratio(study.populated(record, group, keep, classes))


def _contract(study: Study) -> Estimate:
    return _against(study, "predictions")


def _against(study: Study, record: str) -> Estimate:
    name = f"{_NAMED.get(record, record)}.against-census"
    group = study.chosen()
    because = why_not(study, record)
    shown = short(group.name if group else study.options.group or "?")
    label = say("disparity.against", what=record, group=shown)
    if because is not None or group is None:
        return absent(name, label, "areas", because or say("absent.no-choice"))
    found = ratio(study, record, group)
    if found is None:
        return absent(name, label, "areas", say("absent.no-ratio"))
    return ratio_of(name, label, found, study)


def _others(study: Study) -> Iterator[Estimate]:
    group = study.chosen()
    for record in THINGS[1:]:
        if study.given(record):
            yield _against(study, record)
    if group is None:
        return
    for record in THINGS:
        if study.given(record) and why_not(study, record) is None:
            yield from _unpeopled(study, record, group)
            if record != "incidents":
                yield from _with_reports(study, record, group)


def _unpeopled(study: Study, record: str, group: Group) -> Iterator[Estimate]:
    keep = study.usable(record, group)
    left = int(study.things[record][~keep].sum())
    name = f"{_NAMED.get(record, record)}.without-residents"
    label = say("disparity.unpeopled", what=record)
    yield count_of(name, label, record, left, int(study.things[record].sum()))


def _with_reports(study: Study, record: str, group: Group) -> Iterator[Estimate]:
    """Give the same with reported crime held equal, and per reported crime."""
    prefix = _NAMED.get(record, record)
    labels = {
        what: say(f"disparity.{what}", what=record, group=short(group.name))
        for what in ("given-crime", "per-crime")
    }
    because = study.unplaced("incidents")
    if because is not None:
        for what, label in labels.items():
            yield absent(f"{prefix}.{what}", label, "areas", because)
        return
    found = ratio(study, record, group, strata_of(study, record, group))
    name = f"{prefix}.given-crime"
    if found is None:
        yield absent(name, labels["given-crime"], "areas", say("absent.no-ratio"))
    else:
        yield ratio_of(name, labels["given-crime"], found, study)
    yield _per_crime(study, record, group, labels["per-crime"])


def strata_of(study: Study, record: str, group: Group) -> Array:
    """Put the areas in classes of about equal number by reported crime per resident."""
    keep = study.usable(record, group) & study.reachable("incidents")
    strata = np.full(len(study.areas), -1.0)
    rate = study.things["incidents"][keep] / study.people[Group(group.unit, "")][keep]
    order = np.argsort(rate, kind="stable")
    classes = np.empty(rate.shape)
    classes[order] = np.arange(rate.size) * study.options.strata // max(rate.size, 1)
    # Areas with the same rate are in the same class, that of the first of them.
    _, first, place = np.unique(rate[order], return_index=True, return_inverse=True)
    classes[order] = classes[order][first][place]
    strata[keep] = classes
    return strata


def _per_crime(study: Study, record: str, group: Group, label: Sentence) -> Estimate:
    name = f"{_NAMED.get(record, record)}.per-crime"
    keep = study.usable(record, group) & study.reachable("incidents")
    things = ratio_on(study, record, group, keep)
    crimes = ratio_on(study, "incidents", group, keep)
    if things is None or crimes is None:
        return absent(name, label, "areas", say("absent.no-ratio"))
    value = things.value / crimes.value
    error = things.by_margins + crimes.by_margins  # at most: both rest on one census
    return index_of(name, label, Ratio(value, error, int(keep.sum())), study)


def ratio_on(study: Study, record: str, group: Group, keep: Array) -> ExposureRatio | None:
    """Give the ratio over the areas that are kept."""
    if not keep.any():
        return None
    flat = np.zeros(len(study.areas))
    return exposure_ratio(study.populated(record, group, keep, flat))


def _by_group(study: Study) -> Iterator[Estimate]:
    """Give the same for every other group that the census counts, for the subject."""
    record = study.options.subject
    if study.unplaced(record) is not None:
        return
    for place, group in enumerate(study.groups[: study.options.most_shown], 1):
        found = ratio(study, record, group)
        label = say("disparity.against", what=record, group=short(group.name))
        name = f"{_NAMED.get(record, record)}.group.{place}"
        if group != study.chosen() and found is not None:
            yield ratio_of(name, label, found, study)


def _alternatives(study: Study) -> Iterator[Alternative]:
    group = study.chosen()
    if group is None:
        return
    for record in THINGS:
        if why_not(study, record) is None:
            found = ratio(study, record, group)
            if found is not None:
                name = f"{_NAMED.get(record, record)}.if-areas-vary"
                label = say("disparity.against", what=record, group=short(group.name))
                yield Alternative(
                    text=say("disparity.if-areas-vary"),
                    estimates=(if_areas_vary(name, label, found, study.options),),
                )


def _judge(estimates: tuple[Estimate, ...]) -> Verdict:
    held = [e.interval for e in estimates if e.name.endswith("against-census") and e.interval]
    if not held:
        return Verdict.NOT_ASSESSABLE
    if any(one.low > 1 or one.high < 1 for one in held):
        return Verdict.CONTRADICTED
    return (
        Verdict.SUPPORTED
        if all(one.low == one.high == 1 for one in held)
        else (Verdict.INCONCLUSIVE)
    )


def _plain(study: Study, first: Estimate) -> Sentence:
    group, subject = study.chosen(), study.options.subject
    record = "predictions" if first.interval is not None else subject
    shown = first if record == "predictions" else _against(study, record)
    value = value_of(shown)
    if value is None or group is None:
        return shown.absent_because or say("absent.no-ratio")
    return say("disparity.plain", what=record, group=short(group.name), ratio=value)
