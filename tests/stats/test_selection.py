"""Bounds of effects among the stopped: by brute force, and at their edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.stats.selection import selected

SHARES = st.floats(0.0, 1.0)


def brute_force(
    group: float, others: float, share: float, unlike: float
) -> tuple[float, float]:
    """The least and the most of the effect, over what the outcomes of unlike stops can be.

    The group's stops are a mixture: those that others would have had too (1 - unlike), with a
    mean between what the unlike could leave of it, and the rest. Upon the stopped of the
    others, the effect is that of the former only.
    """
    ends = []
    for n in range(1001):
        rest = n / 1000
        always = (group - unlike * rest) / (1 - unlike)
        if not -1e-12 <= always <= 1 + 1e-12:
            continue
        upon_group = group - (1 - unlike) * others
        upon_others = always - others
        ends.append(share * upon_group + (1 - share) * upon_others)
    return min(ends), max(ends)


@pytest.mark.parametrize("unlike", [0.0, 0.1, 0.32])
def test_the_upper_bound_is_that_of_brute_force(unlike: float) -> None:
    found = selected(0.24, 0.19, 0.8, unlike)
    assert found.high == pytest.approx(brute_force(0.24, 0.19, 0.8, unlike)[1], abs=1e-6)


def test_the_values_of_the_reference_study() -> None:
    tenth, third = selected(0.24, 0.19, 0.8, 0.1), selected(0.24, 0.19, 0.8, 0.32)
    assert selected(0.24, 0.19, 0.8, 0.0).naive == pytest.approx(0.05)
    assert round(tenth.among_group, 4) == 0.0690
    assert (round(tenth.low, 5), round(tenth.high, 5)) == (0.06520, 0.07053)
    assert round(third.among_group, 4) == 0.1108
    assert (round(third.low, 5), round(third.high, 5)) == (0.09864, 0.12123)


@given(SHARES, SHARES, SHARES, st.floats(0.0, 0.99))
def test_more_stops_unlike_never_lower_an_effect(
    group: float, others: float, share: float, unlike: float
) -> None:
    found = selected(group, others, share, unlike)
    assert found.naive <= found.among_group + 1e-12
    assert found.naive <= found.low + 1e-12
    assert found.low <= found.high + 1e-9


@pytest.mark.parametrize("wrong", [(1.1, 0, 0, 0), (0, -0.1, 0, 0), (0, 0, 0, 1.0)])
def test_what_is_no_share_is_refused(wrong: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="shares lie"):
        selected(*wrong)
