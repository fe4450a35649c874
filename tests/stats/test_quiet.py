"""Silences too long for chance: the stated rate holds on logs without a fault."""

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from veedor.stats.quiet import (
    Spread,
    always_shown,
    chance_of_silence,
    spread_of,
    unlikely_silences,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

DAYS = 63
PLACES = [(n // 24 % 7, n % 24) for n in range(24 * DAYS)]
CURVE = np.array([0.1 + math.sin(math.pi * hour / 23) ** 2 for _, hour in PLACES])
ALARM, LOGS = 0.05, 400


def clean(
    rng: np.random.Generator, *, mean: float, shared: float, hourly: float, season: float
) -> list[int]:
    """A log without a fault: a rhythm, days and hours that vary, and a season."""
    days = rng.gamma(1 / shared, shared, DAYS) if shared else np.ones(DAYS)
    hours = rng.gamma(1 / hourly, hourly, 24 * DAYS) if hourly else np.ones(24 * DAYS)
    tide = 1 + season * np.sin(2 * np.pi * np.arange(24 * DAYS) / (24 * DAYS))
    rates: NDArray[np.float64] = mean * CURVE * np.repeat(days, 24) * hours * tide
    return [int(n) for n in rng.poisson(rates)]


@pytest.mark.parametrize(
    ("mean", "shared", "hourly", "season"),
    [
        (0.2, 0, 0, 0),
        (2, 0, 0, 0),
        (20, 0, 0, 0),
        (2, 0.3, 0, 0),
        (5, 0.2, 0.5, 0),
        (20, 0.5, 1.0, 0),
        (3, 0.1, 0.1, 0.5),
    ],
)
def test_a_log_without_a_fault_shows_a_silence_no_more_often_than_stated(
    mean: float, shared: float, hourly: float, season: float
) -> None:
    rng = np.random.default_rng(20240304)
    alarms = sum(
        bool(
            unlikely_silences(
                clean(rng, mean=mean, shared=shared, hourly=hourly, season=season),
                PLACES,
                alarm=ALARM,
            )
        )
        for _ in range(LOGS)
    )
    # Three standard errors above the stated rate.
    assert alarms <= LOGS * ALARM + 3 * math.sqrt(LOGS * ALARM * (1 - ALARM))


def test_a_silence_of_enough_expected_rows_is_always_shown() -> None:
    rng = np.random.default_rng(7)
    for _ in range(50):
        rows = clean(rng, mean=5, shared=0.05, hourly=0, season=0)
        rows[24 * 30 + 8 : 24 * 30 + 17] = [0] * 9
        found = unlikely_silences(rows, PLACES)
        assert any(one.start <= 24 * 30 + 8 and one.hours >= 9 for one in found)


def test_the_chance_of_silence_is_that_of_the_negative_binomial() -> None:
    # One hour of 5 rows, a shared factor alone: (1 + 5 v) ** (-1 / v).
    for variance in (0.05, 0.5, 2.0):
        spread = Spread(shared=variance, hourly=0)
        seen = chance_of_silence(np.array([2.0, 3.0]), spread)
        assert seen == pytest.approx((1 + 5 * variance) ** (-1 / variance), rel=1e-6)
    alone = chance_of_silence(np.array([2.0, 3.0]), Spread(shared=0, hourly=0.5))
    assert alone == pytest.approx((1 + 1) ** -2 * (1 + 1.5) ** -2)


def test_more_spread_never_makes_a_silence_less_likely() -> None:
    expected = np.array([4.0, 6.0, 5.0])
    chances = [
        chance_of_silence(expected, Spread(shared=shared, hourly=hourly))
        for shared, hourly in ((0, 0), (0.1, 0), (0.1, 0.2), (1, 0.2), (1, 2))
    ]
    assert chances == sorted(chances)


def test_the_spread_of_a_negative_binomial_is_found() -> None:
    rng = np.random.default_rng(3)
    days, mean = 4000, 10.0
    factor = np.repeat(rng.gamma(1 / 0.4, 0.4, days), 24) * rng.gamma(2, 0.5, 24 * days)
    found = spread_of([int(n) for n in rng.poisson(mean * factor)], np.full(24 * days, mean))
    # A day's sum holds a 24th of the hourly variance, times the second moment of the day.
    assert found.shared == pytest.approx(0.4 + 0.5 * 1.4 / 24, rel=0.1)
    assert found.hourly == pytest.approx(
        (1 + 0.4) * (1 + 0.5) / (1 + found.shared) - 1, rel=0.1
    )


def test_nothing_is_said_of_a_log_without_rows() -> None:
    assert unlikely_silences([0] * 24 * 7, PLACES[: 24 * 7]) == []
    assert unlikely_silences([], []) == []


def test_an_hour_that_is_always_silent_is_no_silence() -> None:
    rows = [0 if hour < 5 else 50 for _, hour in PLACES]
    assert unlikely_silences(rows, PLACES) == []


@pytest.mark.parametrize(("mean", "shared"), [(1, 0), (4, 0.1), (30, 0.3)])
def test_a_silence_said_to_be_always_shown_is_and_one_hour_less_is_not_everywhere(
    mean: float, shared: float
) -> None:
    rows = clean(np.random.default_rng(1), mean=mean, shared=shared, hourly=0, season=0)
    expected = np.array([np.mean(rows[place::168]) for place in range(168)] * (DAYS // 7))
    spread, hours = spread_of(rows, expected), always_shown(rows, PLACES)

    def shown(start: int, length: int) -> bool:
        stretch = expected[start : start + length]
        return chance_of_silence(stretch, spread) * len(rows) <= 0.01

    starts = range(168)
    assert all(shown(start, hours) for start in starts)
    assert not all(shown(start, hours - 1) for start in starts)


def test_a_log_too_thin_for_the_test_shows_no_silence_short_of_itself() -> None:
    assert always_shown([1] + [0] * (24 * DAYS - 1), PLACES) == 24 * DAYS


def test_a_long_silence_does_not_hide_a_short_one() -> None:
    rows = clean(np.random.default_rng(2), mean=4, shared=0.05, hourly=0, season=0)
    rows[24 * 20 : 24 * 34] = [0] * 24 * 14
    rows[24 * 50 + 9 : 24 * 50 + 16] = [0] * 7
    found = unlikely_silences(rows, PLACES)
    for start, end in ((24 * 20, 24 * 34), (24 * 50 + 9, 24 * 50 + 16)):
        assert any(one.start <= start and one.start + one.hours >= end for one in found)
    assert len(found) == 2
    assert always_shown(rows, PLACES) < 24
