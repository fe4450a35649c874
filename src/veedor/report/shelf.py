"""Putting a report in its place: whole, or not at all.

Files are written to a hidden folder beside the place, flushed to disk, and renamed into it.
One publisher at a time works in a parent folder (a lock that dies with its process), so a
hidden folder found there belongs to a run that died.
"""

import errno
import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from veedor.core import SealError
from veedor.report import messages


class _Kind(Struct, frozen=True, kw_only=True):
    """What is published: its record file, its schema's family, and who may read it."""

    record: str
    family: str
    folder_mode: int
    file_mode: int


class _Head(Struct, frozen=True):
    schema: str


_PUBLIC = _Kind(
    record="report.json", family="veedor-report/", folder_mode=0o777, file_mode=0o666
)
_PRIVATE = _Kind(
    record="annex.json", family="veedor-annex/", folder_mode=0o700, file_mode=0o600
)


def publish(out: Path, files: Mapping[str, bytes]) -> None:
    """Put a report's files at ``out``, replacing an earlier Veedor report and nothing else."""
    _publish(out, files, _PUBLIC)


def publish_private(out: Path, files: Mapping[str, bytes]) -> None:
    """Put the annex at ``out``, readable by its owner alone."""
    _publish(out, files, _PRIVATE)


def _publish(out: Path, files: Mapping[str, bytes], kind: _Kind) -> None:
    place = out.absolute()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _alone_in(place.parent):
            _tidy(place)
            _refuse_foreign(place, files, kind)
            _swap_in(_written(place, files, kind), place)
    except OSError as problem:
        raise _explained(problem, out) from problem


def _explained(problem: OSError, out: Path) -> SealError:
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return SealError(messages.NO_SPACE, where=str(out))
    return SealError(
        messages.CANNOT_WRITE, where=str(out), problem=problem.strerror or str(problem)
    )


@contextmanager
def _alone_in(parent: Path) -> Iterator[None]:
    """Hold the parent folder's lock, then flush the folder itself."""
    handle = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
        os.fsync(handle)
    finally:
        os.close(handle)


def _tidy(place: Path) -> None:
    """Clear what dead runs left; put back an earlier report that one had set aside."""
    for aside in _left_behind(place, "old"):
        if not os.path.lexists(place):
            aside.rename(place)
        else:
            shutil.rmtree(aside)
    for unfinished in _left_behind(place, "new"):
        shutil.rmtree(unfinished)


def _refuse_foreign(place: Path, files: Mapping[str, bytes], kind: _Kind) -> None:
    if place.is_symlink():
        raise SealError(
            messages.IN_THE_WAY, where=str(place), what="a link", what_es="un enlace"
        )
    if not os.path.lexists(place):
        return
    if not place.is_dir():
        raise SealError(
            messages.IN_THE_WAY, where=str(place), what="a file", what_es="un archivo"
        )
    inside = sorted(entry.name for entry in place.iterdir())
    others = inside if not _is_earlier(place, kind) else _others(inside, files, kind)
    if others:
        raise SealError(messages.NOT_OURS, where=str(place), example=others[0])


def _is_earlier(place: Path, kind: _Kind) -> bool:
    """Say whether a folder holds an earlier report (or annex): its record's schema says so."""
    record = place / kind.record
    if record.is_symlink() or not record.is_file():
        return False
    try:
        head = msgspec.json.decode(record.read_bytes(), type=_Head)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return head.schema.startswith(kind.family)


def _others(inside: list[str], files: Mapping[str, bytes], kind: _Kind) -> list[str]:
    """Name what a person added to an earlier report: it is never deleted."""
    ours = {PurePosixPath(name).parts[0] for name in files}
    stem = PurePosixPath(kind.record).stem
    page = re.compile(rf"{stem}(\.(es|en))?\.(json|html|pdf)")
    return [name for name in inside if name not in ours and not page.fullmatch(name)]


def _written(place: Path, files: Mapping[str, bytes], kind: _Kind) -> Path:
    """Write every file to a hidden folder beside the place, and flush it to disk."""
    fresh = _beside(place, "new")
    fresh.mkdir(mode=kind.folder_mode)
    try:
        for name, content in files.items():
            _write(fresh, name, content, kind)
        for folder in (fresh, *(entry for entry in fresh.rglob("*") if entry.is_dir())):
            _flush(folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return fresh


def _write(folder: Path, name: str, content: bytes, kind: _Kind) -> None:
    inside = PurePosixPath(name)
    if inside.is_absolute() or ".." in inside.parts or not inside.parts:
        raise ValueError(f"{name!r} is not a name inside the report")
    target = folder / inside
    target.parent.mkdir(mode=kind.folder_mode, parents=True, exist_ok=True)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, kind.file_mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _swap_in(fresh: Path, place: Path) -> None:
    """Rename the new folder into place; set the old one aside first, back if that fails."""
    aside = _beside(place, "old")
    try:
        if place.exists():
            place.rename(aside)
        fresh.rename(place)
    except BaseException:
        if aside.exists() and not place.exists():
            aside.rename(place)
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _beside(place: Path, what: str) -> Path:
    return place.with_name(f".veedor-{what}-{place.name}-{secrets.token_hex(6)}")


def _left_behind(place: Path, what: str) -> list[Path]:
    name = re.compile(rf"\.veedor-{what}-{re.escape(place.name)}-[0-9a-f]{{12}}")
    return sorted(entry for entry in place.parent.iterdir() if name.fullmatch(entry.name))
