"""Several admitted files put together as one record; rows that two of them share show up."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from veedor.core import Combined, Record, Source, TableError
from veedor.engine import messages
from veedor.engine.admission.physical import literal
from veedor.engine.admission.process import Admitted, Desk


def combine(
    record: Record, parts: Mapping[str, tuple[Source, Admitted]], *, desk: Desk
) -> tuple[Path, tuple[Combined, ...]]:
    """Give one canonical table for all the files of a record, and what they share.

    Downloads made month by month overlap: a record that stands in two files is refused, or
    counted once where every one of the files is declared so. Raises TableError where files
    disagree on a record.
    """
    admitted = [entry for _, entry in parts.values()]
    if len(admitted) == 1:
        return admitted[0].table, ()
    out = desk.room / f"{record.name}.combined.parquet"
    once = all(source.duplicates == "count once" for source, _ in parts.values())
    rows = sum(entry.receipt.admitted for entry in admitted)
    with duckdb.connect(":memory:") as db:
        db.execute("SET enable_progress_bar = false")
        db.execute(f"SET memory_limit = {literal(desk.memory)}")
        db.execute(f"SET threads = {desk.threads}")
        db.execute(f"SET temp_directory = {literal(str(desk.room / 'spill'))}")
        files = ", ".join(literal(str(entry.table)) for entry in admitted)
        shared = _shared(db, record, f"read_parquet([{files}])", once=once, names=tuple(parts))
        together = _together(record, f"read_parquet([{files}])", shared=shared)
        db.execute(
            f"COPY ({together}) TO {literal(str(out))} (FORMAT parquet, COMPRESSION lz4)"
        )
    counted = Combined(
        record=record.name, sources=tuple(parts), rows=rows - shared, duplicates=shared
    )
    return out, (counted,)


def _together(record: Record, table: str, *, shared: int) -> str:
    """Give SQL for all the records, each shared one once; one without a key is never double."""
    if not shared:
        return f"SELECT * FROM {table}"
    known = _known(record)
    return (
        f"SELECT DISTINCT * FROM {table} WHERE {known}"
        f" UNION ALL SELECT * FROM {table} WHERE NOT ({known})"
    )


def _known(record: Record) -> str:
    return " AND ".join(f'"{column}" IS NOT NULL' for column in record.key)


def _shared(
    db: duckdb.DuckDBPyConnection,
    record: Record,
    table: str,
    *,
    once: bool,
    names: tuple[str, ...],
) -> int:
    """Count the records that a key shows to stand in more than one file."""
    if not record.key:
        return 0
    keys = ", ".join(f'"{column}"' for column in record.key)
    known = _known(record)
    total, by_key, whole = (
        _count(db, f"SELECT count(*) FROM (SELECT {part} FROM {table} WHERE {known})")
        for part in (keys, f"DISTINCT {keys}", "DISTINCT *")
    )
    shared, files = total - by_key, ", ".join(names)
    facts = {"key": " + ".join(record.key), "files": files}
    if shared and not once:
        raise TableError(messages.IN_SEVERAL_FILES, where=record.name, count=shared, **facts)
    if whole > by_key:
        wrong = messages.FILES_DISAGREE
        raise TableError(wrong, where=record.name, count=whole - by_key, **facts)
    return shared


def _count(db: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = db.execute(sql).fetchone()
    return int(row[0]) if row else 0
