"""What these tests make by hand, and how they ask for it."""

from datetime import date
from decimal import Decimal
from typing import Any

from veedor.audits.scores.answer import answer
from veedor.audits.scores.counts import (
    AdjustedCell,
    Cell,
    Counts,
    Coverage,
    Entry,
    Totals,
    Uses,
)
from veedor.audits.scores.options import ScoreOptions
from veedor.core import Answer, Estimate, Finding, Interval, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run import words
from veedor.stats.score_tables import Table

ALL = {
    record: frozenset(column.name for column in RECORDS[record].columns)
    for record in ("profiles", "queries", "trainings")
}


LAST = date(2023, 12, 31)


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("scores"))
    return said


def cell(n: int, **more: Any) -> Cell:
    usual: dict[str, Any] = {
        "score": None,
        "tier": "",
        "group_name": "",
        "group_name2": "",
        "unit": "",
        "selected": None,
        "outcome": None,
        "full_time": None,
        "after_window": None,
    }
    return Cell(profiles=n, **(usual | more))


def adjusted(yes: int, no: int, factors: str = "", **more: Any) -> list[AdjustedCell]:
    """Give so many selected and not selected with these factors."""
    usual: dict[str, Any] = {
        "score": None,
        "tier": "",
        "group_name": "",
        "group_name2": "",
        "unit": "",
        "outcome": None,
        "factors": factors,
    }
    return [
        AdjustedCell(selected=flag, profiles=n, **(usual | more))
        for flag, n in ((True, yes), (False, no))
    ]


def cells(table: Table, **more: Any) -> list[Cell]:
    return [
        cell(table.tn, selected=False, outcome=False, **more),
        cell(table.fp, selected=True, outcome=False, **more),
        cell(table.fn, selected=False, outcome=True, **more),
        cell(table.tp, selected=True, outcome=True, **more),
    ]


def entry(n: int, **more: Any) -> Entry:
    usual: dict[str, Any] = {
        "first": 1,
        "basis": "",
        "graded": 0,
        "used": 0,
        "own_ground": None,
        "selected": None,
        "definition_met": None,
        "charged": None,
        "reviewed": 0,
        "removed": 0,
        "reasoned": 0,
        "group_name": "",
    }
    return Entry(profiles=n, **(usual | more))


def find(
    options: ScoreOptions | None = None,
    given: dict[str, frozenset[str]] | None = None,
    **rows: Any,
) -> dict[str, Finding]:
    usual: dict[str, Any] = {
        "coverage": (Coverage(0, 0, 0, LAST),),
        "totals": (Totals(0, 0, 0, 0, 0),),
        "cells": (),
        "entries": (),
        "factors": (),
        "listed": (),
        "tier_pairs": (),
        "first_uses": (),
        "uses": (Uses(0, 0, 0),),
        "adjusted_cells": (),
    }
    counts = Counts(**(usual | {name: tuple(value) for name, value in rows.items()}))
    where = Setting(
        given=ALL if given is None else given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO
    )
    said = worded(answer(counts, options or ScoreOptions(), where))
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


def without(*columns: str) -> dict[str, frozenset[str]]:
    return ALL | {"profiles": ALL["profiles"] - set(columns)}


def scored(score: int, yes: int, no: int, **more: Any) -> list[Cell]:
    return [
        cell(yes, score=Decimal(score), outcome=True, **more),
        cell(no, score=Decimal(score), outcome=False, **more),
    ]
