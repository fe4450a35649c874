"""Going on from what a stopped run had admitted."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from veedor.core import Case
from veedor.engine import KeptTables, kept_tables
from veedor.run.pseudonyms import pseudonym_key


def held_tables(
    resume: Path | None, case: Case, folder: Path
) -> AbstractContextManager[KeptTables | None]:
    """Open the folder of admitted tables for one run; nothing where none was asked for."""
    if resume is None:
        return nullcontext()
    key = pseudonym_key(case, folder) if case.pseudonym_key is not None else None
    return kept_tables(resume, key=key)


def forget(resume: Path) -> None:
    """Empty and remove the folder of a run that reached its end."""
    with kept_tables(resume, key=None) as held:
        held.forget()
