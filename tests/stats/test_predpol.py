import numpy as np
import pytest
from numpy.typing import NDArray

from tests.stats.test_baselines import oakland as oakland  # noqa: PLC0414 - a fixture
from veedor.stats.known import Known
from veedor.stats.ledger import ledger_of
from veedor.stats.predpol import (
    Stop,
    _sweep,
    fit_predpol,
    predpol_ledger,
    predpol_maps,
    rate_at,
)

Floats = NDArray[np.float64]


def dense_em(
    cells: NDArray[np.int64], times: Floats, size: int, span: float, steps: int
) -> tuple[Floats, float, float]:
    """Fit by EM over all pairs, as the papers write it: the oracle of the one-pass sums."""
    background, theta, omega = np.ones(size), 1.0, 1.0
    gap = times[:, None] - times[None, :]
    pair = (gap > 0) & (cells[:, None] == cells[None, :])
    for _ in range(steps):
        raised = np.where(pair, theta * omega * np.exp(-omega * np.where(pair, gap, 0)), 0.0)
        rate = background[cells] + raised.sum(axis=1)
        chance = raised / rate[:, None]
        own = np.where(pair.any(axis=1), background[cells] / rate, 1.0)
        background = np.bincount(cells, weights=own, minlength=size) / span
        theta, omega = chance.sum() / len(cells), chance.sum() / (chance * gap).sum()
    return background, theta, omega


@pytest.mark.parametrize("whole_days", [False, True])
def test_one_pass_gives_what_all_pairs_give(*, whole_days: bool) -> None:
    rng = np.random.default_rng(11)
    cells, times = rng.integers(0, 7, 150), rng.random(150) * 60
    times = np.floor(times) if whole_days else times
    fit = fit_predpol(cells, times, 7, 60.0, stop=Stop(steps=25, tolerance=0.0))
    background, theta, omega = dense_em(cells, times, 7, 60.0, 25)
    assert fit.background == pytest.approx(background)
    assert (fit.theta, fit.omega) == pytest.approx((theta, omega))
    assert fit.steps == 25


def test_the_compiled_loop_is_the_plain_one() -> None:
    rng = np.random.default_rng(2)
    cells, gap = np.repeat([0, 1, 2], [10, 1, 29]), rng.random(40)
    gap[[0, 10, 11]], gap[[5, 20]] = -1.0, 0.0
    times = np.cumsum(np.maximum(gap, 0.0))
    own, raised, waited = _sweep(cells, gap, np.exp(-gap), np.ones(3), 1.0)
    assert own.sum() + raised == pytest.approx(40)
    one = fit_predpol(cells, times, 3, 40.0, stop=Stop(steps=1))
    assert one.background == pytest.approx(own / 40)
    assert (one.theta, one.omega) == pytest.approx((raised / 40, raised / waited))


def test_cells_beyond_the_first_65536_are_told_apart() -> None:
    cells, times = np.array([70_000, 4_464, 70_000, 4_464]), np.array([2.0, 1.0, 0.0, 3.0])
    fit = fit_predpol(cells, times, 70_001, 4.0, stop=Stop(steps=3))
    background, theta, omega = dense_em(cells, times, 70_001, 4.0, 3)
    assert fit.background == pytest.approx(background)
    assert (fit.theta, fit.omega) == pytest.approx((theta, omega))


def test_a_process_that_excites_itself_is_found_again() -> None:
    rng = np.random.default_rng(4)
    cells, times = [], []
    for cell in range(60):
        waiting = list(rng.random(rng.poisson(50)) * 1000)
        while waiting:
            at = waiting.pop()
            cells.append(cell)
            times.append(at)
            born = at + rng.exponential(2.0, rng.poisson(0.4))
            waiting += [t for t in born if t < 1000]
    fit = fit_predpol(cells, times, 60, 1000.0, stop=Stop(steps=500))
    assert fit.theta == pytest.approx(0.4, abs=0.05)
    assert 1 / fit.omega == pytest.approx(2.0, abs=0.4)
    assert 1000 * fit.background.mean() == pytest.approx(50, abs=5)


def test_maps_read_only_their_window_and_an_empty_window_is_zero() -> None:
    counts = np.zeros((12, 2), dtype=int)
    counts[[0, 8, 9], 1] = [1, 1, 2]
    maps, fits = predpol_maps(counts, Known(start=5, lag=1), 3)
    assert maps.shape == (7, 2)
    assert not maps[0].any()
    assert len(fits) == 2
    assert maps[-1, 1] > 0
    expected = rate_at(fits[-1], np.array([1, 1, 1]), np.array([0.0, 1.0, 1.0]), 3.0)
    assert maps[-1] == pytest.approx(expected)


def test_maps_kept_sparse_are_the_maps() -> None:
    counts = np.random.default_rng(3).poisson(0.05, (60, 40))
    known = Known(start=40, lag=1)
    kept = predpol_ledger(ledger_of(counts), known, 30)
    assert np.array_equal(np.array([*kept]), predpol_maps(counts, known, 30)[0])
    assert kept.shape == (20, 40)


@pytest.mark.parametrize(
    ("cells", "times", "message"),
    [
        ([], [], "one event"),
        ([0], [0.0, 1.0], "a cell and a time for each event"),
        ([3], [0.0], "outside the cells"),
        ([0], [11.0], "outside the cells or the span"),
    ],
)
def test_events_that_cannot_be_are_refused(
    cells: list[int], times: list[float], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        fit_predpol(cells, times, 2, 10.0)


def test_the_published_rates_of_oakland_come_out_within_what_stopping_leaves_open(
    oakland: tuple[Floats, NDArray[np.int64], Known],
) -> None:
    """Where their loop stopped is not written down: 347 of 368 days agree within 0.0001."""
    rate, counts, known = oakland
    stop = Stop(steps=500, tolerance=3e-6, any_change=True)
    maps, fits = predpol_maps(counts, known, 180, stop=stop)
    gap = np.abs(maps - rate).max(axis=1)
    assert np.median(gap) < 1e-5
    assert (gap < 1e-4).sum() == 347
    assert gap.max() < 0.0026
    # By maximum likelihood no crime of Oakland raises another: the model is a plain mean.
    assert max(fit.theta for fit in predpol_maps(counts[:730], known)[1]) < 1e-3
    assert max(fit.theta for fit in fits) < 2e-3
