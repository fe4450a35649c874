"""Spark, for tables that outgrow DuckDB: local, closed, quiet, and just as exact.

The SQL is written once, for DuckDB, and translated by sqlglot; what cannot be said in both is
written differently in the ``.sql`` file, never here.
"""

import os
import re
import shutil
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from subprocess import TimeoutExpired, run
from typing import Any

from veedor.core import AuditError, Row, Value
from veedor.engine import messages
from veedor.engine.duck import refuse_inexact

try:
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.logger import PySparkLogger
    from pyspark.sql import DataFrame, SparkSession
    from sqlglot import ErrorLevel, exp, parse_one
except ModuleNotFoundError as absent:
    _ABSENT = str(absent.name)
else:
    _ABSENT = ""

_WHERE = "--engine spark"
_INEXACT = ("float", "double")
_LEAST_MEMORY = 512  # MiB; Spark itself keeps 300 and wants half as much again
_CHATTY = ("SQLQueryContextLogger", "DataFrameQueryContextLogger")  # they print values


class SparkEngine:
    """One Java machine for one audit run; see ``protocol.Engine``."""

    def __init__(self, room: Path, *, threads: int, memory: str) -> None:
        mib, java = in_mib(memory), _java()
        if _ABSENT or not java:
            raise AuditError(messages.NO_SPARK, where=_WHERE, lacks=_ABSENT or "java")
        if mib < _LEAST_MEMORY:
            raise AuditError(messages.SPARK_MEMORY, where=_WHERE, least=_LEAST_MEMORY)
        if SparkContext._gateway:  # noqa: SLF001 - Spark has no other name for it
            raise AuditError(messages.SPARK_BUSY, where=_WHERE)
        _try(java, mib=mib)
        self._room = room
        self._session = _start(room, _settings(room, threads=threads, mib=mib))

    def open(self, tables: Mapping[str, Path]) -> None:
        """Make the admitted tables answerable by name; no other file can be named in SQL."""
        for name, path in tables.items():
            with _explained(name):
                self._view(name, path)

    def derive(self, name: str, sql: str, binds: Mapping[str, Value]) -> int:
        """Keep the answer of one query as the table ``name``."""
        kept = self._room / "derived" / name
        with _explained(name):
            self._answer(sql, binds).write.parquet(f"file:{kept}")
            return int(self._view(name, kept).count())

    def rows(self, sql: str, binds: Mapping[str, Value]) -> Sequence[Row]:
        """Answer one query; refuse a float, whose sum depends on the order of the parts."""
        with _explained("query"):
            answer = self._answer(sql, binds)
            refuse_inexact([name for name, kind in answer.dtypes if kind in _INEXACT])
            return [row.asDict() for row in answer.collect()]

    def close(self) -> None:
        """Stop the Java machine: it holds evidence in its memory."""
        gateway = SparkContext._gateway  # noqa: SLF001
        try:
            self._session.stop()
        finally:
            _shut(gateway)

    def _view(self, name: str, path: Path) -> "DataFrame":
        exactly = re.sub(r"([\\*?{}\[\]])", r"\\\1", str(path))  # Hadoop would take a pattern
        table = self._session.read.parquet(f"file:{exactly}")
        table.createOrReplaceTempView(name)
        return table

    def _answer(self, sql: str, binds: Mapping[str, Value]) -> "DataFrame":
        bound = {name: _plain(value) for name, value in binds.items()}
        return self._session.sql(translate(sql, binds), bound)


def translate(sql: str, binds: Mapping[str, Value]) -> str:
    """Give DuckDB's SQL in Spark's words; moments and dates are bound as text and cast.

    Python's moments would pass through the machine's own time zone on their way to Java.
    """
    tree = parse_one(sql, read="duckdb")
    if not isinstance(tree, exp.Query):
        raise AuditError(messages.QUERY_FAILED, where="query", said="not a SELECT")
    for mark in list(tree.find_all(exp.Placeholder)):
        kind = _CAST.get(type(binds.get(mark.name)))
        if kind:
            mark.replace(exp.cast(mark.copy(), kind))
    return str(tree.sql("spark", comments=False, unsupported_level=ErrorLevel.RAISE))


_CAST: dict[type, str] = {datetime: "TIMESTAMP_NTZ", date: "DATE"}


