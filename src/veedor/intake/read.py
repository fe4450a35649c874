"""Reading the case file: everything that can be wrong with it is said before any data."""

from pathlib import Path

from veedor.core import Case, CaseError
from veedor.intake import messages
from veedor.intake.check import problems
from veedor.intake.document import document
from veedor.intake.fit import fit
from veedor.intake.place import shown, where
from veedor.intake.undecided import undecided

MAX_BYTES = 1_000_000


def read_case(path: Path, *, awaited: bool = False) -> Case:
    """Read one case file, or refuse it: at which place, what is wrong, how to put it right.

    Raises ``CaseError`` for the first problem found. Looks for the files that the sources
    name, and opens none of them; ``awaited``: not for the copies of a database, which are
    still to be taken.
    """
    file = path.name
    tree = document(_text(path), file=file)
    # Before the types: a "?" where a number belongs is undecided, not ill-typed.
    for problem in undecided(tree):
        raise CaseError(problem.message, where=where(file, problem.place), **problem.facts)
    case = fit(tree, file=file)
    for problem in problems(case, folder=path.parent, awaited=awaited):
        raise CaseError(problem.message, where=where(file, problem.place), **problem.facts)
    return case


def case_of_text(bytes_: bytes) -> Case:
    """Read a case from its bytes alone: its form is checked, its files are not looked for.

    Raises CaseError, as ``read_case`` does.
    """
    if len(bytes_) > MAX_BYTES:
        raise CaseError(messages.TOO_LARGE, where="case.yaml", most=f"{MAX_BYTES:,}")
    try:
        text = bytes_.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise CaseError(messages.NOT_UTF8, where="case.yaml") from problem
    return fit(document(text, file="case.yaml"), file="case.yaml")


def _text(path: Path) -> str:
    file = shown(path.name)
    try:
        if not path.exists():
            raise CaseError(messages.NO_FILE, where=shown(str(path), most=300))
        if not path.is_file():
            raise CaseError(messages.NOT_A_FILE, where=shown(str(path), most=300))
        with path.open("rb") as stream:
            held = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the path
        raise CaseError(messages.UNREADABLE, where=file) from problem
    if len(held) > MAX_BYTES:
        raise CaseError(messages.TOO_LARGE, where=file, most=f"{MAX_BYTES:,}")
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise CaseError(messages.NOT_UTF8, where=file) from problem
