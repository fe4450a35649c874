"""What these tests make by hand, and how they ask for it."""

from datetime import date
from typing import Any

from veedor.audits.requests.answer import answer
from veedor.audits.requests.counts import ByDate, Counts, Coverage, Years
from veedor.audits.requests.options import RequestOptions
from veedor.core import Answer, Estimate, Finding, Setting, Stream
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run import words

ALL = frozenset(column.name for column in RECORDS["requests"].columns)


READ = {
    *("late.access", "late.rectification", "late.court-order", "refusals.without-reasons"),
    *("foi.not-complying", "comments.without-reasoned-answer", "explained.share"),
    "days-to-answer.median",
}


CABA = RequestOptions(province="C", as_of="2024-06-30")


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("requests"))
    return said


def on(text: str) -> date:
    return date.fromisoformat(text)


def ask(kind: str, received: str | None, answered: str | None = None, **more: Any) -> ByDate:
    """One request, with what the register says of it."""
    said: dict[str, Any] = {
        "body": "A",
        "due_on": None,
        "done_on": None,
        "outcome": "",
        "extended": False,
        "reasoned": None,
        "explained": None,
        "requests": 1,
        **{k: on(v) if k.endswith("_on") and v else v for k, v in more.items()},
    }
    return ByDate(
        kind=kind,
        received_on=on(received) if received else None,
        answered_on=on(answered) if answered else None,
        **said,
    )


def years(*rows: ByDate) -> tuple[Years, ...]:
    """Give the years in which terms start, as the query of that name does."""
    days = (row.received_on for row in rows)
    return tuple(map(Years, sorted({day.year for day in days if day is not None})))


def find(
    *rows: ByDate, options: RequestOptions = CABA, columns: frozenset[str] | None = ALL
) -> dict[str, Finding]:
    total = sum(row.requests for row in rows)
    counts = Counts(
        coverage=(Coverage(total, 0, 0, 0, on("2024-06-30")),),
        years=years(*rows),
        by_date=Stream(ask=lambda: iter(rows)),
    )
    where = Setting(
        given={} if columns is None else {"requests": columns},
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=OPEN_FROM,
        end=OPEN_TO,
    )
    return {found.id: found for found in worded(answer(counts, options, where)).findings}


def named(found: dict[str, Finding], name: str) -> Estimate:
    (one,) = [e for f in found.values() for e in f.estimates if e.name == name]
    return one


def reach(*rows: ByDate, name: str, options: RequestOptions = CABA) -> tuple[float, float]:
    interval = named(find(*rows, options=options), name).interval
    assert interval is not None
    return interval.low, interval.high
