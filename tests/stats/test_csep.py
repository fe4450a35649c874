import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from veedor.stats.csep import (
    binary_log_likelihood,
    consistency_test,
    joint_log_likelihood,
    quantile_of,
)
from veedor.stats.csep_draws import _active, _alias, _events, alias_table, draw_events
from veedor.stats.csep_numbers import number_test, number_test_spread
from veedor.stats.csep_pairs import gain_test, rank_test, signed_ranks


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    pytest.importorskip("pyarrow.parquet")
    return shared / "forecast" / "csep-global-quadtree"


@pytest.fixture(scope="module")
def published(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "published.json").read_text())
    return found


def table(folder: Path, name: str) -> dict[str, np.ndarray]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - a development library

    read = pq.read_table(folder / f"{name}.parquet")
    return {column: read[column].to_numpy() for column in read.column_names}


def test_the_eight_published_quantiles_come_out(
    folder: Path, published: dict[str, Any]
) -> None:
    drawn = table(folder, "published_test_distributions")
    results = published["published_simulated_results"]
    assert len(results) == 8
    for one in results:
        simulated = drawn["simulated_statistic"][drawn["result"] == one["result"]]
        assert quantile_of(simulated, one["observed_statistic"]) == one["published_quantile"]


@pytest.mark.parametrize(
    ("name", "key"), [("single_l6", "single_L6"), ("multi_eq10l11", "multi_EQ10L11")]
)
def test_the_reference_run_of_pycsep_comes_out(
    folder: Path, published: dict[str, Any], name: str, key: str
) -> None:
    cells, run = table(folder, name), published["reference_run"]["results"][key]
    rate, seen = 6 * cells["rate_per_year"], cells["observed_6yr"]
    told = number_test(float(rate.sum()), int(seen.sum()))
    assert told.p_at_least == pytest.approx(run["n_delta1"], rel=1e-12)
    assert told.p_at_most == pytest.approx(run["n_delta2"], rel=1e-12)
    for kind in ("S", "L", "CL", "binary S"):
        found = consistency_test(kind, rate, seen, np.random.default_rng(6), simulations=2_000)
        stem = kind.lower().replace(" ", "_")
        assert found.statistic == pytest.approx(run[f"{stem}_obs"], rel=1e-11)
        # Both quantiles are drawn: two standard errors of each.
        assert found.quantile == pytest.approx(run[f"{stem}_quantile"], abs=0.04)
        assert (found.assumes, found.status) == ("independent events", "tested")


def test_the_comparison_with_the_uniform_comes_out(
    folder: Path, published: dict[str, Any]
) -> None:
    cells, run = table(folder, "single_l6"), published["reference_run"]["vs_uniform"]
    rate, seen = 6 * cells["rate_per_year"], cells["observed_6yr"].astype(int)
    north, south = np.sin(np.radians(cells["lat1"])), np.sin(np.radians(cells["lat0"]))
    area = (north - south) * (cells["lon1"] - cells["lon0"])
    even = area / area.sum() * rate.sum()
    where = np.repeat(np.arange(len(rate)), seen)
    totals = float(rate.sum()), float(even.sum())
    gain = gain_test((rate[where], even[where]), totals)
    assert gain.statistic == pytest.approx(run["t"]["t_statistic"])
    assert gain.gain == pytest.approx(run["t"]["information_gain"])
    assert (gain.low, gain.high) == pytest.approx((run["t"]["ig_lower"], run["t"]["ig_upper"]))
    ranks = rank_test((rate[where], even[where]), totals)
    assert ranks.statistic == pytest.approx(run["w"]["z_statistic"])
    assert ranks.p == pytest.approx(run["w"]["probability"])


def test_the_vectors_of_their_own_tests_come_out(published: dict[str, Any]) -> None:
    vectors = published["test_vectors"]
    for one in vectors["n_test"]:
        told = number_test(one["expected"], one["observed"])
        assert told.p_at_least == one["delta1"] == 1.0
        assert told.p_at_most == pytest.approx(one["delta2"], abs=5e-5)
    w = signed_ranks(vectors["w_test"]["x"], vectors["w_test"]["median"])
    assert (w.statistic, w.p) == pytest.approx(
        (vectors["w_test"]["z_statistic"], vectors["w_test"]["probability"])
    )
    t = vectors["t_test"]
    rates = t["rates_a_at_events"], t["rates_b_at_events"]
    found = gain_test(rates, (t["n_a"], t["n_b"]), events=t["n_obs"])
    assert (found.statistic, found.gain, found.low, found.high) == pytest.approx(
        (t["t_statistic"], t["information_gain"], t["ig_lower"], t["ig_upper"])
    )
    for key in ("poisson_joint_log_likelihood", "poisson_joint_log_likelihood_2"):
        one = vectors[key]
        assert joint_log_likelihood(one["forecast"], one["observed"]) == pytest.approx(
            one["value"]
        )
    one = vectors["binary_joint_log_likelihood"]
    assert binary_log_likelihood(one["forecast"], one["observed"]) == pytest.approx(
        one["value"]
    )


