"""Small random tables for any record, full of the values at which two databases part ways."""

import string
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import duckdb

from veedor.core import Column, Record, Value, pinned_zone
from veedor.engine.admission.casts import SQL_TYPE

ZONE = "America/New_York"  # it changes its clocks, unlike Buenos Aires today
Row = dict[str, Value]
Rows = list[Row]

PERSONS = [str(UUID(int=n)) for n in (0, 1 << 127, (1 << 128) - 1, 7, 8, 9, 10)]
ACCOUNTS = ["0" * 32, "f" * 32, "80" * 16, "7f" * 16]
TEXTS = ["A", "B", "C", "a", "1", "2", "10", "2019-03", "", " ", "ñandú", "Ñ", "ﬁ", "İ", "👮"]
TEXTS += ["a|b", "A'B", "back\\slash", "9" * 19, "99%", "12.50", "new\nline", "tab\there"]
SHAPES = ["99.999.999", "99999999", "A9999999", "!", "!AA", ""]
INTEGERS = [0, 1, 2, 3, 5, 24, 60, 1440, 10**9, 10**12 - 1, -1]
DECIMALS = ["0", "1", "0.5", "1.5", "2.5", "-0.000001", "0.000001", "999999999999.999999"]
DECIMALS += ["0.333333", "0.666667", "100", "-34.6", "40.7"]
RATES = ["0", "1", "0.5", "0.000000000000001", "0.333333333333333", "0.999999999999999", "-0.5"]
DAYS = [date(2019, 3, 9) + timedelta(days=n) for n in range(5)]
DAYS += [date(1582, 10, 4), date(2020, 2, 29), date(2020, 3, 1), date(1, 1, 1)]
DAYS += [date(9999, 12, 31), date(2019, 11, 3)]
MOMENTS = [
    datetime.fromisoformat(moment)
    for moment in (
        "2019-03-10 04:59:59.999999",  # the last moment of a day in the zone
        "2019-03-10 05:00:00",
        "2019-03-10 06:59:59.999999",  # the last of winter time
        "2019-03-10 07:00:00",
        "2019-03-11 12:00:00",
        "2019-11-03 05:30:00",  # half past one, and half past one again
        "2019-11-03 06:30:00",
        "2020-02-29 05:00:00",
        "1969-12-31 23:59:59.999999",
        "1500-03-01 12:00:00",  # before the calendar of today
        "9999-12-30 23:59:59.999999",
    )
]
FRACTIONS = (0, 0, 1, 500_000, 999_999)  # of a second, in millionths
OUTLINES = [
    "POLYGON((-1 -1, -1 2, 2 2, 2 -1, -1 -1))",
    "POLYGON((2 -1, 2 2, 4 2, 4 -1, 2 -1))",
    "POLYGON((0 0, 0 1, 1 1, 1 0, 0 0))",
]
DEGREES = ["0", "0.5", "1", "1.500001", "2", "3.25", "-1", "90", "-34.6"]


class Dice:
    """Draws values; the texts that a case's options speak of are drawn as well."""

    def __init__(self, seed: str, spoken: tuple[str, ...] = ()) -> None:
        self.random = Random(seed)
        self.texts = [*TEXTS, *spoken]
        self.common = [*self.random.sample(self.texts, 3), "A", "B"]

    def value(self, column: Column) -> Value:
        """One value of a column, missing where it may be."""
        if column.may_be_missing and self.random.random() < 0.15:
            return None
        if column.values:
            return self.random.choice(column.values)
        return self._of_kind(column)

    def _of_kind(self, column: Column) -> Value:
        pick = self.random.choice
        match column.kind:
            case "text" if column.name == "outline":
                return pick(OUTLINES)
            case "text":  # mostly few, so that joins and groups meet
                return pick(self.common if self.random.random() < 0.7 else self.texts)
            case "integer":
                return pick(INTEGERS[:5] if self.random.random() < 0.7 else INTEGERS)
            case "decimal" if column.name in {"latitude", "longitude"}:
                return Decimal(pick(DEGREES))
            case _:
                drawn: Value = _POOLS[column.kind](self.random)
                return drawn


