"""What these tests make by hand, and how they ask for it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np

from veedor.audits.feedback.answer import answer
from veedor.audits.feedback.counts import (
    Counts,
    Coverage,
    Place,
    Predicted,
    Training,
)
from veedor.audits.feedback.options import FeedbackOptions
from veedor.core import Answer, Columns, Estimate, Finding, Interval, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run import words

ALL = {
    record: frozenset(column.name for column in RECORDS[record].columns)
    for record in ("incidents", "predictions", "doubtful_periods")
}
FIRST = date(2020, 1, 1)
QUICK = FeedbackOptions(urn_runs=20, urn_days=30, replay_runs=3, draws=99)


class Day(NamedTuple):
    """Incidents of one place, day and origin."""

    place: str
    day: date
    origin: str
    events: int


class Flag(NamedTuple):
    """A place and the days for which it was flagged."""

    place: str
    first_day: date
    last_day: date


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("feedback"))
    return said


def trained(events: int, origin: str = "", **more: Any) -> Training:
    usual: dict[str, Any] = {"category": "", "year": 2020, "member": 1, "doubtful": 0}
    return Training(origin=origin, events=events, **(usual | more))


def days(place: str, each: Iterable[int], origin: str = "", step: int = 1) -> list[Day]:
    """Put counts on days from the first on, ``step`` days apart."""
    return [
        Day(place=place, day=FIRST + timedelta(step * k), origin=origin, events=n)
        for k, n in enumerate(each)
        if n
    ]


def flagged(place: str, day: int, last: int | None = None) -> Flag:
    return Flag(place, FIRST + timedelta(day), FIRST + timedelta(day if last is None else last))


def laid(rows: Sequence[Day], at: dict[str, int]) -> Columns:
    """Put days in columns, as the query gives them."""
    sums: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    first = min((one.day for one in rows), default=FIRST)
    for one in rows:
        found = sums[at[one.place], (one.day - first).days]
        for place, counts in enumerate((True, one.origin == "officer", one.origin == "victim")):
            found[place] += one.events * counts
    table = np.array([(*key, *held) for key, held in sorted(sums.items())], dtype=np.int64)
    names = ("place_no", "day_no", "events", "discovered", "reported")
    return dict(zip(names, table.reshape(-1, len(names)).T, strict=True))


def stretches(flags: Sequence[Flag], at: dict[str, int]) -> Columns:
    """Put flags in columns, as the query gives them."""
    table = np.array(
        [(at[f.place], f.first_day.toordinal(), f.last_day.toordinal()) for f in flags],
        dtype=np.int64,
    )
    names = ("place_no", "first_no", "last_no")
    return dict(zip(names, table.reshape(-1, len(names)).T, strict=True))


def placed(number: int, name: str, rows: Sequence[Day], *, flagged: bool) -> Place:
    events, told = (
        sum(one.events for one in rows if one.origin or every) for every in (True, False)
    )
    on = [one.day for one in rows]
    ends = min(on, default=None), max(on, default=None)
    return Place(number, name, events, told, *ends, int(flagged), 0)


def counted(days: Sequence[Day] = (), flags: Sequence[Flag] = (), **rows: Any) -> Counts:
    """Put together what the queries give of these days, flags and more."""
    by: dict[str, list[Day]] = defaultdict(list)
    for one in days:
        by[one.place].append(one)
    named = {flag.place for flag in flags}
    at = {name: number for number, name in enumerate(sorted(named | set(by)), 1)}
    usual: dict[str, Any] = {
        "coverage": (Coverage(0, 0, 0),),
        "predicted": (Predicted(0, 0, 0, 0, 0),),
        "places": tuple(
            placed(n, name, by[name], flagged=name in named) for name, n in at.items()
        ),
        "days": laid(days, at),
        "flags": stretches(flags, at),
    }
    empty: dict[str, Any] = dict.fromkeys(Counts.__struct_fields__, ())
    return Counts(**(empty | usual | {name: tuple(value) for name, value in rows.items()}))


def find(
    options: FeedbackOptions | None = None,
    given: dict[str, frozenset[str]] | None = None,
    **rows: Any,
) -> dict[str, Finding]:
    where = Setting(
        given=ALL if given is None else given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO
    )
    said = worded(answer(counted(**rows), options or QUICK, where))
    return {one.id: one for one in said.findings}


def named(found: dict[str, Finding], name: str) -> Estimate:
    (one,) = [e for f in found.values() for e in f.estimates if e.name == name]
    return one


def reach(found: dict[str, Finding], name: str) -> Interval:
    interval = named(found, name).interval
    assert interval is not None, named(found, name).absent_because
    return interval


def ends(found: dict[str, Finding], name: str) -> tuple[float, float]:
    interval = reach(found, name)
    return interval.low, interval.high


def why(found: dict[str, Finding], name: str) -> str:
    because = named(found, name).absent_because
    assert because is not None
    return because.id


def without(record: str, *columns: str) -> dict[str, frozenset[str]]:
    return ALL | {record: ALL[record] - set(columns)}
