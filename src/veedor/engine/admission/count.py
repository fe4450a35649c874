"""Records counted byte by byte, knowing nothing of the reader that comes after.

A record ends where a line ends outside quotes. A file is admitted only where this count and
the reader's agree, because readers are known to lose records.
"""

from pathlib import Path
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from veedor.core import TableError
from veedor.engine import messages
from veedor.engine.admission.store import CHUNK

LONGEST = 2_000_000
_LF, _CR = 10, 13
Bytes: TypeAlias = NDArray[np.uint8]


class Counted(Struct, frozen=True, kw_only=True):
    """How many records a text file holds (its header included), and how many empty lines."""

    records: int
    empty: int


class _SoFar(Struct):
    """What was counted up to the end of a chunk."""

    records: int = 0
    empty: int = 0
    ends: int = 0
    returned: int = 0
    line: int = 1
    open_bytes: int = 0
    last: int = _LF
    inside: bool = False


def count_records(path: Path, quote: str, *, name: str) -> Counted:
    r"""Count records (header included) and empty lines by line ends outside quotes.

    Raises TableError for a record longer than any look-up, a quote that is never closed, a
    carriage return that stands alone, and two kinds of line ends in one file.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "a.csv"
    ...     _ = file.write_bytes(b'id,v\n1,"two\nlines"\n\n2,c')
    ...     count_records(file, '"', name="a.csv")
    Counted(records=3, empty=1)
    """
    so_far = _SoFar()
    with path.open("rb") as bytes_:
        while chunk := bytes_.read(CHUNK):
            _count_chunk(so_far, chunk, quote, name=name)
    if so_far.inside:
        raise TableError(messages.OPEN_QUOTE, where=name, record=so_far.records)
    if so_far.last == _CR:
        raise TableError(messages.BARE_RETURN, where=name, line=so_far.line)
    if 0 < so_far.returned < so_far.ends:
        ends, returned = so_far.ends, so_far.returned
        raise TableError(messages.MIXED_ENDS, where=name, ends=ends, returned=returned)
    last_one = int(so_far.open_bytes > 0)
    return Counted(records=so_far.records + last_one, empty=so_far.empty)


def _count_chunk(so_far: _SoFar, chunk: bytes, quote: str, *, name: str) -> None:
    seen = np.frombuffer(chunk, dtype=np.uint8)
    _refuse_bare_returns(so_far, chunk, seen, name=name)
    ends = _ends_outside_quotes(so_far, chunk, seen, quote)
    lengths = np.diff(ends, prepend=-1 - so_far.open_bytes)
    returned = np.where(ends > 0, seen[ends - 1], so_far.last) == _CR
    blank = (lengths == 1) | ((lengths == 2) & returned)
    tail = len(chunk) - (int(ends[-1]) + 1) if len(ends) else so_far.open_bytes + len(chunk)
    too_long = np.flatnonzero(lengths > LONGEST)
    if len(too_long) or tail > LONGEST:
        before = int(too_long[0]) if len(too_long) else len(ends)
        record = so_far.records + before - int(blank[:before].sum())
        raise TableError(messages.LONG_RECORD, where=name, record=record, limit=LONGEST)
    so_far.records += int((~blank).sum())
    so_far.empty += int(blank.sum())
    so_far.ends += len(ends)
    so_far.returned += int(returned.sum())
    so_far.open_bytes, so_far.last = tail, chunk[-1]


def _ends_outside_quotes(
    so_far: _SoFar, chunk: bytes, seen: Bytes, quote: str
) -> NDArray[np.intp]:
    ends = np.flatnonzero(seen == _LF)
    if so_far.inside or (quote and quote.encode() in chunk):
        quotes = np.cumsum(seen == quote.encode()[0], dtype=np.int64)
        odd = (quotes + so_far.inside) % 2 == 1
        ends = ends[~odd[ends]]
        so_far.inside = bool(odd[-1])
    return ends


def _refuse_bare_returns(so_far: _SoFar, chunk: bytes, seen: Bytes, *, name: str) -> None:
    """Refuse a carriage return that no line feed follows."""
    if so_far.last == _CR and chunk[0] != _LF:
        raise TableError(messages.BARE_RETURN, where=name, line=so_far.line)
    if b"\r" in chunk:
        returns = np.flatnonzero(seen[:-1] == _CR)
        bare = returns[seen[returns + 1] != _LF]
        if len(bare):
            line = so_far.line + chunk[: int(bare[0])].count(b"\n")
            raise TableError(messages.BARE_RETURN, where=name, line=line)
    so_far.line += chunk.count(b"\n")
