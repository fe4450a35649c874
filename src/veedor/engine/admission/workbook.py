"""One sheet of a workbook, written out as plain text, values as typed.

The sheet's XML is also walked once on its own: the streaming reader believes what a sheet says
of its own size and order, and would skip rows in silence.
"""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

from msgspec import Struct

from veedor.core import Reading, TableError
from veedor.engine import messages
from veedor.engine.admission.discreet import said
from veedor.engine.admission.store import Kept
from veedor.engine.admission.unpack import Unpacked, one_of, row_cells, write
from veedor.engine.excel import open_workbook

MOST_UNPACKED, MOST_RATIO = 4 << 30, 200
_EXACT = 10**15


class _Walked(Struct):
    """What a sheet's own XML holds."""

    filled: int = 0
    merged: list[str] = []
    no_value: list[str] = []


class _Tally(Struct):
    """What the streaming reader gave."""

    filled: int = 0
    rounded: int = 0


def workbook(kept: Kept, reading: Reading) -> Unpacked:
    """Write out one sheet of an .xlsx workbook.

    Raises TableError for a zip bomb, a workbook that cannot be opened, merged cells or formulas
    without values (with their addresses), or where the sheet meant is not clear.
    """
    try:
        _refuse_bomb(kept)
        return _sheet_as_text(kept, reading)
    except (TableError, OSError, MemoryError):
        raise
    except Exception as problem:  # a broken workbook makes its reader raise anything
        wrong = messages.BAD_WORKBOOK
        raise TableError(wrong, where=kept.name, said=said(problem)) from problem


def _sheet_as_text(kept: Kept, reading: Reading) -> Unpacked:
    with closing(open_workbook(kept.path)) as book:
        titles = [sheet.title for sheet in book.worksheets]
        sheet = book[one_of(titles, reading.sheet, messages.NO_SHEET, kept.name)]
        walked = _walk(kept, sheet)
        _refuse_cells(walked, kept)
        sheet.reset_dimensions()  # what the sheet says of its size may leave rows out
        tally = _Tally()
        cells = (row_cells(row) for row in _tallied(sheet.iter_rows(values_only=True), tally))
        unpacked = write(kept, _squared(row for row in cells if any(row)))
    if tally.filled != walked.filled:
        wrong = messages.COUNTS_DIFFER
        raise TableError(wrong, where=kept.name, physical=walked.filled, parsed=tally.filled)
    notes = (f"numbers beyond 15 digits: {tally.rounded}",) if tally.rounded else ()
    return Unpacked(path=unpacked.path, rows=unpacked.rows, notes=notes)


def _refuse_bomb(kept: Kept) -> None:
    with zipfile.ZipFile(kept.path) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
    limit = min(MOST_UNPACKED, max(MOST_RATIO * kept.size, 1 << 20))
    if unpacked > limit:
        raise TableError(
            messages.ZIP_BOMB, where=kept.name, unpacked=unpacked, size=kept.size, limit=limit
        )


def _walk(kept: Kept, sheet: Any) -> _Walked:  # noqa: ANN401 - openpyxl has no types
    """Count the rows that hold a value, and find merged cells and formulas without values."""
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415 - only for workbooks

    walked = _Walked()
    with zipfile.ZipFile(kept.path) as parts, parts.open(sheet._worksheet_path) as xml:  # noqa: SLF001
        for _, element in iterparse(xml):
            tag = element.tag.rpartition("}")[2]
            if tag == "row":
                _walk_row(walked, element)
                element.clear()
            elif tag == "mergeCell":
                walked.merged.append(str(element.get("ref")))
    return walked


def _walk_row(walked: _Walked, row: Any) -> None:  # noqa: ANN401
    filled = False
    for cell in row:
        parts = {part.tag.rpartition("}")[2]: part for part in cell}
        has_value = "is" in parts or bool("v" in parts and parts["v"].text)
        filled |= has_value
        if "f" in parts and not has_value and cell.get("t") != "str":
            walked.no_value.append(str(cell.get("r")))
    walked.filled += filled


def _refuse_cells(walked: _Walked, kept: Kept) -> None:
    for wrong, places in (
        (messages.MERGED_CELLS, walked.merged),
        (messages.NO_STORED_VALUE, walked.no_value),
    ):
        if places:
            raise TableError(wrong, where=kept.name, places=", ".join(places[:10]))


def _tallied(rows: Iterable[tuple[object, ...]], tally: _Tally) -> Iterator[tuple[object, ...]]:
    """Count, on the way, the rows that hold a value and the numbers too long to be exact."""
    for row in rows:
        tally.filled += any(value is not None for value in row)
        tally.rounded += sum(
            isinstance(value, int | float) and abs(value) >= _EXACT for value in row
        )
        yield row


def _squared(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Give every row the header's width; cells beyond it stay, so that they are refused."""
    width = 0
    for row in rows:
        while len(row) > width and not row[-1]:
            row.pop()
        width = width or len(row)
        yield row + [""] * (width - len(row))
