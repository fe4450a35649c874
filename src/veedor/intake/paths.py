"""Where a source's file is: beside the case file, and nowhere else."""

from pathlib import Path, PurePosixPath, PureWindowsPath

from veedor.core import Message
from veedor.intake import messages
from veedor.intake.place import shown
from veedor.intake.problem import Problem, nearest_first


def file_problem(file: str, *, folder: Path, place: str) -> Problem | None:
    """Say what is wrong with the path of a source's file, if anything is; never open it."""
    message = _as_written(file) or _as_found(file, folder=folder)
    if message is None:
        return None
    facts: dict[str, object] = {}
    if message in {messages.NO_DATA_FILE, messages.NOT_A_DATA_FILE}:
        facts["file"] = shown(file)
    if message is messages.NO_DATA_FILE:
        facts["known"] = _beside(file, folder=folder)
    return Problem(message=message, place=place, facts=facts)


def key_problem(file: str, *, place: str, folder: Path) -> Problem | None:
    """Say what is wrong with the path of the pseudonym key, which need not be there yet."""
    problem = file_problem(file, folder=folder, place=place)
    return None if problem and problem.message is messages.NO_DATA_FILE else problem


def _as_written(file: str) -> Message | None:
    if not file.strip():
        return messages.BLANK
    if any(letter < " " or "\x7f" <= letter <= "\x9f" for letter in file):
        return messages.CONTROL
    if PurePosixPath(file).is_absolute() or PureWindowsPath(file).drive:
        return messages.ABSOLUTE_PATH
    if "\\" in file:
        return messages.BACKSLASH
    return messages.PATH_LEAVES if ".." in PurePosixPath(file).parts else None


def _as_found(file: str, *, folder: Path) -> Message | None:
    try:
        found = (folder / file).resolve()
        if not found.is_relative_to(folder.resolve()):
            return messages.PATH_LEAVES
        if not found.exists():
            return messages.NO_DATA_FILE
        return None if found.is_file() else messages.NOT_A_DATA_FILE
    except (OSError, RuntimeError):  # a name too long, a loop of links
        return messages.NO_DATA_FILE


def _beside(file: str, *, folder: Path) -> str:
    names = [
        shown(each.name)
        for each in folder.iterdir()
        if each.is_file() and each.suffix.lower() not in {".yaml", ".yml"}
    ]
    return nearest_first(file, names, most=3) or "—"
