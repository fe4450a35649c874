"""Text files, looked at byte by byte before any reader sees them."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from veedor.core import Reading, TableError
from veedor.engine import messages
from veedor.engine.admission.count import LONGEST, count_records
from veedor.engine.admission.discreet import looks_like_data, shown
from veedor.engine.admission.store import CHUNK


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
    counted = count_records(plain, reading.quote, name=name)
    if counted.empty:
        notes += (f"empty lines: {counted.empty}",)
    header = _header(plain, reading, name=name)
    physical = max(counted.records - 1, 0)
    return Survey(path=plain, header=header, physical=physical, notes=notes)


def as_utf8(path: Path, encoding: str, *, name: str) -> tuple[Path, tuple[str, ...]]:
    """Check that a file is what it is declared to be, and give it as plain UTF-8."""
    codec = _codec(encoding, name=name)
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
    return plain, ("byte order mark removed",) if marked else (f"read as: {codec}",)


def _codec(encoding: str, *, name: str) -> str:
    """Give the plain name of an encoding of text; ``zlib`` and the like are none."""
    try:
        "a".encode(encoding)
        return codecs.lookup(encoding).name
    except (LookupError, ValueError) as problem:
        wrong = messages.UNKNOWN_ENCODING
        raise TableError(wrong, where=name, encoding=shown(encoding)) from problem


def _decoded(path: Path, codec: str, *, name: str) -> Iterator[str]:
    decoder, line = codecs.getincrementaldecoder(codec)(), 1
    with path.open("rb") as bytes_:
        while True:
            chunk = bytes_.read(CHUNK)
            try:
                part = decoder.decode(chunk, final=not chunk)
            except UnicodeError as problem:
                raise _not_encoded(problem, chunk, codec, line=line, name=name) from problem
            if "\0" in part:
                line += part[: part.index("\0")].count("\n")
                raise TableError(messages.NUL, where=name, line=line)
            line += part.count("\n")
            yield part
            if not chunk:
                return


def _not_encoded(
    problem: UnicodeError, chunk: bytes, codec: str, *, line: int, name: str
) -> TableError:
    bad = chunk[:4]  # UTF-16 without its mark: all of it
    if isinstance(problem, UnicodeDecodeError):
        bad = problem.object[problem.start : problem.end][:4]
        line += problem.object[: problem.start].count(b"\n")
    shown_as = bad.hex(" ")
    wrong = messages.NOT_ENCODED
    return TableError(wrong, where=name, line=line, bytes=shown_as, encoding=codec)


def records_of(path: Path, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """Read records slowly, each with the line it ends on; for saying what is wrong.

    Ends early where a value is longer than any record may be, as after a stray quote.
    """
    csv.field_size_limit(LONGEST)
    with path.open(encoding="utf-8", newline="") as text:
        if reading.quote:
            rows = csv.reader(text, delimiter=reading.delimiter, quotechar=reading.quote)
        else:
            rows = csv.reader(text, delimiter=reading.delimiter, quoting=csv.QUOTE_NONE)
        try:
            for row in rows:
                if row:
                    yield rows.line_num, row
        except csv.Error:
            return


def _header(path: Path, reading: Reading, *, name: str) -> tuple[str, ...]:
    with path.open("rb") as bytes_:
        empty_first = bytes_.read(2).startswith((b"\n", b"\r\n"))
    _, names = next(records_of(path, reading), (0, []))
    # The reader would take an empty first line for the header, and the header for a row.
    if empty_first or not any(part.strip() for part in names):
        raise TableError(messages.NO_HEADER, where=name)
    if len(names) == 1:
        _refuse_undivided(names[0], reading.delimiter, name=name)
    return tuple(names)


def _refuse_undivided(column: str, delimiter: str, *, name: str) -> None:
    for other in (";", "\t", "|", ","):
        if other in column and other != delimiter:
            if looks_like_data(column.split(other)):
                raise TableError(messages.DATA_FIRST, where=name)
            raise TableError(
                messages.WRONG_DELIMITER, where=name, column=shown(column), other=other
            )
