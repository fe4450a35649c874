"""What boxes without cells held with the places of incidents moved, and what is not tried.

Boxes are not cut again into another grid: nothing was predicted for the ground between them,
and no record says which ground could have been named.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from veedor.audits.forecast.ground import decimals_of
from veedor.audits.forecast.laid_boxes import boxes_lacking, laid_boxes
from veedor.audits.forecast.moved import (
    METRES_A_DEGREE,
    Error,
    drawn_share,
    errors_of,
    spread_of,
)
from veedor.audits.forecast.panel import flat
from veedor.audits.forecast.shown import INCIDENTS, exactly
from veedor.audits.forecast.study import Study
from veedor.core import Estimate, Sentence, say
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded

if TYPE_CHECKING:
    from veedor.stats.misplaced import Draw
    from veedor.stats.relocation import Boxes, Points

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_CAPTURE = "boxes.capture."
HELD = f"{_CAPTURE}unmoved"
_PARTS = (("hit", "predictions"), ("capture", INCIDENTS))


def box_estimates(study: Study) -> Iterator[Estimate]:
    """Give precision and capture of boxes with places moved; none where there is no box."""
    if not study.counts.boxes:
        return
    if (because := boxes_lacking(study)) is not None:
        yield absent(HELD, say("grid.boxes-capture"), INCIDENTS, because)
    else:
        yield from _moved(study, *laid_boxes(study))
    for name in ("turned", "resized"):
        why = say(f"absent.boxes-not-{name}")
        yield absent(f"boxes.{name}", say(f"grid.boxes-{name}"), INCIDENTS, why)


def _moved(study: Study, boxes: "Boxes", points: "Points") -> Iterator[Estimate]:
    import numpy as np

    from veedor.stats.misplaced_boxes import boxes_misplaced

    options, supports = study.options, (len(boxes.x), len(points.x))
    still = boxes_misplaced(boxes, points, lambda n: (np.zeros(n), np.zeros(n)), draws=1)
    for (part, unit), share, support in zip(_PARTS, still[0].tolist(), supports, strict=True):
        label = say(f"grid.boxes-{part}")
        yield exactly(f"boxes.{part}.unmoved", label, share, support, unit, "share")
    decimals = max(
        max(decimals_of(one.latitude), decimals_of(one.longitude))
        for one in study.counts.points
    )
    for error in errors_of(options, decimals):
        draw = _dice(study, error)
        shares = boxes_misplaced(boxes, points, draw, draws=options.place_draws)
        for k, (part, unit) in enumerate(_PARTS):
            label = say(
                f"grid.boxes-{part}-{error.words}",
                metres=rounded(error.metres), draws=options.place_draws, decimals=decimals,
            )  # fmt: skip
            found = spread_of(shares[:, k], options.level)
            name = f"boxes.{part}.{error.name}"
            made = drawn_share(name, label, found, supports[k], options.level, "share")
            yield structs.replace(made, unit=unit)


def _dice(study: Study, error: Error) -> "Draw":
    """Give errors in metres, the same dice for each of them."""
    import numpy as np

    from veedor.stats.misplaced import even_error, normal_error

    rng = np.random.default_rng(study.setting.seed)
    if not error.even:
        return normal_error(error.metres, (1.0, 1.0), rng)
    norths = [float(one.latitude) for one in study.counts.boxes]
    norths += [float(one.latitude) for one in study.counts.points]
    east, _ = flat([0.0, 1.0], [min(norths), max(norths)])
    degrees = error.metres / METRES_A_DEGREE
    return even_error((degrees * float(east[1] - east[0]), error.metres), rng)


def plain_boxes(because: Sentence, boxes: tuple[Estimate, ...]) -> Sentence:
    """Say what boxes held with places moved, where there are no cells; else what is lacking."""
    held = {e.name: e for e in boxes if e.interval is not None}
    moved = [
        e.interval
        for name, e in held.items()
        if name.startswith(_CAPTURE) and name != HELD and e.interval is not None
    ]
    if not moved or because.id != "absent.no-cells-predicted":
        return because
    as_is = held[HELD]
    return say(
        "grid.plain-boxes",
        as_is=0.0 if as_is.interval is None else as_is.interval.low,
        n=as_is.support,
        moved_low=min(one.low for one in moved),
        moved_high=max(one.high for one in moved),
    )
