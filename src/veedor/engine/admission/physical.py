"""A kept file, opened as a table of cells c0, c1, ...: outside names never become SQL."""

from collections import Counter
from pathlib import Path

import duckdb
from msgspec import Struct

from veedor.core import Reading, TableError
from veedor.engine import messages
from veedor.engine.admission import maps, unpack, workbook
from veedor.engine.admission.count import LONGEST
from veedor.engine.admission.discreet import listed, looks_like_data, said, shown
from veedor.engine.admission.store import Kept
from veedor.engine.admission.text import as_utf8, records_of, survey

FORMS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
    ".sqlite": "sqlite",
    ".db": "sqlite",
    **maps.FORMS,
}
# Stands for no value inside the reader, so that an empty text stays one until we say so.
_NOTHING = "veedor:nothing:5b1d9f0c"


class Physical(Struct, frozen=True, kw_only=True):
    """A file as a relation: its columns by place, their stored types, the counted records."""

    relation: str
    names: tuple[str, ...]
    types: tuple[str, ...]
    form: str
    reading: Reading
    text: Path | None
    physical: int
    notes: tuple[str, ...]

    def cell(self, column: str) -> str:
        """Give the safe SQL name of one of their columns."""
        return f"c{self.names.index(column)}"


def open_physical(db: duckdb.DuckDBPyConnection, kept: Kept, reading: Reading) -> Physical:
    """Open a kept file, whatever its form; refuse a header that no case could map."""
    ending = kept.path.suffix
    form = FORMS.get(ending)
    if form is None:
        raise TableError(messages.UNKNOWN_FORM, where=kept.name, ending=ending)
    found = _parquet(db, kept, reading) if form == "parquet" else _text(kept, reading, form)
    double = [(name, n) for name, n in Counter(found.names).items() if n > 1]
    if double:
        refuse_data_first(found, kept)
        column, times = shown(double[0][0]), double[0][1]
        raise TableError(messages.DOUBLE_COLUMN, where=kept.name, column=column, times=times)
    return found


def refuse_data_first(found: Physical, kept: Kept) -> None:
    """Refuse a header that is a row of data before any of its names is told."""
    if looks_like_data(found.names):
        raise TableError(messages.DATA_FIRST, where=kept.name)


def _text(kept: Kept, reading: Reading, form: str) -> Physical:
    path, plain, expected = kept.path, unpack.PLAIN, -1
    notes: tuple[str, ...] = ()
    if form == "csv":
        plain = reading
    else:
        if form == "json lines":
            unpacked = unpack.json_lines(
                kept, as_utf8(path, reading.encoding, name=kept.name)[0]
            )
        elif form == "xlsx":
            unpacked = workbook.workbook(kept, reading)
        elif form in maps.FORMS.values():
            unpacked = maps.map_table(kept, reading, form)
        else:
            unpacked = unpack.sqlite_table(kept, reading)
        path, expected, notes = unpacked.path, unpacked.rows, unpacked.notes
    seen = survey(path, plain, name=kept.name)
    if expected not in {-1, seen.physical}:
        wrong = messages.COUNTS_DIFFER
        raise TableError(wrong, where=kept.name, physical=expected, parsed=seen.physical)
    return Physical(
        relation=csv_relation(seen.path, plain, len(seen.header)),
        names=seen.header,
        types=("VARCHAR",) * len(seen.header),
        form=form,
        reading=plain,
        text=seen.path,
        physical=seen.physical,
        notes=(*notes, *seen.notes),
    )


def csv_relation(path: Path, reading: Reading, width: int) -> str:
    """Give SQL that reads a text file strictly, with nothing detected and nothing repaired."""
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(width))
    return (
        f"read_csv({literal(str(path))}, columns = {{{columns}}}, header = true,"
        f" delim = {literal(reading.delimiter)}, quote = {literal(reading.quote)},"
        f" escape = {literal(reading.quote)}, auto_detect = false, strict_mode = true,"
        f" null_padding = false, ignore_errors = false, nullstr = '{_NOTHING}',"
        f" max_line_size = {LONGEST + 1000})"
    )


def _parquet(db: duckdb.DuckDBPyConnection, kept: Kept, reading: Reading) -> Physical:
    file = literal(str(kept.path))
    # Without can_have_nan the reader trusts statistics that leave NaN out, and miscounts.
    scan = f"read_parquet({file}, can_have_nan = true)"
    try:
        described = db.execute(f"DESCRIBE SELECT * FROM {scan}").fetchall()
        counted = db.execute(f"SELECT num_rows FROM parquet_file_metadata({file})").fetchone()
        schema = db.execute(f"SELECT name FROM parquet_schema({file})").fetchall()
    except duckdb.Error as problem:
        wrong = messages.BAD_PARQUET
        raise TableError(wrong, where=kept.name, said=said(problem)) from problem
    types = tuple(str(row[1]) for row in described)
    own = [str(row[0]) for row in schema[1:]]
    flat = len(own) == len(described)
    names = tuple(own) if flat else tuple(str(row[0]) for row in described)
    cells = ", ".join(f"c{place}" for place in range(len(names)))
    return Physical(
        relation=f"{scan} AS cells({cells})",
        names=names,
        types=types,
        form="parquet",
        reading=reading,
        text=None,
        physical=int(counted[0]) if counted else 0,
        notes=(),
    )


def literal(text: str) -> str:
    """Quote a text as an SQL literal.

    >>> literal("O'Higgins")
    "'O''Higgins'"
    """
    return "'" + text.replace("'", "''") + "'"


def ragged(found: Physical, kept: Kept) -> TableError | None:
    """Say which records do not have the header's number of fields, up to ten of them."""
    if found.text is None:
        return None
    width = len(found.names)
    bad = [
        (number, line, len(row))
        for number, (line, row) in enumerate(records_of(found.text, found.reading))
        if len(row) != width
    ]
    if not bad:
        return None
    places = [f"#{number} (L{line}): {has}" for number, line, has in bad[:10]]
    return TableError(
        messages.RAGGED,
        where=kept.name,
        count=len(bad),
        expected=width,
        places=listed(places, len(bad)),
        delimiter=found.reading.delimiter,
    )
