"""Measures of how groups differ: the worked vector, their ends, and what chance leaves."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.stats.differentials import (
    at_most_one_in,
    fairness_discrepancy,
    garbe,
    gini_of_rates,
    gini_reach,
    inequity,
)

MATCHES, MISSES = (1e-4, 2e-4, 4e-4, 1e-3), (0.010, 0.012, 0.020, 0.015)


def points(rates: tuple[float, ...]) -> list[tuple[float, float]]:
    return [(rate, rate) for rate in rates]


def test_the_worked_vector_of_four_groups() -> None:
    """From the study of outcomes, §1a: Gini .568627 and .192982, FDR .99455, IR 4.472136."""
    ginis = [gini_of_rates(list(rates)) for rates in (MATCHES, MISSES)]
    assert ginis == pytest.approx([0.568627, 0.192982], abs=5e-7)
    assert garbe(ginis[0] or 0, ginis[1] or 0, 0.5) == pytest.approx(0.380805, abs=5e-7)
    both = points(MATCHES), points(MISSES)
    assert fairness_discrepancy(*both, 0.5) == pytest.approx((0.99455, 0.99455), abs=5e-7)
    assert inequity(*both, 0.5) == pytest.approx((4.472136, 4.472136), abs=5e-7)


def test_one_group_that_bears_all_has_one_and_equal_groups_none() -> None:
    assert gini_of_rates([0.0, 0.0, 0.3]) == pytest.approx(1)
    assert gini_of_rates([0.2, 0.2, 0.2]) == 0
    assert gini_of_rates([0.0, 0.0]) is None


def test_a_rate_that_may_be_zero_leaves_no_upper_limit_of_inequity() -> None:
    low, high = inequity([(0.0, 0.1), (0.2, 0.3)], points(MISSES), 0.5)
    assert math.isinf(high)
    assert low > 1


def test_one_group_is_no_difference_and_none_seen_in_no_trial_no_limit() -> None:
    with pytest.raises(ValueError, match="two groups"):
        gini_reach([(0.1, 0.2)])
    with pytest.raises(ValueError, match="two groups"):
        fairness_discrepancy([(0.1, 0.2)], [(0.1, 0.2)], 0.5)
    with pytest.raises(ValueError, match="no trial"):
        at_most_one_in(0)


BOX = st.tuples(st.floats(0.001, 0.5), st.floats(0, 0.4), st.floats(0, 1))


@given(st.lists(BOX, min_size=2, max_size=6), st.floats(0, 1))
def test_the_limits_hold_whatever_the_rates_within_their_intervals(
    boxes: list[tuple[float, float, float]], alpha: float
) -> None:
    ends = [(low, low + width) for low, width, _ in boxes]
    rates = [low + width * at for low, width, at in boxes]
    low, high = gini_reach(ends)
    assert low - 1e-12 <= (gini_of_rates(rates) or 0) <= high + 1e-12
    least, most = fairness_discrepancy(ends, ends, alpha)
    value, _ = fairness_discrepancy(points(tuple(rates)), points(tuple(rates)), alpha)
    assert least - 1e-12 <= value <= most + 1e-12
