"""Shares of what is not known in full, whoever counts in the end."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from veedor.core import Verdict, say
from veedor.stats.splits import Split, none_does, split_share

FEW = st.integers(0, 3)


@given(FEW, FEW, FEW, FEW)
def test_the_bounds_hold_every_share_that_the_unknown_can_make(
    yes: int, no: int, unknown: int, no_or_out: int
) -> None:
    split = Split(yes=yes, no=no, unknown=unknown, no_or_out=no_or_out)
    share = split_share("s", say("label"), "rows", split)
    for are, are_not, stay in product(*(range(n + 1) for n in (unknown, unknown, no_or_out))):
        whole = yes + no + are + are_not + stay
        if are + are_not > unknown or not whole:
            continue
        assert share.interval is not None
        low, high = share.interval.low, share.interval.high
        assert low - 1e-9 <= (yes + are) / whole <= high + 1e-9


def test_a_share_that_cannot_but_be_zero_is_zero() -> None:
    share = split_share("s", say("label"), "rows", Split(no=1, no_or_out=2))
    assert share.interval is not None
    assert share.interval.kind == "exact count"
    assert none_does((share,)) is Verdict.SUPPORTED
