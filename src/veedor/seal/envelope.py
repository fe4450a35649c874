"""The signature: an in-toto Statement (v1) over every file, in a DSSE envelope."""

from collections.abc import Mapping
from typing import Any

import msgspec
import rfc8785
from msgspec import Struct

from veedor.seal.note import NoteError, PrivateKey, PublicKey, strict_base64

STATEMENT = "https://in-toto.io/Statement/v1"
BUNDLE = "urn:x-veedor:bundle:1"
IN_TOTO = "application/vnd.in-toto+json"
ANNEX = "application/vnd.veedor.annex+json"


class _Signature(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    keyid: str
    sig: str


class _Written(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    payload: str
    payload_type: str = msgspec.field(name="payloadType")
    signatures: tuple[_Signature, ...]


class _Digest(Struct, frozen=True, forbid_unknown_fields=True):
    sha256: str


class _Subject(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    digest: _Digest


class Statement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is signed: the digest of each file, and what was done."""

    type_: str = msgspec.field(name="_type")
    subject: tuple[_Subject, ...]
    predicate_type: str = msgspec.field(name="predicateType")
    predicate: dict[str, Any]

    def digests(self) -> dict[str, str]:
        """Give the SHA-256 of each file by its name."""
        return {one.name: one.digest.sha256 for one in self.subject}


def statement(digests: Mapping[str, str], predicate: Mapping[str, Any]) -> bytes:
    """Write the statement over files, by their SHA-256, as canonical JSON."""
    named: list[Any] = [
        {"name": name, "digest": {"sha256": digests[name]}} for name in sorted(digests)
    ]
    return rfc8785.dumps(
        {
            "_type": STATEMENT,
            "subject": named,
            "predicateType": BUNDLE,
            "predicate": dict(predicate),
        }
    )


def read_statement(payload: bytes) -> Statement:
    """Read a statement of ours; raises NoteError for anything else."""
    try:
        found = msgspec.json.decode(payload, type=Statement)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise NoteError("this is not a statement") from problem
    if (found.type_, found.predicate_type) != (STATEMENT, BUNDLE):
        raise NoteError("this is a statement of another kind")
    if len(found.digests()) != len(found.subject):
        raise NoteError("a file stands twice in the statement")
    return found


def enveloped(payload: bytes, payload_type: str, key: PrivateKey) -> bytes:
    """Sign bytes of a type, as a DSSE envelope in canonical JSON."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
        Ed25519PrivateKey,
    )
    from securesystemslib.dsse import Envelope  # noqa: PLC0415 - loads when used
    from securesystemslib.signer import CryptoSigner  # noqa: PLC0415

    signer = CryptoSigner(Ed25519PrivateKey.from_private_bytes(key.seed))
    envelope = Envelope(payload, payload_type, {})
    envelope.sign(signer)
    return rfc8785.dumps(envelope.to_dict())


def payload_of(envelope: bytes, payload_type: str, key: PublicKey) -> bytes:
    """Give what an envelope signs; raises NoteError where this key did not sign just that.

    The envelope must be written the one way it can be, so that no byte of it is free.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
        Ed25519PublicKey,
    )
    from securesystemslib.dsse import Envelope  # noqa: PLC0415
    from securesystemslib.exceptions import VerificationError  # noqa: PLC0415
    from securesystemslib.signer import Signature, SSlibKey  # noqa: PLC0415

    written = _read(envelope)
    if written.payload_type != payload_type:
        raise NoteError("the envelope holds another type")
    one = written.signatures[0]
    known = SSlibKey.from_crypto(Ed25519PublicKey.from_public_bytes(key.key))
    made = Signature(one.keyid, strict_base64(one.sig).hex())
    found = Envelope(strict_base64(written.payload), payload_type, {one.keyid: made})
    try:
        found.verify([known], 1)
    except (VerificationError, ValueError) as problem:
        raise NoteError("the signature does not hold") from problem
    payload: bytes = found.payload
    return payload


def _read(envelope: bytes) -> _Written:
    try:
        written = msgspec.json.decode(envelope, type=_Written)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise NoteError("this is not an envelope") from problem
    if len(written.signatures) != 1:
        raise NoteError("one signature is expected")
    if rfc8785.dumps(msgspec.to_builtins(written)) != envelope:
        raise NoteError("this is not an envelope as it must be written")
    return written
