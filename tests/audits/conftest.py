"""The queries of a kind asked of small tables made by hand, without a case or a file."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import duckdb
import msgspec
import pytest

from veedor.audits.integrity import AUDIT
from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.options import IntegrityOptions
from veedor.core import Answer, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS
from veedor.run.kinds import query

Tables = Mapping[str, Sequence[Mapping[str, Any]]]
_TYPES = SQL_TYPE | {"person": "VARCHAR", "account": "VARCHAR"}


def setting_of(tables: Tables, **changed: Any) -> Setting:
    """Every column that some row of a table has counts as handed over."""
    given = {
        name: frozenset(column for row in rows for column in row)
        for name, rows in tables.items()
    }
    usual: dict[str, Any] = {
        "given": given,
        "zone": "America/Argentina/Buenos_Aires",
        "seed": 1,
        "start": OPEN_FROM,
        "end": OPEN_TO,
    }
    return Setting(**(usual | changed))


@pytest.fixture(scope="session")
def integrity() -> Iterator[Callable[..., tuple[Counts, Answer]]]:
    """Ask the integrity audit of tables: ``integrity(tables, options, setting)``."""
    with duckdb.connect(":memory:") as db:

        def ask(
            tables: Tables,
            options: IntegrityOptions | None = None,
            **changed: Any,
        ) -> tuple[Counts, Answer]:
            chosen, setting = options or IntegrityOptions(), setting_of(tables, **changed)
            for need in AUDIT.needs:
                _make(db, need.record, tables.get(need.record, ()))
            counts = _counts(db, AUDIT.binds(chosen, setting))
            return counts, AUDIT.answer(counts, chosen, setting)

        yield ask


def _make(
    db: duckdb.DuckDBPyConnection, record: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    columns = RECORDS[record].columns
    kinds = ", ".join(f'"{column.name}" {_TYPES[column.kind]}' for column in columns)
    db.execute(f'CREATE OR REPLACE TABLE "{record}" ({kinds})')
    if not rows:
        return
    arrays = {c.name: [row.get(c.name) for row in rows] for c in columns}
    cells = ", ".join(
        f'CAST(unnest(${place}) AS {_TYPES[c.kind]}) AS "{c.name}"'
        for place, c in enumerate(columns, start=1)
    )
    values = [
        [None if value is None else str(value) for value in array] for array in arrays.values()
    ]
    db.execute(f'INSERT INTO "{record}" SELECT {cells}', values)


def _counts(db: duckdb.DuckDBPyConnection, binds: Mapping[str, Any]) -> Counts:
    rows: dict[str, Any] = {}
    for name in (*AUDIT.derived, *AUDIT.counts.__struct_fields__):
        sql = query("integrity", name)
        bound = {bind: binds[bind] for bind in set(re.findall(r"\$(\w+)", sql))}
        if name in AUDIT.derived:
            db.execute(f'CREATE OR REPLACE TABLE "{name}" AS {sql}', bound)
            continue
        answer = db.execute(sql, bound)
        columns = [column[0] for column in answer.description or ()]
        rows[name] = [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
    return msgspec.convert(rows, Counts)
