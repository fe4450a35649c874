"""What can be wrong with the file of a source, also where it is the copy of a database."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from msgspec import UNSET

from veedor.core import Source
from veedor.intake import messages
from veedor.intake.paths import file_problem
from veedor.intake.place import inside, shown
from veedor.intake.problem import Problem
from veedor.intake.text import text_problems


def file_problems(
    source: Source, *, place: str, folder: Path, awaited: bool
) -> Iterator[Problem]:
    """Say what is wrong with a source's file; open none.

    ``awaited``: the copies of a database are still to be taken, and need not be there.
    """
    if source.snapshot is not UNSET:
        yield from _snapshot(source, place=place)
    if source.file is None:
        return
    wrong = file_problem(source.file, folder=folder, place=inside(place, "file"))
    if wrong and source.snapshot is not UNSET and wrong.message is messages.NO_DATA_FILE:
        if not awaited:
            facts = {"file": shown(source.file)}
            yield Problem(message=messages.NO_SNAPSHOT_YET, place=wrong.place, facts=facts)
    elif wrong:
        yield wrong


def _snapshot(source: Source, *, place: str) -> Iterator[Problem]:
    """Ask for names to look for, a Parquet file to go to, and columns to hold."""
    if source.snapshot is UNSET:
        return
    at = inside(place, "snapshot")
    for key in ("schema", "table"):
        yield from text_problems(getattr(source.snapshot, key), place=inside(at, key))
    written = PurePosixPath(source.file or "copy")
    if written.suffix != ".parquet":
        facts = {"stem": shown(written.stem)}
        yield Problem(message=messages.SNAPSHOT_FILE, place=at, facts=facts)
    if not source.columns:
        yield Problem(message=messages.SNAPSHOT_COLUMNS, place=at)
