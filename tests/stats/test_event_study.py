"""The event study: by hand, against a regression, and how often its interval holds."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from veedor.stats.event_study import (
    Window,
    against_last,
    before_after,
    by_period,
    effect_of,
    match,
)

WEEK = Window(days=7, before=2, after=2)


def daily(*weekly: list[int]) -> np.ndarray:
    """Put each week's events on its first day."""
    table = np.zeros((len(weekly), 7 * len(weekly[0])), dtype=np.int64)
    table[:, ::7] = weekly
    return table


def test_flagged_places_meet_controls_of_equal_prior_count_only() -> None:
    counts = daily([2, 2, 5, 5], [1, 3, 2, 2], [0, 9, 1, 1], [3, 1, 4, 4])
    flags = np.array([14, -1, -1, -1])
    found = match(counts, flags, WEEK)
    assert found.places.tolist() == [0, 1, 3]
    assert found.weight.tolist() == [1, -0.5, -0.5]
    wide = match(counts, flags, Window(days=7, before=2, after=2, slack=5))
    assert wide.places.tolist() == [0, 1, 2, 3]


def test_no_window_no_control_and_a_control_that_is_flagged_soon() -> None:
    counts = daily([2, 2, 5, 5], [2, 2, 2, 2], [9, 9, 1, 1])
    early = match(counts, np.array([3, -1, -1]), WEEK)
    assert (early.early, early.matched) == (1, 0)
    late = match(counts, np.array([15, -1, -1]), WEEK)
    assert late.early == 1
    soon = match(counts, np.array([14, 20, 14]), WEEK)
    assert (soon.alone, soon.early, soon.matched) == (2, 1, 0)


def test_the_effect_is_the_difference_of_differences() -> None:
    counts = daily([2, 2, 5, 5], [1, 3, 2, 2], [4, 2, 6, 8], [3, 3, 3, 3])
    found = match(counts, np.array([14, -1, 14, -1]), WEEK)
    periods = by_period(counts, found, WEEK)
    assert periods[0].tolist() == [2, 2, 5, 5]
    effect = effect_of(periods, before_after(WEEK), found, 0.95)
    # The first place gains three a week on its controls, the third four.
    assert effect.value == pytest.approx(3.5)
    assert effect_of(periods, against_last(WEEK, -1), found, 0.95).value == 0
    first = effect_of(periods, against_last(WEEK, 0), found, 0.95).value
    assert first == pytest.approx(((5 - 2) - (2 - 3) + (6 - 2) - (3 - 3)) / 2)


def test_one_flagged_place_has_no_interval() -> None:
    counts = daily([2, 2, 5, 5], [1, 3, 2, 2])
    found = match(counts, np.array([14, -1]), WEEK)
    with pytest.raises(ValueError, match="two flagged places"):
        effect_of(by_period(counts, found, WEEK), before_after(WEEK), found, 0.95)


def test_the_value_and_nearly_the_error_of_a_regression_with_clusters() -> None:
    dice = np.random.default_rng(4)
    counts = dice.poisson(0.4, (120, 28))
    counts[:, 0] += 6 - np.minimum(6, counts[:, :14].sum(axis=1))
    flags = np.full(120, -1)
    flags[:30] = 14
    plan = Window(days=7, before=2, after=2, slack=99)
    found = match(counts, flags, plan)
    periods = by_period(counts, found, plan)
    ours = effect_of(periods, before_after(plan), found, 0.95)
    # One cohort with all controls in common: least squares on the difference, by place.
    change = counts[:, 14:].sum(axis=1) / 2 - counts[:, :14].sum(axis=1) / 2
    treated = (flags >= 0).astype(float)
    fit = sm.OLS(change, sm.add_constant(treated)).fit(
        cov_type="cluster", cov_kwds={"groups": np.arange(120)}
    )
    assert ours.value == pytest.approx(fit.params[1])
    half = fit.bse[1] * stats.t.ppf(0.975, 29)
    assert (ours.high - ours.low) / 2 == pytest.approx(half, rel=0.03)


@pytest.mark.slow
@pytest.mark.parametrize(("staggered", "bursty"), [(False, False), (True, False), (True, True)])
def test_the_interval_holds_about_as_often_as_it_says(
    staggered: bool,  # noqa: FBT001
    bursty: bool,  # noqa: FBT001
) -> None:
    dice = np.random.default_rng(17)
    plan = Window(days=10, before=3, after=3)
    held = 0
    for _ in range(600):
        rates = dice.gamma(2, 0.05, 150)
        counts = dice.poisson(rates[:, None], (150, 120))
        if bursty:  # each event brings one or two more within three days
            followed = np.zeros_like(counts)
            for lag in (1, 2, 3):
                followed[:, lag:] += dice.binomial(counts[:, :-lag], 0.5)
            counts += followed
        flags = np.full(150, -1)
        chosen = dice.choice(150, 25, replace=False)
        flags[chosen] = dice.integers(30, 90, 25) if staggered else 45
        for place in chosen:
            counts[place, flags[place] :] += dice.poisson(0.1, 120 - flags[place])
        found = match(counts, flags, plan)
        effect = effect_of(by_period(counts, found, plan), before_after(plan), found, 0.95)
        held += effect.low <= 1.0 <= effect.high
    assert 0.93 <= held / 600 <= 0.99
