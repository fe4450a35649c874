"""The replay on Spark as users run it, in one process and in several: the same bytes."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.engine.both import example
from veedor.engine import start
from veedor.replay import write_replay
from veedor.report import to_json
from veedor.run import audit
from veedor.run.step import Step

pytestmark = pytest.mark.spark


@pytest.fixture(autouse=True)
def _short_lived_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")


def test_the_small_replay_gives_the_same_report_byte_for_byte(tmp_path: Path) -> None:
    file = write_replay(tmp_path, small=True)
    duck = to_json(audit(file, engine="duck", threads=2).report)
    spark = to_json(audit(file, engine="spark", threads=2).report)
    assert duck == spark


class Killer:
    """Kills one worker, once, while it works; ``killed`` and ``workers`` are process ids."""

    def __init__(self, during: str) -> None:
        self._during = during
        self._gave_up = Event()
        self._thread = Thread(target=self._wait_and_kill)
        self.workers: list[int] = []
        self.killed: int | None = None

    def tell(self, step: Step) -> None:
        if (step.what, step.name) == ("derive", self._during):
            self._thread.start()

    def join(self) -> None:
        self._gave_up.set()
        if self._thread.is_alive():
            self._thread.join()

    def _wait_and_kill(self) -> None:
        from pyspark import SparkContext  # noqa: PLC0415 - an extra

        tracker = SparkContext._active_spark_context.statusTracker()
        while not self._gave_up.wait(0.01):
            self.workers = sorted(workers_of(SparkContext._gateway.proc.pid))
            if len(self.workers) == 2 and tracker.getActiveStageIds():
                self.killed = self.workers[0]
                os.kill(self.killed, signal.SIGKILL)
                return


def workers_of(java: int) -> Iterator[int]:
    """The workers that a Java machine has started; it starts short helpers as well."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            command = (process / "cmdline").read_bytes()
        except OSError:  # it has ended in the meantime
            continue
        if parent == java and b"CoarseGrainedExecutorBackend" in command:
            yield int(process.name)


def test_a_worker_killed_midway_changes_no_byte(tmp_path: Path) -> None:
    """Two workers, each a Java machine of its own; one is killed while it counts."""
    killer = Killer("acts")
    try:
        outcome = audit(
            example("stops"),
            engine="spark",
            threads=2,
            master="local-cluster[2,1,1024]",
            tell=killer.tell,
            work=tmp_path,
        )
    finally:
        killer.join()
    assert len(killer.workers) == 2
    assert killer.killed in killer.workers
    assert to_json(outcome.report) == example("stops").with_name("report.json").read_bytes()
    assert not list(tmp_path.glob(".veedor-work-*"))  # what the workers wrote is gone as well


def test_spark_leaves_the_program_as_it_found_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from pyspark import SparkContext  # noqa: PLC0415 - an extra

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPARK_HOME", "/nowhere")
    monkeypatch.setenv("SPARK_LOCAL_DIRS", str(tmp_path / "elsewhere"))
    room = tmp_path / "room"
    room.mkdir()
    before = dict(os.environ), list(sys.path), signal.getsignal(signal.SIGINT)
    with closing(start("spark", room, threads=1, memory="600 MiB")) as engine:
        java = SparkContext._gateway.proc
        assert engine.rows("SELECT 1 AS one", {}) == [{"one": 1}]
    assert (dict(os.environ), list(sys.path), signal.getsignal(signal.SIGINT)) == before
    assert java.poll() is not None  # the memory that held the evidence is gone
    assert list(tmp_path.iterdir()) == [room]
    assert capfd.readouterr() == ("", "")
