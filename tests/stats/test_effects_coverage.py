"""How often the intervals of effects hold what is true, simulated: 93 to 97 of 100."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from veedor.stats.differences import Contrast, change_gap, changes, two_way
from veedor.stats.displaced import Turn, weighted_displacement
from veedor.stats.interrupted import Series, broken
from veedor.stats.staggered import staggered
from veedor.stats.trends import drift
from veedor.stats.wild_bootstrap import wild_clusters

Dice = np.random.Generator


def with_memory(dice: Dice, units: int, periods: int, memory: float = 0.6) -> np.ndarray:
    """Give series in which each period keeps a part of the one before."""
    drawn = dice.normal(size=(units, periods))
    found = np.zeros((units, periods))
    found[:, 0] = drawn[:, 0] / math.sqrt(1 - memory**2)
    for at in range(1, periods):
        found[:, at] = memory * found[:, at - 1] + drawn[:, at]
    return found


def share_that_holds(make: Callable[[Dice], Contrast], rounds: int, seed: int) -> float:
    dice, held = np.random.default_rng(seed), 0
    for _ in range(rounds):
        reach = make(dice).reach(0.95)
        held += reach.low <= 0 <= reach.high
    return held / rounds


def by_unit_of_uneven_counts(dice: Dice) -> Contrast:
    level = dice.gamma(3, 4, size=(48, 1)) * dice.gamma(4, 0.25, size=(48, 24))
    changed = changes(dice.poisson(level).astype(float), 12)
    return change_gap(changed[:10], changed[10:])


def by_unit_with_memory(dice: Dice) -> Contrast:
    changed = changes(with_memory(dice, 30, 20), 10)
    return change_gap(changed[:8], changed[8:])


def by_twelve_areas(dice: Dice) -> Contrast:
    areas = np.arange(36) // 3
    panel = with_memory(dice, 12, 10)[areas] + dice.normal(size=(36, 10))
    treated = np.zeros((36, 10))
    treated[:18, 5:] = 1
    return two_way(panel, [treated], areas)[0]


def drift_of_counts(dice: Dice) -> Contrast:
    panel = dice.poisson(20, size=(30, 12)).astype(float)
    return drift(panel[:8], panel[8:], before=10, horizon=10.0)


def displaced(dice: Dice) -> Contrast:
    areas = [
        Turn(before=float(dice.poisson(mean)), after=float(dice.poisson(mean)))
        for mean in (50, 60, 20, 24)
    ]
    return weighted_displacement(*areas)


def series(dice: Dice) -> Contrast:
    """Give the step of a series with a trend whose variance is about four times its mean."""
    mean = np.exp(4 + 0.01 * np.arange(48)) * dice.gamma(20, 1 / 20, size=48)
    counts = tuple(dice.poisson(mean).astype(float))
    return broken(Series(counts=counts, first_after=24), slope=False).level


@pytest.mark.parametrize(
    ("make", "rounds"),
    [
        (by_unit_of_uneven_counts, 2000),
        (by_unit_with_memory, 2000),
        (by_twelve_areas, 1500),
        (drift_of_counts, 2000),
        (displaced, 3000),
        (series, 1000),
    ],
)
@pytest.mark.slow
def test_an_interval_holds_no_effect_in_93_to_97_of_100(
    make: Callable[[Dice], Contrast], rounds: int
) -> None:
    assert 0.93 <= share_that_holds(make, rounds, 20260101) <= 0.97


@pytest.mark.slow
def test_the_interval_of_groups_with_six_adopters_holds_in_93_to_98_of_100() -> None:
    """Few adopters, few degrees of freedom: it errs on the wide side."""

    def make(dice: Dice) -> Contrast:
        adopted = [4] * 3 + [6] * 3 + [None] * 12
        return staggered(with_memory(dice, 18, 8), adopted, later_too=False).overall

    assert 0.93 <= share_that_holds(make, 200, 20260101) <= 0.985


@pytest.mark.slow
def test_a_series_with_memory_is_held_less_often_than_it_should_and_the_page_says_so() -> None:
    def make(dice: Dice, *, robust: bool) -> Contrast:
        slow = with_memory(dice, 1, 60, 0.4)[0] * 0.1
        counts = tuple(dice.poisson(np.exp(4 + slow)).astype(float))
        return broken(Series(counts=counts, first_after=30), slope=False, robust=robust).level

    plain = share_that_holds(lambda dice: make(dice, robust=False), 1000, 20260101)
    robust = share_that_holds(lambda dice: make(dice, robust=True), 1000, 20260101)
    assert plain < robust
    assert 0.90 <= robust <= 0.95


@pytest.mark.parametrize(("areas", "own"), [(10, 5), (20, 8)])
@pytest.mark.slow
def test_signs_by_area_reject_no_effect_in_3_to_7_of_100(areas: int, own: int) -> None:
    dice, rejected, rounds = np.random.default_rng(20260101), 0, 400
    member = np.arange(areas * 2) // 2
    treated = np.zeros((areas * 2, 10))
    treated[: own * 2, 5:] = 1
    for at in range(rounds):
        panel = with_memory(dice, areas, 10)[member] + dice.normal(size=(areas * 2, 10))
        found = wild_clusters(panel, [treated], member, level=0.95, draws=399, seed=at)
        rejected += found.extreme <= 0.05 * found.draws
    assert 0.03 <= rejected / rounds <= 0.07
