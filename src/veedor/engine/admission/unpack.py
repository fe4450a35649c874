"""JSON Lines and SQLite tables, written out as plain text before they are read.

One reader serves every form, so every form is held to the same counts and the same refusals.
Typed cells keep their type's plain spelling: dates as ISO, whole numbers without a point.
"""

import csv
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from veedor.core import Message, Reading, TableError
from veedor.engine import messages
from veedor.engine.admission.discreet import said, shown
from veedor.engine.admission.store import Kept

PLAIN = Reading()
_WHOLE = re.compile(r"(-?\d{1,15})[.]0+")


class Unpacked(Struct, frozen=True, kw_only=True):
    """A table written out as CSV, how many rows were written, and what was noted."""

    path: Path
    rows: int
    notes: tuple[str, ...] = ()


def json_lines(kept: Kept, path: Path) -> Unpacked:
    """Write out a file of one JSON object a line; nested values, double names are refused."""
    # Read twice, so that a long file is never held in memory.
    names = tuple(dict.fromkeys(name for found in _objects(kept, path) for name in found))
    rows = ([cell(found.get(name)) for name in names] for found in _objects(kept, path))
    return write(kept, (row for part in ([list(names)], rows) for row in part))


def _objects(kept: Kept, path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line, text in enumerate(lines, 1):
            if not text.strip():
                continue
            try:
                yield _object(text)
            except (ValueError, TypeError, RecursionError) as problem:
                wrong, told = messages.BAD_JSON_LINE, _of_json(problem)
                raise TableError(wrong, where=kept.name, line=line, said=told) from problem


def _object(text: str) -> dict[str, Any]:
    found = json.loads(
        text, object_pairs_hook=_single, parse_constant=_no_constant, parse_float=_as_written
    )
    if not isinstance(found, dict):
        raise TypeError("not an object")
    if any(isinstance(value, dict | list) for value in found.values()):
        raise TypeError("a value is nested")
    if "\\ud" in text.lower():
        json.dumps(found, ensure_ascii=False).encode()  # half a character is no text
    return found


def _of_json(problem: Exception) -> str:
    if isinstance(problem, UnicodeEncodeError):
        return "half a character"
    return "nested too deeply" if isinstance(problem, RecursionError) else said(problem)


def _as_written(number: str) -> str:
    """Keep a number with a point as it is written: a float would lose digits.

    >>> _as_written("3.0"), _as_written("0.10"), _as_written("1e400")
    ('3', '0.10', '1e400')
    """
    whole = _WHOLE.fullmatch(number)
    return whole[1] if whole else number


def _single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def _no_constant(said: str) -> None:
    raise ValueError(f"{said} is not JSON")


def sqlite_table(kept: Kept, reading: Reading) -> Unpacked:
    """Write out one table of an SQLite file, opened read-only."""
    try:
        where = f"file:{quote(str(kept.path))}?mode=ro&immutable=1"
        with closing(sqlite3.connect(where, uri=True)) as base:
            base.execute("PRAGMA trusted_schema = OFF")
            found = base.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"
            )
            tables = [str(name) for (name,) in found.fetchall()]
            table = one_of(tables, reading.table, messages.NO_TABLE, kept.name)
            quoted = table.replace('"', '""')
            rows = base.execute(f'SELECT * FROM "{quoted}"')
            header = [str(part[0]) for part in rows.description]
            cells = (row_cells(row) for row in rows)
            return write(kept, (row for part in ([header], cells) for row in part))
    except (sqlite3.Error, UnicodeDecodeError) as problem:
        raise TableError(
            messages.BAD_DATABASE, where=kept.name, said=said(problem)
        ) from problem


def row_cells(row: Iterable[object]) -> list[str]:
    """Spell the cells of one row."""
    return [cell(value) for value in row]


def one_of(has: list[str], wanted: str | None, wrong: Message, where: str) -> str:
    """Give the sheet or table that is meant, or say which there are."""
    if wanted is None and len(has) == 1:
        return has[0]
    if wanted not in has:
        raise TableError(wrong, where=where, has=", ".join(map(shown, has[:40])) or "—")
    return str(wanted)


def cell(value: object) -> str:  # noqa: PLR0911 - one spelling for each type
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


def write(kept: Kept, rows: Iterable[list[str]]) -> Unpacked:
    """Write rows as plain CSV beside the kept file, every value quoted."""
    path, written = kept.path.with_name(kept.path.name + ".csv"), 0
    with path.open("w", encoding="utf-8", newline="") as text:
        out = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for row in rows:
            out.writerow(row)
            written += 1
    if not written:
        raise TableError(messages.EMPTY, where=kept.name)
    return Unpacked(path=path, rows=written - 1)
