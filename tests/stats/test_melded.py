"""Melded limits: Fisher's test as oracle, every table enumerated, simulated distributions."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from veedor.stats.melded import melded_gap, melded_ratio
from veedor.stats.share_contrasts import sure_gap, sure_ratio
from veedor.stats.two_groups import TwoGroups, fisher

GROUP = st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def of(first: tuple[int, int], second: tuple[int, int]) -> TwoGroups:
    return TwoGroups(hits=first[0], total=first[1], other_hits=second[0], other_total=second[1])


@settings(deadline=None, max_examples=60)
@given(GROUP, GROUP, st.floats(0.6, 0.99))
def test_the_limits_leave_out_no_difference_just_where_fisher_does(
    first: tuple[int, int], second: tuple[int, int], level: float
) -> None:
    groups = of(first, second)
    test, tail = fisher(groups), (1 - level) / 2
    assume(min(abs(test.higher - tail), abs(test.lower - tail)) > 1e-4)
    ratio, gap = melded_ratio(groups, level), melded_gap(groups, level)
    assert (ratio.low > 1) == (gap.low > 0) == (test.higher < tail)
    above = ratio.high is not None and ratio.high < 1
    assert above == ((gap.high or 0) < 0) == (test.lower < tail)


@settings(deadline=None, max_examples=40)
@given(GROUP, GROUP)
def test_melded_limits_are_never_longer_than_the_sure_ones(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    groups = of(first, second)
    for melded, sure in (
        (melded_gap(groups, 0.95), sure_gap(groups, 0.95)),
        (melded_ratio(groups, 0.95), sure_ratio(groups, 0.95)),
    ):
        assert sure.low <= melded.low + 1e-9
        assert sure.high is None or (melded.high or 0) <= sure.high + 1e-9
        assert (melded.high is None) == (sure.high is None)
        assert melded.value == pytest.approx(sure.value)
        assert melded.zero == sure.zero


@settings(deadline=None, max_examples=30)
@given(GROUP, GROUP)
def test_turning_the_groups_turns_the_limits(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    here, there = of(first, second), of(second, first)
    gap, gap_back = melded_gap(here, 0.9), melded_gap(there, 0.9)
    assert gap.low == pytest.approx(-(gap_back.high or 0), abs=1e-4)  # as fine as the grid
    ratio, back = melded_ratio(here, 0.9), melded_ratio(there, 0.9)
    if ratio.high is not None:
        # The grid is of quantiles: coarse where a limit lies far out in a small group.
        assert ratio.high * back.low == pytest.approx(1, rel=2e-3)


def test_the_limits_are_quantiles_of_drawn_shares() -> None:
    """Oracle: a million draws from both confidence distributions."""
    dice = np.random.default_rng(7)
    lower = dice.beta(10, 31, 10**6) / dice.beta(6, 45, 10**6)
    upper = dice.beta(11, 30, 10**6) / dice.beta(5, 46, 10**6)
    found = melded_ratio(of((10, 40), (5, 50)), 0.95)
    assert found.low == pytest.approx(np.quantile(lower, 0.025), rel=5e-3)
    assert found.high == pytest.approx(np.quantile(upper, 0.975), rel=5e-3)


def test_a_ratio_to_nothing_is_open_and_an_empty_group_refused() -> None:
    found = melded_ratio(of((3, 9), (0, 9)), 0.95)
    assert (found.value, found.high, found.zero) == (None, None, "none in the second")
    assert melded_ratio(of((0, 9), (3, 9)), 0.95).low == 0
    for ask in (melded_ratio, melded_gap):
        with pytest.raises(ValueError, match="undefined, never 0"):
            ask(of((0, 0), (1, 2)), 0.95)


@pytest.mark.parametrize("sizes", [(1, 1), (5, 5), (4, 15), (12, 12), (20, 10)])
def test_the_limits_hold_at_every_pair_of_shares_tried(sizes: tuple[int, int]) -> None:
    n, m = sizes
    shares = np.concatenate([[0.001], np.linspace(0.02, 0.98, 33), [0.999]])
    p, q = shares[:, None], shares[None, :]
    held = {melded_ratio: np.zeros((35, 35)), melded_gap: np.zeros((35, 35))}
    for a in range(n + 1):
        for b in range(m + 1):
            chance = stats.binom.pmf(a, n, p) * stats.binom.pmf(b, m, q)
            for ask, truth in ((melded_ratio, p / q), (melded_gap, p - q)):
                limits = ask(of((a, n), (b, m)), 0.95)
                high = np.inf if limits.high is None else limits.high
                held[ask] += chance * ((limits.low <= truth) & (truth <= high))
    for often in held.values():
        assert often.min() >= 0.95
