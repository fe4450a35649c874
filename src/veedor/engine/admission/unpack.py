"""Workbooks, JSON Lines and SQLite tables, written out as plain text before they are read.

One reader serves every form, so every form is held to the same counts and the same refusals.
Typed cells keep their type's plain spelling: dates as ISO, whole numbers without a point.
"""

import csv
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from msgspec import Struct

from veedor.core import Reading, TableError
from veedor.engine import messages
from veedor.engine.admission.store import Kept

MOST_UNPACKED, MOST_RATIO = 4 << 30, 200
PLAIN = Reading()


class Unpacked(Struct, frozen=True, kw_only=True):
    """A table written out as CSV, and how many rows were written."""

    path: Path
    rows: int


def workbook(kept: Kept, reading: Reading) -> Unpacked:
    """Write out one sheet of an .xlsx workbook, values as typed.

    Raises TableError for a zip bomb, a workbook that cannot be opened, merged cells (with
    their addresses), or where the sheet meant is not clear.
    """
    import openpyxl  # noqa: PLC0415 - only for workbooks

    _refuse_bomb(kept)
    try:
        book = openpyxl.load_workbook(kept.path, read_only=True, data_only=True)
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, ParseError) as problem:
        raise TableError(
            messages.BAD_WORKBOOK, where=kept.name, said=_said(problem)
        ) from problem
    try:
        sheet = book[_one_of(book.sheetnames, reading.sheet, messages.NO_SHEET, kept.name)]
        _refuse_merged(kept, sheet)
        rows = (_cells(row) for row in sheet.iter_rows(values_only=True))
        return _write(kept, _squared(row for row in rows if any(row)))
    finally:
        book.close()


def _squared(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Give every row the header's width; cells beyond it stay, so that they are refused."""
    width = 0
    for row in rows:
        while len(row) > width and not row[-1]:
            row.pop()
        width = width or len(row)
        yield row + [""] * (width - len(row))


def _refuse_bomb(kept: Kept) -> None:
    try:
        with zipfile.ZipFile(kept.path) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile as problem:
        raise TableError(
            messages.BAD_WORKBOOK, where=kept.name, said=_said(problem)
        ) from problem
    limit = min(MOST_UNPACKED, max(MOST_RATIO * kept.size, 1 << 20))
    if unpacked > limit:
        raise TableError(
            messages.ZIP_BOMB, where=kept.name, unpacked=unpacked, size=kept.size, limit=limit
        )


def _refuse_merged(kept: Kept, sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    """Refuse merged cells; read from the sheet's XML, which a streaming reader skips."""
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415 - only for workbooks

    with zipfile.ZipFile(kept.path) as parts, parts.open(sheet._worksheet_path) as xml:  # noqa: SLF001
        places = [
            str(element.get("ref"))
            for _, element in iterparse(xml)
            if element.tag.endswith("}mergeCell") or element.clear()
        ]
    if places:
        raise TableError(messages.MERGED_CELLS, where=kept.name, places=", ".join(places[:10]))


def json_lines(kept: Kept, path: Path) -> Unpacked:
    """Write out a file of one JSON object a line; nested values, double names are refused."""
    objects = list(_objects(kept, path))
    names = tuple(dict.fromkeys(name for found in objects for name in found))
    rows = ([_cell(found.get(name)) for name in names] for found in objects)
    return _write(kept, (row for part in ([list(names)], rows) for row in part))


def _objects(kept: Kept, path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line, text in enumerate(lines, 1):
            if not text.strip():
                continue
            try:
                found = json.loads(text, object_pairs_hook=_single, parse_constant=_no_constant)
                if not isinstance(found, dict):
                    raise TypeError("not an object")  # noqa: TRY301 - told below with its line
                if any(isinstance(value, dict | list) for value in found.values()):
                    raise TypeError("a value is nested")  # noqa: TRY301
            except (ValueError, TypeError, RecursionError) as problem:
                wrong = messages.BAD_JSON_LINE
                raise TableError(
                    wrong, where=kept.name, line=line, said=_said(problem)
                ) from problem
            yield found


def _single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def _no_constant(said: str) -> None:
    raise ValueError(f"{said} is not JSON")


def sqlite_table(kept: Kept, reading: Reading) -> Unpacked:
    """Write out one table of an SQLite file, opened read-only."""
    try:
        with sqlite3.connect(f"file:{kept.path}?mode=ro&immutable=1", uri=True) as base:
            base.execute("PRAGMA trusted_schema = OFF")
            found = base.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"
            )
            tables = [str(name) for (name,) in found.fetchall()]
            table = _one_of(tables, reading.table, messages.NO_TABLE, kept.name)
            quoted = table.replace('"', '""')
            rows = base.execute(f'SELECT * FROM "{quoted}"')
            header = [str(part[0]) for part in rows.description]
            written = _write(
                kept, (row for part in ([header], map(_cells, rows)) for row in part)
            )
        base.close()
    except sqlite3.Error as problem:
        raise TableError(
            messages.BAD_DATABASE, where=kept.name, said=_said(problem)
        ) from problem
    return written


def _cells(row: tuple[Any, ...]) -> list[str]:
    return [_cell(value) for value in row]


def _one_of(has: list[str], wanted: str | None, wrong: Any, where: str) -> str:  # noqa: ANN401
    if wanted is None and len(has) == 1:
        return has[0]
    if wanted not in has:
        raise TableError(wrong, where=where, has=", ".join(has) or "-")
    return str(wanted)


def _cell(value: object) -> str:  # noqa: PLR0911 - one spelling for each type
    """Spell one typed cell plainly."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < 2**53:
            return str(int(value))
        case bytes():
            return value.hex()
        case _:
            return str(value)


def _write(kept: Kept, rows: Iterable[list[str]]) -> Unpacked:
    path, written = kept.path.with_name(kept.path.name + ".csv"), 0
    with path.open("w", encoding="utf-8", newline="") as text:
        out = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for row in rows:
            out.writerow(row)
            written += 1
    if not written:
        raise TableError(messages.EMPTY, where=kept.name)
    return Unpacked(path=path, rows=written - 1)


def _said(problem: Exception) -> str:
    """Keep the first line of what a library said, without paths."""
    return (str(problem).splitlines() or [type(problem).__name__])[0][:120]
