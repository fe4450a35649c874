"""Bands, tenths, ranks and shares: the published rules, and their oracles."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr

from veedor.stats.targeting import (
    bands,
    error_of_margin,
    rank_correlation,
    share_error,
    targeting_ranks,
    tenths,
)


def test_the_most_targeted_are_one_more_than_the_window() -> None:
    counts = list(range(100))
    found = bands(counts, counts)
    assert found.most == tuple(range(94, 100))
    assert found.least == tuple(range(6))
    assert found.median == tuple(range(47, 52))


def test_the_least_are_the_top_of_a_block_of_equally_few_that_is_larger() -> None:
    # Of 40 areas 10 have nothing; the window is 2: ranks 8 to 10 of the block.
    counts = [0] * 10 + list(range(1, 31))
    residents = list(range(40, 0, -1))
    found = bands(counts, residents)
    assert sorted(found.least) == [0, 1, 2]
    assert [targeting_ranks(counts, residents)[i] for i in found.least] == [10, 9, 8]


def test_rounding_of_the_window_is_to_the_even_as_in_r() -> None:
    assert len(bands(list(range(50)), list(range(50))).most) == 3  # round(2.5) is 2
    assert len(bands(list(range(70)), list(range(70))).most) == 5  # round(3.5) is 4


def test_an_area_on_a_cut_is_in_no_tenth() -> None:
    found = tenths(list(range(1, 36)))
    assert 17 not in {place for one in found for place in one}  # the median of 35
    assert sum(map(len, found)) == 34


def test_where_most_have_nothing_the_lower_tenths_are_empty() -> None:
    found = tenths([0] * 30 + list(range(1, 11)))
    assert [len(one) for one in found[:7]] == [0] * 7
    assert found[9] == (36, 37, 38, 39)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=60))
def test_ranks_are_a_rearrangement_and_bands_follow_them(counts: list[int]) -> None:
    ties = [float(i * 7 % 5) for i in range(len(counts))]
    ranks = targeting_ranks(counts, ties)
    assert sorted(ranks) == list(range(1, len(counts) + 1))
    for i, one in enumerate(counts):
        for j, other in enumerate(counts):
            assert one <= other or ranks[i] > ranks[j]
    assert max(ranks) in {ranks[i] for i in bands(counts, ties).most}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=60))
def test_the_rank_correlation_is_scipys(rows: list[tuple[int, int]]) -> None:
    one, other = (list(column) for column in zip(*rows, strict=True))
    found = rank_correlation(one, other)
    if len(set(one)) == 1 or len(set(other)) == 1:
        assert found is None
    else:
        assert found == pytest.approx(spearmanr(one, other).statistic, abs=1e-12)


def test_a_share_of_two_surveys_is_as_in_the_handbook() -> None:
    # Census Bureau (2020), ch. 8: 203,119 of 630,498, margins 5,070 and 831 at 90 percent,
    # share margin by its formula.
    part, whole, margins = 203_119.0, 630_498.0, (5_070.0, 831.0)
    share = part / whole
    by_formula = math.sqrt(margins[0] ** 2 - (share * margins[1]) ** 2) / whole
    assert share_error(part, whole, *margins) == pytest.approx(by_formula, rel=1e-12)


def test_a_margin_at_ninety_percent_is_a_standard_error_times_1_645() -> None:
    assert error_of_margin(164.5, 0.9) == pytest.approx(100, rel=1e-4)
    assert error_of_margin(0, 0.9) == 0


def test_a_share_drawn_from_margins_has_the_error_that_is_given() -> None:
    rng = np.random.default_rng(1)
    part, rest = rng.normal(300, 20, 20_000), rng.normal(900, 25, 20_000)
    whole_error = math.hypot(20, 25)
    found = share_error(300, 1200, 20, whole_error)
    # The rule takes the part as if it moved with the whole no more than its share: close here.
    assert found == pytest.approx(float(np.std(part / (part + rest))), rel=0.25)
