"""What these tests make by hand, and how they ask for it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from veedor.audits.effect.answer import answer
from veedor.audits.effect.counts import (
    Adoptions,
    Cell,
    Counts,
    Coverage,
    Hours,
    Links,
    Reached,
    VisitCoverage,
    Visits,
)
from veedor.audits.effect.options import EffectOptions
from veedor.core import Answer, Estimate, Finding, Interval, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run import words

ALL = {
    record: frozenset(column.name for column in RECORDS[record].columns)
    for record in ("panel", "adoption", "neighbours", "dosage")
}
COUNTED = ALL | {"panel": ALL["panel"] - {"at_risk", "cluster"}}
"""All records, with counts for rates and no larger areas."""

DAY = date(2022, 1, 1)


def month(at: int) -> date:
    return date(2021 + at // 12, at % 12 + 1, 1)


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("effect"))
    return said


def cells(
    rates: Callable[[int, int], float],
    *,
    own: int,
    far: int,
    near: int = 0,
    periods: int = 24,
    adopted: Callable[[int], date] = lambda _unit: DAY,
    cluster: Callable[[int], str] = lambda _unit: "",
) -> tuple[Cell, ...]:
    """Give a panel: the adopters first, then those near them, then those far off."""
    return tuple(
        Cell(
            unit=f"U{unit:03d}",
            period=month(at),
            entries=1,
            events=Decimal(str(rates(unit, at))),
            at_risk=None,
            cluster=cluster(unit),
            adopted_on=adopted(unit) if unit < own else None,
            steps=1 if own <= unit < own + near else None,
            near_since=DAY if own <= unit < own + near else None,
        )
        for unit in range(own + near + far)
        for at in range(periods)
    )


def poisson(
    effect: float, *, seed: int, own: int, mean: float = 40, near: tuple[int, float] = (0, 1)
) -> Callable[[int, int], float]:
    """Give seeded counts that an effect multiplies from the thirteenth month on."""
    drawn = np.random.default_rng(seed)
    many, beside = near

    def rate(unit: int, at: int) -> float:
        after = at >= 12
        times = effect if after and unit < own else 1.0
        times *= beside if after and own <= unit < own + many else 1.0
        return float(drawn.poisson(mean * times))

    return rate


def visits(n: int, *, amiss: tuple[int, int, int, int] = (0, 0, 0, 0)) -> Visits:
    return Visits(*amiss, n)


def find(
    options: EffectOptions | None = None,
    given: dict[str, frozenset[str]] | None = None,
    **rows: Any,
) -> dict[str, Finding]:
    return {one.id: one for one in said(options, given, **rows).findings}


def said(
    options: EffectOptions | None = None,
    given: dict[str, frozenset[str]] | None = None,
    **rows: Any,
) -> Answer:
    panel = tuple(rows.get("cells", ()))
    usual: dict[str, Any] = {
        "coverage": (Coverage(sum(cell.entries for cell in panel), 0, 0, 0),),
        "cells": (),
        "adoptions": (Adoptions(0, 0, 0),),
        "links": (Links(0, 0),),
        "visits": (),
        "visit_coverage": (VisitCoverage(0, 0),),
        "hours": (Hours(None, None, 0),),
        "reached": (Reached(0, 0, 0), Reached(1, 0, 0)),
    }
    counts = Counts(**(usual | {name: tuple(value) for name, value in rows.items()}))
    given = COUNTED if given is None else given
    where = Setting(given=given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    return worded(answer(counts, options or EffectOptions(draws=199, starts=3), where))


def named(found: dict[str, Finding], name: str) -> Estimate:
    (one,) = [e for f in found.values() for e in f.estimates if e.name == name]
    return one


def beside(found: dict[str, Finding], name: str) -> Estimate:
    (one,) = [
        e for f in found.values() for a in f.alternatives for e in a.estimates if e.name == name
    ]
    return one


def reach(found: dict[str, Finding], name: str) -> Interval:
    interval = named(found, name).interval
    assert interval is not None, named(found, name).absent_because
    return interval


def value(found: dict[str, Finding], name: str) -> float:
    number = reach(found, name).value
    assert number is not None
    return number


def why(found: dict[str, Finding], name: str) -> str:
    because = named(found, name).absent_because
    assert because is not None, named(found, name).interval
    return because.id
