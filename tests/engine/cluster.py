"""A small standalone cluster of Spark: one that hands out work and two that do it.

Where asked, one of the two sees a work folder of its own.
"""

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeAlias

PATIENCE = 120.0
MASTER = "org.apache.spark.deploy.master.Master"
WORKER = "org.apache.spark.deploy.worker.Worker"


Reached: TypeAlias = tuple[str, dict[str, str]]


@contextmanager
def cluster(room: Path, *, blind_to: Path | None = None) -> Iterator[Reached]:
    """Start a cluster; give its address, and the environment that reaches it.

    ``blind_to``: a folder in whose place the second worker sees an empty one.
    """
    told = _settings(room)
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    with ExitStack() as running:
        where = ["--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"]
        log = room / "master.log"
        running.enter_context(_java([MASTER, *where], log, told))
        _until(log, "I have been elected leader", 1)
        for number in range(2):
            work = ["--work-dir", str(room / f"worker-{number}"), "--webui-port", "0"]
            size = ["--cores", "1", "--memory", "1g", f"spark://127.0.0.1:{port}"]
            hidden = blind_to if number else None
            said = room / f"worker-{number}.log"
            running.enter_context(_java([WORKER, *work, *size], said, told, hidden=hidden))
        _until(log, "Registering worker", 2)
        yield f"spark://127.0.0.1:{port}", told


def _home() -> Path:
    import pyspark  # noqa: PLC0415 - an extra

    return Path(pyspark.__file__).parent


def _settings(room: Path) -> dict[str, str]:
    """What docs/scale.md asks of a cluster: whoever does not know the secret is not heard."""
    conf = room / "conf"
    conf.mkdir()
    settings = {
        "spark.authenticate": "true",
        "spark.authenticate.secret": secrets.token_hex(16),
        "spark.network.crypto.enabled": "true",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executor.memory": "700m",
        "spark.sql.shuffle.partitions": "4",
    }
    lines = "".join(f"{name} {value}\n" for name, value in settings.items())
    (conf / "spark-defaults.conf").write_text(lines, "ascii")
    return {
        "SPARK_CONF_DIR": str(conf),
        "SPARK_HOME": str(_home()),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "256m",
        "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1",  # a short life
    }


@contextmanager
def _java(
    words: list[str], log: Path, told: dict[str, str], *, hidden: Path | None = None
) -> Iterator[None]:
    command = [str(_home() / "bin" / "spark-class"), *words]
    if hidden is not None:  # a file system of its own, in which the folder is another
        script = 'mount -t tmpfs none "$0" && exec "$@"'
        command = ["unshare", "--mount", "sh", "-c", script, str(hidden), *command]
    with log.open("wb") as out:
        java = subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, **told})
    try:
        yield
    finally:
        java.terminate()
        java.wait()


def _until(log: Path, said: str, times: int) -> None:
    ends = time.monotonic() + PATIENCE
    while log.read_text("utf-8", "replace").count(said) < times:
        if time.monotonic() > ends:
            raise TimeoutError(f"{log.name}: {log.read_text('utf-8', 'replace')[-2000:]}")
        time.sleep(0.2)


def can_hide() -> bool:
    """Say whether this user may give a process a file system of its own."""
    if shutil.which("unshare") is None:
        return False
    tried = ["unshare", "--mount", "sh", "-c", 'mount -t tmpfs none "$0"', "/mnt"]
    return subprocess.run(tried, check=False, capture_output=True).returncode == 0
