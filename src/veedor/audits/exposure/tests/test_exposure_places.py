"""What is lost first, boxes against centres, and areas as written."""

from decimal import Decimal

import pytest
from msgspec import UNSET

from veedor.audits.exposure.options import ExposureOptions
from veedor.audits.exposure.tests.by_hand import (
    ALL,
    Loss,
    Overlap,
    Sizes,
    Standing,
    areas,
    ask,
    census,
    covered,
    fell,
    find,
    named,
    reach,
    value,
    why,
    without,
)
from veedor.core import Map, Verdict


def losses(**numbers: int) -> list[Loss]:
    return [
        Loss("incidents", why.replace("_", "-"), "nothing", n, n) for why, n in numbers.items()
    ]


def test_each_reason_is_counted_and_leads() -> None:
    rows = losses(inside=90, zero=5, outside=3, several=1, no_point=1)
    found = find(area_list=areas(1), losses=rows)
    lost = found["exposure.lost"]
    assert value(found, "lost.incidents") == 0.1
    assert named(found, "lost.incidents.zero").count == 5
    assert named(found, "lost.incidents.no-point").count == 1
    assert named(found, "lost.incidents.impossible").count == 0
    assert lost.verdict is Verdict.CONTRADICTED
    assert lost.plain.facts == {"out": 10, "whole": 100, "zero": 5}


def test_nothing_lost_and_nothing_handed_over() -> None:
    assert find(losses=losses(inside=4))["exposure.lost"].verdict is Verdict.SUPPORTED
    nothing = find(None, {})
    assert nothing["exposure.lost"].verdict is Verdict.NOT_ASSESSABLE
    assert why(nothing, "lost.share") == "absent.no-things"


def test_written_names_that_are_on_no_list_give_bounds() -> None:
    rows = [
        Loss("incidents", "inside", "same", 80, 80),
        Loss("incidents", "inside", "other", 6, 6),
        Loss("incidents", "inside", "unknown", 14, 14),
        Loss("incidents", "inside", "nothing", 3, 3),
    ]
    found = find(losses=rows)
    one = reach(found, "lost.incidents.written-elsewhere")
    assert (one.kind, one.low, one.high) == ("bounds", 0.06, 0.2)
    assert named(found, "lost.incidents.written-unlisted").count == 14


def test_a_record_without_points_goes_by_the_area_as_written() -> None:
    rows = [Loss("incidents", "parent", "not-compared", 2, 2)]
    found = find(None, without(incidents="latitude"), losses=rows)
    assert named(found, "lost.incidents.parent").count == 2
    names = {e.name for e in found["exposure.lost"].estimates}
    assert "lost.incidents.zero" not in names
    assert "lost.incidents.written-elsewhere" not in names


def test_residents_of_areas_that_could_not_be_drawn_are_told() -> None:
    found = find(
        area_list=areas(1) + areas(2, how="not degrees")[1:], residents=census([30, 70])
    )
    assert value(found, "lost.residents") == 0.7
    assert named(found, "lost.areas.not-degrees").count == 1


def test_every_row_is_audited_or_has_its_reason() -> None:
    standings = [
        Standing("incidents", "in", 7, 7),
        Standing("incidents", "outside", 2, 2),
        Standing("incidents", "other-category", 1, 1),
    ]
    said = ask(standings=standings, sizes=(Sizes(5, 1, 20, 2, 15, 10, 3, 1, 4),))
    incidents, census_rows = covered(said, "incidents"), covered(said, "census")
    assert (incidents.admitted, incidents.audited) == (10, 7)
    assert [part.rows for part in census_rows.excluded] == [2, 3]
    assert covered(said, "queries").audited == 6
    assert covered(said, "areas").audited == 4


def boxes(**more: object) -> dict[str, object]:
    return {
        "area_list": areas(2),
        "residents": census([100, 100]) + census([80, 10], "G"),
        "overlaps": [Overlap("A0", Decimal(30_000_000)), Overlap("A1", Decimal(15_000_000))],
        **fell("predictions", [40, 10]),
        **more,
    }


def test_boxes_shared_out_move_what_they_move() -> None:
    found = find(ExposureOptions(box_metres=150), **boxes())
    assert value(found, "assignment.moved") == 0.2  # 10 of 50 leave the first area
    assert value(found, "assignment.outside") == 0.1  # 45 of 50 boxes' ground is in an area
    both = (
        value(found, "predicted.against-census"),
        reach(found, "predicted.against-census-by-box"),
    )
    assert both[0] > (both[1].value or 0) > 1
    assert found["exposure.assignment"].verdict is Verdict.SUPPORTED


def test_boxes_that_turn_the_answer_round_are_told() -> None:
    turned = [Overlap("A0", Decimal(10_000_000)), Overlap("A1", Decimal(40_000_000))]
    found = find(ExposureOptions(box_metres=150), **boxes(overlaps=turned))
    assert found["exposure.assignment"].verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("metres", "given", "reason"),
    [
        (0, ALL, "absent.no-box"),
        (150, without(predictions="longitude"), "absent.no-points"),
        (150, {}, "absent.no-predictions"),
    ],
)
def test_without_boxes_it_says_why(
    metres: float, given: dict[str, frozenset[str]], reason: str
) -> None:
    found = find(ExposureOptions(box_metres=metres), given, **boxes())
    assert why(found, "assignment.moved") == reason


def test_the_map_shades_areas_by_count_and_every_area_is_in_its_class() -> None:
    drawn = areas(9, drawn="M0,0L9,0L9,9Z", height=500)
    found = find(area_list=drawn, **fell("predictions", [0, 0, 1, 2, 3, 4, 5, 6, 40]))
    picture = found["exposure.concentration"].map
    assert isinstance(picture, Map)
    assert picture.height == 500
    assert picture.classes[0] == (0, 0)
    for shape in picture.shapes:
        low, high = picture.classes[shape.shade]
        assert low <= shape.count <= high


@pytest.mark.parametrize("numbers", [[0, 7], [7, 7]])
def test_the_map_of_a_few_counts_has_as_few_classes(numbers: list[int]) -> None:
    drawn = areas(2, drawn="M0,0L9,0L9,9Z", height=500)
    picture = find(area_list=drawn, **fell("predictions", numbers))[
        "exposure.concentration"
    ].map
    assert isinstance(picture, Map)
    assert picture.classes == ((0, 0), (1, 7))


def test_without_outlines_there_is_no_map() -> None:
    found = find(None, without(predictions="latitude"), **boxes())
    assert found["exposure.concentration"].map is UNSET
