"""Does it matter that a box is put where its centre lies, and not where all of it lies?"""

from dataclasses import replace

import numpy as np

from veedor.audits.exposure.findings.disparity import why_not
from veedor.audits.exposure.findings.lost import whys
from veedor.audits.exposure.shown import asks, ratio_of, value_of
from veedor.audits.exposure.study import Array, Study, short
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, share_of
from veedor.stats.exposure_ratio import exposure_ratio
from veedor.stats.splits import shares_given

_MILLION = 1_000_000
_MOVED = "assignment.moved"


def find(study: Study) -> Finding:
    """Give the share of predictions that changes area, and the ratio with boxes shared out."""
    because = _why_not(study)
    estimates: tuple[Estimate, ...] = (
        (_moved(study), _outside(study), _ratio(study))
        if because is None
        else (absent(_MOVED, say(_MOVED), "predictions", because),)
    )
    return Finding(
        id="exposure.assignment",
        rank=34,
        title=say("assignment.title"),
        claim=say("assignment.claim"),
        verdict=_judge(study, estimates),
        plain=because or _plain(estimates),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("assignment.caveat", metres=study.options.box_metres),),
        asks=asks(study, "predictions", "areas"),
        queries=("overlaps", "by_area"),
    )


def _why_not(study: Study) -> Sentence | None:
    if not study.given("predictions"):
        return say("absent.no-predictions")
    if study.written("predictions"):
        return say("absent.no-points")
    if not study.options.box_metres:
        return say("absent.no-box")
    return study.unplaced("predictions")


def shared_out(study: Study) -> Array:
    """Give the millionths of predictions in each area, each shared out by its box."""
    place = {area.area_code: i for i, area in enumerate(study.areas)}
    parts = np.zeros(len(study.areas))
    for one in study.counts.overlaps:
        if one.area_code in place:
            parts[place[one.area_code]] += float(one.parts)
    return parts


def _moved(study: Study) -> Estimate:
    """Give the share of what is in areas by the centre that other areas have by the box."""
    by_centre = study.things["predictions"] * float(_MILLION)
    lost = np.clip(by_centre - shared_out(study), 0, None).sum()
    whole = int(study.things["predictions"].sum())
    moved = round(float(lost) / _MILLION)
    return share_of(_MOVED, say(_MOVED), "predictions", moved, whole)


def _outside(study: Study) -> Estimate:
    """Give the share of all boxes that lies in no area; only points on the globe have a box."""
    found = whys(study, "predictions")
    whole = sum(found[why] for why in ("inside", "outside", "several"))
    out = min(max(whole - round(float(shared_out(study).sum()) / _MILLION), 0), whole)
    return share_of("assignment.outside", say("assignment.outside"), "predictions", out, whole)


def _ratio(study: Study) -> Estimate:
    group = study.chosen()
    name, label = "predicted.against-census-by-box", say("assignment.ratio", group="?")
    because = why_not(study, "predictions")
    if because is not None or group is None:
        return absent(name, label, "areas", because or say("absent.no-choice"))
    label = say("assignment.ratio", group=short(group.name))
    keep = study.usable("predictions", group)
    centred = study.populated("predictions", group, keep, np.zeros(len(study.areas)))
    found = exposure_ratio(replace(centred, things=shared_out(study)[keep]))
    if found is None:
        return absent(name, label, "areas", say("absent.no-ratio"))
    return ratio_of(name, label, found, study)


def _judge(study: Study, estimates: tuple[Estimate, ...]) -> Verdict:
    """Judge the claim that both ways find the group more, or both less, exposed."""
    group = study.chosen()
    if group is None or len(estimates) < 3 or estimates[2].interval is None:
        return Verdict.NOT_ASSESSABLE
    keep = study.usable("predictions", group)
    flat = np.zeros(len(study.areas))
    centred = exposure_ratio(study.populated("predictions", group, keep, flat))
    by_box = value_of(estimates[2])
    if centred is None or by_box is None:
        return Verdict.NOT_ASSESSABLE
    same = (centred.value - 1) * (by_box - 1) > 0
    return Verdict.SUPPORTED if same else Verdict.CONTRADICTED


def _plain(estimates: tuple[Estimate, ...]) -> Sentence:
    moved = value_of(estimates[0])
    outside = value_of(estimates[1])
    if moved is None:
        return estimates[0].absent_because or say("absent.no-box")
    return say("assignment.plain", moved=moved, outside=outside or 0.0)
