"""Spark, for tables that outgrow DuckDB: closed, quiet, and just as exact.

The SQL is written once, for DuckDB, and translated by sqlglot; what cannot be said in both is
written differently in the ``.sql`` file, never here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from veedor.core import AuditError, Columns, Row, Value
from veedor.engine import messages
from veedor.engine.duck import BATCH, refuse_inexact, refuse_odd, whole_columns
from veedor.engine.java import check_java, start_java, stop_java
from veedor.engine.masters import Master, read_master
from veedor.engine.memory import in_mib
from veedor.engine.spark_words import lacks_a_file, plain, said_by, translate

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_INEXACT = ("float", "double")
_WHOLE = ("int", "bigint")


class SparkTables:
    """The tables of one audit in a session of Spark; see ``protocol.Engine``.

    Tables that workers write apart from this process (``apart``) are held against the number
    of rows that the workers counted: a folder that not all of them see loses rows in silence.
    """

    def __init__(self, room: Path, session: "SparkSession", *, apart: bool = False) -> None:
        self._room = room
        self.session = session
        self._apart = apart

    def open(self, tables: Mapping[str, Path]) -> None:
        """Make the admitted tables answerable by name; no other file can be named in SQL."""
        for name, path in tables.items():
            with _explained(name):
                self._view(name, path)

    def derive(self, name: str, sql: str, binds: Mapping[str, Value]) -> int:
        """Keep the answer of one query as the table ``name``."""
        kept = self._room / "derived" / name
        with _explained(name):
            written = _write(self._answer(sql, binds), kept, counted=self._apart)
            rows = int(self._view(name, kept).count())
        if written not in {None, rows}:
            raise AuditError(messages.NOT_SHARED, where="--work", seen=rows, of=written)
        return rows

    def rows(self, sql: str, binds: Mapping[str, Value]) -> Sequence[Row]:
        """Answer one query; refuse a float, whose sum depends on the order of the parts."""
        with _explained("query"):
            return [row.asDict() for row in self._exact(sql, binds).collect()]

    def batches(self, sql: str, binds: Mapping[str, Value]) -> Iterator[Sequence[Row]]:
        """Answer one query batch by batch; Spark hands over one sorted part at a time."""
        with _explained("query"):
            rows = self._exact(sql, binds).toLocalIterator()
            while batch := [row.asDict() for row in islice(rows, BATCH)]:
                yield batch

    def columns(self, sql: str, binds: Mapping[str, Value]) -> Columns:
        """Answer one query of whole numbers as columns; refuse any other, and a missing one."""
        with _explained("query"):
            answer = self._answer(sql, binds)
            refuse_odd([name for name, kind in answer.dtypes if kind not in _WHOLE])
            rows = answer.collect()
            given = {name: [row[k] for row in rows] for k, name in enumerate(answer.columns)}
            refuse_odd([name for name, held in given.items() if None in held])
            return whole_columns(given)

    def close(self) -> None:
        """Let go of the names of the tables; the session is somebody else's."""

    def _view(self, name: str, path: Path) -> "DataFrame":
        table = self.session.read.parquet(as_url(path))
        table.createOrReplaceTempView(name)
        return table

    def _exact(self, sql: str, binds: Mapping[str, Value]) -> "DataFrame":
        answer = self._answer(sql, binds)
        refuse_inexact([name for name, kind in answer.dtypes if kind in _INEXACT])
        return answer

    def _answer(self, sql: str, binds: Mapping[str, Value]) -> "DataFrame":
        bound = {name: plain(value) for name, value in binds.items()}
        return self.session.sql(translate(sql, binds), bound)


class SparkEngine(SparkTables):
    """One Java machine for one audit run, here or at the head of a cluster."""

    def __init__(
        self, room: Path, *, threads: int, memory: str, master: str | None = None
    ) -> None:
        wanted, mib = read_master(master, threads=threads), in_mib(memory)
        check_java(mib=mib)
        session = start_java(wanted, room, mib=mib)
        super().__init__(room, session, apart=wanted.place != "one process")
        try:
            _refuse_unshared(session, room, wanted)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Stop the Java machine: it holds evidence in its memory."""
        stop_java(self.session)


def as_url(path: Path) -> str:
    r"""Give the address of a file on this machine; Hadoop would take its name for a pattern.

    >>> print(as_url(Path("/tmp/a[1]")))
    file:/tmp/a\[1\]
    """
    return "file:" + re.sub(r"([\\*?{}\[\]])", r"\\\1", str(path))


def _write(answer: "DataFrame", kept: Path, *, counted: bool) -> int | None:
    """Write a table; give its number of rows as those who wrote it counted, where asked."""
    if not counted:
        answer.write.parquet(f"file:{kept}")
        return None
    from pyspark.sql import Observation, functions  # noqa: PLC0415 - an extra

    seen = Observation()
    rows = functions.count(functions.lit(1)).alias("rows")
    answer.observe(seen, rows).write.parquet(f"file:{kept}")
    return int(seen.get.get("rows", 0))


def _refuse_unshared(session: "SparkSession", room: Path, master: Master) -> None:
    """Refuse a cluster whose workers do not see the work folder where this process does."""
    if master.place != "cluster":
        return
    marks = room / "seen"
    marks.mkdir()
    parts = 2 * session.sparkContext.defaultParallelism
    for number in range(parts):
        (marks / f"{number}.txt").write_text("seen\n", "ascii")
    try:
        seen = session.read.text(as_url(marks)).repartition(parts).count()
    except Exception as problem:  # whatever a worker says of a file that it does not find
        raise AuditError(messages.NOT_SHARED, where="--work", seen=0, of=parts) from problem
    if seen != parts:
        raise AuditError(messages.NOT_SHARED, where="--work", seen=seen, of=parts)


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Tell any failure by its kind alone: Spark's own texts quote the data."""
    try:
        yield
    except AuditError:
        raise
    except Exception as problem:  # Spark, Py4J, sqlglot and a dying Java share no base
        if lacks_a_file(problem):
            raise AuditError(messages.UNSEEN, where="--work") from problem
        told = said_by(problem)
        raise AuditError(messages.QUERY_FAILED, where=name, said=told) from problem
