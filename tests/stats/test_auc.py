"""Areas from counted scores: every pair compared, closed forms, coverage."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from veedor.stats import area_gap, area_under

SIDE = st.dictionaries(st.integers(-5, 5), st.integers(0, 6), min_size=1).filter(
    lambda scores: sum(scores.values()) > 0
)


def cases(scores: dict[int, int]) -> list[int]:
    return [score for score, n in scores.items() for _ in range(n)]


def won(event: int, other: int) -> Fraction:
    return Fraction(1) if event > other else Fraction(1 if event == other else 0, 2)


def mapped(score: Callable[[int], int], scores: dict[int, int]) -> dict[int, int]:
    return {score(s): n for s, n in scores.items()}


def cube(score: int) -> int:
    return score**3


@settings(deadline=None)
@given(SIDE, SIDE)
def test_every_pair_compared_gives_the_same_area_and_error(
    events: dict[int, int], others: dict[int, int]
) -> None:
    """Brute force: each case against each, and DeLong's structural components one by one."""
    pairs = [[won(e, o) for o in cases(others)] for e in cases(events)]
    size, rest = len(pairs), len(pairs[0])
    found = area_under(events, others, 0.95)
    assert found.value == sum(sum(row) for row in pairs) / Fraction(size * rest)
    if min(size, rest) == 1:
        assert found.error is None
        assert found.limits == found.sure
        return
    table = np.array(pairs, dtype=float)
    variance = table.mean(axis=1).var(ddof=1) / size + table.mean(axis=0).var(ddof=1) / rest
    assert found.error == pytest.approx(variance**0.5, abs=1e-9)


@settings(deadline=None)
@given(SIDE, SIDE)
def test_the_area_is_mann_and_whitneys(events: dict[int, int], others: dict[int, int]) -> None:
    u = stats.mannwhitneyu(cases(events), cases(others), method="asymptotic").statistic
    area = u / (sum(events.values()) * sum(others.values()))
    assert float(area_under(events, others, 0.95).value) == pytest.approx(area)


@settings(deadline=None)
@given(SIDE, SIDE, st.floats(0.5, 0.99))
def test_turning_the_sides_or_the_scores_turns_the_area(
    events: dict[int, int], others: dict[int, int], level: float
) -> None:
    found, turned = area_under(events, others, level), area_under(others, events, level)
    assert turned.value == 1 - found.value
    mirrored = area_under(
        {-s: n for s, n in events.items()}, {-s: n for s, n in others.items()}, level
    )
    assert mirrored.value == 1 - found.value
    assert mirrored.error == pytest.approx(found.error)
    for limits, back in ((found.limits, turned.limits), (found.sure, turned.sure)):
        assert limits.low == pytest.approx(1 - (back.high or 0), abs=1e-9)
        assert 0 <= limits.low < (limits.high or 0) <= 1
    stretched = area_under(mapped(cube, events), mapped(cube, others), level)
    assert stretched == found


def test_the_binormal_area_is_the_closed_form() -> None:
    # Events N(2, 1), others N(0, 1): area Phi(sqrt 2) = 0.921350, in a million steps' counts.
    edges = np.linspace(-8, 10, 4001)
    others = np.diff(stats.norm.cdf(edges)) * 1e7
    events = np.diff(stats.norm.cdf(edges - 2)) * 1e7
    found = area_under(
        {i: round(float(n)) for i, n in enumerate(events)},
        {i: round(float(n)) for i, n in enumerate(others)},
        0.95,
    )
    assert float(found.value) == pytest.approx(0.921350, abs=1e-5)


def test_perfect_order_is_no_certainty() -> None:
    found = area_under({1: 12}, {0: 30}, 0.95)
    assert found.value == 1
    assert found.error == 0
    assert found.limits.kind == "exact"
    assert found.limits.high == 1
    assert found.limits.low == pytest.approx(0.025 ** (1 / 12))
    tied = area_under({1: 12}, {1: 30}, 0.95)
    assert tied.value == Fraction(1, 2)
    assert tied.limits == tied.sure
    assert tied.limits.low < 0.5


