from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.stats.exact import counted, rounded, share, share_bounds

WHOLES = st.integers(1, 10**12)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(2, 3), 0.6666666667),
        (Fraction(1, 3_000_000), 3.333333333e-07),
        (9_392_372, 9_392_372.0),
        (0.1 + 0.2, 0.3),
        (0, 0.0),
    ],
)
def test_ten_significant_digits_are_kept(number: float, shown: float) -> None:
    assert rounded(number) == shown


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_rounding_twice_is_rounding_once_and_moves_little(number: float) -> None:
    once = rounded(number)
    assert rounded(once) == once
    assert abs(once - number) <= 1e-9 * abs(number)


@settings(deadline=None)
@given(st.integers(-(10**9), 10**9))
def test_a_counted_number_has_no_width(number: int) -> None:
    interval = counted(number)
    assert (interval.low, interval.value, interval.high) == (number, number, number)
    assert (interval.kind, interval.level) == ("exact count", None)


@settings(deadline=None)
@given(st.data())
def test_a_share_is_its_fraction_within_nought_and_one(data: st.DataObject) -> None:
    whole = data.draw(WHOLES)
    part = data.draw(st.integers(0, whole))
    value = share(part, whole).value
    assert value is not None
    assert 0 <= value <= 1
    assert abs(Fraction(value) - Fraction(part, whole)) <= Fraction(1, 10**9)


def test_none_and_all_are_shares_and_none_of_none_is_not() -> None:
    assert share(0, 7).value == 0
    assert share(7, 7).value == 1


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (1, 0), (-1, 3), (4, 3), (0, -1)])
def test_what_is_no_share_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match=f"got {part} of {whole}"):
        share(part, whole)


@settings(deadline=None)
@given(st.data())
def test_bounds_hold_every_share_between_them(data: st.DataObject) -> None:
    whole = data.draw(WHOLES)
    least = data.draw(st.integers(0, whole))
    most = data.draw(st.integers(least, whole))
    interval = share_bounds(least, most, whole)
    assert (interval.kind, interval.value) == ("bounds", None)
    for part in (least, most, (least + most) // 2):
        value = share(part, whole).value
        assert value is not None
        assert interval.low <= value <= interval.high


@pytest.mark.parametrize(
    ("least", "most", "whole"), [(2, 1, 3), (0, 4, 3), (-1, 1, 3), (0, 0, 0)]
)
def test_what_are_no_bounds_is_refused(least: int, most: int, whole: int) -> None:
    with pytest.raises(ValueError, match="need 0 <= least <= most <= whole"):
        share_bounds(least, most, whole)
