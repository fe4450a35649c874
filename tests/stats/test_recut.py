"""A map cut again: parts of boxes against polygons, and what must come out the same."""

from collections.abc import Callable
from math import erf, sqrt

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity

from veedor.stats.capture import capture_at
from veedor.stats.flagging import flagged_as
from veedor.stats.misplaced import (
    Scattered,
    even_error,
    misplaced,
    normal_error,
    scattered,
    share_caught,
)
from veedor.stats.recaught import Ranked, recaught
from veedor.stats.recut import Cut, Grid, grid_of, recut


def square(side: int, sides: tuple[float, float] = (500.0, 500.0)) -> Grid:
    column, row = (one.ravel() for one in np.meshgrid(np.arange(side), np.arange(side)))
    return grid_of(column, row, sides)


def events_of(counts: np.ndarray, grid: Grid) -> Scattered:
    """Put each box's events on a place of its own near the middle of the box."""
    period, box = np.nonzero(counts)
    east, north = grid.column[box] + 0.21, grid.row[box] - 0.13
    return scattered(period, np.arange(len(box)), counts[period, box], east, north)


def ranked(
    values: np.ndarray, share: float, area: np.ndarray, *, summed: bool = True
) -> Ranked:
    shares = np.full(len(values), share)
    return Ranked(values=values, summed=summed, shares=shares, area=area)


def box(column: float, row: float, sides: tuple[float, float]) -> shapely.Polygon:
    wide, tall = sides
    return shapely.box(
        (column - 0.5) * wide, (row - 0.5) * tall, (column + 0.5) * wide, (row + 0.5) * tall
    )


def parts_of(grid: Grid, turn: float, size: float) -> list[list[float]]:
    """Give, by polygons, the parts into which each box is cut, the largest first."""
    wide, tall = grid.sides
    old = [box(x, y, grid.sides) for x, y in zip(grid.column, grid.row, strict=True)]
    left, low, right, top = shapely.union_all(old).bounds
    middle = ((left + right) / 2, (low + top) / 2)
    reach = range(-8, 16)
    new = [
        affinity.rotate(
            shapely.box(
                left + x * wide * size, low + y * tall * size,
                left + (x + 1) * wide * size, low + (y + 1) * tall * size,
            ),
            turn,
            origin=middle,
        )
        for x in reach
        for y in reach
    ]  # fmt: skip
    tree = shapely.STRtree(new)
    found = []
    for one in old:
        overlaps = [one.intersection(new[k]).area / one.area for k in tree.query(one)]
        found.append(sorted((o for o in overlaps if o > 1e-12), reverse=True))
    return found


def by_box(cut: Cut, boxes: int) -> list[list[float]]:
    parts: list[list[float]] = [[] for _ in range(boxes)]
    for old, part in zip(cut.old.tolist(), cut.part.tolist(), strict=True):
        parts[old].append(part)
    return [sorted(one, reverse=True) for one in parts]


@pytest.mark.parametrize(("turn", "size"), [(0, 2), (0, 1.5), (0, 3), (90, 1), (180, 1)])
def test_boxes_that_spots_part_evenly_have_the_parts_of_polygons_exactly(
    turn: float, size: float
) -> None:
    grid = square(4)
    found = by_box(recut(grid, turn=turn, size=size), 16)
    for ours, theirs in zip(found, parts_of(grid, turn, size), strict=True):
        assert ours == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize(("turn", "size"), [(30, 1), (22.5, 1), (0, 0.7), (67.5, 1.3)])
def test_other_parts_are_those_of_polygons_to_a_twelfth(turn: float, size: float) -> None:
    grid = square(5, (500.0, 400.0))
    found = by_box(recut(grid, turn=turn, size=size), 25)
    for ours, theirs in zip(found, parts_of(grid, turn, size), strict=True):
        kept = theirs[: len(ours)]  # slivers with no spot have no part
        assert sum(theirs[len(ours) :]) < 0.02
        assert ours == pytest.approx(kept, abs=1 / 12)


