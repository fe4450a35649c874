"""One source made into one canonical table, or refused with the places that do not fit."""

from collections.abc import Callable
from pathlib import Path

import duckdb
from msgspec import Struct

from veedor.core import Clock, Column, From, Receipt, Record, Repair, Source, TableError
from veedor.engine import messages
from veedor.engine.admission import checks, misfits
from veedor.engine.admission.casts import PRIVATE, SQL_TYPE, Cast, make_cast
from veedor.engine.admission.discreet import shown
from veedor.engine.admission.physical import (
    Physical,
    literal,
    open_physical,
    ragged,
    refuse_data_first,
)
from veedor.engine.admission.stopped import stopped
from veedor.engine.admission.store import Kept
from veedor.engine.admission.written import shapes_of
from veedor.engine.admission.zones import to_local


class Job(Struct, frozen=True, kw_only=True):
    """All that the reading process is told: one file, one record, and nothing else."""

    source_name: str
    source: Source
    record: Record
    zone: str
    key: str
    kept: Kept
    out: Path
    persons_as_text: bool
    threads: int
    memory: str


def admit(
    db: duckdb.DuckDBPyConnection, job: Job, *, enter: Callable[[str], object] = len
) -> Receipt:
    """Write the canonical table of a job and give its receipt; refuse what does not fit.

    ``enter`` is told each stage as it begins.
    """
    enter("count")
    found = open_physical(db, job.kept, job.source.reading)
    origins = _origins(job, found)
    casts = {
        name: make_cast(
            job.record.column(name),
            origin,
            job.source,
            found,
            key=job.key,
            name=job.kept.name,
        )
        for name, origin in origins.items()
    }
    enter("read")
    parsed = _write(db, job, found, casts)
    enter("check")
    if parsed != found.physical:
        wrong = messages.COUNTS_DIFFER
        raise TableError(wrong, where=job.kept.name, physical=found.physical, parsed=parsed)
    checked = checks.check(db, job.record, job.source, job.out, name=job.kept.name, casts=casts)
    return Receipt(
        source=job.source_name,
        record=job.record.name,
        file=job.kept.name,
        sha256=job.kept.sha256,
        size=job.kept.size,
        form=found.form,
        reading=job.source.reading,
        notes=found.notes,
        columns=origins,
        not_given=tuple(c.name for c in job.record.columns if c.name not in origins),
        not_read=tuple(n for n in found.names if n not in {o.column for o in origins.values()}),
        physical=found.physical,
        parsed=parsed,
        refused=0,
        duplicates=checked.duplicates,
        admitted=parsed - checked.duplicates,
        missing={name: n for name, n in checked.missing.items() if name in origins},
        not_a_number=_not_numbers(db, found, casts),
        overlapping=checked.overlapping,
        clocks=tuple(_clock(db, job, found, cast) for cast in casts.values() if cast.zone),
        repairs=_repairs(db, found, casts),
        shapes=shapes_of(db, found, casts),
    )


def _origins(job: Job, found: Physical) -> dict[str, From]:
    """Find the column behind each canonical one, by the case's mapping or by its own name."""
    origins: dict[str, From] = {}
    for ours, theirs in job.source.columns.items():
        origin = theirs if isinstance(theirs, From) else From(column=theirs)
        if origin.column not in found.names:
            refuse_data_first(found, job.kept)
            has = ", ".join(map(shown, found.names[:40]))
            wrong, column = messages.NO_COLUMN, shown(origin.column)
            raise TableError(wrong, where=job.kept.name, column=column, has=has)
        origins[ours] = origin
    return origins


def select(job: Job, found: Physical, casts: dict[str, Cast]) -> str:
    """Give SQL for the canonical table: all columns, in the record's order.

    Three floors, so that nothing is computed twice: cells are read, then what could not be
    read stops the query and wall clocks become UTC, then the case's wall clock is added.
    """
    read, checked, final = [], [], []
    for column in job.record.columns:
        name, cast = f'"{column.name}"', casts.get(column.name)
        kind = SQL_TYPE[column.kind]
        if cast is None:
            checked.append(f"CAST(NULL AS {kind}) AS {name}")
        else:
            read += [f"{cast.read} AS {name}", f'{cast.given} IS NULL AS "{column.name} lacks"']
            checked.append(f"{_checked(column, cast, name)} AS {name}")
        text = column.kind == "person" and job.persons_as_text
        final.append(f"CAST({name} AS VARCHAR) AS {name}" if text else name)
        if column.kind == "moment":
            local = to_local(name, job.zone) if cast else "CAST(NULL AS TIMESTAMP)"
            final.append(f'{local} AS "{column.name}_local"')
    cells = f"SELECT {', '.join(read)} FROM {found.relation}"
    return f"SELECT {', '.join(final)} FROM (SELECT {', '.join(checked)} FROM ({cells}))"


