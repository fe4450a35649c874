"""The Java machine behind Spark: started for one audit, kept to itself, ended with it."""

import os
import secrets
import shutil
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from subprocess import TimeoutExpired, run
from typing import Any

from veedor.core import AuditError
from veedor.engine import messages
from veedor.engine.masters import Master
from veedor.engine.spark_settings import settings_for
from veedor.engine.spark_words import said_by

try:
    import pyspark
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.logger import PySparkLogger
    from pyspark.sql import SparkSession
except ModuleNotFoundError as absent:
    ABSENT = str(absent.name)
else:
    ABSENT = ""

_WHERE = "--engine spark"
_LEAST_MEMORY = 512  # MiB; Spark itself keeps 300 and wants half as much again
_CHATTY = ("SQLQueryContextLogger", "DataFrameQueryContextLogger")  # they print values
_THEIRS = ("SPARK_", "PYSPARK_", "HADOOP_", "YARN_")


def check_java(*, mib: int) -> None:
    """Refuse what would not start: Spark or Java absent, too little memory, a second one."""
    java = find_java()
    if ABSENT or not java:
        raise AuditError(messages.NO_SPARK, where=_WHERE, lacks=ABSENT or "java")
    if mib < _LEAST_MEMORY:
        raise AuditError(messages.SPARK_MEMORY, where=_WHERE, least=_LEAST_MEMORY)
    if SparkContext._gateway:  # noqa: SLF001 - Spark has no other name for it
        raise AuditError(messages.SPARK_BUSY, where=_WHERE)
    tried = run([java, f"-Xmx{mib}m", "-version"], capture_output=True, check=False)  # noqa: S603
    if tried.returncode:
        said = _last_line(tried.stderr.decode("utf-8", "replace"))
        raise AuditError(messages.SPARK_FAILED, where=_WHERE, said=said)


def find_java() -> str | None:
    """Give the path of Java: that of JAVA_HOME, else the first one on the search path."""
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=f"{home}/bin" if home else None)


def start_java(master: Master, room: Path, *, mib: int) -> "SparkSession":
    """Start Java and open the session; what Java prints goes to a file in the room."""
    conf = SparkConf().setAll(list(settings_for(master, room, mib=mib).items()))
    for name in _CHATTY:
        PySparkLogger.getLogger(name).disabled = True
    said = room / "spark.log"
    with said.open("wb") as log, _left_alone(_environment(master, room), master):
        try:
            gateway = launch_gateway(conf, {"stdout": log, "stderr": log})
        except Exception as problem:
            last = _last_line(said.read_text("utf-8", "replace")) or said_by(problem)
            raise AuditError(messages.SPARK_FAILED, where=_WHERE, said=last) from problem
        try:
            return SparkSession(SparkContext(gateway=gateway))
        except Exception as problem:
            _shut(gateway)
            told = said_by(problem)
            raise AuditError(messages.SPARK_FAILED, where=_WHERE, said=told) from problem


def stop_java(session: "SparkSession") -> None:
    """Stop the session and its Java machine: it holds evidence in its memory."""
    gateway = SparkContext._gateway  # noqa: SLF001
    try:
        session.stop()
    finally:
        _shut(gateway)


def _environment(master: Master, room: Path) -> dict[str, str]:
    """Say what Spark's scripts are told: our own settings; on a cluster, the cluster's."""
    if master.place == "cluster":
        return {}
    conf = room / "conf"
    conf.mkdir()
    (conf / "log4j2.properties").write_text("rootLogger.level = off\n", "ascii")
    told = {"SPARK_CONF_DIR": str(conf), "SPARK_LOCAL_IP": "127.0.0.1"}
    if master.place == "this computer":
        _keep_secret(conf)
        told["SPARK_HOME"] = str(_home(room))
    return told


def _keep_secret(conf: Path) -> None:
    """Let nobody else on this computer speak to the workers; in a file: commands are seen."""
    settings = f"spark.authenticate true\nspark.authenticate.secret {secrets.token_hex(32)}\n"
    file = conf / "spark-defaults.conf"
    file.touch(mode=0o600)
    file.write_text(settings, "ascii")


def _home(room: Path) -> Path:
    """Make Spark a home in the room: workers write below it, and it goes with the room."""
    home = room / "home"
    home.mkdir()
    for part in ("bin", "jars"):
        (home / part).symlink_to(Path(pyspark.__file__).parent / part)
    return home


@contextmanager
def _left_alone(ours: Mapping[str, str], master: Master) -> Iterator[None]:
    """Keep this machine's settings of Spark out of the audit, and Spark's out of this process.

    Spark would read the user's own settings (other folders, packages from the network), and
    would take Ctrl-C, the import path and the environment for itself. A cluster is reached
    through those settings: with one they stay.
    """
    before, path, interrupt = dict(os.environ), list(sys.path), signal.getsignal(signal.SIGINT)
    if master.place != "cluster":
        for name in before:
            if name.startswith(_THEIRS):
                del os.environ[name]
    os.environ.update(ours)
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


def _last_line(text: str) -> str:
    return (text.splitlines() or [""])[-1][:200]