def _plain(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def in_mib(memory: str) -> int:
    """Give an amount of memory in whole MiB, as Java counts.

    >>> in_mib("1GB"), in_mib("1.5 GiB")
    (953, 1536)
    """
    said = re.fullmatch(r"([0-9.]+) ?([KMGT])(i?)B", memory, re.IGNORECASE)
    if said is None:
        raise ValueError(f"{memory!r} is not an amount like 1GB")
    step = 1024 if said[3] else 1000
    return int(float(said[1]) * step ** ("KMGT".index(said[2].upper()) + 1)) >> 20


def _settings(room: Path, *, threads: int, mib: int) -> dict[str, str]:
    """Say how Spark is to be: one machine, nothing listening outside it, strict, in UTC."""
    java = (
        "-Duser.timezone=UTC -Duser.language=en -Duser.country=US -Dfile.encoding=UTF-8"
        f' -XX:-UsePerfData -Djava.io.tmpdir="{room}"'
    )
    return {
        "spark.app.name": "veedor",
        "spark.master": f"local[{threads}]",
        "spark.driver.memory": f"{mib}m",
        "spark.driver.maxResultSize": "0",  # the memory above is the only limit
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": java,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.local.dir": str(room / "spill"),
        "spark.sql.warehouse.dir": f"file:{room / 'warehouse'}",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.runSQLOnFiles": "false",
        "spark.sql.ansi.enabled": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.timestampType": "TIMESTAMP_NTZ",
        "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",  # dates before 1582 as well
        "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
        "spark.sql.shuffle.partitions": str(4 * threads),
    }


def _start(room: Path, settings: Mapping[str, str]) -> "SparkSession":
    """Start Java and open the session; what Java prints goes to a file in the room."""
    conf = SparkConf().setAll(list(settings.items()))
    (room / "conf").mkdir()
    (room / "conf" / "log4j2.properties").write_text("rootLogger.level = off\n", "ascii")
    for name in _CHATTY:
        PySparkLogger.getLogger(name).disabled = True
    said = room / "spark.log"
    with said.open("wb") as log, _left_alone(SPARK_CONF_DIR=str(room / "conf")):
        try:
            gateway = launch_gateway(conf, {"stdout": log, "stderr": log})
        except Exception as problem:
            last = _last_line(said.read_text("utf-8", "replace")) or _said(problem)
            raise AuditError(messages.SPARK_FAILED, where=_WHERE, said=last) from problem
        try:
            return SparkSession(SparkContext(gateway=gateway))
        except Exception as problem:
            _shut(gateway)
            told = _said(problem)
            raise AuditError(messages.SPARK_FAILED, where=_WHERE, said=told) from problem


@contextmanager
def _left_alone(**ours: str) -> Iterator[None]:
    """Keep this machine's settings of Spark out of the audit, and Spark's out of this process.

    Spark would read the user's own settings (other folders, packages from the network), and
    would take Ctrl-C, the import path and the environment for itself.
    """
    before, path, interrupt = dict(os.environ), list(sys.path), signal.getsignal(signal.SIGINT)
    for name in before:
        if name.startswith(("SPARK_", "PYSPARK_", "HADOOP_", "YARN_")):
            del os.environ[name]
    os.environ.update(ours, SPARK_LOCAL_IP="127.0.0.1")
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        sys.path[:] = path
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, interrupt)


def _shut(gateway: Any) -> None:  # noqa: ANN401 - Py4J's own
    """End the Java machine; it stops by itself once nobody speaks to it."""
    SparkContext._gateway = SparkContext._jvm = None  # noqa: SLF001 - no other way
    gateway.shutdown()
    gateway.proc.stdin.close()
    try:
        gateway.proc.wait(timeout=30)
    except TimeoutExpired:
        gateway.proc.kill()
        gateway.proc.wait()


def _java() -> str | None:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=f"{home}/bin" if home else None)


def _try(java: str, *, mib: int) -> None:
    """Start Java for a moment with that much memory: it says plainly what is wrong."""
    tried = run([java, f"-Xmx{mib}m", "-version"], capture_output=True, check=False)  # noqa: S603
    if tried.returncode:
        said = _last_line(tried.stderr.decode("utf-8", "replace"))
        raise AuditError(messages.SPARK_FAILED, where=_WHERE, said=said)


def _last_line(text: str) -> str:
    return (text.splitlines() or [""])[-1][:200]


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Tell any failure by its kind alone: Spark's own texts quote the data."""
    try:
        yield
    except AuditError:
        raise
    except Exception as problem:  # Spark, Py4J, sqlglot and a dying Java share no base
        raise AuditError(messages.QUERY_FAILED, where=name, said=_said(problem)) from problem


def _said(problem: Exception) -> str:
    condition = getattr(problem, "getCondition", lambda: None)()
    java = re.search(r"(?:\w+[.])+\w+(?:Error|Exception)", str(problem))
    return str(condition or (java and java[0]) or type(problem).__name__)
