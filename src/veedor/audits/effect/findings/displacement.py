"""What fell where it was: did it rise next door?"""

from dataclasses import dataclass

from veedor.audits.effect.grid import FAR, Grid
from veedor.audits.effect.shown import asks, effect_of, or_why, plain_index
from veedor.audits.effect.study import Study
from veedor.core import Ask, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.differences import Contrast
from veedor.stats.displaced import Turn, displacement_quotient, of_counts

_POISSON = "weighted displacement difference (Wheeler and Ratcliffe 2018)"
_QUOTIENT = "weighted displacement quotient (Bowers and Johnson 2003)"
_NAMES = ("target", "near", "net", "quotient")


@dataclass(frozen=True)
class _Areas:
    """Events before and after in the target, next door and far off, and how large each is."""

    target: Turn
    near: Turn
    far: Turn
    units: tuple[int, int, int]
    periods: tuple[int, int]


def find(study: Study) -> Finding:
    """Give the change in events in the target, next door, and of both together."""
    because = _why_not(study)
    areas = None if because else _areas(study.panel)
    estimates = _estimates(study, areas, because)
    return Finding(
        id="effect.displacement",
        rank=6,
        title=say("displacement.title"),
        claim=say("displacement.claim"),
        verdict=_judge(estimates),
        plain=_plain(estimates, because),
        estimates=estimates,
        pictured=tuple(e.name for e in estimates[:3] if e.interval is not None),
        caveats=(say("displacement.caveat"), say("displacement.caveat-poisson")),
        asks=_asks(because),
        queries=("cells", "links"),
    )


def _why_not(study: Study) -> Sentence | None:
    if study.apart is not None:
        return study.apart
    if "neighbours" not in study.setting.given:
        return say("absent.no-neighbours")
    grid = study.panel
    if not grid.one_date:
        return say("absent.several-dates")
    return None if _near(grid) else say("absent.none-near")


def _near(grid: Grid) -> int:
    return sum(int(ring) > 0 for ring in grid.ring)


def _areas(grid: Grid) -> _Areas:
    masks = (grid.ring == 0, grid.ring > 0, grid.ring == FAR)
    at = grid.first_after
    turns = [
        Turn(
            before=float(grid.events[mask, :at].sum()),
            after=float(grid.events[mask, at:].sum()),
        )
        for mask in masks
    ]
    return _Areas(
        target=turns[0],
        near=turns[1],
        far=turns[2],
        units=tuple(int(mask.sum()) for mask in masks),  # type: ignore[arg-type]
        periods=(at, len(grid.periods) - at),
    )


def _change(areas: _Areas, *, target: bool, near: bool) -> Contrast:
    """Give events more or fewer in a period than if all had moved like the far units."""
    before, after = areas.periods
    sizes = (areas.units[0] * target, areas.units[1] * near)
    held = sum(sizes) / areas.units[2]
    parts = []
    for turn, factor in (
        (areas.target, float(target)),
        (areas.near, float(near)),
        (areas.far, -held),
    ):
        parts += [(factor / after, turn.after), (-factor / before, turn.before)]
    return of_counts(parts)


def _estimates(
    study: Study, areas: _Areas | None, because: Sentence | None
) -> tuple[Estimate, ...]:
    labels = {name: say(f"displacement.{name}") for name in _NAMES}
    if areas is None:
        return tuple(
            or_why(f"displacement.{name}", label, "panel units", because)
            for name, label in labels.items()
        )
    level = study.options.level
    target, near = areas.units[0], areas.units[1]
    sides = {"target": (True, False), "near": (False, True), "net": (True, True)}
    support = {"target": target, "near": near, "net": target + near}
    quotient = displacement_quotient(areas.target, areas.near, areas.far)
    name, label = "displacement.quotient", labels["quotient"]
    return (
        *(
            effect_of(
                f"displacement.{side}",
                labels[side],
                _change(areas, target=here, near=there),
                support[side],
                level,
                _POISSON,
            )
            for side, (here, there) in sides.items()
        ),
        or_why(name, label, "panel units", say("absent.no-quotient"))
        if quotient is None
        else plain_index(name, label, quotient, target + near, "panel units", _QUOTIENT),
    )


def _judge(estimates: tuple[Estimate, ...]) -> Verdict:
    near = estimates[1].interval
    if near is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.SUPPORTED if near.low > 0 else Verdict.INCONCLUSIVE


def _plain(estimates: tuple[Estimate, ...], because: Sentence | None) -> Sentence:
    target, near, net = (e.interval for e in estimates[:3])
    if target is None or near is None or net is None:
        return because or say("absent.nothing-varies")
    return say(
        "displacement.plain",
        target=target.value or 0.0,
        near=near.value or 0.0,
        net=net.value or 0.0,
        low=net.low,
        high=net.high,
    )


def _asks(because: Sentence | None) -> tuple[Ask, ...]:
    if because is not None and because.id == "absent.no-neighbours":
        return (Ask(record="neighbours", text=say("ask.neighbours")),)
    return asks(because)
