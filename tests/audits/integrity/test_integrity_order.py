"""Numbers, series, rows out of order, steps of the clock, repeated blocks."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audits.integrity.by_hand import Ask, at, finding, log, named
from veedor.audits.integrity.options import IntegrityOptions
from veedor.core import Verdict

SMALL = IntegrityOptions(series_rows=2, block_rows=2)


def test_missing_numbers_are_counted_by_series(integrity: Ask) -> None:
    ids = ["A-1", "A-2", "A-5", "7", "8", "9", "12", "x", "B-3"]
    rows = [{"query_id": q, "made_at": at(i)} for i, q in enumerate(ids)]
    counts, answer = integrity({"queries": rows}, SMALL)
    assert {(s.series, s.missing, s.gaps, s.widest) for s in counts.series} == {
        ("A-", 2, 1, 2),
        ("", 2, 1, 2),
    }
    assert named(answer, "ids.missing").count == 4
    assert named(answer, "ids.missing").support == 5 + 6
    assert named(answer, "ids.unread").count == 2
    assert {(g.after_n, g.before_n) for g in counts.gaps} == {(2, 5), (9, 12)}


@given(st.sets(st.integers(1, 60), min_size=2, max_size=40))
@settings(max_examples=20, deadline=None)
def test_missing_numbers_are_those_between_the_ends(integrity: Ask, kept: set[int]) -> None:
    rows = [{"query_id": str(n), "made_at": at(n)} for n in kept]
    _, answer = integrity({"queries": rows}, SMALL)
    lacking = set(range(min(kept), max(kept) + 1)) - kept
    assert named(answer, "ids.missing").count == len(lacking)
    assert named(answer, "rows.out-of-order").count == 0


def test_a_series_starts_over_only_where_whole_hours_do(integrity: Ask) -> None:
    up = [{"query_id": str(100 + i), "made_at": at(30 * i)} for i in range(10)]
    over = [{"query_id": str(10 + i), "made_at": at(300 + 30 * i)} for i in range(10)]
    counts, answer = integrity({"queries": up + over}, SMALL)
    assert named(answer, "ids.resets").count == 1
    assert (counts.resets[0].before_high, counts.resets[0].after_high) == (109, 11)
    single = [*up, {"query_id": "5", "made_at": at(290)}]
    assert named(integrity({"queries": single}, SMALL)[1], "ids.resets").count == 0


@pytest.mark.parametrize(
    ("minutes", "moved", "steps"),
    [
        ([0, 10, 20, 30, 40, 50], 0, 0),
        ([0, 10, 0.5, 30, 40, 50], 1, 0),
        ([0, 10, 1, 2, 40, 50], 1, 0),
        ([0, 10, 500, 30, 40, 50], 1, 0),
        ([0, 10, 500, 501, 502, 503], 0, 0),
        ([0, 10, 20, 9.5, 30, 40], 1, 0),
        ([0, 10, 20, 19.5, 30, 40], 0, 0),
        ([0, 10, 20, 30, 40, 10, 20, 30, 40, 50], 0, 1),
    ],
)
def test_rows_out_of_order_and_steps_of_the_clock(
    integrity: Ask, minutes: list[float], moved: int, steps: int
) -> None:
    _, answer = integrity({"queries": log(*minutes)}, SMALL)
    assert named(answer, "rows.out-of-order").count == moved
    assert named(answer, "clock.steps").count == steps


def fewest(moments: list[int]) -> int:
    """Oracle: all rows less the longest subsequence that never goes back."""
    best: list[int] = []
    for i, moment in enumerate(moments):
        best.append(1 + max((best[j] for j in range(i) if moments[j] <= moment), default=0))
    return len(moments) - max(best)


@given(st.lists(st.integers(0, 40), min_size=2, max_size=25))
@settings(max_examples=40, deadline=None)
def test_rows_out_of_order_leave_the_rest_in_order_and_are_none_only_then(
    integrity: Ask, moments: list[int]
) -> None:
    counts, answer = integrity(
        {"queries": log(*moments)},
        IntegrityOptions(series_rows=2, tolerance_seconds=0),
    )
    apart = sum(one.rows for one in counts.disorder_totals)
    assert apart >= fewest(moments)
    assert (apart == 0) == (fewest(moments) == 0)
    moved, steps = named(answer, "rows.out-of-order"), named(answer, "clock.steps")
    assert bool(moved.count or steps.count) == bool(apart)


def test_blocks_of_places_do_not_hide_what_lies_in_another(integrity: Ask) -> None:
    minutes = [float(n) for n in range(9000)]
    minutes[8500] = 10.5
    _, answer = integrity({"queries": log(*minutes)})
    assert named(answer, "rows.out-of-order").count == 1


def test_when_a_row_was_written_is_held_against_when_it_happened(integrity: Ask) -> None:
    rows = [
        {"query_id": str(i), "made_at": at(0), "written_at": at(w)}
        for i, w in enumerate([0, 60, 61, -1, -1.5])
    ]
    rows.append({"query_id": "9", "made_at": at(0), "written_at": None})
    _, answer = integrity({"queries": rows})
    late, early = named(answer, "rows.backdated"), named(answer, "rows.written-before")
    assert (late.count, late.support) == (1, 5)
    assert (early.count, early.support) == (1, 5)


def test_numbers_that_do_not_follow_time_say_nothing(integrity: Ask) -> None:
    minutes = [float(n * 37 % 50) for n in range(50)]
    _, answer = integrity({"queries": log(*minutes)})
    held = finding(answer, "order")
    assert held.verdict is Verdict.INCONCLUSIVE
    assert "order.caveat-crossed" in [caveat.id for caveat in held.caveats]


def repeated(copy_at: float, *, people: str = "pqrst", pace: float = 1) -> list[dict[str, Any]]:
    paces = [0, 1, 3, 4, 8]
    first = [(m, p) for m, p in zip(paces, "pqrst", strict=True)]
    second = [(copy_at + m * pace, p) for m, p in zip(paces, people, strict=True)]
    between = [(20, "x"), (30, "y")]
    return [
        {"query_id": str(i), "made_at": at(m), "account": "a", "person": p}
        for i, (m, p) in enumerate(sorted([*first, *between, *second]))
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (repeated(50), 4),
        (repeated(50, people="pqXst"), 2),
        (repeated(50, pace=2), 0),
        (repeated(50, people="tsrqp"), 0),
    ],
)
def test_a_block_repeats_another_row_by_row(
    integrity: Ask, rows: list[dict[str, Any]], found: int
) -> None:
    _, answer = integrity({"queries": rows}, SMALL)
    assert named(answer, "blocks.duplicated-rows").count == found


def test_asking_for_one_person_again_and_again_is_no_copied_block(integrity: Ask) -> None:
    rows = [row | {"person": "p", "account": "a"} for row in log(*range(40))]
    _, answer = integrity({"queries": rows}, SMALL)
    assert named(answer, "blocks.duplicated-rows").count == 0
