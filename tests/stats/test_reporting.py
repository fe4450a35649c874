"""Rankings under reporting rates within bounds: against every corner, and the edges."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.stats.reporting import robust_to_reporting, swap_ratio, top_places

RATES = {"A": (0.3, 0.6), "B": (0.2, 0.5), "C": (0.4, 0.4)}


@given(
    st.lists(st.tuples(st.integers(0, 12), st.sampled_from("ABC")), min_size=3, max_size=8),
    st.integers(1, 3),
)
def test_every_corner_of_the_rates_says_the_same(rows: list[tuple[int, str]], top: int) -> None:
    counts, areas = [n for n, _ in rows], [area for _, area in rows]
    found = robust_to_reporting(counts, areas, RATES, top)
    always, could = set(range(len(rows))), set()
    for corner in product(*RATES.values()):
        rate = dict(zip(RATES, corner, strict=True))
        true = [n / rate[area] for n, area in rows]
        for place in range(len(rows)):
            others = [t for k, t in enumerate(true) if k != place]
            if not counts[place] or sum(t >= true[place] for t in others) >= top:
                always.discard(place)
            if counts[place] and sum(t > true[place] for t in others) < top:
                could.add(place)
    chosen = set(top_places(counts, top))
    assert found.always == len(always)
    assert found.sometimes == len(could & chosen - always)
    assert found.joined == len(could - chosen)


def test_one_rate_for_all_changes_nothing() -> None:
    found = robust_to_reporting([9, 5, 4], ["A", "B", "C"], dict.fromkeys("ABC", (0.5, 0.5)), 2)
    assert (found.always, found.sometimes, found.joined) == (2, 0, 0)


@pytest.mark.parametrize("rate", [{}, {"A": (0.0, 0.5)}, {"A": (0.6, 0.5)}, {"A": (0.5, 1.2)}])
def test_an_area_without_a_rate_is_refused(rate: dict[str, tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="'A'"):
        robust_to_reporting([1], ["A"], rate, 1)


def test_equal_counts_at_the_edge_swap_at_once() -> None:
    assert swap_ratio([5, 4, 4], 2) == 1
    assert swap_ratio([5], 1) is None
