"""What the queries of the audit of effects count, row by row."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from tests.audits.effect.by_hand import Ask, reach, value
from veedor.audits.effect.options import EffectOptions

QUICK = EffectOptions(draws=99, starts=2)


def visit(number: int, unit: str, start: str, end: str | None, car: str = "X") -> str:
    stop = "NULL" if end is None else f"TIMESTAMP '2024-03-01 {end}'"
    return (
        f"SELECT 'V{number}' AS visit_id, '{unit}' AS unit,"
        f" TIMESTAMP '2024-03-01 {start}' AS started_at, {stop} AS ended_at,"
        f" '{car}' AS vehicle, FALSE AS at_police_premises"
    )


def test_each_visit_is_amiss_for_its_reason(effect: Ask) -> None:
    rows = [
        visit(1, "A", "08:00", "08:20"),
        visit(2, "A", "09:00", "09:02"),  # two minutes
        visit(3, "A", "10:00", "09:50"),  # ends before it starts
        visit(4, "A", "11:00", "11:30"),
        visit(5, "A", "11:30", "11:50"),  # starts as the other ends: no overlap
        visit(6, "A", "12:00", "12:30"),  # overlaps the next
        visit(7, "B", "12:29", "12:50"),
        visit(8, "A", "12:00", "12:30", car="Y"),  # another vehicle
    ]
    counts, answer = effect(QUICK, dosage=" UNION ALL ".join(rows))
    assert sum(row.visits for row in counts.visits) == 8
    assert value(answer, "dosage.short") == 1 / 8
    assert value(answer, "dosage.backwards") == 1 / 8
    assert value(answer, "dosage.overlapping") == 2 / 8
    assert value(answer, "dosage.unusable") == 4 / 8
    (hours,) = counts.hours
    assert hours.first_hour == datetime(2024, 3, 1, 8)  # noqa: DTZ001
    assert hours.last_hour == datetime(2024, 3, 1, 12)  # noqa: DTZ001
    assert hours.with_visits == 5


def test_a_long_visit_overlaps_every_later_one_within_it(effect: Ask) -> None:
    rows = [
        visit(1, "A", "08:00", "12:00"),
        visit(2, "A", "09:00", "09:30"),
        visit(3, "A", "10:00", "10:30"),
        visit(4, "A", "12:00", "12:30"),
    ]
    _, answer = effect(QUICK, dosage=" UNION ALL ".join(rows))
    assert value(answer, "dosage.overlapping") == 3 / 4


def test_a_visit_without_an_end_may_overlap_what_follows(effect: Ask) -> None:
    rows = [visit(1, "A", "08:00", None), visit(2, "A", "09:00", "09:30")]
    _, answer = effect(QUICK, dosage=" UNION ALL ".join(rows))
    found = reach(answer, "dosage.overlapping")
    assert (found.low, found.high) == (0, 1)


PANEL = """
SELECT u AS unit, DATE '2024-01-01' + INTERVAL (m) MONTH AS period, 'x' AS outcome,
    m + 1 AS events, u || u AS cluster
FROM (SELECT unnest(['A', 'B', 'C', 'D']) AS u) CROSS JOIN range(4) AS months (m)
"""
ADOPTION = """
SELECT 'A' AS unit, DATE '2024-03-01' AS adopted_on
UNION ALL SELECT 'B', DATE '2024-02-01'
UNION ALL SELECT 'Z', DATE '2024-02-01'
UNION ALL SELECT 'D', NULL
"""


def test_the_nearest_adopter_gives_the_steps_and_its_day(effect: Ask) -> None:
    pairs = """
        SELECT 'A' AS unit, 'C' AS neighbour, 2 AS steps
        UNION ALL SELECT 'C', 'B', NULL
        UNION ALL SELECT 'D', 'C', 1
    """
    counts, _ = effect(QUICK, panel=PANEL, adoption=ADOPTION, neighbours=pairs)
    by = {row.unit: row for row in counts.cells}
    assert (by["C"].steps, by["C"].near_since) == (1, date(2024, 2, 1))
    assert by["D"].steps is None
    assert by["A"].adopted_on == date(2024, 3, 1)
    assert by["A"].cluster == "AA"
    assert (counts.adoptions[0].never, counts.adoptions[0].unknown) == (1, 1)
    assert (counts.links[0].admitted, counts.links[0].idle) == (3, 1)


def test_kinds_of_event_are_added_or_one_is_picked(effect: Ask) -> None:
    panel = f"{PANEL} UNION ALL SELECT 'A', DATE '2024-01-01', 'y', 0.25, 'AA'"
    panel += " UNION ALL SELECT 'A', DATE '2024-02-01', 'y', NULL, 'AA'"
    counts, answer = effect(QUICK, panel=panel, adoption=ADOPTION)
    assert counts.cells[0].events == Decimal("1.25")
    assert counts.cells[0].entries == 2
    assert counts.coverage[0].blank == 1
    counts, answer = effect(EffectOptions(outcome="x"), panel=panel, adoption=ADOPTION)
    assert counts.cells[0].events == 1
    assert counts.coverage[0].other == 2
    covered = answer.coverage[0]
    assert covered.admitted == covered.audited + sum(one.rows for one in covered.excluded)


def test_units_and_periods_are_reached_by_a_usable_visit_alone(effect: Ask) -> None:
    rows = [
        visit(1, "A", "08:00", "08:20"),
        visit(2, "B", "08:00", "08:01", car="Y"),
        visit(3, "C", "08:00", "08:20", car="Z"),
    ]
    _, answer = effect(QUICK, panel=PANEL, adoption=ADOPTION, dosage=" UNION ALL ".join(rows))
    # A has it from March on, B from February on: five units and periods, one with a visit.
    assert value(answer, "dosage.reached") == 1 / 5
    # Since February: A once, C and D three times each; C has a visit in March.
    assert value(answer, "dosage.reached-others") == pytest.approx(1 / 7)
