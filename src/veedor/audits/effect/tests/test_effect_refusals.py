"""Where an effect is refused: poor dosage, a test of trends that could not fail."""

from datetime import datetime

import pytest

from veedor.audits.effect.counts import Hours, Reached
from veedor.audits.effect.options import EffectOptions
from veedor.audits.effect.tests.by_hand import (
    ALL,
    cells,
    find,
    named,
    poisson,
    reach,
    value,
    visits,
    why,
)
from veedor.core import Verdict

QUICK = EffectOptions(draws=99, starts=2)
PANEL = cells(poisson(0.7, seed=3, own=6), own=6, far=12)
GOOD = (Reached(0, 100, 3), Reached(1, 72, 70))


def test_the_share_of_unusable_visits_is_exact_where_all_is_known() -> None:
    rows = (
        visits(60),
        visits(10, amiss=(1, 0, 0, 0)),
        visits(20, amiss=(0, 1, 0, 0)),
        visits(6, amiss=(0, 1, 1, 0)),
        visits(4, amiss=(0, 0, 0, 1)),
    )
    found = find(QUICK, visits=rows)
    interval = reach(found, "dosage.unusable")
    assert (interval.kind, interval.value) == ("exact count", 0.4)
    assert named(found, "dosage.unusable").count == 40
    shares = {name: value(found, f"dosage.{name}") for name in ("backwards", "short")}
    assert shares == {"backwards": 0.1, "short": 0.26}
    assert value(found, "dosage.premises") == 0.06
    assert value(found, "dosage.overlapping") == 0.04
    assert found["effect.dosage"].verdict is Verdict.CONTRADICTED


def test_what_is_not_known_of_a_visit_opens_bounds_unless_something_else_settles_it() -> None:
    rows = (visits(50), visits(30, amiss=(0, 0, -1, 0)), visits(20, amiss=(0, 1, -1, -1)))
    interval = reach(find(QUICK, visits=rows), "dosage.unusable")
    assert (interval.kind, interval.low, interval.high) == ("bounds", 0.2, 0.5)


def test_hours_without_a_visit_are_counted_from_the_first_to_the_last() -> None:
    hours = Hours(datetime(2023, 1, 1, 5), datetime(2023, 1, 2, 4), 6)  # noqa: DTZ001
    found = find(QUICK, visits=(visits(9),), hours=(hours,))
    assert named(found, "dosage.hours-without").support == 24
    assert value(found, "dosage.hours-without") == 0.75


def test_poor_dosage_refuses_every_effect_and_says_by_how_much() -> None:
    rows = (visits(40), visits(60, amiss=(0, 1, 0, 0)))
    found = find(QUICK, cells=PANEL, visits=rows, reached=GOOD)
    for name in (
        *("differences.own", "staggered.all", "places.rank", "series.step"),
        *("mixture.gap", "displacement.net", "power.noticeable"),
    ):
        assert why(found, name) == "refused.unusable"
    because = named(found, "differences.own").absent_because
    assert because is not None
    assert because.facts == {"share": 0.6, "most": 0.5}
    assert found["effect.differences"].asks[0].record == "dosage"
    # What can be said of the records themselves is still said.
    assert value(found, "dosage.unusable") == 0.6
    assert named(found, "trends.power").interval is not None


def test_what_may_or_may_not_be_unusable_does_not_refuse() -> None:
    rows = (visits(40), visits(60, amiss=(0, 0, -1, 0)))
    found = find(QUICK, cells=PANEL, visits=rows, reached=GOOD)
    assert named(found, "differences.own").interval is not None


def test_a_measure_that_hardly_took_place_is_refused() -> None:
    reached = (Reached(0, 100, 3), Reached(1, 23_760, 129))
    found = find(QUICK, cells=PANEL, visits=(visits(129),), reached=reached)
    assert why(found, "differences.own") == "refused.reached"
    assert value(found, "dosage.reached") == pytest.approx(0.0054, abs=5e-5)


def test_a_test_of_trends_without_power_refuses_comparisons_but_not_the_series() -> None:
    rows = cells(poisson(1, seed=1, own=3, mean=3), own=3, far=6)
    found = find(QUICK, cells=rows)
    for name in ("differences.own", "staggered.all", "places.rank", "power.noticeable"):
        assert why(found, name) == "refused.no-power"
    assert named(found, "series.step").interval is not None
    assert value(found, "trends.power") < 0.5


def test_whoever_declares_trends_alike_is_quoted_and_gets_the_number() -> None:
    rows = cells(poisson(1, seed=1, own=3, mean=3), own=3, far=6)
    reason = "Places were chosen by an event that had nothing to do with theft."
    found = find(EffectOptions(draws=99, trends_assumed_because=reason), cells=rows)
    assert named(found, "differences.own").interval is not None
    quoted = [one.facts.get("reason") for one in found["effect.differences"].caveats]
    assert reason in quoted


def test_with_two_periods_before_trends_cannot_be_looked_at() -> None:
    late = tuple(cell for cell in PANEL if cell.period.isoformat() >= "2021-11-01")
    found = find(QUICK, cells=late)
    assert why(found, "trends.drift") == "absent.too-few-before"
    assert why(found, "differences.own") == "absent.too-few-before"


def test_a_drift_before_is_seen_and_contradicts() -> None:
    drawn = poisson(1, seed=9, own=8)
    rows = cells(lambda unit, at: drawn(unit, at) + (3 * at if unit < 8 else 0), own=8, far=8)
    found = find(QUICK, cells=rows)
    assert found["effect.trends"].verdict is Verdict.CONTRADICTED
    assert value(found, "trends.drift") == pytest.approx(36, abs=8)
    assert value(found, "trends.false-dates") > 0


def test_without_a_vehicle_or_premises_the_register_is_asked_for() -> None:
    given = ALL | {"dosage": frozenset({"visit_id", "unit", "started_at"})}
    found = find(QUICK, given=given, visits=(visits(5, amiss=(-1, -1, -1, -1)),))
    interval = reach(found, "dosage.unusable")
    assert (interval.low, interval.high) == (0, 1)
    assert found["effect.dosage"].asks[0].record == "dosage"
