"""Two groups: every table enumerated, figures in print, SciPy and brute force as oracles."""

from collections.abc import Callable
from functools import partial
from math import comb, inf
from operator import add, mul

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats

from veedor.stats.limits import Limits
from veedor.stats.share_contrasts import share_gap, share_ratio, sure_gap, sure_ratio
from veedor.stats.two_groups import TwoGroups, fisher, odds_ratio

GROUP = st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
Contrast = Callable[[TwoGroups, float], Limits]


def of(first: tuple[int, int], second: tuple[int, int]) -> TwoGroups:
    return TwoGroups(hits=first[0], total=first[1], other_hits=second[0], other_total=second[1])


def tables(groups: TwoGroups) -> dict[int, int]:
    """Give, for each table with these margins, in how many ways it comes about."""
    n, m, events = groups.total, groups.other_total, groups.hits + groups.other_hits
    return {k: comb(n, k) * comb(m, events - k) for k in range(max(0, events - m), events + 1)}


def conditional(groups: TwoGroups, odds: float) -> dict[int, float]:
    log_ways = {k: np.log(float(ways)) for k, ways in tables(groups).items() if ways}
    weights = {k: ways + k * np.log(odds) for k, ways in log_ways.items()}
    top = max(weights.values())
    total = sum(np.exp(w - top) for w in weights.values())
    return {k: float(np.exp(w - top) / total) for k, w in weights.items()}


