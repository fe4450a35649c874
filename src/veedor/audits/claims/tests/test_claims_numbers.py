"""Printed numbers, and rows in the order of their days."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.claims.order import Day, marks
from veedor.audits.claims.printed import SCALES, Fit, as_share, decimals_of, fit, in_unit, plain

PLACES = st.integers(min_value=0, max_value=4)
COUNTS = st.tuples(st.integers(0, 500), st.integers(1, 500))


def exactly(part: int, whole: int) -> tuple[Fraction, Decimal]:
    return Fraction(part, whole), Decimal(part) / Decimal(whole)


@given(COUNTS, PLACES)
def test_what_is_rounded_fits_as_rounded(counts: tuple[int, int], places: int) -> None:
    exact, decimal = exactly(*counts)
    for way in (ROUND_HALF_UP, ROUND_HALF_EVEN):
        printed = decimal.quantize(Decimal(1).scaleb(-places), rounding=way)
        assert fit(exact, printed, places).rounded


@given(COUNTS, PLACES)
def test_what_is_cut_off_fits_as_cut_off(counts: tuple[int, int], places: int) -> None:
    exact, decimal = exactly(*counts)
    printed = decimal.quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN)
    assert fit(exact, printed, places).truncated


@given(COUNTS, PLACES, st.integers(2, 50))
def test_what_is_two_last_decimals_away_fits_neither(
    counts: tuple[int, int], places: int, steps: int
) -> None:
    exact, decimal = exactly(*counts)
    step = Decimal(1).scaleb(-places)
    printed = decimal.quantize(step, rounding=ROUND_DOWN) + steps * step
    assert not fit(exact, printed, places)


@pytest.mark.parametrize(
    ("part", "whole", "printed", "places", "expected"),
    [
        (7, 8600, "0.08", 2, Fit(rounded=True, truncated=True)),
        (1, 1123, "0.08", 2, Fit(rounded=False, truncated=True)),
        (1, 34360, "0.003", 3, Fit(rounded=True, truncated=False)),
        (1, 3940, "0.01", 2, Fit(rounded=False, truncated=False)),
        (1, 798, "0.10", 2, Fit(rounded=False, truncated=False)),
        (7, 8, "86", 0, Fit(rounded=False, truncated=False)),
        (7, 8, "88", 0, Fit(rounded=True, truncated=False)),
        (7, 8, "87", 0, Fit(rounded=True, truncated=True)),
    ],
)
def test_rates_worked_by_hand(
    part: int, whole: int, printed: str, places: int, expected: Fit
) -> None:
    assert fit(100 * Fraction(part, whole), Decimal(printed), places) == expected


@given(st.fractions(0, 1), st.sampled_from([*SCALES]))
def test_a_share_in_a_unit_and_back_is_the_same_share(share: Fraction, unit: str) -> None:
    shown = in_unit(share, unit)
    assert shown is not None
    assert shown / SCALES[unit] == share


def test_one_in_so_many_is_turned_over() -> None:
    assert in_unit(Fraction(1, 2251), "one in") == 2251
    assert in_unit(Fraction(0), "one in") is None
    assert as_share(Decimal(2251), "one in") == Fraction(1, 2251)
    assert as_share(Decimal(0), "one in") == 0


def test_units_that_are_of_no_share_have_no_scale() -> None:
    assert in_unit(Fraction(1, 2), "per month") is None
    assert as_share(Decimal(3), "per month") == 3


@given(st.decimals(0, 10**6, places=6, allow_nan=False))
def test_a_number_has_as_many_decimals_as_it_needs(value: Decimal) -> None:
    places = decimals_of(value)
    assert value == round(value, places)
    assert places == 0 or value != round(value, places - 1)
    assert Decimal(plain(value)) == value


DAYS = st.lists(
    st.tuples(st.none() | st.integers(1, 6), st.none() | st.integers(1, 6)), max_size=7
)


def best_by_trying_all(days: list[Day]) -> tuple[int, int]:
    """The longest sequence and its rows as written, over every choice of every row."""
    best = (0, 0)
    for choice in product((0, 1, 2), repeat=len(days)):
        taken = [
            (row[c], c == 0) for row, c in zip(days, choice, strict=True) if c < 2 and row[c]
        ]
        values = [day for day, _ in taken if day is not None]
        if values == sorted(values):
            best = max(best, (len(taken), sum(plain for _, plain in taken)))
    return best


@settings(deadline=None)
@given(DAYS)
def test_the_sequence_found_is_the_longest_with_most_rows_as_written(days: list[Day]) -> None:
    found = marks(days)
    kept = [
        row[0] if mark == "as written" else row[1]
        for row, mark in zip(days, found, strict=True)
        if mark in {"as written", "turned"}
    ]
    assert None not in kept
    assert kept == sorted(kept, key=lambda day: day or 0)
    assert (len(kept), found.count("as written")) == best_by_trying_all(days)
    assert all(
        (m == "unknown") == (d == (None, None)) for m, d in zip(found, days, strict=True)
    )


def test_no_rows_have_no_marks() -> None:
    assert marks([]) == ()


def test_days_that_fit_as_written_are_left_as_they_are() -> None:
    rows: list[Day] = [(20240103, 20240301), (20240104, 20240401), (20240204, 20240402)]
    assert marks(rows) == ("as written",) * 3
