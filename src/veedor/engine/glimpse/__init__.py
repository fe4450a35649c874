"""A careful first look at a file, for drafting a case: its columns and its first rows.

Nothing here feeds an audit: an audit reads only what the case declares. A file that cannot be
looked at gives a glimpse with a note that says why.
"""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from veedor.core import Glimpse
from veedor.engine.admission.physical import FORMS
from veedor.engine.glimpse.maps import geojson, holds_shapes
from veedor.engine.glimpse.seen import only
from veedor.engine.glimpse.stored import parquet, sqlite, workbook
from veedor.engine.glimpse.text import BYTES, json_lines, text

Look = Callable[[Path, bytes], tuple[Glimpse, ...]]


def glimpse(file: Path) -> tuple[Glimpse, ...]:
    """Look at one file: one glimpse of each table or sheet in it.

    Never the whole file: at most the first 10,000 rows. Never a crash: what stands in the way
    is a note (``unreadable``, ``empty``, ``not a table``, ``compressed``, ...).
    """
    if file.is_symlink() or not file.is_file():
        return only("not a plain file")(file, b"")
    try:
        with file.open("rb") as stream:
            start = stream.read(BYTES + 1)
    except OSError:
        return only("unreadable")(file, b"")
    try:
        return tuple(map(_ending, _look_for(file, start)(file, start)))
    except Exception:  # noqa: BLE001 - whatever a hostile file breaks, drafting goes on
        return only("unreadable")(file, b"")


def _look_for(file: Path, start: bytes) -> Look:
    """Choose how to look by the first bytes; the ending only tells what they cannot."""
    ending = file.suffix.lower()
    # These are read by a library of many formats: in the limited process, and only there.
    if start and (ending in {".gpkg", ".fgb"} or (ending == ".zip" and holds_shapes(file))):
        return only("a map to be named by hand")
    marks: tuple[tuple[bytes, Look], ...] = (
        (b"PAR1", parquet),
        (b"SQLite format 3\0", sqlite),
        (b"PK\x03\x04", workbook),
        (b"\x1f\x8b", only("compressed")),
        (b"\x28\xb5\x2f\xfd", only("compressed")),
        (b"Rar!", only("compressed")),
        (b"7z\xbc\xaf", only("compressed")),
        (b"\xd0\xcf\x11\xe0", only("old workbook")),
        (b"%PDF", only("not a table")),
    )
    if not start:
        return only("empty")
    for mark, look in marks:
        if start.startswith(mark):
            return look
    if ending == ".geojson":
        return geojson
    if ending in {".jsonl", ".ndjson", ".json"}:
        return json_lines
    return text


def _ending(look: Glimpse) -> Glimpse:
    """Note where an audit, which goes by the ending of the name, would read another form."""
    ending = Path(look.file).suffix.lower()
    if look.form in {"unknown", FORMS.get(ending)}:
        return look
    return replace(look, notes=(*look.notes, "ending of another form"))
