"""Zones from the pinned rules (package tzdata): no machine's own copy changes a result."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo


@lru_cache
def pinned_zone(name: str) -> ZoneInfo:
    """Give the zone with this IANA name, by the rules of the installed ``tzdata``.

    Raises ValueError where there is no such zone.

    >>> pinned_zone("America/Argentina/Buenos_Aires").key
    'America/Argentina/Buenos_Aires'
    """
    folder = resources.files("tzdata").joinpath("zoneinfo")
    try:
        with folder.joinpath(*name.split("/")).open("rb") as rules:
            return ZoneInfo.from_file(rules, key=name)
    except (OSError, ValueError) as problem:
        raise ValueError(f"no zone {name!r}") from problem


def to_utc(text: str, zone: str, *, end_of_day: bool = False) -> datetime:
    """Give the UTC moment of a date (midnight in ``zone``) or of a moment with an offset.

    ``end_of_day`` takes a date as the last microsecond of it. Raises ValueError for anything
    else, as for a moment without an offset.

    >>> to_utc("2019-03-25", "America/Argentina/Buenos_Aires")
    datetime.datetime(2019, 3, 25, 3, 0)
    """
    if len(text) == len("2019-03-25"):
        day = date.fromisoformat(text) + timedelta(days=int(end_of_day))
        local = datetime.combine(day, time(), pinned_zone(zone))
        moment = local.astimezone(UTC) - timedelta(microseconds=int(end_of_day))
    else:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError(f"{text!r} has no offset")
    return moment.astimezone(UTC).replace(tzinfo=None)


def to_local_day(moment: datetime, zone: str) -> date:
    """Give the calendar day in ``zone`` of a UTC moment.

    >>> to_local_day(datetime(2019, 3, 25, 2), "America/Argentina/Buenos_Aires")
    datetime.date(2019, 3, 24)
    """
    return moment.replace(tzinfo=UTC).astimezone(pinned_zone(zone)).date()
