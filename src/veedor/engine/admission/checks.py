"""What every admitted table must hold: readable values, a key, spans that run forward."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
from msgspec import Struct

from veedor.core import Message, Record, Source, TableError
from veedor.engine import messages
from veedor.engine.admission.casts import Cast
from veedor.engine.admission.physical import Physical, listed, literal


class Checked(Struct, frozen=True, kw_only=True):
    """What the checks counted."""

    missing: dict[str, int]
    duplicates: int
    overlapping: int


def check(
    db: duckdb.DuckDBPyConnection,
    record: Record,
    source: Source,
    out: Path,
    *,
    name: str,
    casts: Mapping[str, Cast],
) -> Checked:
    """Check a canonical table as it was written; refuse it with the places, or count."""
    table = _scan(out)
    missing = _missing(db, record, table, name=name, casts=casts)
    _refuse_strangers(db, record, table, name=name, casts=casts)
    duplicates = _duplicates(db, record, source, out, name=name, casts=casts)
    for span in record.spans:
        if span.start in casts and span.end in casts:
            places = _places(db, table, f'"{span.end}" < "{span.start}"')
            _refuse_some(messages.BACKWARDS, places, name=name, start=span.start, end=span.end)
    overlapping = _overlapping(db, record, source, _scan(out), name=name, casts=casts)
    return Checked(missing=missing, duplicates=duplicates, overlapping=overlapping)


class Places(Struct, frozen=True):
    """How many records fail a check, and the numbers of the first ten."""

    count: int
    first: tuple[int, ...]

    def __str__(self) -> str:
        return listed([f"#{number}" for number in self.first], self.count)


def _scan(out: Path) -> str:
    return f"read_parquet({literal(str(out))}, file_row_number = true)"


def _places(db: duckdb.DuckDBPyConnection, table: str, condition: str) -> Places:
    counted = db.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()
    count = int(counted[0]) if counted else 0
    if not count:
        return Places(0, ())
    found = db.execute(
        f"SELECT file_row_number + 1 FROM {table} WHERE {condition} ORDER BY 1 LIMIT 10"
    ).fetchall()
    return Places(count, tuple(int(row[0]) for row in found))


def _refuse_some(wrong: Message, places: Places, *, name: str, **facts: object) -> None:
    if places.count:
        raise TableError(wrong, where=name, count=places.count, places=str(places), **facts)


def _missing(
    db: duckdb.DuckDBPyConnection,
    record: Record,
    table: str,
    *,
    name: str,
    casts: Mapping[str, Cast],
) -> dict[str, int]:
    counts = ", ".join(f'count(*) - count("{column.name}")' for column in record.columns)
    row = db.execute(f"SELECT {counts} FROM {table}").fetchone() or ()
    missing = {column.name: int(n) for column, n in zip(record.columns, row, strict=True)}
    for column in record.columns:
        if column.name in casts and missing[column.name] and not column.may_be_missing:
            places = _places(db, table, f'"{column.name}" IS NULL')
            column_there = casts[column.name].origin.column
            _refuse_some(messages.LACKING, places, name=name, column=column_there)
    return missing


def _refuse_strangers(
    db: duckdb.DuckDBPyConnection,
    record: Record,
    table: str,
    *,
    name: str,
    casts: Mapping[str, Cast],
) -> None:
    """Refuse values outside the few that a column may hold."""
    for column in record.columns:
        if column.values and column.name in casts:
            allowed = ", ".join(literal(value) for value in column.values)
            places = _places(db, table, f'"{column.name}" NOT IN ({allowed})')
            _refuse_some(
                messages.NOT_AMONG,
                places,
                name=name,
                column=casts[column.name].origin.column,
                values=", ".join(column.values),
            )


def _duplicates(
    db: duckdb.DuckDBPyConnection,
    record: Record,
    source: Source,
    out: Path,
    *,
    name: str,
    casts: Mapping[str, Cast],
) -> int:
    """Refuse repeated keys, or drop whole double records where the case says to count once."""
    if not record.key or not casts.keys() >= set(record.key) or _rises(db, record.key, out):
        return 0
    keys = ", ".join(f'"{column}"' for column in record.key)
    known = " AND ".join(f'"{column}" IS NOT NULL' for column in record.key)
    ranked = (
        f"(SELECT *, row_number() OVER (PARTITION BY {keys} ORDER BY file_row_number) AS turn"
        f" FROM {_scan(out)} WHERE {known})"
    )
    places = _places(db, ranked, "turn > 1")
    if not places.count:
        return 0
    theirs = " + ".join(casts[column].origin.column for column in record.key)
    if source.duplicates == "refuse":
        _refuse_some(messages.DUPLICATES, places, name=name, key=theirs)
    differing = (
        f"(SELECT min(file_row_number) AS file_row_number FROM {_scan(out)} WHERE {known}"
        f" GROUP BY {keys} HAVING count(DISTINCT ({_whole(record)})) > 1)"
    )
    _refuse_some(messages.CONFLICTING, _places(db, differing, "true"), name=name, key=theirs)
    _keep_first(db, out, keys, known)
    return places.count


def _whole(record: Record) -> str:
    """Give SQL for a whole record as one text, missing values included."""
    return " || '|' || ".join(
        f"""coalesce(CAST("{column.name}" AS VARCHAR), '\\N')""" for column in record.columns
    )


def _keep_first(db: duckdb.DuckDBPyConnection, out: Path, keys: str, known: str) -> None:
    once = out.with_suffix(".once.parquet")
    db.execute(
        f"COPY (SELECT * EXCLUDE (file_row_number, turn) FROM (SELECT *, CASE WHEN {known} THEN"
        f" row_number() OVER (PARTITION BY {keys} ORDER BY file_row_number) ELSE 1 END AS turn"
        f" FROM {_scan(out)}) WHERE turn = 1 ORDER BY file_row_number)"
        f" TO {literal(str(once))} (FORMAT parquet, COMPRESSION lz4)"
    )
    once.replace(out)


def _rises(db: duckdb.DuckDBPyConnection, key: tuple[str, ...], out: Path) -> bool:
    """Say whether a single text key rises from record to record, which proves it unique.

    One streaming pass; most logs are numbered in order, and grouping ten million keys is dear.
    """
    if len(key) > 1:
        return False
    # A window without an order follows the file's order.
    row = db.execute(
        f"SELECT count(*) FROM (SELECT k, lag(k) OVER () AS p FROM"
        f' (SELECT CAST("{key[0]}" AS VARCHAR) AS k FROM {_scan(out)})) WHERE k IS NULL'
        " OR (p IS NOT NULL AND length(k) <= length(p) AND (length(k) < length(p) OR k <= p))"
    ).fetchone()
    return row is not None and row[0] == 0


def _overlapping(
    db: duckdb.DuckDBPyConnection,
    record: Record,
    source: Source,
    table: str,
    *,
    name: str,
    casts: Mapping[str, Cast],
) -> int:
    """Count records whose span starts before an earlier one of the same subject has ended."""
    if not record.apart or not record.spans or record.spans[0].start not in casts:
        return 0
    start, end = f'"{record.spans[0].start}"', f'"{record.spans[0].end}"'
    apart = ", ".join(f'"{column}"' for column in record.apart)
    before = (
        f"max(coalesce({end}, TIMESTAMP '9999-12-31')) OVER (PARTITION BY {apart}"
        f" ORDER BY {start}, file_row_number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    )
    counted = db.execute(
        f"SELECT count(*) FROM (SELECT {start} AS s, {before} AS b FROM {table}) WHERE s < b"
    ).fetchone()
    count = int(counted[0]) if counted else 0
    if count and source.overlaps == "refuse":
        theirs = ", ".join(casts[column].origin.column for column in record.apart)
        raise TableError(messages.OVERLAPPING, where=name, count=count, apart=theirs)
    return count


def _numbered(found: Physical) -> str:
    return f"(SELECT *, row_number() OVER () - 1 AS file_row_number FROM {found.relation})"


def unreadable(
    db: duckdb.DuckDBPyConnection, found: Physical, cast: Cast, *, name: str
) -> TableError | None:
    """Say which values of a column cannot be read, if any, with ten places."""
    places = _places(
        db, _numbered(found), f"{cast.given} IS NOT NULL AND ({cast.read}) IS NULL"
    )
    if not places.count:
        return None
    form = f" ({cast.origin.format})" if cast.origin.format else ""
    return TableError(
        messages.NOT_READABLE,
        where=name,
        count=places.count,
        column=cast.origin.column,
        kind=cast.column.kind,
        format=form,
        places=_with_values(db, found, cast, places),
        hint=_hint(cast),
    )


def _with_values(
    db: duckdb.DuckDBPyConnection, found: Physical, cast: Cast, places: Places
) -> str:
    """Show the values that cannot be read, except where they could name a person."""
    if cast.column.kind == "person":
        return str(places)
    numbers = ", ".join(str(number - 1) for number in places.first)
    rows = db.execute(
        f"SELECT file_row_number + 1, left(CAST({cast.raw} AS VARCHAR), 40) FROM"
        f" {_numbered(found)} WHERE file_row_number IN ({numbers}) ORDER BY 1"
    ).fetchall()
    return listed([f"#{number} {value!r}" for number, value in rows], places.count)


def _hint(cast: Cast) -> str:
    form = cast.origin.format or ""
    for order, other in (
        ("%d/%m", "%m/%d"),
        ("%m/%d", "%d/%m"),
        ("%d-%m", "%m-%d"),
        ("%m-%d", "%d-%m"),
    ):
        if order in form:
            return f"{order} ↔ {other}?"
    return "nothing is coerced" if cast.column.kind != "person" else "..."


def clock_changes(
    db: duckdb.DuckDBPyConnection, found: Physical, cast: Cast, *, name: str
) -> TableError | None:
    """Say which wall-clock times a change of clocks makes impossible or double."""
    if cast.doubtful is None:
        return None
    gap = _places(db, _numbered(found), cast.doubtful[0])
    overlap = _places(db, _numbered(found), cast.doubtful[1])
    if not gap.count + overlap.count:
        return None
    first = tuple(sorted(gap.first + overlap.first))[:10]
    return TableError(
        messages.CLOCK_CHANGE,
        where=name,
        column=cast.origin.column,
        gap=gap.count,
        overlap=overlap.count,
        zone=cast.zone,
        places=str(Places(gap.count + overlap.count, first)),
    )
