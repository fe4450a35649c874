from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from veedor.stats.calibration import Ratio, count_pit, deciles, totals
from veedor.stats.reliability import Score, parted, reliability


def ends(found: Ratio) -> tuple[float, float]:
    assert found.low is not None
    assert found.high is not None
    return found.low, found.high


def test_totals_give_the_exact_poisson_interval_where_nothing_is_overdispersed() -> None:
    found = totals(np.full((1, 10), 1.0), [[1, 0, 2, 0, 1, 1, 0, 0, 1, 1]])
    assert (found.expected, found.observed, found.ratio, found.dispersion) == (10, 7, 0.7, 1.0)
    # Garwood's interval of 7 events: 2.814 and 14.423 (Ulm 1990, table).
    assert [round(10 * end, 3) for end in ends(found)] == [2.814, 14.423]


def test_totals_widen_where_days_differ_more_than_chance() -> None:
    rate = np.full((8, 1), 5.0)
    even, uneven = [[5]] * 8, [[0], [10]] * 4
    assert totals(rate, even).dispersion == 1.0
    wide = totals(rate, uneven)
    assert wide.dispersion == pytest.approx(25 * 8 / 5 / 7)
    assert np.diff(ends(wide)) > np.diff(ends(totals(rate, even)))


def test_nothing_expected_or_nothing_seen_is_said() -> None:
    none = totals([[0.0]], [[2]])
    assert (none.ratio, none.low, none.high) == (None, None, None)
    unseen = totals([[2.0]], [[0]])
    assert (unseen.ratio, unseen.low) == (0.0, 0.0)
    # The rule of three, exactly: -log(0.025) events.
    assert unseen.high == pytest.approx(-np.log(0.025) / 2)


def test_the_interval_of_a_true_total_covers_it() -> None:
    rng = np.random.default_rng(3)
    covered = sum(
        low <= 1 <= high
        for low, high in (
            ends(totals(np.ones((20, 3)), rng.poisson(1.0, (20, 3)))) for _ in range(400)
        )
    )
    assert covered >= 0.93 * 400


@given(
    st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0]), min_size=1, max_size=30), st.integers(1, 12)
)
@settings(max_examples=60, deadline=None)
def test_deciles_lose_nothing_and_never_part_equal_rates(
    rates: list[float], groups: int
) -> None:
    seen = np.arange(len(rates)) % 3
    found = deciles([rates], [seen], groups=groups)
    assert sum(group.size for group in found) == len(rates)
    assert sum(group.total.observed for group in found) == seen.sum()
    assert all(a.greatest < b.least for a, b in pairwise(found))
    assert len(found) <= groups


def test_the_pit_of_true_forecasts_is_flat_and_of_others_is_not() -> None:
    rng = np.random.default_rng(6)
    rate = rng.gamma(2.0, 1.0, (300, 40))
    true = count_pit(rate, rng.poisson(rate))
    assert np.abs(true.heights - 1).max() < 0.06
    assert true.farthest < 0.01
    low = count_pit(0.5 * rate, rng.poisson(rate))
    assert low.heights[-1] > 1.5  # a slope: the forecast is too low
    wild = count_pit(rate, rng.negative_binomial(1.0, 1 / (1 + rate)))
    assert min(wild.heights[0], wild.heights[-1]) > 1.2  # a U: the forecast is too narrow


def test_the_pit_is_the_mean_of_its_definition() -> None:
    rate, seen = np.array([0.3, 2.0, 9.0]), np.array([0, 4, 7])
    low, high = stats.poisson.cdf(seen - 1, rate), stats.poisson.cdf(seen, rate)
    edges = np.linspace(0, 1, 5)
    mean = [np.clip((u - low) / (high - low), 0, 1).mean() for u in edges]
    assert count_pit(rate, seen, bars=4).heights == pytest.approx(4 * np.diff(mean))


@given(
    st.lists(
        st.tuples(st.sampled_from([0.1, 0.4, 0.9]), st.booleans()), min_size=1, max_size=20
    )
)
@settings(max_examples=60, deadline=None)
def test_the_parts_of_reliability_add_up_and_none_is_negative(
    rows: list[tuple[float, bool]],
) -> None:
    stated, seen = zip(*rows, strict=True)
    found = reliability(stated, seen)
    whole = found.miscalibration - found.discrimination + found.uncertainty
    assert found.score == pytest.approx(whole)
    assert found.miscalibration >= -1e-12
    assert found.discrimination >= -1e-12
    assert (np.diff(found.observed) >= 0).all()


