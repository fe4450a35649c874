"""Boxes without cells, and incidents, on one plane in metres and on one clock in hours."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from veedor.audits.forecast.panel import flat
from veedor.audits.forecast.study import Study
from veedor.core import Sentence, say

if TYPE_CHECKING:
    import numpy as np

    from veedor.stats.relocation import Boxes, Points

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415


def boxes_lacking(study: Study) -> Sentence | None:
    """Say what boxes and incidents lack to be laid on one plane; None where nothing does."""
    for record in ("predictions", "incidents"):
        because = study.lacking(record, "latitude", "longitude")
        if because is not None:
            return because
    if not study.counts.boxes:
        return say("absent.no-boxes")
    return None if study.counts.points else say("absent.no-points")


def laid_boxes(study: Study) -> "tuple[Boxes, Points]":
    """Lay boxes and incidents on one plane in metres, and on one clock in hours."""
    import numpy as np

    from veedor.stats.relocation import Boxes, Points

    boxes = [one for one in study.counts.boxes for _ in range(one.predictions)]
    points = [one for one in study.counts.points for _ in range(one.incidents)]
    east = [*(float(one.longitude) for one in boxes), *(float(p.longitude) for p in points)]
    north = [*(float(one.latitude) for one in boxes), *(float(p.latitude) for p in points)]
    x, y = flat(east, north)
    zero = min(one.valid_from for one in boxes)

    def hours(
        moments: Sequence[datetime],
    ) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
        return np.array([(moment - zero).total_seconds() / 3600 for moment in moments])

    number = len(boxes)
    return Boxes(
        x=x[:number],
        y=y[:number],
        side=study.options.box_metres,
        start=hours([one.valid_from for one in boxes]),
        end=hours([one.valid_to for one in boxes]),
    ), Points(x=x[number:], y=y[number:], time=hours([one.occurred_at for one in points]))
