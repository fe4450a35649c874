"""What was seen of one table, gathered the same way whatever the file."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from msgspec import Struct

from veedor.core import Glimpse, GlimpseColumn

ROWS = 10_000
COLUMNS = 1_000
_LONGEST = 200  # characters of a value that are kept


class Form(Struct, frozen=True, kw_only=True):
    """How a table was read, and what was noted on the way."""

    name: str
    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    notes: tuple[str, ...] = ()


def only(note: str) -> Callable[[Path, bytes], tuple[Glimpse, ...]]:
    """Look at nothing: the file's name, and a note that says why."""
    return lambda file, _start: (seen(file, (), (), Form(name="unknown", notes=(note,))),)


def seen(
    file: Path, names: Sequence[str], rows: Iterable[Sequence[str]], form: Form
) -> Glimpse:
    """Gather the distinct values of each column, in the order in which they appear."""
    names = names[:COLUMNS]
    values: list[dict[str, None]] = [{} for _ in names]
    empty = [0] * len(names)
    looked_at, ragged = 0, False
    for row in islice(rows, ROWS):
        looked_at += 1
        ragged = ragged or len(row) != len(names)
        for place, cell in enumerate(row[: len(names)]):
            if cell:
                values[place].setdefault(cell[:_LONGEST])
            else:
                empty[place] += 1
    found = [*form.notes, *_header_notes(names)]
    found += ["rows of different lengths"] if ragged else []
    found += ["more rows than were looked at"] if looked_at == ROWS else []
    return Glimpse(
        file=file.name,
        form=form.name,
        delimiter=form.delimiter,
        encoding=form.encoding,
        sheet=form.sheet,
        columns=tuple(
            GlimpseColumn(name=name, seen=tuple(held), empty=none)
            for name, held, none in zip(names, values, empty, strict=True)
        ),
        looked_at=looked_at,
        notes=tuple(found),
    )


def _header_notes(names: Sequence[str]) -> Iterator[str]:
    if any(count > 1 for count in Counter(names).values()):
        yield "two columns of one name"
    if any(not name.strip() for name in names):
        yield "column without a name"
    if names and all(name.strip().isdigit() for name in names):
        yield "perhaps no header"


def as_text(value: object) -> str:
    """Write a typed value as the reader will give it: moments year first, nothing as empty."""
    if value is None or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN
        return ""
    if isinstance(value, bytes):
        return "…"
    if isinstance(value, datetime):
        return value.isoformat(" ", timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
