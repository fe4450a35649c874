"""The calendar that a case chooses, and the day by which it judges."""

from datetime import date, datetime

from veedor.core import Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.stats.working_days import WorkingDayOptions, judged_on, local_period, working_days

LEAP_YEAR = [2024]


def setting(start: datetime, end: datetime, *, bounded: bool) -> Setting:
    zone = "America/Argentina/Buenos_Aires"
    return Setting(given={}, zone=zone, seed=1, start=start, end=end, bounded=bounded)


MONTH = setting(datetime(2024, 3, 1, 3), datetime(2024, 4, 1, 3), bounded=True)  # noqa: DTZ001
OPEN = setting(OPEN_FROM, OPEN_TO, bounded=False)


def test_days_off_are_added_and_days_worked_taken_away() -> None:
    plain = working_days(WorkingDayOptions(), LEAP_YEAR)
    own = WorkingDayOptions(days_off=("2024-03-05",), days_worked=("2024-04-01",))
    chosen = working_days(own, LEAP_YEAR)
    assert plain.works(date(2024, 3, 5))
    assert not plain.works(date(2024, 4, 1))
    assert not chosen.works(date(2024, 3, 5))
    assert chosen.works(date(2024, 4, 1))


def test_a_long_term_has_a_calendar_to_its_end() -> None:
    assert not working_days(WorkingDayOptions(), LEAP_YEAR, 1000).works(date(2028, 12, 25))
    assert not working_days(WorkingDayOptions(), LEAP_YEAR).works(date(2025, 1, 1))


def test_other_countries_have_other_holidays() -> None:
    britain = working_days(WorkingDayOptions(country="GB", province="ENG"), LEAP_YEAR)
    assert not britain.works(date(2024, 12, 26))
    assert britain.works(date(2024, 7, 9))


def test_the_day_of_judging_is_the_one_given_or_the_periods_last_or_the_last_seen() -> None:
    seen = date(2024, 6, 30)
    assert judged_on(WorkingDayOptions(as_of="2024-05-01"), MONTH, seen) == date(2024, 5, 1)
    assert judged_on(WorkingDayOptions(), MONTH, seen) == date(2024, 3, 31)
    assert judged_on(WorkingDayOptions(), OPEN, seen) == seen
    assert judged_on(WorkingDayOptions(), OPEN, None) is None


def test_the_period_in_days_is_that_of_the_cases_zone() -> None:
    assert local_period(MONTH) == (date(2024, 3, 1), date(2024, 3, 31))
    assert local_period(OPEN) == (date.min, date.max)
