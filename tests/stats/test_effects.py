"""Effects: published vectors, other libraries' answers, properties, and what is refused."""

import itertools
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from veedor.stats.differences import Contrast, change_gap, changes, two_way, within
from veedor.stats.displaced import Turn, displacement_quotient, weighted_displacement
from veedor.stats.interrupted import Series, broken, means_ratio
from veedor.stats.noticeable import chance_to_notice, equivalence, noticeable
from veedor.stats.staggered import staggered
from veedor.stats.synthetic import mixture, synthetic
from veedor.stats.trends import drift, false_dates, false_places
from veedor.stats.wild_bootstrap import wild_clusters


def panel_of(seed: int, units: int = 12, periods: int = 8) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(units, periods))


def after(own: int, units: int, periods: int, first: int) -> np.ndarray:
    treated = np.zeros((units, periods))
    treated[:own, first:] = 1
    return treated


def test_displacement_in_print_wheeler_and_ratcliffe() -> None:
    target, comparison = Turn(before=50, after=30), Turn(before=60, after=55)
    near, near_comparison = Turn(before=20, after=22), Turn(before=24, after=23)
    found = weighted_displacement(target, comparison, near, near_comparison)
    assert found.value == -12
    assert found.error == pytest.approx(16.852, abs=5e-4)
    assert found.value / found.error == pytest.approx(-0.712, abs=5e-4)
    quotient = displacement_quotient(target, near, comparison)
    assert quotient == pytest.approx(-0.2316, abs=5e-5)


def test_a_quotient_of_nothing_is_undefined() -> None:
    same, none = Turn(before=5, after=5), Turn(before=0, after=0)
    assert displacement_quotient(same, same, none) is None
    assert displacement_quotient(same, same, same) is None


def test_with_one_date_fixed_effects_are_the_gap_of_mean_changes() -> None:
    panel = panel_of(1)
    treated = after(5, 12, 8, 3)
    fitted = two_way(panel, [treated], np.arange(12))[0]
    changed = changes(panel, 3)
    gap = change_gap(changed[:5], changed[5:])
    assert fitted.value == pytest.approx(gap.value, rel=1e-12)
    welch = stats.ttest_ind(changed[:5], changed[5:], equal_var=False)
    reach = welch.confidence_interval(0.95)
    assert gap.reach(0.95).low == pytest.approx(reach.low, rel=1e-9)
    assert gap.reach(0.95).high == pytest.approx(reach.high, rel=1e-9)


