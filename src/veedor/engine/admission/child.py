"""The reading process: one untrusted file, in a process with limits and a closed database.

Run as ``python -m veedor.engine.admission.child``; the job comes as one JSON line on standard
input, the receipt or the refusal leaves as one on standard output. It ends with its parent.
"""

import sys
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from veedor.core import Message, Receipt, TableError
from veedor.engine.admission.canonical import Job, admit
from veedor.engine.admission.physical import literal
from veedor.engine.admission.stage import Progress
from veedor.engine.admission.stopped import stopped
from veedor.engine.limited import answer_apart, end_with_parent, set_limits


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What the reading process answers: a receipt, or the refusal's message and facts."""

    receipt: Receipt | None = None
    refusal: Message | None = None
    where: str = ""
    facts: dict[str, Any] = {}


def main() -> None:
    """Do one job and answer on standard output."""
    job = msgspec.json.decode(sys.stdin.buffer.readline(), type=Job, dec_hook=_path)
    end_with_parent()
    answer = answer_apart()
    size = job.kept.size
    set_limits(seconds=seconds_for(size), written=64 * size + (1 << 28))
    try:
        db = connect(job)
        with Progress(db, job.out.with_suffix(".progress")) as progress:
            reply = Reply(receipt=admit(db, job, enter=progress.enter))
    except TableError as wrong:
        reply = _refusal(wrong)
    except (duckdb.Error, OSError, MemoryError) as problem:
        reply = _refusal(stopped(problem, job.kept, memory=job.memory))
    with answer:
        answer.write(msgspec.json.encode(reply, enc_hook=str))


def _refusal(wrong: TableError) -> Reply:
    return Reply(refusal=wrong.message, where=wrong.where, facts=wrong.facts)


def connect(job: Job) -> duckdb.DuckDBPyConnection:
    """Open a database that can touch the work folder and nothing else."""
    db = duckdb.connect(":memory:")
    room = job.out.parent
    db.execute(f"SET threads = {job.threads}")
    db.execute(f"SET memory_limit = {literal(job.memory)}")
    db.execute(f"SET temp_directory = {literal(str(room / 'spill'))}")
    db.execute("SET enable_progress_bar = true")  # measured, never printed
    db.execute("SET enable_progress_bar_print = false")
    db.execute("SET autoinstall_known_extensions = false")
    db.execute("SET autoload_known_extensions = false")
    folders = ", ".join(literal(str(folder)) for folder in (job.kept.path.parent, room))
    db.execute(f"SET allowed_directories = [{folders}]")
    db.execute("SET enable_external_access = false")
    db.execute("SET lock_configuration = true")
    return db


def seconds_for(size: int) -> int:
    """Give the processor seconds that a file of ``size`` bytes may cost: never under 30.

    >>> seconds_for(2_720), seconds_for(700_000_000)
    (30, 730)
    """
    return 30 + size // 1_000_000


def _path(kind: type, value: object) -> object:
    return Path(str(value)) if kind is Path else value


if __name__ == "__main__":
    main()
