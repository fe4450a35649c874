"""Kaplan and Meier: a value from print, lifelines as oracle, and simulated coverage."""

import warnings

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from veedor.stats.survival import Life, kaplan_meier, median_life

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from lifelines import KaplanMeierFitter  # type: ignore[import-untyped]
    from lifelines.utils import median_survival_times  # type: ignore[import-untyped]

LIVES = st.lists(
    st.builds(Life, st.integers(1, 40), st.booleans(), st.integers(1, 3)),
    min_size=2,
    max_size=30,
)
# Freireich et al. (1963): weeks of remission under 6-MP; as printed in Cox and Oakes (1984).
REMISSION = [
    *(Life(n, ended=True) for n in (6, 6, 6, 7, 10, 13, 16, 22, 23)),
    *(Life(n, ended=False) for n in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)),
]


def test_the_remission_times_give_the_printed_curve_and_median() -> None:
    curve = kaplan_meier(REMISSION)
    shown = [(s.time, s.at_risk, round(s.going, 3)) for s in curve]
    assert shown == [
        *((6, 21, 0.857), (7, 17, 0.807), (10, 15, 0.753), (13, 12, 0.690)),
        *((16, 11, 0.627), (22, 7, 0.538), (23, 6, 0.448)),
    ]
    assert median_life(curve).value == 23


def fitted(lives: list[Life]) -> KaplanMeierFitter:
    long = [(life.lasted, life.ended) for life in lives for _ in range(life.n)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return KaplanMeierFitter().fit([n for n, _ in long], [e for _, e in long])


@given(LIVES)
@settings(max_examples=60, deadline=None)
def test_the_curve_and_its_interval_are_those_of_lifelines(lives: list[Life]) -> None:
    curve, theirs = kaplan_meier(lives), fitted(lives)
    ends = theirs.confidence_interval_
    for step in curve:
        assert step.going == pytest.approx(theirs.predict(step.time), abs=1e-9)
        if step.going > 0:  # at 0 they give an interval without width
            low, high = ends.loc[step.time]
            assert (step.low, step.high) == pytest.approx((low, high), abs=1e-8)


@given(LIVES)
@settings(max_examples=40, deadline=None)
def test_the_median_and_its_interval_are_those_of_lifelines(lives: list[Life]) -> None:
    curve, theirs = kaplan_meier(lives), fitted(lives)
    ours = median_life(curve)
    # They multiply logarithms, so that a half may come out a hair above a half.
    assume(all(abs(step.going - 0.5) > 1e-9 for step in curve))
    assert (np.inf if ours.value is None else ours.value) == theirs.median_survival_time_
    if curve and curve[-1].going == 0:
        return
    low, high = median_survival_times(theirs.confidence_interval_).to_numpy()[0]
    assert (np.inf if ours.low is None else ours.low) == low
    assert (np.inf if ours.high is None else ours.high) == high


@given(LIVES)
def test_the_curve_only_falls_and_stays_within_its_interval(lives: list[Life]) -> None:
    before = 1.0
    for step in kaplan_meier(lives):
        assert 0 <= step.low <= step.going <= step.high <= 1
        assert step.going < before
        before = step.going


@given(LIVES)
def test_where_all_have_ended_it_is_the_plain_share_still_going(lives: list[Life]) -> None:
    ended = [Life(life.lasted, ended=True, n=life.n) for life in lives]
    total = sum(life.n for life in ended)
    for step in kaplan_meier(ended):
        after = sum(life.n for life in ended if life.lasted > step.time)
        assert step.going == pytest.approx(after / total, abs=1e-9)


def test_nothing_ended_gives_no_step_and_no_median() -> None:
    curve = kaplan_meier([Life(5, ended=False, n=3)])
    assert curve == ()
    assert median_life(curve).value is None
    assert kaplan_meier([]) == ()


def test_one_life_ends_at_zero_and_leaves_the_upper_end_open() -> None:
    (step,) = kaplan_meier([Life(0, ended=True)])
    assert (step.going, step.low, step.high) == (0.0, 0.0, 1.0)
    assert median_life((step,)).high is None


@pytest.mark.parametrize("life", [Life(-1, ended=True), Life(1, ended=True, n=-1)])
def test_a_negative_life_is_refused(life: Life) -> None:
    with pytest.raises(ValueError, match=r"^a life cannot be negative"):
        kaplan_meier([life])


@pytest.mark.parametrize("size", [8, 12, 25, 80])
def test_the_interval_of_the_median_holds_it_as_often_as_it_says(size: int) -> None:
    """Exponential days to answer (median 14, rounded up), a fifth still open at a fixed day."""
    dice = np.random.default_rng(1958)
    rounds, held = 1000, 0
    for _ in range(rounds):
        lasted = np.ceil(dice.exponential(14 / np.log(2), size)).astype(int)
        seen = dice.integers(14, 80, size)
        lives = [
            Life(int(min(n, until)), bool(n <= until))
            for n, until in zip(lasted, seen, strict=True)
        ]
        found = median_life(kaplan_meier(lives))
        below = found.low is None or found.low <= 14
        held += below and (found.high is None or found.high >= 14)
    assert 0.95 <= held / rounds <= 0.995  # days are whole, so it errs on the wide side


def test_the_interval_of_the_curve_holds_it_as_often_as_it_says() -> None:
    dice = np.random.default_rng(1926)
    rounds, held = 1500, 0
    for _ in range(rounds):
        lasted = np.ceil(dice.exponential(20, 50)).astype(int)
        seen = dice.integers(10, 60, 50)
        lives = [
            Life(int(min(n, until)), bool(n <= until))
            for n, until in zip(lasted, seen, strict=True)
        ]
        at = [s for s in kaplan_meier(lives) if s.time <= 20][-1]
        held += at.low <= float(np.exp(-20 / 20)) <= at.high
    assert 0.93 <= held / rounds <= 0.97
