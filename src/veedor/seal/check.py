"""Checking a bundle by its bytes alone: archive, signature, digests, ledger."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from msgspec import Struct

from veedor.core import SealError
from veedor.seal import messages
from veedor.seal.archive import read_archive
from veedor.seal.bundle import SEAL, SIGNER, STAMP
from veedor.seal.envelope import IN_TOTO, Statement, payload_of, read_statement
from veedor.seal.keys import parsed_public
from veedor.seal.ledger import (
    CHECKPOINT,
    FOLDER,
    KEY,
    LEDGER,
    Ledger,
    checked_ledger,
    grown_since,
)
from veedor.seal.note import NoteError, PublicKey

_CUSTODY = tuple(f"{FOLDER}/{part}" for part in (LEDGER, CHECKPOINT, KEY))


class Checked(Struct, frozen=True, kw_only=True):
    """What a bundle holds, who signed it, and everything in it that is not as it was signed.

    ``faults``: first what lies deepest. A bundle without faults is whole and signed by
    ``signer``; whether that is who it should be, only a key known from elsewhere can tell.
    """

    members: Mapping[str, memoryview]
    faults: tuple[SealError, ...]
    signer: PublicKey | None = None
    statement: Statement | None = None
    ledger: Ledger | None = None


def check_bundle(
    bytes_: memoryview, *, signers: Sequence[PublicKey] = (), older: bytes | None = None
) -> Checked:
    """Check every byte of a bundle; ``signers``: the keys that it must be signed with.

    ``older``: a checkpoint of its ledger, kept from earlier. Raises nothing.
    """
    archive = read_archive(bytes_)
    faults = list(archive.faults)
    signer = _signer(archive.members, signers, faults)
    found = _statement(archive.members, signer, faults) if signer else None
    if found is not None:
        faults += _digests(archive.members, found)
    ledger = _ledger(archive.members, signers, older, faults)
    return Checked(
        members=archive.members,
        faults=tuple(_once(faults)),
        signer=signer,
        statement=found,
        ledger=ledger,
    )


def _signer(
    members: Mapping[str, memoryview], signers: Sequence[PublicKey], faults: list[SealError]
) -> PublicKey | None:
    if SIGNER not in members:
        faults.append(SealError(messages.MEMBER_GONE, where=SIGNER))
        return None
    try:
        text = bytes(members[SIGNER]).decode("utf-8", "replace")
        key = parsed_public(text, where=SIGNER)
    except SealError as problem:
        faults.append(problem)
        return None
    if f"{key}\n" != text:
        faults.append(SealError(messages.NOT_A_PUBLIC_KEY, where=SIGNER))
    if signers and key not in signers:
        faults.append(SealError(messages.OTHER_SIGNER, where=SIGNER, name=key.name))
    return key


def _statement(
    members: Mapping[str, memoryview], signer: PublicKey, faults: list[SealError]
) -> Statement | None:
    if SEAL not in members:
        faults.append(SealError(messages.MEMBER_GONE, where=SEAL))
        return None
    try:
        return read_statement(payload_of(bytes(members[SEAL]), IN_TOTO, signer))
    except NoteError:
        faults.append(SealError(messages.BAD_SIGNATURE, where=SEAL))
        return None


def _digests(members: Mapping[str, memoryview], statement: Statement) -> list[SealError]:
    signed, faults = statement.digests(), []
    for name, digest in signed.items():
        if name not in members:
            faults.append(SealError(messages.MEMBER_GONE, where=name))
        elif sha256(members[name]).hexdigest() != digest:
            faults.append(SealError(messages.MEMBER_CHANGED, where=name))
    added = sorted(members.keys() - signed.keys() - {SEAL, STAMP})
    return faults + [SealError(messages.MEMBER_ADDED, where=name) for name in added]


def _ledger(
    members: Mapping[str, memoryview],
    signers: Sequence[PublicKey],
    older: bytes | None,
    faults: list[SealError],
) -> Ledger | None:
    there = [name for name in _CUSTODY if name in members]
    if not there and older is None:
        return None
    if len(there) < len(_CUSTODY):
        faults.append(SealError(messages.LEDGER_PART_MISSING, where=f"{FOLDER}/"))
        return None
    parts = {name.removeprefix(f"{FOLDER}/"): bytes(members[name]) for name in _CUSTODY}
    try:
        ledger = checked_ledger(parts, where=f"{FOLDER}/")
    except SealError as problem:
        faults.append(problem)
        return None
    try:
        if older is not None:
            grown_since(ledger, older)
    except SealError as problem:
        faults.append(problem)
    if signers and ledger.key not in signers:
        wrong, where = messages.OTHER_SIGNER, f"{FOLDER}/{KEY}"
        faults.append(SealError(wrong, where=where, name=ledger.key.name))
    return ledger


def _once(faults: Sequence[SealError]) -> list[SealError]:
    """Leave out what two checks found alike."""
    told = {(fault.where, fault.message.id): fault for fault in reversed(faults)}
    return list(reversed(told.values()))
