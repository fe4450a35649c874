"""Bands, concentration, reporting rates, cameras and look-ups."""

from decimal import Decimal
from math import exp

import pytest

from veedor.audits.exposure.counts import Residents
from veedor.audits.exposure.options import ExposureOptions
from veedor.audits.exposure.tests.by_hand import (
    ALL,
    InParent,
    Sizes,
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
from veedor.core import Finding, Verdict


def forty(**more: object) -> dict[str, object]:
    return {
        "area_list": areas(40),
        "residents": census([100] * 40) + census(list(range(40)), "G"),
        **fell("predictions", [i + 1 for i in range(40)]),
        **more,
    }


def test_the_group_is_more_of_the_most_targeted_than_of_all() -> None:
    found = find(**forty())
    assert value(found, "ranking.1.most") == pytest.approx((37 + 38 + 39) / 300)
    assert value(found, "ranking.1.least") == pytest.approx((0 + 1 + 2) / 300)
    assert value(found, "ranking.1.all") == pytest.approx(0.195)
    assert value(found, "ranking.1.spearman") == 1
    assert found["exposure.ranking"].verdict is Verdict.CONTRADICTED


def test_margins_are_carried_into_the_share_of_a_band() -> None:
    rows = census([100] * 40, margin=20) + census(list(range(40)), "G", margin=20)
    found = find(**forty(residents=rows))
    one = reach(found, "ranking.1.most")
    share, errors = 114 / 300, 20 / 1.6448536 * 3**0.5
    error = errors * (1 - share**2) ** 0.5 / 300
    assert one.kind == "confidence"
    assert one.high - one.low == pytest.approx(2 * 1.959964 * error, rel=1e-5)


def test_margins_are_carried_into_the_rank_correlation_and_leave_its_value() -> None:
    exact = find(**forty())
    assert reach(exact, "ranking.1.spearman").kind == "exact count"
    rows = census([100] * 40, margin=20) + census(list(range(40)), "G", margin=10)
    found = find(**forty(residents=rows))
    for name in ("ranking.1.spearman", "ranking.1.spearman-mean-ranks"):
        one = reach(found, name)
        assert (one.kind, one.value, one.high, one.level) == ("confidence", 1, 1, 0.95)
        assert 0.8 < one.low < 1
    again = reach(find(**forty(residents=rows)), "ranking.1.spearman")
    assert again == reach(found, "ranking.1.spearman")
    few = find(ExposureOptions(margin_draws=5), **forty(residents=rows))
    assert reach(few, "ranking.1.spearman").low >= one.low  # five draws reach less far


def test_few_areas_have_no_tenths() -> None:
    rows = forty(area_list=areas(19))
    names = {e.name for e in find(**rows)["exposure.ranking"].estimates}
    assert "ranking.1.most" in names
    assert not {name for name in names if "tenth" in name}


def test_without_a_group_the_ranking_says_why() -> None:
    assert why(find(**forty(residents=census([100] * 40))), "ranking.spearman") == (
        "absent.no-groups"
    )


def test_all_in_one_area_and_all_alike() -> None:
    found = find(**forty(**fell("predictions", [9] + [0] * 39)))
    assert value(found, "concentration.gini") == 0.975
    assert value(found, "concentration.first") == 1
    assert value(found, "concentration.nothing") == 0.975
    alike = find(**forty(**fell("predictions", [2] * 40)))
    assert value(alike, "concentration.gini") == 0
    assert alike["exposure.concentration"].verdict is Verdict.SUPPORTED


def reports(**rates: tuple[float, float]) -> dict[str, Finding]:
    two = areas(2, parent="north") + areas(4, parent="south")[2:]
    options = ExposureOptions(
        reporting_rates={name.replace("others", "*"): rate for name, rate in rates.items()},
        flagged_areas=2,
    )
    rows = together(fell("predictions", [9, 8, 1, 1]), fell("incidents", [10, 6, 5, 1]))
    return find(options, area_list=two, residents=census([9, 9, 9, 9]), **rows)


def test_which_flagged_areas_depend_on_what_is_reported() -> None:
    found = reports(north=(0.4, 0.5), south=(0.2, 0.5))
    # 10 at 0.5 is 20 and 6 is 12; 5 is 10 to 25: the second may fall below the third.
    assert named(found, "reporting.every").count == 1
    assert named(found, "reporting.some").count == 1
    assert named(found, "reporting.none").count == 0
    assert found["exposure.reporting"].verdict is Verdict.INCONCLUSIVE
    sure = reports(others=(0.5, 0.5))
    assert named(sure, "reporting.every").count == 2
    assert sure["exposure.reporting"].verdict is Verdict.SUPPORTED
    out = reports(north=(0.9, 1.0), south=(0.1, 0.2))
    assert named(out, "reporting.none").count == 1
    assert out["exposure.reporting"].verdict is Verdict.CONTRADICTED


def test_a_district_without_a_rate_leaves_no_answer() -> None:
    assert why(reports(north=(0.4, 0.5)), "reporting.every") == "absent.rate-missing"
    assert why(find(**forty()), "reporting.every") == "absent.none-placed"  # no incidents


@pytest.mark.parametrize(
    "wrong",
    [
        {"reporting_rates": {"a": (0.0, 0.5)}},
        {"reporting_rates": {"a": (0.6, 0.5)}},
        {"population": 0},
        {"margin_level": 1.0},
        {"top_share": 0.5},
        {"box_metres": -1},
        {"strata": 0},
    ],
)
def test_options_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        ExposureOptions(**wrong)  # type: ignore[arg-type]


def test_cameras_of_the_area_with_most_over_that_with_least() -> None:
    rows = {"area_list": areas(3), "residents": census([100, 200, 400])}
    found = find(**rows, **fell("cameras", [10, 4, 4]))
    assert value(found, "cameras.per-resident-ratio") == pytest.approx(10)
    assert found["exposure.cameras"].verdict is Verdict.CONTRADICTED
    bare = find(**rows, **fell("cameras", [10, 4, 0]))
    assert why(bare, "cameras.per-resident-ratio") == "absent.place-without-camera"
    assert named(bare, "cameras.places-without").count == 1
    alike = find(**rows, **fell("cameras", [1, 2, 4]))
    assert alike["exposure.cameras"].verdict is Verdict.SUPPORTED


def test_cameras_by_the_larger_area_take_those_written_down_there_too() -> None:
    north, south = areas(2, parent="N"), areas(4, parent="S")[2:]
    found = find(
        ExposureOptions(cameras_by="parent"),
        area_list=north + south,
        residents=census([50, 50, 100, 100]),
        by_parent=[InParent("cameras", "N", 12), InParent("cameras", "S", 6)],
    )
    assert value(found, "cameras.per-resident-ratio") == pytest.approx(4)
    assert named(found, "cameras.per-resident-ratio").support == 2


@pytest.mark.parametrize(
    ("given", "rows", "reason"),
    [
        ({}, {}, "absent.no-cameras"),
        (ALL, {}, "absent.no-residents"),
        (ALL, {"area_list": areas(1), "residents": census([5])}, "absent.one-place"),
        (ALL, {"area_list": areas(2), "residents": census([5, 5])}, "absent.no-camera-placed"),
    ],
)
def test_without_a_ratio_of_cameras_it_says_why(
    given: dict[str, frozenset[str]], rows: dict[str, object], reason: str
) -> None:
    assert why(find(None, given, **rows), "cameras.per-resident-ratio") == reason


def looked_up(persons: int, nameless: int = 0) -> tuple[Sizes, ...]:
    return (Sizes(0, 0, 0, 0, 0, 500, 0, nameless, persons),)


def test_the_share_of_residents_looked_up() -> None:
    options = ExposureOptions(population=1000)
    assert value(find(options, sizes=looked_up(40)), "population.queried-share") == 0.04
    open_ = reach(find(options, sizes=looked_up(40, 10)), "population.queried-share")
    assert (open_.kind, open_.low, open_.high) == ("bounds", 0.04, 0.05)
    of_census = find(residents=census([100, 60]), sizes=looked_up(40))
    assert value(of_census, "population.queried-share") == 0.25


@pytest.mark.parametrize(
    ("options", "given", "reason"),
    [
        (ExposureOptions(), ALL, "absent.no-population"),
        (ExposureOptions(population=30), ALL, "absent.more-than-residents"),
        (ExposureOptions(population=30), without(queries="person"), "absent.no-queries"),
    ],
)
def test_without_a_share_looked_up_it_says_why(
    options: ExposureOptions, given: dict[str, frozenset[str]], reason: str
) -> None:
    found = find(options, given, sizes=looked_up(40))
    assert why(found, "population.queried-share") == reason


def test_rates_per_resident_ground_and_report() -> None:
    rows = together(fell("cameras", [10, 4]), fell("incidents", [50, 20]))
    found = find(
        area_list=areas(2, square_metres=2_000_000), residents=census([1000, 400]), **rows
    )
    assert value(found, "rates.cameras.residents") == 10
    assert value(found, "rates.cameras.ground") == 3.5
    assert value(found, "rates.cameras.crime") == 20
    flat = find(area_list=areas(2, square_metres=0), **rows)
    assert why(flat, "rates.cameras.ground") == "absent.no-ground"
    assert why(flat, "rates.cameras.residents") == "absent.no-residents"


def test_margins_are_carried_into_rates_per_resident_and_no_other() -> None:
    rows = together(fell("cameras", [10, 4]), fell("incidents", [50, 20]))
    found = find(area_list=areas(2), residents=census([1000, 400], margin=164), **rows)
    one = reach(found, "rates.cameras.residents")
    error = 164 / 1.6448536 * 2**0.5 / 1400  # of the residents, on the logarithm
    assert (one.kind, one.value) == ("confidence", 10)
    assert one.low == pytest.approx(10 * exp(-1.959964 * error), rel=1e-6)
    assert one.high == pytest.approx(10 * exp(1.959964 * error), rel=1e-6)
    assert reach(found, "rates.cameras.crime").kind == "exact count"
    place = reach(found, "cameras.place.2")
    assert (place.kind, place.value) == ("confidence", 10)
    alone = 164 / 1.6448536 / 400
    highs = [reach(found, f"cameras.place.{k}").high for k in (1, 2)]
    assert max(highs) == pytest.approx(10 * exp(1.959964 * alone), rel=1e-6)


def test_a_census_row_of_no_listed_area_is_in_no_ratio() -> None:
    stray = [Residents("elsewhere", "persons", "", Decimal(999), None)]
    rows = forty()
    more = forty(residents=[*census([100] * 40), *census(list(range(40)), "G"), *stray])
    name = "predicted.against-census"
    assert value(find(**more), name) == value(find(**rows), name)
