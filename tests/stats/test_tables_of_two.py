"""Power, fragility and missing groups of two-by-two tables, against plain enumeration."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from veedor.stats.fragility import flip_shares
from veedor.stats.power import noticeable_share_ratio
from veedor.stats.share_contrasts import sure_ratio
from veedor.stats.two_groups import TwoGroups, fisher, odds_ratio
from veedor.stats.unplaced import Unplaced, ratio_not_ruled_out, ratio_range

GROUP = st.integers(1, 15).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def of(first: tuple[int, int], second: tuple[int, int]) -> TwoGroups:
    return TwoGroups(hits=first[0], total=first[1], other_hits=second[0], other_total=second[1])


def power_by_tables(n: int, m: int, p: float, q: float) -> float:
    return sum(
        float(stats.binom.pmf(a, n, p) * stats.binom.pmf(b, m, q))
        for a, b in product(range(n + 1), range(m + 1))
        if fisher(of((a, n), (b, m))).higher <= 0.05
    )


@pytest.mark.parametrize(("n", "m", "q"), [(12, 12, 0.2), (8, 20, 0.15)])
def test_the_least_ratio_has_the_power_asked_for(n: int, m: int, q: float) -> None:
    least = noticeable_share_ratio(n, m, q, 0.95, 0.8)
    assert least is not None
    assert power_by_tables(n, m, least * q, q) == pytest.approx(0.8, abs=1e-6)


def test_too_few_cases_show_no_ratio() -> None:
    assert noticeable_share_ratio(2, 2, 0.4, 0.95, 0.8) is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ((0, 5, 0.1, 0.95, 0.8), "not empty"),
        ((5, 5, 0.0, 0.95, 0.8), "share between"),
        ((5000, 5000, 0.1, 0.95, 0.8), "too many tables"),
        ((5, 5, 0.1, 0.95, 80.0), "power lies between"),
    ],
)
def test_what_has_no_power_is_refused(
    wrong: tuple[int, int, float, float, float], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        noticeable_share_ratio(*wrong)


def leaves_out_one(groups: TwoGroups) -> bool:
    return not odds_ratio(groups, 0.95).holds(1.0)


def on_the_line(groups: TwoGroups) -> bool:
    """Say whether the chance is the level itself (2 of 2 and 1 of 14: one in twenty).

    There a limit is 1 but for rounding, and which side it falls on means nothing.
    """
    found = fisher(groups)
    return abs(2 * min(found.higher, found.lower) - 0.05) < 1e-9


@settings(deadline=None, max_examples=15)
@given(GROUP, GROUP)
def test_no_fewer_cases_turn_the_conclusion(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    groups = of(first, second)
    found = flip_shares(groups, 0.95, most=30)
    assert found.unusual == leaves_out_one(groups) or on_the_line(groups)
    n, m = groups.total, groups.other_total
    turning = [
        abs(a - groups.hits) + abs(b - groups.other_hits)
        for a, b in product(range(n + 1), range(m + 1))
        if (2 * min((f := fisher(of((a, n), (b, m)))).higher, f.lower) <= 0.05) != found.unusual
    ]
    assert found.steps == (min(turning) if turning else None)
    if found.after is not None:
        turned = of((found.after[0], n), (found.after[1], m))
        assert leaves_out_one(turned) != found.unusual or on_the_line(turned)


def test_one_event_against_nine_is_turned_by_one() -> None:
    # By hand: 2 (C(100,0) C(100,10) + C(100,1) C(100,9)) / C(200,10).
    found = flip_shares(of((1, 100), (9, 100)), 0.95)
    assert (found.unusual, found.steps) == (True, 1)
    assert found.chance == pytest.approx(0.018488, abs=1e-6)
    with pytest.raises(ValueError, match="undefined, never 0"):
        flip_shares(of((0, 0), (1, 5)), 0.95)


@settings(deadline=None, max_examples=40)
@given(GROUP, GROUP, st.integers(0, 4), st.integers(0, 4))
def test_no_allocation_reaches_beyond_the_corners(
    first: tuple[int, int], second: tuple[int, int], hits: int, rest: int
) -> None:
    groups, unplaced = of(first, second), Unplaced(hits=hits, rest=rest)
    every = [
        of(
            (first[0] + i, first[1] + i + j),
            (second[0] + hits - i, second[1] + hits - i + rest - j),
        )
        for i in range(hits + 1)
        for j in range(rest + 1)
    ]
    points = [
        np.inf if not g.other_hits else g.hits / g.total / (g.other_hits / g.other_total)
        for g in every
        if g.hits or g.other_hits
    ]
    found, limits = ratio_range(groups, unplaced), ratio_not_ruled_out(groups, unplaced, 0.95)
    if points and found.low is not None:
        assert found.low == pytest.approx(min(points))
    if points:
        assert (np.inf if found.high is None else found.high) >= max(points) - 1e-9
    inner = [sure_ratio(g, 0.95) for g in every]
    assert limits.low == pytest.approx(min(k.low for k in inner))
    tops = [np.inf if k.high is None else k.high for k in inner]
    assert (np.inf if limits.high is None else limits.high) == pytest.approx(max(tops))
    assert (limits.value is None) == bool(hits or rest or not second[0])


def test_without_events_beside_a_ratio_is_undefined() -> None:
    found = ratio_range(of((3, 9), (0, 9)), Unplaced(hits=1, rest=0))
    assert (found.without, found.high) == (None, None)
    assert found.low == pytest.approx(3 / 9 / (1 / 10))
    empty = ratio_range(of((0, 0), (2, 9)), Unplaced(hits=0, rest=0))
    assert (empty.low, empty.high, empty.without) == (None, None, None)
    with pytest.raises(ValueError, match="0 or more unplaced"):
        Unplaced(hits=-1, rest=0)