@settings(deadline=None)
@given(GROUP, GROUP)
def test_fishers_test_is_the_count_of_tables(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    groups = of(first, second)
    ways, seen = tables(groups), groups.hits
    every, found = sum(ways.values()), fisher(groups)
    assert found.higher == pytest.approx(sum(w for k, w in ways.items() if k >= seen) / every)
    assert found.lower == pytest.approx(sum(w for k, w in ways.items() if k <= seen) / every)
    either = sum(w for w in ways.values() if w <= ways[seen]) / every
    assert found.either == pytest.approx(either)


def test_the_lady_tasting_tea() -> None:
    lady = of((3, 4), (1, 4))
    assert fisher(lady).higher == pytest.approx(17 / 70)
    found = odds_ratio(lady, 0.95)
    assert found.value == pytest.approx(6.40831, abs=2e-5)  # R prints 6.408309
    assert found.high is not None
    # At the limits P(X >= 3) and P(X <= 3) are 0.025: the polynomial 1 16 36 16 1, by hand.
    for odds, side in ((found.low, slice(3, 5)), (found.high, slice(0, 4))):
        chance = [w * odds**k for k, w in enumerate([1, 16, 36, 16, 1])]
        assert sum(chance[side]) / sum(chance) == pytest.approx(0.025, abs=1e-6)


@settings(deadline=None, max_examples=60)
@given(GROUP, GROUP, st.floats(0.8, 0.99))
def test_the_odds_limits_are_where_fishers_tests_turn(
    first: tuple[int, int], second: tuple[int, int], level: float
) -> None:
    groups = of(first, second)
    found, ways, tail = odds_ratio(groups, level), tables(groups), (1 - level) / 2
    possible = [k for k, w in ways.items() if w]
    if groups.hits > min(possible):
        chance = conditional(groups, found.low)
        above = sum(c for k, c in chance.items() if k >= groups.hits)
        assert above == pytest.approx(tail, rel=1e-4)
    else:
        assert found.low == 0
    if groups.hits < max(possible):
        assert found.high is not None
        chance = conditional(groups, found.high)
        below = sum(c for k, c in chance.items() if k <= groups.hits)
        assert below == pytest.approx(tail, rel=1e-4)
    else:
        assert found.high is None
    if len(possible) > 1 and min(possible) < groups.hits < max(possible):
        chance = conditional(groups, found.value or 0)
        assert sum(k * c for k, c in chance.items()) == pytest.approx(groups.hits, rel=1e-4)


@pytest.mark.parametrize("ask", [odds_ratio, share_ratio, share_gap, sure_ratio, sure_gap])
def test_an_empty_group_is_undefined_and_not_nought(ask: Contrast) -> None:
    for groups in (of((0, 0), (1, 4)), of((1, 4), (0, 0))):
        with pytest.raises(ValueError, match="undefined, never 0"):
            ask(groups, 0.95)
        with pytest.raises(ValueError, match="undefined, never 0"):
            fisher(groups)


@pytest.mark.parametrize("counts", [((3, 2), (1, 4)), ((1, 4), (-1, 4))])
def test_what_are_no_groups_is_refused(counts: tuple[tuple[int, int], tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="0 <= hits <= total"):
        of(*counts)


@pytest.mark.parametrize("ask", [odds_ratio, share_ratio, sure_ratio])
def test_a_ratio_to_nothing_is_never_nought_nor_infinity(ask: Contrast) -> None:
    none_beside = ask(of((3, 9), (0, 9)), 0.95)
    assert (none_beside.value, none_beside.high) == (None, None)
    assert none_beside.zero == "none in the second"
    assert none_beside.low > 0
    none_first = ask(of((0, 9), (3, 9)), 0.95)
    assert (none_first.value, none_first.low) == (0, 0)
    assert none_first.zero == "none in the first"
    assert none_first.high is not None
    assert 0 < none_first.high < 10
    neither = ask(of((0, 9), (0, 9)), 0.95)
    assert (neither.value, neither.low, neither.high) == (None, 0, None)
    assert neither.zero == "none in either"


def test_the_gap_is_the_one_in_print() -> None:
    # Newcombe (1998, table II, examples (a) and (f)), method of Miettinen and Nurminen.
    found = share_gap(of((56, 70), (48, 80)), 0.95)
    assert (found.low, found.high) == pytest.approx((0.0528, 0.3382), abs=5e-5)
    few = share_gap(of((5, 56), (0, 29)), 0.95)
    assert few.zero == "none in the second"
    assert (few.low, few.high) == pytest.approx((-0.0326, 0.1933), abs=5e-5)


def test_the_ratio_is_nearly_koopmans_in_print() -> None:
    # Koopman (1984) prints 2.940 to 7.152, without the factor 120/119.
    found = share_ratio(of((36, 40), (16, 80)), 0.95)
    assert found.value == 4.5
    assert (found.low, found.high) == pytest.approx((2.940, 7.152), rel=5e-3)
    assert found.low < 2.940
    assert (found.high or 0) > 7.152


def constrained(groups: TwoGroups, first_of: Callable[[float], float], top: float) -> float:
    """Find the second share by searching the likelihood along the constraint."""
    tiny = 1e-12

    def loss(second: float) -> float:
        first = min(max(first_of(second), tiny), 1 - tiny)
        held = min(max(second, tiny), 1 - tiny)
        return -float(
            stats.binom.logpmf(groups.hits, groups.total, first)
            + stats.binom.logpmf(groups.other_hits, groups.other_total, held)
        )

    floor = max(tiny, optimize.brentq(first_of, 0, 1) if first_of(0) < 0 < first_of(1) else 0)
    found = optimize.minimize_scalar(
        loss, bounds=(floor, top), method="bounded", options={"xatol": 1e-12}
    )
    return float(found.x)


@settings(deadline=None, max_examples=40)
@given(GROUP, GROUP)
def test_at_each_score_limit_the_shares_are_as_far_off_as_the_level_allows(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    """Oracle: the restricted shares found by search instead of by formula."""
    groups = of(first, second)
    n, m = groups.total, groups.other_total
    p, q = groups.hits / n, groups.other_hits / m
    grown = (n + m) / (n + m - 1)
    ratio, gap = share_ratio(groups, 0.95), share_gap(groups, 0.95)
    for at in (ratio.low, ratio.high):
        if at is None or at == 0 or at > 1e4:
            continue
        other = constrained(groups, partial(mul, at), min(1.0, 1 / at))
        spread = at * other * (1 - at * other) / n + at**2 * other * (1 - other) / m
        if spread > 1e-9:
            assert (p - at * q) ** 2 / (spread * grown) == pytest.approx(1.96**2, rel=2e-3)
    for at in (gap.low, gap.high):
        if at is None or abs(at) > 0.999:
            continue
        other = constrained(groups, partial(add, at), min(1.0, 1 - at))
        spread = (other + at) * (1 - other - at) / n + other * (1 - other) / m
        if spread > 1e-9:
            assert (p - q - at) ** 2 / (spread * grown) == pytest.approx(1.96**2, rel=2e-3)


@settings(deadline=None, max_examples=60)
@given(GROUP, GROUP)
def test_turning_the_groups_turns_the_limits(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    here, there = of(first, second), of(second, first)
    for ask in (share_gap, sure_gap):
        ahead, back = ask(here, 0.9), ask(there, 0.9)
        assert ahead.low == pytest.approx(-(back.high or 0), abs=1e-9)
        assert ahead.holds(ahead.value or 0)
    for ask in (share_ratio, sure_ratio, odds_ratio):
        ahead, back = ask(here, 0.9), ask(there, 0.9)
        turned = inf if back.low == 0 else 1 / back.low
        assert (inf if ahead.high is None else ahead.high) == pytest.approx(turned, rel=1e-5)


def coverage(
    ask: Contrast, sizes: tuple[int, int], truth: Callable[[float, float], float]
) -> np.ndarray:
    """Give the exact coverage over a grid of true shares: all tables enumerated."""
    n, m = sizes
    held = [[ask(of((a, n), (b, m)), 0.95) for b in range(m + 1)] for a in range(n + 1)]
    low = np.array([[limits.low for limits in row] for row in held])
    high = np.array([[inf if k.high is None else k.high for k in row] for row in held])
    shares = np.linspace(0.02, 0.98, 33)
    return np.array([
        float(
            np.outer(stats.binom.pmf(range(n + 1), n, p), stats.binom.pmf(range(m + 1), m, q))[
                (low <= truth(p, q) + 1e-12) & (truth(p, q) <= high + 1e-12)
            ].sum()
        )
        for p in shares
        for q in shares
    ])  # fmt: skip


def ratio_of(p: float, q: float) -> float:
    return p / q


def gap_of(p: float, q: float) -> float:
    return p - q


def odds_of(p: float, q: float) -> float:
    return p / (1 - p) / (q / (1 - q))


@pytest.mark.parametrize("sizes", [(1, 1), (5, 5), (5, 20), (20, 10), (30, 30)])
@pytest.mark.parametrize(
    ("ask", "truth"), [(sure_ratio, ratio_of), (sure_gap, gap_of), (odds_ratio, odds_of)]
)
def test_exact_limits_hold_whatever_the_shares_are(
    ask: Contrast, truth: Callable[[float, float], float], sizes: tuple[int, int]
) -> None:
    assert coverage(ask, sizes, truth).min() >= 0.95


@pytest.mark.parametrize("sizes", [(5, 5), (5, 20), (20, 10), (30, 30), (60, 60)])
@pytest.mark.parametrize(("ask", "truth"), [(share_ratio, ratio_of), (share_gap, gap_of)])
def test_score_limits_hold_about_as_often_as_they_say(
    ask: Contrast, truth: Callable[[float, float], float], sizes: tuple[int, int]
) -> None:
    often = coverage(ask, sizes, truth)
    assert often.min() >= (0.93 if min(sizes) >= 30 else 0.90)
    assert 0.95 <= often.mean() <= 0.972
