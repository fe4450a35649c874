"""Checkpoints (C2SP tlog-checkpoint): a signed statement of how a ledger stands.

Whoever keeps one can tell later whether the ledger was cut, or written anew.
"""

import re
from base64 import b64encode

from msgspec import Struct

from veedor.seal.note import NoteError, PrivateKey, PublicKey, opened, sign, strict_base64

_MOST_DIGITS = 19


class Checkpoint(Struct, frozen=True, kw_only=True):
    """Whose ledger, of how many entries, under which root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Give the three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def signed(checkpoint: Checkpoint, key: PrivateKey) -> bytes:
    """Give a checkpoint as a signed note."""
    return sign(checkpoint.text(), key)


def read_checkpoint(note: bytes, *keys: PublicKey) -> tuple[Checkpoint, tuple[PublicKey, ...]]:
    """Read a checkpoint that one of these keys signed; raises NoteError for anything else."""
    text, signers = opened(note, *keys)
    lines = text.split("\n")
    if len(lines) != 4 or not lines[0]:
        raise NoteError("this is not a checkpoint")
    origin, size, root, _ = lines
    if not re.fullmatch(r"0|[1-9][0-9]*", size) or len(size) > _MOST_DIGITS:
        raise NoteError("this is not the size of a ledger")
    hash_ = strict_base64(root)
    if len(hash_) != 32:
        raise NoteError("this is not the root of a ledger")
    return Checkpoint(origin=origin, size=int(size), root=hash_), signers
