"""How far the reading process is, told through a small file; nothing else leaves it early."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import duckdb

EVERY = 0.5
Watch = Callable[[str, int | None], None]
"""Told the stage ("count", "read", "check") and, where known, how far it is in per cent."""


class Progress:
    """What the reading process writes down while it works."""

    def __init__(self, db: duckdb.DuckDBPyConnection, file: Path) -> None:
        self._db, self._file, self._stage = db, file, "count"
        self._ended = threading.Event()
        self._writer = threading.Thread(target=self._write, daemon=True)

    def __enter__(self) -> Self:
        self._writer.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self._ended.set()
        self._writer.join()

    def enter(self, stage: str) -> None:
        """Say which stage begins."""
        self._stage = stage

    def _write(self) -> None:
        incoming = self._file.with_suffix(".progress-incoming")
        while not self._ended.wait(EVERY):
            # Only the reading is one long query; a disk that is full spoils no admission here.
            stage = self._stage
            share = self._db.query_progress() if stage == "read" else -1.0
            known = str(int(share)) if 0 <= share <= 100 else ""
            with suppress(OSError):
                incoming.write_text(f"{stage} {known}", encoding="ascii")
                incoming.replace(self._file)


@contextmanager
def followed(file: Path, watch: Watch | None) -> Iterator[None]:
    """Pass on what the reading process writes down, as long as it works."""
    if watch is None:
        yield
        return
    ended = threading.Event()
    follower = threading.Thread(target=_follow, args=(file, watch, ended), daemon=True)
    follower.start()
    try:
        yield
    finally:
        ended.set()
        follower.join()


def _follow(file: Path, watch: Watch, ended: threading.Event) -> None:
    while not ended.wait(EVERY):
        with suppress(OSError, ValueError):
            stage, _, share = file.read_text(encoding="ascii").partition(" ")
            watch(stage, int(share) if share else None)
