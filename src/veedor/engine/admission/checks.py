"""What every admitted table must hold: readable values, a key, spans that run forward."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
from msgspec import Struct

from veedor.core import Message, Record, Source, TableError
from veedor.engine import messages
from veedor.engine.admission.casts import Cast
from veedor.engine.admission.discreet import shown
from veedor.engine.admission.physical import literal
from veedor.engine.admission.places import Places, find_places


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
    _refuse_backwards(db, record, table, name=name, casts=casts)
    # What is counted once leaves the table, so places are told before.
    duplicates = _duplicates(db, record, source, out, name=name, casts=casts)
    overlapping = _overlapping(db, record, source, _scan(out), name=name, casts=casts)
    return Checked(missing=missing, duplicates=duplicates, overlapping=overlapping)


def _refuse_backwards(
    db: duckdb.DuckDBPyConnection,
    record: Record,
    table: str,
    *,
    name: str,
    casts: Mapping[str, Cast],
) -> None:
    for span in record.spans:
        if span.start in casts and span.end in casts:
            places = find_places(db, table, f'"{span.end}" < "{span.start}"')
            _refuse_some(messages.BACKWARDS, places, name=name, start=span.start, end=span.end)


def _scan(out: Path) -> str:
    return f"read_parquet({literal(str(out))}, file_row_number = true)"


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
            places = find_places(db, table, f'"{column.name}" IS NULL')
            column_there = shown(casts[column.name].origin.column)
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
            places = find_places(db, table, f'"{column.name}" NOT IN ({allowed})')
            _refuse_some(
                messages.NOT_AMONG,
                places,
                name=name,
                column=shown(casts[column.name].origin.column),
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
    places = find_places(db, ranked, "turn > 1")
    if not places.count:
        return 0
    theirs = " + ".join(shown(casts[column].origin.column) for column in record.key)
    if source.duplicates == "refuse":
        _refuse_some(messages.DUPLICATES, places, name=name, key=theirs)
    differing = (
        f"(SELECT min(file_row_number) AS file_row_number FROM {_scan(out)} WHERE {known}"
        f" GROUP BY {keys} HAVING count(DISTINCT {_whole(record)}) > 1)"
    )
    _refuse_some(
        messages.CONFLICTING, find_places(db, differing, "true"), name=name, key=theirs
    )
    _keep_first(db, out, keys, known)
    return places.count


def _whole(record: Record) -> str:
    """Give SQL for a whole record as one value, missing values included."""
    return "row(" + ", ".join(f'"{column.name}"' for column in record.columns) + ")"


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
        theirs = ", ".join(shown(casts[column].origin.column) for column in record.apart)
        raise TableError(messages.OVERLAPPING, where=name, count=count, apart=theirs)
    return count
