"""Power of two exact intervals to part, against every couple of counts looked at."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from veedor.stats.rates import exact_rate
from veedor.stats.trial_power import chance_to_show, detectable_ratio


@settings(deadline=None, max_examples=30)
@given(
    st.integers(1, 14),
    st.integers(1, 14),
    st.floats(0.02, 0.9),
    st.floats(1.0, 8.0),
    st.sampled_from([0.8, 0.95]),
)
def test_the_chance_is_the_sum_over_all_counts(
    first: int, second: int, rate: float, ratio: float, level: float
) -> None:
    higher = min(rate * ratio, 1.0)
    written_out = sum(
        binom.pmf(x, first, rate) * binom.pmf(y, second, higher)
        for x in range(first + 1)
        for y in range(second + 1)
        if exact_rate(y, second, level)[0] > exact_rate(x, first, level)[1] + 1e-12
    )
    found = chance_to_show(rate, ratio, (first, second), level)
    assert found == pytest.approx(written_out, abs=1e-5)


def test_a_larger_trial_shows_a_smaller_ratio() -> None:
    found = [detectable_ratio(0.05, (n, n), 0.95, 0.8) for n in (100, 400, 1600)]
    assert found == sorted(found, key=lambda one: -(one or 0))
    assert chance_to_show(0.05, found[0] or 0, (100, 100), 0.95) >= 0.8
    assert chance_to_show(0.05, 0.98 * (found[0] or 0), (100, 100), 0.95) < 0.8


def test_a_trial_too_small_shows_no_ratio() -> None:
    assert detectable_ratio(0.3, (3, 3), 0.95, 0.8) is None
