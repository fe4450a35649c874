from math import exp, lgamma, log

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import optimize

from veedor.stats.overdispersed import Null, fit_null, stand_out, upper_tail

# Red mites on 150 apple leaves: how many leaves had 0, 1, ... of them (Bliss and Fisher 1953).
MITES = [70, 38, 17, 10, 9, 3, 2, 1]
# The fifteen ordered p-values of Benjamini and Hochberg (1995, section 3.2).
BENJAMINI_HOCHBERG = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
    0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
]  # fmt: skip


def leaves() -> list[int]:
    return [mites for mites, count in enumerate(MITES) for _ in range(count)]


def log_mass(count: int, mean: float, dispersion: float) -> float:
    """Give the log of the negative binomial's mass from its formula (Lawless 1987)."""
    if dispersion == 0:
        return count * log(mean) - mean - lgamma(count + 1)
    size = 1 / dispersion
    chosen = lgamma(count + size) - lgamma(size) - lgamma(count + 1)
    return chosen - size * log(1 + dispersion * mean) + count * log(mean / (mean + size))


def log_likelihood(counts: list[int], exposures: list[float], null: Null) -> float:
    return sum(
        log_mass(count, null.rate * exposure, null.dispersion)
        for count, exposure in zip(counts, exposures, strict=True)
    )


def test_the_mites_on_apple_leaves_are_fitted_as_in_print() -> None:
    null = fit_null(leaves(), [1.0] * 150)
    assert null.rate == pytest.approx(172 / 150, rel=1e-4)
    # Bliss and Fisher print k = 1.02459; ours is its inverse.
    assert 1 / null.dispersion == pytest.approx(1.02459, abs=5e-4)


def test_the_fit_is_the_best_that_an_exhaustive_search_finds() -> None:
    counts = [0, 3, 1, 14, 2, 2, 30, 5, 0, 1, 8, 4]
    exposures = [1.0, 2.0, 1.5, 3.0, 1.0, 0.5, 4.0, 2.0, 1.0, 1.0, 2.5, 2.0]

    def loss(at: tuple[float, float]) -> float:
        return -log_likelihood(counts, exposures, Null(rate=exp(at[0]), dispersion=exp(at[1])))

    best = optimize.brute(loss, ((-2, 3), (-4, 3)), Ns=40)
    null = fit_null(counts, exposures)
    assert log(null.rate) == pytest.approx(best[0], abs=2e-3)
    assert log(null.dispersion) == pytest.approx(best[1], abs=2e-3)


def test_counts_that_vary_less_than_chance_are_poisson() -> None:
    assert fit_null([4, 5, 4, 5, 4, 5], [1.0] * 6) == Null(rate=4.5, dispersion=0.0)
    assert fit_null([3, 3], [1.0, 1.0]) == Null(rate=3.0, dispersion=0.0)


def test_one_unit_with_all_is_fitted() -> None:
    null = fit_null([0, 0, 0, 0, 50], [1.0] * 5)
    assert null.dispersion > 1
    assert upper_tail([50], [1.0], null)[0] > 0.01


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 200), st.floats(0.1, 50)), min_size=2, max_size=15
    ).filter(lambda units: any(count for count, _ in units))
)
def test_no_poisson_and_no_neighbour_is_likelier_than_the_fit(
    units: list[tuple[int, float]],
) -> None:
    counts, exposures = [count for count, _ in units], [exposure for _, exposure in units]
    null = fit_null(counts, exposures)
    here = log_likelihood(counts, exposures, null)
    poisson = Null(rate=sum(counts) / sum(exposures), dispersion=0.0)
    assert here >= log_likelihood(counts, exposures, poisson) - 1e-6
    for rate, dispersion in ((1.05, 1.0), (0.95, 1.0), (1.0, 1.1), (1.0, 0.9)):
        beside = Null(rate=null.rate * rate, dispersion=null.dispersion * dispersion)
        assert here >= log_likelihood(counts, exposures, beside) - 1e-6


@settings(max_examples=20, deadline=None)
@given(st.floats(0.01, 100))
def test_another_unit_of_exposure_changes_the_rate_and_nothing_else(times: float) -> None:
    counts, exposures = leaves()[::5], [1.0] * 30
    null, other = (
        fit_null(counts, exposures),
        fit_null(counts, [exposure * times for exposure in exposures]),
    )
    assert other.rate * times == pytest.approx(null.rate, rel=1e-3)
    assert other.dispersion == pytest.approx(null.dispersion, rel=5e-3)


