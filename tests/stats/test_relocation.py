from collections.abc import Callable
from math import erf, sqrt

import numpy as np
import pytest
from numpy.typing import NDArray

from veedor.stats.misplaced import normal_error
from veedor.stats.misplaced_boxes import boxes_misplaced
from veedor.stats.relocation import Boxes, Points, even_chance, relocate, relocate_cells

RNG = np.random.default_rng
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@pytest.mark.parametrize(
    ("crimes", "boxes", "correct", "hit", "lift", "pai"),
    [(139, 5722, 32, 20, 11.8, 7.4), (116, 10141, 11, 8, 2.7, 2.0)],
)
def test_plainfields_counts_give_the_chance_level_that_was_not_published(
    crimes: int, boxes: int, correct: int, hit: int, lift: float, pai: float
) -> None:
    """463.4 boxes fill the city; 297 days; windows of 11 h 15 min (robbery, then burglary)."""
    chance = even_chance(crimes, boxes, box_area=1.0, area=463.4, box_time=11.25, time=297 * 24)
    assert round(correct / boxes / chance.per_box, 1) == lift
    assert round(hit / crimes / chance.coverage, 1) == pai


def pattern(
    seed: int, boxes: int = 60, points: int = 80
) -> tuple[tuple[Ints, Ints, Floats, Floats], tuple[Ints, Ints, Floats]]:
    rng = RNG(seed)
    start = rng.integers(0, 20, boxes).astype(float)
    return (
        (rng.integers(0, 6, boxes), rng.integers(0, 8, boxes), start, start + 1.5),
        (rng.integers(0, 6, points), rng.integers(0, 8, points), 21 * rng.random(points)),
    )


def test_every_move_on_the_lattice_is_what_moving_by_hand_gives() -> None:
    boxes, points = pattern(1)
    area = np.ones((6, 8), dtype=bool)
    found = relocate_cells(boxes, points, area)
    precision, capture = [], []
    for down in range(6):
        for right in range(8):
            same = (
                (((boxes[0] + down) % 6)[:, None] == points[0])
                & (((boxes[1] + right) % 8)[:, None] == points[1])
                & (boxes[2][:, None] <= points[2])
                & (points[2] < boxes[3][:, None])
            )
            precision.append(same.any(axis=1).mean())
            capture.append(same.any(axis=0).mean())
    assert (found.precision, found.capture) == (precision[0], capture[0])
    assert found.chance_precision == pytest.approx(np.mean(precision))
    assert found.chance_capture == pytest.approx(np.mean(capture))
    assert found.p == (1 + sum(c >= capture[0] for c in capture)) / 49
    assert found.moves == 48


def test_boxes_moved_out_of_the_area_leave_the_denominator() -> None:
    area = np.zeros((4, 4), dtype=bool)
    area[:2] = True
    one, time = np.array([0]), np.array([0.0])
    found = relocate_cells((one, one, time, time + 1), (one, one, time), area)
    # Eight of sixteen moves keep the box inside; one of them meets the event.
    assert (found.moves, found.chance_precision) == (8, 1 / 8)
    assert found.precision_lift == 8.0


def test_moves_on_coordinates_agree_with_moves_on_the_lattice() -> None:
    boxes, points = pattern(3, boxes=200)
    whole = relocate_cells(boxes, points, np.ones((6, 8), dtype=bool))
    shaken = points[1] + RNG(1).random(80), points[0] + RNG(2).random(80)
    centre = [np.asarray(part, dtype=np.float64) + 0.5 for part in (boxes[1], boxes[0])]
    moved = relocate(
        Boxes(x=centre[0], y=centre[1], side=1.0, start=boxes[2], end=boxes[3]),
        Points(x=shaken[0], y=shaken[1], time=points[2]),
        (0.0, 0.0, 8.0, 6.0),
        RNG(4),
        moves=2_000,
    )
    assert (moved.precision, moved.capture) == (whole.precision, whole.capture)
    assert moved.chance_capture == pytest.approx(whole.chance_capture, rel=0.1)
    assert moved.capture_range[0] <= moved.chance_capture <= moved.capture_range[1]