@given(
    st.floats(-360, 360), st.floats(0.3, 4.0), st.integers(1, 5),
    st.floats(10, 2000), st.floats(10, 2000),
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_parts_of_a_box_add_up_to_it_on_every_grid(
    turn: float, size: float, side: int, wide: float, tall: float
) -> None:
    cut = recut(square(side, (wide, tall)), turn=turn, size=size)
    whole = np.bincount(cut.old, weights=cut.part)
    assert whole == pytest.approx(np.ones(side * side), abs=1e-12)
    table = np.arange(side * side, dtype=float)[None]
    assert cut.spread(table).sum() == pytest.approx(table.sum())


rates = st.lists(st.sampled_from([0.0, 0.1, 0.2, 0.2, 0.35]), min_size=9, max_size=9)
counts = st.lists(st.integers(0, 3), min_size=9, max_size=9)


@given(
    st.lists(st.tuples(rates, counts), min_size=1, max_size=4), st.sampled_from([0, 90, 180])
)
@settings(max_examples=60, deadline=None)
def test_no_turn_or_a_right_angle_of_a_square_map_gives_the_capture_itself(
    days: list[tuple[list[float], list[int]]], turn: int
) -> None:
    values, seen = (np.array(part, dtype=float) for part in zip(*days, strict=True))
    if not seen.sum():
        return
    grid, area = square(3), np.ones(9)
    plain = capture_at(values, seen, 0.3, area)
    found = recaught(ranked(values, 0.3, area), recut(grid, turn=turn), events_of(seen, grid))
    assert (found.rate, found.pai) == pytest.approx((plain.rate, plain.pai), abs=1e-14)
    assert found.area_used == pytest.approx(plain.area_used)


def test_areas_of_cut_cells_and_flags_come_out_the_same_without_a_turn() -> None:
    grid, area = square(3), np.array([1, 1, 0.5, 1, 1, 0.5, 0.3, 0.3, 0.2])
    flags = np.array([[0, 1, 1, 0, 0, 0, 1, 0, 0.0]])
    seen = np.array([[1, 2, 4, 0, 1, 0, 3, 0, 1.0]])
    share = float((flags * area).sum() / area.sum())
    found = recaught(
        ranked(flags, share, area, summed=False), recut(grid), events_of(seen, grid)
    )
    assert (found.hits, found.events) == (9, 12)
    assert found.area_used == pytest.approx(share)


def test_larger_boxes_hold_the_sum_of_their_parts() -> None:
    # Four by four; by hand: boxes of two by two hold 10, 1, 1 and 8 expected; 3, 0, 2, 5 seen.
    grid = square(4)
    values, seen = np.zeros((1, 16)), np.zeros((1, 16))
    values[0, [0, 5, 2, 8, 15]] = 4, 6, 1, 1, 8
    seen[0, [1, 4, 13, 10]] = 1, 2, 2, 5
    cut = recut(grid, size=2.0)
    assert sorted(cut.spread(values)[0].tolist()) == [1, 1, 8, 10]
    found = recaught(ranked(values, 0.25, np.ones(16)), cut, events_of(seen, grid))
    assert (found.hits, found.events, found.area_used, found.pai) == (3, 10, 0.25, 1.2)


def test_a_grid_too_coarse_for_the_coverage_flags_nothing() -> None:
    grid, seen = square(4), np.ones((1, 16))
    found = recaught(
        ranked(np.ones((1, 16)), 0.2, np.ones(16)), recut(grid, size=4.0), events_of(seen, grid)
    )
    assert (found.hits, found.area_used, found.events) == (0, 0, 16)


def test_events_off_the_map_are_in_no_number() -> None:
    grid = square(2)
    away = scattered([0, 0], [0, 1], [1, 7], [0.0, 2.2], [0.0, 0.0])
    values = np.array([[1.0, 0, 0, 0]])
    found = recaught(ranked(values, 0.25, np.ones(4)), recut(grid), away)
    assert (found.hits, found.events) == (1, 1)
    with pytest.raises(ValueError, match="no event lies on the map"):
        recaught(
            ranked(values, 0.25, np.ones(4)),
            recut(grid),
            scattered([0], [0], [1], [9.0], [0.0]),
        )


def test_an_error_of_nothing_gives_the_share_itself() -> None:
    rng = np.random.default_rng(3)
    grid, seen = square(6), rng.integers(0, 3, (5, 36)).astype(float)
    credit = (rng.random((5, 36)) < 0.2).astype(float)
    found = events_of(seen, grid)
    own = share_caught(found, grid, flagged_as(credit), east=found.east, north=found.north)
    assert own == float((credit * seen).sum() / seen.sum())
    moved = misplaced(
        found, grid, [flagged_as(credit)], normal_error(0.0, grid.sides, rng), draws=3
    )
    assert (moved == own).all()


def test_a_normal_error_keeps_an_event_in_its_box_as_often_as_the_law_says() -> None:
    grid = square(21)
    credit = np.zeros((1, 441))
    credit[0, 220] = 1.0  # the box in the middle: column 10, row 10
    # Each place for itself: 4,000 events on as many places, all in the middle of that box.
    n = 4000
    found = scattered(np.zeros(n), np.arange(n), np.ones(n), np.full(n, 10.0), np.full(n, 10.0))
    rng = np.random.default_rng(11)
    moved = misplaced(
        found, grid, [flagged_as(credit)], normal_error(200.0, grid.sides, rng), draws=20
    )
    law = erf(250 / 200 / sqrt(2)) ** 2
    assert float(moved.mean()) == pytest.approx(law, abs=4 * sqrt(law * (1 - law) / (20 * n)))


def test_an_even_error_crosses_a_border_as_often_as_it_reaches() -> None:
    grid = grid_of([0, 1], [0, 0], (1.0, 1.0))
    n = 20_000
    found = scattered(np.zeros(n), np.arange(n), np.ones(n), np.full(n, 0.45), np.zeros(n))
    rng = np.random.default_rng(5)
    credit = np.array([[1.0, 0.0]])
    moved = misplaced(found, grid, [flagged_as(credit)], even_error((0.1, 0.2), rng), draws=5)
    assert float(moved.mean()) == pytest.approx(0.75, abs=4 * sqrt(0.75 * 0.25 / (5 * n)))


def test_events_of_one_place_move_together() -> None:
    grid = grid_of([0, 1], [0, 0], (1.0, 1.0))
    found = scattered([0, 1], [0, 0], [1, 1], [0.45], [0.0])
    credit = np.array([[1.0, 0.0], [1.0, 0.0]])
    draw = even_error((0.1, 0.1), np.random.default_rng(5))
    shares = misplaced(found, grid, [flagged_as(credit)], draw, draws=50)
    assert set(shares.ravel().tolist()) == {0.0, 1.0}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: grid_of([0, 0], [1, 1], (1.0, 1.0)), "two boxes lie on one place"),
        (lambda: grid_of([], [], (1.0, 1.0)), "a column and a row for each box"),
        (lambda: grid_of([0], [0], (0.0, 1.0)), "sides above 0"),
        (lambda: recut(square(2), size=0.0), "need a size above 0, got 0.0"),
    ],
)
def test_what_has_no_grid_is_refused(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
