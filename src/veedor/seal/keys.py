"""Keys on disk: made once, the private one for its owner alone."""

import secrets
from pathlib import Path

from veedor.core import SealError
from veedor.seal import age, messages
from veedor.seal.files import PRIVATE, write_whole
from veedor.seal.note import (
    NoteError,
    PrivateKey,
    PublicKey,
    is_name,
    read_private,
    read_public,
    written_private,
)


def make_key(file: Path, *, name: str) -> PrivateKey:
    """Make a key: the private line in ``file`` (mode 0600), the public one in ``file.pub``.

    Raises SealError where one of them is already there, or the name cannot be a key's.
    """
    if not is_name(name):
        raise SealError(messages.NOT_A_NAME, where=str(file), name=name)
    refuse_taken(file)
    key = PrivateKey(name=name, seed=secrets.token_bytes(32))
    write_whole(file, f"{written_private(key)}\n".encode(), mode=PRIVATE)
    write_whole(public_of(file), f"{key.public}\n".encode())
    return key


def refuse_taken(file: Path) -> None:
    """Refuse to write a key where one already is: a key is never replaced."""
    for one in (file, public_of(file)):
        if one.exists() or one.is_symlink():
            raise SealError(messages.KEY_THERE, where=str(one))


def public_of(file: Path) -> Path:
    """Give the file of the public part, beside the private one."""
    return file.with_name(f"{file.name}.pub")


def private_key(file: Path) -> PrivateKey:
    """Read a private key; raises SealError, and shows nothing of what the file holds."""
    text = _line(file)
    if file.stat().st_mode & 0o077:
        raise SealError(messages.KEY_OPEN, where=str(file))
    try:
        return read_private(text)
    except NoteError:
        raise SealError(messages.NOT_A_KEY, where=str(file)) from None


def public_key(file: Path) -> PublicKey:
    """Read a public key; raises SealError for anything else."""
    return parsed_public(_line(file), where=str(file))


def parsed_public(text: str, *, where: str) -> PublicKey:
    """Read the line of a public key, with the line's end or without."""
    try:
        return read_public(text.removesuffix("\n"))
    except NoteError:
        raise SealError(messages.NOT_A_PUBLIC_KEY, where=where) from None


def _line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").removesuffix("\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise SealError(messages.NO_SUCH_FILE, where=str(file)) from problem


def make_annex_key(file: Path) -> str:
    """Make a key of age to read sealed annexes with, and give its public line."""
    refuse_taken(file)
    identity = age.new_identity()
    recipient = age.recipient_of(identity)
    write_whole(file, f"{identity}\n".encode(), mode=PRIVATE)
    write_whole(public_of(file), f"{recipient}\n".encode())
    return recipient


def annex_identity(file: Path) -> str:
    """Read a private key of age; lines that begin with # are passed over, as age does."""
    lines = [line for line in _line(file).splitlines() if line and not line.startswith("#")]
    try:
        age.recipient_of(lines[0] if len(lines) == 1 else "")
    except age.AgeError:
        raise SealError(messages.NOT_AN_IDENTITY, where=str(file)) from None
    return lines[0]


def annex_recipient(text: str) -> str:
    """Give a public key of age from its line, or from a file that holds it."""
    return text if text.startswith("age1") else _line(Path(text)).strip()
