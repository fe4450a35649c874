"""A first look at files that hold typed tables: workbooks, Parquet, SQLite."""

import re
import sqlite3
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from threading import Timer
from typing import Any
from urllib.parse import quote

import duckdb

from veedor.core import Glimpse
from veedor.engine.excel import open_workbook
from veedor.engine.glimpse.seen import COLUMNS, ROWS, Form, as_text, only, seen

_TABLES = 50
_SECONDS = 10.0
_LARGEST = 1_000_000  # bytes of one value in an SQLite file
_FIRST_ROWS = "SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?, can_have_nan = true) LIMIT ?"
_UNPACKED = 500_000_000
_RATIO = 200


def workbook(file: Path, _start: bytes) -> tuple[Glimpse, ...]:
    """Look at each sheet of a workbook."""
    if bomb := _zip_note(file):
        return only(bomb)(file, b"")
    with warnings.catch_warnings():  # of styles and extensions, which hold no data
        warnings.simplefilter("ignore")
        book = open_workbook(file)
        try:
            return tuple(_sheet(file, sheet) for sheet in book.worksheets[:_TABLES])
        finally:
            book.close()


def _zip_note(file: Path) -> str | None:
    """Say why a zip file must not be unpacked, from its own list of contents."""
    with zipfile.ZipFile(file) as packed:
        inside = packed.infolist()
        if "xl/workbook.xml" not in packed.NameToInfo:
            return "compressed"
    unpacked = sum(each.file_size for each in inside)
    size = sum(each.compress_size for each in inside)
    return "zip bomb" if unpacked > _UNPACKED or unpacked > _RATIO * max(size, 1_000) else None


def _sheet(file: Path, sheet: Any) -> Glimpse:  # noqa: ANN401
    sheet.reset_dimensions()  # what a sheet says of its own size may be wrong
    rows = (
        [as_text(cell) for cell in row[:COLUMNS]]
        for row in sheet.iter_rows(max_row=ROWS + 1, values_only=True)
    )
    filled = (row for row in rows if any(row))
    header = next(filled, [])
    while header and not header[-1]:
        header.pop()
    width = len(header)
    even = ((row + [""] * width)[:width] for row in filled)
    notes = () if header else ("empty",)
    return seen(file, header, even, Form(name="xlsx", notes=notes, sheet=sheet.title))


def parquet(file: Path, _start: bytes) -> tuple[Glimpse, ...]:
    """Look at the first rows of a Parquet file."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": "512MB",
        "threads": "1",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    path = _no_glob(file.absolute())
    with closing(duckdb.connect(":memory:", config=config)) as db, _hurried(db.interrupt):
        db.execute("SET enable_progress_bar = false")
        db.execute("SET TimeZone = 'UTC'")
        db.execute("DESCRIBE SELECT * FROM read_parquet(?, can_have_nan = true)", [path])
        columns = [(str(row[0]), str(row[1])) for row in db.fetchall()]
        types = [type_ for _, type_ in columns]
        db.execute(_FIRST_ROWS, [path, ROWS])
        rows = ([*map(_stored_text, row, types)] for row in _fetched(db))
        return (seen(file, [name for name, _ in columns], rows, Form(name="parquet")),)


@contextmanager
def _hurried(interrupt: Callable[[], None]) -> Iterator[None]:
    """Stop work that takes too long: a file of 3 kB can ask for minutes of it."""
    timer = Timer(_SECONDS, interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _stored_text(cell: str | None, type_: str) -> str:
    """Write a stored value as the reader will give it; a moment to the second.

    >>> _stored_text("2024-01-02 03:00:00.5+00", "TIMESTAMP WITH TIME ZONE")
    '2024-01-02 03:00:00+00'
    """
    if cell is None or (type_ in {"FLOAT", "DOUBLE"} and cell == "nan"):
        return ""
    return re.sub(r"\.\d+", "", cell) if type_.startswith("TIMESTAMP") else cell


def _fetched(db: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    return chain.from_iterable(iter(lambda: db.fetchmany(500), []))


def _no_glob(path: Path) -> str:
    """Write a path so that DuckDB, to which names are patterns, finds that file only.

    >>> _no_glob(Path("a[12].parquet"))
    'a[[]12].parquet'
    """
    special = {"[": "[[]", "*": "[*]", "?": "[?]"}
    return "".join(special.get(letter, letter) for letter in str(path))


def sqlite(file: Path, _start: bytes) -> tuple[Glimpse, ...]:
    """Look at each table of an SQLite file."""
    address = f"file:{quote(str(file.absolute()))}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as db, _hurried(db.interrupt):
        db.execute("PRAGMA trusted_schema = OFF")
        # A hostile schema may compute on reading: large values are refused.
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST)
        db.text_factory = lambda held: held.decode("utf-8", errors="replace")
        tables = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " ORDER BY name LIMIT ?",
            [_TABLES],
        ).fetchall()
        looks = tuple(_table(file, db, str(name)) for (name,) in tables)
    return looks or only("empty")(file, b"")


def _table(file: Path, db: sqlite3.Connection, name: str) -> Glimpse:
    quoted = '"' + name.replace('"', '""') + '"'
    found = db.execute(f"SELECT * FROM {quoted} LIMIT ?", [ROWS])
    names = [str(column[0]) for column in found.description]
    cells = ([as_text(cell) for cell in row] for row in found)
    return seen(file, names, cells, Form(name="sqlite", sheet=name))