@pytest.mark.parametrize("kind", ["L", "CL", "S", "binary S"])
def test_where_nothing_happened_nothing_is_tested(kind: Any) -> None:
    found = consistency_test(kind, [1.0, 2.0], [0, 0], np.random.default_rng(1))
    assert (found.status, found.statistic, found.quantile) == ("not testable", None, None)
    assert found.simulated.size == 0


def test_an_event_at_rate_zero_needs_a_floor_that_is_told() -> None:
    rng = np.random.default_rng(1)
    with pytest.raises(ValueError, match=r"0\.250000 of the events fell at rate zero"):
        consistency_test("S", [1.0, 0.0], [3, 1], rng)
    found = consistency_test("S", [1.0, 0.0], [3, 1], rng, epsilon=0.01, simulations=50)
    assert (found.epsilon, found.zero_events) == (0.01, 0.25)
    assert found.statistic is not None
    assert np.isfinite(found.statistic)


def test_a_true_forecast_of_independent_events_is_rejected_as_often_as_stated() -> None:
    rng = np.random.default_rng(5)
    rate = rng.gamma(0.5, 1.0, 200)
    low = sum(
        (consistency_test("S", rate, rng.poisson(rate), rng, simulations=200).quantile or 0)
        < 0.1
        for _ in range(300)
    )
    assert low / 300 == pytest.approx(0.1, abs=0.06)


def test_simulated_likelihoods_are_those_of_catalogues() -> None:
    """Draw in the same order with the plain loop, count, and score by the definition."""
    rng = np.random.default_rng(2)
    rate = rng.gamma(0.7, 1.0, 9)
    keep, other = _alias(rate * (9 / rate.sum()))
    sizes = np.array([0, 4, 30])
    small = np.log(np.arange(1, 32.0))
    plain = _events(keep, other, np.log(rate), small, sizes, np.random.default_rng(3))
    assert draw_events(rate, sizes, np.random.default_rng(3)) == pytest.approx(plain)
    again, by_hand = np.random.default_rng(3), []
    for size in sizes:
        at = again.random(size) * 9
        cell = at.astype(int)
        cell = np.where(at - cell >= keep[cell], other[cell], cell)
        by_hand.append(joint_log_likelihood(rate, np.bincount(cell, minlength=9)) + rate.sum())
    assert plain == pytest.approx(by_hand)
    full = _active(keep, other, np.ones(9), 9, 2, np.random.default_rng(3))
    assert full.tolist() == [9.0, 9.0]


def test_the_alias_table_draws_each_cell_as_often_as_its_rate() -> None:
    rate = np.random.default_rng(4).gamma(0.3, 1.0, 50)
    keep, other = alias_table(rate)
    chance = keep / 50 + np.bincount(other, weights=(1 - keep) / 50, minlength=50)
    assert chance == pytest.approx(rate / rate.sum())


def test_counts_that_spread_more_are_less_surprising() -> None:
    poisson, spread = number_test(100.0, 130), number_test_spread(100.0, 130, 400.0)
    assert spread.p_at_least > poisson.p_at_least
    nearly = number_test_spread(100.0, 130, 100.0001)
    assert nearly.p_at_least == pytest.approx(poisson.p_at_least, rel=1e-3)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: number_test(0.0, 1), "an expected total above 0"),
        (lambda: number_test_spread(2.0, 1, 2.0), "is Poisson: use number_test"),
        (
            lambda: consistency_test("S", [0.0], [0], np.random.default_rng(1)),
            "one rate of 0 or more",
        ),
        (lambda: gain_test(([1.0], [2.0]), (1, 1)), "not testable: need two events"),
        (lambda: gain_test(([1.0, 0.0], [2.0, 1.0]), (1, 1)), "floor the rates first"),
        (lambda: rank_test(([], []), (1, 1)), "not testable"),
    ],
)
def test_what_cannot_be_tested_is_refused(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


def test_equal_forecasts_gain_nothing() -> None:
    same = gain_test(([1.0, 2.0], [1.0, 2.0]), (3, 3))
    assert (same.gain, same.statistic, same.p) == (0.0, 0.0, 1.0)
    assert rank_test(([1.0, 2.0], [1.0, 2.0]), (3, 3)).p == 1.0