def test_overlapping_boxes_raise_precision_and_its_chance_alike() -> None:
    boxes, points = pattern(5)
    row, column, start, end = (np.concatenate([part, part]) for part in boxes)
    twice = row, column, start, end
    area = np.ones((6, 8), dtype=bool)
    one, two = relocate_cells(boxes, points, area), relocate_cells(twice, points, area)
    assert two.precision_lift == pytest.approx(one.precision_lift)
    assert two.capture_lift == pytest.approx(one.capture_lift)


def test_a_pattern_drawn_from_the_events_is_no_chance() -> None:
    _, (row, column, time) = pattern(6)
    boxes = row[:40], column[:40], time[:40] - 0.01, time[:40] + 0.01
    found = relocate_cells(boxes, (row, column, time), np.ones((6, 8), dtype=bool))
    assert found.precision == 1.0
    assert found.p == 2 / 49
    never = relocate_cells(
        (row, column, time + 100, time + 101), (row, column, time), np.ones((6, 8), dtype=bool)
    )
    assert (never.capture_lift, never.precision_lift, never.p) == (None, None, 1.0)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: even_chance(1, 1, box_area=2.0, area=1.0, box_time=1.0, time=1.0),
            "a box no larger than the area",
        ),
        (
            lambda: relocate_cells(pattern(1)[0], pattern(1)[1], np.zeros((6, 8), dtype=bool)),
            "events that all lie in the area",
        ),
        (
            lambda: relocate(
                Boxes(x=np.ones(1), y=np.ones(1), side=1.0, start=np.ones(1), end=np.ones(1)),
                Points(x=np.ones(1), y=np.ones(1), time=np.ones(1)),
                (0.0, 0.0, 0.0, 1.0),
                RNG(1),
            ),
            "a frame with an inside",
        ),
    ],
)
def test_what_has_no_chance_level_is_refused(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


def test_places_moved_leave_boxes_as_the_normal_law_says() -> None:
    one, many = np.zeros(1), np.zeros(400)
    boxes = Boxes(x=one, y=one, side=200.0, start=one, end=one + 2)
    aside = np.linspace(-1e-6, 1e-6, 400)  # each at a place of its own
    points = Points(x=aside, y=many, time=many + 1)
    draw = normal_error(100.0, (1.0, 1.0), RNG(1))
    shares = boxes_misplaced(boxes, points, draw, draws=200)
    assert shares[:, 1].mean() == pytest.approx(erf(1 / sqrt(2)) ** 2, abs=0.005)
    assert (shares[:, 0] == 1).all()  # of 400 incidents one is always in the box


def test_places_not_moved_are_caught_as_they_were() -> None:
    rng = RNG(3)
    boxes = Boxes(
        x=rng.random(40), y=rng.random(40), side=0.2, start=rng.random(40), end=np.full(40, 2.0)
    )
    points = Points(x=rng.random(90), y=rng.random(90), time=rng.random(90) * 2)
    now = relocate(boxes, points, (-1, -1, 2, 2), rng, moves=1)
    still = boxes_misplaced(boxes, points, lambda n: (np.zeros(n), np.zeros(n)), draws=1)
    assert still.tolist() == [[now.precision, now.capture]]


def test_incidents_at_one_place_move_together() -> None:
    one, two = np.zeros(1), np.zeros(2)
    boxes = Boxes(x=one, y=one, side=1.0, start=one, end=one + 2)
    points = Points(x=two, y=two, time=two + 1)
    draw = normal_error(1.0, (1.0, 1.0), RNG(2))
    assert set(boxes_misplaced(boxes, points, draw, draws=50)[:, 1].tolist()) == {0.0, 1.0}


def test_nothing_to_move_is_refused() -> None:
    none = np.zeros(0)
    boxes = Boxes(x=none, y=none, side=1.0, start=none, end=none)
    points = Points(x=none, y=none, time=none)
    with pytest.raises(ValueError, match="need a box and an event"):
        boxes_misplaced(boxes, points, normal_error(1.0, (1.0, 1.0), RNG(1)), draws=1)
