"""The urn of Ensign et al. (2018): reference means, the limit in print, fixed points."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from veedor.stats.urn import Urn, discovered, fixed_share, mixed, urn_shares

TOP_TWO = (3.68511, 2.816466)
TOP_AND_RANDOM = (3.68511, 2.35592)


def first_share(
    start: tuple[float, float], rates: tuple[float, float], *, corrected: bool
) -> NDArray[np.float64]:
    urn = Urn(start=start, added=discovered(rates), decay=0.01, corrected=corrected)
    dice = np.random.default_rng(20180101)
    return urn_shares(urn, days=1000, runs=4000, rng=dice)[:, 0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("start", "rates", "plain", "fixed"),
    [((609, 379), TOP_TWO, 0.932, 0.567), ((609, 7), TOP_AND_RANDOM, 0.994, 0.612)],
)
def test_the_means_of_the_published_settings_come_out(
    start: tuple[float, float], rates: tuple[float, float], plain: float, fixed: float
) -> None:
    # The reference means come of 4,000 runs too: both carry about 0.001 of chance.
    assert first_share(start, rates, corrected=False).mean() == pytest.approx(plain, abs=0.003)
    assert first_share(start, rates, corrected=True).mean() == pytest.approx(fixed, abs=0.004)


@pytest.mark.slow
def test_the_bands_of_the_published_settings_come_out() -> None:
    plain = first_share((609, 379), TOP_TWO, corrected=False)
    assert np.quantile(plain, [0.05, 0.95]) == pytest.approx([0.818, 0.997], abs=0.008)
    fixed = first_share((609, 379), TOP_TWO, corrected=True)
    assert np.quantile(fixed, [0.05, 0.95]) == pytest.approx([0.489, 0.649], abs=0.008)


@pytest.mark.slow
def test_equal_rates_without_decay_end_as_a_beta_of_the_start() -> None:
    # Polya's urn: the limit is Beta(5, 2), whose mean is 5/7 = 0.714.
    urn = Urn(start=(5, 2), added=discovered((1, 1)), drawn=False)
    ends = urn_shares(urn, days=1000, runs=4000, rng=np.random.default_rng(7))[:, 0]
    assert ends.mean() == pytest.approx(5 / 7, abs=0.008)
    assert np.quantile(ends, [0.05, 0.95]) == pytest.approx([0.418, 0.937], abs=0.02)
    assert stats.kstest(ends, stats.beta(5, 2).cdf).pvalue > 0.01


@pytest.mark.parametrize(
    ("weight", "root"),
    [(1, 1), (0.9, 0.7759), (0.8, 0.6826), (0.7, 0.6387), (0.6, 0.6143), (0.5, 0.5989)],
)
def test_mixed_reports_settle_at_the_published_roots(weight: float, root: float) -> None:
    assert fixed_share(mixed(TOP_TWO, weight)) == pytest.approx(root, abs=5e-5)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("weight", "mean"),
    [(1, 0.934), (0.9, 0.760), (0.8, 0.678), (0.7, 0.639), (0.6, 0.615), (0.5, 0.599)],
)
def test_runs_with_reports_end_near_the_root(weight: float, mean: float) -> None:
    urn = Urn(start=(609, 379), added=mixed(TOP_TWO, weight), decay=0.01)
    ends = urn_shares(urn, days=1000, runs=2000, rng=np.random.default_rng(3))[:, 0]
    assert ends.mean() == pytest.approx(mean, abs=0.006)


def test_equal_rates_without_reports_settle_nowhere_and_with_reports_at_the_half() -> None:
    assert fixed_share(discovered((2, 2))) is None
    assert fixed_share(mixed((2, 2), 0.5)) == pytest.approx(0.5)


@given(st.floats(0.1, 10), st.floats(0.1, 10), st.floats(0, 0.99))
def test_where_it_settles_the_drift_is_nil(a: float, b: float, weight: float) -> None:
    (p, q), (r, s) = mixed((a, b), weight)
    share = fixed_share(((p, q), (r, s)))
    assert share is not None
    first, second = share * p + (1 - share) * r, share * q + (1 - share) * s
    assert first / (first + second) == pytest.approx(share, abs=1e-6)
    # The larger rate never gets less than its true share.
    assert (share - a / (a + b)) * (a - b) >= -1e-9


def test_three_areas_corrected_end_near_their_true_shares() -> None:
    rates = (4.0, 2.0, 2.0)
    urn = Urn(start=(30, 30, 60), added=discovered(rates), corrected=True, decay=0.01)
    ends = urn_shares(urn, days=1500, runs=400, rng=np.random.default_rng(5))
    assert ends.mean(axis=0) == pytest.approx([0.5, 0.25, 0.25], abs=0.02)


def test_the_same_seed_gives_the_same_shares() -> None:
    urn = Urn(start=(3, 4), added=discovered((1, 2)), decay=0.05)
    one, two = (
        urn_shares(urn, days=30, runs=20, rng=np.random.default_rng(9)) for _ in range(2)
    )
    assert (one == two).all()


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": (1.0,), "added": ((1.0,),)},
        {"start": (0.0, 1.0), "added": discovered((1, 1))},
        {"start": (1.0, 1.0), "added": ((1.0, -1.0), (0.0, 1.0))},
        {"start": (1.0, 1.0), "added": discovered((1, 1)), "decay": 1.0},
    ],
)
def test_an_urn_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"urn|decay"):
        Urn(**wrong)