@pytest.mark.parametrize(
    ("counts", "exposures", "said"),
    [
        ([], [], "at least two units"),
        ([3], [1.0], "at least two units"),
        ([3, 4], [1.0], "at least two units"),
        ([0, 0], [1.0, 1.0], "not all zero"),
        ([1, -1], [1.0, 1.0], "counts not negative"),
        ([1, 1], [1.0, 0.0], "exposures must be positive"),
    ],
)
def test_what_cannot_be_fitted_is_refused(
    counts: list[int], exposures: list[float], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        fit_null(counts, exposures)


def test_tails_of_poisson_are_those_of_the_printed_tables() -> None:
    # P(X <= 7) = 0.9881 for mean 3 and P(X <= 0) = 0.3679 for mean 1.
    null = Null(rate=3.0, dispersion=0.0)
    assert upper_tail([8, 3], [1.0, 1 / 3], null)[0] == pytest.approx(1 - 0.9881, abs=5e-5)
    assert upper_tail([1], [1 / 3], null) == pytest.approx([1 - 0.3679], abs=5e-5)


@settings(deadline=None)
@given(st.integers(0, 60), st.floats(0.05, 40))
def test_tails_with_dispersion_one_are_those_of_a_geometric_law(
    count: int, mean: float
) -> None:
    tail = upper_tail([count], [mean], Null(rate=1.0, dispersion=1.0))
    assert tail == pytest.approx([(mean / (1 + mean)) ** count], rel=1e-8)


@settings(deadline=None)
@given(st.integers(0, 80), st.floats(0.1, 30), st.one_of(st.just(0.0), st.floats(0.05, 5)))
def test_tails_are_what_is_left_of_all_smaller_counts(
    count: int, mean: float, dispersion: float
) -> None:
    tail = upper_tail([count], [mean], Null(rate=1.0, dispersion=dispersion))[0]
    below = sum(exp(log_mass(n, mean, dispersion)) for n in range(count))
    assert tail == pytest.approx(1 - below, abs=1e-9)


@settings(deadline=None)
@given(st.floats(0.1, 50), st.floats(0, 5))
def test_a_higher_count_is_never_less_surprising(mean: float, dispersion: float) -> None:
    null = Null(rate=1.0, dispersion=0.0 if dispersion < 1e-6 else dispersion)
    tails = upper_tail(list(range(60)), [mean] * 60, null)
    assert tails[0] == 1
    assert tails == sorted(tails, reverse=True)
    assert all(0 <= tail <= 1 for tail in tails)


def test_no_units_have_no_tails() -> None:
    assert upper_tail([], [], Null(rate=1.0, dispersion=0.5)) == []


def test_four_of_the_fifteen_in_print_stand_out() -> None:
    assert stand_out(BENJAMINI_HOCHBERG, 0.05) == [True] * 4 + [False] * 11


def test_who_stands_out_keeps_its_place() -> None:
    mixed = [BENJAMINI_HOCHBERG[n * 7 % 15] for n in range(15)]
    flagged = {tail for tail, out in zip(mixed, stand_out(mixed, 0.05), strict=True) if out}
    assert flagged == set(BENJAMINI_HOCHBERG[:4])


def stepped_up(tails: list[float], rate: float) -> list[bool]:
    """Reject up to the largest i with p(i) <= i/m q (Benjamini and Hochberg 1995, (1))."""
    ordered = sorted(tails)
    met = [p for i, p in enumerate(ordered, 1) if p * len(tails) / i <= rate]
    return [bool(met) and p <= met[-1] for p in tails]


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), max_size=40), st.floats(0.001, 0.999))
def test_who_stands_out_is_found_by_stepping_up(tails: list[float], rate: float) -> None:
    ordered = sorted(tails)
    limits = [p * len(tails) / i for i, p in enumerate(ordered, 1)]
    assume(all(abs(limit - rate) > 1e-9 for limit in limits))
    assert stand_out(tails, rate) == stepped_up(tails, rate)


def test_nobody_all_and_one_stand_out() -> None:
    assert stand_out([], 0.05) == []
    assert stand_out([0.9, 1.0, 0.5], 0.05) == [False] * 3
    assert stand_out([0.0, 0.0], 0.05) == [True] * 2
    assert stand_out([0.04], 0.05) == [True]
    assert stand_out([0.06], 0.05) == [False]


def drawn(dice: np.random.Generator, *, accounts: int = 200) -> tuple[list[int], list[float]]:
    """Draw accounts that differ by chance and habit alone: the null itself."""
    exposures = dice.integers(20, 250, accounts).astype(float)
    habit = dice.gamma(2.0, 1 / 2.0, accounts)
    return [int(n) for n in dice.poisson(0.8 * exposures * habit)], list(exposures)


def flagged(counts: list[int], exposures: list[float], rate: float = 0.05) -> list[bool]:
    return stand_out(upper_tail(counts, exposures, fit_null(counts, exposures)), rate)


def share_of_runs_with_any_flag(runs: int) -> float:
    dice = np.random.default_rng(20261122)
    return sum(any(flagged(*drawn(dice))) for _ in range(runs)) / runs


def noise(runs: int) -> float:
    return float(3 * np.sqrt(0.05 * 0.95 / runs))


def test_where_nobody_stands_out_runs_seldom_say_that_someone_does() -> None:
    assert share_of_runs_with_any_flag(80) <= 0.05 + noise(80)


@pytest.mark.slow
def test_where_nobody_stands_out_two_thousand_runs_seldom_say_that_someone_does() -> None:
    assert share_of_runs_with_any_flag(2000) <= 0.05 + noise(2000)


def test_an_account_that_looks_up_ten_times_as_much_is_found() -> None:
    dice = np.random.default_rng(7)
    found, others = 0, 0
    for _ in range(20):
        counts, exposures = drawn(dice)
        counts[17] = int(dice.poisson(10 * 0.8 * exposures[17]))
        out = flagged(counts, exposures)
        found += out[17]
        others += sum(out) - out[17]
    assert found >= 19
    assert others <= 2


def test_the_same_counts_are_always_flagged_alike() -> None:
    counts, exposures = drawn(np.random.default_rng(3))
    assert fit_null(counts, exposures) == fit_null(counts, exposures)
