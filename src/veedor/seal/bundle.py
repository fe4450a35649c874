"""The bundle: everything that a court needs to check a report, in one signed archive."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from veedor.core import SealError
from veedor.seal import crate, messages
from veedor.seal.archive import Content, Member, member, read_archive, write_archive
from veedor.seal.envelope import IN_TOTO, enveloped, statement
from veedor.seal.files import PRIVATE, PUBLIC, writing
from veedor.seal.note import PrivateKey

SEAL, SIGNER, REPORT = "seal.json", "signer.pub", "report/report.json"
STAMP = "seal.tsr"
"""The answer of a timestamping authority: over the seal, and so not under it."""

_SECRETS = (b"PRIVATE+KEY+", b"AGE-SECRET-KEY-1")
_CHUNK = 1 << 18


class About(Struct, frozen=True, kw_only=True):
    """What a bundle says of itself. ``dated``: a day that the inputs give, or none."""

    title: str
    system: str
    auditor: str
    veedor: str
    dated: str | None
    with_data: bool
    ledger: dict[str, Any] | None


def write_bundle(
    out: Path,
    contents: Mapping[str, Content],
    about: About,
    *,
    key: PrivateKey,
    secrets: Sequence[bytes] = (),
) -> None:
    """Seal files as one archive at ``out``: the same files and key, the same bytes.

    Raises SealError where something is already at ``out``, where a file holds a private key
    or one of ``secrets``, or where the archive cannot be written; nothing is left then.
    """
    if os.path.lexists(out):
        raise SealError(messages.OUT_TAKEN, where=str(out))
    for name, content in contents.items():
        _refuse_secrets(name, content, (*_SECRETS, *secrets))
    with writing(out, mode=PRIVATE if about.with_data else PUBLIC) as handle:
        write_archive(handle, _sealed(contents, about, key))


def _sealed(contents: Mapping[str, Content], about: About, key: PrivateKey) -> list[Member]:
    members = [member(name, content) for name, content in contents.items()]
    members.append(member(SIGNER, f"{key.public}\n".encode()))
    described = crate.crate(
        members,
        title=about.title,
        about=about.system,
        author=about.auditor,
        dated=about.dated,
    )
    members.append(member(crate.NAME, described))
    signed = statement({one.name: one.sha256 for one in members}, msgspec.to_builtins(about))
    return [*members, member(SEAL, enveloped(signed, IN_TOTO, key))]


def _refuse_secrets(name: str, content: Content, secrets: Sequence[bytes]) -> None:
    if isinstance(content, bytes):
        held = any(secret in content for secret in secrets)
    else:
        held = _file_holds(content, secrets, name)
    if held:
        raise SealError(messages.SECRET_INSIDE, where=name)


def _file_holds(file: Path, secrets: Sequence[bytes], name: str) -> bool:
    overlap, tail = max(map(len, secrets)), b""
    try:
        with file.open("rb") as bytes_:
            while chunk := bytes_.read(_CHUNK):
                if any(secret in tail + chunk for secret in secrets):
                    return True
                tail = chunk[-overlap:]
    except OSError as problem:
        raise SealError(messages.NO_SUCH_FILE, where=name) from problem
    return False


def report_in(place: Path) -> bytes:
    """Give the report.json of a file, of a folder, or of a bundle, unchecked.

    Raises SealError where there is none.
    """
    file = place / "report.json" if place.is_dir() else place
    try:
        bytes_ = file.read_bytes()
    except OSError as problem:
        raise SealError(messages.NO_SUCH_FILE, where=str(file)) from problem
    if not bytes_.startswith(b"PK"):
        return bytes_
    held = read_archive(memoryview(bytes_)).members.get(REPORT)
    if held is None:
        raise SealError(messages.NOT_A_BUNDLE, where=str(file))
    return bytes(held)
