"""Files of a case: digested as plain files, and written whole or not at all."""

import fcntl
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from veedor.core import SealError
from veedor.seal import messages

_CHUNK = 1 << 18
PRIVATE, PUBLIC = 0o600, 0o644
PART = ".veedor-*.part"


class Digested(Struct, frozen=True, kw_only=True):
    """One file's bytes, by their SHA-256 and their number."""

    sha256: str
    size: int


def digested(file: Path, *, name: str) -> Digested:
    """Digest a plain file; follow no link, wait for no pipe.

    Raises SealError where there is no such file, it is not a plain one, or it changes
    meanwhile.
    """
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except (OSError, ValueError) as problem:
        raise SealError(messages.NO_SUCH_FILE, where=name) from problem
    with os.fdopen(handle, "rb") as bytes_:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise SealError(messages.NO_SUCH_FILE, where=name)
        digest, size = sha256(), 0
        while chunk := bytes_.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
        after = os.fstat(handle)
    if (before.st_size, before.st_mtime_ns) != (size, after.st_mtime_ns):
        raise SealError(messages.CHANGED, where=name)
    return Digested(sha256=digest.hexdigest(), size=size)


def write_whole(file: Path, content: bytes, *, mode: int = PUBLIC) -> None:
    """Put a file in its place whole: written beside it, flushed, renamed.

    Raises SealError where it cannot be written; nothing half-written is left behind.
    """
    with writing(file, mode=mode) as out:
        _write_all(out, content)


@contextmanager
def writing(file: Path, *, mode: int = PUBLIC) -> Iterator[int]:
    """Give a handle to write a file with; the file is in its place when all went well."""
    fresh = file.with_name(PART.replace("*", secrets.token_hex(6)))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
        try:
            yield handle
            os.fsync(handle)
        finally:
            os.close(handle)
        fresh.replace(file)
    except OSError as problem:
        said = problem.strerror or type(problem).__name__
        raise SealError(messages.CANNOT_WRITE, where=str(file), said=said) from problem
    finally:
        fresh.unlink(missing_ok=True)


def _write_all(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder's lock, which dies with its process, then flush the folder itself."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
        os.fsync(handle)
    finally:
        os.close(handle)


def kept(file: Path) -> bytes:
    """Give the bytes of a small file; raises SealError where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as problem:
        raise SealError(messages.NO_SUCH_FILE, where=str(file)) from problem