@pytest.mark.parametrize(
    ("events", "others", "said"),
    [
        ({}, {1: 1}, "undefined"),
        ({1: 0}, {1: 1}, "undefined"),
        ({1: 1}, {}, "undefined"),
        ({1: 2, 2: -1}, {1: 1}, "undefined"),
        ({float("nan"): 1}, {1: 1}, "not a number"),
    ],
)
def test_a_side_of_none_has_no_area(
    events: dict[float, int], others: dict[float, int], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        area_under(events, others, 0.95)


def drawn(dice: np.random.Generator, size: int, middle: float, steps: int) -> dict[float, int]:
    scores = dice.normal(middle, 1, size)
    if steps:
        cuts = stats.norm.ppf(np.arange(1, steps) / steps)
        scores = np.searchsorted(cuts, scores).astype(float)
    return {float(score): n for score, n in Counter(scores.tolist()).items()}


def true_area(middle: float, steps: int) -> float:
    if not steps:
        return float(stats.norm.cdf(middle / 2**0.5))
    cuts = np.concatenate([[-np.inf], stats.norm.ppf(np.arange(1, steps) / steps), [np.inf]])
    events, others = np.diff(stats.norm.cdf(cuts - middle)), np.diff(stats.norm.cdf(cuts))
    return float(events @ (np.cumsum(others) - others / 2))


@pytest.mark.parametrize("sizes", [(10, 10), (10, 100), (60, 30), (100, 200)])
@pytest.mark.parametrize(
    ("middle", "steps"), [(0.0, 10), (0.7, 0), (1.8, 10), (1.8, 0), (2.3, 4)]
)
def test_the_limits_hold_about_as_often_as_they_say(
    sizes: tuple[int, int], middle: float, steps: int
) -> None:
    dice = np.random.default_rng([*sizes, int(10 * middle), steps])
    truth, held, sure, repeats = true_area(middle, steps), 0, 0, 250
    for _ in range(repeats):
        found = area_under(
            drawn(dice, sizes[0], middle, steps), drawn(dice, sizes[1], 0, steps), 0.95
        )
        held += found.limits.holds(truth)
        sure += found.sure.holds(truth)
    assert held / repeats >= 0.915
    assert sure / repeats >= 0.95


@pytest.mark.parametrize("steps", [0, 10])
def test_the_gap_of_equal_groups_holds_nought(steps: int) -> None:
    dice = np.random.default_rng(steps)
    held = sure = 0
    repeats = 250
    for _ in range(repeats):
        gap = area_gap(
            area_under(drawn(dice, 40, 0.7, steps), drawn(dice, 60, 0, steps), 0.95),
            area_under(drawn(dice, 30, 0.7, steps), drawn(dice, 90, 0, steps), 0.95),
        )
        held += gap.limits.holds(0)
        sure += gap.sure.holds(0)
    assert held / repeats >= 0.93
    assert sure / repeats >= 0.95


def test_the_gap_is_put_together_from_both_groups() -> None:
    one = area_under({3: 20, 2: 10}, {1: 20, 2: 20}, 0.95)
    other = area_under({3: 10, 2: 20}, {1: 10, 2: 30}, 0.95)
    gap, back = area_gap(one, other), area_gap(other, one)
    assert gap.value == one.value - other.value == -back.value
    assert gap.error == pytest.approx(((one.error or 0) ** 2 + (other.error or 0) ** 2) ** 0.5)
    assert gap.limits.low == pytest.approx(-(back.limits.high or 0))
    assert gap.sure.level == pytest.approx(0.9025)
    assert gap.sure.low == pytest.approx(one.sure.low - (other.sure.high or 0))
    assert area_gap(area_under({1: 1}, {0: 5}, 0.95), one).error is None
    with pytest.raises(ValueError, match="different levels"):
        area_gap(one, area_under({1: 1}, {0: 1}, 0.9))
