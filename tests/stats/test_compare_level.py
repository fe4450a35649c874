"""How often equal forecasts are told apart, where events breed events: the level of each test.

400 cells, 364 days, 0.005 events per cell and day, offspring 5 days later in the mean.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import ndimage

from veedor.stats.blocks import CELLS, STRETCH, square_blocks
from veedor.stats.compare_blocks import compare, compare_over_space, compare_over_time
from veedor.stats.compare_dm import diebold_mariano
from veedor.stats.comparison import Plan
from veedor.stats.contested import contested_hits
from veedor.stats.csep import consistency_test
from veedor.stats.csep_numbers import number_test
from veedor.stats.csep_pairs import gain_test, rank_test
from veedor.stats.flagging import flagged
from veedor.stats.forecast_scores import poisson_score

pytestmark = pytest.mark.slow

SIDE, DAYS, RATE, DELAY, BURN = 20, 364, 0.005, 5.0, 120
COLUMN, ROW = np.arange(SIDE * SIDE) % SIDE, np.arange(SIDE * SIDE) // SIDE
PLAN = Plan(draws=999)
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@cache
def breeding() -> Callable[..., Any]:
    import numba  # noqa: PLC0415 - loads when used

    def breed(
        cells: Ints,
        times: Floats,
        counts: Ints,
        branching: float,
        stay: float,
        rng: np.random.Generator,
    ) -> None:
        """Let events beget events, ``stay`` of them in the same cell, into days x cells."""
        born = len(cells)
        place, when = np.empty(500_000, np.int64), np.empty(500_000)
        place[:born], when[:born] = cells, times
        k = 0
        while k < born:
            for _ in range(rng.poisson(branching)):
                later, cell = when[k] + rng.exponential(DELAY), place[k]
                if rng.random() >= stay:
                    way = rng.integers(0, 8)
                    way += way >= 4
                    row, column = cell // SIDE + way // 3 - 1, cell % SIDE + way % 3 - 1
                    if 0 <= row < SIDE and 0 <= column < SIDE:
                        cell = row * SIDE + column
                if later < BURN + DAYS:
                    place[born], when[born] = cell, later
                    born += 1
            if when[k] >= BURN:
                counts[int(when[k]) - BURN, place[k]] += 1
            k += 1

    return numba.njit(breed)  # type: ignore[no-any-return]


def events(rng: np.random.Generator, branching: float, stay: float, total: float) -> Ints:
    """Give counts by day and cell whose mean is ``total`` in all, whatever the branching."""
    span = BURN + DAYS
    first = rng.poisson(total / DAYS * span * (1 - branching))
    counts = np.zeros((DAYS, SIDE * SIDE), dtype=np.int64)
    cells, times = rng.integers(0, SIDE * SIDE, first), rng.random(first) * span
    breeding()(cells, times, counts, branching, stay, rng)
    return counts


def wrong_by_chance(rng: np.random.Generator, smooth: float) -> Floats:
    """Give a forecast that errs in each cell by chance, alike in neighbours where smooth."""
    error = rng.normal(size=(SIDE, SIDE))
    if smooth:
        error = ndimage.gaussian_filter(error, smooth, mode="nearest")
    error = (error - error.mean()) / error.std()
    return np.asarray(RATE * np.exp(0.3 * error - 0.045)).ravel()


def scores(forecast: Floats, counts: Ints) -> Floats:
    return -poisson_score(np.broadcast_to(forecast, counts.shape), counts)


def both_scores(first: Floats, second: Floats, counts: Ints) -> tuple[Floats, Floats]:
    return scores(first, counts), scores(second, counts)


@pytest.mark.parametrize("smooth", [0, 1, 2])
def test_the_default_holds_its_level_where_offspring_spill_over(smooth: float) -> None:
    rng = np.random.default_rng(20_26 + int(smooth))
    blocks = square_blocks(COLUMN, ROW, CELLS)
    rejected = {"both": 0, "space": 0, "cells": 0}
    trials = 1_000
    for trial in range(trials):
        counts = events(rng, 0.6, 0.5, RATE * DAYS * SIDE * SIDE)
        pair = both_scores(wrong_by_chance(rng, smooth), wrong_by_chance(rng, smooth), counts)
        rejected["both"] += compare(pair, (blocks, STRETCH), rng, plan=PLAN).p < 0.05
        rejected["space"] += compare_over_space(pair, blocks, rng, plan=PLAN).p < 0.05
        if trial % 4 == 0:
            alone = compare_over_space(pair, np.arange(SIDE * SIDE), rng, plan=PLAN)
            rejected["cells"] += alone.p < 0.05
    assert rejected["both"] <= 0.07 * trials, rejected
    assert rejected["space"] <= 0.07 * trials, rejected
    # Why single cells are not the unit: errors of neighbours meet clusters that spill over.
    assert (rejected["cells"] > 0.10 * trials / 4) == (smooth > 0), rejected


@pytest.mark.parametrize("smooth", [0, 1, 2])
def test_the_default_holds_its_level_for_capture(smooth: float) -> None:
    rng = np.random.default_rng(53 + int(smooth))
    blocks = square_blocks(COLUMN, ROW, CELLS)
    rejected, trials = 0, 600
    for _ in range(trials):
        counts = events(rng, 0.6, 0.5, RATE * DAYS * SIDE * SIDE)
        maps = [flagged(wrong_by_chance(rng, smooth), 0.1) for _ in range(2)]
        total = counts.sum(axis=0, keepdims=True)
        days = counts.sum(axis=1)
        pair = contested_hits(maps[0], maps[1], total)
        space = compare_over_space(pair, blocks, rng, per=total, plan=PLAN)
        hits = [(counts * m.credit).sum(axis=1, keepdims=True) for m in maps]
        time = compare_over_time((hits[0], hits[1]), STRETCH, rng, per=days[:, None], plan=PLAN)
        assert space.value == pytest.approx(time.value)
        wider = max(space, time, key=lambda found: found.high - found.low)
        rejected += wider.p < 0.05
    assert rejected <= 0.07 * trials, rejected


def test_tests_that_take_events_or_days_as_independent_do_not_hold_theirs() -> None:
    table = {branching: rejections(branching, trials=300) for branching in (0.0, 0.6)}
    for name, share in table[0.0].items():
        assert share <= 0.085, (name, share)
    breeding_much = table[0.6]
    for name in ("T", "W", "DM lag 0"):
        assert breeding_much[name] > 0.3, breeding_much
    for name in ("DM lag 14", "14 days"):
        assert breeding_much[name] > 0.08, breeding_much
    # Here every offspring stays in its cell and errors are independent: the cell is the unit.
    assert breeding_much["by cell"] <= 0.07, breeding_much


def rejections(branching: float, trials: int) -> dict[str, float]:
    """Give the share of trials in which each test rejects equal forecasts, at 5 %."""
    rng = np.random.default_rng(int(100 * branching) + 7)
    found: dict[str, int] = {}
    for _ in range(trials):
        counts = events(rng, branching, 1.0, RATE * DAYS * SIDE * SIDE)
        one, two = (wrong_by_chance(rng, 0) for _ in range(2))
        pair = both_scores(one, two, counts)
        daily = (pair[0] - pair[1]).sum(axis=1)
        where = np.repeat(np.arange(SIDE * SIDE), counts.sum(axis=0))
        at, sums = (one[where], two[where]), (DAYS * float(one.sum()), DAYS * float(two.sum()))
        p = {
            "T": gain_test(at, sums).p,
            "W": rank_test(at, sums).p,
            "DM lag 0": diebold_mariano(daily, lag=0).p,
            "DM lag 14": diebold_mariano(daily, lag=14).p,
            "14 days": compare_over_time(pair, 14, rng, plan=PLAN).p,
            "by cell": compare_over_space(pair, np.arange(SIDE * SIDE), rng, plan=PLAN).p,
        }
        for name, value in p.items():
            found[name] = found.get(name, 0) + (value < 0.05)
    return {name: count / trials for name, count in found.items()}


def test_the_number_and_space_tests_reject_the_true_forecast_of_events_that_breed() -> None:
    trials, total = 200, 600.0
    rejected: dict[tuple[str, float], float] = {}
    for branching in (0.0, 0.3, 0.6):
        rng = np.random.default_rng(int(100 * branching) + 31)
        rate = np.full(SIDE * SIDE, total / SIDE**2)
        number = space = 0
        for _ in range(trials):
            counts = events(rng, branching, 1.0, total).sum(axis=0)
            told = number_test(total, int(counts.sum()))
            number += min(told.p_at_least, told.p_at_most) < 0.025
            quantile = consistency_test("S", rate, counts, rng, simulations=200).quantile
            space += (quantile or 0.0) < 0.05
        rejected["N", branching], rejected["S", branching] = number / trials, space / trials
    assert max(rejected["N", 0.0], rejected["S", 0.0]) <= 0.09, rejected
    assert rejected["N", 0.3] > 0.1, rejected
    assert rejected["N", 0.6] > 0.35, rejected
    assert min(rejected["S", 0.3], rejected["S", 0.6]) > 0.98, rejected
