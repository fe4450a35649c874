"""Shares of rare events against published and hand-checked figures, and by simulation."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.stats.chance import (
    clustered_share,
    exact_interval,
    expected_next,
    on_list,
    ratio_of_rates,
    spread_of_shares,
)
from veedor.stats.clustered import variance_over

# South Wales Police, June 2017 to March 2018: (true, false) alerts by event, the final first.
SOUTH_WALES = [
    *((173, 2297), (10, 7), (5, 10), (5, 46), (6, 42), (1, 2), (3, 9), (5, 18), (4, 3)),
    *((6, 0), (8, 5), (2, 0), (0, 0), (6, 7), (0, 5)),
]
EVENTS = [(true, true + false) for true, false in SOUTH_WALES]


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (234, 2685, 0.07675, 0.09846),
        (173, 2470, 0.06029, 0.08083),
        (61, 215, 0.2245, 0.3490),
        (10, 3_147_436, 1.524e-6, 5.843e-6),
        (10, 2077, 0.00231, 0.00884),
        (962, 2077, 0.442, 0.485),
        (8, 10, 0.444, 0.975),
        (102, 104, 0.932, 0.998),
        (8, 42, 0.086, 0.341),
        (8, 22, 0.172, 0.593),
        (16, 42, 0.236, 0.544),
        (0, 2_500_000, 0.0, 1.476e-6),
        (4556, 50176, 0.08830, 0.09335),
        (4556, 41830, 0.10595, 0.11194),
        (4, 6, 0.2228, 0.9567),
    ],
)
def test_the_exact_interval_is_the_published_one(
    part: int, whole: int, low: float, high: float
) -> None:
    found = exact_interval(part, whole, 0.95)
    assert (found.low, found.high) == pytest.approx((low, high), rel=6e-3, abs=1e-9)
    assert found.value == pytest.approx(part / whole)
    assert (found.kind, found.level) == ("confidence", 0.95)


def test_all_and_none_have_one_open_end() -> None:
    assert exact_interval(7, 7, 0.95).high == 1.0
    assert exact_interval(7, 7, 0.95).low == pytest.approx(0.025 ** (1 / 7))
    assert exact_interval(0, 7, 0.95).high == pytest.approx(1 - 0.025 ** (1 / 7))


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (2, 1), (-1, 3)])
def test_a_share_of_nothing_or_of_too_little_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="need 0 <= part"):
        exact_interval(part, whole, 0.95)


def test_the_deployments_of_south_wales_vary_three_times_as_much_as_chance() -> None:
    assert math.sqrt(variance_over(EVENTS)) == pytest.approx(0.01726, abs=5e-6)
    assert math.sqrt(variance_over(EVENTS[1:])) == pytest.approx(0.07290, abs=5e-6)
    whole, rest = spread_of_shares(EVENTS), spread_of_shares(EVENTS[1:])
    assert (round(whole.chi_square, 1), whole.degrees) == (259.7, 13)
    assert (round(rest.chi_square, 1), rest.degrees) == (57.2, 12)
    assert rest.p == pytest.approx(7e-8, rel=0.05)


def test_clusters_widen_the_exact_interval() -> None:
    clustered, alone = clustered_share(EVENTS, 0.95), exact_interval(234, 2685, 0.95)
    assert clustered.value == alone.value
    assert (clustered.high - clustered.low) > 3 * (alone.high - alone.low)


def test_one_cluster_is_refused_and_empty_ones_do_not_count() -> None:
    with pytest.raises(ValueError, match="two clusters"):
        clustered_share([(3, 10), (0, 0)], 0.95)
    for events in ([(3, 10), (0, 0)], [(0, 10), (0, 10)], [(10, 10), (5, 5)]):
        with pytest.raises(ValueError, match="two clusters"):
            spread_of_shares(events)


@pytest.mark.parametrize("part", [0, 20])
def test_where_nothing_varies_the_interval_over_clusters_is_the_exact_one(part: int) -> None:
    both = [(part // 2, 10), (part // 2, 10)]
    assert clustered_share(both, 0.95) == exact_interval(part, 20, 0.95)


CLUSTERS = st.lists(
    st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=2,
    max_size=12,
)


@given(CLUSTERS, st.randoms(use_true_random=False))
def test_it_holds_the_share_and_the_exact_interval_in_any_order(events, random) -> None:  # type: ignore[no-untyped-def]
    part, whole = sum(k for k, _ in events), sum(n for _, n in events)
    found, alone = clustered_share(events, 0.95), exact_interval(part, whole, 0.95)
    assert found.low <= alone.low + 1e-9
    assert found.high >= alone.high - 1e-9
    turned = list(events)
    random.shuffle(turned)
    again = clustered_share(turned, 0.95)
    assert (again.low, again.high) == pytest.approx((found.low, found.high), rel=1e-6)


def coverage(deployments: int, faces: int, share: float, spread: float) -> tuple[float, float]:
    """How often the interval over clusters, and the exact one, hold the true share."""
    dice, rounds = np.random.default_rng(20240601), 600
    held = alone = 0
    for _ in range(rounds):
        sizes = dice.integers(faces // 2, 2 * faces, deployments)
        rates = np.full(deployments, share)
        if spread:
            size = (1 - spread) / spread
            rates = dice.beta(share * size, (1 - share) * size, deployments)
        events = dice.binomial(sizes, rates)
        one = clustered_share([*zip(events.tolist(), sizes.tolist(), strict=True)], 0.95)
        other = exact_interval(int(events.sum()), int(sizes.sum()), 0.95)
        held += one.low <= share <= one.high
        alone += other.low <= share <= other.high
    return held / rounds, alone / rounds


@pytest.mark.parametrize(
    ("deployments", "faces", "share", "spread"),
    [(10, 20, 0.3, 0.0), (10, 20, 0.3, 0.1), (30, 20, 0.3, 0.1), (200, 4000, 3e-5, 2e-4)],
)
def test_it_holds_the_true_share_as_often_as_it_says(
    deployments: int, faces: int, share: float, spread: float
) -> None:
    held, alone = coverage(deployments, faces, share, spread)
    assert 0.93 <= held <= 0.99
    assert alone < 0.9 if spread else alone > 0.93


def test_with_few_deployments_that_differ_very_much_it_is_short_as_the_method_says() -> None:
    held, alone = coverage(8, 50, 0.1, 0.2)
    assert 0.90 <= held <= 0.94
    assert alone < 0.5


def test_what_is_to_be_expected_is_the_published_prediction() -> None:
    faces = 3_147_436
    once, twice = (
        expected_next(10, faces, faces, 0.95),
        expected_next(10, faces, 2 * faces, 0.95),
    )
    assert (once.mean, once.low, once.high) == (10.5, 3, 21)
    assert (twice.mean, twice.low, twice.high) == (21.0, 8, 39)
    assert expected_next(0, 1000, 0, 0.95).high == 0


@pytest.mark.parametrize(("events", "seen", "ahead"), [(-1, 5, 5), (1, 0, 5), (1, 5, -1)])
def test_nothing_is_expected_of_nothing(events: int, seen: int, ahead: int) -> None:
    with pytest.raises(ValueError, match="needs faces seen"):
        expected_next(events, seen, ahead, 0.95)


def test_the_prediction_holds_the_next_count_at_least_as_often_as_it_says() -> None:
    dice, rounds, held = np.random.default_rng(7), 1500, 0
    for _ in range(rounds):
        rate = dice.uniform(2, 20)
        found = expected_next(int(dice.poisson(rate)), 1000, 1000, 0.95)
        held += found.low <= dice.poisson(rate) <= found.high
    assert 0.94 <= held / rounds <= 0.99


def test_a_longer_list_gives_more_false_alerts_by_the_independence_formula() -> None:
    assert on_list(6000, 10000, 10000) == pytest.approx(1 / 6000)
    assert on_list(6000, 10000, 1000) == pytest.approx(1.66679e-5, rel=1e-5)
    assert on_list(6000, 10000, 40000) < 4 / 6000


def test_seven_of_seven_do_not_rule_out_a_lower_rate() -> None:
    assert ratio_of_rates(exact_interval(7, 7, 0.95).low, 2 / 3) == pytest.approx(
        0.72, abs=5e-3
    )
    assert ratio_of_rates(1.0, 2 / 3) == float("inf")
