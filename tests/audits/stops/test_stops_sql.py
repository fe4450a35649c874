"""What the queries make of single acts: orders at the moment, lists on the day, units."""

from datetime import datetime

import pytest

from tests.audits.stops.by_hand import (
    DAY,
    NO,
    NONE,
    OPEN,
    ORDER,
    STOP,
    YES,
    Ask,
    Row,
    estimate,
    reach,
)

ORDERED, VALID = "acts.without-order", "stops-without-valid-order"


@pytest.mark.parametrize(
    ("stop", "order", "wanted"),
    [
        ({}, {}, NO),
        ({}, {"valid_from": DAY + "11:05:01"}, YES),
        ({}, {"valid_to": DAY + "11:05:00"}, YES),
        ({}, {"valid_to": None}, NO),
        ({}, {"person": "p2"}, YES),
        ({"order_id": "O1"}, {"person": "p2"}, YES),
        ({"person": None, "order_id": "O1"}, {}, NO),
        ({"person": None, "order_id": "O1"}, {"valid_to": DAY + "11:00:00"}, YES),
        ({"person": None, "order_id": "O2"}, {}, YES),
        ({"person": None, "order_id": None}, {}, OPEN),
        ({"alert_id": None}, {}, NONE),
    ],
)
def test_an_order_counts_if_it_was_in_force_when_the_act_began(
    ask: Ask, stop: Row, order: Row, wanted: tuple[float, float]
) -> None:
    said = ask({"stops": [{**STOP, **stop}], "orders": [{**ORDER, **order}]})
    assert reach(said, ORDERED) == wanted


ALLOWS = {"arrest": ("capture",), "search": ("search warrant",)}


@pytest.mark.parametrize(
    ("stop", "order", "allows", "wanted"),
    [
        ({}, {}, ALLOWS, NO),
        ({}, {"kind": "Whereabouts"}, ALLOWS, YES),
        ({}, {"kind": None}, ALLOWS, OPEN),
        ({}, {}, {}, OPEN),
        ({"act": "Search"}, {}, ALLOWS, YES),
        ({"result": "arrest", "basis_for_arrest": True}, {"kind": "Whereabouts"}, ALLOWS, NO),
        ({"result": "arrest", "basis_for_arrest": False}, {}, ALLOWS, YES),
        ({"result": "arrest", "basis_for_arrest": None}, {}, ALLOWS, NO),
        ({"result": "arrest", "basis_for_arrest": True}, {"person": "p2"}, ALLOWS, YES),
        ({"person": None}, {}, ALLOWS, OPEN),
    ],
)
def test_an_order_must_allow_the_act_that_was_done(
    ask: Ask,
    stop: Row,
    order: Row,
    allows: dict[str, tuple[str, ...]],
    wanted: tuple[float, float],
) -> None:
    tables = {"stops": [{**STOP, **stop}], "orders": [{**ORDER, **order}]}
    assert reach(ask(tables, allows=allows), VALID) == wanted


@pytest.mark.parametrize(
    ("ended", "wanted"),
    [
        (DAY + "21:05:00", NO),
        (DAY + "21:05:01", YES),
        (DAY + "21:05:00.000001", YES),
        ("2024-05-03 01:00:00", YES),
        (None, OPEN),
        (DAY + "10:00:00", OPEN),
    ],
)
def test_ten_hours_are_counted_to_the_second(
    ask: Ask, ended: str | None, wanted: tuple[float, float]
) -> None:
    stop = {**STOP, "ended_at": ended, "judge_told_at": DAY + "12:00:00", "human_ground": True}
    said = ask({"stops": [stop]}, identity_acts=("arrest",))
    assert reach(said, "identity-detentions.not-complying") == wanted


@pytest.mark.parametrize(
    ("profile", "wanted"),
    [
        ({"scored_on": "2024-05-02"}, YES),
        ({"scored_on": "2024-05-03"}, NONE),
        ({"scored_on": "2024-01-01", "removed_on": "2024-05-02"}, NONE),
        ({"scored_on": "2024-01-01", "removed_on": "2024-05-03"}, YES),
        ({"scored_on": "2024-01-01", "selected": False}, NONE),
        ({"scored_on": None}, OPEN),
        ({"scored_on": "2024-01-01", "person": "p2"}, NONE),
    ],
)
def test_a_person_is_listed_if_the_list_held_them_that_day(
    ask: Ask, profile: Row, wanted: tuple[float, float]
) -> None:
    row = {"profile_id": "R1", "person": "p1", **profile}
    stops = [{**STOP, "human_ground": False}]
    said = ask({"stops": stops, "profiles": [row]})
    assert reach(said, "listed.without-own-ground") == wanted


def test_the_act_itself_may_say_who_was_listed(ask: Ask) -> None:
    for listed, wanted in ((True, YES), (False, NONE), (None, OPEN)):
        said = ask({"stops": [{**STOP, "human_ground": False, "listed": listed}]})
        assert reach(said, "listed.without-own-ground") == wanted


def test_a_find_without_a_search_is_no_hit_and_officers_are_only_numbered(ask: Ask) -> None:
    rows = [
        {
            **STOP,
            "stop_id": str(n),
            "account": f"a{n % 3}",
            "group_name": group,
            "searched": searched,
            "found": found,
        }
        for n, (group, searched, found) in enumerate(
            [
                *[("A", True, True)] * 3,
                *[("A", True, False)] * 5,
                ("A", False, True),
                ("A", None, True),
                ("B", True, None),
                ("B", True, True),
                (None, True, True),
            ]
        )
    ]
    said = ask({"stops": rows})
    assert estimate(said, "hit-rate.1").count == 3
    assert estimate(said, "hit-rate.1").support == 8
    assert reach(said, "search-rate.1") == (0.8, 0.9)
    assert reach(said, "hit-rate.bounds.2") == pytest.approx((1 / 2, 1.0))
    assert estimate(said, "acts.no-group").count == 1


def test_benchmarks_are_summed_and_what_cannot_be_is_left_out(ask: Ask) -> None:
    stops = [{**STOP, "stop_id": str(n), "group_name": "AAB"[n % 3]} for n in range(6)]
    rows = [
        {"benchmark": "residents", "group_name": "A", "number": n, "hour": None}
        for n in (30, 20)
    ]
    rows += [{"benchmark": "residents", "group_name": "B", "number": 50, "hour": None}]
    rows += [{"benchmark": "residents", "group_name": "B", "number": -1, "hour": 25}]
    said = ask({"stops": stops, "benchmarks": rows})
    assert reach(said, "benchmark.residents.ratio.2") == (0.5, 0.5)
    covered = {one.record: one for one in said.coverage}
    assert (covered["benchmarks"].admitted, covered["benchmarks"].audited) == (4, 3)


def test_acts_outside_the_period_are_left_out_and_counted(ask: Ask) -> None:
    rows = [{**STOP, "stop_id": d, "started_at": f"2024-05-0{d} 10:00:00"} for d in "123"]
    said = ask(
        {"stops": rows, "orders": [ORDER]},
        start=datetime.fromisoformat("2024-05-02"),
        end=datetime.fromisoformat("2024-05-03"),
    )
    assert estimate(said, ORDERED).support == 1
    (covered,) = [one for one in said.coverage if one.record == "stops"]
    assert (covered.admitted, covered.audited) == (3, 1)
