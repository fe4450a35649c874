"""Ladders of scores, against every comparison looked at one by one."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.stats.det import det_places
from veedor.stats.scores import Ladder, Point, area, at_most, equal_error, ladder_of, rates_at

SCORES = st.lists(st.integers(-6, 6).map(lambda n: n / 2), min_size=1, max_size=25)


def false_at(impostor: list[float], threshold: float) -> int:
    return sum(score >= threshold for score in impostor)


def missed_at(genuine: list[float], threshold: float) -> int:
    return sum(score < threshold for score in genuine)


@given(SCORES, SCORES, st.integers(-14, 14).map(lambda n: n / 4))
def test_errors_at_a_threshold_are_those_counted_one_by_one(
    genuine: list[float], impostor: list[float], threshold: float
) -> None:
    point = rates_at(ladder_of(genuine, impostor), threshold)
    assert point.false_matches == false_at(impostor, threshold)
    assert point.missed == missed_at(genuine, threshold)
    assert (point.score is None) == (threshold > max(genuine + impostor))


@given(SCORES, SCORES, st.integers(0, 25))
def test_a_rate_of_false_matches_is_kept_by_the_threshold_with_fewest_misses(
    genuine: list[float], impostor: list[float], allowed: int
) -> None:
    point = at_most(ladder_of(genuine, impostor), allowed)
    every = [*sorted(set(genuine + impostor)), np.inf]
    keeping = [one for one in every if false_at(impostor, one) <= allowed]
    assert point.false_matches <= allowed
    assert point.missed == min(missed_at(genuine, one) for one in keeping)
    assert point.score == (keeping[0] if keeping[0] < np.inf else None)


@given(SCORES, SCORES)
def test_the_area_is_the_share_of_pairs_in_which_the_genuine_score_is_higher(
    genuine: list[float], impostor: list[float]
) -> None:
    won = sum(Fraction((g > i) * 2 + (g == i), 2) for g in genuine for i in impostor)
    assert area(ladder_of(genuine, impostor)) == float(won / (len(genuine) * len(impostor)))


@given(SCORES, SCORES)
def test_the_equal_error_is_where_the_rates_change_sides(
    genuine: list[float], impostor: list[float]
) -> None:
    every = [*sorted(set(genuine + impostor)), np.inf]
    rates = [
        (
            Fraction(false_at(impostor, one), len(impostor)),
            Fraction(missed_at(genuine, one), len(genuine)),
        )
        for one in every
    ]
    before = max(n for n, (false, missed) in enumerate(rates) if missed <= false)
    after = min(n for n, (false, missed) in enumerate(rates) if missed >= false)
    best = before if sum(rates[before]) <= sum(rates[after]) else after
    found = equal_error(ladder_of(genuine, impostor))
    assert (found.low, found.high) == (float(min(rates[best])), float(max(rates[best])))
    assert found.score == (every[best] if every[best] < np.inf else None)


@given(SCORES, SCORES, st.randoms(use_true_random=False))
def test_the_order_of_the_scores_changes_nothing(
    genuine: list[float], impostor: list[float], dice: st.DataObject
) -> None:
    shuffled = [dice.sample(one, len(one)) for one in (genuine, impostor)]  # type: ignore[attr-defined]
    first, then = ladder_of(genuine, impostor), ladder_of(*shuffled)
    assert np.array_equal(first.scores, then.scores)
    assert np.array_equal(first.impostors_from, then.impostors_from)
    assert np.array_equal(first.genuine_from, then.genuine_from)


def test_the_nearest_threshold_can_break_the_promise_and_this_one_does_not() -> None:
    # Impostors 0..1499, genuine 1490..1599, one false match in a thousand (a reference's case).
    point = at_most(ladder_of(range(1490, 1600), range(1500)), 1)
    assert point == Point(score=1499.0, false_matches=1, missed=9)
    assert round(100 * point.missed / 110, 2) == 8.18


def test_normal_scores_have_the_area_and_equal_error_of_their_distance() -> None:
    # Genuine N(2, 1), impostor N(0, 1): equal error 0.158655, area 0.921350.
    from scipy.stats import norm  # noqa: PLC0415

    grid = norm.ppf((np.arange(4000) + 0.5) / 4000)
    ladder = ladder_of(grid + 2, grid)
    assert equal_error(ladder).middle == pytest.approx(0.158655, abs=3e-4)
    assert area(ladder) == pytest.approx(0.921350, abs=1e-4)


@pytest.mark.parametrize("measure", [area, equal_error])
@pytest.mark.parametrize(("genuine", "impostor"), [([], [1.0]), ([1.0], []), ([], [])])
def test_without_one_of_the_lists_there_is_no_number(
    measure: object, genuine: list[float], impostor: list[float]
) -> None:
    with pytest.raises(ValueError, match="needs genuine and impostor"):
        measure(ladder_of(genuine, impostor))  # type: ignore[operator]


@given(SCORES, SCORES, st.integers(4, 40))
def test_a_curve_has_no_more_points_than_asked(
    genuine: list[float], impostor: list[float], points: int
) -> None:
    ladder = ladder_of(genuine, impostor)
    places = det_places(ladder, points)
    assert len(places) <= points
    assert np.array_equal(places, np.unique(places))
    assert places.min() >= 0
    assert places.max() < len(ladder.scores)


def test_a_curve_keeps_the_smallest_counts_apart() -> None:
    ladder = ladder_of(np.arange(100_000) + 50_000, np.arange(100_000))
    places = det_places(ladder, 400)
    false = set(ladder.impostors_from[places].tolist())
    missed = set(ladder.missed[places].tolist())
    assert set(range(10)) <= false
    assert set(range(10)) <= missed
    with pytest.raises(ValueError, match="four points"):
        det_places(ladder, 3)


def test_a_ladder_with_steps_left_out_gives_the_same_at_those_that_stand() -> None:
    whole = ladder_of([3.0, 4.0, 5.0], [1.0, 2.0, 3.0, 3.5])
    kept = [0, 3, 5]
    thin = Ladder(
        scores=whole.scores[kept],
        impostors_from=whole.impostors_from[kept],
        genuine_from=whole.genuine_from[kept],
        impostors=whole.impostors,
        genuine=whole.genuine,
    )
    for score in whole.scores[kept]:
        assert rates_at(thin, score) == rates_at(whole, score)
