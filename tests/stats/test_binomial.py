"""Shares of few: SciPy as oracle, every outcome enumerated, figures in print."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from veedor.stats.binomial import (
    chance_of_at_least,
    chance_of_at_most,
    exact_share,
    mid_p_share,
    share_at_least,
    share_at_most,
)
from veedor.stats.limits import Limits, confidence

COUNTS = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
LEVELS = st.floats(0.5, 0.999)


def coverage(held: list[Limits], truths: np.ndarray) -> np.ndarray:
    """Give, for each true share, the exact probability that the limits hold it."""
    total = len(held) - 1
    hits = np.arange(total + 1)
    low = np.array([limits.low for limits in held])
    high = np.array([limits.high for limits in held])
    chance = stats.binom.pmf(hits[:, None], total, truths[None, :])
    within = (low[:, None] <= truths) & (truths <= high[:, None])
    held_chance: np.ndarray = (chance * within).sum(axis=0)
    return held_chance


def hardest(held: list[Limits]) -> np.ndarray:
    """Give a grid of shares, and those just beside each limit, where coverage jumps."""
    edges = np.array([edge for limits in held for edge in (limits.low, limits.high)])
    beside = np.concatenate([edges - 1e-9, edges + 1e-9])
    grid = np.linspace(1e-4, 1 - 1e-4, 1500)
    return np.concatenate([grid, beside[(beside > 0) & (beside < 1)]])


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(4, 6, 0.2228, 0.9567), (8, 10, 0.4439, 0.9748), (0, 10, 0.0, 0.3085)],
)
def test_limits_are_those_in_print(hits: int, total: int, low: float, high: float) -> None:
    found = exact_share(hits, total, 0.95)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)
    assert (found.value, found.kind, found.zero) == (hits / total, "exact", None)


def test_four_of_six_against_a_stated_share() -> None:
    assert chance_of_at_least(4, 6, 0.24) == pytest.approx(0.0326, abs=5e-5)
    # By hand: 15 p^4 q^2 + 6 p^5 q + p^6.
    p, q = 0.24, 0.76
    assert chance_of_at_least(4, 6, p) == pytest.approx(15 * p**4 * q**2 + 6 * p**5 * q + p**6)


@settings(deadline=None)
@given(COUNTS, LEVELS)
def test_scipy_gives_the_same_limits(counts: tuple[int, int], level: float) -> None:
    oracle = stats.binomtest(*counts).proportion_ci(level, "exact")
    found = exact_share(*counts, level)
    assert (found.low, found.high) == pytest.approx((oracle.low, oracle.high), abs=1e-10)


@settings(deadline=None)
@given(COUNTS, st.floats(0, 1))
def test_scipy_gives_the_same_tails(counts: tuple[int, int], share: float) -> None:
    above = stats.binomtest(*counts, share, "greater").pvalue
    below = stats.binomtest(*counts, share, "less").pvalue
    assert chance_of_at_least(*counts, share) == pytest.approx(above, abs=1e-9)
    assert chance_of_at_most(*counts, share) == pytest.approx(below, abs=1e-9)


@settings(deadline=None)
@given(COUNTS, LEVELS)
def test_a_one_sided_limit_is_where_the_test_turns(
    counts: tuple[int, int], level: float
) -> None:
    low, high = share_at_least(*counts, level), share_at_most(*counts, level)
    if counts[0]:
        assert chance_of_at_least(*counts, low) == pytest.approx(1 - level, abs=1e-8)
    if counts[0] < counts[1]:
        assert chance_of_at_most(*counts, high) == pytest.approx(1 - level, abs=1e-8)
    assert low <= counts[0] / counts[1] <= high


@settings(deadline=None, max_examples=60)
@given(COUNTS, LEVELS)
def test_mid_p_lies_within_the_exact_limits_and_mirrors(
    counts: tuple[int, int], level: float
) -> None:
    hits, total = counts
    exact, mid = exact_share(hits, total, level), mid_p_share(hits, total, level)
    mirror = mid_p_share(total - hits, total, level)
    assert exact.low <= mid.low + 1e-12
    assert exact.high is not None
    assert mid.high is not None
    assert mid.high <= exact.high + 1e-12
    assert (mid.low, mid.high) == pytest.approx((1 - (mirror.high or 0), 1 - mirror.low))


@pytest.mark.parametrize("total", [1, 2, 5, 6, 10, 23, 60, 150])
@pytest.mark.parametrize("level", [0.9, 0.95, 0.99])
def test_exact_limits_hold_every_true_share_as_often_as_they_say(
    total: int, level: float
) -> None:
    held = [exact_share(hits, total, level) for hits in range(total + 1)]
    assert coverage(held, hardest(held)).min() >= level - 1e-7


@pytest.mark.parametrize("total", [5, 10, 30, 100])
def test_mid_p_limits_hold_about_as_often_as_they_say(total: int) -> None:
    held = [mid_p_share(hits, total, 0.95) for hits in range(total + 1)]
    often = coverage(held, hardest(held))
    assert 0.91 <= often.min() < 0.95
    assert 0.95 <= coverage(held, np.linspace(1e-4, 1 - 1e-4, 1500)).mean() <= 0.98
    assert {limits.kind for limits in held} == {"nominal"}


@pytest.mark.parametrize(("hits", "total"), [(0, 0), (1, 0), (-1, 3), (4, 3)])
def test_what_is_no_share_is_refused(hits: int, total: int) -> None:
    for ask in (exact_share, mid_p_share, share_at_least, share_at_most, chance_of_at_least):
        with pytest.raises(ValueError, match=f"got {hits} of {total}"):
            ask(hits, total, 0.9)


def test_levels_and_shares_outside_nought_and_one_are_refused() -> None:
    with pytest.raises(ValueError, match="a level lies between"):
        exact_share(1, 2, 95)
    with pytest.raises(ValueError, match="a share lies between"):
        chance_of_at_least(1, 2, 24)


def test_limits_in_the_wrong_order_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="is above"):
        Limits(value=None, low=2.0, high=1.0, level=0.95, kind="exact")
    with pytest.raises(ValueError, match="is outside"):
        Limits(value=3.0, low=1.0, high=2.0, level=0.95, kind="exact")
    unbounded = Limits(value=None, low=0.7, high=None, level=0.95, kind="exact")
    assert unbounded.holds(1e9)
    assert not unbounded.holds(0.6)


def test_open_limits_make_no_interval_of_an_estimate() -> None:
    interval = confidence(exact_share(1, 3, 0.95))
    assert (interval.kind, interval.value, interval.level) == ("confidence", 0.3333333333, 0.95)
    for limits in (
        Limits(value=None, low=0.0, high=2.0, level=0.95, kind="exact"),
        Limits(value=1.0, low=0.0, high=None, level=0.95, kind="exact"),
    ):
        with pytest.raises(ValueError, match="an estimate says why"):
            confidence(limits)


def test_tails_and_the_shares_that_tip_them_are_the_published_ones() -> None:
    assert chance_of_at_least(8, 10, 0.25) == pytest.approx(4.16e-4, rel=1e-3)
    assert chance_of_at_least(4, 6, 0.24) == pytest.approx(0.033, abs=5e-4)
    assert chance_of_at_least(7, 7, 2 / 3) == pytest.approx(0.0585, abs=5e-5)
    assert chance_of_at_least(8, 8, 2 / 3) == pytest.approx(0.0390, abs=5e-5)
    assert share_at_least(8, 10, 0.95) == pytest.approx(0.493, abs=5e-4)
    assert share_at_least(0, 10, 0.95) == 0.0
