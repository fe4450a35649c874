"""The content-addressed store: evidence is copied in once, and read only from there."""

import errno
import os
import re
import stat
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from veedor.core import Message, TableError
from veedor.engine import messages

# A larger one is given back to the system each time, which costs more than the digest.
CHUNK = 1 << 18
_ABSENT = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}
_DENIED = {errno.EACCES, errno.EPERM}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Kept(Struct, frozen=True, kw_only=True):
    """One file as it was received: its name, its digest, and where the work copy stands."""

    name: str
    path: Path
    sha256: str
    size: int


def keep(file: Path, *, name: str, store: Path) -> Kept:
    """Copy ``file`` into ``store`` under its SHA-256; the original is never read again.

    Raises TableError where there is no such file, it may not be read, it is not a plain file,
    it changes while it is copied, it is empty, or the disk is full.
    """
    handle, before = _opened(file, name=name)
    with os.fdopen(handle, "rb") as bytes_:
        digest, size = _copy(bytes_, store / "incoming", name=name, size=before.st_size)
        unchanged = _identity(before) == _identity(os.fstat(handle)) == _standing(file)
    if not unchanged or size != before.st_size:
        raise TableError(messages.CHANGED, where=name)
    # A plain ending of ours: the sender's file name never reaches the database.
    kept = store / f"sha256-{digest}{_ending(file)}"
    (store / "incoming").replace(kept)
    kept.chmod(0o400)
    return Kept(name=name, path=kept, sha256=digest, size=size)


def _opened(file: Path, *, name: str) -> tuple[int, os.stat_result]:
    """Open a plain file that holds something; follow no link, wait for no pipe."""
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except (OSError, ValueError) as problem:
        raise TableError(_unopened(problem), where=name) from problem
    seen = os.fstat(handle)
    plain = stat.S_ISREG(seen.st_mode)
    if not plain or not seen.st_size:
        os.close(handle)
        raise TableError(messages.EMPTY if plain else messages.NOT_A_FILE, where=name)
    return handle, seen


def _unopened(problem: OSError | ValueError) -> Message:
    """Tell a file that is not there from one that may not be read and one that is no file."""
    number = getattr(problem, "errno", None)
    if number is None or number in _ABSENT:
        return messages.NO_SUCH_FILE
    return messages.NOT_ALLOWED if number in _DENIED else messages.NOT_A_FILE


def _ending(file: Path) -> str:
    """Give the file's ending where it is a plain one."""
    ending = file.suffix.lower()
    return ending if re.fullmatch(r"[.][a-z0-9]{1,12}", ending) else ""


def _copy(bytes_: BinaryIO, to: Path, *, name: str, size: int) -> tuple[str, int]:
    digest, copied = sha256(), 0
    try:
        with to.open("wb") as copy:
            while chunk := bytes_.read(CHUNK):
                digest.update(chunk)
                copied += copy.write(chunk)
    except OSError as problem:
        to.unlink(missing_ok=True)
        wrong = messages.DISK_FULL if problem.errno in _FULL else messages.READING_FAILED
        told = problem.strerror or type(problem).__name__
        raise TableError(wrong, where=name, size=size, said=told) from problem
    return digest.hexdigest(), copied


def _standing(file: Path) -> tuple[int, int, int, int] | None:
    """Identify what stands under the file's name now, if anything does."""
    try:
        return _identity(os.stat(file, follow_symlinks=False))  # noqa: PTH116 - a link must show
    except OSError:
        return None


def _identity(seen: os.stat_result) -> tuple[int, int, int, int]:
    return seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns
