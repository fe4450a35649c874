"""Tables that a stopped run had admitted, kept so that the next one goes on from there."""

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest, sha256
from importlib.metadata import version
from pathlib import Path

import msgspec

from veedor.core import Receipt, TableError
from veedor.engine import messages
from veedor.engine.admission.canonical import Job

_OURS = re.compile(
    r"lock|pseudonym[.]key|admitted-[0-9a-f]{32}[.](json|parquet)(-incoming-[0-9]+)?"
)


class KeptTables(msgspec.Struct, frozen=True, kw_only=True):
    """A private folder with whole tables, each beside its receipt and its digest.

    ``key``: of the pseudonyms; where the case names none, one that is as old as the folder, so
    that tables of two runs can be joined.
    """

    folder: Path
    key: str

    def find(self, job: Job) -> tuple[Path, Receipt] | None:
        """Give the table of the same bytes, declaration and key, if a run had finished it."""
        entry, table = self._entry(job, "json"), self._entry(job, "parquet")
        try:
            held = msgspec.json.decode(entry.read_bytes(), type=_Entry)
            with table.open("rb") as bytes_:
                whole = file_digest(bytes_, "sha256").hexdigest() == held.sha256
        except (OSError, msgspec.DecodeError):
            return None
        return (table, held.receipt) if whole else None

    def put(self, job: Job, receipt: Receipt) -> Path:
        """Keep a table that was admitted. It counts from the moment that its receipt stands."""
        table = self._entry(job, "parquet")
        with job.out.open("rb") as bytes_:
            digest = file_digest(bytes_, "sha256").hexdigest()
        incoming = self._incoming(table)
        shutil.move(job.out, incoming)
        _settle(incoming, table)
        entry = self._entry(job, "json")
        held = msgspec.json.encode(_Entry(sha256=digest, receipt=receipt))
        self._incoming(entry).write_bytes(held)
        _settle(self._incoming(entry), entry)
        return table

    def forget(self) -> None:
        """Remove everything, once the report stands."""
        for file in self.folder.iterdir():
            file.unlink()
        self.folder.rmdir()

    def _entry(self, job: Job, ending: str) -> Path:
        return self.folder / f"admitted-{_named(job)}.{ending}"

    def _incoming(self, file: Path) -> Path:
        return file.with_name(f"{file.name}-incoming-{os.getpid()}")


class _Entry(msgspec.Struct, frozen=True, kw_only=True):
    sha256: str
    receipt: Receipt


@contextmanager
def kept_tables(folder: Path, *, key: str | None) -> Iterator[KeptTables]:
    """Open the folder for one run alone; make it where it is not there (0700).

    ``key``: the case's key of pseudonyms, None where the case names none.
    Raises TableError where the folder holds anything else, or another run is at work in it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for file in folder.iterdir():
        if not _OURS.fullmatch(file.name) or file.is_symlink():
            raise TableError(messages.NOT_FOR_RESUMING, where=str(folder), file=file.name)
    folder.chmod(0o700)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise TableError(messages.RESUMED_TWICE, where=str(folder)) from problem
        for file in folder.glob("*-incoming-*"):  # of a run that was stopped
            file.unlink()
        yield KeptTables(folder=folder, key=key or _own_key(folder))


def _own_key(folder: Path) -> str:
    file = folder / "pseudonym.key"
    held = file.read_text(encoding="ascii", errors="replace") if file.exists() else ""
    if re.fullmatch(r"[0-9a-f]{32}", held):
        return held
    new = secrets.token_hex(16)
    incoming = folder / f"admitted-{'0' * 32}.json-incoming-{os.getpid()}"
    incoming.touch(mode=0o600)
    incoming.write_text(new, encoding="ascii")
    _settle(incoming, file)
    return new


def _named(job: Job) -> str:
    """Name a job by all that its table depends on, and by nothing of this machine."""
    told = msgspec.to_builtins(job, enc_hook=str)
    for of_this_run in ("out", "threads", "memory"):
        del told[of_this_run]
    told["kept"] = {"name": job.kept.name, "sha256": job.kept.sha256, "size": job.kept.size}
    told["made_by"] = {name: version(name) for name in ("veedor", "duckdb", "tzdata")}
    return sha256(msgspec.json.encode(told, order="sorted")).hexdigest()[:32]


def _settle(incoming: Path, file: Path) -> None:
    """Put a whole file in its place: its bytes are on the disk before its name is."""
    with incoming.open("rb") as held:
        os.fsync(held.fileno())
    incoming.replace(file)