def _checked(column: Column, cast: Cast, name: str) -> str:
    """Stop the query where a cell holds something that could not be read."""
    kind = SQL_TYPE[column.kind]
    value = cast.finish(name)
    if column.kind in {"text", *PRIVATE}:
        return f"CAST({value} AS {kind})"
    lacks = f'"{column.name} lacks"'
    return (
        f"CASE WHEN {name} IS NULL AND NOT {lacks} THEN CAST(error('not readable') AS {kind})"
        f" ELSE CAST({value} AS {kind}) END"
    )


def write_empty(record: Record, out: Path, *, persons_as_text: bool) -> None:
    """Write a canonical table without rows."""
    parts = []
    for column in record.columns:
        person = column.kind == "person" and persons_as_text
        parts.append(
            f'CAST(NULL AS {"VARCHAR" if person else SQL_TYPE[column.kind]}) AS "{column.name}"'
        )
        if column.kind == "moment":
            parts.append(f'CAST(NULL AS TIMESTAMP) AS "{column.name}_local"')
    with duckdb.connect(":memory:") as db:
        columns, file = ", ".join(parts), literal(str(out))
        db.execute(f"COPY (SELECT {columns} WHERE false) TO {file} (FORMAT parquet)")


def _write(
    db: duckdb.DuckDBPyConnection, job: Job, found: Physical, casts: dict[str, Cast]
) -> int:
    table, file = select(job, found, casts), literal(str(job.out))
    copy = f"COPY ({table}) TO {file} (FORMAT parquet, COMPRESSION lz4)"
    try:
        written = db.execute(copy).fetchone()
    except duckdb.Error as problem:
        raise _explained(db, job, found, casts, problem) from problem
    return int(written[0]) if written else 0


def _explained(
    db: duckdb.DuckDBPyConnection,
    job: Job,
    found: Physical,
    casts: dict[str, Cast],
    problem: duckdb.Error,
) -> TableError:
    """Find out what stopped the reader, and where: the slow way, once something is wrong."""
    wrong = stopped(problem, job.kept, memory=job.memory)
    if wrong.message is not messages.NOT_PARSED:
        return wrong
    first = (str(problem).splitlines() or [""])[0]
    if "not readable" in first or "clock change" in first:
        wrong = _misfit(db, job, found, casts) or wrong
    if wrong.message is not messages.NOT_PARSED:
        return wrong
    if found.form == "parquet":
        return TableError(messages.BAD_PARQUET, where=job.kept.name, **wrong.facts)
    return ragged(found, job.kept) or wrong


def _misfit(
    db: duckdb.DuckDBPyConnection, job: Job, found: Physical, casts: dict[str, Cast]
) -> TableError | None:
    """Say which column holds what cannot be read; nothing where the rest is broken too."""
    private = frozenset(c.origin.column for c in casts.values() if c.column.kind in PRIVATE)
    try:
        for cast in casts.values():
            wrong = misfits.unreadable(
                db, found, cast, name=job.kept.name, private=private
            ) or misfits.clock_changes(db, found, cast, name=job.kept.name)
            if wrong:
                return wrong
    except duckdb.Error:
        return None
    return None


def _clock(db: duckdb.DuckDBPyConnection, job: Job, found: Physical, cast: Cast) -> Clock:
    gap = overlap = 0
    if cast.doubtful is not None and job.source.clock_changes != "refuse":
        conditions = ", ".join(f"count(*) FILTER (WHERE {part})" for part in cast.doubtful)
        row = db.execute(f"SELECT {conditions} FROM {found.relation}").fetchone()
        gap, overlap = row or (0, 0)
    name = cast.column.name
    ends = db.execute(
        f'SELECT min("{name}"), max("{name}") FROM read_parquet({literal(str(job.out))})'
    ).fetchone()
    first, last = ends or (None, None)
    return Clock(
        column=name,
        zone=cast.zone,
        format=cast.origin.format or "ISO 8601",
        in_gap=gap,
        in_overlap=overlap,
        first=first and f"{first.isoformat()}Z",
        last=last and f"{last.isoformat()}Z",
    )


def _not_numbers(
    db: duckdb.DuckDBPyConnection, found: Physical, casts: dict[str, Cast]
) -> dict[str, int]:
    """Count NaN, which Parquet keeps apart from missing and which is treated as missing."""
    counted: dict[str, int] = {}
    for name, cast in casts.items():
        if found.types[found.names.index(cast.origin.column)] in {"FLOAT", "DOUBLE"}:
            row = db.execute(
                f"SELECT count(*) FROM {found.relation} WHERE isnan({cast.raw})"
            ).fetchone()
            counted[name] = int(row[0]) if row else 0
    return counted


def _repairs(
    db: duckdb.DuckDBPyConnection, found: Physical, casts: dict[str, Cast]
) -> tuple[Repair, ...]:
    """Count what every declared repair changed."""
    repairs: list[Repair] = []
    for name, cast in casts.items():
        for change in cast.changes:
            row = db.execute(
                f"SELECT count(*) FROM {found.relation} WHERE {change.where}"
            ).fetchone()
            values = int(row[0]) if row else 0
            repairs.append(
                Repair(column=name, theirs=change.theirs, ours=change.ours, values=values)
            )
    return tuple(repairs)
