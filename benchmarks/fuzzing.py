"""What the fuzzers share: bytes mutated at random, a loop that counts what becomes of them."""

import io
import random
import resource
import signal
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

WORDS = (b"PK\x03\x04", b"PK\x01\x02", b"\n\n", b"\xe2\x80\x94 ", b"-> X25519 ", b'"', b"\x00")


class FaultError(Exception):
    """Something that a reader must never do; its text says what."""


class Seed(NamedTuple):
    """A valid file, and what reads a changed one.

    ``read`` says in a word what became of the bytes ("refused", "accepted", …), or raises.
    """

    valid: bytes
    read: Callable[[bytes], str]


class Target(NamedTuple):
    """A reader: valid files for it, and what is slipped into them."""

    seeds: Sequence[Seed]
    words: Sequence[bytes] = WORDS


def fuzz(
    targets: Mapping[str, Target], *, seconds: float, seed: int, keep: Path | None = None
) -> int:
    """Try changed files until so much processor time is used; print counts, give the faults.

    A run that is asked to end (SIGINT, SIGTERM) prints what it has. Bytes that a reader fails
    on are kept, for whoever mends it.
    """
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, signal.default_int_handler)
    draw, counted, faults = random.Random(seed), Counter[tuple[str, str]](), Counter[str]()
    start, wall, names = used(), time.monotonic(), list(targets)
    while used() - start < seconds:
        name = draw.choice(names)
        seed_file = draw.choice(targets[name].seeds)
        changed = mutated(seed_file.valid, draw, targets[name].words)
        try:
            counted[name, seed_file.read(changed)] += 1
        except KeyboardInterrupt:
            break
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is looked for
            counted[name, "FAULT"] += 1
            faults[f"{name}: {type(problem).__name__}: {problem}"[:300]] += 1
            if keep is not None:
                keep.mkdir(exist_ok=True)
                (keep / f"{name}-{counted.total()}".replace(" ", "-")).write_bytes(changed)
    print(f"{used() - start:.0f} s of processor time, {time.monotonic() - wall:.0f} s in all")
    for name in names:
        told = {what: n for (of, what), n in sorted(counted.items()) if of == name}
        print(f"| {name} | {sum(told.values()):,} | {_listed(told)} |")
    for fault, count in faults.most_common():
        print(f"{count} × {fault}")
    return faults.total()


def _listed(told: Mapping[str, int]) -> str:
    return ", ".join(f"{what} {count:,}" for what, count in told.items())


def used() -> float:
    """Give the processor seconds of this process and of those that it started and saw end."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def mutated(valid: bytes, draw: random.Random, words: Sequence[bytes] = WORDS) -> bytes:
    """Change a file at one to five places; half of the archives at places inside a member."""
    if valid.startswith(b"PK\x03\x04") and draw.random() < 0.5:
        return _inside(valid, draw, words)
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
            changed[start:start] = draw.choice(words)
    return bytes(changed)


def _inside(valid: bytes, draw: random.Random, words: Sequence[bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(valid)) as archive:
        members = {one.filename: archive.read(one) for one in archive.infolist()}
    name = draw.choice(list(members))
    members[name] = mutated(members[name], draw, words)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return out.getvalue()
