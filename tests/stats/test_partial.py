"""Totals from partial reviews: published values, exact oracles, coverage in simulation."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.stats.partial import Stratum, limits_of, standard_error, stratified_total

# Three score bands of alerts: 150, 60 and 10 useful among 200 reviewed of each.
BANDS = [Stratum(1000, 200, 150), Stratum(4000, 200, 60), Stratum(20000, 200, 10)]
SMALL = st.integers(1, 12).flatmap(
    lambda size: st.integers(1, size).flatmap(
        lambda seen: st.tuples(st.just(size), st.just(seen), st.integers(0, seen))
    )
)


def tail(size: int, seen: int, true: int, hits: int, *, above: bool) -> Fraction:
    """The hypergeometric tail in rational numbers, from its definition."""
    wanted = range(hits, seen + 1) if above else range(hits + 1)
    ways = sum(math.comb(true, k) * math.comb(size - true, seen - k) for k in wanted)
    return Fraction(ways, math.comb(size, seen))


def test_three_bands_give_the_total_and_error_of_the_worked_example() -> None:
    found = stratified_total(BANDS)
    assert found.value == pytest.approx(2950)
    assert standard_error(BANDS) == pytest.approx(333.641, abs=5e-4)
    assert found.value / 25000 == pytest.approx(0.118)
    # The share of what was reviewed, 220 of 600, is three times as high: it weighs bands alike.
    assert found.high / 25000 < 220 / 600
    # The textbook interval has half width 653.9; this one is wider, more so above.
    assert found.value - found.low == pytest.approx(571.1, abs=0.1)
    assert found.high - found.value == pytest.approx(841.2, abs=0.1)


@given(SMALL)
def test_one_stratum_keeps_just_the_totals_that_neither_tail_rules_out(
    drawn: tuple[int, int, int],
) -> None:
    size, seen, hits = drawn
    half = Fraction(1, 40)
    possible = range(hits, size - seen + hits + 1)
    kept = [
        true
        for true in possible
        if tail(size, seen, true, hits, above=True) > half
        and tail(size, seen, true, hits, above=False) > half
    ]
    assert limits_of(Stratum(*drawn)) == (kept[0], kept[-1])
    found = stratified_total([Stratum(*drawn)])
    assert (found.low, found.high) == (kept[0], kept[-1])
    assert found.low <= found.value <= found.high


@given(st.lists(SMALL, min_size=1, max_size=4))
def test_the_interval_holds_the_estimate_and_only_what_can_be(
    drawn: list[tuple[int, int, int]],
) -> None:
    strata = [Stratum(*one) for one in drawn]
    found = stratified_total(strata)
    assert sum(s.hits for s in strata) <= found.low <= found.value <= found.high
    assert found.high <= sum(s.size - s.seen + s.hits for s in strata)
    assert found == stratified_total([*strata, Stratum(0, 0, 0)])
    seen_in_full = all(s.seen == s.size for s in strata)
    assert (found.low == found.high) == seen_in_full


def test_a_stratum_seen_in_full_adds_nothing_and_one_without_a_hit_adds_width() -> None:
    alone = stratified_total([Stratum(50, 50, 20), Stratum(100, 30, 6)])
    other = limits_of(Stratum(100, 30, 6))
    assert alone.low == pytest.approx(20 + other[0])
    assert alone.high == pytest.approx(20 + other[1])
    wider = stratified_total([Stratum(100, 30, 6), Stratum(500, 30, 0)])
    assert wider.value == 20
    assert wider.low == pytest.approx(other[0])
    assert wider.high > other[1]


def test_an_error_needs_two_draws_or_all() -> None:
    assert standard_error([Stratum(9, 1, 1)]) == math.inf
    assert standard_error([Stratum(9, 9, 4)]) == 0
    assert standard_error([Stratum(1, 1, 1), Stratum(0, 0, 0)]) == 0


@pytest.mark.parametrize("strata", [[], [Stratum(0, 0, 0)], [Stratum(9, 0, 0)]])
def test_nothing_drawn_is_no_estimate(strata: list[Stratum]) -> None:
    with pytest.raises(ValueError, match="drawn"):
        stratified_total(strata)


@pytest.mark.parametrize("wrong", [(1, 2, 0), (3, 2, 3), (3, 2, -1)])
def test_a_draw_that_cannot_be_is_refused(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="hits <= seen"):
        Stratum(*wrong)


@pytest.mark.parametrize(
    ("sizes", "seen", "shares"),
    [
        ((1000, 4000, 20000), (200, 200, 200), (0.75, 0.3, 0.05)),
        ((60, 200), (20, 30), (0.5, 0.1)),
        ((300,), (30,), (0.1,)),
        ((50, 50, 500), (10, 10, 25), (0.02, 0.5, 0.02)),
    ],
)
def test_the_interval_covers_and_errs_to_the_wide_side(
    sizes: tuple[int, ...], seen: tuple[int, ...], shares: tuple[float, ...]
) -> None:
    dice = np.random.default_rng(20250401)
    true = [round(n * share) for n, share in zip(sizes, shares, strict=True)]
    known: dict[tuple[int, ...], bool] = {}
    held = 0
    for _ in range(800):
        hits = tuple(
            int(dice.hypergeometric(k, n - k, m))
            for n, m, k in zip(sizes, seen, true, strict=True)
        )
        if hits not in known:
            drawn = [Stratum(*one) for one in zip(sizes, seen, hits, strict=True)]
            found = stratified_total(drawn)
            known[hits] = found.low <= sum(true) <= found.high
        held += known[hits]
    assert 0.945 <= held / 800 <= 0.995
