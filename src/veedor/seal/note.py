"""Signed notes (C2SP signed-note): a text, and under it who signed it.

A key is one line of text, as in the note format of Go: ``NAME+HASH+BASE64`` for the public
part and ``PRIVATE+KEY+NAME+HASH+BASE64`` for the private one. The algorithm is Ed25519.
"""

import binascii
import re
import unicodedata
from base64 import b64decode, b64encode
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from msgspec import Struct

_ED25519 = b"\x01"
_PRIVATE = "PRIVATE+KEY+"
MAX_BYTES = 1_000_000
MAX_SIGNATURES = 100


class PublicKey(Struct, frozen=True, kw_only=True):
    """Whose signature can be checked: a name, and 32 bytes of Ed25519."""

    name: str
    key: bytes

    @property
    def id(self) -> bytes:
        """Give the four bytes that tell this key from others of its name."""
        named = self.name.encode() + b"\n" + _ED25519 + self.key
        return sha256(named).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(_ED25519 + self.key).decode()}"


class PrivateKey(Struct, frozen=True, kw_only=True):
    """What signs. It has no place in a bundle, a message or a log."""

    name: str
    seed: bytes

    @property
    def public(self) -> PublicKey:
        """Give the part that others may have."""
        key = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return PublicKey(name=self.name, key=key.public_bytes_raw())

    def __repr__(self) -> str:
        return f"PrivateKey({self.name!r})"


class NoteError(ValueError):
    """A key or a note that is not one, or a signature that does not hold."""


def written_private(key: PrivateKey) -> str:
    """Write a private key as its one line."""
    kept = b64encode(_ED25519 + key.seed).decode()
    return f"{_PRIVATE}{key.name}+{key.public.id.hex()}+{kept}"


def read_public(text: str) -> PublicKey:
    """Read the one line of a public key; raises NoteError for anything else."""
    name, hash_, bytes_ = _parts(text)
    key = PublicKey(name=name, key=bytes_)
    if key.id.hex() != hash_:
        raise NoteError("the hash is not that of the key")
    return key


def read_private(text: str) -> PrivateKey:
    """Read the one line of a private key; raises NoteError for anything else."""
    if not text.startswith(_PRIVATE):
        raise NoteError("this is not a private key")
    name, hash_, seed = _parts(text.removeprefix(_PRIVATE))
    key = PrivateKey(name=name, seed=seed)
    if key.public.id.hex() != hash_:
        raise NoteError("the hash is not that of the key")
    return key


def _parts(text: str) -> tuple[str, str, bytes]:
    name, _, rest = text.partition("+")
    hash_, _, encoded = rest.partition("+")
    if not is_name(name) or not re.fullmatch("[0-9a-f]{8}", hash_):
        raise NoteError("this is not a key")
    bytes_ = strict_base64(encoded)
    if len(bytes_) != 33 or bytes_[:1] != _ED25519:
        raise NoteError("this is not an Ed25519 key")
    return name, hash_, bytes_[1:]


def is_name(name: str) -> bool:
    """Say whether a key may bear this name: no space, no plus, nothing that cannot be seen.

    >>> is_name("defensoria.example/custody"), is_name("two words"), is_name("")
    (True, False, False)
    """
    hidden = any(letter.isspace() or _is_hidden(letter) for letter in name)
    return bool(name) and "+" not in name and not hidden


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "C"


def strict_base64(text: str) -> bytes:
    """Decode base64 that is written the one way it can be; raises NoteError for any other.

    >>> strict_base64("AAE=").hex()
    '0001'
    """
    try:
        found = b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as problem:
        raise NoteError("this is not base64") from problem
    if b64encode(found).decode() != text:
        raise NoteError("this is not base64 as it must be written")
    return found


def sign(text: str, key: PrivateKey) -> bytes:
    """Sign a text, which must end its last line, as a note."""
    if not text.endswith("\n") or "\n\n" in text:
        raise NoteError("a note ends its last line and has no empty one")
    made = Ed25519PrivateKey.from_private_bytes(key.seed).sign(text.encode())
    line = b64encode(key.public.id + made).decode()
    return f"{text}\n— {key.name} {line}\n".encode()


def opened(note: bytes, *keys: PublicKey) -> tuple[str, tuple[PublicKey, ...]]:
    """Give a note's text and the keys, of those given, that signed it: one at least.

    Signatures of unknown keys are passed over; a false one of a known key refuses the note.
    """
    text, lines = _split(note)
    found: list[PublicKey] = []
    for line in lines:
        name, hash_, made = _signature(line)
        for key in keys:
            if (key.name, key.id) != (name, hash_) or key in found:
                continue
            try:
                Ed25519PublicKey.from_public_bytes(key.key).verify(made, text.encode())
            except (InvalidSignature, ValueError) as problem:
                raise NoteError(f"the signature of {name} does not hold") from problem
            found.append(key)
    if not found:
        raise NoteError("no known key signed this note")
    return text, tuple(found)


def _split(note: bytes) -> tuple[str, list[str]]:
    if len(note) > MAX_BYTES:
        raise NoteError("the note is too long")
    try:
        whole = note.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise NoteError("the note is not UTF-8") from problem
    if any(letter != "\n" and (letter < " " or letter == "\x7f") for letter in whole):
        raise NoteError("the note holds control characters")
    text, between, signed = whole.rpartition("\n\n")
    lines = signed.split("\n")
    if not between or lines.pop() or not 0 < len(lines) <= MAX_SIGNATURES:
        raise NoteError("this is not a signed note")
    return text + "\n", lines


def _signature(line: str) -> tuple[str, bytes, bytes]:
    match = re.fullmatch(r"— ([^ ]+) ([^ ]+)", line)
    if not match or not is_name(match[1]):
        raise NoteError("this is not a signature line")
    bytes_ = strict_base64(match[2])
    if len(bytes_) < 5:
        raise NoteError("this is not a signature line")
    return match[1], bytes_[:4], bytes_[4:]
