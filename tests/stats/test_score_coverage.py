"""How often the intervals of shares, gaps and areas hold, simulated."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from veedor.stats.score_auc import area_gap, area_reach, ordering
from veedor.stats.score_intervals import gap, gap_over_clusters, gaps, shared_level, wilson


@pytest.mark.parametrize(("n", "share"), [(30, 0.05), (50, 0.03), (100, 0.02), (200, 0.4)])
def test_wilsons_interval_holds_the_share_in_about_95_of_100(n: int, share: float) -> None:
    """Exact, not simulated: the chances of every count, summed over those that hold."""
    reached = [wilson(k, n, 0.95) for k in range(n + 1)]
    chances = stats.binom.pmf(np.arange(n + 1), n, share)
    held = sum(
        chance
        for one, chance in zip(reached, chances, strict=True)
        if one.low <= share <= one.high
    )
    assert 0.925 < held < 0.985


@pytest.mark.parametrize(
    ("sizes", "share"),
    [
        ((300, 200, 150, 80), 0.3),
        ((300, 200, 150, 80), 0.02),
        ((300, 30, 20, 10), 0.05),
        ((3000, 2000, 500, 300, 30, 11), 0.4),
    ],
)
def test_all_gaps_of_equal_groups_hold_zero_at_once_in_95_of_100_or_more(
    sizes: tuple[int, ...], share: float
) -> None:
    """Where the largest less the smallest of a percentile bootstrap held zero in 0 of 60.

    With groups of ten the exact ends err on the wide side, and never on the other.
    """
    dice = np.random.default_rng(20260101)
    rounds, held = 1200, 0
    for _ in range(rounds):
        parts = [(int(dice.binomial(n, share)), n) for n in sizes]
        found = gaps([(one, parts[0]) for one in parts[1:]], 0.95)
        held += all(one.low <= 0 <= one.high for one in found)
    assert 0.95 <= held / rounds < 0.995


def test_a_true_gap_is_held_in_about_95_of_100() -> None:
    dice = np.random.default_rng(20260102)
    rounds, truth = 3000, 0.45 - 0.23
    draws = zip(dice.binomial(120, 0.45, rounds), dice.binomial(90, 0.23, rounds), strict=True)
    found = [gap((int(a), 120), (int(b), 90), 0.95) for a, b in draws]
    held = sum(one.low <= truth <= one.high for one in found) / rounds
    assert 0.935 < held < 0.97


@pytest.mark.parametrize(("positives", "negatives"), [(40, 60), (150, 250)])
def test_an_areas_interval_holds_the_true_area_in_about_95_of_100(
    positives: int, negatives: int
) -> None:
    dice = np.random.default_rng(20260103)
    levels = np.arange(1, 11)
    with_it, without = levels / levels.sum(), levels[::-1] / levels.sum()
    order = (levels[:, None] > levels) + (levels[:, None] == levels) / 2
    truth, rounds, held = float(with_it @ order @ without), 1500, 0
    for _ in range(rounds):
        yes, no = dice.multinomial(positives, with_it), dice.multinomial(negatives, without)
        reach = area_reach(ordering(np.column_stack([levels, yes, no])), 0.95)
        held += reach is not None and reach.low <= truth <= reach.high
    assert 0.935 < held / rounds < 0.97


def test_a_gap_of_equal_areas_holds_zero_in_about_95_of_100() -> None:
    dice = np.random.default_rng(20260104)
    levels = np.arange(1, 11)
    with_it, without = levels / levels.sum(), np.full(10, 0.1)
    rounds, held = 1500, 0
    for _ in range(rounds):
        sides = [
            ordering(
                np.column_stack(
                    [levels, dice.multinomial(p, with_it), dice.multinomial(n, without)]
                )
            )
            for p, n in ((80, 120), (60, 50))
        ]
        found = area_gap(sides[0], sides[1], 0.95)
        held += found is not None and found.low <= 0 <= found.high
    assert 0.93 < held / rounds < 0.97


@pytest.mark.parametrize("family", [0, 1, 2, 40])
def test_a_level_is_shared_out_so_that_the_misses_add_up_to_it(family: int) -> None:
    each = shared_level(0.95, family)
    assert (1 - each) * max(family, 1) == pytest.approx(0.05)


@pytest.mark.parametrize(("officers", "shared"), [(60, False), (20, True), (12, True)])
def test_where_officers_differ_a_gap_over_them_holds_zero_in_about_95_of_100(
    officers: int,
    shared: bool,  # noqa: FBT001
) -> None:
    """Two equal groups, of officers apart or shared; by person it holds in far fewer."""
    dice = np.random.default_rng(20260105)
    rounds, held, alone = 1000, 0, 0
    for _ in range(rounds):
        shares = 1 / (1 + np.exp(-dice.normal(-1, 0.5, officers)))
        sizes = np.full((officers, 2), 40)
        if not shared:
            sizes[: officers // 2, 0] = 0
            sizes[officers // 2 :, 1] = 0
        hits = dice.binomial(sizes, shares[:, None])
        rows = [
            ((int(a), int(n)), (int(b), int(k)))
            for (a, b), (n, k) in zip(hits, sizes, strict=True)
        ]
        found = gap_over_clusters(rows, 0.95)
        held += found is not None and found.low <= 0 <= found.high
        totals = [(int(hits[:, side].sum()), int(sizes[:, side].sum())) for side in (0, 1)]
        naive = gap(totals[0], totals[1], 0.95)
        alone += naive.low <= 0 <= naive.high
    assert 0.93 < held / rounds < 0.97
    if not shared:
        assert alone / rounds < 0.75


@settings(deadline=None)  # the first to need SciPy loads it
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=10, max_size=30))
def test_with_the_groups_in_clusters_apart_it_is_the_sum_of_two_ratio_variances(
    sides: list[tuple[int, int]],
) -> None:
    ones = [(min(a, b), max(a, b, 1)) for a, b in sides]
    half = len(ones) // 2
    nobody = (0, 0)
    rows = [(one, nobody) for one in ones[:half]] + [(nobody, one) for one in ones[half:]]
    found = gap_over_clusters(rows, 0.95)
    m, squares, share = len(rows), 0.0, []
    for side in (ones[:half], ones[half:]):
        total = sum(n for _, n in side)
        share.append(sum(k for k, _ in side) / total)
        squares += sum((k - share[-1] * n) ** 2 for k, n in side) / total**2
    if found is None:
        assert squares == pytest.approx(0)
        return
    reach = stats.t.ppf(0.975, m - 1) * (squares * m / (m - 1)) ** 0.5
    assert found.value == pytest.approx(share[0] - share[1])
    assert found.high - found.value == pytest.approx(reach)


def test_few_clusters_nobody_and_no_spread_have_no_interval() -> None:
    one = ((1, 4), (2, 4))
    assert gap_over_clusters([one, ((3, 4), (1, 4))] * 4, 0.95) is None
    assert gap_over_clusters([((1, 4), (0, 0))] * 12, 0.95) is None
    assert gap_over_clusters([one] * 12, 0.95) is None


def test_families_over_units_hold_zero_at_once_in_about_95_of_100() -> None:
    dice = np.random.default_rng(20260106)
    rounds, held, each = 800, 0, shared_level(0.95, 5)
    sizes = np.tile(np.array([60, 40, 30, 20, 15, 8]), (20, 1))
    for _ in range(rounds):
        shares = 1 / (1 + np.exp(-dice.normal(-0.5, 0.5, 20)))
        hits = dice.binomial(sizes, shares[:, None])
        rows = [
            [
                ((int(h[side]), int(n[side])), (int(h[0]), int(n[0])))
                for h, n in zip(hits, sizes, strict=True)
            ]
            for side in range(1, 6)
        ]
        found = [gap_over_clusters(one, each) for one in rows]
        held += all(one is not None and one.low <= 0 <= one.high for one in found)
    assert 0.935 < held / rounds < 0.985


def test_families_of_areas_hold_zero_at_once_in_about_95_of_100() -> None:
    dice = np.random.default_rng(20260107)
    levels = np.arange(1, 11)
    with_it, without = levels / levels.sum(), np.full(10, 0.1)
    rounds, held, each = 800, 0, shared_level(0.95, 4)
    for _ in range(rounds):
        groups = [
            ordering(
                np.column_stack(
                    [levels, dice.multinomial(p, with_it), dice.multinomial(n, without)]
                )
            )
            for p, n in ((400, 500), (200, 150), (80, 90), (40, 60), (25, 20))
        ]
        found = [area_gap(one, groups[0], each) for one in groups[1:]]
        held += all(one is not None and one.low <= 0 <= one.high for one in found)
    assert 0.93 < held / rounds < 0.98
