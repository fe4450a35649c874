"""The content-addressed store: evidence is copied in once, and read only from there."""

import errno
import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from veedor.core import TableError
from veedor.engine import messages

CHUNK = 1 << 22


class Kept(Struct, frozen=True, kw_only=True):
    """One file as it was received: its name, its digest, and where the work copy stands."""

    name: str
    path: Path
    sha256: str
    size: int


def keep(file: Path, *, name: str, store: Path) -> Kept:
    """Copy ``file`` into ``store`` under its SHA-256; the original is never read again.

    Raises TableError where there is no such file, it is not a plain file, it changes while
    it is copied, it is empty, or the disk is full.
    """
    try:
        source = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as problem:
        wrong = messages.NO_SUCH_FILE if _absent(problem) else messages.NOT_A_FILE
        raise TableError(wrong, where=name) from problem
    with os.fdopen(source, "rb") as bytes_:
        before = os.fstat(source)
        if not stat.S_ISREG(before.st_mode):
            raise TableError(messages.NOT_A_FILE, where=name)
        if not before.st_size:
            raise TableError(messages.EMPTY, where=name)
        digest, size = _copy(bytes_, store / "incoming", name=name, size=before.st_size)
        after = os.stat(file, follow_symlinks=False)  # noqa: PTH116 - a link must show
    if _identity(before) != _identity(after) or size != before.st_size:
        raise TableError(messages.CHANGED, where=name)
    # A plain ending of ours: the sender's file name never reaches the database.
    kept = store / f"sha256-{digest}{file.suffix.lower()}"
    (store / "incoming").replace(kept)
    kept.chmod(0o400)
    return Kept(name=name, path=kept, sha256=digest, size=size)


def _copy(bytes_: BinaryIO, to: Path, *, name: str, size: int) -> tuple[str, int]:
    digest, copied = sha256(), 0
    try:
        with to.open("wb") as copy:
            while chunk := bytes_.read(CHUNK):
                digest.update(chunk)
                copied += copy.write(chunk)
    except OSError as problem:
        to.unlink(missing_ok=True)
        if problem.errno == errno.ENOSPC:
            raise TableError(messages.DISK_FULL, where=name, size=size) from problem
        raise
    return digest.hexdigest(), copied


def _absent(problem: OSError) -> bool:
    return problem.errno in {errno.ENOENT, errno.ENOTDIR}


def _identity(seen: os.stat_result) -> tuple[int, int, int, int]:
    return seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns
