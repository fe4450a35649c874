"""Boxes against chance, patrol visits, acts without a link, and the council's findings."""

from datetime import date, timedelta
from decimal import Decimal
from math import erf, sqrt
from typing import Any

import pytest

from veedor.audits.forecast.counts import (
    Box,
    Patrolled,
    Place,
    ResolutionCoverage,
    Resolved,
    VisitHour,
    Visits,
)
from veedor.audits.forecast.tests.by_hand import (
    FIRST,
    acts,
    coverage,
    ends,
    find,
    lacking,
    moment,
    named,
    quick,
    reach,
    value,
    why,
    without,
)
from veedor.core import Verdict

_HOUR = timedelta(hours=1)
_STEP = Decimal("0.01")  # of a degree: about 1,100 m


def boxes() -> list[Box]:
    start = moment(FIRST)
    return [
        Box(
            place * _STEP,
            Decimal(0),
            start + day * 24 * _HOUR,
            start + (day * 24 + 12) * _HOUR,
            1,
        )
        for day in range(10)
        for place in range(3)
    ]


def test_boxes_that_follow_incidents_are_far_above_chance() -> None:
    points = [Place(one.latitude, one.longitude, one.valid_from + _HOUR, 1) for one in boxes()]
    far = [Place(3 * _STEP, 3 * _STEP, moment(FIRST) + _HOUR, 1)]
    found = find(
        quick(box_metres=200.0, area_km2=100.0, relocations=999),
        boxes=boxes(),
        points=points + far,
        coverage=[coverage(admitted=30, boxes=30)],
    )
    assert value(found, "boxes.hit") == 1
    assert value(found, "boxes.capture") == pytest.approx(30 / 31)
    assert value(found, "boxes.lift") > 5
    assert found["chance"].verdict is Verdict.SUPPORTED
    # 31 incidents x (0.04 of 100 km²) x (12 of 228 hours), evenly.
    assert value(found, "boxes.even-chance") == pytest.approx(31 * 0.04 / 100 * 12 / 228)


def test_boxes_that_miss_have_no_lift_and_settle_nothing() -> None:
    points = [Place(9 * _STEP, 9 * _STEP, moment(FIRST) + 13 * _HOUR, 1)]
    found = find(quick(box_metres=200.0), boxes=boxes(), points=points)
    assert value(found, "boxes.hit") == 0
    assert why(found, "boxes.lift") == "absent.no-chance"
    assert why(found, "boxes.even-chance") == "absent.no-area"
    assert found["chance"].verdict is Verdict.INCONCLUSIVE


def only_boxes(**more: Any) -> dict[str, Any]:
    """Give boxes as the only predictions: no cell was predicted, so that there is no period."""
    rows: dict[str, Any] = {"periods": (), "predicted": (), "events": (), "boxes": boxes()}
    return rows | more


def test_boxes_hold_fewer_incidents_with_their_places_moved() -> None:
    # 200 incidents in the middle of each valid box of 200 m, each place a little aside.
    points = [
        Place(one.latitude, one.longitude + k * Decimal("0.000001"), one.valid_from + _HOUR, 1)
        for one in boxes()[:1]
        for k in range(200)
    ]
    asked = quick(box_metres=200.0, place_errors=(0.0, 100.0), place_draws=100)
    found = find(asked, **only_boxes(points=points))
    assert value(found, "boxes.capture.unmoved") == value(found, "boxes.capture") == 1
    assert value(found, "boxes.hit.unmoved") == value(found, "boxes.hit")
    assert ends(found, "boxes.capture.misplaced.1") == (1, 1)
    # A normal error of half a side on both axes, by its law: (2 Φ(1) - 1)².
    one = reach(found, "boxes.capture.misplaced.2")
    assert one.value == pytest.approx(erf(1 / sqrt(2)) ** 2, abs=0.02)
    assert named(found, "boxes.capture.rounded").label.facts["decimals"] == 6
    assert found["grid"].plain.id == "grid.plain-boxes"
    assert found["grid"].plain.facts["as_is"] == 1
    assert found["grid"].verdict is Verdict.NOT_ASSESSABLE


def test_boxes_are_not_put_on_other_grids_and_it_says_why() -> None:
    found = find(quick(), **only_boxes())
    assert why(found, "boxes.capture.unmoved") == "absent.no-points"
    assert why(found, "boxes.turned") == "absent.boxes-not-turned"
    assert why(found, "boxes.resized") == "absent.boxes-not-resized"
    assert found["grid"].plain.id == "absent.no-cells-predicted"
    assert {"boxes", "points"} <= set(found["grid"].queries)
    none = find()["grid"]
    assert not [one.name for one in none.estimates if one.name.startswith("boxes.")]
    assert "boxes" not in none.queries


def test_without_boxes_or_places_there_is_no_chance_level() -> None:
    assert why(find(), "boxes.hit") == "absent.no-boxes"
    assert why(find(boxes=boxes()), "boxes.hit") == "absent.no-points"
    assert why(find(given=without("incidents", "latitude")), "boxes.hit") == "absent.no-column"


