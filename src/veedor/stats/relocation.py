"""The chance level of boxes that overlap in place and time: the whole pattern, moved about."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Boxes(Struct, frozen=True, kw_only=True, eq=False):
    """Flagged boxes: centres, the length of a side, and from when to when each is valid."""

    x: Floats
    y: Floats
    side: float
    start: Floats
    end: Floats


class Points(Struct, frozen=True, kw_only=True, eq=False):
    """Events: where and when each happened."""

    x: Floats
    y: Floats
    time: Floats


class EvenChance(Struct, frozen=True, kw_only=True):
    """What boxes placed evenly over the area and the time would catch.

    ``per_box``: events expected in one box while it is valid; ``coverage``: the share of area x
    time that all boxes take together, overlaps counted again.
    """

    per_box: float
    coverage: float


class Relocated(Struct, frozen=True, kw_only=True):
    """Hits as they were, and as they were after moving all boxes together, keeping the shape.

    ``precision``: boxes with an event / boxes; ``capture``: events in a box / events: two
    numbers, as overlapping boxes count one event several times. ``chance_...``: means over the
    moves, with the 2.5th and 97.5th percentiles of ``moves`` moves. ``p``: share of moves
    (the pattern itself among them) that do as well in capture. ``assumes`` says what is kept.
    """

    boxes: int
    events: int
    precision: float
    capture: float
    chance_precision: float
    chance_capture: float
    precision_range: tuple[float, float]
    capture_range: tuple[float, float]
    precision_lift: float | None
    capture_lift: float | None
    p: float
    moves: int
    assumes: str = "any place of the area could have been flagged; times are kept as they were"


def even_chance(
    events: int, boxes: int, *, box_area: float, area: float, box_time: float, time: float
) -> EvenChance:
    """Give the chance level where boxes do not overlap and events are even over area and time.

    >>> found = even_chance(139, 5722, box_area=1.0, area=463.4, box_time=11.25, time=297 * 24)
    >>> round(100 * found.per_box, 3), round(100 * found.coverage, 2)
    (0.047, 1.95)
    """
    if not 0 < box_area <= area or not 0 < box_time <= time or events < 0 or boxes < 0:
        raise ValueError("need a box no larger than the area, valid no longer than the time")
    share = (box_area / area) * (box_time / time)
    return EvenChance(per_box=events * share, coverage=boxes * share)


def relocate(
    boxes: Boxes,
    points: Points,
    frame: tuple[float, float, float, float],
    rng: np.random.Generator,
    *,
    moves: int = 999,
) -> Relocated:
    """Give the chance level by moving the whole pattern of boxes in ``frame``, around edges.

    ``frame``: x and y at the lower left, x and y at the upper right. What leaves on one side
    comes in on the other, so no box is lost; shape, overlap and schedule stay. Where the area
    fills only part of the frame, the chance is that of the frame: use ``relocate_cells``.

    >>> one = np.array([0.5])
    >>> boxes = Boxes(x=one, y=one, side=1.0, start=one * 0, end=one * 2)
    >>> found = relocate(boxes, Points(x=one, y=one, time=one), (0, 0, 5, 5),
    ...                  np.random.default_rng(1), moves=4_999)
    >>> found.capture, round(found.chance_capture, 2)
    (1.0, 0.04)
    """
    box, point = overlapping(boxes.start, boxes.end, points.time)
    wide, tall = frame[2] - frame[0], frame[3] - frame[1]
    if not wide > 0 or not tall > 0 or not len(boxes.x) or not len(points.x):
        raise ValueError("need a box, an event, and a frame with an inside")
    apart_x, apart_y = points.x[point] - boxes.x[box], points.y[point] - boxes.y[box]
    half = boxes.side / 2
    hits = np.empty((moves + 1, 2))
    steps = np.concatenate([np.zeros((1, 2)), rng.random((moves, 2)) * (wide, tall)])
    for k, (step_x, step_y) in enumerate(steps):
        inside = (np.abs(_around(apart_x - step_x, wide)) <= half) & (
            np.abs(_around(apart_y - step_y, tall)) <= half
        )
        hits[k] = len(np.unique(box[inside])), len(np.unique(point[inside]))
    whole = np.full(moves, float(len(boxes.x)))
    return _told(hits[0], hits[1:], whole, len(boxes.x), len(points.x))


def relocate_cells(
    boxes: tuple[Ints, Ints, Floats, Floats],
    points: tuple[Ints, Ints, Floats],
    area: NDArray[np.bool_],
) -> Relocated:
    """Give the chance level over every move of the pattern on a lattice: no dice.

    ``boxes``: row, column, start, end; ``points``: row, column, time; ``area``: which places
    of the lattice lie in the jurisdiction. A move goes around the edges; boxes that it puts
    outside the area leave its denominator. Each box is one place of the lattice.

    >>> here, t = np.array([0]), np.array([1.0])
    >>> area = np.ones((5, 5), dtype=bool)
    >>> found = relocate_cells((here, here, t * 0, t * 2), (here, here, t), area)
    >>> found.capture, round(found.chance_capture, 2), found.moves
    (1.0, 0.04, 25)
    """
    row, column, start, end = boxes
    rows, columns = area.shape
    if not len(row) or not len(points[0]) or not area[points[0], points[1]].all():
        raise ValueError("need a box, and events that all lie in the area")
    box, point = overlapping(start, end, points[2])
    move = ((points[0][point] - row[box]) % rows) * columns + (
        points[1][point] - column[box]
    ) % columns
    moves = rows * columns
    hits = np.column_stack(
        [np.bincount(np.unique(move + moves * who) % moves, minlength=moves)
         for who in (box, point)]
    ).astype(np.float64)  # fmt: skip
    flags = np.zeros(area.shape)
    np.add.at(flags, (row, column), 1.0)
    turned = np.fft.rfft2(area.astype(np.float64)) * np.conj(np.fft.rfft2(flags))
    within = np.rint(np.fft.irfft2(turned, s=area.shape)).ravel()
    used = within > 0
    return _told(hits[0], hits[used], within[used], len(row), len(points[0]))


def overlapping(start: Floats, end: Floats, times: Floats) -> tuple[Ints, Ints]:
    """Give the pairs of a box and an event that happened while it was valid, wherever.

    >>> start, end = np.array([0.0, 5.0]), np.array([2.0, 7.0])
    >>> [pair.tolist() for pair in overlapping(start, end, np.array([1.0, 6.0, 9.0]))]
    [[0, 1], [0, 1]]
    """
    order = np.argsort(start, kind="stable")
    start, end = start[order], end[order]
    longest = float((end - start).max(initial=0.0))
    first = np.searchsorted(start, times - longest, side="left")
    last = np.searchsorted(start, times, side="right")
    size = last - first
    point = np.repeat(np.arange(len(times)), size)
    at = np.arange(len(point)) - np.repeat(np.cumsum(size) - size, size) + first[point]
    valid = end[at] > times[point]
    return order[at[valid]], point[valid]


def _around(apart: Floats, size: float) -> Floats:
    return np.asarray((apart + size / 2) % size - size / 2)


def _told(seen: Floats, moved: Floats, within: Floats, boxes: int, events: int) -> Relocated:
    precision, capture = moved[:, 0] / within, moved[:, 1] / events
    now = float(seen[0]) / boxes, float(seen[1]) / events
    chance = float(precision.mean()), float(capture.mean())
    ranges = [
        tuple(float(q) for q in np.quantile(part, [0.025, 0.975], method="nearest"))
        for part in (precision, capture)
    ]
    return Relocated(
        boxes=boxes, events=events, precision=now[0], capture=now[1],
        chance_precision=chance[0], chance_capture=chance[1],
        precision_range=(ranges[0][0], ranges[0][1]),
        capture_range=(ranges[1][0], ranges[1][1]),
        precision_lift=now[0] / chance[0] if chance[0] else None,
        capture_lift=now[1] / chance[1] if chance[1] else None,
        p=float(1 + (capture >= now[1]).sum()) / (1 + len(moved)), moves=len(moved),
    )  # fmt: skip
