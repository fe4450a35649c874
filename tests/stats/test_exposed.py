"""Events without exposures: figures derived by hand, enumeration, every allocation."""

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from veedor.stats.binomial import chance_of_at_least
from veedor.stats.exposed import rate_ratio, rate_ratio_range, tipping_exposure
from veedor.stats.fragility import flip_rates
from veedor.stats.power import chance_to_notice_rate, noticeable_rate_ratio

FEW = st.integers(0, 25)
EXPOSURE = st.floats(0.05, 0.95)


@pytest.mark.parametrize("total", [1, 2, 7, 10, 40])
@pytest.mark.parametrize("exposure", [0.1, 2 / 3])
def test_the_limits_hold_whatever_the_ratio_is(total: int, exposure: float) -> None:
    held = [rate_ratio(k, total - k, exposure, 0.95) for k in range(total + 1)]
    for ratio in np.geomspace(1e-3, 1e3, 800):
        share = exposure * ratio / (exposure * ratio + 1 - exposure)
        chance = stats.binom.pmf(range(total + 1), total, share)
        assert sum(chance[k] for k in range(total + 1) if held[k].holds(ratio)) >= 0.95 - 1e-9


@settings(deadline=None)
@given(FEW, FEW, EXPOSURE)
def test_turning_the_groups_turns_the_ratio(group: int, others: int, exposure: float) -> None:
    ahead = rate_ratio(group, others, exposure, 0.9)
    back = rate_ratio(others, group, 1 - exposure, 0.9)
    turned = inf if back.low == 0 else 1 / back.low
    assert (inf if ahead.high is None else ahead.high) == pytest.approx(turned, rel=1e-9)
    assert (ahead.value is None) == (others == 0)
    if group and others:
        assert ahead.value == pytest.approx(1 / (back.value or 0))
        assert ahead.zero is None


@settings(deadline=None)
@given(FEW, FEW, st.integers(0, 8), EXPOSURE, EXPOSURE)
def test_no_allocation_of_the_unplaced_gives_limits_outside(
    group: int, others: int, unplaced: int, one: float, other: float
) -> None:
    exposure = (min(one, other), max(one, other))
    found = rate_ratio_range(group, others, unplaced, exposure, 0.95)
    inner = [
        rate_ratio(group + k, others + unplaced - k, share, 0.95)
        for k in range(unplaced + 1)
        for share in (*exposure, sum(exposure) / 2)
    ]
    assert found.low == pytest.approx(min(limits.low for limits in inner))
    tops = [inf if limits.high is None else limits.high for limits in inner]
    assert (inf if found.high is None else found.high) == pytest.approx(max(tops))
    if unplaced and group + others:
        assert found.value is None


def test_nothing_seen_rules_nothing_out_and_says_so() -> None:
    found = rate_ratio(0, 0, 0.3, 0.95)
    assert (found.value, found.low, found.high) == (None, 0, None)
    assert found.zero == "none in either"
    assert rate_ratio_range(0, 0, 3, (0.3, 0.3), 0.95).zero == "none in either"
    assert rate_ratio(0, 5, 0.3, 0.95).zero == "none in the first"


@settings(deadline=None)
@given(st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(1, n), st.just(n))))
def test_at_the_tipping_exposure_the_test_turns(counts: tuple[int, int]) -> None:
    found = tipping_exposure(*counts, 0.95, stated=0.2)
    assert chance_of_at_least(*counts, found.unremarkable) == pytest.approx(0.05)
    assert found.unremarkable <= found.even == counts[0] / counts[1]
    assert found.even_moves == pytest.approx(found.even - 0.2)
    assert found.unremarkable_moves == pytest.approx(found.unremarkable - 0.2)
    if 0 < found.even < 1:
        even = rate_ratio(counts[0], counts[1] - counts[0], found.even, 0.95)
        assert even.value == pytest.approx(1)
    assert tipping_exposure(*counts, 0.95).even_moves is None


def test_what_makes_no_sense_is_refused() -> None:
    for exposure in (0.0, 1.0, 25.0):
        with pytest.raises(ValueError, match="share of exposure"):
            rate_ratio(1, 2, exposure, 0.95)
        with pytest.raises(ValueError, match="share of exposure"):
            tipping_exposure(1, 2, 0.95, stated=exposure)
        with pytest.raises(ValueError, match="0 < exposure < 1"):
            chance_to_notice_rate(10, exposure, 2.0, 0.95)
        with pytest.raises(ValueError, match="0 < exposure < 1"):
            flip_rates(1, 2, exposure, 0.95)
    for wrong in ((-1, 2, 0, (0.1, 0.2)), (1, 2, -1, (0.1, 0.2)), (1, 2, 0, (0.2, 0.1))):
        with pytest.raises(ValueError, match="events of 0 or more"):
            rate_ratio_range(*wrong, 0.95)


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 40), EXPOSURE, st.floats(0.2, 30))
def test_power_is_the_chance_of_the_counts_that_the_test_finds_unusual(
    total: int, exposure: float, ratio: float
) -> None:
    share = exposure * ratio / (exposure * ratio + 1 - exposure)
    chance = stats.binom.pmf(range(total + 1), total, share)
    unusual = [k for k in range(total + 1) if chance_of_at_least(k, total, exposure) <= 0.05]
    found = chance_to_notice_rate(total, exposure, ratio, 0.95)
    assert found == pytest.approx(sum(chance[k] for k in unusual), abs=1e-9)


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 60), EXPOSURE)
def test_the_least_ratio_has_the_power_asked_for_and_no_smaller_has(
    total: int, exposure: float
) -> None:
    least = noticeable_rate_ratio(total, exposure, 0.95, 0.8)
    if least is None:
        assert exposure**total > 0.05
    else:
        assert chance_to_notice_rate(total, exposure, least, 0.95) >= 0.8
        assert chance_to_notice_rate(total, exposure, least * 0.999, 0.95) < 0.8


def fewest_by_trying(group: int, others: int, exposure: float) -> int | None:
    """Try every pair of counts, nearest first."""
    here = group + others == 0 or chance_of_at_least(group, group + others, exposure) > 0.05
    best = None
    for k in range(40):
        for m in range(40):
            there = k + m == 0 or chance_of_at_least(k, k + m, exposure) > 0.05
            steps = abs(k - group) + abs(m - others)
            if there != here and (best is None or steps < best):
                best = steps
    return best


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 12), st.integers(0, 12), st.floats(0.1, 0.6))
def test_no_fewer_events_turn_the_conclusion(group: int, others: int, exposure: float) -> None:
    found = flip_rates(group, others, exposure, 0.95, most=20)
    assert found.steps == fewest_by_trying(group, others, exposure)
    assert found.after is not None
    after = chance_of_at_least(found.after[0], sum(found.after), exposure)
    assert (after <= 0.05) != found.unusual
    assert after == found.chance_after


def test_a_conclusion_that_few_events_do_not_turn_says_so() -> None:
    found = flip_rates(200, 0, 0.1, 0.95, most=5)
    assert found.unusual
    assert (found.steps, found.after, found.chance_after) == (None, None, None)
