"""What these tests make by hand, and how they ask for it."""

from datetime import date
from typing import Any

from veedor.audits.retention.answer import answer
from veedor.audits.retention.counts import ByDay, Counts, Coverage, LogDays, Stated, Years
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Answer, Estimate, Finding, Setting, Stream
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run import words

ALL = frozenset(column.name for column in RECORDS["lives"].columns)


READ = {
    *("past-term", "recordings.past-term", "deployments.kept-past-term"),
    *("live-after-closure", "monitoring.live-without-case", "logs.kept-months"),
    "listed.past-review",
}


CABA = RetentionOptions(province="C", as_of="2024-09-30")


NO_LOG = LogDays(0, None, None)


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("retention"))
    return said


def on(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def thing(kind: str, made: str | None, gone: str | None = None, **more: Any) -> ByDay:
    """One thing, with what the record says of it."""
    said: dict[str, Any] = {
        "system": None,
        "deployment_id": None,
        "used_on": None,
        "deletion": None,
        "has_case": None,
        "case_closed_on": None,
        "ended_on": None,
        "matched": None,
        "review_due_on": None,
        "reviewed_on": None,
        "minutes_created": None,
        "minutes_used": None,
        "items": 1,
        **{k: on(v) if k.endswith("_on") else v for k, v in more.items()},
    }
    return ByDay(kind=kind, created_on=on(made), deleted_on=on(gone), **said)


def term(kind: str, length: int, unit: str = "days", **more: Any) -> Stated:
    said: dict[str, Any] = {
        "system": None,
        "counted_from": "created",
        "matched": None,
        "spares_cases": None,
        "stated_in": "",
        "valid_from": None,
        "valid_to": None,
        **{k: on(v) if k.startswith("valid") else v for k, v in more.items()},
    }
    return Stated(kind=kind, length=length, unit=unit, **said)  # type: ignore[arg-type]


def years(*rows: ByDay) -> tuple[Years, ...]:
    """Give the years in which terms start, as the query of that name does."""
    days = [
        day
        for row in rows
        for day in (row.created_on, row.used_on, row.case_closed_on, row.ended_on)
    ]
    return tuple(map(Years, sorted({day.year for day in days if day is not None})))


def find(
    *rows: ByDay,
    terms: tuple[Stated, ...] = (),
    options: RetentionOptions = CABA,
    columns: frozenset[str] | None = ALL,
    log: LogDays = NO_LOG,
) -> dict[str, Finding]:
    total = sum(row.items for row in rows)
    counts = Counts(
        coverage=(Coverage(total, 0, 0, on("2024-09-30")),),
        years=years(*rows),
        by_day=Stream(ask=lambda: iter(rows)),
        stated=terms,
        log_days=(log,),
    )
    given = {} if columns is None else {"lives": columns}
    where = Setting(
        given=given | ({"terms": frozenset({"kind"})} if terms else {}),
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=OPEN_FROM,
        end=OPEN_TO,
    )
    return {found.id: found for found in worded(answer(counts, options, where)).findings}


def named(found: dict[str, Finding], name: str) -> Estimate:
    (one,) = [e for f in found.values() for e in f.estimates if e.name == name]
    return one


def reach(*rows: ByDay, name: str = "past-term", **more: Any) -> tuple[float, float] | None:
    interval = named(find(*rows, **more), name).interval
    return None if interval is None else (interval.low, interval.high)


SIXTY = (term("recording", 60), term("recording", 60, "working_days"))
