"""Terms counted by hand on the calendar, and what must hold for any term."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.stats.deadlines import Calendar, holidays_in, months_between, runs_out

CABA = Calendar(holidays_in("AR", "C", range(2022, 2027), ["public"]))
DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("start", "length", "unit", "last"),
    [
        # Received on a Monday: the Monday is not counted.
        ("2024-03-04", 10, "days", "2024-03-14"),
        ("2024-03-04", 5, "working_days", "2024-03-11"),
        # Easter 2024: Thursday 28 and Friday 29 March off, Monday 1 April (bridge) and Tuesday
        # 2 April (Malvinas) off; so 27 March, then 3, 4, 5, 8 April.
        ("2024-03-26", 5, "working_days", "2024-04-08"),
        # Fifteen days across it: 27 March, 3-5, 8-12, 15-19, 22 April.
        ("2024-03-26", 15, "working_days", "2024-04-22"),
        # Transferred: Güemes (17 June 2022, a Friday), Belgrano (Monday 20 June).
        ("2022-06-16", 1, "working_days", "2022-06-21"),
        # San Martín (17 August 2022, a Wednesday) moved to Monday the 15th: the 17th is worked.
        ("2022-08-12", 2, "working_days", "2022-08-17"),
        # Sovereignty (20 November 2023, a Monday, in its place).
        ("2023-11-17", 1, "working_days", "2023-11-21"),
        # Carnival 2025, Monday 3 and Tuesday 4 March.
        ("2025-02-28", 1, "working_days", "2025-03-05"),
        # One day only, Census of 2022 and the World Cup of 2022 (decreed the day before).
        ("2022-05-17", 1, "working_days", "2022-05-19"),
        ("2022-12-19", 1, "working_days", "2022-12-21"),
        # Received on a Saturday: Monday is the first day.
        ("2024-03-09", 1, "working_days", "2024-03-11"),
        ("2024-03-09", 0, "working_days", "2024-03-09"),
        # Months by the day of the month; a month without that day ends it on its last.
        ("2024-01-31", 1, "months", "2024-02-29"),
        ("2023-12-31", 2, "months", "2024-02-29"),
        ("2024-02-29", 1, "years", "2025-02-28"),
        ("2024-05-15", 12, "months", "2025-05-15"),
        ("2024-03-04", 24, "hours", "2024-03-05"),
        ("2024-03-04", 25, "hours", "2024-03-06"),
        ("2024-03-04", 10**9, "days", "9999-12-31"),
        ("2024-03-04", 10**6, "years", "9999-12-31"),
    ],
)
def test_terms_counted_by_hand(start: str, length: int, unit: str, last: str) -> None:
    found = runs_out(date.fromisoformat(start), length, unit, CABA)  # type: ignore[arg-type]
    assert found == date.fromisoformat(last)


@given(DAYS, st.integers(1, 60))
def test_a_term_in_working_days_holds_exactly_so_many_of_them(start: date, length: int) -> None:
    last = runs_out(start, length, "working_days", CABA)
    between = (start + timedelta(days=n + 1) for n in range((last - start).days))
    assert sum(CABA.works(day) for day in between) == length
    assert CABA.works(last)


@given(DAYS, st.integers(0, 60))
def test_working_days_never_run_out_before_calendar_days(start: date, length: int) -> None:
    assert runs_out(start, length, "working_days", CABA) >= runs_out(
        start, length, "days", CABA
    )


@given(DAYS, st.integers(0, 1500))
def test_whole_months_are_those_that_have_run_out(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    whole = months_between(start, end)
    assert runs_out(start, whole, "months", CABA) <= end
    assert runs_out(start, whole + 1, "months", CABA) > end


def test_no_month_lies_between_a_day_and_an_earlier_one() -> None:
    assert months_between(date(2024, 5, 1), date(2023, 5, 1)) == 0


def test_the_days_off_that_are_named_are_weekdays_within_the_span() -> None:
    assert CABA.named(date(2024, 3, 24), date(2024, 4, 2)) == (
        date(2024, 3, 28),  # Sunday 24 March is a holiday too, and no weekday
        date(2024, 3, 29),
        date(2024, 4, 1),
        date(2024, 4, 2),
    )


@pytest.mark.parametrize(
    ("country", "province", "categories"),
    [("XX", None, ["public"]), ("AR", "CABA", ["public"]), ("AR", "C", ["moon"])],
)
def test_a_calendar_that_is_not_known_is_refused(
    country: str, province: str | None, categories: list[str]
) -> None:
    with pytest.raises(ValueError, match=r"^no calendar of holidays: "):
        holidays_in(country, province, [2024], categories)


def test_state_workers_day_is_a_holiday_of_the_state_alone() -> None:
    day = date(2024, 6, 27)
    assert day not in holidays_in("AR", "C", [2024], ["public"])
    assert day in holidays_in("AR", "C", [2024], ["public", "government"])


def test_a_negative_term_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a term cannot be negative: -1$"):
        runs_out(date(2024, 1, 1), -1, "days", Calendar())


@given(DAYS, st.integers(1, 120))
def test_working_days_are_those_of_numpy(start: date, length: int) -> None:
    import numpy as np  # noqa: PLC0415

    off = np.array(sorted(CABA.off), dtype="datetime64[D]")
    theirs = np.busday_offset(np.datetime64(start), length, roll="backward", holidays=off)
    assert runs_out(start, length, "working_days", CABA) == theirs.astype(object)
