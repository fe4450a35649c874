"""What boxes caught if the places of events are off: boxes stay, places are moved."""

import numpy as np
from numpy.typing import NDArray

from veedor.stats.misplaced import Draw
from veedor.stats.relocation import Boxes, Points, overlapping

Floats = NDArray[np.float64]


def boxes_misplaced(boxes: Boxes, points: Points, draw: Draw, *, draws: int) -> Floats:
    """Give boxes with an event / boxes, events in a box / events, after each draw of errors.

    ``draw`` gives errors in the unit of the coordinates. Events at one place move together:
    one address is read alike each time. As many rows as draws, two columns: precision and
    capture, as ``relocate`` counts them. The error comes on top of the one that the places
    already have. Raises ValueError without a box or without an event.

    >>> one = np.array([0.5])
    >>> boxes = Boxes(x=one, y=one, side=1.0, start=one * 0, end=one * 2)
    >>> still = lambda places: (np.zeros(places), np.zeros(places))
    >>> boxes_misplaced(boxes, Points(x=one, y=one, time=one), still, draws=1).tolist()
    [[1.0, 1.0]]
    """
    if not len(boxes.x) or not len(points.x):
        raise ValueError("need a box and an event")
    box, point = overlapping(boxes.start, boxes.end, points.time)
    spots, place = np.unique(np.column_stack([points.x, points.y]), axis=0, return_inverse=True)
    at = np.ravel(place)[point]
    apart_x, apart_y = points.x[point] - boxes.x[box], points.y[point] - boxes.y[box]
    half = boxes.side / 2
    shares = np.empty((draws, 2))
    for k in range(draws):
        east, north = draw(len(spots))
        inside = (np.abs(apart_x + east[at]) <= half) & (np.abs(apart_y + north[at]) <= half)
        shares[k] = (
            len(np.unique(box[inside])) / len(boxes.x),
            len(np.unique(point[inside])) / len(points.x),
        )
    return shares
