"""Hours declared off, and hours of silence."""

from typing import Any

from tests.audits.integrity.by_hand import Ask, at, finding, log, named, reach
from veedor.core import Verdict


def test_hours_declared_off_are_active_idle_or_untold(integrity: Ask) -> None:
    windows = [
        {"starts_at": at(0), "ends_at": at(120), "system": None},
        {"starts_at": at(60), "ends_at": at(180), "system": None},
        {"starts_at": at(600), "ends_at": at(660), "system": None},
    ]
    rows = log(-60, 30, 300)
    _, answer = integrity(
        {"queries": rows, "off_windows": windows},
        start=at(-60),
        end=at(1440),
        bounded=True,
    )
    # Hours 0, 1, 2 (the spans overlap in hour 1) and 10; active: 0; untold: 10.
    estimate = named(answer, "off-windows.active-hours")
    assert (estimate.support, reach(estimate)) == (4, (0.25, 0.5))
    assert named(answer, "off-windows.queries").count == 1


def test_a_span_of_one_system_is_held_against_that_system(integrity: Ask) -> None:
    windows = [{"starts_at": at(0), "ends_at": at(180), "system": "S"}]
    rows = [
        *log(-60, 10, first=1, system="T"),
        *log(70, first=3, system=None),
        *log(130, 300, first=4, system="S"),
    ]
    _, answer = integrity({"queries": rows, "off_windows": windows})
    assert reach(named(answer, "off-windows.active-hours")) == (0.3333333333, 0.6666666667)


def test_a_span_that_nobody_was_active_in_is_off(integrity: Ask) -> None:
    windows = [{"starts_at": at(60), "ends_at": at(90)}]
    _, answer = integrity({"queries": log(0, 200), "off_windows": windows})
    assert reach(named(answer, "off-windows.active-hours")) == (0, 0)
    assert finding(answer, "off").verdict is Verdict.SUPPORTED


def test_a_span_outside_a_log_without_rows_says_nothing(integrity: Ask) -> None:
    windows = [{"starts_at": at(60), "ends_at": at(90)}]
    given = {"queries": frozenset({"made_at"}), "off_windows": frozenset({"starts_at"})}
    _, answer = integrity({"off_windows": windows}, given=given)
    assert reach(named(answer, "off-windows.active-hours")) is None


def hourly(days: int, *, silent: range = range(0), each: int = 4) -> list[dict[str, Any]]:
    return [
        {"query_id": str(h * each + i), "made_at": at(60 * h + 15 * i)}
        for h in range(days * 24)
        for i in range(each)
        if h not in silent
    ]


def test_a_silence_is_shown_with_its_length(integrity: Ask) -> None:
    counts, answer = integrity({"queries": hourly(35, silent=range(200, 208))})
    assert [
        named(answer, name).count
        for name in ("hours.silent", "silences", "silences.longest", "hours.without-rows")
    ] == [8, 1, 8, 8]
    assert named(answer, "silences").support == 1
    assert len(counts.hours) == 35 * 24 - 8
    table = next(one for one in answer.annex if one.name == "integrity.silences")
    assert table.rows[0][:2] == (at(200 * 60).isoformat(), 8)


def test_a_silence_is_told_apart_by_the_numbers_missing_across_it(integrity: Ask) -> None:
    deleted = hourly(35, silent=range(200, 208))
    counts, answer = integrity({"queries": deleted})
    assert [jump.missing for jump in counts.jumps] == [32]
    assert named(answer, "silences.numbers-missing").count == 1
    table = next(one for one in answer.annex if one.name == "integrity.silences")
    assert table.rows[0][3] == 32
    idle = [row | {"query_id": str(place)} for place, row in enumerate(deleted)]
    _, answer = integrity({"queries": idle})
    assert named(answer, "silences").count == 1
    assert named(answer, "silences.numbers-missing").count == 0
    unread = [row | {"query_id": f"{place}x"} for place, row in enumerate(deleted)]
    _, answer = integrity({"queries": unread})
    assert reach(named(answer, "silences.numbers-missing")) is None


def test_a_silence_may_lie_in_a_span_declared_off(integrity: Ask) -> None:
    rows = hourly(35, silent=range(200, 208))
    windows = [
        {"starts_at": at(202 * 60), "ends_at": at(205.5 * 60), "system": None},
        {"starts_at": at(205 * 60), "ends_at": at(208 * 60), "system": "S"},
    ]
    _, answer = integrity({"queries": rows, "off_windows": windows})
    estimate = named(answer, "hours.silent-declared")
    assert (estimate.count, estimate.support) == (3, 8)
    assert reach(named(integrity({"queries": rows})[1], "hours.silent-declared")) is None
    _, answer = integrity({"queries": log(0), "off_windows": windows})
    assert reach(named(answer, "hours.silent-declared")) is None


def test_the_period_shows_a_log_that_starts_late(integrity: Ask) -> None:
    period = {"start": at(-24 * 60), "end": at(30 * 24 * 60), "bounded": True}
    _, answer = integrity({"queries": hourly(30)}, **period)
    assert named(answer, "hours.silent").count == 24
    _, answer = integrity({"queries": hourly(30)})
    assert named(answer, "hours.silent").count == 0


def test_a_short_log_has_no_rhythm(integrity: Ask) -> None:
    _, answer = integrity({"queries": hourly(27, silent=range(100, 150))})
    assert reach(named(answer, "hours.silent")) is None
