"""On whom it fell: the contract's number, its edges, margins, and reports held equal."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.exposure.options import ExposureOptions
from veedor.audits.exposure.tests.by_hand import (
    ALL,
    areas,
    census,
    fell,
    find,
    named,
    reach,
    together,
    value,
    why,
    without,
)
from veedor.core import Verdict

FIRST = "predicted.against-census"


def two_areas(**more: object) -> dict[str, object]:
    return {
        "area_list": areas(2),
        "residents": census([100, 200]) + census([60, 20], "G"),
        **fell("predictions", [40, 20]),
        **more,
    }


def test_the_ratio_by_hand_is_an_exact_count_where_no_margins_were_published() -> None:
    found = find(**two_areas())
    group, others = (60 * 0.4 + 20 * 0.1) / 80, (40 * 0.4 + 180 * 0.1) / 220
    assert reach(found, FIRST).kind == "exact count"
    assert value(found, FIRST) == pytest.approx(group / others, rel=1e-9)
    assert found["exposure.disparity"].verdict is Verdict.CONTRADICTED


def test_margins_make_it_an_interval_that_can_leave_it_open() -> None:
    rows = census([100, 200], margin=40) + census([60, 20], "G", margin=60)
    found = find(**two_areas(residents=rows))
    assert reach(found, FIRST).kind == "confidence"
    assert reach(found, FIRST).low < 1 < reach(found, FIRST).high
    assert found["exposure.disparity"].verdict is Verdict.INCONCLUSIVE


def test_the_same_for_all_is_what_the_claim_says() -> None:
    found = find(**two_areas(**fell("predictions", [10, 20])))
    assert value(found, FIRST) == 1
    assert found["exposure.disparity"].verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("options", "given", "rows", "reason"),
    [
        ({}, {"predictions": ALL["predictions"]}, {"area_list": ()}, "absent.no-areas"),
        ({}, {}, {}, "absent.no-predictions"),
        ({}, ALL, {"by_area": ()}, "absent.none-placed"),
        ({}, ALL, {"residents": census([100, 200])}, "absent.no-groups"),
        ({}, ALL, {"residents": census([1, 2], "G")}, "absent.no-groups"),
        ({"group": "H"}, ALL, {}, "absent.no-such-group"),
        ({}, ALL, {"residents": census([9, 9]) + census([0, 0], "G")}, "absent.no-ratio"),
    ],
)
def test_without_a_number_it_says_why(
    options: dict[str, Any],
    given: dict[str, frozenset[str]],
    rows: dict[str, object],
    reason: str,
) -> None:
    found = find(ExposureOptions(**options), given, **two_areas(**rows))
    assert why(found, FIRST) == reason
    assert found["exposure.disparity"].verdict is Verdict.NOT_ASSESSABLE


def test_of_several_groups_the_case_must_choose_one() -> None:
    rows = two_areas(residents=census([100, 200]) + census([60, 20], "G") + census([1, 2], "H"))
    assert why(find(**rows), FIRST) == "absent.no-choice"
    found = find(ExposureOptions(group="G"), **rows)
    assert value(found, FIRST) > 1
    assert value(found, "predicted.group.2") == 1  # H is one in a hundred of both


def test_a_group_of_households_is_set_against_other_households() -> None:
    rows = census([1, 1]) + census([100, 200], unit="households")
    rows += census([60, 20], "G", unit="households")
    same = find(**two_areas())
    assert value(find(**two_areas(residents=rows)), FIRST) == value(same, FIRST)


def test_what_fell_where_nobody_is_known_to_live_is_counted_and_in_no_ratio() -> None:
    rows = two_areas(area_list=areas(3), **fell("predictions", [40, 20, 7]))
    found = find(**rows)
    assert value(found, FIRST) == value(find(**two_areas()), FIRST)
    assert named(found, "predicted.without-residents").count == 7


def test_areas_that_could_not_be_drawn_are_in_no_ratio_of_points() -> None:
    drawn, bare = areas(2), areas(3, how="none")[2:]
    rows = two_areas(
        area_list=drawn + bare,
        residents=census([100, 200, 900]) + census([60, 20, 800], "G"),
    )
    assert value(find(**rows), FIRST) == value(find(**two_areas()), FIRST)
    by_area = find(None, without(predictions="latitude"), **rows)
    assert value(by_area, FIRST) < 1


def test_with_reports_equal_a_gap_that_follows_reports_is_gone() -> None:
    both = together(
        fell("predictions", [20, 20, 180, 180]), fell("incidents", [10, 10, 90, 90])
    )
    rows = {
        "area_list": areas(4),
        "residents": census([100] * 4) + census([5, 10, 70, 60], "G"),
        **both,
    }
    found = find(ExposureOptions(strata=2), **rows)
    assert value(found, FIRST) > 1.5
    assert value(found, "predicted.given-crime") == pytest.approx(1)
    assert value(found, "predicted.per-crime") == pytest.approx(1)
    assert value(found, "incidents.against-census") == value(found, FIRST)


def test_areas_with_one_rate_of_crime_are_in_one_class() -> None:
    both = together(fell("predictions", [20, 40, 60, 80]), fell("incidents", [0, 0, 0, 9]))
    rows = {
        "area_list": areas(4),
        "residents": census([100] * 4) + census([5, 10, 70, 60], "G"),
        **both,
    }
    # Three areas without a report are one class, so that the fourth alone is the other.
    found = find(ExposureOptions(strata=4), **rows)
    ours = (5 * 0.2 + 10 * 0.4 + 70 * 0.6) / 85 * 300 + 0.8 * 100
    theirs = (95 * 0.2 + 90 * 0.4 + 30 * 0.6) / 215 * 300 + 0.8 * 100
    assert value(found, "predicted.given-crime") == pytest.approx(ours / theirs, rel=1e-9)


def test_few_areas_are_too_few_to_see_how_they_vary() -> None:
    (one,) = find(**two_areas())["exposure.disparity"].alternatives
    assert one.estimates[0].absent_because is not None
    many = {
        "area_list": areas(40),
        "residents": census([100] * 40) + census([i + 1 for i in range(40)], "G"),
        **fell("predictions", [i % 7 + i // 8 for i in range(40)]),
    }
    (other,) = find(**many)["exposure.disparity"].alternatives
    assert other.estimates[0].interval is not None
    assert other.estimates[0].interval.low < other.estimates[0].interval.high


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(1, 99), st.integers(0, 99)),
        min_size=1,
        max_size=8,
    )
)
def test_every_answer_has_the_three_contracts_once(rows: list[tuple[int, int, int]]) -> None:
    things, residents, group = (list(column) for column in zip(*rows, strict=True))
    found = find(
        area_list=areas(len(rows)),
        residents=census(residents) + census(group, "G"),
        **fell("predictions", things),
    )
    for name in (FIRST, "cameras.per-resident-ratio", "population.queried-share"):
        one = named(found, name)
        assert (one.interval is None) != (one.absent_because is None)
