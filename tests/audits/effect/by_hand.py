"""What these tests make by hand, and how they ask for it."""

import re
from collections.abc import Callable
from typing import Any

import duckdb
import msgspec

from veedor.audits.effect import AUDIT
from veedor.audits.effect.counts import Counts
from veedor.core import Answer, Estimate, Interval
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS
from veedor.run.kinds import query

Ask = Callable[..., tuple[Counts, Answer]]

_TYPES = SQL_TYPE | {"person": "VARCHAR", "account": "VARCHAR"}


def make(db: duckdb.DuckDBPyConnection, record: str, sql: str) -> frozenset[str]:
    """Make a record's table from a query; the columns that it names count as handed over."""
    columns = {column.name: _TYPES[column.kind] for column in RECORDS[record].columns}
    moments = [column.name for column in RECORDS[record].columns if column.kind == "moment"]
    columns |= {f"{name}_local": columns[name] for name in moments}
    kinds = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    db.execute(f'CREATE OR REPLACE TABLE "{record}" ({kinds})')
    db.execute(f'INSERT INTO "{record}" BY NAME {sql}')
    for name in moments:
        db.execute(f'UPDATE "{record}" SET "{name}_local" = "{name}"')
    return frozenset(name for name, *_ in db.execute(f"DESCRIBE {sql}").fetchall())


def counted(db: duckdb.DuckDBPyConnection, binds: dict[str, Any]) -> Counts:
    """Run the kind's own queries in their order."""
    rows: dict[str, Any] = {}
    for name in (*AUDIT.derived, *AUDIT.counts.__struct_fields__):
        sql = query("effect", name)
        bound = {bind: binds[bind] for bind in set(re.findall(r"\$(\w+)", sql))}
        if name in AUDIT.derived:
            db.execute(f'CREATE OR REPLACE TABLE "{name}" AS {sql}', bound)
            continue
        answer = db.execute(sql, bound)
        names = [column[0] for column in answer.description or ()]
        rows[name] = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    return msgspec.convert(rows, Counts)


def named(answer: Answer, name: str) -> Estimate:
    every = [e for f in answer.findings for e in f.estimates]
    every += [e for f in answer.findings for a in f.alternatives for e in a.estimates]
    (found,) = [e for e in every if e.name == name]
    return found


def reach(answer: Answer, name: str) -> Interval:
    interval = named(answer, name).interval
    assert interval is not None, named(answer, name).absent_because
    return interval


def value(answer: Answer, name: str) -> float:
    number = reach(answer, name).value
    assert number is not None
    return number


def why(answer: Answer, name: str) -> str:
    because = named(answer, name).absent_because
    assert because is not None
    return because.id
