"""What these tests make by hand, and how they ask for it."""

from decimal import Decimal
from typing import Any

from veedor.audits.exposure.answer import answer
from veedor.audits.exposure.counts import (
    Area,
    Counts,
    InArea,
    InParent,
    Loss,
    Overlap,
    Residents,
    Sizes,
    Standing,
)
from veedor.audits.exposure.options import ExposureOptions
from veedor.core import Answer, Coverage, Estimate, Finding, Interval, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run import words

ALL = {
    record: frozenset(column.name for column in RECORDS[record].columns)
    for record in (
        *("predictions", "incidents", "cameras", "deployments", "flights"),
        *("queries", "areas", "census"),
    )
}
NOTHING = Sizes(0, 0, 0, 0, 0, 0, 0, 0, 0)


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("exposure"))
    return said


def areas(n: int, **more: Any) -> tuple[Area, ...]:
    usual: dict[str, Any] = {
        "area_name": None,
        "parent": None,
        "how": "read",
        "square_metres": 1_000_000,
        "on_list": 1,
    }
    return tuple(Area(area_code=f"A{i}", **(usual | more)) for i in range(n))


def census(
    numbers: list[int], group: str = "", unit: str = "persons", margin: int | None = None
) -> list[Residents]:
    moe = None if margin is None else Decimal(margin)
    return [Residents(f"A{i}", unit, group, Decimal(n), moe) for i, n in enumerate(numbers)]


def fell(record: str, numbers: list[int]) -> dict[str, list[Any]]:
    """Give the counts of a record that fell so often in each area, and nowhere else."""
    total = sum(numbers)
    return {
        "by_area": [InArea(record, f"A{i}", n) for i, n in enumerate(numbers) if n],
        "losses": [Loss(record, "inside", "nothing", total, total)],
        "standings": [Standing(record, "in", total, total)],
    }


def together(*parts: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Put the counts of several records together."""
    names = dict.fromkeys(name for part in parts for name in part)
    return {name: [row for part in parts for row in part.get(name, [])] for name in names}


def ask(
    options: ExposureOptions | None = None,
    given: dict[str, frozenset[str]] | None = None,
    **rows: Any,
) -> Answer:
    usual: dict[str, Any] = {
        "standings": (),
        "losses": (),
        "by_area": (),
        "by_parent": (),
        "overlaps": (),
        "area_list": (),
        "residents": (),
        "sizes": (NOTHING,),
    }
    counts = Counts(**(usual | {name: tuple(value) for name, value in rows.items()}))
    where = Setting(
        given=ALL if given is None else given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO
    )
    return worded(answer(counts, options or ExposureOptions(), where))


def find(*args: Any, **rows: Any) -> dict[str, Finding]:
    return {one.id: one for one in ask(*args, **rows).findings}


def named(found: dict[str, Finding], name: str) -> Estimate:
    (one,) = [e for f in found.values() for e in f.estimates if e.name == name]
    return one


def reach(found: dict[str, Finding], name: str) -> Interval:
    interval = named(found, name).interval
    assert interval is not None, named(found, name).absent_because
    return interval


def value(found: dict[str, Finding], name: str) -> float:
    one = reach(found, name).value
    assert one is not None
    return one


def why(found: dict[str, Finding], name: str) -> str:
    because = named(found, name).absent_because
    assert because is not None
    return because.id


def covered(said: Answer, record: str) -> Coverage:
    (one,) = [part for part in said.coverage if part.record == record]
    return one


def without(**columns: str) -> dict[str, frozenset[str]]:
    return ALL | {record: ALL[record] - set(names.split()) for record, names in columns.items()}


__all__ = ["InParent", "Loss", "Overlap", "Sizes", "Standing"]
