"""Several groups at once: all hold together, by enumeration and by simulation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from veedor.stats.many_groups import Group, gaps_to, group_shares, nominal_gaps_to
from veedor.stats.share_contrasts import sure_gap
from veedor.stats.two_groups import TwoGroups

COUNTS = st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def named(counts: list[tuple[int, int]]) -> list[Group]:
    return [Group(name=f"g{i}", hits=h, total=n) for i, (h, n) in enumerate(counts)]


def test_shares_are_clopper_and_pearsons_at_the_root_of_the_level() -> None:
    found = group_shares(named([(3, 10), (8, 10), (0, 0), (40, 90)]), 0.95)
    for share in found:
        if not share.group.total:
            assert share.limits is None
            continue
        test = stats.binomtest(share.group.hits, share.group.total)
        oracle = test.proportion_ci(0.95 ** (1 / 3), "exact")
        assert share.limits is not None
        assert (share.limits.low, share.limits.high) == pytest.approx((oracle.low, oracle.high))


def test_all_shares_hold_at_once_whatever_they_are() -> None:
    """Enumerated: all outcomes of groups of 4, 7 and 3, over a grid of true shares."""
    sizes = (4, 7, 3)
    within = np.zeros((3, 25))
    truths = np.linspace(0.02, 0.98, 25)
    for i, n in enumerate(sizes):
        for h in range(n + 1):
            counts = [(0, size) for size in sizes]
            counts[i] = (h, n)
            limits = group_shares(named(counts), 0.95)[i].limits
            assert limits is not None
            holds = np.array([limits.holds(truth) for truth in truths])
            within[i] += stats.binom.pmf(h, n, truths) * holds
    # Groups are independent, so the worst case of all three is the product of the worst.
    assert np.prod(within.min(axis=1)) >= 0.95


@settings(deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=6))
def test_undefined_is_never_nought(counts: list[tuple[int, int]]) -> None:
    groups = named(counts)
    for share in group_shares(groups, 0.9):
        assert (share.limits is None) == (share.group.total == 0)
    for ask in (gaps_to, nominal_gaps_to):
        contrasts = ask(groups, "g0", 0.9)
        assert [c.group for c in contrasts] == groups[1:]
        for contrast in contrasts:
            empty = not contrast.group.total or not groups[0].total
            assert (contrast.gap is None) == (contrast.ratio is None) == empty
            if contrast.ratio is not None:
                assert (contrast.ratio.value is None) == (groups[0].hits == 0)
                assert contrast.ratio.level == 0.9


@settings(deadline=None, max_examples=40)
@given(st.lists(COUNTS.filter(lambda c: c[1] > 0), min_size=2, max_size=5))
def test_gaps_lie_within_what_the_shares_allow(counts: list[tuple[int, int]]) -> None:
    groups = named(counts)
    limits = {share.group.name: share.limits for share in group_shares(groups, 0.95)}
    base = limits["g0"]
    assert base is not None
    for contrast in gaps_to(groups, "g0", 0.95):
        own = limits[contrast.group.name]
        assert own is not None
        assert contrast.gap is not None
        assert contrast.gap.low == pytest.approx(own.low - (base.high or 0))
        assert contrast.gap.kind == "exact"


def test_two_groups_are_compared_as_two_groups_are() -> None:
    groups = named([(4, 60), (30, 60)])
    alone = sure_gap(TwoGroups(hits=30, total=60, other_hits=4, other_total=60), 0.95)
    together = gaps_to(groups, "g0", 0.95)[0].gap
    assert together is not None
    assert (together.low, together.high) == pytest.approx((alone.low, alone.high))


def test_a_reference_that_is_not_there_and_a_name_given_twice_are_refused() -> None:
    for ask in (gaps_to, nominal_gaps_to):
        with pytest.raises(ValueError, match="no group is named 'h'"):
            ask(named([(1, 2), (1, 2)]), "h", 0.95)
        with pytest.raises(ValueError, match="same name"):
            ask([Group(name="a", hits=1, total=2)] * 2, "a", 0.95)
    with pytest.raises(ValueError, match="0 <= hits <= total"):
        Group(name="a", hits=3, total=2)


@pytest.mark.parametrize(("share", "size"), [(0.05, 30), (0.2, 150), (0.5, 40)])
def test_among_equal_groups_no_gap_leaves_out_nought_more_often_than_said(
    share: float, size: int
) -> None:
    """Four equal groups, where a largest gap with a percentile interval never holds 0."""
    dice = np.random.default_rng([int(100 * share), size])
    held = {gaps_to: 0, nominal_gaps_to: 0}
    repeats = 500
    for hits in dice.binomial(size, share, (repeats, 4)):
        groups = named([(int(h), size) for h in hits])
        for ask in held:
            contrasts = ask(groups, "g0", 0.95)
            held[ask] += all(c.gap is not None and c.gap.holds(0.0) for c in contrasts)
    assert held[gaps_to] / repeats >= 0.95
    assert held[nominal_gaps_to] / repeats >= 0.93
