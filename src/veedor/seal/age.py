"""Sealing for readers by name: the age format, version 1 (C2SP age), with X25519 recipients.

X25519, HKDF-SHA-256 and ChaCha20-Poly1305 are those of ``cryptography``; what is written here
is the format, so that any age tool opens what Veedor seals.
"""

import hmac
import re
import secrets
from base64 import b64decode, b64encode
from collections.abc import Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from veedor.seal.bech32 import from_bech32, to_bech32

_VERSION = b"age-encryption.org/v1"
_INFO = b"age-encryption.org/v1/X25519"
_CHUNK, _TAG = 1 << 16, 16
_PUBLIC, _SECRET = "age", "age-secret-key-"


class AgeError(ValueError):
    """A key that is not one, or a file that this key does not open as it was sealed."""


def new_identity() -> str:
    """Make a private key, as one line."""
    return to_bech32(_SECRET, secrets.token_bytes(32)).upper()


def recipient_of(identity: str) -> str:
    """Give the public key of a private one, as one line."""
    return to_bech32(_PUBLIC, _private(identity).public_key().public_bytes_raw())


def _private(identity: str) -> X25519PrivateKey:
    try:
        return X25519PrivateKey.from_private_bytes(from_bech32(_SECRET, identity))
    except ValueError:
        raise AgeError("this is not a private key of age") from None


def _public(recipient: str) -> X25519PublicKey:
    try:
        return X25519PublicKey.from_public_bytes(from_bech32(_PUBLIC, recipient))
    except ValueError:
        raise AgeError("this is not a public key of age") from None


def sealed(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt bytes for these public keys, each of which opens them alone."""
    if not recipients:
        raise AgeError("nobody could open this")
    file_key = secrets.token_bytes(16)
    stanzas = b"".join(_stanza(file_key, recipient) for recipient in recipients)
    head = _VERSION + b"\n" + stanzas + b"---"
    mac = hmac.digest(_derived(file_key, b"", b"header"), head, sha256)
    nonce = secrets.token_bytes(16)
    return head + b" " + _b64(mac) + b"\n" + nonce + _streamed(file_key, nonce, plain)


def _stanza(file_key: bytes, recipient: str) -> bytes:
    ours, theirs = X25519PrivateKey.generate(), _public(recipient)
    share = ours.public_key().public_bytes_raw()
    salt = share + theirs.public_bytes_raw()
    wrap = _derived(ours.exchange(theirs), salt, _INFO)
    body = ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None)
    return b"-> X25519 " + _b64(share) + b"\n" + _b64(body) + b"\n"


def _streamed(file_key: bytes, nonce: bytes, plain: bytes) -> bytes:
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    pieces = [plain[at : at + _CHUNK] for at in range(0, len(plain), _CHUNK)] or [b""]
    last = len(pieces) - 1
    return b"".join(
        cipher.encrypt(_counter(n, last=n == last), piece, None)
        for n, piece in enumerate(pieces)
    )


def unsealed(file: bytes, identity: str) -> bytes:
    """Decrypt what was sealed for this private key; raises AgeError for anything else."""
    lines = re.match(rb"(.+?\n---) ([A-Za-z0-9+/]{43})\n", file[:1_000_000], re.DOTALL)
    if not lines or not file.startswith(_VERSION + b"\n"):
        raise AgeError("this is not a sealed file")
    key = _private(identity)
    file_key = _file_key(lines[1], key)
    mac = hmac.digest(_derived(file_key, b"", b"header"), lines[1], sha256)
    if not hmac.compare_digest(_b64(mac), lines[2]):
        raise AgeError("the head of the sealed file was changed")
    return _opened(file_key, file[lines.end() :])


def _file_key(head: bytes, key: X25519PrivateKey) -> bytes:
    ours = key.public_key().public_bytes_raw()
    for share64, body64 in re.findall(rb"-> X25519 ([^\n ]{43})\n([^\n]{43})\n", head):
        share, body = _unb64(share64), _unb64(body64)
        try:
            secret = key.exchange(X25519PublicKey.from_public_bytes(share))
            wrap = _derived(secret, share + ours, _INFO)
            return ChaCha20Poly1305(wrap).decrypt(bytes(12), body, None)
        except (InvalidTag, ValueError):
            continue
    raise AgeError("the file was not sealed for this key")


def _opened(file_key: bytes, rest: bytes) -> bytes:
    nonce, stream = rest[:16], rest[16:]
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    step = _CHUNK + _TAG
    pieces = [stream[at : at + step] for at in range(0, len(stream), step)]
    if not pieces or (len(pieces) > 1 and len(pieces[-1]) <= _TAG):
        raise AgeError("the sealed file was cut")
    last = len(pieces) - 1
    try:
        return b"".join(
            cipher.decrypt(_counter(n, last=n == last), piece, None)
            for n, piece in enumerate(pieces)
        )
    except InvalidTag:
        raise AgeError("the sealed file was changed or cut") from None


def _counter(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _derived(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)


def _b64(bytes_: bytes) -> bytes:
    return b64encode(bytes_).rstrip(b"=")


def _unb64(text: bytes) -> bytes:
    try:
        found = b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError:
        raise AgeError("the head of the sealed file was changed") from None
    if _b64(found) != text:
        raise AgeError("the head of the sealed file was changed")
    return found
