from collections.abc import Callable
from math import exp, log

import numpy as np
import pytest
import scoringrules
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special, stats

from veedor.stats.forecast_scores import (
    brier,
    chance_of_any,
    crps_poisson,
    deviance,
    floored,
    information_gain,
    poisson_score,
    skill,
)

rates = st.floats(0.001, 50.0)
counts = st.integers(0, 60)


def crps_by_definition(rate: float, count: int) -> float:
    """Sum (F(k) - 1{y <= k})² over whole numbers: the integral, as F steps there alone."""
    k = np.arange(int(count + rate + 40 * np.sqrt(rate) + 50))
    return float(((stats.poisson.cdf(k, rate) - (count <= k)) ** 2).sum())


@given(rates, counts)
@settings(max_examples=60, deadline=None)
def test_the_crps_is_its_definition(rate: float, count: int) -> None:
    found = crps_poisson([rate], [count])[0]
    assert found == pytest.approx(crps_by_definition(rate, count), abs=1e-9)


@pytest.mark.parametrize(("rate", "count"), [(180.0, 175), (750.0, 760), (5000.0, 4900)])
def test_the_crps_stands_at_means_where_scoringrules_and_open_cp_do_not(
    rate: float, count: int
) -> None:
    assert crps_poisson([rate], [count])[0] == pytest.approx(crps_by_definition(rate, count))
    with np.errstate(all="ignore"):
        peer = float(scoringrules.crps_poisson(count, rate, backend="numpy"))
    # Documents the peer: not a number from means of about 171 on. Should it mend, drop this.
    assert np.isnan(peer)


def test_scoringrules_agrees_where_it_stands() -> None:
    rate, count = np.array([0.1, 1.0, 7.5, 100.0]), np.array([0, 3, 7, 90])
    peer = scoringrules.crps_poisson(count, rate, backend="numpy")
    assert crps_poisson(rate, count) == pytest.approx(np.asarray(peer))
    assert brier([0.2, 0.9], [0, 4]) == pytest.approx(
        np.asarray(scoringrules.brier_score(np.array([0, 1]), np.array([0.2, 0.9])))
    )


@given(st.lists(st.tuples(rates, counts), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_the_poisson_score_is_the_log_score_but_for_what_no_forecast_changes(
    rows: list[tuple[float, int]],
) -> None:
    rate, count = (np.array(part, dtype=float) for part in zip(*rows, strict=True))
    peer = np.asarray(scoringrules.logs_poisson(count, rate, backend="numpy"))
    assert poisson_score(rate, count) == pytest.approx(peer - special.gammaln(count + 1))
    assert information_gain(rate, np.full_like(rate, 2.0), np.maximum(count, 1)) == (
        pytest.approx(
            float(
                np.sum(
                    scoringrules.logs_poisson(np.maximum(count, 1), 2.0, backend="numpy")
                    - scoringrules.logs_poisson(np.maximum(count, 1), rate, backend="numpy")
                )
            )
            / np.maximum(count, 1).sum()
        )
    )


@given(st.lists(st.tuples(rates, counts), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_deviance_orders_as_the_score_does_and_is_never_below_0(
    rows: list[tuple[float, int]],
) -> None:
    rate, count = (np.array(part, dtype=float) for part in zip(*rows, strict=True))
    best = poisson_score(np.maximum(count, 1e-300), count)
    assert deviance(rate, count) == pytest.approx(2 * (poisson_score(rate, count) - best))
    assert (deviance(rate, count) >= -1e-9).all()


def test_the_mean_is_the_best_forecast_whatever_the_law() -> None:
    seen = np.array([0, 0, 0, 7, 1, 0, 12])
    tried = np.linspace(0.5, 8, 1501)
    best = tried[np.argmin([poisson_score(np.full(7, m), seen).sum() for m in tried])]
    assert best == pytest.approx(seen.mean(), abs=0.005)


def test_a_gain_is_the_difference_of_scores_per_event_and_has_its_sign() -> None:
    first, second, seen = np.array([2.0, 1.0]), np.array([1.0, 1.0]), np.array([3, 0])
    by_hand = (3 * log(2) - (3 - 2)) / 3
    assert information_gain(first, second, seen) == pytest.approx(by_hand)
    assert information_gain(second, first, seen) == pytest.approx(-by_hand)


def test_an_event_at_rate_zero_is_infinitely_bad_until_the_floor() -> None:
    rate, seen = [[1.0, 0.0, 1.0]], [[1, 1, 0]]
    assert poisson_score(rate, seen).sum() == deviance(rate, seen).sum() == np.inf
    kept = floored(rate, seen)
    assert np.isfinite(poisson_score(kept.rate, seen)).all()
    assert kept.rate.sum() == pytest.approx(2.0)
    assert (kept.epsilon, kept.zero_events, kept.zero_cells) == (1e-3, 0.5, 1 / 3)


def test_the_floor_follows_area_and_a_day_forecast_empty_takes_the_mean_total() -> None:
    kept = floored([[3.0, 0.0], [0.0, 0.0]], [[0, 0], [0, 1]], epsilon=0.5, area=[2.0, 1.0])
    assert kept.rate.tolist() == [[2.5, 0.5], [0.5, 0.25]]


def test_the_chance_of_any_event_keeps_small_rates() -> None:
    assert chance_of_any([1e-18, 1.0]).tolist() == [1e-18, pytest.approx(1 - exp(-1))]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: floored([[0.0, 1.0]], [[1, 3]], epsilon=0.0),
            "0.250000 of the events fell at",
        ),
        (lambda: floored([[1.0]], [[1]], epsilon=1.5), "need 0 <= epsilon <= 1, got 1.5"),
        (lambda: poisson_score([1.0, 2.0], [1]), "differ in shape"),
        (lambda: poisson_score([-1.0], [1]), "negative or missing"),
        (lambda: poisson_score([np.nan], [1]), "negative or missing"),
        (lambda: brier([1.5], [1]), "a chance lies above 1"),
        (lambda: information_gain([1.0], [1.0], [0]), "no event"),
        (lambda: skill(1.0, 0.0), "must score above 0"),
    ],
)
def test_what_has_no_answer_is_refused(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
