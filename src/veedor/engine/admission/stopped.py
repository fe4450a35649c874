"""Why the reading of a file stopped, where a library or the machine stopped it."""

import errno

import duckdb

from veedor.core import TableError
from veedor.engine import messages
from veedor.engine.admission.discreet import said
from veedor.engine.admission.store import Kept

_FULL = {errno.ENOSPC, errno.EDQUOT}


def stopped(
    problem: duckdb.Error | OSError | MemoryError, kept: Kept, *, memory: str
) -> TableError:
    """Give the refusal for what stopped a reader: no memory, no disk, or broken bytes."""
    where, size = kept.name, kept.size
    if isinstance(problem, MemoryError | duckdb.OutOfMemoryException):
        return TableError(messages.OUT_OF_MEMORY, where=where, size=size, limit=memory)
    number, text = getattr(problem, "errno", None), str(problem)
    if number in _FULL or "No space left on device" in text or "Disk quota" in text:
        return TableError(messages.DISK_FULL, where=where, size=size)
    if number == errno.EFBIG or "File too large" in text:
        return TableError(messages.TOO_LARGE, where=where, size=size)
    return TableError(messages.NOT_PARSED, where=where, said=said(problem))
