"""The threshold test: rates of its signals by an oracle, its slope, and what it refuses."""

from typing import Any

import numpy as np
import pytest
from scipy import special, stats

from veedor.stats import thresholds
from veedor.stats.threshold_signals import beta_signal, mixed_signal
from veedor.stats.thresholds import CHAINS, Searched, threshold_test


def beta_rates(u: float, v: float, w: float) -> tuple[float, float]:
    phi, lam, t = special.expit(u), np.exp(v), special.expit(w)
    q = special.betaincc(lam * phi, lam * (1 - phi), t)
    return q, phi * special.betaincc(lam * phi + 1, lam * (1 - phi), t) / q


def mixed_rates(u: float, v: float, w: float) -> tuple[float, float]:
    hits = special.expit(u) * stats.norm.cdf(np.exp(v) - w)
    searched = hits + special.expit(-u) * stats.norm.cdf(-w)
    return searched, hits / searched


@pytest.mark.parametrize(
    ("signal", "rates", "about"),
    [(beta_signal, beta_rates, (-3, 2, -1.5)), (mixed_signal, mixed_rates, (-2, 0.5, 1.5))],
)
def test_rates_and_their_slopes_are_those_of_scipy(signal, rates, about) -> None:  # type: ignore[no-untyped-def]
    dice, out, h = np.random.default_rng(0), np.zeros(10), 1e-5
    for _ in range(50):
        at = np.array(about) + dice.normal(0, 0.6, 3)
        signal(*at, out)
        assert (out[0], out[2]) == pytest.approx(rates(*at), rel=1e-9)
        assert (out[1], out[3]) == pytest.approx((1 - out[0], 1 - out[2]), rel=1e-6)
        for k in (0, 1):
            for n, step in enumerate(np.eye(3) * h):
                up, down = (special.logit(rates(*(at + s * step))[k]) for s in (1, -1))
                assert out[4 + 3 * k + n] == pytest.approx(
                    (up - down) / 2 / h, rel=1e-4, abs=1e-5
                )


def test_one_threshold_can_give_two_hit_rates() -> None:
    """The reference study's example of infra-marginality: delta 1.8, threshold 0.30."""
    seen: list[float] = []
    for share in (0.1, 0.2):
        at = (special.logit(0.30) - special.logit(share) + 1.8**2 / 2) / 1.8
        seen += mixed_rates(special.logit(share), np.log(1.8), at)
    assert [round(float(x), 6) for x in seen] == [0.100491, 0.556897, 0.237329, 0.611752]


@pytest.mark.parametrize(
    "rows",
    [
        [Searched(place=0, group=0, stops=5, searches=6, hits=1)],
        [Searched(place=0, group=0, stops=5, searches=3, hits=4)],
        [Searched(place=0, group=0, stops=0, searches=0, hits=0)],
        [Searched(place=0, group=0, stops=9, searches=3, hits=1)] * 2,
    ],
)
def test_counts_that_cannot_be_are_refused(rows: list[Searched]) -> None:
    with pytest.raises(ValueError, match=r"need hits|twice"):
        threshold_test(rows, groups=1, signal="beta", seed=1)


def simulated(places: int, seed: int) -> tuple[list[Searched], np.ndarray]:
    """Places of one kind: three groups, searched at thresholds of 0.45, 0.30 and 0.30."""
    dice, rows, truth = np.random.default_rng(seed), [], np.zeros((places, 3))
    for place in range(places):
        own = 0.1 * dice.normal(size=2) if place else np.zeros(2)
        for group, (share, aim) in enumerate(((-2.2, 0.45), (-1.9, 0.3), (-2.0, 0.3))):
            u, v = share + own[0], 0.6 + own[1]
            far = np.exp(v)
            logit = special.logit(aim) + 0.2 * dice.normal()
            w = (logit - u + far**2 / 2) / far
            truth[place, group] = special.expit(logit)
            q, e = mixed_rates(u, v, w)
            s = int(dice.binomial(4000, q))
            hits = int(dice.binomial(s, e))
            rows.append(Searched(place=place, group=group, stops=4000, searches=s, hits=hits))
    return rows, truth.mean(axis=0)


def test_a_step_that_diverges_in_an_added_round_has_all_drawn_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not only in the first: one such step of 6,400 had a whole fit thrown away."""
    told: list[int] = []

    def once(*parts: Any) -> tuple[np.ndarray, int]:
        kept, _ = drawn(*parts)
        told.append(int(len(told) == 1))
        return kept, told[-1]

    drawn = thresholds._drawn
    monkeypatch.setattr(thresholds, "_drawn", once)
    rows, _ = simulated(4, 4)
    fit = threshold_test(rows, groups=3, signal="beta", seed=9, draws=60)
    assert told[:3] == [0, 1, 0]
    assert fit.divergences == 0
    assert fit.draws == 60 * CHAINS * (len(told) - 2)


@pytest.mark.slow
def test_simulated_thresholds_are_found_and_the_same_seed_gives_the_same_draws() -> None:
    rows, truth = simulated(60, 4)
    fit = threshold_test(rows, groups=3, signal="discriminant", seed=9, draws=600)
    assert fit.settled
    assert fit.worst_rhat <= 1.01
    for one, true in zip(fit.levels, truth, strict=True):
        # not coverage, which one simulation cannot show: one in seven misses one of three
        assert abs(one.mean - true) < 0.07
    assert all(gap.mean < 0 for gap in fit.gaps)
    assert fit.draws % (600 * CHAINS) == 0  # as many are added until chains agree
    assert threshold_test(rows, groups=3, signal="discriminant", seed=9, draws=600) == fit
