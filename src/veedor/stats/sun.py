"""Sunset and the end of civil twilight, in minutes of the local clock, day by day."""

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from msgspec import Struct

# astral is loaded where it is called: most commands need none of it.
# ruff: noqa: PLC0415


class Evening(Struct, frozen=True, kw_only=True):
    """The minute of the local clock at which the sun sets, and at which dusk ends."""

    sunset: float
    dusk: float


@cache
def evening(day: date, latitude: float, longitude: float, zone: str) -> Evening | None:
    """Give the evening of a local day, by the clock of the zone, summer time and all.

    Civil dusk: the sun six degrees below the horizon. None where it does not set or twilight
    does not end that day (far north or south).

    >>> found = evening(date(2017, 6, 27), 39.9526, -75.1652, "America/New_York")
    >>> divmod(round(found.sunset), 60), divmod(round(found.dusk), 60)
    ((20, 33), (21, 7))
    """
    from astral import Observer
    from astral.sun import dusk, sunset

    where, clock = Observer(latitude, longitude), ZoneInfo(zone)
    try:
        sets = sunset(where, date=day, tzinfo=clock)
        ends = dusk(where, date=day, tzinfo=clock, depression=6)
    except ValueError:
        return None
    if sets.date() != day or ends.date() != day or ends <= sets:
        return None
    return Evening(sunset=_minute(sets), dusk=_minute(ends))


def evening_window(latitude: float, longitude: float, zone: str) -> tuple[float, float]:
    """Give the year's earliest and latest dusk by the clock: minutes dark or light by season.

    Over the 365 days of a common year; raises ValueError where too few days have a dusk.

    >>> early, late = evening_window(44.98, -93.27, "America/Chicago")
    >>> divmod(round(early), 60), divmod(round(late), 60)
    ((17, 5), (21, 42))
    """
    first = date(2017, 1, 1).toordinal()
    seen = [
        found.dusk
        for n in range(365)
        if (found := evening(date.fromordinal(first + n), latitude, longitude, zone))
    ]
    if len(seen) < 300:
        raise ValueError("the sun does not set there on most days of the year")
    return min(seen), max(seen)


def _minute(moment: datetime) -> float:
    return moment.hour * 60 + moment.minute + moment.second / 60
