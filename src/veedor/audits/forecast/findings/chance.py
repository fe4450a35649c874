"""What boxes laid elsewhere in the same pattern would have met: the chance level."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veedor.audits.forecast.laid_boxes import boxes_lacking, laid_boxes
from veedor.audits.forecast.shown import asks, exactly, given
from veedor.audits.forecast.study import Study
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded

if TYPE_CHECKING:
    from veedor.stats.relocation import Relocated

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_BOXES = "predictions"
_INCIDENTS = "incidents"
_METHOD = "the whole pattern of boxes laid elsewhere"
_SQUARE_KM = 1_000_000


def find(study: Study) -> Finding:
    """Give hits of the boxes, and of the whole pattern of boxes laid elsewhere."""
    because = boxes_lacking(study)
    found = None if because is not None else _relocated(study)
    estimates = (
        tuple(_estimates(study, found))
        if found is not None
        else (
            absent("boxes.hit", say("chance.hit"), _BOXES, because or say("absent.no-boxes")),
        )
    )
    return Finding(
        id="forecast.chance",
        rank=22,
        title=say("chance.title"),
        claim=say("chance.claim"),
        verdict=_judge(study, found),
        plain=because or _plain(found),
        estimates=estimates,
        pictured=given(e for e in estimates if e.shape == "share"),
        caveats=(
            say("chance.caveat"),
            say("chance.caveat-frame"),
            say("chance.caveat-counting"),
        ),
        asks=asks(because, "predictions", "incidents"),
        queries=("boxes", "points"),
    )


def _relocated(study: Study) -> "Relocated":
    import numpy as np

    from veedor.stats.relocation import relocate

    boxes, points = laid_boxes(study)
    # Half a box around everything: else a box at one edge would hold what lies at the other.
    half = study.options.box_metres / 2
    frame = (
        float(min(boxes.x.min(), points.x.min()) - half),
        float(min(boxes.y.min(), points.y.min()) - half),
        float(max(boxes.x.max(), points.x.max()) + half),
        float(max(boxes.y.max(), points.y.max()) + half),
    )
    rng = np.random.default_rng(study.setting.seed)
    return relocate(boxes, points, frame, rng, moves=study.options.relocations)


def _estimates(study: Study, found: "Relocated") -> Iterator[Estimate]:
    yield exactly("boxes.hit", say("chance.hit"), found.precision, found.boxes, _BOXES, "share")
    yield _by_chance("boxes.hit-by-chance", found, precision=True)
    yield from _lift("boxes.lift", found.precision_lift, found.boxes, _BOXES)
    yield exactly(
        "boxes.capture", say("chance.capture"), found.capture, found.events, _INCIDENTS, "share"
    )
    yield _by_chance("boxes.capture-by-chance", found, precision=False)
    yield from _lift("boxes.capture-lift", found.capture_lift, found.events, _INCIDENTS)
    yield exactly(
        "boxes.as-good-by-chance", say("chance.p", moves=found.moves), found.p, found.moves,
        "draws", "share",
    )  # fmt: skip
    yield _even(study, found)


def _by_chance(name: str, found: "Relocated", *, precision: bool) -> Estimate:
    mean = found.chance_precision if precision else found.chance_capture
    low, high = found.precision_range if precision else found.capture_range
    return Estimate(
        name=name,
        label=say(f"chance.{name}"),
        shape="share",
        unit=_BOXES if precision else _INCIDENTS,
        support=found.boxes if precision else found.events,
        method=_METHOD,
        interval=Interval(
            kind="confidence",
            value=rounded(mean),
            low=rounded(min(low, mean)),
            high=rounded(max(high, mean)),
            level=0.95,
        ),
    )


def _lift(name: str, lift: float | None, support: int, unit: str) -> Iterator[Estimate]:
    label = say(f"chance.{name}")
    if lift is None:
        yield absent(name, label, unit, say("absent.no-chance"))
    else:
        yield exactly(name, label, lift, support, unit)


def _even(study: Study, found: "Relocated") -> Estimate:
    """Give the plain chance level: no box overlaps, incidents even over area and time."""
    from veedor.stats.relocation import even_chance

    name, label = "boxes.even-chance", say("chance.even")
    area, boxes = study.options.area_km2, study.counts.boxes
    if area is None:
        return absent(name, label, _BOXES, say("absent.no-area"))
    whole = max(one.valid_to for one in boxes) - min(one.valid_from for one in boxes)
    spent = sum(
        (one.valid_to - one.valid_from).total_seconds() * one.predictions for one in boxes
    )
    box = study.options.box_metres**2 / _SQUARE_KM
    even = even_chance(
        found.events, found.boxes, box_area=min(box, area), area=area,
        box_time=spent / found.boxes, time=whole.total_seconds(),
    )  # fmt: skip
    return exactly(name, label, even.per_box, found.boxes, _BOXES, "rate")


def _judge(study: Study, found: "Relocated | None") -> Verdict:
    if found is None:
        return Verdict.NOT_ASSESSABLE
    better = found.p <= (1 - study.options.level)
    return Verdict.SUPPORTED if better else Verdict.INCONCLUSIVE


def _plain(found: "Relocated | None") -> Sentence:
    if found is None:
        return say("absent.no-boxes")
    return say(
        "chance.plain",
        boxes=found.boxes,
        hit=rounded(found.precision),
        chance=rounded(found.chance_precision),
        capture=rounded(found.capture),
        events=found.events,
        capture_chance=rounded(found.chance_capture),
    )
