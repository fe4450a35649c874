"""A process of our own with limits, for bytes that may be built to harm whoever reads them.

Called from outside: :func:`run_limited`. Called inside, first of all: :func:`set_limits`,
:func:`end_with_parent` and :func:`answer_apart`.
"""

import os
import re
import resource
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

_OVER_LIMIT = {-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGXFSZ, -signal.SIGABRT}


class Ran(Struct, frozen=True, kw_only=True):
    """How a limited process ended, what it answered, and the last line it complained with."""

    code: int
    answer: bytes
    last: str

    def over_limit(self) -> bool:
        """Say whether a limit of processor, memory or written bytes ended it.

        >>> Ran(code=-9, answer=b"", last="").over_limit()
        True
        """
        starved = "MemoryError" in self.last or "bad_alloc" in self.last
        return self.code in _OVER_LIMIT or starved

    def fault(self) -> str:
        """Name the fault that ended it, and nothing that it was reading.

        >>> Ran(code=1, answer=b"", last="ValueError: 27001111 in /home/ana").fault()
        'ValueError'
        >>> Ran(code=-11, answer=b"", last="").fault()
        'code -11'
        """
        name = self.last.partition(":")[0]
        return name if re.fullmatch(r"[\w.]{1,60}", name) else f"code {self.code}"


def run_limited(module: str, job: bytes, *, complaint: Path) -> Ran:
    """Run a module of ours as a process, hand it one line, and wait for its answer.

    Whatever ends it is told, never raised; an interrupted run leaves no process behind.
    """
    # Complaints go to a file: a pipe that nobody reads yet would stop a talkative library.
    with (
        complaint.open("w+b") as complaints,
        subprocess.Popen(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=_quiet_environment(),
        ) as child,
    ):
        try:
            answer = _answered(child, job + b"\n")
            code = child.wait()
        except BaseException:
            child.kill()
            child.wait()
            raise
        complaints.seek(0)
        last = complaints.read().strip().rpartition(b"\n")[2]
    return Ran(code=code, answer=answer, last=last.decode(errors="replace"))


def _answered(child: subprocess.Popen[bytes], job: bytes) -> bytes:
    """Hand over the job and wait for the answer; the open pipe tells the child we live."""
    if child.stdin is None or child.stdout is None:
        raise RuntimeError("the limited process has no pipes")
    try:
        with suppress(BrokenPipeError):
            child.stdin.write(job)
            child.stdin.flush()
        return child.stdout.read()
    finally:
        with suppress(BrokenPipeError):
            child.stdin.close()


def _quiet_environment() -> dict[str, str]:
    """Give the child our environment less what could change how it reads or where it goes."""
    kept = {
        "PATH",
        "HOME",
        "TMPDIR",
        "SYSTEMROOT",
        "PYTHONPATH",
        "VIRTUAL_ENV",
        "COVERAGE_PROCESS_CONFIG",
        "COVERAGE_PROCESS_START",
    }
    return {name: os.environ[name] for name in kept if name in os.environ} | {"TZ": "UTC"}


def set_limits(*, seconds: int, written: int) -> None:
    """Limit this process: processor seconds, bytes of any file it writes, 16 GiB of memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    with suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (1 << 34, 1 << 34))


def end_with_parent() -> None:
    """End at once when standard input closes: a killed audit leaves no process behind."""
    threading.Thread(target=_wait_for_the_end, daemon=True).start()


def answer_apart() -> BinaryIO:
    """Give what the answer is written to; what a library prints goes with the complaints.

    DuckDB, for one, draws its progress on standard output once a query takes two seconds.
    """
    answer = os.dup(1)
    os.dup2(2, 1)
    # Open until the process has ended: who waits for the answer takes its end for ours.
    return os.fdopen(answer, "wb", closefd=False)


def _wait_for_the_end() -> None:
    while os.read(0, 1024):
        pass
    os._exit(70)
