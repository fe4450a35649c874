"""Sensitivity and criterion: values from print, and limits that always hold."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.stats.detection import detection, detection_reach
from veedor.stats.two_groups import TwoGroups


def test_the_worked_figures_of_passport_officers() -> None:
    """White et al. (2014), as the study of outcomes derives it: d' 2.635, c -0.237."""
    found = detection(0.94, 0.14)
    assert round(found.sensitivity, 3) == 2.635
    assert round(found.criterion, 3) == -0.237


def test_whoever_accepts_as_many_wrong_as_right_pairs_tells_nothing_apart() -> None:
    assert isclose(detection(0.3, 0.3).sensitivity, 0, abs_tol=1e-12)


@pytest.mark.parametrize(("hits", "false"), [(0.0, 0.5), (1.0, 0.5), (0.5, 0.0), (0.5, 1.0)])
def test_a_share_of_none_or_all_has_no_finite_value(hits: float, false: float) -> None:
    with pytest.raises(ValueError, match="no finite z"):
        detection(hits, false)


def test_an_empty_group_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        detection_reach(TwoGroups(hits=0, total=0, other_hits=1, other_total=2), 0.95)


@given(st.integers(1, 40), st.integers(1, 40), st.data())
def test_the_limits_hold_the_value_and_never_have_no_width(
    total: int, other: int, data: st.DataObject
) -> None:
    pairs = TwoGroups(
        hits=data.draw(st.integers(0, total)),
        total=total,
        other_hits=data.draw(st.integers(0, other)),
        other_total=other,
    )
    for one in detection_reach(pairs, 0.95):
        assert one.low is None or one.low < one.value
        assert one.high is None or one.value < one.high
        assert one.closed == (one.low is not None and one.high is not None)


def test_where_all_were_accepted_no_upper_limit_of_sensitivity_is_made_up() -> None:
    found, _ = detection_reach(TwoGroups(hits=9, total=9, other_hits=1, other_total=9), 0.95)
    assert found.high is None
    assert found.low is not None


def test_the_limits_hold_the_truth_as_often_as_they_say() -> None:
    """Enumerated, not simulated: every table of 12 right and 12 wrong pairs."""
    from scipy import stats  # noqa: PLC0415 - takes a second to load

    true = detection(0.8, 0.3)
    right, wrong = (stats.binom.pmf(range(13), 12, share) for share in (0.8, 0.3))
    held = 0.0
    for a in range(13):
        for b in range(13):
            pairs = TwoGroups(hits=a, total=12, other_hits=b, other_total=12)
            found, _ = detection_reach(pairs, 0.95)
            above = found.low is None or found.low <= true.sensitivity
            below = found.high is None or true.sensitivity <= found.high
            held += right[a] * wrong[b] * (above and below)
    assert held >= 0.95
