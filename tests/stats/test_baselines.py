from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from veedor.stats.baselines import (
    counts_of,
    last_period,
    long_run_mean,
    moving_average,
    shrunken_mean,
    smoothed,
    uniform,
)
from veedor.stats.capture import capture_at
from veedor.stats.kernel_maps import blurred, kernel_map, lattice_of, prospective_map
from veedor.stats.known import Known
from veedor.stats.lag_regression import lag_regression
from veedor.stats.twin import counting_windows, twins

Floats = NDArray[np.float64]
LATTICE = lattice_of(np.arange(6) % 3, np.arange(6) // 3, 1.0)
BASELINES: dict[str, Callable[[Any, Known], Floats]] = {
    "uniform": uniform,
    "last period": last_period,
    "long-run mean": long_run_mean,
    "moving average": lambda counts, known: moving_average(counts, known, 5),
    "smoothed": lambda counts, known: smoothed(counts, known, 0.3),
    "shrunken mean": shrunken_mean,
    "kernel": lambda counts, known: kernel_map(counts, known, LATTICE, bandwidth=1.0, window=9),
    "prospective": lambda counts, known: prospective_map(counts, known, LATTICE),
    "regression": lambda counts, known: lag_regression(counts, known, (1, 7)).maps,
}


@pytest.mark.parametrize("name", BASELINES)
@pytest.mark.parametrize("lag", [0, 3])
def test_a_map_uses_nothing_later_than_its_issue_minus_the_lag(name: str, lag: int) -> None:
    counts = np.random.default_rng(2).poisson(0.7, (40, 6))
    known = Known(start=20, lag=lag)
    made = BASELINES[name](counts, known)
    assert made.shape == (20, 6)
    assert (made >= 0).all()
    for period in (20, 31, 39):
        changed = counts.copy()
        changed[period - lag :] += 5
        again = BASELINES[name](changed, known)
        assert (again[: period - 19] == made[: period - 19]).all(), (name, period)


@pytest.mark.parametrize("name", [n for n in BASELINES if n != "regression"])
def test_a_map_does_use_the_last_period_that_was_known(name: str) -> None:
    counts = np.random.default_rng(2).poisson(0.7, (12, 6))
    known = Known(start=8, lag=2)
    changed = counts.copy()
    changed[5, 4] += 3
    assert (BASELINES[name](changed, known)[0] != BASELINES[name](counts, known)[0]).any()


@given(st.integers(1, 12), st.integers(0, 2))
@settings(max_examples=30, deadline=None)
def test_a_moving_average_is_the_mean_of_its_window(window: int, lag: int) -> None:
    counts = np.random.default_rng(window).poisson(1.0, (15, 4))
    made = moving_average(counts, Known(start=4, lag=lag), window)
    for k, period in enumerate(range(4, 15)):
        end = period - lag
        assert made[k] == pytest.approx(counts[max(end - window, 0) : end].mean(axis=0))


def test_smoothing_is_its_recursion() -> None:
    counts, state = np.random.default_rng(1).poisson(1.0, (9, 3)), None
    for row in counts[:-1]:
        state = row.astype(float) if state is None else 0.25 * row + 0.75 * state
    assert smoothed(counts, Known(start=8), 0.25)[-1] == pytest.approx(state)


def test_shrinking_pulls_to_the_mean_and_fully_where_cells_differ_by_chance_alone() -> None:
    same = shrunken_mean([[1, 1, 1], [1, 1, 1], [0, 0, 0]], Known(start=2))
    assert same.tolist() == [[1.0, 1.0, 1.0]]
    counts = np.random.default_rng(5).poisson([0.1, 0.1, 5.0], (60, 3))
    made, raw = shrunken_mean(counts, Known(start=59)), long_run_mean(counts, Known(start=59))
    assert made.sum() == pytest.approx(raw.sum())
    assert raw[0, 0] < made[0, 0] < made[0, 2] < raw[0, 2]


def test_the_kernel_map_is_the_sum_of_gaussians_at_the_cells() -> None:
    side = 41
    x, y = np.arange(side**2) % side, np.arange(side**2) // side
    lattice = lattice_of(x, y, 1.0)
    table = np.zeros((1, side**2))
    table[0, [800, 845, 850]] = [1.0, 2.0, 1.0]
    made = blurred(table, lattice, 2.0)[0]
    far = (x[:, None] - x[[800, 845, 850]]) ** 2 + (y[:, None] - y[[800, 845, 850]]) ** 2
    direct = (np.exp(-far / 8) / (8 * np.pi)) @ [1.0, 2.0, 1.0]
    assert made == pytest.approx(direct, abs=2e-4 * direct.max())
    assert made.sum() == pytest.approx(4.0)


def test_the_prospective_map_is_the_sum_of_its_weights() -> None:
    rng = np.random.default_rng(7)
    side = 12
    x, y = np.arange(side**2) % side, np.arange(side**2) // side
    counts = rng.poisson(0.02, (80, side**2))
    made = prospective_map(counts, Known(start=79), lattice_of(x, y, 1.0))[0]
    direct = np.zeros(side**2)
    for day, cell in np.argwhere(counts[:79]):
        weeks = (78 - day) // 7
        away = np.floor(np.hypot(x - x[cell], y - y[cell]))
        near = (away < 8) & (weeks < 8)
        direct += counts[day, cell] * near / ((1 + away) * (1 + weeks))
    assert made / made.sum() == pytest.approx(direct / direct.sum())
    assert made.sum() == pytest.approx(counts[23:79].sum() / 56)


def test_the_regression_agrees_with_statsmodels() -> None:
    sm = pytest.importorskip("statsmodels.api")
    rng = np.random.default_rng(3)
    counts = rng.poisson(rng.gamma(1.0, 0.5, 12), (70, 12))
    fit = lag_regression(counts, Known(start=60), (1, 7))
    sums = np.concatenate([np.zeros((1, 12)), np.cumsum(counts, axis=0)])
    days = np.arange(7, 60)
    rows = np.column_stack(
        [
            np.ones(days.size * 12),
            *(np.log1p(sums[days] - sums[days - w]).ravel() for w in (1, 7)),
        ]
    )
    peer = sm.GLM(counts[days].ravel(), rows, family=sm.families.Poisson()).fit()
    assert fit.coefficients == pytest.approx(peer.params, abs=1e-5)


def test_triples_add_up_and_cells_outside_are_refused() -> None:
    assert counts_of([0, 0], [1, 1], (1, 2), [2, 3]).tolist() == [[0, 5]]
    with pytest.raises(ValueError, match="outside the matrix"):
        counts_of([0], [2], (1, 2))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: last_period([[1], [1]], Known(start=0)), "need 0 <= lag < start < 2 periods"),
        (lambda: last_period([[1], [1]], Known(start=1, lag=1)), "got 1 and 1"),
        (lambda: moving_average([[1], [1]], Known(start=1), 0), "a window of one period"),
        (lambda: smoothed([[1], [1]], Known(start=1), 0.0), "need 0 < alpha <= 1"),
        (lambda: lattice_of([0, 0.4], [0, 0], 1.0), "two cells share one place"),
        (lambda: lattice_of([0], [0], 0.0), "a size above 0"),
        (lambda: blurred(np.ones((1, 6)), LATTICE, 0.0), "a bandwidth above 0"),
        (lambda: lag_regression(np.zeros((9, 2)), Known(start=8)), "too little is known"),
        (lambda: twins([[1.0]], {"x": lambda: [[1.0, 2.0]]}), "x: maps"),
    ],
)
def test_what_cannot_be_made_is_refused(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


def test_a_twin_by_order_needs_no_rates() -> None:
    counts = np.random.default_rng(9).poisson(np.linspace(0.1, 2, 30), (50, 30))
    known = Known(start=30)
    vendor = np.exp(moving_average(counts, known, 14))
    found = twins(vendor, counting_windows(counts, known, [7, 14, 21]), meaning="order")
    assert (found[0].name, found[0].largest_gap) == ("14", None)
    assert found[0].correlation == pytest.approx(1.0)
    flat = twins(np.ones((1, 3)), {"flat": lambda: np.ones((1, 3))}, meaning="order")
    assert flat[0].correlation == 0.0


@pytest.fixture(scope="module")
def oakland(shared: Path) -> tuple[Floats, NDArray[np.int64], Known]:
    """Published rates, counts of days x bins from 2009 on, and the forecast's first day."""
    pq = pytest.importorskip("pyarrow.parquet")
    folder = shared / "forecast" / "oakland-drug-2009-2012"
    table = pq.read_table(folder / "forecast.parquet")
    table = table.sort_by([("date", "ascending"), ("bin", "ascending")])
    seen = pq.read_table(folder / "events.parquet").drop_null()
    first = np.datetime64("2009-01-01")
    days, start = (
        (column.to_numpy().astype("datetime64[D]") - first).astype(int)
        for column in (seen["date"], table["date"])
    )
    bins = seen["bin"].to_numpy().astype(int) - 1
    inside = days <= start.max()
    counts = counts_of(days[inside], bins[inside], (int(start.max()) + 1, 661))
    return table["rate"].to_numpy().reshape(-1, 661), counts, Known(start=int(start.min()))


def test_the_published_model_of_oakland_is_a_mean_of_180_days(
    oakland: tuple[Floats, NDArray[np.int64], Known],
) -> None:
    rate, counts, known = oakland
    found = twins(rate, counting_windows(counts, known, [7, 30, 90, 179, 180, 181, 365]))
    assert found[0].name == "180"
    assert round(found[0].correlation, 7) == 0.9999997
    assert round(found[0].largest_gap or 0.0, 4) == 0.0025
    assert round(found[0].mean_gap or 0.0, 7) == 1.3e-6
    by_order = twins(rate, counting_windows(counts, known, [90, 179, 180]), meaning="order")
    assert by_order[0].name == "180"


@pytest.mark.parametrize(
    ("window", "pooled", "pai"),
    [(1, 0.0750, 2.48), (7, 0.2004, 6.62), (30, 0.2557, 8.45), (90, 0.2822, 9.33),
     (180, 0.3088, 10.21), (365, 0.3063, 10.12)],
)  # fmt: skip
def test_the_means_of_oakland_catch_what_the_reference_says(
    oakland: tuple[Floats, NDArray[np.int64], Known], window: int, pooled: float, pai: float
) -> None:
    _, counts, known = oakland
    found = capture_at(moving_average(counts, known, window), counts[known.start :], 20 / 661)
    assert (round(found.rate, 4), round(found.pai, 2)) == (pooled, pai)


def test_smoothing_and_all_history_of_oakland_catch_what_the_reference_says(
    oakland: tuple[Floats, NDArray[np.int64], Known],
) -> None:
    _, counts, known = oakland
    for maps, pooled, daily in (
        (long_run_mean(counts, known), 0.3045, 0.3019),
        (smoothed(counts, known, 1 - np.exp(-1 / 30)), 0.2751, 0.2670),
        (uniform(counts, known), 0.0303, 0.0303),
    ):
        found = capture_at(maps, counts[known.start :], 20 / 661)
        assert (round(found.rate, 4), round(found.daily, 4)) == (pooled, daily)
