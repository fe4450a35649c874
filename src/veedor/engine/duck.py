"""DuckDB: one closed database over the admitted tables, spilling to the work folder."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import duckdb

from veedor.core import AuditError, Columns, Row, Value
from veedor.engine import messages
from veedor.engine.memory import for_database

_INEXACT = {"FLOAT", "DOUBLE"}
_WHOLE = {"INTEGER", "BIGINT"}
BATCH = 10_000  # rows of a long answer held at once: some megabytes


class DuckEngine:
    """One database for one audit run; see ``protocol.Engine``."""

    def __init__(self, room: Path, *, threads: int, memory: str) -> None:
        self._room = room
        self._db = duckdb.connect(str(room / "derived.duckdb"))
        for setting, value in (
            ("threads", str(threads)),
            ("memory_limit", _quoted(for_database(memory))),
            ("temp_directory", _quoted(str(room / "spill"))),
            ("enable_progress_bar", "false"),
            ("preserve_insertion_order", "false"),
            ("autoinstall_known_extensions", "false"),
            ("autoload_known_extensions", "false"),
        ):
            self._db.execute(f"SET {setting} = {value}")

    def open(self, tables: Mapping[str, Path]) -> None:
        """Make the admitted tables answerable by name, and close every other door."""
        for name, path in tables.items():
            file = _quoted(str(path))
            self._db.execute(f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet({file})')
        folders = {str(self._room), *(str(path.parent) for path in tables.values())}
        allowed = ", ".join(_quoted(folder) for folder in sorted(folders))
        self._db.execute(f"SET allowed_directories = [{allowed}]")
        self._db.execute("SET enable_external_access = false")
        self._db.execute("SET lock_configuration = true")

    def derive(self, name: str, sql: str, binds: Mapping[str, Value]) -> int:
        """Keep the answer of one query as the table ``name``."""
        try:
            self._db.execute(f'CREATE TABLE "{name}" AS {sql}', dict(binds))
            counted = self._db.execute(f'SELECT count(*) FROM "{name}"').fetchone()
        except duckdb.Error as problem:
            raise _failed(name, problem) from problem
        return int(counted[0]) if counted else 0

    def rows(self, sql: str, binds: Mapping[str, Value]) -> Sequence[Row]:
        """Answer one query; refuse a float, whose sum depends on thread order."""
        try:
            answer = self._db.execute(sql, dict(binds))
            names = _exact(answer)
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        except duckdb.Error as problem:
            raise _failed("query", problem) from problem

    def batches(self, sql: str, binds: Mapping[str, Value]) -> Iterator[Sequence[Row]]:
        """Answer one query batch by batch, through a cursor: a connection holds one answer."""
        try:
            with closing(self._db.cursor()) as asked:
                answer = asked.execute(sql, dict(binds))
                names = _exact(answer)
                while batch := answer.fetchmany(BATCH):
                    yield [dict(zip(names, row, strict=True)) for row in batch]
        except duckdb.Error as problem:
            raise _failed("query", problem) from problem

    def columns(self, sql: str, binds: Mapping[str, Value]) -> Columns:
        """Answer one query of whole numbers as columns; refuse any other, and a missing one."""
        try:
            answer = self._db.execute(sql, dict(binds))
            kinds = {str(d[0]): str(d[1]) for d in answer.description or ()}
            refuse_odd([name for name, kind in kinds.items() if kind not in _WHOLE])
            return whole_columns(answer.fetchnumpy())
        except duckdb.Error as problem:
            raise _failed("query", problem) from problem

    def close(self) -> None:
        """Let go of the database file."""
        self._db.close()


def _exact(answer: duckdb.DuckDBPyConnection) -> list[str]:
    """Give the names of an answer's columns; refuse it where one holds floats."""
    columns = [(str(d[0]), str(d[1])) for d in answer.description or ()]
    refuse_inexact([name for name, kind in columns if kind in _INEXACT])
    return [name for name, _ in columns]


def whole_columns(columns: Columns) -> Columns:
    """Give columns as whole numbers of 64 bits; refuse one with a missing number in it."""
    import numpy as np  # noqa: PLC0415 - takes time, and few audits ask for columns

    refuse_odd([name for name, held in columns.items() if np.ma.is_masked(held)])
    return {name: np.asarray(held, dtype=np.int64) for name, held in columns.items()}


def refuse_inexact(columns: Sequence[str]) -> None:
    """Refuse an answer that holds floats: no inexact number crosses the seam."""
    if columns:
        raise AuditError(messages.INEXACT, where="query", columns=", ".join(columns))


def refuse_odd(columns: Sequence[str]) -> None:
    """Refuse columns that hold anything but whole numbers."""
    if columns:
        raise AuditError(messages.NOT_WHOLE, where="query", columns=", ".join(columns))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _failed(name: str, problem: duckdb.Error) -> AuditError:
    """Tell a failure by its kind; the first line too where it speaks of SQL and not of data."""
    said = type(problem).__name__
    if isinstance(problem, duckdb.ProgrammingError):
        said += ": " + (str(problem).splitlines() or [""])[0][:200]
    return AuditError(messages.QUERY_FAILED, where=name, said=said)