def test_acts_are_linked_by_a_prediction_in_force_at_that_moment() -> None:
    rows = [
        acts("stops", "in force", 6),
        acts("stops", "none", 2),
        acts("stops", "not in force", 1),
        acts("dosage", "unknown number", 1),
    ]
    found = find(acts=rows)
    assert value(found, "acts.unlinked") == pytest.approx(4 / 10)
    assert value(found, "acts.unlinked.stops") == pytest.approx(3 / 9)
    assert found["acts"].verdict is Verdict.CONTRADICTED


def test_an_act_that_names_only_a_bulletin_gives_bounds() -> None:
    found = find(acts=[acts("stops", "in force", 3), acts("stops", "bulletin", 1)])
    assert ends(found, "acts.unlinked") == (0, 0.25)
    assert found["acts"].verdict is Verdict.INCONCLUSIVE


def test_acts_that_the_force_does_not_attribute_are_no_acts_of_the_programme() -> None:
    rows = [acts("stops", "in force", 3), acts("stops", "none", 5, attributed=0)]
    assert value(find(acts=rows), "acts.unlinked") == 0


def test_acts_of_which_nobody_says_whether_they_belong_give_bounds() -> None:
    rows = [acts("stops", "in force", 3), acts("stops", "none", 1, attributed=-1)]
    assert ends(find(acts=rows), "acts.unlinked") == (0, 0.25)


def test_all_acts_linked_supports_the_claim() -> None:
    assert find(acts=[acts("stops", "in force", 3)])["acts"].verdict is Verdict.SUPPORTED


def test_without_acts_or_numbers_the_reason_is_given() -> None:
    assert why(find(given=lacking("stops", "dosage")), "acts.unlinked") == "absent.no-acts"
    given = without("predictions", "prediction_id")
    assert why(find(given=given), "acts.unlinked") == "absent.no-column"
    assert why(find(), "acts.unlinked") == "absent.none"


def test_runs_before_the_councils_resolution_are_counted() -> None:
    rows = [Resolved(0, 3), Resolved(1, 1)]
    found = find(resolved=rows, resolution_coverage=[ResolutionCoverage(1, 0)])
    assert value(found, "runs.without-council-findings") == 0.75
    assert found["council"].verdict is Verdict.CONTRADICTED


def test_a_resolution_without_a_day_gives_bounds() -> None:
    found = find(resolved=[Resolved(-1, 1), Resolved(1, 3)])
    assert ends(found, "runs.without-council-findings") == (0, 0.25)


def test_a_missing_list_of_resolutions_is_not_a_missing_resolution() -> None:
    found = find(given=lacking("resolutions"), resolved=[Resolved(0, 4)])
    assert why(found, "runs.without-council-findings") == "absent.no-resolutions"
    assert found["council"].verdict is Verdict.NOT_ASSESSABLE


def visits(**more: int) -> Visits:
    usual: dict[str, Any] = dict.fromkeys(Visits.__struct_fields__, 0) | {
        "admitted": 10,
        "visits": 10,
        "seconds": 9000,
        "timed": 10,
        "first_local": None,
        "last_local": None,
    }
    return Visits(**(usual | more))


def test_what_is_amiss_with_visits_is_counted() -> None:
    hours = [VisitHour(date(2024, 1, 1), 10, 5), VisitHour(date(2024, 1, 4), 22, 5)]
    found = find(
        visits=[visits(short=2, premises=1, overlapping=3, timed=9, endless=1)],
        visit_hours=hours,
        patrolled=[Patrolled(400, 2, 1200, 400 * 86_400)],
    )
    assert value(found, "visits.short") == pytest.approx(2 / 9)
    assert value(found, "visits.no-end") == 0.1
    assert value(found, "visits.overlapping") == 0.3
    assert value(found, "visits.mean-minutes") == pytest.approx(9000 / 60 / 9)
    assert named(found, "hours.without-visit").count == 22
    assert value(found, "days.without-visit") == 0.5
    assert value(found, "predictions.patrolled") == 0.005
    assert found["dosage"].verdict is Verdict.CONTRADICTED


def test_a_whole_record_of_visits_supports_the_claim() -> None:
    hours = [VisitHour(date(2024, 1, 1), 10, 10)]
    found = find(visits=[visits()], visit_hours=hours, patrolled=[Patrolled(1, 1, 60, 60)])
    assert found["dosage"].verdict is Verdict.SUPPORTED


def test_no_visit_at_all_is_said() -> None:
    assert why(find(), "visits.short") == "absent.none"
    assert why(find(given=lacking("dosage")), "visits.short") == "absent.no-dosage"


def test_visits_without_their_columns_lose_their_numbers() -> None:
    hours = [VisitHour(date(2024, 1, 1), 10, 10)]
    given = without("dosage", "ended_at", "vehicle", "at_police_premises")
    found = find(given=given, visits=[visits(timed=0)], visit_hours=hours)
    for name in (
        "visits.short",
        "visits.overlapping",
        "visits.premises",
        "visits.mean-minutes",
    ):
        assert why(found, name) == "absent.no-column"
