"""Which readings fit the dates that were seen, and when the values prove one."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.intake.dates import Readings, readings


def formats(*values: str) -> tuple[str, ...]:
    return readings(values).formats


def test_a_day_above_twelve_in_the_first_place_proves_day_first() -> None:
    read = readings(["03/04/2024 10:00:00", "25/04/2024 09:30:00"])
    assert read.formats == ("%d/%m/%Y %H:%M:%S",)
    assert read.decided_by == (25, 1)


def test_a_day_above_twelve_in_the_second_place_proves_month_first() -> None:
    read = readings(["03/04/2024", "04/25/2024"])
    assert (read.formats, read.decided_by) == (("%m/%d/%Y",), (25, 2))


def test_days_up_to_twelve_prove_nothing() -> None:
    assert formats("03/04/2024", "12/12/2024") == ("%d/%m/%Y", "%m/%d/%Y")


def test_values_that_contradict_each_other_fit_no_order() -> None:
    assert formats("25/04/2024", "04/25/2024") == ()


def test_year_first_needs_no_proof() -> None:
    read = readings(["2024-03-04 10:00:00", "2024-03-05 11:00:00"])
    assert (read.formats, read.plain, read.year_first) == (("%Y-%m-%d %H:%M:%S",), True, True)


def test_years_of_two_digits_leave_three_orders_open() -> None:
    assert formats("01-02-03") == ("%d-%m-%y", "%m-%d-%y", "%y-%m-%d")


@pytest.mark.parametrize(
    ("value", "format_"),
    [
        ("2024-12-31T23:59", "%Y-%m-%dT%H:%M"),
        ("2024-12-31T23:59:00.123Z", "%Y-%m-%dT%H:%M:%S.%f%z"),
        ("2024-12-31 23:59:00-03:00", "%Y-%m-%d %H:%M:%S%z"),
        ("2024-12-31 23:59:00 -0300", "%Y-%m-%d %H:%M:%S %z"),
        ("31.12.2024 11:59 PM", "%d.%m.%Y %I:%M %p"),
        ("31.12.2024 11:59pm", "%d.%m.%Y %I:%M%p"),
        ("31/12/00", "%d/%m/%y"),
        ("20241231", "%Y%m%d"),
        ("20241231235900", "%Y%m%d%H%M%S"),
        ("31122024 235900", "%d%m%Y %H%M%S"),
    ],
)
def test_one_value_that_only_one_format_fits(value: str, format_: str) -> None:
    assert formats(value) == (format_,)
    assert datetime.strptime(value, format_).day == 31  # noqa: DTZ007 - the day is all we ask


@pytest.mark.parametrize(
    "values",
    [
        ("",),
        ("mañana",),
        ("1711929600",),
        ("31/12/2024", "NULL"),
        ("31/12/2024", "31/12/2024 10:00"),
        ("31/12/2024", "31-12-2024"),
        ("31/02/2024",),
        ("31/12/2024 25:00",),
        ("31/12/2024 13:00 PM",),
        ("2024-12-31 10:00:00", "2024-12-31 10:00:00Z"),
        ("2024/12/31/01",),
        ("12:30:45",),
        ("20241231 ",),
    ],
)
def test_what_no_single_format_fits_has_no_reading(values: tuple[str, ...]) -> None:
    assert readings(values) == Readings() or readings(values).formats == ()


def test_no_values_have_no_reading() -> None:
    assert readings([]) == Readings()


def test_midnight_in_every_row_is_noticed() -> None:
    assert readings(["31/12/2024 00:00:00", "30/12/2024 00:00:00"]).midnight
    assert not readings(["31/12/2024 00:00:00", "30/12/2024 08:00:00"]).midnight


@given(
    st.lists(st.datetimes(datetime(2001, 1, 1), datetime(2040, 1, 1)), min_size=1),  # noqa: DTZ001
    st.sampled_from(["%d/%m/%Y %H:%M", "%m-%d-%Y", "%Y-%m-%d %H:%M:%S", "%d.%m.%y %I:%M %p"]),
)
def test_the_format_that_wrote_the_values_is_always_among_the_readings(
    moments: list[datetime], format_: str
) -> None:
    values = [moment.strftime(format_) for moment in moments]
    assert format_ in formats(*values)


@given(
    st.lists(st.datetimes(datetime(2001, 1, 1), datetime(2040, 1, 1)), min_size=1),  # noqa: DTZ001
)
def test_every_reading_reads_every_value(moments: list[datetime]) -> None:
    values = [moment.strftime("%d/%m/%Y %H:%M:%S") for moment in moments]
    for format_ in formats(*values):
        assert all(datetime.strptime(value, format_) for value in values)  # noqa: DTZ007
