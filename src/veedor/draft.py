"""A first case file for a folder of files; what only a person knows is asked, not guessed."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from msgspec.structs import replace

from veedor import audits
from veedor.core import AnyAudit, CaseError, Glimpse
from veedor.engine.glimpse import glimpse
from veedor.intake import Offer, propose
from veedor.intake.messages import NO_FOLDER, NOTHING_THERE
from veedor.intake.place import shown
from veedor.intake.remarks import remark

MOST = 100


def draft(folder: Path, language: str = "es", *, beside: Path | None = None) -> str:
    """Look at every file under ``folder`` and write a case file for what was seen.

    The case file is meant to lie in ``beside``: the folder itself, or one that holds it.

    Raises ``CaseError`` where there is no such folder, or no file in it.
    """
    if not folder.is_dir():
        raise CaseError(NO_FOLDER, where=shown(str(folder), most=300))
    files = _files(folder)
    if not files:
        raise CaseError(NOTHING_THERE, where=shown(str(folder), most=300))
    looks = [look for file in files[:MOST] for look in _looks(file, beside or folder)]
    text = propose(looks, folder.resolve().name, language=language, offers=_offers())
    if len(files) > MOST:
        text += f"# {remark('more_files', language, most=MOST)}\n"
    return text


def _files(folder: Path) -> list[Path]:
    """List the files, by name; hidden ones and earlier case files are not evidence."""
    return sorted(
        path
        for path in folder.rglob("*")
        if not path.is_dir()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.suffix.lower() not in {".yaml", ".yml"}
        and str(path).isprintable()
    )


def _looks(file: Path, beside: Path) -> list[Glimpse]:
    within = file.parent.resolve().relative_to(beside.resolve())
    name = (within / file.name).as_posix()
    return [replace(look, file=name) for look in glimpse(file)]


def _offers() -> list[Offer]:
    names = sorted(module.name for module in iter_modules(audits.__path__) if module.ispkg)
    kinds: list[AnyAudit] = [import_module(f"veedor.audits.{name}").AUDIT for name in names]
    return [Offer(kind=kind.kind, needs=kind.needs) for kind in kinds]
