"""Fuzzing of what reads bundles, ledgers, notes, envelopes and sealed annexes.

Valid files are mutated at random (seeded) for a while; a reader may refuse in its own words and
in no other way, and may accept nothing that was changed. Run by hand:
``python benchmarks/fuzz_seal.py --seconds 600``.
"""

import argparse
from collections.abc import Callable
from hashlib import sha256

import msgspec
import rfc8785
from fuzzing import FaultError, Seed, Target, fuzz

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


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if fuzz(targets(), seconds=args.seconds, seed=args.seed):
        raise SystemExit(1)


def targets() -> dict[str, Target]:
    parts, identity = ledger(), new_identity()
    envelope = enveloped(statement({"a": "00"}, {}), IN_TOTO, KEY)
    annex = sealed(b"annex" * 30_000, [recipient_of(identity)])
    return {
        "bundle": target(bundle(parts), lambda b: bool(check_bundle(memoryview(b)).faults)),
        "ledger": target(
            parts["ledger.jsonl"],
            lambda b: refused(lambda: checked_ledger(parts | {"ledger.jsonl": b}, where="")),
        ),
        "checkpoint": target(parts["checkpoint"], lambda b: refused(lambda: another(b, parts))),
        "public key": target(
            str(KEY.public).encode(),
            lambda b: refused(lambda: read_public(b.decode("latin-1"))),
        ),
        "envelope": target(
            envelope, lambda b: refused(lambda: payload_of(b, IN_TOTO, KEY.public))
        ),
        "sealed annex": target(annex, lambda b: refused(lambda: unsealed(b, identity))),
    }


def target(valid: bytes, refuses: Callable[[bytes], bool]) -> Target:
    """Give a reader that must refuse whatever is not exactly what was sealed."""

    def read(changed: bytes) -> str:
        if changed == valid:
            return "unchanged"
        if not refuses(changed):
            raise FaultError("changed, and accepted")
        return "refused"

    return Target(seeds=[Seed(valid, read)])


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
