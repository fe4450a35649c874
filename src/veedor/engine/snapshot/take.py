"""Taking the copy: every table in one transaction, streamed to Parquet, kept whole or not."""

from collections.abc import Callable, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import Any

from msgspec import Struct

from veedor.core import TableError
from veedor.engine.messages import snapshot as messages
from veedor.engine.snapshot.catalog import Table, look
from veedor.engine.snapshot.session import Session, faults, session, state_of

_STATES = {"57014": messages.TOO_LONG, "55P03": messages.LOCKED, "42501": messages.NOT_GRANTED}
_YEARS = (-719_162, 2_932_896)  # days from 1970-01-01 to 0001-01-01 and to 9999-12-31
_FACTS = """
SELECT current_setting('server_version'), current_database()::text, current_user::text,
       pg_current_snapshot()::text, to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
"""
Watch = Callable[[str, int, int], None]


class CopyOf(Struct, frozen=True, kw_only=True):
    """A file to be written beside the case, and the table and columns that it is to hold.

    ``where``: the place of the case that asks for it.
    """

    file: str
    schema: str
    table: str
    columns: tuple[str, ...]
    where: str


class Written(Struct, frozen=True, kw_only=True):
    """A file as it was written: from which query, how many rows, which digest."""

    file: str
    schema: str
    table: str
    query: str
    columns: dict[str, str]
    rows: int
    size: int
    sha256: str


class Taken(Struct, frozen=True, kw_only=True):
    """What was copied, and the state of the database that all of it is from.

    ``taken_at``: when the transaction began, in UTC, by the server's clock. ``snapshot``: the
    server's own name of the state. ``account_may_write``: tables that the account could have
    changed; there should be none.
    """

    database: str
    server: str
    account: str
    account_may_write: tuple[str, ...]
    snapshot: str
    taken_at: str
    files: tuple[Written, ...]


def take(
    address: str, copies: Sequence[CopyOf], folder: Path, *, minutes: int, watch: Watch
) -> Taken:
    """Copy tables of a live database into ``folder``: all of them, or none.

    ``minutes``: how long one statement may take. ``watch`` is told the file, the rows that
    were written and the rows that there are.
    Raises TableError, and leaves no file behind.
    """
    for one in copies:
        if (folder / one.file).exists():
            raise TableError(messages.ALREADY_THERE, where=one.where, file=one.file)
    made: list[Path] = []
    try:
        with session(address, minutes=minutes) as asks:
            server, database, account, state, began = asks.rows(_FACTS)[0]
            tables = [_looked(asks, one) for one in copies]
            files = [
                _copied(asks, one, table, folder, made=made, watch=watch, minutes=minutes)
                for one, table in zip(copies, tables, strict=True)
            ]
        for one in copies:
            _waiting(folder / one.file).replace(folder / one.file)
            made.append(folder / one.file)
    except BaseException:
        for file in made:
            file.unlink(missing_ok=True)
        raise
    return Taken(
        database=database,
        server=f"PostgreSQL {server}",
        account=account,
        account_may_write=tuple(f"{one.schema}.{one.name}" for one in tables if one.writable),
        snapshot=state,
        taken_at=began,
        files=tuple(files),
    )


def _looked(asks: Session, one: CopyOf) -> Table:
    return look(asks, schema=one.schema, table=one.table, names=one.columns, where=one.where)


def _copied(  # noqa: PLR0913 - what one copy needs
    asks: Session,
    one: CopyOf,
    table: Table,
    folder: Path,
    *,
    made: list[Path],
    watch: Watch,
    minutes: int,
) -> Written:
    waiting = _waiting(folder / one.file)
    made.append(waiting)
    try:
        counted = int(asks.rows(table.count)[0][0])
        given = _streamed(
            asks.stream(table.query),
            waiting,
            table,
            told=lambda rows: watch(one.file, rows, counted),
            where=one.where,
        )
    except OSError as problem:
        said = problem.strerror or type(problem).__name__
        raise TableError(messages.NOT_WRITTEN, where=one.file, said=said) from problem
    except faults() as problem:
        wrong = _STATES.get(state_of(problem), messages.NOT_READ)
        facts: dict[str, object] = {"table": one.table, "minutes": minutes}
        facts |= {"state": state_of(problem), "columns": ", ".join(one.columns)}
        raise TableError(wrong, where=one.where, **facts) from problem
    if given != counted:
        facts = {"table": one.table, "counted": counted, "given": given}
        raise TableError(messages.ROWS_DIFFER, where=one.where, **facts)
    with waiting.open("rb") as held:
        digest = file_digest(held, "sha256").hexdigest()
    return Written(
        file=one.file,
        schema=one.schema,
        table=one.table,
        query=table.query,
        columns={column.name: column.type for column in table.columns},
        rows=given,
        size=waiting.stat().st_size,
        sha256=digest,
    )


def _streamed(
    batches: Any,  # noqa: ANN401 - pyarrow has no types
    to: Path,
    table: Table,
    *,
    told: Callable[[int], None],
    where: str,
) -> int:
    """Write batch after batch, so that memory does not grow with the table."""
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    rows = 0
    with parquet.ParquetWriter(
        to, batches.schema, compression="zstd", store_schema=False
    ) as out:
        for batch in batches:
            _refuse_endless(batch, table, where=where)
            out.write_batch(batch)
            rows += batch.num_rows
            told(rows)
    return rows


def _refuse_endless(batch: Any, table: Table, *, where: str) -> None:  # noqa: ANN401
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow import compute  # noqa: PLC0415

    for place, column in enumerate(table.columns):
        if not column.a_time:
            continue
        held = batch.column(place)
        day = pa.types.is_date32(held.type)
        whole = held.cast(pa.int32() if day else pa.int64())
        unit = 1 if day else 86_400_000_000
        ends = compute.min_max(whole).as_py()
        if ends["min"] is None:
            continue
        if ends["min"] < _YEARS[0] * unit or ends["max"] >= (_YEARS[1] + 1) * unit:
            facts = {"column": column.name, "table": table.name}
            raise TableError(messages.ENDLESS_TIME, where=where, **facts)


def _waiting(file: Path) -> Path:
    return file.with_name(f".{file.name}.incoming")
