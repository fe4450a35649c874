"""Fuzzing of what reads bundles, ledgers, notes, envelopes and sealed annexes.

Valid files are mutated at random (seeded) for a while; a reader may refuse in its own words and
in no other way, and may accept nothing that was changed. Run by hand:
``python benchmarks/fuzz_seal.py --seconds 600``.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable
from hashlib import sha256

import msgspec
import rfc8785

from veedor.core import SealError
from veedor.seal.age import AgeError, new_identity, recipient_of, sealed, unsealed
from veedor.seal.archive import archive_bytes
from veedor.seal.check import check_bundle
from veedor.seal.checkpoint import Checkpoint, read_checkpoint, signed
from veedor.seal.envelope import IN_TOTO, enveloped, payload_of, statement
from veedor.seal.ledger import Act, checked_ledger
from veedor.seal.note import NoteError, PrivateKey, read_public
from veedor.seal.tree import root_of, tree_of

KEY = PrivateKey(name="fuzz", seed=b"\x01" * 32)
WORDS = (b"PK\x03\x04", b"PK\x01\x02", b"\n\n", b"\xe2\x80\x94 ", b"-> X25519 ", b'"', b"\x00")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    draw, tried, accepted = random.Random(args.seed), Counter[str](), Counter[str]()
    readers = targets()
    end = time.monotonic() + args.seconds
    while time.monotonic() < end:
        name = draw.choice(list(readers))
        valid, refuses = readers[name]
        changed = mutated(valid, draw)
        tried[name] += 1
        accepted[name] += changed != valid and not refuses(changed)
    for name in readers:
        print(f"{name}: {tried[name]:,} tried, {accepted[name]} changed and accepted")
    if accepted.total():
        raise SystemExit(1)


def targets() -> dict[str, tuple[bytes, Callable[[bytes], bool]]]:
    """Give valid bytes for each reader, and what says whether it refuses others cleanly."""
    parts, identity = ledger(), new_identity()
    envelope = enveloped(statement({"a": "00"}, {}), IN_TOTO, KEY)
    annex = sealed(b"annex" * 30_000, [recipient_of(identity)])
    return {
        "bundle": (bundle(parts), lambda b: bool(check_bundle(memoryview(b)).faults)),
        "ledger": (
            parts["ledger.jsonl"],
            lambda b: refused(lambda: checked_ledger(parts | {"ledger.jsonl": b}, where="")),
        ),
        "checkpoint": (parts["checkpoint"], lambda b: refused(lambda: another(b, parts))),
        "public key": (
            str(KEY.public).encode(),
            lambda b: refused(lambda: read_public(b.decode("latin-1"))),
        ),
        "envelope": (envelope, lambda b: refused(lambda: payload_of(b, IN_TOTO, KEY.public))),
        "sealed annex": (annex, lambda b: refused(lambda: unsealed(b, identity))),
    }


def refused(read: Callable[[], object]) -> bool:
    try:
        read()
    except (SealError, NoteError, AgeError):
        return True
    return False


def another(note: bytes, parts: dict[str, bytes]) -> None:
    """Read a checkpoint; a signature line more, of whoever, is allowed and changes nothing."""
    was, now = (read_checkpoint(one, KEY.public) for one in (parts["checkpoint"], note))
    if was == now:
        raise NoteError("it says the same")


def mutated(valid: bytes, draw: random.Random) -> bytes:
    changed = bytearray(valid)
    for _ in range(draw.choice((1, 1, 1, 2, 5))):
        start = draw.randrange(len(changed) + 1)
        what = draw.choice(("flip", "cut", "double", "noise", "word"))
        length = draw.choice((1, 2, 8, 40, 500))
        if what == "flip" and start < len(changed):
            changed[start] ^= 1 << draw.randrange(8)
        elif what == "cut":
            del changed[start : start + length]
        elif what == "double":
            changed[start:start] = changed[start : start + length]
        elif what == "noise":
            changed[start : start + length] = draw.randbytes(length)
        else:
            changed[start:start] = draw.choice(WORDS)
    return bytes(changed)


def ledger() -> dict[str, bytes]:
    lines = [
        rfc8785.dumps(
            msgspec.to_builtins(
                Act(
                    number=number,
                    file=f"log-{number}.csv",
                    sha256=f"{number:064x}",
                    size=number,
                    handed_over_by="ñ",
                    received_on="2026-11-29",
                )
            )
        )
        for number in range(1, 21)
    ]
    point = Checkpoint(origin="fuzz", size=20, root=root_of(tree_of(lines)))
    return {
        "ledger.jsonl": b"".join(line + b"\n" for line in lines),
        "checkpoint": signed(point, KEY),
        "key.pub": f"{KEY.public}\n".encode(),
    }


def bundle(parts: dict[str, bytes]) -> bytes:
    files = {f"custody/{name}": content for name, content in parts.items()}
    files |= {"report/report.json": b"{}" * 2000, "signer.pub": f"{KEY.public}\n".encode()}
    digests = {name: sha256(content).hexdigest() for name, content in files.items()}
    files["seal.json"] = enveloped(statement(digests, {}), IN_TOTO, KEY)
    return archive_bytes(files)


if __name__ == "__main__":
    main()
