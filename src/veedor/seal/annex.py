"""The sealed annex: signed, bound to its bundle, and encrypted for those who may read it."""

import msgspec
import rfc8785
from msgspec import Struct

from veedor.core import SealError
from veedor.seal import age, messages
from veedor.seal.envelope import ANNEX, enveloped, payload_of
from veedor.seal.note import NoteError, PrivateKey, PublicKey

SCHEMA = "veedor-sealed-annex/2"


class SealedAnnex(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is inside: the annex as it was written, and the digest of its bundle.

    ``annex``: empty where the case has none. ``report``: in full, where the bundle holds
    a public version.
    """

    schema: str
    bundle_sha256: str
    annex: str
    report: str = ""


def seal_annex(
    annex: bytes,
    *,
    bundle_sha256: str,
    key: PrivateKey,
    recipients: list[str],
    report: bytes = b"",
) -> bytes:
    """Sign an annex as that of a bundle, and encrypt it for these public keys of age."""
    inside = SealedAnnex(
        schema=SCHEMA,
        bundle_sha256=bundle_sha256,
        annex=annex.decode("utf-8"),
        report=report.decode("utf-8"),
    )
    signed = enveloped(rfc8785.dumps(msgspec.to_builtins(inside)), ANNEX, key)
    try:
        return age.sealed(signed, recipients)
    except age.AgeError:
        raise SealError(messages.NOT_A_RECIPIENT, where="--to") from None


def unseal_annex(file: bytes, identity: str, *, signer: PublicKey) -> SealedAnnex:
    """Decrypt an annex with a private key of age; ``signer``: who must have signed it.

    Raises SealError where it was sealed for another, changed, or signed by another.
    """
    try:
        signed = age.unsealed(file, identity)
    except age.AgeError:
        raise SealError(messages.NOT_UNSEALED, where="annex") from None
    try:
        found = msgspec.json.decode(payload_of(signed, ANNEX, signer), type=SealedAnnex)
    except (NoteError, msgspec.DecodeError, UnicodeDecodeError):
        raise SealError(messages.BAD_SIGNATURE, where="annex") from None
    return found
