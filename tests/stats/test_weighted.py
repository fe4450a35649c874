"""Shares from unequal draws: by hand, against Wilson's interval, coverage in simulation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from veedor.stats.weighted import Weighed, weighted_share

DRAWN = st.lists(
    st.tuples(st.floats(1, 50), st.integers(1, 30)).flatmap(
        lambda one: st.builds(Weighed, st.just(one[0]), st.just(one[1]), st.integers(0, one[1]))
    ),
    min_size=1,
    max_size=5,
)


@given(st.integers(2, 200).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n - 1))))
def test_equal_weights_give_wilsons_interval(drawn: tuple[int, int]) -> None:
    """Oracle: the ends solve (p - share)² = t² p (1 - p) / (n - 1), here written as a root."""
    n, hits = drawn
    found = weighted_share([Weighed(3.0, n, hits)])
    share, reach = hits / n, stats.t.ppf(0.975, n - 1)
    # The variance of equal draws has n - 1 for n.
    ends = np.roots([1 + reach**2 / (n - 1), -2 * share - reach**2 / (n - 1), share**2])
    assert found.value == pytest.approx(share)
    assert sorted((found.low, found.high)) == pytest.approx(sorted(ends))


@given(DRAWN)
def test_the_interval_holds_the_share_and_never_has_no_width(drawn: list[Weighed]) -> None:
    if sum(one.n for one in drawn) < 2:
        with pytest.raises(ValueError, match="two draws"):
            weighted_share(drawn)
        return
    found = weighted_share(drawn)
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.high - found.low > 0.001
    split = [Weighed(one.weight, 1, int(k < one.hits)) for one in drawn for k in range(one.n)]
    again = weighted_share(split)
    assert (again.low, again.value, again.high) == pytest.approx(
        (found.low, found.value, found.high)
    )


def test_a_weight_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="weight of one"):
        weighted_share([Weighed(0.5, 9, 3)])


@pytest.mark.parametrize(
    "tiers",
    [
        ((400, 0.25, 0.5), (4000, 0.02, 0.1)),
        ((200, 0.5, 0.9), (1000, 0.05, 0.02)),
        ((1000, 0.05, 0.3),),
        ((300, 0.2, 0.6), (1000, 0.1, 0.3), (3000, 0.03, 0.05)),
        ((2000, 0.02, 0.02), (200, 0.2, 0.02)),
    ],
)
def test_the_interval_covers_and_errs_to_the_wide_side(
    tiers: tuple[tuple[int, float, float], ...],
) -> None:
    dice = np.random.default_rng(20250401)
    true = [round(size * share) for size, _, share in tiers]
    share = sum(true) / sum(size for size, _, _ in tiers)
    held = 0
    for _ in range(1000):
        drawn = []
        for (size, chance, _), hits in zip(tiers, true, strict=True):
            such = int(dice.binomial(hits, chance))
            rest = int(dice.binomial(size - hits, chance))
            drawn.append(Weighed(1 / chance, such + rest, such))
        found = weighted_share(drawn)
        held += found.low <= share <= found.high
    assert held / 1000 >= 0.945
