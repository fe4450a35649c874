"""Rank persistence against constant rates: by hand, exact against drawn, and its size."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from veedor.stats import persistence as module
from veedor.stats.persistence import (
    Beyond,
    Statistic,
    beyond_stationary,
    concentration_change,
    successive_ranks,
)


def beyond(
    counts: Any, statistic: Statistic = successive_ranks, *, draws: int = 999, seed: int = 1
) -> Beyond:
    return beyond_stationary(
        np.array(counts), statistic, draws=draws, rng=np.random.default_rng(seed), level=0.95
    )


@given(st.lists(st.tuples(*[st.integers(0, 6)] * 3), min_size=3, max_size=9))
def test_ranks_are_spearmans_of_each_period_and_the_next(
    rows: list[tuple[int, int, int]],
) -> None:
    counts = np.array(rows)
    pairs = []
    for k in (0, 1):
        flat = len(set(counts[:, k])) == 1 or len(set(counts[:, k + 1])) == 1
        pairs.append(0 if flat else stats.spearmanr(counts[:, k], counts[:, k + 1]).statistic)
    assert successive_ranks(counts[None])[0] == pytest.approx(np.mean(pairs), abs=1e-9)


def test_two_periods_and_few_events_are_gone_through_and_agree_with_draws(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = [[3, 1], [2, 4], [0, 5], [1, 1]]
    exact = beyond(counts)
    assert exact.exact
    assert exact.draws == 5 * 7 * 6 * 3
    monkeypatch.setattr(module, "_ENUMERATED", 0)
    drawn = beyond(counts, draws=20_000)
    assert not drawn.exact
    assert drawn.as_high == pytest.approx(exact.as_high, abs=0.012)
    assert drawn.high == pytest.approx(exact.high, abs=0.1)


def test_one_table_by_hand() -> None:
    # Each place's one event falls in either period: four equally likely outcomes, of which
    # only that with both in the first closes in on nothing at the end (0 less a half).
    found = beyond([[1, 0], [0, 1]], concentration_change(1))
    assert (found.value, found.as_high, found.exact) == (0.0, 0.75, True)


def test_events_that_close_in_on_one_place_stand_out() -> None:
    closing = [[20, 20, 60], [20, 20, 5], [20, 20, 5], [20, 20, 5]]
    found = beyond(closing, concentration_change(1))
    assert found.value > found.high
    assert found.as_high == 1 / 1000


@pytest.mark.slow
def test_constant_rates_stand_out_no_more_often_than_said() -> None:
    dice = np.random.default_rng(11)
    rates = dice.gamma(0.7, 8, 40)
    out = 0
    for _ in range(300):
        counts = dice.poisson(rates[:, None] * np.array([1, 0.8, 1.2, 1]))
        found = beyond(counts, draws=199, seed=int(dice.integers(1 << 30)))
        out += found.as_high <= 0.05
    assert out <= stats.binom.ppf(0.999, 300, 0.05)


@pytest.mark.parametrize("few", [[[3, 1]], [[3], [1]], [[3, 0], [1, 0]], [[0, 0], [1, 2]]])
def test_one_place_or_one_period_has_no_persistence(few: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="two places and two periods"):
        beyond(few)
