"""Rates drawn again by person agree with the closed form, and not with rows drawn alone."""

import numpy as np
import pytest

from veedor.stats.rates import Shared, shared_rate, shared_variance
from veedor.stats.replicates import drawn_again, own_rates, pair_rates


def world(persons: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Every pair of persons, and how many of three thresholds its score reaches."""
    dice = np.random.default_rng(seed)
    first, second = np.triu_indices(persons, 1)
    look = dice.normal(0, 0.5, persons)
    score = dice.normal(0, 1, len(first)) + look[first] + look[second]
    return first, second, (score[:, None] >= np.array([1.0, 1.5, 2.5])).sum(axis=1)


def sums_of(first: np.ndarray, second: np.ndarray, hit: np.ndarray, persons: int) -> Shared:
    by = np.bincount(first, hit, persons) + np.bincount(second, hit, persons)
    return Shared(
        events=int(hit.sum()),
        trials=len(hit),
        by_person=tuple((int(k), persons - 1, 1) for k in by),
        couples=True,
        pair_ee=int(hit.sum()),
        pair_en=int(hit.sum()),
        pair_nn=len(hit),
    )


def test_the_spread_of_draws_is_that_of_the_closed_form_and_rows_alone_are_too_narrow() -> None:
    persons = 150
    first, second, reached = world(persons, 3)
    some = reached > 0
    drawn = drawn_again(persons, 2000, 5)
    rates = pair_rates((first[some], second[some], reached[some]), 3, drawn)
    for step in (1, 2):
        hit = (reached >= step).astype(int)
        sums = sums_of(first, second, hit, persons)
        spread = rates[:, step - 1].std()
        assert spread == pytest.approx(shared_variance(sums) ** 0.5, rel=0.15)
        rate = hit.mean()
        assert spread > 2 * (rate * (1 - rate) / len(hit)) ** 0.5
        low, high = shared_rate(sums, 0.95)
        inside = ((rates[:, step - 1] >= low) & (rates[:, step - 1] <= high)).mean()
        assert inside > 0.93


def test_each_draw_is_what_counting_its_persons_gives() -> None:
    first, second, reached = world(9, 1)
    some = reached > 0
    drawn = drawn_again(9, 20, 2)
    found = pair_rates((first[some], second[some], reached[some]), 3, drawn)
    for counts, rates in zip(drawn, found, strict=True):
        weights = counts[first] * counts[second]
        wanted = [(weights * (reached >= s)).sum() / weights.sum() for s in (1, 2, 3)]
        assert rates.tolist() == pytest.approx(wanted)


def test_no_event_at_all_is_no_event_in_any_draw_and_one_person_has_no_pairs() -> None:
    none = (np.array([], int), np.array([], int), np.array([], int))
    assert pair_rates(none, 2, np.array([[1, 1, 1]])).tolist() == [[0.0, 0.0]]
    assert np.isnan(pair_rates(none, 1, np.array([[3, 0, 0]]))).all()


def test_comparisons_of_one_person_go_with_that_person() -> None:
    events, trials = np.array([[3, 1], [0, 0], [1, 1]]), np.array([4, 2, 4])
    assert own_rates(events, trials, np.array([[1, 1, 1], [0, 0, 3]])).tolist() == [
        [0.4, 0.2],
        [0.25, 0.25],
    ]
