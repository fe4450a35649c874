"""The custody ledger: one act of receipt for each file, in an append-only Merkle log.

In the folder ``custody`` of a case: ``ledger.jsonl``, one act on each line; ``checkpoint``,
signed, over all of them; ``key.pub``, whose signature it is. An act counts once a checkpoint
covers it: lines after the last one were left by a run that was killed.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import rfc8785
from msgspec import Struct

from veedor.core import SealError
from veedor.seal import messages
from veedor.seal.checkpoint import Checkpoint, read_checkpoint, signed
from veedor.seal.files import PART, alone_in, write_whole
from veedor.seal.keys import parsed_public
from veedor.seal.note import NoteError, PrivateKey, PublicKey
from veedor.seal.proofs import consistency_proof, grew_from
from veedor.seal.tree import EMPTY_ROOT, Levels, root_of, size_of, tree_of

FOLDER = "custody"
LEDGER, CHECKPOINT, KEY = "ledger.jsonl", "checkpoint", "key.pub"


class Received(Struct, frozen=True, kw_only=True):
    """What was received: which bytes, from whom, when, and how it came.

    ``received_on``: a day ("2026-11-29") or a moment in UTC ("2026-11-29T14:00:00Z").
    """

    file: str
    sha256: str
    size: int
    handed_over_by: str
    received_on: str
    source: str = ""


class Act(Received, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One act of receipt; ``number`` counts from 1 without a gap."""

    number: int


class Ledger(Struct, frozen=True, kw_only=True):
    """A ledger that holds: its acts, the tree over them, the checkpoint that covers them."""

    acts: tuple[Act, ...]
    lines: tuple[bytes, ...]
    levels: Levels
    checkpoint: Checkpoint
    key: PublicKey


def read_ledger(folder: Path) -> Ledger | None:
    """Give the ledger in a case's folder, or None where there is none.

    Raises SealError where it is not the one that was signed.
    """
    there = {name: folder / FOLDER / name for name in (LEDGER, CHECKPOINT, KEY)}
    if not there[CHECKPOINT].is_file() and not there[LEDGER].is_file():
        return None
    try:
        parts = {name: file.read_bytes() for name, file in there.items()}
    except OSError as problem:
        raise SealError(messages.LEDGER_PART_MISSING, where=f"{folder / FOLDER}") from problem
    return checked_ledger(parts, where=f"{FOLDER}/", unsigned_end=True)


def checked_ledger(
    parts: Mapping[str, bytes], *, where: str, unsigned_end: bool = False
) -> Ledger:
    """Check a ledger's three files against each other; raises SealError at what is wrong.

    ``unsigned_end``: pass over lines after those that the checkpoint covers.
    """
    key = parsed_public(parts[KEY].decode("utf-8", "replace"), where=f"{where}{KEY}")
    try:
        checkpoint, _ = read_checkpoint(parts[CHECKPOINT], key)
    except NoteError:
        wrong = messages.BAD_CHECKPOINT
        raise SealError(wrong, where=f"{where}{CHECKPOINT}") from None
    lines = _lines(parts[LEDGER], f"{where}{LEDGER}")
    if len(lines) < checkpoint.size or (len(lines) > checkpoint.size and not unsigned_end):
        facts = {"signed": checkpoint.size, "there": len(lines)}
        raise SealError(messages.LEDGER_SIZE, where=f"{where}{LEDGER}", **facts)
    lines = lines[: checkpoint.size]
    acts = tuple(_act(line, n, f"{where}{LEDGER}") for n, line in enumerate(lines, start=1))
    levels = tree_of(lines)
    if root_of(levels) != checkpoint.root:
        raise SealError(messages.LEDGER_ROOT, where=f"{where}{LEDGER}")
    return Ledger(acts=acts, lines=lines, levels=levels, checkpoint=checkpoint, key=key)


def _lines(bytes_: bytes, where: str) -> tuple[bytes, ...]:
    if bytes_ and not bytes_.endswith(b"\n"):
        raise SealError(messages.LEDGER_LINE, where=f"{where}:{bytes_.count(10) + 1}")
    return tuple(bytes_.split(b"\n")[:-1])


def _act(line: bytes, number: int, where: str) -> Act:
    try:
        act = msgspec.json.decode(line, type=Act)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise SealError(messages.LEDGER_LINE, where=f"{where}:{number}") from problem
    if act.number != number:
        found = {"number": act.number, "expected": number}
        raise SealError(messages.LEDGER_NUMBER, where=f"{where}:{number}", **found)
    if _written(act) != line:
        raise SealError(messages.LEDGER_LINE, where=f"{where}:{number}")
    return act


def _written(act: Act) -> bytes:
    return rfc8785.dumps(msgspec.to_builtins(act))


def add_acts(folder: Path, received: Sequence[Received], key: PrivateKey) -> Ledger:
    """Append acts to the ledger of a case's folder, and sign a checkpoint over all of them.

    The ledger that is there is checked first. Raises SealError, and then nothing is added.
    """
    place = folder / FOLDER
    with alone_in(place):
        for left in place.glob(PART):  # by a run that was killed: nobody else writes here now
            left.unlink()
        before = read_ledger(folder)
        if before is not None and before.key != key.public:
            raise SealError(messages.OTHER_KEY, where=f"{FOLDER}/{KEY}")
        lines = list(before.lines) if before else []
        for one in received:
            facts = msgspec.structs.asdict(one)
            lines.append(_written(Act(number=len(lines) + 1, **facts)))
        levels = tree_of(lines)
        point = Checkpoint(origin=key.name, size=size_of(levels), root=root_of(levels))
        parts = {
            LEDGER: b"".join(line + b"\n" for line in lines),
            KEY: f"{key.public}\n".encode(),
            CHECKPOINT: signed(point, key),
        }
        for name, content in parts.items():  # the checkpoint last: it makes the acts count
            write_whole(place / name, content)
    return checked_ledger(parts, where=f"{FOLDER}/")


def grown_since(ledger: Ledger, older: bytes) -> Checkpoint:
    """Give an older checkpoint of a ledger that holds all of it; raises SealError if not.

    The older one must bear a signature of the ledger's key.
    """
    try:
        was, _ = read_checkpoint(older, ledger.key)
    except NoteError:
        raise SealError(messages.BAD_CHECKPOINT, where="--checkpoint") from None
    now = ledger.checkpoint
    if was.origin != now.origin or was.size > now.size:
        facts = {"was": was.size, "now": now.size}
        raise SealError(messages.ROLLED_BACK, where=f"{FOLDER}/{CHECKPOINT}", **facts)
    if not _holds(ledger.levels, was, now):
        wrong = messages.REWRITTEN
        raise SealError(wrong, where=f"{FOLDER}/{LEDGER}", was=was.size)
    return was


def _holds(levels: Levels, was: Checkpoint, now: Checkpoint) -> bool:
    if was.size == 0:
        return was.root == EMPTY_ROOT
    proof = consistency_proof(levels, was.size, now.size)
    return grew_from(was.size, now.size, was.root, now.root, proof)
