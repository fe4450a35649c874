"""Text files, looked at byte by byte before any reader sees them.

The counter here knows nothing of the reader: it counts records by line ends outside quotes. A
file is admitted only where both counts agree, because readers are known to lose records.
"""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from msgspec import Struct

from veedor.core import Reading, TableError
from veedor.engine import messages
from veedor.engine.admission.store import CHUNK

LONGEST = 2_000_000
_LF, _CR = 10, 13


class Survey(Struct, frozen=True, kw_only=True):
    """A text file's header, how many records follow it, and what was noted on the way."""

    path: Path
    header: tuple[str, ...]
    physical: int
    notes: tuple[str, ...]


def survey(path: Path, reading: Reading, *, name: str) -> Survey:
    """Check encoding, NULs, line ends and record lengths, and count the records of a file.

    Raises TableError with the line or record at the first thing that is wrong.
    """
    plain, notes = as_utf8(path, reading.encoding, name=name)
    records, empty = count_records(plain, reading.quote, name=name)
    if empty:
        notes += (f"empty lines: {empty}",)
    header = _header(plain, reading, name=name)
    return Survey(path=plain, header=header, physical=max(records - 1, 0), notes=notes)


def as_utf8(path: Path, encoding: str, *, name: str) -> tuple[Path, tuple[str, ...]]:
    """Check that a file is what it is declared to be, and give it as plain UTF-8."""
    try:
        codec = codecs.lookup(encoding).name
    except LookupError as problem:
        wrong = messages.UNKNOWN_ENCODING
        raise TableError(wrong, where=name, encoding=encoding) from problem
    with path.open("rb") as bytes_:
        start = bytes_.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and "16" not in codec:
        raise TableError(messages.LOOKS_UTF16, where=name, encoding=encoding)
    marked = codec in {"utf-8", "utf-8-sig"} and start.startswith(codecs.BOM_UTF8)
    if codec == "utf-8" and not marked:
        for _ in _decoded(path, "utf-8", name=name):
            pass
        return path, ()
    plain = path.with_name(path.name + ".utf8")
    with plain.open("w", encoding="utf-8", newline="") as copy:
        for part in _decoded(path, "utf-8-sig" if marked else codec, name=name):
            copy.write(part)
    return plain, ("byte order mark removed",) if marked else (f"read as {codec}",)


def _decoded(path: Path, codec: str, *, name: str) -> Iterator[str]:
    decoder, line = codecs.getincrementaldecoder(codec)(), 1
    with path.open("rb") as bytes_:
        while True:
            chunk = bytes_.read(CHUNK)
            try:
                part = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as problem:
                bad = problem.object[problem.start : problem.start + 4]
                line += bad_lines(problem)
                shown = bad.hex(" ")
                wrong = messages.NOT_ENCODED
                raise TableError(
                    wrong, where=name, line=line, bytes=shown, encoding=codec
                ) from problem
            if "\0" in part:
                line += part[: part.index("\0")].count("\n")
                raise TableError(messages.NUL, where=name, line=line)
            line += part.count("\n")
            yield part
            if not chunk:
                return


def bad_lines(problem: UnicodeDecodeError) -> int:
    """Count the line ends before the bytes that could not be decoded."""
    return problem.object[: problem.start].count(b"\n")


def count_records(path: Path, quote: str, *, name: str) -> tuple[int, int]:
    r"""Count records (header included) and empty lines by line ends outside quotes.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "a.csv"
    ...     _ = file.write_bytes(b'id,v\n1,"two\nlines"\n\n2,c')
    ...     count_records(file, '"', name="a.csv")
    (3, 1)
    """
    mark = ord(quote) if quote else -1
    records = empty = 0
    inside, length, line, last = False, 0, 1, _LF
    with path.open("rb") as bytes_:
        while chunk := bytes_.read(CHUNK):
            seen = np.frombuffer(chunk, dtype=np.uint8)
            line = _refuse_bare_returns(chunk, seen, last, line, name=name)
            ends = np.flatnonzero(seen == _LF)
            if inside or (mark >= 0 and quote.encode() in chunk):
                odd = (np.cumsum(seen == mark, dtype=np.int64) + inside) % 2 == 1
                ends = ends[~odd[ends]]
                inside = bool(odd[-1])
            lengths = np.diff(ends, prepend=-1 - length)
            blank = lengths == 1
            returned = np.where(ends > 0, seen[ends - 1], last) == _CR
            blank |= (lengths == 2) & returned
            tail = len(chunk) - (int(ends[-1]) + 1) if len(ends) else length + len(chunk)
            too_long = np.flatnonzero(lengths > LONGEST)
            if len(too_long) or tail > LONGEST:
                before = int(too_long[0]) if len(too_long) else len(ends)
                raise TableError(
                    messages.LONG_RECORD, where=name, record=records + before, limit=LONGEST
                )
            records, empty = records + len(ends) - int(blank.sum()), empty + int(blank.sum())
            length, last = tail, chunk[-1]
    if inside:
        raise TableError(messages.OPEN_QUOTE, where=name, record=records)
    return records + (length > 0), empty


def _refuse_bare_returns(
    chunk: bytes,
    seen: "np.ndarray[tuple[int], np.dtype[np.uint8]]",
    last: int,
    line: int,
    *,
    name: str,
) -> int:
    """Refuse a carriage return that no line feed follows; give the line reached."""
    if last == _CR and chunk[0] != _LF:
        raise TableError(messages.BARE_RETURN, where=name, line=line)
    if b"\r" in chunk:
        returns = np.flatnonzero(seen[:-1] == _CR)
        bare = returns[seen[returns + 1] != _LF]
        if len(bare):
            line += chunk[: int(bare[0])].count(b"\n")
            raise TableError(messages.BARE_RETURN, where=name, line=line)
    return line + chunk.count(b"\n")


def records_of(path: Path, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """Read records slowly, each with the line it ends on; for saying what is wrong."""
    csv.field_size_limit(LONGEST)
    with path.open(encoding="utf-8", newline="") as text:
        if reading.quote:
            rows = csv.reader(text, delimiter=reading.delimiter, quotechar=reading.quote)
        else:
            rows = csv.reader(text, delimiter=reading.delimiter, quoting=csv.QUOTE_NONE)
        for row in rows:
            if row:
                yield rows.line_num, row


def _header(path: Path, reading: Reading, *, name: str) -> tuple[str, ...]:
    _, names = next(records_of(path, reading), (0, []))
    if not names or not any(part.strip() for part in names):
        raise TableError(messages.NO_HEADER, where=name, why="it is empty")
    if len(names) == 1:
        for other in (";", "\t", "|", ","):
            if other in names[0] and other != reading.delimiter:
                raise TableError(
                    messages.WRONG_DELIMITER, where=name, column=names[0], other=other
                )
    return tuple(names)