@pytest.mark.parametrize("score", ["poisson", "brier"])
def test_the_parts_of_a_table_gone_through_by_period_are_those_of_the_whole(
    score: Score,
) -> None:
    rng = np.random.default_rng(11)
    for places in (1, 3):
        stated = np.round(rng.gamma(0.5, 1.0, (7, 40)), places) + 0.01
        seen = rng.poisson(0.1 * stated)
        stated = stated if score == "poisson" else 1 - np.exp(-stated)
        whole = reliability(stated, seen, score=score)
        found = parted(stated, seen, score=score)
        assert found.miscalibration == pytest.approx(whole.miscalibration, abs=1e-12)
        assert found.discrimination == pytest.approx(whole.discrimination, abs=1e-12)
        assert found.uncertainty == pytest.approx(whole.uncertainty, abs=1e-12)


def test_a_constant_forecast_discriminates_nothing_in_whatever_order_events_come() -> None:
    # Without pooling equal forecasts (scoringrules 0.10), sorted events give 0.25 here.
    for seen in ([0, 0, 1, 1], [1, 1, 0, 0], [0, 1, 0, 1]):
        assert reliability([0.5] * 4, seen).discrimination == 0.0
        assert reliability([0.5] * 4, seen, score="poisson").discrimination == 0.0


@given(st.lists(st.booleans(), min_size=2, max_size=30), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_where_no_forecasts_are_equal_the_parts_are_those_of_scoringrules(
    seen: list[bool], dice: Random
) -> None:
    peer = pytest.importorskip("scoringrules.visualization.reliability")
    stated = np.array(dice.sample(range(1, 1000), len(seen))) / 1000
    x, y, cep = peer.corp_reliability(np.array(seen, dtype=float), stated)
    found = reliability(stated, seen)
    assert found.observed == pytest.approx(cep)
    assert found.forecast == pytest.approx(x)
    parts = found.uncertainty, found.discrimination, found.miscalibration
    assert parts == pytest.approx(
        (
            y.var(),
            ((y - y.mean()) ** 2 - (y - cep) ** 2).mean(),
            found.score - ((y - cep) ** 2).mean(),
        )
    )


def test_scoringrules_lets_the_order_of_events_decide_where_forecasts_are_equal() -> None:
    # Documents the peer: equal forecasts are not pooled. Should it mend, drop this.
    peer = pytest.importorskip("scoringrules.visualization.reliability")
    _, _, sorted_ = peer.corp_reliability(np.array([0.0, 0, 1, 1]), np.full(4, 0.5))
    assert sorted_.tolist() == [0, 0, 1, 1]
    assert reliability([0.5] * 4, [0, 0, 1, 1]).observed.tolist() == [0.5]


def test_a_perfect_order_has_all_the_discrimination_there_is() -> None:
    found = reliability([0.2, 0.3, 0.6, 0.7], [0, 0, 1, 3])
    assert found.discrimination == found.uncertainty == 0.25
    assert found.observed.tolist() == [0, 0, 1, 1]
    counted = reliability([0.2, 0.3, 0.6, 0.7], [0, 0, 1, 3], score="poisson")
    assert counted.observed.tolist() == [0, 0, 1, 3]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: totals([[1.0]], [[1, 2]]), "differ in shape"),
        (lambda: totals([[-1.0]], [[1]]), "negative or missing"),
        (lambda: reliability([], []), "differ or are empty"),
    ],
)
def test_what_has_no_answer_is_refused(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


def test_the_published_totals_of_oakland_come_out(shared: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(
        shared / "forecast" / "oakland-drug-2009-2012" / "forecast.parquet"
    ).sort_by("date")
    rate, seen = (table[n].to_numpy().astype(float) for n in ("rate", "observed"))
    found = totals(rate.reshape(368, -1), seen.reshape(368, -1))
    assert (round(found.expected), found.observed) == (2364, 2323)
    lowest = deciles(rate.reshape(368, -1), seen.reshape(368, -1))[0]
    assert (lowest.greatest, lowest.total.observed) == (0.0, 168)
