"""Lines to be drawn: the capture of a ranking, and recalibrated rates, with their intervals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from veedor.stats.capture import capture_at, capture_curve
from veedor.stats.capture_lines import caught_at, share_band
from veedor.stats.comparison import Plan
from veedor.stats.reliability import reliability
from veedor.stats.reliability_band import reliability_band

SHAPE = (3, 8)
scores = arrays.arrays(np.float64, SHAPE, elements=st.integers(0, 4).map(float))
counts = arrays.arrays(np.float64, SHAPE, elements=st.integers(0, 3).map(float))
areas = arrays.arrays(np.float64, SHAPE[1], elements=st.integers(1, 5).map(float))


def rng() -> np.random.Generator:
    return np.random.default_rng(20261129)


@given(scores, counts, st.none() | areas)
def test_the_line_is_the_whole_curve_at_the_places_asked_for(
    score: np.ndarray, seen: np.ndarray, area: np.ndarray | None
) -> None:
    seen[0, 0] += 1
    at = np.linspace(0, 1, 11)
    curve = capture_curve(score, seen, area)
    found = caught_at(score, seen, at, area).sum(axis=0) / seen.sum()
    assert found == pytest.approx(np.interp(at, curve.coverage, curve.caught), abs=1e-12)


@given(scores, counts)
def test_at_whole_cells_the_line_is_the_capture_that_the_report_gives(
    score: np.ndarray, seen: np.ndarray
) -> None:
    seen[0, 0] += 1
    for cells in (1, 3, 8):
        share = cells / SHAPE[1]
        one = float(caught_at(score, seen, [share]).sum() / seen.sum())
        assert one == pytest.approx(capture_at(score, seen, share).rate, abs=1e-12)


def test_a_period_without_an_event_catches_nothing() -> None:
    assert caught_at([[1.0, 2.0], [2.0, 1.0]], [[0, 0], [0, 5]], [0.5]).tolist() == [[0], [0]]


def test_shares_beyond_the_map_and_tables_that_differ_are_refused() -> None:
    with pytest.raises(ValueError, match="lie from 0 to 1"):
        caught_at([[1.0]], [[1]], [1.5])
    with pytest.raises(ValueError, match="differ in shape"):
        caught_at([[1.0, 2.0]], [[1]], [0.5])


def test_the_band_holds_the_true_share_about_as_often_as_stated() -> None:
    dice, held = rng(), 0
    for _ in range(200):
        per = dice.poisson(5, 120).astype(float)
        hits = dice.binomial(per.astype(int), 0.3)[:, None].astype(float)
        _, low, high = share_band(hits, per, 10, dice, Plan(draws=400))
        held += bool(low[0] <= 0.3 <= high[0])
    assert 0.91 <= held / 200 <= 0.99


def test_the_band_ends_where_everything_is_caught() -> None:
    hits = np.column_stack([np.zeros(6), np.ones(6)])
    value, low, high = share_band(hits, np.ones(6), 2, rng(), Plan(draws=100))
    assert (value.tolist(), low.tolist(), high.tolist()) == ([0, 1], [0, 1], [0, 1])


@pytest.mark.parametrize(("per", "length"), [(np.ones(3), 2), (np.zeros(4), 1)])
def test_one_stretch_or_no_event_has_no_band(per: np.ndarray, length: int) -> None:
    with pytest.raises(ValueError, match="two stretches of time or more, and an event"):
        share_band(np.zeros((len(per), 1)), per, length, rng(), Plan(draws=10))


def test_few_rates_give_the_curve_of_corp_itself() -> None:
    rates = np.tile([0.1, 0.5, 0.2, 1.0], (30, 1))
    seen = rng().poisson(rates)
    found = reliability_band(rates, seen, 5, rng(), groups=50)
    whole = reliability(rates, seen, score="poisson")
    assert found.stated == pytest.approx(whole.forecast)
    assert found.observed == pytest.approx(whole.observed)
    assert found.size.tolist() == whole.weight.tolist()


def test_rates_that_mean_what_they_say_lie_inside_the_band_and_doubled_ones_outside() -> None:
    dice = rng()
    rates = dice.gamma(1.0, 0.3, (200, 40))
    seen = dice.poisson(rates)
    right = reliability_band(rates, seen, 10, dice)
    inside = (right.low <= right.stated) & (right.stated <= right.high)
    assert inside.mean() >= 0.8
    wrong = reliability_band(2 * rates, seen, 10, dice)
    assert (wrong.high[5:] < wrong.stated[5:]).all()


def test_bursts_make_the_band_wider_than_independent_counts_do() -> None:
    dice = rng()
    rates = np.full((100, 30), 0.2)
    rates[:, :15] = 0.4
    lone = dice.poisson(rates)
    burst = dice.poisson(rates * np.repeat(dice.choice([0.0, 2.0], 10), 10)[:, None])
    widths = [
        (one.high - one.low).max()
        for one in (reliability_band(rates, seen, 10, rng()) for seen in (lone, burst))
    ]
    assert widths[1] > 2 * widths[0]


def test_equal_rates_are_one_group_and_zeros_a_group_of_their_own() -> None:
    same = reliability_band(np.ones((4, 3)), np.ones((4, 3)), 1, rng())
    assert (same.stated.tolist(), same.size.tolist()) == ([1.0], [12])
    zeros = reliability_band([[0.0, 0.0, 1.0, 2.0]] * 4, [[0, 0, 1, 2]] * 4, 1, rng(), groups=2)
    assert zeros.stated[0] == 0
    assert zeros.size[0] == 8


def test_one_stretch_or_a_rate_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="two stretches"):
        reliability_band([[1.0], [1.0]], [[1], [1]], 2, rng())
    with pytest.raises(ValueError, match="one is below 0"):
        reliability_band([[-1.0]], [[1]], 1, rng())
