from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.stats.concentration import gini, top

SIZES = st.lists(st.integers(0, 50), min_size=1, max_size=40)


def by_definition(sizes: list[int]) -> Fraction:
    """Half of the mean difference between all pairs, over the mean (Gini 1912)."""
    apart = sum(abs(a - b) for a in sizes for b in sizes)
    return Fraction(apart, 2 * len(sizes) * sum(sizes))


@pytest.mark.parametrize(
    ("sizes", "printed"),
    [
        # Of 1, 2, 3, 4, 5 the pairs differ by 40 in all: 40 / (2 · 5 · 15).
        ([1, 2, 3, 4, 5], Fraction(4, 15)),
        # One of n has all: (n - 1) / n.
        ([0, 0, 0, 0, 7], Fraction(4, 5)),
        ([5], Fraction(0)),
        ([3, 3, 3], Fraction(0)),
    ],
)
def test_gini_gives_what_can_be_worked_out_by_hand(sizes: list[int], printed: Fraction) -> None:
    assert gini(Counter(sizes)) == printed


@settings(deadline=None)
@given(SIZES.filter(any))
def test_gini_is_half_the_relative_mean_difference_exactly(sizes: list[int]) -> None:
    assert gini(Counter(sizes)) == by_definition(sizes)


@settings(deadline=None)
@given(SIZES.filter(any), st.integers(1, 1000))
def test_gini_is_a_share_that_no_unit_of_measure_changes(sizes: list[int], times: int) -> None:
    value = gini(Counter(sizes))
    assert 0 <= value <= Fraction(len(sizes) - 1, len(sizes))
    assert gini(Counter(size * times for size in sizes)) == value
    assert gini(Counter(sizes * 3)) == value


def test_gini_of_millions_of_units_is_exact() -> None:
    units = {1: 7_000_000, 2: 40_000, 900: 3}
    count, total = 7_040_003, 7_082_700
    apart = 2 * (7_000_000 * 40_000 * 1 + 7_000_000 * 3 * 899 + 40_000 * 3 * 898)
    assert gini(units) == Fraction(apart, 2 * count * total)


@pytest.mark.parametrize("units", [{}, {0: 4}, {-1: 2, 5: 1}, {5: -1, 6: 2}])
def test_gini_of_nothing_or_of_less_than_nothing_is_refused(units: dict[int, int]) -> None:
    with pytest.raises(ValueError, match="nothing to share, or a negative size"):
        gini(units)


@settings(deadline=None)
@given(SIZES, st.integers(0, 60))
def test_the_top_holds_what_the_largest_hold(sizes: list[int], k: int) -> None:
    assert top(Counter(sizes), k) == sum(sorted(sizes, reverse=True)[:k])


def test_the_top_of_none_is_nothing_and_of_all_is_everything() -> None:
    assert top({}, 5) == 0
    assert top({3: 2, 1: 1}, 0) == 0
    assert top({3: 2, 1: 1}, 99) == 7
