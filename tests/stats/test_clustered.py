"""Differences of shares over days: values by hand, an oracle, coverage."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from veedor.stats.clustered import difference_of_shares

DAY = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
SIDE = st.lists(DAY, min_size=2, max_size=20)


def test_the_interval_is_the_one_computed_by_hand() -> None:
    # Shares 1/2 and 1/10; squares of 5-5, 6-5, 4-5 are 0, 1, 1: variance 3/2 * 2 / 30^2 a side.
    found = difference_of_shares([(5, 10), (6, 10), (4, 10)], [(1, 10), (2, 10), (0, 10)], 0.95)
    half = 4.302652729696142 * (2 * 1.5 * 2 / 900) ** 0.5
    assert found.value == pytest.approx(-0.4)
    assert (found.low, found.high) == pytest.approx((-0.4 - half, -0.4 + half))


@given(SIDE, SIDE)
def test_a_weighted_regression_with_clustered_days_has_the_same_spread(
    before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> None:
    """Oracle: least squares weighted by look-ups, with White's sandwich over days."""
    days = [*before, *after]
    totals = np.array([n for _, n in days], dtype=float)
    shares = np.array([hits for hits, _ in days]) / totals
    later = np.repeat([0.0, 1.0], [len(before), len(after)])
    columns = np.column_stack([np.ones(len(days)), later])
    bread = np.linalg.inv(columns.T @ (columns * totals[:, None]))
    fitted = bread @ columns.T @ (totals * shares)
    # The factor m / (m - 1) of each side, which the sandwich itself leaves out.
    few = np.where(later == 1, len(after) / (len(after) - 1), len(before) / (len(before) - 1))
    squares = few * (totals * (shares - columns @ fitted)) ** 2
    spread = (bread @ (columns.T @ (columns * squares[:, None])) @ bread)[1, 1] ** 0.5
    found = difference_of_shares(before, after, 0.95)
    reach = stats.t.ppf(0.975, min(len(before), len(after)) - 1)
    assert found.value == pytest.approx(fitted[1], abs=1e-9)
    assert found.high - found.value == pytest.approx(reach * spread, abs=1e-7)


@given(SIDE, SIDE)
def test_turning_the_sides_turns_the_interval(
    before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> None:
    ahead, back = (
        difference_of_shares(*sides, 0.9) for sides in ((before, after), (after, before))
    )
    assert (ahead.low, ahead.high) == pytest.approx((-back.high, -back.low))
    assert ahead.low <= ahead.value <= ahead.high


@pytest.mark.parametrize("days", [[], [(1, 2)], [(0, 0), (0, 0)]])
def test_a_side_without_two_days_or_a_look_up_is_refused(days: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="two days and a look-up"):
        difference_of_shares(days, [(1, 2), (1, 2)], 0.95)


@pytest.mark.parametrize(
    ("first", "then", "before", "after"),
    [(28, 28, 0.56, 0.14), (28, 28, 0.03, 0.03), (7, 28, 0.3, 0.3), (14, 10, 0.1, 0.2)],
)
def test_the_interval_holds_the_true_difference_as_often_as_it_says(
    first: int, then: int, before: float, after: float
) -> None:
    """Days overdispersed (beta-binomial, correlation 0.05), of 20 to 200 look-ups."""
    dice = np.random.default_rng([first, then])
    held, repeats = 0, 1200
    for _ in range(repeats):
        sides = (_side(dice, first, before), _side(dice, then, after))
        found = difference_of_shares(*sides, 0.95)
        held += found.low <= after - before <= found.high
    assert held / repeats >= 0.93


def _side(dice: np.random.Generator, days: int, share: float) -> list[tuple[int, int]]:
    totals = dice.integers(20, 200, days)
    daily = dice.beta(share * 19, (1 - share) * 19, days)
    hits = dice.binomial(totals, daily)
    return [(int(h), int(n)) for h, n in zip(hits, totals, strict=True)]
