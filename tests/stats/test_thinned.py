"""A ladder with few steps gives every figure that the whole one gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.stats import thinned
from veedor.stats.det import det_places
from veedor.stats.scores import at_most, equal_error, ladder_of
from veedor.stats.thinned import thin_ladder


@pytest.fixture(autouse=True)
def _few_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thinned, "_FEW", 0)


def same_figures(genuine: np.ndarray, impostor: np.ndarray, allowed: list[int]) -> None:
    whole, thin = ladder_of(genuine, impostor), thin_ladder(genuine, impostor, allowed, 40)
    assert (thin.impostors, thin.genuine) == (len(impostor), len(genuine))
    for most in allowed:
        assert at_most(thin, most) == at_most(whole, most)
    assert equal_error(thin) == equal_error(whole)
    if len(thin.scores) > 40:
        drawn, wanted = (
            {
                (float(x.scores[n]), int(x.impostors_from[n]), int(x.genuine_from[n]))
                for n in det_places(x, 40)
            }
            for x in (thin, whole)
        )
        assert wanted == drawn


SCORES = st.lists(st.integers(-30, 30), min_size=1, max_size=60)


@given(
    SCORES, SCORES, st.lists(st.integers(0, 70), max_size=4), st.sampled_from([1.0, 0.1, 1e9])
)
def test_ties_and_gaps_give_the_same_figures(
    genuine: list[int], impostor: list[int], allowed: list[int], scale: float
) -> None:
    same, other = (np.array(one, dtype=float) * scale for one in (genuine, impostor))
    same_figures(same, other, allowed)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("digits", [2, 4, 12])
def test_long_lists_give_the_same_figures(seed: int, digits: int) -> None:
    dice = np.random.default_rng(seed)
    genuine = np.round(dice.normal(0.6, 0.1, 3_000), digits)
    impostor = np.round(dice.normal(0.3, 0.1, 40_000), digits)
    same_figures(genuine, impostor, [0, 4, 40, 400, 4_000])


def test_one_score_far_from_all_others_changes_nothing() -> None:
    dice = np.random.default_rng(1)
    impostor = np.append(dice.normal(0.3, 0.1, 9_999), 1e12)
    same_figures(dice.normal(0.6, 0.1, 900), impostor, [0, 1, 10, 1000])


def test_scores_that_are_all_one_and_lists_that_touch_nowhere() -> None:
    same_figures(np.full(50, 0.5), np.full(70, 0.5), [0, 69, 70])
    same_figures(np.linspace(2, 3, 500), np.linspace(0, 1, 500), [0, 1, 100])


def test_few_steps_stand_of_many() -> None:
    dice = np.random.default_rng(3)
    thin = thin_ladder(dice.normal(0.6, 0.1, 20_000), dice.normal(0.3, 0.1, 200_000), [20], 40)
    assert len(thin.scores) < 22_000


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_a_score_that_is_no_number_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        thin_ladder(np.array([0.1, wrong]), np.array([0.2]))
