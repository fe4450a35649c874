"""What the grid makes of it: other turns, other sizes of cells, places that are off."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from veedor.audits.forecast.ground import Ground
from veedor.audits.forecast.maps import MONTH
from veedor.audits.forecast.moved import moved_estimates
from veedor.audits.forecast.moved_boxes import box_estimates, plain_boxes
from veedor.audits.forecast.regrid import (
    Run,
    as_laid,
    order_only,
    runs_of,
)
from veedor.audits.forecast.shown import INCIDENTS, Shape, asks, between, exactly, given
from veedor.audits.forecast.study import Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.exact import rounded

_GRIDS = "grids"
_FIRST = "capture.by-coordinates"
_OVER = "-over"
Ends: TypeAlias = tuple[float, float]


def find(study: Study) -> Finding:
    """Give capture, PAI and the lead over last month on other grids and with places moved."""
    because = _why_not(study)
    first = (
        (absent(_FIRST, say("grid.by-coordinates-absent"), INCIDENTS, because),)
        if because is not None
        else tuple(_estimates(study, _ground(study)))
    )
    boxes = tuple(box_estimates(study))
    estimates = (*first, *boxes)
    return Finding(
        id="forecast.grid",
        rank=31,
        title=say("grid.title"),
        claim=say("grid.claim"),
        verdict=_judge(estimates),
        plain=plain_boxes(because, boxes) if because is not None else _plain(first),
        estimates=estimates,
        pictured=given(
            e
            for e in estimates
            if e.name.startswith(("capture.", "boxes.capture.")) and _OVER not in e.name
        ),
        caveats=(
            say("grid.caveat-cut"),
            say("grid.caveat-error"),
            say("grid.caveat-chosen"),
            *((say("grid.caveat-boxes"),) if boxes else ()),
        ),
        asks=asks(because, "predictions", "incidents", "cells"),
        queries=(
            *("periods", "predicted", "map_cells", "event_places"),
            *(("boxes", "points") if boxes else ()),
        ),
    )


def _ground(study: Study) -> Ground:
    if isinstance(study.ground, Sentence):
        raise ValueError("there is no grid")  # noqa: TRY004 - asked for what was refused
    return study.ground


def _why_not(study: Study) -> Sentence | None:
    if study.why_not is not None:
        return study.why_not
    if isinstance(study.ground, Sentence):
        return study.ground
    return None if _on_map(study.ground) else say("absent.none-on-map")


def _on_map(ground: Ground) -> int:
    """Count the incidents whose coordinates lie in a box of the map."""
    found = ground.found
    cell = ground.grid.cell_at(found.east, found.north)[found.place]
    return int(found.events[cell >= 0].sum())


def _estimates(study: Study, ground: Ground) -> Iterator[Estimate]:
    panel, contest = study.ready()
    support = _on_map(ground)
    caught = list(as_laid(study, ground))
    label = say("grid.by-coordinates", placed=support, recorded=panel.total)
    yield exactly(_FIRST, label, caught[0], support, INCIDENTS, "share")
    pai = caught[0] / contest.product.caught.area_used
    yield exactly("pai.by-coordinates", say("grid.pai-by-coordinates"), pai, support, INCIDENTS)
    if MONTH in contest.baselines:
        gap = caught[0] - caught[1]
        label = say("grid.by-coordinates-over")
        yield exactly(f"{_FIRST}{_OVER}", label, gap, support, INCIDENTS)
    yield from _grids(study, ground, support)
    yield from moved_estimates(study, ground, support)


def _grids(study: Study, ground: Ground, support: int) -> Iterator[Estimate]:
    """Give the ranges over turned grids and over resized ones."""
    if order_only(study):
        for name in ("turned", "resized"):
            label, why = say(f"grid.{name}-absent"), say("absent.order-no-parts")
            yield absent(f"capture.{name}", label, INCIDENTS, why)
        return
    runs = runs_of(study, ground)
    wide = [one for one in runs if one.pai is not None]
    turned = [one for one in wide if one.size == 1]
    resized = [one for one in wide if one.turn == 0]
    most = max((one.turn for one in turned), default=0.0)
    sizes = [one.size for one in resized] or [1.0]
    yield from _range(
        "turned", say("grid.turned", grids=len(turned), most=most), turned, support
    )
    label = say(
        "grid.resized", grids=len(resized), least=rounded(min(sizes)), most=rounded(max(sizes))
    )
    yield from _range("resized", label, resized, support)
    label = say("grid.without-room")
    yield count_of("grids.without-room", label, _GRIDS, len(runs) - len(wide), len(runs))


def _range(name: str, label: Sentence, runs: list[Run], support: int) -> Iterator[Estimate]:
    if not runs:
        yield absent(f"capture.{name}", label, INCIDENTS, say("absent.no-room-on-grids"))
        return
    parts: tuple[tuple[str, str, Callable[[Run], float], Shape], ...] = (
        ("pai", "grid.pai", lambda one: one.pai or 0.0, "index"),
        ("area", "grid.area", lambda one: one.area_used, "share"),
    )
    ends = _ends([one.rate for one in runs])
    yield between(f"capture.{name}", label, ends, support, INCIDENTS, "share")
    for key, words, value, shape in parts:
        ends = _ends([value(one) for one in runs])
        yield between(f"{key}.{name}", say(f"{words}-{name}"), ends, support, INCIDENTS, shape)
    gaps = [one.rate - one.month for one in runs if one.month is not None]
    if gaps:
        label = say(f"grid.over-{name}")
        yield between(f"capture.{name}{_OVER}", label, _ends(gaps), support, INCIDENTS)


def _ends(values: list[float]) -> Ends:
    return min(values), max(values)


def _judge(estimates: tuple[Estimate, ...]) -> Verdict:
    """Judge whether the forecast was ahead of last month's places on every grid tried."""
    leads = [e.interval for e in estimates if e.name.endswith(_OVER) and e.interval]
    if not leads:
        return Verdict.NOT_ASSESSABLE
    if all(one.low > 0 for one in leads):
        return Verdict.SUPPORTED
    counted = [one.low for one in leads if one.kind != "confidence"]
    drawn = [one.high for one in leads if one.kind == "confidence"]
    behind = min(counted) < 0 or min(drawn, default=0.0) < 0
    return Verdict.CONTRADICTED if behind else Verdict.INCONCLUSIVE


def _plain(estimates: tuple[Estimate, ...]) -> Sentence:
    held = {e.name: e.interval for e in estimates if e.interval is not None}
    grids = [held[one] for one in ("capture.turned", "capture.resized") if one in held]
    index = [held[one] for one in ("pai.turned", "pai.resized") if one in held]
    moved = [
        one for name, one in held.items()
        if name.startswith(("capture.misplaced", "capture.rounded")) and _OVER not in name
    ]  # fmt: skip
    first = estimates[0]
    facts: dict[str, float] = {"as_is": held[_FIRST].low, "n": first.support}
    if moved:
        facts |= {
            "moved_low": min(i.low for i in moved),
            "moved_high": max(i.high for i in moved),
        }
    if grids:
        facts |= {"low": min(i.low for i in grids), "high": max(i.high for i in grids)}
        facts |= {"least": min(i.low for i in index), "most": max(i.high for i in index)}
    key = {(True, True): "both", (True, False): "grids", (False, True): "errors"}
    return say(f"grid.plain-{key.get((bool(grids), bool(moved)), 'none')}", **facts)
