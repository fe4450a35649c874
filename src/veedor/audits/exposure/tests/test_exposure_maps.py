"""The map of rates: what is shaded, what is hatched, what has no rate."""

import pytest
from msgspec import UNSET

from veedor.audits.exposure.tests.by_hand import areas, census, fell, find
from veedor.core import Finding, Map
from veedor.report.maps import unsure

OUTLINE = {"drawn": "M0,0L9,0L9,9Z", "height": 500}


def rates_of(found: dict[str, Finding]) -> Map:
    drawn = found["exposure.rates"].map
    assert isinstance(drawn, Map)
    return drawn


def test_rates_are_per_thousand_residents_and_counted_in_full_without_margins() -> None:
    drawn = rates_of(
        find(
            area_list=areas(3, **OUTLINE),
            residents=census([1000, 2000, 4000]),
            **fell("predictions", [0, 6, 4]),
        )
    )
    assert [one.rate.value for one in drawn.shapes if one.rate] == [0, 3, 1]
    assert [one.shade for one in drawn.shapes] == [0, 2, 1]
    assert drawn.rates == ((0, 0), (1, 1), (3, 3))
    assert all(one.rate.kind == "exact count" for one in drawn.shapes if one.rate)
    assert drawn.description.id == "map.rate-description-counted"
    assert unsure(drawn) == ()


def test_margins_of_error_give_intervals_and_hatch_areas_that_could_be_in_another_class() -> (
    None
):
    drawn = rates_of(
        find(
            area_list=areas(4, **OUTLINE),
            residents=census([1000, 1000, 1000, 1000], margin=300),
            **fell("predictions", [10, 11, 100, 1]),
        )
    )
    first = drawn.shapes[0].rate
    assert first
    assert first.level == 0.95
    # 300 of a 90 % margin are 182.4 of a standard error; 1.96 of these on the logarithm.
    assert first.low == pytest.approx(10 / 1.4297, abs=0.01)
    assert first.high == pytest.approx(10 * 1.4297, abs=0.01)
    assert [one.name for one in unsure(drawn)] == ["A0", "A1"]


def test_an_area_without_residents_has_no_rate_and_no_shade() -> None:
    drawn = rates_of(
        find(
            area_list=areas(2, **OUTLINE),
            residents=census([0, 500]),
            **fell("predictions", [3, 2]),
        )
    )
    assert [(one.shade, one.rate is UNSET) for one in drawn.shapes] == [(-1, True), (1, False)]
    assert drawn.description.facts["none"] == 1


def test_without_residents_or_outlines_no_rate_is_drawn() -> None:
    fallen = fell("predictions", [3, 2])
    for more in ({"area_list": areas(2, **OUTLINE)}, {"residents": census([10, 20])}):
        assert find(**fallen, **more)["exposure.rates"].map is UNSET


def test_more_areas_than_a_page_can_hold_are_not_drawn_and_the_finding_says_so() -> None:
    many = 1501
    found = find(
        area_list=areas(many, **OUTLINE),
        residents=census([10] * many),
        **fell("predictions", [1] * many),
    )["exposure.rates"]
    assert found.map is UNSET
    assert [one.id for one in found.caveats] == ["rates.caveat", "rates.caveat-map"]
