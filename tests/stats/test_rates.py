"""Rates of errors: exact, and with persons shared, against sums written out and simulation."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.stats.rates import (
    Shared,
    effective,
    exact_rate,
    least_effective,
    over_geometric_mean,
    ratio_of_extremes,
    shared_rate,
    shared_variance,
)

Trial = tuple[int, int, int, int]  # two persons, errors, comparisons


def sums_of(trials: list[Trial]) -> Shared:
    by_person: dict[int, list[int]] = {}
    pairs: dict[tuple[int, int], list[int]] = {}
    for a, b, events, many in trials:
        for person in {a, b}:
            kept = by_person.setdefault(person, [0, 0])
            kept[0], kept[1] = kept[0] + events, kept[1] + many
        if a != b:
            pair = pairs.setdefault((min(a, b), max(a, b)), [0, 0])
            pair[0], pair[1] = pair[0] + events, pair[1] + many
    return Shared(
        events=sum(e for _, _, e, _ in trials),
        trials=sum(n for _, _, _, n in trials),
        by_person=tuple((e, n, 1) for e, n in by_person.values()),
        couples=bool(pairs),
        pair_ee=sum(e * e for e, _ in pairs.values()),
        pair_en=sum(e * n for e, n in pairs.values()),
        pair_nn=sum(n * n for _, n in pairs.values()),
    )


PAIRED = st.lists(
    st.tuples(st.integers(0, 4), st.integers(5, 9), st.integers(0, 3), st.integers(3, 4)),
    min_size=1,
    max_size=12,
)
ALONE = st.lists(
    st.integers(0, 6).flatmap(
        lambda p: st.tuples(st.just(p), st.just(p), st.integers(0, 3), st.integers(3, 4))
    ),
    min_size=1,
    max_size=12,
)


@given(st.one_of(PAIRED, ALONE))
def test_the_variance_is_the_sum_over_couples_of_trials_that_share_a_person(
    trials: list[Trial],
) -> None:
    sums = sums_of(trials)
    rate = sums.events / sums.trials
    off = [(a, b, e - rate * n) for a, b, e, n in trials]
    written_out = (
        sum(x * y for a, b, x in off for c, d, y in off if {a, b} & {c, d}) / sums.trials**2
    )
    assert shared_variance(sums) == pytest.approx(written_out, abs=1e-12)


@given(st.one_of(PAIRED, ALONE), st.sampled_from([0.8, 0.95, 0.99]))
def test_an_interval_holds_its_rate_and_is_never_a_point(
    trials: list[Trial], level: float
) -> None:
    sums = sums_of(trials)
    low, high = shared_rate(sums, level)
    assert 0 <= low <= sums.events / sums.trials <= high <= 1
    assert low < high
    assert 0 < effective(sums, level) <= sums.trials


@given(st.one_of(PAIRED, ALONE))
def test_persons_shared_never_make_an_interval_narrower_than_none_shared(
    trials: list[Trial],
) -> None:
    sums = sums_of(trials)
    low, high = shared_rate(sums, 0.95)
    alone = exact_rate(sums.events, sums.trials, 0.95)
    assert low <= alone[0] + 1e-9
    assert high >= alone[1] - 1e-9


def test_published_counts_have_their_published_exact_intervals() -> None:
    # Eight of ten false alerts: 44.4 % to 97.5 %; 16 of 42: 23.6 % to 54.4 %.
    assert [round(100 * end, 1) for end in exact_rate(8, 10, 0.95)] == [44.4, 97.5]
    assert [round(100 * end, 1) for end in exact_rate(16, 42, 0.95)] == [23.6, 54.4]
    low, high = exact_rate(0, 2_500_000, 0.95)
    assert (low, round(high * 1e6, 3)) == (0.0, 1.476)
    assert exact_rate(5, 5, 0.95)[1] == 1.0


@pytest.mark.parametrize(("events", "trials"), [(0, 0), (3, 2), (-1, 2)])
def test_a_rate_of_nothing_is_refused(events: int, trials: int) -> None:
    with pytest.raises(ValueError, match="need 0 <= events"):
        exact_rate(events, trials, 0.95)
    with pytest.raises(ValueError, match="needs a trial"):
        shared_rate(Shared(events=0, trials=0, by_person=()), 0.95)


def test_without_an_error_as_many_count_as_share_nobody() -> None:
    everyone = sums_of([(a, b, 0, 1) for a, b in combinations(range(40), 2)])
    assert least_effective(everyone) == 20
    assert shared_rate(everyone, 0.95) == pytest.approx((0, 1 - 0.025 ** (1 / 20)))
    one_searched = sums_of([(0, b, 0, 1) for b in range(1, 101)])
    assert least_effective(one_searched) < 2
    assert least_effective(Shared(events=0, trials=3, by_person=())) == 1.0


def _drawn(dice: np.random.Generator, persons: int, spread: float, base: float) -> Shared:
    """Everyone against everyone: errors where both persons' looks and chance add up."""
    look = dice.normal(0, spread, persons)
    chance = np.triu(dice.normal(size=(persons, persons)), 1)
    error = np.triu(look[:, None] + look[None, :] + chance + base > 0, 1)
    of_each = error.sum(0) + error.sum(1)
    events, trials = int(error.sum()), persons * (persons - 1) // 2
    return Shared(
        events=events,
        trials=trials,
        by_person=tuple((int(e), persons - 1, 1) for e in of_each),
        couples=True,
        pair_ee=events,
        pair_en=events,
        pair_nn=trials,
    )


