"""Admission from outside: keep a copy, have it read in a limited process, give the receipt."""

import csv
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

import msgspec

from veedor.core import From, Reading, Receipt, Record, Source, TableError
from veedor.engine import messages
from veedor.engine.admission.canonical import Job, write_empty
from veedor.engine.admission.child import Reply, seconds_for
from veedor.engine.admission.kept_tables import KeptTables
from veedor.engine.admission.stage import Watch, followed
from veedor.engine.admission.store import Kept, keep
from veedor.engine.limited import Ran, run_limited


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """Where admission works: the case's folder, the work folder, and what every file shares.

    ``held``: tables of a run that was stopped, where the person asked to go on from them.
    ``watch``: told of each file how far its admission is.
    """

    folder: Path
    room: Path
    zone: str
    key: str
    persons_as_text: bool = False
    threads: int = 2
    memory: str = "1GB"
    held: KeptTables | None = None
    watch: Callable[[str, str, int | None], None] | None = None


class Admitted(msgspec.Struct, frozen=True, kw_only=True):
    """A canonical table as it was written, and its receipt."""

    table: Path
    receipt: Receipt


def admit(name: str, source: Source, record: Record, *, desk: Desk) -> Admitted:
    """Admit one source of a case as a canonical table, or refuse it.

    Raises TableError saying where in the file, what is wrong, and how to put it right.
    """
    if source.file is None:
        kept, source = _inline(name, source, record, desk)
    else:
        kept = keep(desk.folder / source.file, name=source.file, store=desk.room)
    # The source's name is the case's own text: no file of ours is called by it.
    out = desk.room / f"source-{sha256(name.encode()).hexdigest()[:16]}.parquet"
    job = Job(
        source_name=name,
        source=source,
        record=record,
        zone=desk.zone,
        key=desk.key,
        kept=kept,
        out=out,
        persons_as_text=desk.persons_as_text,
        threads=desk.threads,
        memory=desk.memory,
    )
    watch = partial(desk.watch, kept.name) if desk.watch else None
    if desk.held is None:
        return Admitted(table=out, receipt=_read(job, watch))
    if found := desk.held.find(job):
        return Admitted(table=found[0], receipt=found[1])
    receipt = _read(job, watch)
    return Admitted(table=desk.held.put(job, receipt), receipt=receipt)


def _inline(name: str, source: Source, record: Record, desk: Desk) -> tuple[Kept, Source]:
    """Write the rows that stand in the case itself as a file, and admit it like any other."""
    rows = source.rows or ()
    theirs = list(dict.fromkeys(key for row in rows for key in row))
    own = {column.name: column.name for column in record.columns if column.name in theirs}
    written = desk.room / f"inline-{len(list(desk.room.glob('inline-*')))}.csv"
    with written.open("w", encoding="utf-8", newline="") as text:
        out = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
        out.writerows([theirs, *([_spelled(row.get(key)) for key in theirs] for row in rows)])
    kept = keep(written, name=f"case.yaml: sources.{name}", store=desk.room)
    reading = Reading(missing=source.reading.missing, decimal_mark=source.reading.decimal_mark)
    columns: dict[str, str | From] = {**own, **source.columns}
    return kept, msgspec.structs.replace(source, columns=columns, reading=reading)


def _spelled(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _read(job: Job, watch: Watch | None) -> Receipt:
    """Run the reading process; a limit that it hits is a refusal, never a crash."""
    with followed(job.out.with_suffix(".progress"), watch):
        ran = run_limited(
            "veedor.engine.admission.child",
            msgspec.json.encode(job, enc_hook=str),
            complaint=job.out.with_suffix(".complaint"),
        )
    if ran.code == 0:
        return _receipt(msgspec.json.decode(ran.answer, type=Reply))
    raise _ended(job, ran)


def _receipt(reply: Reply) -> Receipt:
    if reply.refusal is not None:
        raise TableError(reply.refusal, where=reply.where, **reply.facts)
    if reply.receipt is None:
        raise RuntimeError("the reading process answered nothing")
    return reply.receipt


def _ended(job: Job, ran: Ran) -> TableError:
    """Say why the reading process ended without an answer; only the fault's name is told."""
    where, size = job.kept.name, job.kept.size
    if ran.over_limit():
        limit = f"{seconds_for(size)} s"
        return TableError(messages.TOO_COSTLY, where=where, size=size, limit=limit)
    return TableError(messages.READER_FAILED, where=where, said=ran.fault())


def empty(record: Record, *, desk: Desk) -> Path:
    """Write the canonical table of a record that was not handed over: all columns, no rows."""
    out = desk.room / f"{record.name}.not-given.parquet"
    write_empty(record, out, persons_as_text=desk.persons_as_text)
    return out
