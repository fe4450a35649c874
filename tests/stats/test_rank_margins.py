"""A rank correlation with margins of error: the value stays, and the reach holds the truth."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr

from veedor.stats.rank_margins import spearman_reach


def dice(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.floats(0, 1), st.floats(0, 0.4)),
        min_size=3,
        max_size=30,
    )
)
@settings(max_examples=60, deadline=None)
def test_the_value_is_spearmans_whatever_the_errors_and_lies_in_the_reach(
    rows: list[tuple[int, float, float]],
) -> None:
    counts, shares, errors = zip(*rows, strict=True)
    found = spearman_reach(counts, shares, errors, 0.95, dice(), draws=50)
    if len(set(counts)) == 1 or len(set(shares)) == 1:
        assert found is None
        return
    assert found is not None
    assert found.value == pytest.approx(spearmanr(counts, shares).statistic, abs=1e-12)
    assert -1 <= found.low <= found.value <= found.high <= 1


def test_without_errors_there_is_no_reach() -> None:
    found = spearman_reach([3, 1, 2], [0.3, 0.1, 0.1], [0, 0, 0], 0.95, dice())
    assert found is not None
    assert found.low == found.value == found.high


def test_the_draws_are_those_of_a_plain_loop() -> None:
    counts, shares = np.array([5, 1, 4, 2, 9.0]), np.array([0.5, 0.1, 0.3, 0.35, 0.6])
    errors = np.array([0.02, 0.0, 0.05, 0.05, 0.02])
    found = spearman_reach(counts, shares, errors, 0.9, dice(7), draws=200)
    noise = dice(7).standard_normal((200, 5))
    drawn = np.clip(shares + errors * noise, 0, 1)
    each = [spearmanr(counts, row).statistic for row in drawn]
    kept = float(np.mean([spearmanr(shares, row).statistic for row in drawn]))
    low, high = np.quantile(each, [0.05, 0.95], method="nearest")
    value, mean = spearmanr(counts, shares).statistic, float(np.mean(each))
    own = (1 + (1 - kept**2) / (2 * kept**2 - 1)) ** -0.5
    ends = [(value - (end - mean) * kept / own) / own for end in (high, low)]
    assert found is not None
    assert found.low == pytest.approx(max(-1, min(value, low, ends[0])))
    assert found.high == pytest.approx(min(1, max(value, high, ends[1])))


def test_a_larger_margin_reaches_farther_and_past_all_order_everywhere() -> None:
    counts, shares = np.arange(30), np.linspace(0.2, 0.8, 30)
    reach = []
    for error in (0.01, 0.05, 0.1):
        found = spearman_reach(counts, shares, np.full(30, error), 0.95, dice())
        assert found is not None
        reach.append(found.high - found.low)
    assert reach == sorted(reach)
    lost = spearman_reach(counts, shares, np.full(30, 5.0), 0.95, dice())
    assert lost is not None
    assert (lost.low, lost.high) == (-1, 1)


def held(strength: float, noise: float, trials: int, areas: int = 35) -> float:
    """Give how often the reach holds the correlation with the true shares."""
    rng, inside = dice(20), 0
    for _ in range(trials):
        true = rng.beta(2, 3, areas)
        pull = strength * (true - true.mean()) / true.std()
        counts = rng.poisson(np.exp(3 + pull + 0.5 * rng.standard_normal(areas)))
        errors = noise * np.sqrt(true * (1 - true)) * rng.uniform(0.5, 1.5, areas)
        seen = np.clip(true + errors * rng.standard_normal(areas), 0, 1)
        found = spearman_reach(counts, seen, errors, 0.95, rng, draws=200)
        assert found is not None
        inside += found.low <= spearmanr(counts, true).statistic <= found.high
    return inside / trials


@pytest.mark.slow
@pytest.mark.parametrize("strength", [0.0, 0.3, 0.8])
@pytest.mark.parametrize("noise", [0.1, 0.2, 0.4])
def test_the_reach_holds_the_true_correlation_as_often_as_it_says(
    strength: float, noise: float
) -> None:
    assert held(strength, noise, 200) >= 0.92


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: spearman_reach([1, 2], [0.1], [0], 0.95, dice()), "one share and one error"),
        (lambda: spearman_reach([1, 2], [0.1, 0.2], [0, -1], 0.95, dice()), "0 or more"),
    ],
)
def test_what_has_no_answer_is_refused(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
