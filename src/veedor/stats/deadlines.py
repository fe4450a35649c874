"""When a term runs out: calendar days, working days, months and years, by the civil rule.

The day on which a term starts is not counted; a term in days ends with its last day, one in
months or years on the same day of the month, or the last day of a month that has no such day
(Argentina's Civil and Commercial Code, art. 6).
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from msgspec import Struct

# The holidays library is loaded where it is called: few audits count working days.
# ruff: noqa: PLC0415

Unit = Literal["hours", "days", "working_days", "months", "years"]
_SATURDAY = 5


class Calendar(Struct, frozen=True):
    """The days that are not working days, besides Saturdays and Sundays."""

    off: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Say whether a day is a working day.

        >>> Calendar(frozenset({date(2024, 5, 1)})).works(date(2024, 5, 1))
        False
        """
        return day.weekday() < _SATURDAY and day not in self.off

    def next_working(self, day: date) -> date:
        """Give the day itself where it is a working day, or the next one that is."""
        while not self.works(day):
            day += timedelta(days=1)
        return day

    def named(self, first: date, last: date) -> tuple[date, ...]:
        """Give the days off from Monday to Friday between two days, both included."""
        return tuple(
            d for d in sorted(self.off) if first <= d <= last and d.weekday() < _SATURDAY
        )


def holidays_in(
    country: str, province: str | None, years: Iterable[int], categories: Iterable[str]
) -> frozenset[date]:
    """Give the holidays of a country and province, by the ``holidays`` library.

    ``country``: ISO 3166 code ("AR"); ``province``: the library's code ("C" is the City of
    Buenos Aires). Raises ValueError for a country, province or category it does not know.

    >>> date(2024, 3, 29) in holidays_in("AR", "C", [2024], ["public"])  # Good Friday
    True
    """
    from holidays import country_holidays

    try:
        found = country_holidays(
            country,
            subdiv=province,
            years=list(years),
            expand=False,
            categories=tuple(categories),
        )
    except (NotImplementedError, ValueError) as unknown:
        raise ValueError(f"no calendar of holidays: {unknown}") from unknown
    return frozenset(found)


def runs_out(start: date, length: int, unit: Unit, calendar: Calendar) -> date:
    """Give the last day of a term that starts on ``start``, at most the calendar's last.

    Hours are not days: a term in hours gives the day on which it can still be running.
    Raises ValueError for a negative length.

    >>> runs_out(date(2024, 3, 27), 5, "working_days", Calendar())
    datetime.date(2024, 4, 3)
    >>> runs_out(date(2024, 1, 31), 1, "months", Calendar())
    datetime.date(2024, 2, 29)
    """
    if length < 0:
        raise ValueError(f"a term cannot be negative: {length}")
    if unit == "working_days":
        return _working(start, length, calendar)
    if unit == "months":
        return _months(start, length)
    if unit == "years":
        return _months(start, 12 * length)
    days = length if unit == "days" else -(-length // 24)
    return date.fromordinal(min(start.toordinal() + days, date.max.toordinal()))


def months_between(first: date, last: date) -> int:
    """Give the whole months from one day to another; 0 where the second comes first.

    >>> months_between(date(2024, 1, 31), date(2024, 2, 29))
    1
    """
    whole = 12 * (last.year - first.year) + last.month - first.month
    if whole > 0 and _months(first, whole) > last:
        whole -= 1
    return max(whole, 0)


@lru_cache(maxsize=65536)  # many things start on the same day
def _working(start: date, length: int, calendar: Calendar) -> date:
    day = start
    for _ in range(length):
        day = calendar.next_working(day + timedelta(days=1))
    return day


def _months(start: date, length: int) -> date:
    month = start.month - 1 + length
    year, month = start.year + month // 12, month % 12 + 1
    if year >= date.max.year:
        return date.max
    following = date(year + month // 12, month % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month, min(start.day, last))
