"""A timestamp of a third party (RFC 3161) over the seal of a bundle, checked without a network.

Veedor writes the request and checks the answer; whoever seals sends it, by whatever way they
have, to a timestamping authority that the court accepts. What is stamped is ``seal.json``: the
signed statement with the SHA-256 of every file.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings

from msgspec import Struct

from veedor.core import SealError
from veedor.seal import timestamp_messages as messages
from veedor.seal.archive import Content, Member, member, write_archive
from veedor.seal.bundle import STAMP
from veedor.seal.files import writing

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

_SHA256 = "2.16.840.1.101.3.4.2.1"
_GRANTED = 0


class Stamp(Struct, frozen=True, kw_only=True):
    """When a seal was stamped, in UTC, and by whom as the certificate in the token names it."""

    at: datetime
    authority: str


def request_for(seal: bytes) -> bytes:
    """Write the request (DER, ``.tsq``) that an authority stamps: the SHA-256 of a seal.

    The same seal gives the same request: it bears no nonce, since nobody reads the answer in
    the same breath, and the digest stands for one seal alone.
    """
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415

    asked = TimestampRequestBuilder().data(seal).hash_algorithm(HashAlgorithm.SHA256)
    return asked.nonce(nonce=False).cert_request(cert_request=True).build().as_bytes()


def read_stamp(token: bytes, seal: bytes, *, where: str) -> Stamp:
    """Read an answer (DER, ``.tsr``) and hold it against a seal; who signed it is not checked.

    Raises SealError where it is no answer, a refusal, or one for something else.
    """
    found = _read(token, where)
    if found.algorithm != _SHA256:
        raise SealError(messages.STAMP_DIGEST, where=where)
    expected = sha256(seal).hexdigest()
    if found.digest != expected:
        raise SealError(
            messages.STAMP_OTHER, where=where, found=found.digest, expected=expected
        )
    return Stamp(at=found.at, authority=found.authority)


def check_stamp(token: bytes, seal: bytes, certificates: bytes, *, where: str) -> Stamp:
    """Check an answer with the certificates (PEM) of an authority, known from elsewhere.

    Every certificate must have been in force when it stamped. Bytes of a token that nobody
    signs may change, and it still holds: time, authority and digest cannot. Raises SealError
    where it does not hold.
    """
    stamp = read_stamp(token, seal, where=where)
    found, trusted = _read(token, where), _certificates(certificates)
    for one in (*trusted, *found.certificates):
        _refuse_expired(one, stamp, where)
    said = _refused(found, trusted, sha256(seal).digest())
    if said:
        raise SealError(messages.STAMP_WRONG, where=where, said=said)
    return stamp


def _refused(found: "_Answer", trusted: "Sequence[Certificate]", digest: bytes) -> str:
    """Say why the signature or the chain does not hold; nothing where it does."""
    from rfc3161_client import VerifierBuilder  # noqa: PLC0415

    builder = VerifierBuilder(roots=list(trusted))
    if not found.certificates:
        builder = builder.tsa_certificate(trusted[0])
    try:
        builder.build().verify(found.answer, digest)
    except Exception as problem:  # noqa: BLE001 - of many kinds, on what a stranger wrote
        return str(problem) or type(problem).__name__
    return ""


def stamped(out: Path, members: Mapping[str, memoryview], token: bytes, *, mode: int) -> None:
    """Write a bundle again with a token in it; nothing else of it changes."""
    put: dict[str, Content] = {name: bytes(content) for name, content in members.items()}
    files: list[Member] = [member(name, one) for name, one in {**put, STAMP: token}.items()]
    with writing(out, mode=mode) as handle:
        write_archive(handle, files)


class _Answer(Struct, frozen=True, kw_only=True):
    """What an answer says, with all of it read."""

    answer: Any
    algorithm: str
    digest: str
    at: datetime
    certificates: tuple[Any, ...]
    authority: str


def _read(token: bytes, where: str) -> _Answer:
    """Read an answer whole, or not at all; raises SealError for anything else."""
    from rfc3161_client import decode_timestamp_response  # noqa: PLC0415

    try:
        with catch_warnings(action="ignore"):
            answer = decode_timestamp_response(token)
            status, said = answer.status, "; ".join(answer.status_string)
            read = _granted(answer) if status == _GRANTED else None
            whole = answer.as_bytes() == token
    except Exception as problem:
        raise SealError(messages.NOT_A_STAMP, where=where) from problem
    if not whole:
        raise SealError(messages.NOT_A_STAMP, where=where)
    if read is None:
        raise SealError(messages.STAMP_REFUSED, where=where, status=status, said=said or "-")
    return read


def _granted(answer: "TimeStampResponse") -> _Answer:
    from cryptography.x509 import load_der_x509_certificate  # noqa: PLC0415

    inside = answer.signed_data.certificates
    certificates = tuple(load_der_x509_certificate(one) for one in sorted(inside))
    signers = [(one.issuer, one.serial_number) for one in answer.signed_data.signer_infos]
    names = [
        one.subject.rfc4514_string()
        for one in certificates
        if (one.issuer, one.serial_number) in signers
    ]
    at = answer.tst_info.gen_time
    return _Answer(
        answer=answer,
        algorithm=answer.tst_info.message_imprint.hash_algorithm.dotted_string,
        digest=answer.tst_info.message_imprint.message.hex(),
        at=at.replace(tzinfo=UTC) if at.tzinfo is None else at,
        certificates=certificates,
        authority=names[0] if names else "-",
    )


def _certificates(pem: bytes) -> "Sequence[Certificate]":
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415

    try:
        with catch_warnings(action="ignore"):
            return load_pem_x509_certificates(pem)
    except ValueError as problem:
        raise SealError(messages.NOT_A_CERTIFICATE, where="--timestamp-authority") from problem


def _refuse_expired(one: "Certificate", stamp: Stamp, where: str) -> None:
    if not one.not_valid_before_utc <= stamp.at <= one.not_valid_after_utc:
        name = one.subject.rfc4514_string()
        start, end = (
            f"{day:%Y-%m-%d}" for day in (one.not_valid_before_utc, one.not_valid_after_utc)
        )
        at = f"{stamp.at:%Y-%m-%d}"
        raise SealError(
            messages.STAMP_EXPIRED, where=where, name=name, start=start, end=end, at=at
        )
