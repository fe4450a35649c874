"""The tables of ``growth_tables.py`` with the values at which two databases part ways.

One value in fifty becomes an edge of its kind (the pools of ``tests/engine/edges.py``: empty
and long texts, numbers at the ends of their range, the first and last day of the calendar, the
hours around a change of clocks, which repeat); one person or account in five thousand becomes
one of a few, so that these hold far more rows than any other. Keys stay unique and spans run
forward: admission lets nothing else pass.
"""

import sys
from pathlib import Path
from zlib import crc32

import duckdb
from growth_tables import MACROS

from veedor.core import Column, Record
from veedor.engine.admission.casts import SQL_TYPE
from veedor.engine.admission.zones import to_local
from veedor.records import RECORDS

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.engine import edges

ZONE = edges.ZONE
ONE_IN, ONE_PERSON_IN = 50, 5_000
FRACTIONS = ("2019-03-11 12:00:00.9", "2019-03-11 12:01:00.5", "2023-05-05 05:05:59.999999")
POOLS = {
    "text": edges.TEXTS,
    "person": edges.PERSONS,
    "account": edges.ACCOUNTS,
    "shape": edges.SHAPES,
    "integer": edges.INTEGERS,
    "decimal": edges.DECIMALS,
    "rate": edges.RATES,
    "boolean": [True, False],
    "date": edges.DAYS,
    "moment": [*edges.MOMENTS, *FRACTIONS],
}


def write_both(plain: dict[str, Path], room: Path, memory: str) -> dict[str, dict[str, Path]]:
    """Write each table for each engine: persons as UUID for one, as text for the other."""
    found: dict[str, dict[str, Path]] = {"duck": {}, "spark": {}}
    with duckdb.connect(config={"memory_limit": memory}) as db:
        db.execute(MACROS)
        for name, file in plain.items():
            record = RECORDS[name]
            persons = [c.name for c in record.columns if c.kind == "person"]
            text = ", ".join(f'CAST("{name}" AS VARCHAR) AS "{name}"' for name in persons)
            for engine, tables in found.items():
                tables[name] = room / f"{name}.{engine}.parquet"
            sql, duck = edged(record, file), found["duck"][name]
            _copy(db, sql, duck)
            changed = f"* REPLACE ({text})" if text else "*"
            _copy(db, f"SELECT {changed} FROM '{duck}'", found["spark"][name])
    return found


def edged(record: Record, file: Path) -> str:
    """Give the rows of a table, in their order, with edges among them."""
    spans = {end for span in record.spans for end in (span.start, span.end)}
    free = [c for c in record.columns if c.name not in spans and c.name not in record.key]
    free = [c for c in free if not c.values and _pool(c)]
    changed = ", ".join(f'{_value(record, c)} AS "{c.name}"' for c in free)
    moments = [c.name for c in record.columns if c.kind == "moment"]
    walls = ", ".join(f'{to_local(f"{name}", ZONE)} AS "{name}_local"' for name in moments)
    # Edges first, wall clocks after them.
    inner = f"SELECT * REPLACE ({changed}) FROM rows" if changed else "SELECT * FROM rows"
    outer = f"* EXCLUDE (i) REPLACE ({walls})" if walls else "* EXCLUDE (i)"
    rows = f"SELECT *, file_row_number AS i FROM read_parquet('{file}', file_row_number = true)"
    rows = rows.replace("SELECT *", "SELECT * EXCLUDE (file_row_number)")
    return f"WITH rows AS ({rows}), changed AS ({inner}) SELECT {outer} FROM changed"


def _pool(column: Column) -> list[str]:
    named = column.name in {"outline", "latitude", "longitude"}
    return [] if named else [str(value) for value in POOLS[column.kind]]


def _value(record: Record, column: Column) -> str:
    """Give a column with one value in so many drawn from the pool of its kind."""
    salt = crc32(f"edge of {record.name}.{column.name}".encode())
    pool = ", ".join("'" + value.replace("'", "''") + "'" for value in _pool(column))
    often = ONE_PERSON_IN if column.kind in {"person", "account"} else ONE_IN
    kind = SQL_TYPE[column.kind]
    return (
        f"CASE WHEN mixed(i, {salt}) % {often} = 0"
        f" THEN CAST([{pool}][1 + CAST(mixed(i, {salt + 1}) % {len(_pool(column))} AS INTEGER)]"
        f' AS {kind}) ELSE "{column.name}" END'
    )


def _copy(db: duckdb.DuckDBPyConnection, sql: str, file: Path) -> None:
    if not file.exists():
        part = file.with_suffix(".part")
        db.execute(f"COPY ({sql}) TO '{part}' (FORMAT parquet, COMPRESSION lz4)")
        part.rename(file)
