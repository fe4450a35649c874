"""Before the path: the sources that are copies of a live database, copied once."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import UNSET

from veedor.core import Case, CaseError, Source, TableError
from veedor.engine.messages import snapshot as messages
from veedor.engine.snapshot import CopyOf, Taken, take
from veedor.intake import read_case
from veedor.run.step import Step, Tell, silent


def take_snapshot(
    case_file: Path, address: str, *, minutes: int = 30, tell: Tell = silent
) -> tuple[Taken, str]:
    """Write every file of a case that is the copy of a database, and a note of what was read.

    All tables are read in one transaction, so they are of one moment. Only the columns that
    the case names are read. Gives what was taken and the note's name; the note holds the
    queries, types, rows and digests, and no address.
    Raises CaseError for the case, TableError for the database; leaves no file behind then.
    """
    case, folder = read_case(case_file, awaited=True), case_file.parent
    copies = tuple(_copies(case, case_file.name))
    if not copies:
        raise CaseError(messages.NOTHING_TO_COPY, where=case_file.name)

    def watch(file: str, rows: int, total: int) -> None:
        tell(Step(what="copy", name=file, done=rows, total=total, unit="rows"))

    taken = take(address, copies, folder, minutes=minutes, watch=watch)
    note = f"snapshot-{taken.taken_at.replace('-', '').replace(':', '')}.json"
    text = msgspec.json.format(msgspec.json.encode(taken), indent=2)
    try:
        (folder / note).write_bytes(text + b"\n")
    except OSError as problem:
        for name in (*(file.file for file in taken.files), note):
            (folder / name).unlink(missing_ok=True)
        said = problem.strerror or type(problem).__name__
        raise TableError(messages.NOT_WRITTEN, where=note, said=said) from problem
    return taken, note


def _copies(case: Case, file: str) -> Iterator[CopyOf]:
    """Give one copy for each file, with the columns of every source that reads it."""
    asked: dict[str, list[tuple[str, Source]]] = {}
    for name, source in case.sources.items():
        if source.snapshot is not UNSET and source.file is not None:
            asked.setdefault(source.file, []).append((name, source))
    for path, sources in asked.items():
        where = f"{file}, sources.{sources[0][0]}.snapshot"
        names = {source.snapshot for _, source in sources}
        first = names.pop()
        if names or first is UNSET:
            raise CaseError(messages.ONE_FILE, where=where, file=path)
        columns = dict.fromkeys(
            theirs if isinstance(theirs, str) else theirs.column
            for _, source in sources
            for theirs in source.columns.values()
        )
        yield CopyOf(
            file=path,
            schema=first.schema,
            table=first.table,
            columns=tuple(columns),
            where=where,
        )