_POOLS: dict[str, Any] = {
    "decimal": lambda dice: Decimal(dice.choice(DECIMALS)),
    "rate": lambda dice: Decimal(dice.choice(RATES)),
    "boolean": lambda dice: dice.random() < 0.5,
    "date": lambda dice: dice.choice(DAYS if dice.random() < 0.3 else DAYS[:5]),
    "moment": lambda dice: (
        dice.choice(MOMENTS)
        if dice.random() < 0.3
        else dice.choice(MOMENTS[:5])
        + timedelta(seconds=dice.randrange(-9000, 9000), microseconds=dice.choice(FRACTIONS))
    ),
    "person": lambda dice: dice.choice(PERSONS),
    "account": lambda dice: dice.choice(ACCOUNTS),
    "shape": lambda dice: dice.choice(SHAPES),
}


def draw(record: Record, dice: Dice, rows: int) -> Rows:
    """Give rows that admission would let pass: no key twice, no span that ends too early.

    Now and then a whole column is missing, as where a source does not map it.
    """
    absent = {c.name for c in record.columns if not c.required and dice.random.random() < 0.1}
    found: Rows = []
    seen: set[tuple[Value, ...]] = set()
    for _ in range(rows):
        row = {c.name: None if c.name in absent else dice.value(c) for c in record.columns}
        _put_in_order(record, row)
        key = tuple(row[name] for name in record.key)
        if record.key and None not in key:
            if key in seen:
                continue
            seen.add(key)
        found.append(row)
    return found


def _put_in_order(record: Record, row: Row) -> None:
    for span in record.spans:
        start, end = row[span.start], row[span.end]
        if isinstance(start, datetime) and isinstance(end, datetime) and end <= start:
            row[span.end] = None if end == start else start
            row[span.start] = min(start, end)


def mapped(record: Record, rows: Rows) -> frozenset[str]:
    """The columns that count as handed over: those with a value anywhere."""
    return frozenset(
        c.name for c in record.columns if any(row[c.name] is not None for row in rows)
    )


def store(record: Record, rows: Rows, file: Path) -> dict[str, Path]:
    """Write a canonical table for each engine: persons as UUID for one, as text for one."""
    moments = [c.name for c in record.columns if c.kind == "moment"]
    columns = {c.name: SQL_TYPE[c.kind] for c in record.columns}
    columns |= {f"{name}_local": "TIMESTAMP" for name in moments}
    persons = ", ".join(
        f'CAST("{c.name}" AS VARCHAR) AS "{c.name}"'
        for c in record.columns
        if c.kind == "person"
    )
    written = {name: file.with_suffix(f".{name}.parquet") for name in ("duck", "spark")}
    with duckdb.connect() as db:
        shape = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        db.execute(f"CREATE TABLE given ({shape})")
        marks = ", ".join("?" for _ in columns)
        for row in rows:
            full = row | {f"{name}_local": wall(row[name]) for name in moments}
            db.execute(f"INSERT INTO given VALUES ({marks})", [full[name] for name in columns])
        chosen = f"SELECT * REPLACE ({persons}) FROM given" if persons else "FROM given"
        db.execute(f"COPY given TO '{written['duck']}' (FORMAT parquet, COMPRESSION lz4)")
        db.execute(f"COPY ({chosen}) TO '{written['spark']}' (FORMAT parquet, COMPRESSION lz4)")
    return written


def wall(moment: Value) -> datetime | None:
    """The wall clock of a moment in the zone of the case."""
    if not isinstance(moment, datetime):
        return None
    return moment.replace(tzinfo=UTC).astimezone(pinned_zone(ZONE)).replace(tzinfo=None)


def texts_in(options: Any) -> Iterator[str]:
    """Every text that a case's options speak of."""
    match options:
        case str():
            if options.strip(string.whitespace):
                yield options
        case Mapping():
            for key, value in options.items():
                yield from texts_in(key)
                yield from texts_in(value)
        case list() | tuple():
            for value in options:
                yield from texts_in(value)
