"""Truth tables, sweeps, areas and intervals: by hand and by oracle."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from veedor.stats.score_auc import area_gap, area_reach, ordering
from veedor.stats.score_intervals import Reached, gap, reached_share, wilson
from veedor.stats.score_tables import (
    RATES,
    Table,
    among_top,
    forced_fpr,
    part_of,
    rate_of,
    sweep,
)

CELL = st.integers(0, 40)
TABLES = st.builds(Table, tn=CELL, fp=CELL, fn=CELL, tp=CELL)


SCORED = st.lists(
    st.tuples(st.integers(1, 6), st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=8
)


@given(TABLES)
def test_each_rate_is_what_it_says_and_undefined_where_nothing_divides(table: Table) -> None:
    defined = {
        "base-rate": (table.fn + table.tp, table.n),
        "flagged": (table.fp + table.tp, table.n),
        "fpr": (table.fp, table.fp + table.tn),
        "fnr": (table.fn, table.fn + table.tp),
        "ppv": (table.tp, table.tp + table.fp),
        "npv": (table.tn, table.tn + table.fn),
    }
    assert set(defined) == set(RATES)
    for rate, (part, whole) in defined.items():
        assert part_of(table, rate) == (part, whole)
        assert rate_of(table, rate) == (Fraction(part, whole) if whole else None)


@given(TABLES)
def test_the_identity_holds_in_every_table(table: Table) -> None:
    base, ppv, fnr = (rate_of(table, rate) for rate in ("base-rate", "ppv", "fnr"))
    if base is None or ppv is None or fnr is None:
        return
    forced = forced_fpr(base, ppv, fnr)
    assert (forced is None) == (base == 1 or ppv == 0)
    if forced is not None:
        assert forced == rate_of(table, "fpr")


@given(TABLES, TABLES)
def test_tables_add_cell_by_cell(one: Table, other: Table) -> None:
    both = one + other
    for cell in ("tn", "fp", "fn", "tp", "n"):
        assert getattr(both, cell) == getattr(one, cell) + getattr(other, cell)


def people(scored: list[tuple[int, int, int]]) -> list[tuple[int, bool]]:
    return [
        (score, had)
        for score, yes, no in scored
        for had, n in ((True, yes), (False, no))
        for _ in range(n)
    ]


@given(SCORED)
def test_the_sweep_counts_person_by_person_and_never_parts_equals(
    scored: list[tuple[int, int, int]],
) -> None:
    everybody = people(scored)
    for cut, table in sweep(scored):
        flagged = [(score >= cut, had) for score, had in everybody]
        assert table == Table(
            tn=flagged.count((False, False)),
            fp=flagged.count((True, False)),
            fn=flagged.count((False, True)),
            tp=flagged.count((True, True)),
        )
    assert [cut for cut, _ in sweep(scored)] == sorted({s for s, _, _ in scored}, reverse=True)


@given(SCORED, st.integers(1, 60))
def test_the_highest_are_bounded_by_the_best_and_the_worst_order_of_equals(
    scored: list[tuple[int, int, int]], k: int
) -> None:
    everybody = people(scored)
    if k > len(everybody):
        with pytest.raises(ValueError, match="highest"):
            among_top(scored, k)
        return
    worst = sorted(everybody, key=lambda one: (-one[0], one[1]))[:k]
    best = sorted(everybody, key=lambda one: (-one[0], not one[1]))[:k]
    assert among_top(scored, k) == (sum(had for _, had in worst), sum(had for _, had in best))
    assert among_top(scored[::-1], k) == among_top(scored, k)


def test_nobody_is_not_among_the_highest() -> None:
    with pytest.raises(ValueError, match="the 0 highest"):
        among_top([(1, 1, 1)], 0)


@given(SCORED)
def test_the_area_is_the_share_of_pairs_in_order(scored: list[tuple[int, int, int]]) -> None:
    everybody = people(scored)
    with_it = [score for score, had in everybody if had]
    without = [score for score, had in everybody if not had]
    if not with_it or not without:
        with pytest.raises(ValueError, match="some with the outcome"):
            ordering(scored)
        return
    pairs = [(a > b) + (a == b) / 2 for a, b in product(with_it, without)]
    found = ordering(scored)
    assert found.value == pytest.approx(sum(pairs) / len(pairs))
    assert (found.positives, found.negatives) == (len(with_it), len(without))
    # DeLong's error as defined: the variance of each person's share of pairs in order.
    table = np.array(pairs).reshape(len(with_it), len(without))
    if min(table.shape) == 1:
        assert found.error is None
        return
    by_yes, by_no = table.mean(axis=1), table.mean(axis=0)
    variance = by_yes.var(ddof=1) / len(by_yes) + by_no.var(ddof=1) / len(by_no)
    assert found.error == pytest.approx(variance**0.5, abs=1e-9)


def test_an_area_without_error_has_no_interval_and_not_one_without_width() -> None:
    perfect = ordering([(1, 0, 5), (2, 5, 0)])
    assert (perfect.value, perfect.error) == (1.0, 0.0)
    single = ordering([(1, 1, 5), (2, 0, 5)])
    other = ordering([(1, 1, 3), (2, 1, 1), (3, 2, 0)])
    assert area_reach(perfect, 0.95) is None
    assert area_reach(single, 0.95) is None
    assert area_gap(perfect, other, 0.95) is None
    assert area_gap(other, single, 0.95) is None


@pytest.mark.parametrize(
    ("one", "reference", "low", "high"),
    [
        # Newcombe (1998), table II, method 10.
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
    ],
)
def test_gaps_are_those_that_newcombe_printed(
    one: tuple[int, int], reference: tuple[int, int], low: float, high: float
) -> None:
    found = gap(one, reference, 0.95)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@settings(deadline=None)  # the first to need SciPy loads it
@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilsons_ends_are_where_the_score_test_stops_rejecting(part: tuple[int, int]) -> None:
    k, n = part
    found = wilson(k, n, 0.95)
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.low < found.high
    z = stats.norm.ppf(0.975)
    for end in (found.low, found.high):
        if 0 < end < 1:
            assert abs(k - n * end) / (n * end * (1 - end)) ** 0.5 == pytest.approx(z)


@settings(deadline=None)  # the first to need SciPy loads it
@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_exact_ends_leave_half_of_the_misses_beyond_each(part: tuple[int, int]) -> None:
    k, n = part
    found = reached_share(k, n, 0.9)
    if k:
        assert stats.binom.sf(k - 1, n, found.low) == pytest.approx(0.05)
    if k < n:
        assert stats.binom.cdf(k, n, found.high) == pytest.approx(0.05)
    assert 0 <= found.low <= found.value <= found.high <= 1


@pytest.mark.parametrize("interval", [wilson, reached_share])
@pytest.mark.parametrize(("part", "whole"), [(0, 0), (-1, 5), (6, 5)])
def test_a_share_of_nothing_is_refused(
    interval: Callable[[int, int, float], Reached], part: int, whole: int
) -> None:
    with pytest.raises(ValueError, match="need 0 <= part"):
        interval(part, whole, 0.95)


def test_false_positive_rates_are_compared_as_such_and_not_as_false_discoveries() -> None:
    """FPR 0.1 of 3,600 and 0.4 of 900; false discoveries equal by construction."""
    one, other = Table(tp=360, fp=360, tn=3240, fn=540), Table(tp=360, fp=360, tn=540, fn=240)
    assert rate_of(one, "ppv") == rate_of(other, "ppv")
    found = gap(part_of(one, "fpr"), part_of(other, "fpr"), 0.95)
    assert found.high < -0.25
    assert gap(part_of(one, "ppv"), part_of(other, "ppv"), 0.95).value == 0


def test_equal_false_negative_rates_are_not_different_though_omissions_are() -> None:
    one, other = Table(tp=800, fn=200, tn=4000, fp=0), Table(tp=800, fn=200, tn=500, fp=0)
    assert rate_of(one, "npv") != rate_of(other, "npv")
    found = gap(part_of(one, "fnr"), part_of(other, "fnr"), 0.95)
    assert found.value == 0
    assert found.low < 0 < found.high


def test_a_rate_of_nobody_is_undefined_and_never_zero_or_ten() -> None:
    assert rate_of(Table(tn=5, fp=1), "fnr") is None
    with pytest.raises(ValueError, match="whole > 0"):
        gap(part_of(Table(tn=5), "fnr"), (1, 10), 0.95)