@pytest.mark.parametrize(
    ("persons", "spread", "base"),
    [(15, 1.0, -2.3), (30, 0.0, -1.6), (30, 1.0, -3.0), (60, 0.5, -2.3), (60, 1.0, -3.0)],
)
def test_the_interval_holds_the_true_rate_as_often_as_it_says(
    persons: int, spread: float, base: float
) -> None:
    from scipy.stats import norm  # noqa: PLC0415

    dice = np.random.default_rng(persons)
    true = float(norm.cdf(base / math.sqrt(1 + 2 * spread**2)))
    rounds, held = 400, 0
    for _ in range(rounds):
        low, high = shared_rate(_drawn(dice, persons, spread, base), 0.95)
        held += low <= true <= high
    assert held / rounds >= 0.935  # 95 %, less what 400 rounds can be off


@pytest.mark.parametrize(("persons", "spread"), [(20, 0.5), (40, 1.5), (100, 1.0)])
def test_the_interval_of_misses_holds_the_true_rate_too(persons: int, spread: float) -> None:
    from scipy.stats import norm  # noqa: PLC0415

    dice, rounds, held = np.random.default_rng(persons), 400, 0
    true = float(norm.cdf(-1.5 / math.sqrt(1 + spread**2)))
    for _ in range(rounds):
        chances = norm.cdf(dice.normal(0, spread, persons) - 1.5)
        missed = dice.binomial(4, chances)
        sums = Shared(
            events=int(missed.sum()),
            trials=4 * persons,
            by_person=tuple((int(e), 4, 1) for e in missed),
        )
        low, high = shared_rate(sums, 0.95)
        held += low <= true <= high
    assert held / rounds >= 0.935


@given(
    st.lists(
        st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)).map(sorted),
        min_size=2,
        max_size=6,
    )
)
def test_the_ratio_of_extremes_lies_in_its_bounds(reaches: list[list[float]]) -> None:
    low, high = ratio_of_extremes([(one[0], one[2]) for one in reaches])
    rates = [one[1] for one in reaches]
    assert 1 <= low <= high
    if min(rates) > 0:
        ratio = max(rates) / min(rates)
        assert low <= ratio * (1 + 1e-12)
        assert ratio <= high * (1 + 1e-12)


def test_a_rate_that_may_be_zero_leaves_the_ratio_without_an_upper_bound() -> None:
    assert ratio_of_extremes([(0.0, 0.25), (0.5, 0.75)]) == (2.0, math.inf)
    assert ratio_of_extremes([(0.0, 0.0), (0.5, 0.75)]) == (1.0, math.inf)
    with pytest.raises(ValueError, match="two rates"):
        ratio_of_extremes([(0.1, 0.2)])


def test_the_highest_over_the_geometric_mean_is_that_of_the_reference() -> None:
    assert over_geometric_mean([0.01, 0.012, 0.02, 0.015]) == pytest.approx(1.451959, abs=1e-6)
    assert over_geometric_mean([0.0, 0.1]) is None
    assert over_geometric_mean([]) is None


def test_the_bounds_of_the_ratio_hold_the_true_ratio_as_often_as_they_say() -> None:
    from scipy.stats import norm  # noqa: PLC0415

    dice, rounds, held = np.random.default_rng(3), 300, 0
    spread, bases, level = 0.5, (-1.8, -1.5, -1.2), 0.95
    true = [float(norm.cdf(base / math.sqrt(1 + 2 * spread**2))) for base in bases]
    for _ in range(rounds):
        ends = [
            shared_rate(_drawn(dice, 30, spread, base), 1 - (1 - level) / len(bases))
            for base in bases
        ]
        low, high = ratio_of_extremes(ends)
        held += low <= max(true) / min(true) <= high
    assert held / rounds >= 0.95
