"""Fuzzing of what reads the files of a case, and the case file itself.

Valid files in every form, the bad ones of ``tests/intake/bad`` and the examples of every kind
are mutated at random (seeded). A reader may refuse in its own words, in both languages and
without a raw identifier, or accept; nothing else: no traceback, no reading process that dies by
itself, no kill of the process that asks. Run by hand:
``python benchmarks/fuzz_intake.py --seconds 400``.

Each file is read as in an audit, by the reading process's own code; only the start of Python is
saved, since the process is forked from this one.
"""

import argparse
import os
import re
import resource
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import intake_seeds
import msgspec
from fuzzing import FaultError, Seed, Target, fuzz

from veedor.core import CaseError, Source, TableError, VeedorError
from veedor.engine.admission import child, process
from veedor.engine.admission.process import Desk, admit
from veedor.engine.limited import Ran
from veedor.intake import read_case
from veedor.records import RECORDS
from veedor.run.plan import make_plan

RAW = re.compile(r"2700\d{4}|27\.00\d\.\d{3}|\b(Beto|Caro|Muñoz|Gómez)\b")
CASE_WORDS = (b"&a ", b"*a", b"!!python/object:os.system ", b"<<: ", b"? ", b"{", b"[", b"\n- ")
CASE_WORDS += (b": ", b"\t", b"|\n", b'"', b"~", b"1e999", b"\xff\xfe", b"\x1b[2J", b"${HOME}")
MOST_MEMORY = 4 << 30  # of the forked reader, so that this machine survives


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the bytes of each fault")
    parser.add_argument("--only", help="a part of the names of the readers to try")
    args = parser.parse_args()
    process.run_limited = forked
    with tempfile.TemporaryDirectory() as name:
        targets = dict(admissions(Path(name))) | {"case file": case_target(Path(name))}
        tried = {name: one for name, one in targets.items() if (args.only or "") in name}
        if fuzz(tried, seconds=args.seconds, seed=args.seed, keep=args.keep):
            raise SystemExit(1)


def admissions(folder: Path) -> Iterator[tuple[str, Target]]:
    """Give a target for each form that a file may have."""
    room = folder / "room"
    room.mkdir()
    desk = Desk(folder=folder, room=room, zone="UTC", key="ab" * 32, threads=1, memory="512MB")
    for form, seeds in intake_seeds.by_form().items():
        read = [Seed(valid, reader(source, form, desk)) for source, valid in seeds]
        yield form, Target(seeds=read)


def reader(source: Source, form: str, desk: Desk) -> Callable[[bytes], str]:
    source = msgspec.structs.replace(source, file=f"a{form}")

    def read(changed: bytes) -> str:
        for left in (*desk.room.iterdir(), desk.folder / f"a{form}"):
            left.unlink(missing_ok=True)
        (desk.folder / f"a{form}").write_bytes(changed)
        try:
            admit("log", source, RECORDS[source.record], desk=desk)
        except TableError as refusal:
            return judged(refusal)
        return "accepted"

    return read


def judged(refusal: VeedorError) -> str:
    """Look at a refusal: its words in both languages, and whether the reader died by itself."""
    if refusal.message.id == "reader.failed":
        raise FaultError(refusal.told("en"))
    for language in ("en", "es"):
        if RAW.search(refusal.told(language)):
            raise FaultError(f"a raw identifier in {refusal.message.id}")
    costly = refusal.message.id in {"file.too-costly", "file.memory"}
    return "stopped by a limit" if costly else "refused"


def case_target(folder: Path) -> Target:
    """Read a case, and hold its options against those of each kind."""
    file = folder / "case.yaml"

    def read(changed: bytes) -> str:
        file.write_bytes(changed)
        try:
            case = read_case(file)
            for place, request in enumerate(case.audits):
                make_plan(request, place)
        except CaseError as refusal:
            return judged(refusal)
        return "accepted"

    intake_seeds.lay_out(folder)
    return Target(seeds=[Seed(one, read) for one in intake_seeds.cases()], words=CASE_WORDS)


def forked(module: str, job: bytes, *, complaint: Path) -> Ran:
    """Run the reading process as a fork of this one: the same code under the same limits."""
    if module != child.__name__:
        raise ValueError(module)
    (job_out, job_in), (answer_out, answer_in) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(job_in)
        os.close(answer_out)
        _be_the_reader(job_out, answer_in, complaint)
    os.close(job_out)
    os.close(answer_in)
    with os.fdopen(job_in, "wb") as told, os.fdopen(answer_out, "rb") as heard:
        told.write(job + b"\n")
        told.flush()
        answer = heard.read()
        _, status = os.waitpid(pid, 0)
    last = complaint.read_bytes().strip().rpartition(b"\n")[2].decode(errors="replace")
    return Ran(code=os.waitstatus_to_exitcode(status), answer=answer, last=last)


def _be_the_reader(job: int, answer: int, complaint: Path) -> None:
    code = 1
    try:
        os.dup2(job, 0)
        os.dup2(answer, 1)
        os.dup2(os.open(complaint, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), 2)
        sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        child.main()
        code = 0
    except BaseException:  # noqa: BLE001 - as an interpreter ends
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
