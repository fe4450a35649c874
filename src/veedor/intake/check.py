"""What can be wrong with a case whose every entry has the right type."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from veedor.core import Case, Period, Request, to_utc
from veedor.intake import messages
from veedor.intake.law import law_problems
from veedor.intake.opinion import opinion_problems
from veedor.intake.paths import key_problem
from veedor.intake.place import inside, shown
from veedor.intake.problem import Problem, nearest_first
from veedor.intake.sources import source_problems
from veedor.intake.text import text_problems
from veedor.intake.zones import zone_problem
from veedor.records import RECORDS

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[-+]\d{2}:\d{2})", re.ASCII
)


def problems(case: Case, *, folder: Path, awaited: bool = False) -> Iterator[Problem]:
    """Say what is wrong with a case, first things first; look for files, open none.

    A problem may rest on the ones before it: whoever asks stops at the first. ``awaited``:
    the copies of a database are still to be taken, and need not be there.
    """
    for key in ("title", "system", "auditor"):
        yield from text_problems(getattr(case, key), place=key)
    wrong = zone_problem(case.time_zone, place="time_zone")
    yield from (wrong,) if wrong else ()
    if case.period is not None:
        yield from _period(case.period, zone=case.time_zone)
    if case.pseudonym_key is not None:
        wrong = key_problem(case.pseudonym_key, place="pseudonym_key", folder=folder)
        yield from (wrong,) if wrong else ()
    if not case.sources and (case.audits or case.rules is None):
        yield Problem(message=messages.NO_SOURCES, place="sources")
    for name, source in case.sources.items():
        place = inside("sources", name)
        yield from text_problems(name, place=place)
        yield from source_problems(source, place=place, folder=folder, awaited=awaited)
    if not case.audits and case.rules is None:
        yield Problem(message=messages.NO_AUDITS, place="audits")
    for number, request in enumerate(case.audits):
        yield from _request(request, case, place=inside("audits", number))
    yield from _same_audits(case)
    yield from law_problems(case, folder=folder)
    yield from opinion_problems(case)


def _period(period: Period, *, zone: str) -> Iterator[Problem]:
    ends = {"from": _end(period.start, zone=zone), "to": _end(period.end, zone=zone)}
    for key, end in ends.items():
        if end is None:
            yield Problem(message=messages.BAD_PERIOD, place=inside("period", key))
    if ends["from"] and ends["to"] and ends["from"] >= ends["to"]:
        yield Problem(message=messages.PERIOD_BACKWARDS, place="period")


def _end(text: str, *, zone: str) -> datetime | None:
    """Read one end of the period: a date is its midnight in the case's zone."""
    try:
        written = _DATE.fullmatch(text) or _MOMENT.fullmatch(text)
        return to_utc(text, zone) if written else None
    except (ValueError, OverflowError):  # 2019-02-30; the first day of all, in UTC
        return None


def _request(request: Request, case: Case, *, place: str) -> Iterator[Problem]:
    for record, written in request.sources.items():
        at = inside(inside(place, "sources"), record)
        named = request.named(record)
        if record not in RECORDS:
            facts = {"record": shown(record), "known": nearest_first(record, RECORDS)}
            yield Problem(message=messages.UNKNOWN_RECORD, place=at, facts=facts)
            continue
        if not named:
            yield Problem(message=messages.NAMES_NONE, place=at)
        for number, source in enumerate(named):
            one = at if isinstance(written, str) else inside(at, number)
            if source in named[:number]:
                facts = {"source": shown(source)}
                yield Problem(message=messages.SAME_SOURCE, place=one, facts=facts)
            yield from _source_of(record, source, case, place=one)
    yield from _made_of_others(request, case, place=inside(place, "sources"))


def _made_of_others(request: Request, case: Case, *, place: str) -> Iterator[Problem]:
    """Refuse two records that would be made from one table, each from files of its own."""
    first: dict[str, str] = {}
    for record in request.sources:
        named = request.named(record)
        if record not in RECORDS or not named or named[0] not in case.sources:
            continue
        held = case.sources[named[0]].record
        other = first.setdefault(held, record)
        if request.named(other) != named:
            facts = {"record": record, "held": held, "other": other}
            yield Problem(
                message=messages.MADE_OF_OTHERS, place=inside(place, record), facts=facts
            )


def _source_of(record: str, source: str, case: Case, *, place: str) -> Iterator[Problem]:
    if source not in case.sources:
        known = [shown(name) for name in case.sources]
        facts = {"source": shown(source), "known": nearest_first(source, known)}
        yield Problem(message=messages.UNKNOWN_SOURCE, place=place, facts=facts)
    elif (held := case.sources[source].record) not in {record, RECORDS[record].made_from}:
        facts = {"record": record, "source": shown(source), "held": held}
        yield Problem(message=messages.OTHER_RECORD, place=place, facts=facts)


def _same_audits(case: Case) -> Iterator[Problem]:
    asked: list[tuple[str, dict[str, tuple[str, ...]]]] = []
    for number, request in enumerate(case.audits):
        one = (request.kind, {record: request.named(record) for record in request.sources})
        if one in asked:
            facts = {"first": asked.index(one)}
            at = inside("audits", number)
            yield Problem(message=messages.SAME_AUDIT, place=at, facts=facts)
        asked.append(one)
