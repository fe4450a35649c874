"""Steps: found where they are, and not found where there are none."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
import ruptures  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from veedor.stats.steps import Search, find_steps

SEARCH = Search(level=0.05, least=7, block=7, draws=199)
Dice = np.random.Generator
Days = NDArray[np.float64]


def even(_dice: Dice, days: int) -> Days:
    return np.full(days, 0.3)


def overdispersed(dice: Dice, days: int) -> Days:
    return dice.beta(0.3 * 19, 0.7 * 19, days)


def rare(dice: Dice, days: int) -> Days:
    return dice.beta(0.02 * 99, 0.98 * 99, days)


def quiet_weekends(dice: Dice, days: int) -> Days:
    return overdispersed(dice, days) * np.where(np.arange(days) % 7 >= 5, 0.5, 1)


def carried_over(dice: Dice, days: int) -> Days:
    noise, level = dice.normal(size=days), np.empty(days)
    level[0] = noise[0]
    for day in range(1, days):
        level[day] = 0.3 * level[day - 1] + 0.91**0.5 * noise[day]
    return np.asarray(1 / (1 + np.exp(0.85 - 0.3 * level)))


@pytest.mark.parametrize("days", [118, 210])
@pytest.mark.parametrize(
    "shares",
    [even, overdispersed, rare, quiet_weekends, carried_over],
    ids=lambda shares: shares.__name__,
)
def test_clean_series_give_no_more_alarms_than_stated(
    shares: Callable[[Dice, int], Days], days: int
) -> None:
    dice = np.random.default_rng(11)
    alarms, series = 0, 600
    for seed in range(series):
        totals = dice.integers(20, 200, days)
        hits = dice.binomial(totals, shares(dice, days))
        alarms += bool(find_steps(hits.tolist(), totals.tolist(), SEARCH, seed))
    assert alarms / series <= 0.07


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_a_single_step_is_where_least_squares_puts_it(seed: int) -> None:
    """Oracle: with days of one size, the clearest cut is the one of ruptures' Binseg (l2)."""
    dice = np.random.default_rng(seed)
    shares = np.concatenate([overdispersed(dice, 70), overdispersed(dice, 50) * 0.4])
    hits = dice.binomial(80, shares)
    found = find_steps(hits.tolist(), [80] * 120, SEARCH, seed)
    signal = (hits / 80).reshape(-1, 1)
    theirs = ruptures.Binseg(model="l2", min_size=7, jump=1).fit(signal).predict(n_bkps=1)[0]
    assert theirs in [step.place for step in found]


def test_a_step_that_is_taken_back_is_found_at_both_ends() -> None:
    dice = np.random.default_rng(56)
    shares = np.repeat([0.56, 0.14, 0.56], [63, 30, 58])
    totals = dice.integers(40, 80, len(shares))
    hits = dice.binomial(totals, dice.beta(shares * 60, (1 - shares) * 60))
    found = find_steps(hits.tolist(), totals.tolist(), SEARCH, 1)
    assert [step.place for step in found] == [63, 93]
    assert all(0 < step.p <= 0.05 for step in found)


def test_a_step_leaves_the_parts_on_its_sides_mostly_alone() -> None:
    dice, extra = np.random.default_rng(3), 0
    for seed in range(200):
        shares = np.concatenate([overdispersed(dice, 100), overdispersed(dice, 80) * 0.3])
        totals = dice.integers(40, 80, 180)
        hits = dice.binomial(totals, shares)
        extra += len(find_steps(hits.tolist(), totals.tolist(), SEARCH, seed)) != 1
    assert extra / 200 <= 0.15


def test_the_same_seed_gives_the_same_steps_and_their_chance() -> None:
    hits, totals = [9] * 50 + [6] * 50, [20] * 100
    assert find_steps(hits, totals, SEARCH, 5) == find_steps(hits, totals, SEARCH, 5)


@pytest.mark.parametrize("share", [0, 3, 10])
def test_days_all_alike_have_no_step(share: int) -> None:
    assert find_steps([share] * 200, [10] * 200, SEARCH, 1) == []


@pytest.mark.parametrize("days", [0, 1, 7, 13])
def test_a_series_too_short_for_two_stretches_has_no_step(days: int) -> None:
    assert find_steps([0] * (days // 2) + [9] * (days - days // 2), [9] * days, SEARCH, 1) == []


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=90),
    st.integers(1, 9),
    st.integers(2, 12),
)
@settings(max_examples=60, deadline=None)
def test_stretches_are_never_shorter_than_asked(
    hits: list[int], block: int, least: int
) -> None:
    search = Search(level=0.9, least=least, block=block, draws=29)
    places = [step.place for step in find_steps(hits, [30] * len(hits), search, 2)]
    ends = [0, *places, len(hits)]
    assert all(end - start >= min(least, len(hits)) for start, end in pairwise(ends))


@pytest.mark.parametrize(("hits", "totals"), [([1], [0]), ([2], [1]), ([-1], [1])])
def test_counts_that_cannot_be_are_refused(hits: list[int], totals: list[int]) -> None:
    with pytest.raises(ValueError, match="0 <= hits <= total"):
        find_steps(hits, totals, SEARCH, 1)


def test_many_blocks_are_tested_in_parts_that_add_up() -> None:
    hits = [5, 4, 6, 5] * 500
    search = Search(level=0.05, least=2, block=4, draws=19)
    assert find_steps(hits, [10] * 2000, search, 1) == []
