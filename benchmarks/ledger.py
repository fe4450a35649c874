"""The custody ledger: appends, proofs and checks per processor second, entries of 300 bytes.

``python benchmarks/ledger.py`` writes LEDGER.md; the bar is 300,000 appends a second.
"""

import time
from collections.abc import Callable
from pathlib import Path

from peers import machine
from ratios import AT_MOST, Ratio, table, write

from veedor.seal.note import PrivateKey, opened, sign
from veedor.seal.proofs import consistency_proof, grew_from, holds_leaf, inclusion_proof
from veedor.seal.tree import Levels, append, root_of, size_of

LEAVES, PROOFS, SIGNATURES = 1_000_000, 5_000, 2_000
BAR = 300_000


def main() -> None:
    entry, levels = b"x" * 300, []

    def grow() -> None:
        for _ in range(LEAVES):
            append(levels, entry)

    found = {
        "appends": rate(grow, LEAVES),
        "inclusion proofs made and checked": rate(lambda: included(levels), PROOFS),
        "consistency proofs made and checked": rate(lambda: grown(levels), PROOFS),
        "checkpoints signed and opened": rate(signed, SIGNATURES),
    }
    million = Ratio(
        task="a million appends",
        beside=AT_MOST,
        theirs=LEAVES / BAR,
        ours=LEAVES / found["appends"],
    )
    lines = [
        machine(("cryptography", "veedor")),
        "",
        "| what | per processor second |",
        "|---|---:|",
        *(f"| {what} | {times:,.0f} |" for what, times in found.items()),
        "",
        *table([million]),
    ]
    write(Path(__file__).with_name("LEDGER.md"), lines)


def rate(work: Callable[[], None], times: int) -> float:
    started = time.process_time()
    work()
    return times / (time.process_time() - started)


def included(levels: Levels) -> None:
    size, root = size_of(levels), root_of(levels)
    for n in range(PROOFS):
        index = n * 7919 % size
        proof = inclusion_proof(levels, index, size)
        assert holds_leaf(levels[0][index], index, size, proof, root)


def grown(levels: Levels) -> None:
    size, root = size_of(levels), root_of(levels)
    for n in range(PROOFS):
        old = 1 + n * 7919 % (size - 1)
        proof = consistency_proof(levels, old, size)
        assert grew_from(old, size, root_of(levels, old), root, proof)


def signed() -> None:
    key = PrivateKey(name="benchmark", seed=b"\x01" * 32)
    public = key.public
    for n in range(SIGNATURES):
        opened(sign(f"benchmark\n{n}\n", key), public)


if __name__ == "__main__":
    main()
