"""What these tests make by hand, and how they ask for it."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import duckdb
import msgspec

from veedor.audits.trial import AUDIT
from veedor.audits.trial.counts import Counts
from veedor.core import Answer, Estimate
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS
from veedor.run.kinds import query

Ask = Callable[..., tuple[Counts, Answer]]


_TYPES = SQL_TYPE | {"person": "VARCHAR", "account": "VARCHAR", "decimal": "DOUBLE"}


def _make(db: duckdb.DuckDBPyConnection, record: str, sql: str) -> frozenset[str]:
    columns = RECORDS[record].columns
    kinds = ", ".join(f'"{column.name}" {_TYPES[column.kind]}' for column in columns)
    db.execute(f'CREATE OR REPLACE TABLE "{record}" ({kinds})')
    db.execute(f'INSERT INTO "{record}" BY NAME {sql}')
    return frozenset(name for name, *_ in db.execute(f"DESCRIBE {sql}").fetchall())


def _counts(db: duckdb.DuckDBPyConnection, binds: dict[str, Any]) -> Counts:
    rows: dict[str, Any] = {}
    for name in (*AUDIT.derived, *AUDIT.counts.__struct_fields__):
        sql = query("trial", name)
        bound = {bind: binds[bind] for bind in set(re.findall(r"\$(\w+)", sql))}
        if name in AUDIT.derived:
            db.execute(f'CREATE OR REPLACE TABLE "{name}" AS {sql}', bound)
            continue
        answer = db.execute(sql, bound)
        names = [column[0] for column in answer.description or ()]
        rows[name] = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    for row in (*rows["knots"], *rows["threshold"]):
        for name in {"score", "threshold"} & set(row):
            row[name] = None if row[name] is None else Decimal(repr(float(row[name])))
    return msgspec.convert(rows, Counts)


def named(answer: Answer, name: str) -> Estimate:
    (found,) = [e for f in answer.findings for e in f.estimates if e.name == name]
    return found


def value(answer: Answer, name: str) -> float:
    interval = named(answer, name).interval
    assert interval is not None
    assert interval.value is not None
    return interval.value