def test_fixed_effects_and_their_error_are_those_of_statsmodels_with_dummies() -> None:
    import statsmodels.api as sm  # noqa: PLC0415

    panel, treated = panel_of(2), after(4, 12, 8, 3)
    treated[3, 3] = 0
    near = np.zeros_like(treated)
    near[4:7, 3:] = 1
    units = np.repeat(np.arange(12), 8)
    times = np.tile(np.arange(8), 12)
    dummies = [units == one for one in range(12)] + [times == one for one in range(1, 8)]
    design = np.column_stack([treated.ravel(), near.ravel(), *dummies]).astype(float)
    clusters = units // 2
    fitted = sm.OLS(panel.ravel(), design).fit(
        cov_type="cluster", cov_kwds={"groups": clusters, "use_correction": False}
    )
    ours = two_way(panel, [treated, near], np.arange(12) // 2)
    factor = math.sqrt(6 / 5 * 95 / (96 - 10))
    for place, one in enumerate(ours):
        assert one.value == pytest.approx(fitted.params[place], rel=1e-9)
        assert one.error == pytest.approx(fitted.bse[place] * factor, rel=1e-9)
        assert one.degrees == 5


def test_the_bootstrap_by_signs_is_that_of_brute_force_over_all_signs() -> None:
    panel = panel_of(3, 16, 6)
    clusters = np.arange(16) // 2
    treated, near = after(4, 16, 6, 3), after(8, 16, 6, 3) - after(4, 16, 6, 3)
    found = wild_clusters(panel, [treated, near], clusters, level=0.95, draws=99, seed=1)
    assert found.listed
    assert found.draws == 2**8

    def t_of(outcome: np.ndarray) -> float:
        one = two_way(outcome, [treated, near], clusters)[0]
        return one.value / one.error

    # Under no effect the outcome is refitted with the other treatment alone.
    taken = within(near)
    share = float((within(panel) * taken).sum() / (taken * taken).sum())
    fit = share * near
    rest = within(panel - fit)
    seen = abs(t_of(panel))
    extreme = sum(
        abs(t_of(fit + np.array(signs)[clusters][:, None] * rest)) >= seen * (1 - 1e-9)
        for signs in itertools.product((-1, 1), repeat=8)
    )
    assert found.extreme == extreme


def test_the_interval_by_signs_holds_what_the_test_does_not_reject() -> None:
    panel, treated = panel_of(4, 20, 6), after(8, 20, 6, 3)
    clusters = np.arange(20) // 2
    found = wild_clusters(panel, [treated], clusters, level=0.95, draws=99, seed=1)
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high
    for effect, rejected in ((found.low - 0.02, True), (found.high + 0.02, True), (0.0, None)):
        moved = wild_clusters(
            panel - effect * treated, [treated], clusters, level=0.95, draws=99, seed=1
        )
        inside = found.low <= effect <= found.high
        assert (moved.extreme > 0.05 * moved.draws) == (inside if rejected is None else False)


def test_many_clusters_are_drawn_and_a_seed_gives_the_same_draws() -> None:
    panel, treated = panel_of(5, 30, 5), after(12, 30, 5, 2)
    many = [
        wild_clusters(panel, [treated], np.arange(30) // 2, level=0.9, draws=299, seed=seed)
        for seed in (1, 1, 2)
    ]
    assert many[0] == many[1]
    assert many[0] != many[2]
    assert not many[0].listed


def test_two_clusters_are_refused_by_the_bootstrap_and_one_by_the_error() -> None:
    panel, treated = panel_of(6, 6, 4), after(3, 6, 4, 2)
    with pytest.raises(ValueError, match="three clusters"):
        wild_clusters(panel, [treated], np.arange(6) // 3, level=0.95, draws=9, seed=1)
    with pytest.raises(ValueError, match="two clusters"):
        two_way(panel, [treated], np.zeros(6, dtype=np.int64))
    with pytest.raises(ValueError, match="told apart"):
        two_way(panel, [treated, treated], np.arange(6))


def test_one_unit_on_a_side_or_nothing_that_varies_is_refused() -> None:
    with pytest.raises(ValueError, match="two units"):
        change_gap(np.array([1.0]), np.array([1.0, 2.0]))
    with pytest.raises(ValueError, match="nothing varies"):
        change_gap(np.array([1.0, 1.0]), np.array([2.0, 2.0]))


def test_one_date_without_others_is_the_gap_to_the_last_period_before() -> None:
    panel = panel_of(7, 20, 6)
    adopted = [3] * 8 + [None] * 12
    found = staggered(panel, adopted, later_too=False)
    gaps = panel[:, 3:].mean(axis=1) - panel[:, 2]
    assert found.overall.value == pytest.approx(gaps[:8].mean() - gaps[8:].mean(), rel=1e-9)
    assert found.overall.degrees == 7


def test_groups_of_different_dates_are_each_set_against_those_that_never_adopt() -> None:
    panel = panel_of(8, 30, 7)
    adopted = [2] * 8 + [5] * 8 + [None] * 14
    found = staggered(panel, adopted, later_too=False)
    never = panel[16:]
    for first, rows in ((2, panel[:8]), (5, panel[8:16])):
        by_hand = np.mean(
            [
                (rows[:, t] - rows[:, first - 1]).mean()
                - (never[:, t] - never[:, first - 1]).mean()
                for t in range(first, 7)
            ]
        )
        assert found.by_group[first].value == pytest.approx(by_hand, rel=1e-9)
    assert sorted(found.by_time) == [-4, -3, -2, -1, 0, 1, 2, 3, 4]


def test_fixed_effects_can_have_the_wrong_size_where_dates_differ_and_effects_grow() -> None:
    """The toy of 500 units: true mean 1.78 there; plain fixed effects fall short."""
    rng = np.random.default_rng(20260101)
    adopted = [10] * 40 + [25] * 40 + [None] * 40
    panel = rng.normal(size=(120, 40))
    truth = []
    for unit, first in enumerate(adopted):
        if first is not None:
            grown = 0.1 * (np.arange(40 - first) + 1)
            panel[unit, first:] += grown
            truth += grown.tolist()
    treated = np.zeros_like(panel)
    treated[:40, 10:] = treated[40:80, 25:] = 1
    plain = two_way(panel, [treated], np.arange(120))[0]
    apart = staggered(panel, adopted, later_too=False).overall
    assert abs(apart.value - np.mean(truth)) < 2.5 * apart.error
    assert plain.value < np.mean(truth) - 4 * plain.error


@pytest.mark.parametrize("adopted", [[None, None, None], [1, 1, 1], [0, 0, None]])
def test_where_nobody_can_be_compared_it_is_refused(adopted: list[int | None]) -> None:
    with pytest.raises(ValueError, match="too few"):
        staggered(panel_of(9, 3, 4), adopted, later_too=False)


def test_the_mixture_is_that_of_diff_diff_with_equal_weights_of_periods() -> None:
    import pandas as pd  # noqa: PLC0415
    from diff_diff import SyntheticControl  # noqa: PLC0415

    rng = np.random.default_rng(3)
    waves = rng.normal(size=(2, 24)).cumsum(axis=1)
    every = rng.normal(size=(11, 2)) @ waves + rng.normal(size=(11, 24)) * 0.3 + 20
    long = pd.DataFrame(
        {
            "unit": np.repeat(np.arange(11), 24),
            "time": np.tile(np.arange(24), 11),
            "y": every.ravel(),
        }
    )
    long["on"] = ((long["unit"] == 0) & (long["time"] >= 16)).astype(int)
    theirs = SyntheticControl(v_method="custom", custom_v=np.ones(16), standardize="none").fit(
        long, "y", "on", "unit", "time", pre_period_outcomes=list(range(16))
    )
    ours = mixture(every[0], every[1:], 16)
    assert ours.effect == pytest.approx(theirs.att, abs=1e-8)
    assert sum(ours.weights) == pytest.approx(1)
    assert min(ours.weights) >= 0


def test_with_more_donors_than_periods_starts_differ_and_the_range_holds_them_all() -> None:
    rng = np.random.default_rng(5)
    target, donors = rng.normal(10, 1, size=9), rng.normal(10, 2, size=(20, 9))
    found = synthetic(target, donors, 4, starts=6, seed=1)
    assert found.best.miss < 1e-6
    assert max(found.starts) - min(found.starts) > 0.05
    assert found.low <= min(found.starts) + 0.01
    assert max(found.starts) <= found.high + 0.01
    assert found.low < found.best.effect < found.high


def test_a_mixture_that_was_planted_is_found_and_its_gap_too() -> None:
    rng = np.random.default_rng(6)
    donors = rng.normal(size=(5, 40)).cumsum(axis=1)
    target = 0.3 * donors[0] + 0.7 * donors[3]
    target[30:] -= 2
    found = synthetic(target, donors, 30, starts=3, seed=1)
    np.testing.assert_allclose(found.best.weights, [0.3, 0, 0, 0.7, 0], atol=1e-6)
    assert found.best.effect == pytest.approx(-2, abs=1e-5)
    assert (found.rank, found.among) == (1, 6)


def test_the_series_is_that_of_statsmodels_by_formula() -> None:
    import statsmodels.api as sm  # noqa: PLC0415

    rng = np.random.default_rng(7)
    counts = rng.poisson(50, size=36).astype(float)
    exposure = rng.uniform(900, 1100, size=36)
    series = Series(
        counts=tuple(counts), exposure=tuple(exposure), first_after=20, season=12, harmonics=1
    )
    time = np.arange(36)
    angle = 2 * np.pi * time / 12
    design = np.column_stack(
        [np.ones(36), time, time >= 20, np.sin(angle), np.cos(angle)]
    ).astype(float)
    theirs = sm.GLM(counts, design, family=sm.families.Poisson(), offset=np.log(exposure)).fit(
        scale="X2"
    )
    ours = broken(series, slope=False)
    assert ours.level.value == pytest.approx(theirs.params[2], abs=1e-8)
    assert ours.dispersion == pytest.approx(theirs.scale, rel=1e-6)
    expected = theirs.bse[2] * math.sqrt(max(1, theirs.scale) / theirs.scale)
    assert ours.level.error == pytest.approx(expected, rel=1e-6)


def test_the_robust_error_is_neweys_and_wests_where_it_is_the_wider() -> None:
    import statsmodels.api as sm  # noqa: PLC0415

    rng = np.random.default_rng(8)
    slow = np.convolve(rng.normal(size=70), np.ones(8) / 2, mode="valid")[:60]
    counts = rng.poisson(np.exp(4 + 0.15 * slow)).astype(float)
    series = Series(counts=tuple(counts), first_after=30)
    design = np.column_stack([np.ones(60), np.arange(60) - 30, np.arange(60) >= 30]).astype(
        float
    )
    theirs = sm.GLM(counts, design, family=sm.families.Poisson()).fit(
        cov_type="HAC", cov_kwds={"maxlags": 3, "use_correction": False}
    )
    plain = broken(series, slope=False).level.error
    wide = broken(series, slope=False, robust=True).level.error
    assert wide == pytest.approx(max(plain, theirs.bse[2] * math.sqrt(60 / 57)), rel=1e-6)


@pytest.mark.parametrize("counts", [(0.0,) * 4 + (3.0,) * 4, (3.0,) * 4 + (0.0,) * 4])
def test_a_side_without_an_event_has_no_ratio(counts: tuple[float, ...]) -> None:
    for refuse in (means_ratio, lambda one: broken(one, slope=False)):
        with pytest.raises(ValueError, match="no event"):
            refuse(Series(counts=counts, first_after=4))


def test_too_few_periods_for_the_terms_are_refused() -> None:
    with pytest.raises(ValueError, match="too few periods"):
        broken(Series(counts=(3, 4, 5, 6), first_after=2, harmonics=1), slope=True)


def test_power_and_the_smallest_change_seen_undo_each_other() -> None:
    for degrees in (3.0, 11.0, 200.0):
        one = Contrast(value=0.0, error=0.7, degrees=degrees)
        least = noticeable(one, level=0.95, power=0.8)
        # Bloom's sum of two quantiles is an approximation with few degrees of freedom.
        assert chance_to_notice(one, least, 0.95) == pytest.approx(0.8, abs=0.03)
    assert chance_to_notice(one, 0.0, 0.95) == pytest.approx(0.05, abs=1e-6)


def test_equivalence_is_the_larger_of_two_one_sided_tests() -> None:
    rng = np.random.default_rng(1)
    left, right = rng.normal(size=15), rng.normal(size=20)
    one = change_gap(left, right)
    sides = [
        stats.ttest_ind(left + shift, right, equal_var=False, alternative=side).pvalue
        for shift, side in ((0.5, "greater"), (-0.5, "less"))
    ]
    assert equivalence(one, 0.5).p == pytest.approx(max(sides), rel=1e-9)
    with pytest.raises(ValueError, match="above zero"):
        equivalence(one, 0)


def test_a_drift_needs_three_periods_before() -> None:
    with pytest.raises(ValueError, match="three periods"):
        drift(panel_of(1), panel_of(2), before=2, horizon=3)


def test_a_drift_by_clusters_has_the_same_value() -> None:
    own, others = panel_of(1, 6, 9), panel_of(2, 10, 9)
    by_unit = drift(own, others, before=5, horizon=4)
    by_area = drift(own, others, before=5, horizon=4, clusters=np.arange(16) // 2)
    assert by_area.value == pytest.approx(by_unit.value, rel=1e-9)
    assert by_area.degrees == 7


def test_false_dates_use_the_periods_before_alone() -> None:
    own, others = panel_of(1, 6, 9), panel_of(2, 10, 9)
    shifted = own.copy()
    shifted[:, 5:] += 100
    assert false_dates(own, others, 5) == false_dates(shifted, others, 5)


def test_the_share_of_drawings_is_near_that_of_all_drawings() -> None:
    panel, treated = panel_of(11, 8, 6), after(3, 8, 6, 3)
    panel[:3, 3:] += 1
    extreme, whole = false_places(panel, treated, list(range(8)), draws=4000, seed=1)
    changed = changes(panel, 3)
    seen = abs(changed[:3].mean() - changed[3:].mean())
    every = [
        abs(changed[list(some)].mean() - np.delete(changed, some).mean()) >= seen - 1e-12
        for some in itertools.combinations(range(8), 3)
    ]
    assert extreme / whole == pytest.approx(np.mean(every), abs=0.02)


def test_whole_areas_change_places_and_their_sizes_stay() -> None:
    panel, treated = panel_of(12, 9, 6), after(4, 9, 6, 3)
    blocks = [0, 0, 1, 1, 2, 3, 4, 5, 6]
    extreme, whole = false_places(panel, treated, blocks, draws=500, seed=1)
    assert whole == 501
    assert 1 <= extreme <= whole


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.floats(-5, 5), st.floats(0.1, 10))
def test_adding_what_all_share_changes_nothing_and_a_scale_scales(
    seed: int, shift: float, scale: float
) -> None:
    panel = panel_of(seed, 8, 5)
    treated = after(3, 8, 5, 2)
    common = shift * np.arange(5) + np.arange(8)[:, None]
    (one,) = two_way(panel, [treated], np.arange(8))
    (moved,) = two_way(scale * (panel + common), [treated], np.arange(8))
    assert moved.value == pytest.approx(scale * one.value, rel=1e-6, abs=1e-8)
    assert moved.error == pytest.approx(scale * one.error, rel=1e-6, abs=1e-8)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_units_changes_nothing(seed: int, dice: Any) -> None:
    panel, treated = panel_of(seed, 8, 5), after(3, 8, 5, 2)
    order = list(range(8))
    dice.shuffle(order)
    (one,) = two_way(panel, [treated], np.arange(8))
    (other,) = two_way(panel[order], [treated[order]], np.arange(8))
    assert other.value == pytest.approx(one.value, rel=1e-9)
    assert other.error == pytest.approx(one.error, rel=1e-9)
