"""What can be wrong with one source: its record, its columns, how its moments are read."""

from collections.abc import Iterator
from pathlib import Path

from veedor.core import Column, From, Reading, Record, Scalar, Source
from veedor.intake import messages
from veedor.intake.formats import gives_day, gives_time
from veedor.intake.given import file_problems
from veedor.intake.place import inside, shown
from veedor.intake.problem import Problem, nearest_first
from veedor.intake.zones import zone_problem
from veedor.records import RECORDS


def source_problems(
    source: Source, *, place: str, folder: Path, awaited: bool = False
) -> Iterator[Problem]:
    """Say what is wrong with a source, first things first.

    ``awaited``: copies of a database may be still to be taken.
    """
    if (source.file is None) == (source.rows is None):
        yield Problem(message=messages.FILE_OR_ROWS, place=place)
    yield from file_problems(source, place=place, folder=folder, awaited=awaited)
    if source.zone is not None:
        wrong = zone_problem(source.zone, place=inside(place, "zone"))
        yield from (wrong,) if wrong else ()
    yield from _reading(source.reading, place=inside(place, "reading"))
    if source.record not in RECORDS:
        facts = {"record": shown(source.record), "known": nearest_first(source.record, RECORDS)}
        at = inside(place, "record")
        yield Problem(message=messages.UNKNOWN_RECORD, place=at, facts=facts)
        return
    yield from _columns(source, RECORDS[source.record], place=place)


def _reading(reading: Reading, *, place: str) -> Iterator[Problem]:
    if (
        len(reading.delimiter) != 1
        or len(reading.quote) > 1
        or reading.delimiter == reading.quote
    ):
        yield Problem(message=messages.ONE_CHARACTER, place=place)


def _columns(source: Source, record: Record, *, place: str) -> Iterator[Problem]:
    known = {column.name: column for column in record.columns}
    if source.rows is not None and not source.columns:
        given = list(dict.fromkeys(key for row in source.rows for key in row))
        at, mapped = inside(place, "rows"), {name: From(column=name) for name in given}
    else:
        at = inside(place, "columns")
        mapped = {
            name: From(column=theirs) if isinstance(theirs, str) else theirs
            for name, theirs in source.columns.items()
        }
    yield from _names(mapped, record, place=at)
    for name, theirs in mapped.items():
        yield from _column(theirs, known[name], place=inside(at, name))
    if source.rows is not None:
        yield from _rows(source.rows, mapped, record, place=inside(place, "rows"))


def _rows(
    rows: tuple[dict[str, Scalar], ...], mapped: dict[str, From], record: Record, *, place: str
) -> Iterator[Problem]:
    """Check that the rows hold the columns; what is not required may be absent from some."""
    for name, theirs in mapped.items():
        without = [row for row, cells in enumerate(rows) if theirs.column not in cells]
        if without and (record.column(name).required or len(without) == len(rows)):
            at = inside(inside(place, without[0]), theirs.column)
            yield Problem(message=messages.ROW_COLUMN, place=at)


def _names(mapped: dict[str, From], record: Record, *, place: str) -> Iterator[Problem]:
    known = [column.name for column in record.columns]
    for name in mapped:
        if name not in known:
            facts = {"record": record.name, "known": nearest_first(name, known)}
            at = inside(place, name)
            yield Problem(message=messages.UNKNOWN_COLUMN, place=at, facts=facts)
    for column in record.columns:
        if column.required and column.name not in mapped:
            facts = {
                "record": record.name,
                "column": column.name,
                "meaning_en": column.en.rstrip("."),
                "meaning_es": column.es.rstrip("."),
            }
            yield Problem(message=messages.COLUMN_MISSING, place=place, facts=facts)


def _column(theirs: From, column: Column, *, place: str) -> Iterator[Problem]:
    if theirs.zone is not None:
        at = inside(place, "zone")
        wrong = _only_for("zone", column, ("moment",), place=at)
        wrong = wrong or zone_problem(theirs.zone, place=at)
        yield from (wrong,) if wrong else ()
    if theirs.day is not None:
        wrong = _only_for("day", column, ("moment",), place=inside(place, "day"))
        yield from (wrong,) if wrong else ()
    if theirs.format is not None:
        at = inside(place, "format")
        wrong = _only_for("format", column, ("moment", "date"), place=at)
        yield from (wrong,) if wrong else ()
        if not gives_day(theirs.format):
            facts = {"format": shown(theirs.format)}
            yield Problem(message=messages.BAD_FORMAT, place=at, facts=facts)
    if column.kind == "moment":
        yield from _day(theirs, place=place)
    for value in theirs.map.values():
        if column.values and value not in column.values:
            facts = {"value": shown(value), "column": column.name}
            facts["known"] = ", ".join(column.values)
            at = inside(place, "map")
            yield Problem(message=messages.NOT_AN_UNDERSTOOD_VALUE, place=at, facts=facts)


def _day(theirs: From, *, place: str) -> Iterator[Problem]:
    if theirs.format is None:  # ISO: a moment, or a date where ``day`` says which end it means
        return
    has_time = gives_time(theirs.format)
    if has_time and theirs.day is not None:
        yield Problem(message=messages.DAY_WITH_TIME, place=inside(place, "day"))
    if not has_time and theirs.day is None:
        yield Problem(message=messages.DAY_WITHOUT_TIME, place=inside(place, "format"))


def _only_for(
    key: str, column: Column, kinds: tuple[str, ...], *, place: str
) -> Problem | None:
    if column.kind in kinds:
        return None
    both = len(kinds) == 2
    facts: dict[str, object] = {
        "key": key,
        "kinds_en": "dates and moments" if both else "moments",
        "kinds_es": "fechas y momentos" if both else "momentos",
    }
    return Problem(message=messages.NOT_FOR_THIS_KIND, place=place, facts=facts)
