"""A first look at text: delimited, or one JSON block a line."""

import csv
import io
import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from veedor.core import Glimpse
from veedor.engine.glimpse.seen import ROWS, Form, as_text, only, seen

BYTES = 8_000_000  # of a text file, enough for the rows of any log
_DELIMITERS = (",", ";", "\t", "|")


def text(file: Path, start: bytes) -> tuple[Glimpse, ...]:
    """Look at delimited text."""
    encoding = _encoding(start)
    if encoding is None:
        return only("not a table")(file, start)
    lines = _whole_lines(start, encoding)
    delimiter = _delimiter(lines)
    if delimiter is None and file.suffix.lower() not in {".csv", ".tsv", ".txt"}:
        return only("not a table")(file, start)
    notes = ("encoding is a guess",) if encoding in {"windows-1252", "latin-1"} else ()
    form = Form(name="csv", delimiter=delimiter or ",", encoding=encoding, notes=notes)
    try:
        rows = _cells(lines, delimiter or ",")
        return (seen(file, next(rows), rows, form),)
    except (csv.Error, StopIteration):  # a cell of over 131,072 characters; only blank lines
        return only("not a table")(file, start)


def _encoding(start: bytes) -> str | None:
    """Guess the encoding: byte order marks, then UTF-8, then the one that fits any bytes."""
    if start.startswith(BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in start:
        return None
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as problem:
        cut_short = len(start) > BYTES and problem.start > len(start) - 4
        return "utf-8" if cut_short else _one_byte(start)
    return "utf-8"


def _one_byte(start: bytes) -> str:
    try:
        start.decode("windows-1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "windows-1252"


def _whole_lines(start: bytes, encoding: str) -> list[str]:
    lines = list(io.StringIO(start.decode(encoding, errors="ignore"), newline=""))
    return lines[:-1] if len(start) > BYTES else lines


def _cells(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    return (row for row in csv.reader(lines, delimiter=delimiter) if row)


def _delimiter(lines: list[str]) -> str | None:
    """Guess the delimiter: the one that cuts most rows into the header's number of cells."""
    best, most = None, (0.5, 1)
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in islice(_cells(lines, delimiter), 200)]
        except csv.Error:
            continue
        same = sum(width == widths[0] for width in widths) / len(widths) if widths else 0
        if widths and widths[0] > 1 and (same, widths[0]) > most:
            best, most = delimiter, (same, widths[0])
    return best


def json_lines(file: Path, start: bytes) -> tuple[Glimpse, ...]:
    """Look at JSON lines."""
    encoding = _encoding(start)
    if encoding is None:
        return only("not a table")(file, start)
    notes: dict[str, None] = {}
    rows: list[dict[str, str]] = []
    names: dict[str, None] = {}
    for line in islice(filter(str.strip, _whole_lines(start, encoding)), ROWS):
        try:
            held = json.loads(line, object_pairs_hook=list)
        except (ValueError, RecursionError):
            return only("not JSON lines")(file, start)
        if not isinstance(held, list) or not all(isinstance(pair, tuple) for pair in held):
            return only("not JSON lines")(file, start)
        row = {key: _json_text(value, notes) for key, value in held}
        if len(row) != len(held):
            notes["two values of one name"] = None
        names |= dict.fromkeys(row)
        rows.append(row)
    cells = ([row.get(name, "") for name in names] for row in rows)
    form = Form(name="json lines", encoding=encoding, notes=tuple(notes))
    return (seen(file, list(names), cells, form),)


def _json_text(value: object, notes: dict[str, None]) -> str:
    if isinstance(value, list):  # a list or, with its pairs, a block
        notes["values within values"] = None
        return "…"
    return "true" if value is True else "false" if value is False else as_text(value)
