from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.stats.rhythm import Silence, silences

MONDAY = date(2024, 1, 1)
Hour = tuple[date, int]


def log(weeks: int, *, without: set[Hour] = frozenset()) -> dict[Hour, int]:  # type: ignore[assignment]
    """Give a log with a row in each hour of so many weeks, but for some hours."""
    days = (MONDAY + timedelta(days=n) for n in range(7 * weeks))
    return {(day, h): 1 for day in days for h in range(24) if (day, h) not in without}


def test_a_log_without_silence_has_none() -> None:
    assert silences(log(2), MONDAY, MONDAY + timedelta(days=13)) == []


def test_an_empty_log_is_one_silence_against_no_rhythm() -> None:
    assert silences({}, MONDAY, MONDAY + timedelta(days=1)) == [
        Silence(first_day=MONDAY, first_hour=0, hours=48, against_rhythm=0)
    ]


def test_a_night_that_is_always_silent_is_not_against_the_rhythm() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(28)]
    nights = {(day, h) for day in days for h in range(5)}
    found = silences(log(4, without=nights), MONDAY, days[-1])
    assert [silence.hours for silence in found] == [5] * 28
    assert {silence.against_rhythm for silence in found} == {0}


def test_one_silent_week_in_twenty_is_against_the_rhythm_and_one_in_ten_is_not() -> None:
    noon = {(MONDAY + timedelta(days=7), 12)}
    twenty = silences(log(20, without=noon), MONDAY, MONDAY + timedelta(days=139))
    ten = silences(log(10, without=noon), MONDAY, MONDAY + timedelta(days=69))
    expected = {"first_day": MONDAY + timedelta(days=7), "first_hour": 12, "hours": 1}
    assert twenty == [Silence(**expected, against_rhythm=1)]  # type: ignore[arg-type]
    assert ten == [Silence(**expected, against_rhythm=0)]  # type: ignore[arg-type]


def test_a_silence_across_midnight_is_one() -> None:
    gap = {(MONDAY, 23), (MONDAY + timedelta(days=1), 0), (MONDAY + timedelta(days=1), 1)}
    found = silences(log(20, without=gap), MONDAY, MONDAY + timedelta(days=139))
    assert found == [Silence(first_day=MONDAY, first_hour=23, hours=3, against_rhythm=3)]


@pytest.mark.parametrize("usual", [0.0, 0.5, 0.95, 1.0])
@settings(deadline=None)
@given(
    silent=st.sets(
        st.tuples(st.integers(0, 20), st.integers(0, 23)).map(
            lambda at: (MONDAY + timedelta(days=at[0]), at[1])
        )
    )
)
def test_silences_hold_each_silent_hour_once_and_no_other(
    usual: float, silent: set[Hour]
) -> None:
    last = MONDAY + timedelta(days=20)
    found = silences(log(3, without=silent), MONDAY, last, usual=usual)
    held: list[Hour] = []
    for silence in found:
        for n in range(silence.hours):
            day, hour = divmod(silence.first_hour + n, 24)
            held.append((silence.first_day + timedelta(days=day), hour))
        # The hours on either side are not silent: no stretch is told in two.
        assert held[-1] not in held[:-1]
    assert sorted(held) == sorted(silent)
    assert len(found) == sum(
        (day, hour) in silent
        and ((day, hour - 1) if hour else (day - timedelta(days=1), 23)) not in silent
        for day, hour in silent
    )
    weekly = {
        (day, hour): sum(
            (MONDAY + timedelta(days=7 * w + day.weekday()), hour) not in silent
            for w in range(3)
        )
        for day, hour in silent
    }
    against = sum(weeks >= usual * 3 for weeks in weekly.values())
    assert sum(silence.against_rhythm for silence in found) == against
