"""What these tests make by hand, and how they ask for it."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np

from veedor.audits.scores.answer import answer
from veedor.audits.scores.counts import (
    Cell,
    Counts,
    Coverage,
    Entry,
    Pair,
    Text,
    Totals,
    UnitCell,
    Uses,
)
from veedor.audits.scores.options import ScoreOptions
from veedor.core import Answer, Columns, Estimate, Finding, Interval, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run import words
from veedor.stats.score_tables import Table

ALL = {
    record: frozenset(column.name for column in RECORDS[record].columns)
    for record in ("profiles", "queries", "trainings")
}


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("scores"))
    return said


class Alike(NamedTuple):
    """So many first profiles that are alike in every column."""

    profiles: int
    score: Decimal | None = None
    tier: str = ""
    group_name: str = ""
    group_name2: str = ""
    unit: str = ""
    selected: bool | None = None
    outcome: bool | None = None
    full_time: int | None = None
    after_window: int | None = None
    factors: str = ""

    def flagged(self, options: ScoreOptions) -> bool | None:
        if options.high_tiers:
            return self.tier in options.high_tiers if self.tier else None
        if options.cut is not None:
            return None if self.score is None else float(self.score) >= options.cut
        return self.selected

    def judged(self, options: ScoreOptions) -> dict[str, Any]:
        return {
            "group_name": self.group_name,
            "group_name2": self.group_name2,
            "flagged": self.flagged(options),
            "outcome": self.outcome,
            "profiles": self.profiles,
        }


def counted(
    rows: Sequence[Alike], pairs: dict[tuple[str, str], int], options: ScoreOptions
) -> dict[str, Any]:
    """Give what the queries give of first profiles, by going through them one by one."""
    return {
        "cells": tuple(
            Cell(
                **row.judged(options),
                tier=row.tier,
                full_time=row.full_time,
                after_window=row.after_window,
                scores=row.profiles * (row.score or Decimal(0)),
            )
            for row in rows
        ),
        "unit_cells": tuple(
            UnitCell(**row.judged(options), unit=row.unit)
            for row in rows
            if row.unit and row.flagged(options) is not None and row.outcome is not None
        ),
        "pairs": tuple(Pair(*both, n) for both, n in pairs.items()),
        "score_cells": by_score(rows, pairs),
    }


def by_score(rows: Sequence[Alike], pairs: dict[tuple[str, str], int]) -> Columns:
    sums: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        if row.score is not None:
            key = int(row.score * 10**6), pairs[row.group_name, row.group_name2]
            sums[key][{True: 0, False: 1, None: 2}[row.outcome]] += row.profiles
    table = np.array([(*key, *held) for key, held in sorted(sums.items())], dtype=np.int64)
    names = ("score_e6", "pair_no", "had", "had_not", "untold")
    return dict(zip(names, table.reshape(-1, len(names)).T, strict=True))


def to_adjust(
    rows: Sequence[Alike], pairs: dict[tuple[str, str], int], options: ScoreOptions
) -> dict[str, Any]:
    """Give the texts of factors and the columns of what is adjusted, a row each."""
    texts = {text: n for n, text in enumerate(sorted({row.factors for row in rows}), 1)}
    units = {name: n for n, name in enumerate(sorted({row.unit for row in rows} - {""}), 1)}
    level = {None: -1, False: 0, True: 1}
    table = np.array(
        [
            (
                pairs[row.group_name, row.group_name2],
                units.get(row.unit, 0),
                texts[row.factors],
                level[row.flagged(options)],
                level[row.outcome],
                row.profiles,
            )
            for row in rows
        ],
        dtype=np.int64,
    )
    names = ("pair_no", "unit_no", "text_no", "flag", "had", "profiles")
    return {
        "texts": tuple(Text(n, text) for text, n in texts.items()),
        "adjusted_cells": dict(zip(names, table.reshape(-1, len(names)).T, strict=True)),
    }


def cell(n: int, **more: Any) -> Alike:
    return Alike(n, **more)


def adjusted(yes: int, no: int, factors: str = "", **more: Any) -> list[Alike]:
    """Give so many selected and not selected with these factors."""
    return [
        Alike(n, selected=flag, factors=factors, **more)
        for flag, n in ((True, yes), (False, no))
    ]


def cells(table: Table, **more: Any) -> list[Alike]:
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
    cells: Sequence[Alike] = (),
    adjusted_cells: Sequence[Alike] = (),
    **rows: Any,
) -> dict[str, Finding]:
    options = options or ScoreOptions()
    both = {(row.group_name, row.group_name2) for row in (*cells, *adjusted_cells)}
    pairs = {names: n for n, names in enumerate(sorted(both), 1)}
    usual: dict[str, Any] = {
        "coverage": (Coverage(0, 0, 0),),
        "totals": (Totals(0, 0, 0, 0, 0),),
        "entries": (),
        "factors": (),
        "listed": (),
        "tier_pairs": (),
        "first_uses": (),
        "uses": (Uses(0, 0, 0),),
        **to_adjust(adjusted_cells, pairs, options),
        **counted(cells, pairs, options),
    }
    counts = Counts(**(usual | {name: tuple(value) for name, value in rows.items()}))
    where = Setting(
        given=ALL if given is None else given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO
    )
    said = worded(answer(counts, options, where))
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


def scored(score: int, yes: int, no: int, **more: Any) -> list[Alike]:
    return [
        cell(yes, score=Decimal(score), outcome=True, **more),
        cell(no, score=Decimal(score), outcome=False, **more),
    ]
