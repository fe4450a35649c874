from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.report.numbers import count, day, index, number, p_value, percent

HARD = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("share", "es", "en"),
    [
        (0, "0 %", "0 %"),
        (1, "100 %", "100 %"),
        (0.5, "50,00 %", "50.00 %"),
        (9337909 / 9392372, "99,42 %", "99.42 %"),
        (0.99995, "más de 99,99 %", "more than 99.99 %"),
        (1 - 1e-12, "más de 99,99 %", "more than 99.99 %"),
        (1e-12, "menos de 0,01 %", "less than 0.01 %"),
        (0.00004, "menos de 0,01 %", "less than 0.01 %"),
        (0.00005, "0,01 %", "0.01 %"),
        (-0.25, "-25,00 %", "-25.00 %"),
        (1.5, "150,00 %", "150.00 %"),
    ],
)
def test_a_share_is_a_percentage_with_two_decimals_and_never_rounds_to_all_or_none(
    share: float, es: str, en: str
) -> None:
    assert percent(share, "es").replace(HARD, " ") == es
    assert percent(share, "en").replace(HARD, " ") == en


@given(st.integers(1, 10**9), st.integers(2, 10**9))
def test_only_none_is_0_percent_and_only_all_is_100_percent(part: int, whole: int) -> None:
    part = part % whole or 1
    said = percent(part / whole, "en")
    assert said not in {f"0{HARD}%", f"100{HARD}%", f"0.00{HARD}%", f"100.00{HARD}%"}
    written = Fraction(said.split()[-2]) / 100
    assert abs(written - Fraction(part, whole)) <= Fraction(1, 10000)


@given(st.integers(-(10**18), 10**18))
def test_a_count_keeps_every_digit_in_both_languages(value: float) -> None:
    assert int(count(value, "es").replace(".", "")) == value
    assert int(count(value, "en").replace(",", "")) == value


def test_a_count_with_a_fraction_is_a_bug() -> None:
    with pytest.raises(ValueError, match=r"2\.5 is not a count"):
        count(2.5, "es")


@pytest.mark.parametrize(
    ("value", "es"),
    [
        (230.8, "230,8"),
        (230.0, "230"),
        (0, "0"),
        (0.5, "0,5"),
        (0.0341, "0,034"),
        (1e-9, "0,000000001"),
        (1234567.85, "1.234.567,9"),
        (-3.25, "-3,3"),
    ],
)
def test_a_rate_has_one_decimal_and_small_rates_keep_two_digits(value: float, es: str) -> None:
    assert number(value, "es") == es


@pytest.mark.parametrize(
    ("value", "es"),
    [
        (0, "0,000"),
        (1, "1,000"),
        (0.7313, "0,731"),
        (0.0001, "menos de 0,001"),
        (0.9999, "más de 0,999"),
        (2.5, "2,500"),
    ],
)
def test_an_index_has_three_decimals(value: float, es: str) -> None:
    assert index(value, "es") == es


@pytest.mark.parametrize(
    ("value", "en"),
    [
        (0, "< 0.001"),
        (0.00099, "< 0.001"),
        (0.001, "0.001"),
        (0.9999, "> 0.999"),
        (1, "1.000"),
    ],
)
def test_a_p_value_beyond_three_decimals_carries_its_sign(value: float, en: str) -> None:
    assert p_value(value, "en").replace(HARD, " ") == en


def test_a_p_value_above_one_is_a_bug() -> None:
    with pytest.raises(ValueError, match=r"1\.2 is not a p-value"):
        p_value(1.2, "en")


@pytest.mark.parametrize("value", ["3", True])
def test_text_is_not_a_number(value: float) -> None:
    with pytest.raises(TypeError, match="is not a number"):
        number(value, "en")


def test_infinity_is_not_a_number_to_write() -> None:
    with pytest.raises(ValueError, match="inf is not a finite number"):
        number(float("inf"), "en")


def test_dates_are_written_as_each_language_does() -> None:
    assert day("2019-04-05", "es") == "05/04/2019"
    assert day("2019-04-05", "en") == "5 Apr 2019"
