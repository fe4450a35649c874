"""What these tests make by hand, and how they ask for it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from veedor.audits.stops.answer import answer
from veedor.audits.stops.counts import (
    BenchmarkCell,
    Counts,
    Covered,
    Duty,
    Group,
    PlaceCell,
    UnitCell,
)
from veedor.audits.stops.options import StopsOptions
from veedor.core import Answer, Estimate, Finding, Interval, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run import words

ALL = {
    record: frozenset(column.name for column in RECORDS[record].columns)
    for record in ("stops", "orders", "profiles", "benchmarks")
}


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("stops"))
    return said


def duty(acts: int, **more: Any) -> Duty:
    usual: dict[str, Any] = {
        "act": "arrest",
        "from_alert": 1,
        "from_profile": 0,
        "unordered": 0,
        "unallowed": 0,
        "listed": 0,
        "human": 2,
        "worded": 1,
        "late": 0,
        "told": 1,
    }
    return Duty(acts=acts, **(usual | more))


def at_place(acts: int, group: str, **more: Any) -> PlaceCell:
    usual: dict[str, Any] = {
        "act": "stop",
        "place": "P",
        "hour": 12,
        "searches": 0,
        "unsearched": 0,
        "hits": 0,
        "unfound": 0,
    }
    return PlaceCell(acts=acts, group_name=group, **(usual | more))


def by_unit(acts: int, group: str, **more: Any) -> UnitCell:
    usual: dict[str, Any] = {
        "act": "stop",
        "unit_no": 1,
        "searches": 0,
        "unsearched": 0,
        "hits": 0,
        "unfound": 0,
        "forced": 0,
        "unforced": 0,
    }
    return UnitCell(acts=acts, group_name=group, **(usual | more))


def both(acts: int, group: str, **more: Any) -> tuple[PlaceCell, UnitCell]:
    """The same acts, as the two queries give them."""
    shared = {
        k: v for k, v in more.items() if k in {"searches", "unsearched", "hits", "unfound"}
    }
    place = {k: v for k, v in more.items() if k in {"place", "hour", "act"}}
    unit = {k: v for k, v in more.items() if k in {"unit_no", "forced", "unforced", "act"}}
    return at_place(acts, group, **shared, **place), by_unit(acts, group, **shared, **unit)


def benchmark(number: int, group: str, **more: Any) -> BenchmarkCell:
    usual: dict[str, Any] = {"benchmark": "residents", "place": "", "hour": -1}
    return BenchmarkCell(number=number, group_name=group, **(usual | more))


class Minute(NamedTuple):
    """Stops in one minute of one local day, by one officer, of one group."""

    acts: int
    group: str
    day: date
    at: int
    unit: int = 0


def on_clock(rows: Sequence[Minute]) -> dict[str, Any]:
    """Give the numbers of the groups and the columns of the clock, as the queries do."""
    numbers = {name: n for n, name in enumerate(sorted({one.group for one in rows}), 1)}
    table = np.array(
        [(one.day.toordinal(), one.at, one.unit, numbers[one.group], one.acts) for one in rows],
        dtype=np.int64,
    )
    names = ("day_no", "minute_of_day", "unit_no", "group_no", "acts")
    return {
        "groups": tuple(Group(n, name) for name, n in numbers.items()),
        "clock": dict(zip(names, table.reshape(-1, len(names)).T, strict=True)),
    }


def find(
    options: StopsOptions | None = None,
    given: dict[str, frozenset[str]] | None = None,
    cells: Any = (),
    zone: str = "UTC",
    clock: Sequence[Minute] = (),
    **rows: Any,
) -> dict[str, Finding]:
    usual: dict[str, Any] = {
        "coverage": (Covered("stops", 0, 0, 0, 0),),
        "duties": (),
        "place_cells": tuple(place for place, _ in cells),
        "unit_cells": tuple(unit for _, unit in cells),
        "benchmark_cells": (),
        **on_clock(clock),
    }
    counts = Counts(**(usual | {name: tuple(value) for name, value in rows.items()}))
    where = Setting(
        given=ALL if given is None else given, zone=zone, seed=1, start=OPEN_FROM, end=OPEN_TO
    )
    said = worded(answer(counts, options or StopsOptions(), where))
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


def without(*columns: str, record: str = "stops") -> dict[str, frozenset[str]]:
    return ALL | {record: ALL[record] - set(columns)}
