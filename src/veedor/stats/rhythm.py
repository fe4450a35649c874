"""A log's own weekly rhythm, and the hours in which it falls silent against it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

Hour = tuple[date, int]


class Silence(Struct, frozen=True, kw_only=True):
    """A stretch of hours without any row: where it starts, how long it is.

    ``against_rhythm``: of those hours, how many fall in an hour of the week that is
    otherwise hardly ever silent.
    """

    first_day: date
    first_hour: int
    hours: int
    against_rhythm: int


def silences(
    active: Mapping[Hour, int], first: date, last: date, *, usual: float = 0.95
) -> list[Silence]:
    """Give every stretch of silent hours from ``first`` to ``last`` (both included).

    An hour of the week counts as hardly ever silent when at least ``usual`` of the weeks of the
    span have a row in it.

    >>> day = date(2024, 1, 1)
    >>> silences({(day, h): 1 for h in range(24) if h != 5}, day, day)[0].hours
    1
    """
    hours = _hours(first, last)
    usually = _usually_active(active, hours, usual)
    found: list[Silence] = []
    run: list[Hour] = []
    for hour in [*hours, None]:
        if hour is not None and not active.get(hour):
            run.append(hour)
        elif run:
            found.append(_silence(run, usually))
            run = []
    return found


def _hours(first: date, last: date) -> list[Hour]:
    days = (last - first).days + 1
    return [(first + timedelta(days=n), hour) for n in range(days) for hour in range(24)]


def _usually_active(
    active: Mapping[Hour, int], hours: Sequence[Hour], usual: float
) -> set[tuple[int, int]]:
    seen: dict[tuple[int, int], list[bool]] = defaultdict(list)
    for day, hour in hours:
        seen[day.weekday(), hour].append(bool(active.get((day, hour))))
    return {place for place, weeks in seen.items() if sum(weeks) >= usual * len(weeks)}


def _silence(run: Sequence[Hour], usually: set[tuple[int, int]]) -> Silence:
    (day, hour), length = run[0], len(run)
    against = sum((d.weekday(), h) in usually for d, h in run)
    return Silence(first_day=day, first_hour=hour, hours=length, against_rhythm=against)
