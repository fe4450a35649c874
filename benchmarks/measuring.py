"""What a child process costs: processor seconds, peak memory of its whole tree, its answer."""

import json
import os
import resource
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGE = os.sysconf("SC_PAGE_SIZE")
EVERY = 0.02  # seconds between looks at the tree


@dataclass(frozen=True, kw_only=True)
class Cost:
    """``processor``: user and system seconds of the child and of all that it waited for.

    ``peak_mb``: the most resident memory that its whole tree held at once, sampled; or the
    kernel's own maximum for one process of it, where that is more, and more than this process
    ever held: the kernel counts the peak of a child from there. ``answer``: the last line of
    its output, where it is JSON.
    """

    processor: float
    wall: float
    peak_mb: float
    answer: Any


def measure(command: list[str | Path], *, cwd: Path | None = None) -> Cost:
    """Run ``command`` and say what it cost; a failure shows its output and stops the run."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    child = subprocess.Popen([str(word) for word in command], cwd=cwd, stdout=subprocess.PIPE)
    peaks = [0]
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(child.pid, peaks, done))
    watcher.start()
    out = child.stdout.read() if child.stdout else b""
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    done.set()
    watcher.join()
    if child.returncode:
        raise SystemExit(f"{command} failed with {child.returncode}:\n{out.decode()[-2000:]}")
    return Cost(
        processor=usage.ru_utime + usage.ru_stime,
        wall=time.perf_counter() - started,
        peak_mb=max(peaks[0] / 2**20, (usage.ru_maxrss > own) * usage.ru_maxrss / 2**10),
        answer=_last_json(out.decode()),
    )


def _watch(pid: int, peaks: list[int], done: threading.Event) -> None:
    while not done.wait(EVERY):
        peaks[0] = max(peaks[0], _resident(pid))


def _resident(pid: int) -> int:
    """Resident bytes of a process and its descendants; 0 for one that has just ended."""
    try:
        own = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
        tasks = Path(f"/proc/{pid}/task").glob("*/children")
        children = [int(word) for task in tasks for word in task.read_text().split()]
    except OSError:
        return 0
    return own + sum(_resident(child) for child in children)


def _last_json(out: str) -> object:
    lines = out.strip().splitlines()
    try:
        return json.loads(lines[-1]) if lines else None
    except ValueError:
        return None
