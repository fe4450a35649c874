"""What these tests make by hand, and how they ask for it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np

from veedor.audits.forecast.answer import answer
from veedor.audits.forecast.counts import (
    Acts,
    Counts,
    Coverage,
    Event,
    IncidentCoverage,
    MapCell,
    Past,
    Patrolled,
    Period,
    ResolutionCoverage,
    Visits,
)
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.said import UNIT
from veedor.core import Answer, Estimate, Finding, Interval, Parts, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run import words

NAMES = ("predictions", "incidents", "cells", "dosage", "stops", "resolutions")
ALL = {record: frozenset(column.name for column in RECORDS[record].columns) for record in NAMES}
FIRST = date(2024, 1, 1)
_DAY = timedelta(days=1)
NO_VISITS = Visits(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, None, None)


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("forecast"))
    return said


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall clock


def period(number: int, cells: int, **more: Any) -> Period:
    """A day: the first of January for number 1."""
    starts = moment(FIRST + (number - 1) * _DAY)
    usual: dict[str, Any] = {
        "starts": starts,
        "ends": starts + _DAY,
        "known": starts,
        "predictions": cells,
        "rates": cells,
        "scores": 0,
        "flags": 0,
        "flagged": 0,
        "issued": 0,
        "cut": 0,
        "peeks": 0,
    }
    return Period(period_no=number, **(usual | more))


class Predicted(NamedTuple):
    """What was predicted of a cell in a period."""

    period_no: int
    cell_no: int
    rate: Decimal | None
    score: Decimal | None
    flagged: int


def parts(rows: Iterable[Predicted], periods: int) -> Parts:
    """Give predictions as the engine would hand them over, period by period."""

    def ask(part: int) -> dict[str, Any]:
        here = [one for one in rows if one.period_no == part]
        found = {
            "cell_no": [one.cell_no for one in here],
            "scored": [int(one.score is not None) for one in here],
            "flagged": [one.flagged for one in here],
        }
        for name in ("rate", "score"):
            held = [int((getattr(one, name) or Decimal(0)) * UNIT) for one in here]
            found[f"{name}_whole"] = [number // UNIT for number in held]
            found[f"{name}_part"] = [number % UNIT for number in held]
        return {name: np.array(held, dtype=np.int64) for name, held in found.items()}

    return Parts(numbers=range(1, periods + 1), ask=ask)


def map_cell(number: int, **more: Any) -> MapCell:
    usual: dict[str, Any] = {
        "cell": f"C{number:02d}",
        "area_km2": None,
        "latitude": None,
        "longitude": None,
        "x_m": Decimal(500 * number),
        "y_m": Decimal(0),
        "block": None,
        "listed": 1,
    }
    return MapCell(cell_no=number, **(usual | more))


def tables(
    rates: Sequence[Sequence[float]],
    events: Sequence[Sequence[int]],
    past: Sequence[Sequence[int]] = (),
    **more: Any,
) -> dict[str, Any]:
    """Give the counts of a rate per day and cell, of what happened, and of the days before."""
    cells, days = len(rates[0]), len(rates)
    inside = sum(map(sum, events))
    earlier = sum(map(sum, past))
    first = FIRST - len(past) * _DAY
    known = [*past, *events]
    found: dict[str, Any] = {
        "periods": [period(n, cells) for n in range(1, days + 1)],
        "map_cells": [map_cell(n) for n in range(1, cells + 1)],
        "predicted": [
            Predicted(t, i, Decimal(str(rate)), None, 0)
            for t, row in enumerate(rates, 1)
            for i, rate in enumerate(row, 1)
            if rate
        ],
        "events": [
            Event(t, i, n) for t, row in enumerate(events, 1) for i, n in enumerate(row, 1) if n
        ],
        "history": [
            Past(first + t * _DAY, first + t * _DAY, i, n)
            for t, row in enumerate(known)
            for i, n in enumerate(row, 1)
            if n
        ],
        "coverage": [coverage(admitted=cells * days, celled=cells * days)],
        "incident_coverage": [
            incident_coverage(
                admitted=inside + earlier,
                on_map=inside,
                earlier=earlier,
                last_local=moment(FIRST + days * _DAY),
            )
        ],
    }
    return found | more


def coverage(**more: Any) -> Coverage:
    usual: dict[str, Any] = dict.fromkeys(Coverage.__struct_fields__, 0)
    return Coverage(**(usual | {"subject": ""} | more))


def incident_coverage(**more: Any) -> IncidentCoverage:
    usual: dict[str, Any] = dict.fromkeys(IncidentCoverage.__struct_fields__, 0)
    return IncidentCoverage(**(usual | {"last_local": None} | more))


def find(
    options: ForecastOptions | None = None,
    given: Mapping[str, frozenset[str]] | None = None,
    **rows: Any,
) -> dict[str, Finding]:
    usual: dict[str, Any] = dict.fromkeys(Counts.__struct_fields__, ())
    usual |= {
        "coverage": (coverage(),),
        "incident_coverage": (incident_coverage(),),
        "visits": (NO_VISITS,),
        "patrolled": (Patrolled(0, 0, 0, 0),),
        "resolution_coverage": (ResolutionCoverage(0, 0),),
    }
    held = {name: tuple(value) for name, value in rows.items()}
    predicted = parts(held.get("predicted", ()), len(held.get("periods", ())))
    counts = Counts(**(usual | held | {"predicted": predicted}))
    where = Setting(
        given=dict(ALL if given is None else given),
        zone="UTC",
        seed=1,
        start=OPEN_FROM,
        end=OPEN_TO,
    )
    said = worded(answer(counts, options or quick(), where))
    return {one.id.removeprefix("forecast."): one for one in said.findings}


def quick(**more: Any) -> ForecastOptions:
    """Options of a small test: few draws, short blocks."""
    usual: dict[str, Any] = {
        "draws": 200,
        "relocations": 99,
        "block_metres": 600.0,
        "block_days": 2,
        "windows": (1, 7),
        "twin_windows": (3, 7),
        "minimum_support": 1,
    }
    return ForecastOptions(**(usual | more))


def acts(record: str, link: str, number: int, attributed: int = 1) -> Acts:
    return Acts(record, attributed, link, number)


def named(found: dict[str, Finding], name: str) -> Estimate:
    (one,) = [e for f in found.values() for e in f.estimates if e.name == name]
    return one


def reach(found: dict[str, Finding], name: str) -> Interval:
    interval = named(found, name).interval
    assert interval is not None, named(found, name).absent_because
    return interval


def value(found: dict[str, Finding], name: str) -> float:
    exact = reach(found, name).value
    assert exact is not None
    return exact


def ends(found: dict[str, Finding], name: str) -> tuple[float, float]:
    interval = reach(found, name)
    return interval.low, interval.high


def why(found: dict[str, Finding], name: str) -> str:
    because = named(found, name).absent_because
    assert because is not None
    return because.id


def without(record: str, *columns: str) -> dict[str, frozenset[str]]:
    return ALL | {record: ALL[record] - set(columns)}


def lacking(*records: str) -> dict[str, frozenset[str]]:
    return {name: columns for name, columns in ALL.items() if name not in records}
