"""Effects: seen where planted, not seen where not, and the edges of each method."""

from datetime import date

import numpy as np
import pytest

from veedor.audits.effect.options import EffectOptions
from veedor.audits.effect.tests.by_hand import (
    beside,
    cells,
    find,
    named,
    poisson,
    reach,
    value,
    why,
)
from veedor.core import Verdict

QUICK = EffectOptions(draws=399, starts=3)


def test_a_planted_fall_and_what_moved_next_door_are_seen() -> None:
    rows = cells(poisson(0.7, seed=8, own=6, near=(6, 1.2)), own=6, near=6, far=12)
    found = find(QUICK, cells=rows)
    own, near = reach(found, "differences.own"), reach(found, "differences.ring-1")
    assert own.low < -12 < own.high < 0
    assert 0 < near.low < 8 < near.high
    assert found["effect.differences"].verdict is Verdict.SUPPORTED
    assert found["effect.places"].verdict is Verdict.SUPPORTED
    assert found["effect.displacement"].verdict is Verdict.SUPPORTED
    assert value(found, "displacement.quotient") < 0
    # Who is near, taken as elsewhere, makes the fall look larger.
    without_rings = beside(found, "differences.0-rings.own").interval
    assert without_rings is not None
    assert without_rings.low < own.low


def test_no_effect_is_only_called_so_where_it_is_shown_to_be_small() -> None:
    rows = cells(poisson(1, seed=5, own=8), own=8, far=16)
    found = find(QUICK, cells=rows)
    assert found["effect.differences"].verdict is Verdict.CONTRADICTED
    strict = EffectOptions(draws=199, starts=3, margin=0.01, least_power=0)
    assert find(strict, cells=rows)["effect.differences"].verdict is Verdict.INCONCLUSIVE


def test_the_relative_effect_is_the_effect_over_the_mean_before() -> None:
    found = find(QUICK, cells=cells(poisson(0.7, seed=3, own=6), own=6, far=12))
    before = found["effect.differences"].plain.facts["before"]
    ratio = value(found, "differences.own") / float(before)
    assert value(found, "differences.relative") == pytest.approx(ratio, rel=1e-5)


def test_errors_go_by_larger_areas_where_all_units_name_one() -> None:
    rows = cells(
        poisson(0.7, seed=3, own=6), own=6, far=12, cluster=lambda unit: f"C{unit // 2}"
    )
    found = find(QUICK, cells=rows)
    assert named(found, "differences.own").method.startswith("restricted wild")
    assert named(found, "differences.wild").support == 2**9
    assert beside(found, "differences.cr1").interval is not None
    assert named(found, "places.rank").label.id == "places.rank-areas"


def test_few_areas_give_an_interval_without_end_and_no_number() -> None:
    rows = cells(
        poisson(0.7, seed=3, own=6), own=6, far=6, cluster=lambda unit: f"C{unit // 4}"
    )
    found = find(EffectOptions(draws=99, least_power=0), cells=rows)
    assert why(found, "differences.own") == "absent.unbounded"
    assert named(found, "differences.wild").support == 2**3


def test_different_dates_go_to_the_method_that_keeps_groups_apart() -> None:
    days = (date(2021, 9, 1), date(2022, 3, 1))
    rows = cells(poisson(1, seed=4, own=8), own=8, far=12, adopted=lambda unit: days[unit % 2])
    found = find(EffectOptions(draws=99, least_power=0), cells=rows)
    assert why(found, "differences.own") == "absent.several-dates"
    assert why(found, "series.step") == "absent.several-dates"
    assert why(found, "mixture.gap") == "absent.several-dates"
    names = [one.name for one in found["effect.staggered"].estimates]
    assert {"staggered.group-2021-09-01", "staggered.group-2022-03-01"} <= set(names)
    assert beside(found, "staggered.two-way").interval is not None
    assert value(found, "power.noticeable") > 0


def test_one_adopter_can_be_a_series_and_a_mixture_but_no_difference() -> None:
    found = find(QUICK, cells=cells(poisson(0.5, seed=6, own=1), own=1, far=20))
    assert why(found, "differences.own") == "absent.too-few-units"
    assert value(found, "series.step") < 1
    assert reach(found, "mixture.as-good").high < 0
    assert named(found, "mixture.rank").count == 1
    assert found["effect.mixture"].verdict is Verdict.SUPPORTED


def test_a_mixture_of_more_donors_than_allowed_is_refused_with_their_number() -> None:
    found = find(
        EffectOptions(draws=99, most_donors=5),
        cells=cells(poisson(1, seed=1, own=2), own=2, far=9),
    )
    because = named(found, "mixture.gap").absent_because
    assert because is not None
    assert because.facts == {"donors": 9, "most": 5}


@pytest.mark.parametrize(
    ("own", "far", "periods", "name", "reason"),
    [
        (2, 0, 24, "differences.own", "absent.too-few-units"),
        (0, 4, 24, "differences.own", "absent.none-adopted"),
        (2, 4, 14, "series.step", "absent.short-series"),
        (2, 4, 12, "series.step", "absent.none-after"),
        (2, 4, 24, "places.rank", "refused.no-power"),
        (2, 0, 24, "mixture.gap", "absent.donors"),
    ],
)
def test_the_edges_have_their_reason(
    own: int, far: int, periods: int, name: str, reason: str
) -> None:
    rows = cells(poisson(1, seed=2, own=own, mean=4), own=own, far=far, periods=periods)
    assert why(find(QUICK, cells=rows), name) == reason


def test_no_event_before_leaves_nothing_that_could_fall() -> None:
    def rate(unit: int, at: int) -> float:
        return 0.0 if unit < 2 and at < 12 else 1.0

    found = find(QUICK, cells=cells(rate, own=2, far=4))
    assert why(found, "differences.own") == "absent.no-events-before"


def test_units_that_never_change_give_nothing_to_measure_chance_by() -> None:
    found = find(QUICK, cells=cells(lambda _unit, _at: 5.0, own=2, far=4))
    assert why(found, "trends.drift") == "absent.nothing-varies"
    assert found["effect.differences"].verdict is Verdict.NOT_ASSESSABLE


def test_a_break_a_slope_and_a_ratio_of_means_are_three_numbers() -> None:
    def falling(_unit: int, at: int) -> float:
        return float(round(1000 * np.exp(-0.05 * at)))

    found = find(QUICK, cells=cells(falling, own=2, far=2))
    assert value(found, "series.step") == pytest.approx(1, abs=0.01)
    assert value(found, "series.means") == pytest.approx(np.exp(-0.6), abs=0.01)
    assert value(found, "series.slope") == pytest.approx(1, abs=0.01)
    assert beside(found, "series.others.step").interval is not None
