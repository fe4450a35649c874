"""Canonical tables of any size, made by DuckDB from hashes of a seed, straight into Parquet.

They are what admission would leave: persons as UUID, moments in UTC and as wall clock, keys
that are unique, spans that end after they start. Half of all look-ups fall on a quarter of the
persons, an entry of a list is the same in each of its versions, three in a hundred values are
missing where they may be, and the log is in order of time but for one row in a thousand.
"""

from pathlib import Path
from zlib import crc32

import duckdb
from growth_sizes import DIFFERENT, NAMES, QUICK, UNITS, VERSIONS

from veedor.core import Column, Record
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS
from veedor.run import find_audit

SEED, DAYS, HOURS_WEST = 20260101, 1000, 3
FIRST = "TIMESTAMP '2022-01-01 03:00:00'"
SPAN = 86_400 * DAYS
SHAPES = "['99999999', '9999999', '99.999.999', 'A9999999', '!']"
DEGREES = {"latitude": -34.7, "longitude": -58.6}
SQUARE = "printf('POLYGON((%f %f, %f %f, %f %f, %f %f, %f %f))', w, s, w, n, e, n, e, s, w, s)"
MACROS = f"""
CREATE MACRO mixed(i, salt) AS hash(i * 2654435761 + salt + {SEED});
CREATE MACRO even(i, salt) AS (mixed(i, salt) >> 11) / 9007199254740992.0;
CREATE MACRO pseudonym(n) AS CAST(md5(CAST(n AS VARCHAR)) AS UUID);
CREATE MACRO holder(n) AS md5('account ' || CAST(n AS VARCHAR));
CREATE MACRO square(k) AS (
    SELECT {SQUARE} FROM (
        SELECT -58.6 + (k % 8) * 0.025 AS w, -58.575 + (k % 8) * 0.025 AS e,
            -34.7 + (k // 8) * 0.034 AS s, -34.666 + (k // 8) * 0.034 AS n
    )
);
"""
# A shift starts where its account's hours are: its number decides, as in the look-ups.
SHIFT = "date_trunc('day', base) + to_hours(CAST(8 * (i % {accounts} % 3) AS INTEGER))"
ISSUED = f"{FIRST} + to_days(CAST(i // {{cells}} % {DAYS} AS INTEGER))"
# Columns that hang together: how a record's own rows are laid out.
OWN = {
    ("queries", "account"): "holder({accounts3} * 3 + CASE WHEN {h} % 200 = 0 THEN {h} % 3"
    " ELSE hour(base) // 8 END)",
    ("queries", "query_id"): "CAST(i AS VARCHAR)",
    ("orders", "person"): "pseudonym(i)",
    ("accounts", "account"): "holder(i)",
    ("purposes", "purpose"): "'purpose ' || i",
    ("shifts", "account"): "holder(i % {accounts})",
    ("shifts", "starts_at"): f"{SHIFT} + to_hours(0)",
    ("shifts", "ends_at"): f"{SHIFT} + to_hours(8)",
    ("protected_persons", "person"): "pseudonym(i)",
    ("shift_rules", "rule"): "'rule ' || i",
    ("shift_rules", "first_from"): "0",
    ("shift_rules", "first_to"): "120",
    ("shift_rules", "then_from"): "600 + 60 * i",
    ("shift_rules", "then_to"): "720 + 60 * i",
    ("panel", "unit"): f"'unit ' || i % {UNITS}",
    ("panel", "period"): f"CAST({FIRST} AS DATE) + CAST(7 * (i // {UNITS}) AS INTEGER)",
    ("panel", "outcome"): "'outcome 0'",
    ("adoption", "unit"): "'unit ' || i",
    ("neighbours", "unit"): f"'unit ' || i % {UNITS}",
    ("neighbours", "neighbour"): f"'unit ' || (i + 1 + i // {UNITS}) % {UNITS}",
    ("areas", "area_code"): "'area ' || i",
    ("areas", "outline"): "square(i)",
    ("census", "area_code"): "'area ' || i % 48",
    ("cells", "cell"): "'cell ' || i",
    ("predictions", "cell"): "'cell ' || i % {cells}",
    ("predictions", "valid_from"): ISSUED,
    ("predictions", "valid_to"): f"{ISSUED} + to_days(1)",
    ("predictions", "category"): "'category 1'",
    ("predictions", "run_id"): "'run ' || i // {cells}",
    ("predictions", "issued_at"): ISSUED,
    ("predictions", "data_until"): ISSUED,
    ("incidents", "cell"): "'cell ' || mixed(i, 77) % {cells}",
    ("incidents", "area"): "'area ' || mixed(i, 77) % {cells} % 48",
    ("lives", "deployment_id"): "'deployment_id ' || CAST(base AS DATE)",
    ("lives", "last_used_at"): "CASE WHEN {h} % 5 = 0 THEN base + to_hours(1) END",
    (
        "lives",
        "deleted_at",
    ): "CASE WHEN {h} % 9 > 0 THEN base + to_days(60 + CAST({h} % 3 AS INT)) END",
    ("lives", "case_closed_on"): "NULL",
    ("lives", "ended_on"): "NULL",
    ("lives", "review_due_on"): "NULL",
    ("lives", "reviewed_on"): "NULL",
    ("requests", "received_on"): "base",
    ("requests", "due_on"): "CAST(base AS DATE) + 14",
    ("requests", "answered_on"): "CAST(base AS DATE) + CAST(mixed(i, 78) % 40 AS INTEGER)",
    ("requests", "done_on"): "CAST(base AS DATE) + CAST(mixed(i, 78) % 40 AS INTEGER)",
    # The kind of act that the example compares is every second one.
    ("stops", "act"): "CASE WHEN {h} % 2 = 0 THEN 'control vehicular'"
    " ELSE 'act ' || {h} % 6 END",
    ("watchlist", "entry_id"): "'entry_id ' || i",
    ("watchlist", "person"): "pseudonym(i)",
    ("watchlist", "version_at"): f"{FIRST} + to_days(CAST(20 * (n // {{entries}}) AS INTEGER))",
    ("relations", "claim_id"): "'claim_id ' || i",
    ("policies", "system"): "'system ' || i",
}


def write_tables(
    sizes: dict[str, int], room: Path, memory: str, kind: str | None = None
) -> dict[str, Path]:
    """Write one Parquet file for each record named, with so many rows.

    With a kind, columns that it does not name in its needs are left without a value.
    """
    room.mkdir(parents=True, exist_ok=True)
    written = {}
    with duckdb.connect(
        config={"memory_limit": memory, "preserve_insertion_order": False}
    ) as db:
        db.execute(MACROS)
        for name, rows in sizes.items():
            file = written[name] = room / f"{name}.parquet"
            if not file.exists():
                part = file.with_suffix(".part")
                sql = table(RECORDS[name], rows, sizes, mapped(RECORDS[name], kind))
                db.execute(f"COPY ({sql}) TO '{part}' (FORMAT parquet, COMPRESSION lz4)")
                part.rename(file)
    return written


def mapped(record: Record, kind: str | None) -> set[str]:
    """Give the columns that a case of this kind maps: what it reads, and what must be there."""
    every = {c.name for c in record.columns}
    if kind is None:
        return every
    must = {c.name for c in record.columns if not c.may_be_missing} | set(record.key)
    needs = [need for need in find_audit(kind).needs if need.record == record.name]
    return every & must.union(*(need.columns for need in needs)) if needs else every


def table(record: Record, rows: int, sizes: dict[str, int], columns: set[str]) -> str:
    """Give the rows of a record as one statement: of each moment its wall clock as well."""
    values = {
        c.name: _value(record, c, sizes)
        if c.name in columns
        else f"CAST(NULL AS {SQL_TYPE[c.kind]})"
        for c in record.columns
    }
    made = ",\n".join(f'{value} AS "{name}"' for name, value in values.items())
    walls = "".join(
        f', "{c.name}" - INTERVAL {HOURS_WEST} HOUR AS "{c.name}_local"'
        for c in record.columns
        if c.kind == "moment"
    )
    late = "CASE WHEN mixed(i, 1) % 1000 = 0 THEN mixed(i, 2) % 600 ELSE 0 END"
    # An entry of a list is the same in each of its versions: its own number makes it.
    things = _entries(sizes) if record.name == "watchlist" else rows
    base = f"{FIRST} + to_microseconds(CAST(i * ({SPAN}000000.0 / {things}) AS BIGINT))"
    return f"""
        SELECT *{walls} FROM (
            SELECT {made} FROM (
                SELECT n, i, {base} + to_seconds(CAST({late} AS BIGINT)) AS base
                FROM (SELECT n, n % {things} AS i FROM range({rows}) AS numbers (n)) AS numbered
            )
        )
    """


def _value(record: Record, column: Column, sizes: dict[str, int]) -> str:
    salt = crc32(f"{record.name}.{column.name}".encode())
    own = OWN.get((record.name, column.name))
    if own:
        accounts = _accounts(sizes)
        facts = {
            "h": f"mixed(i, {salt})",
            "accounts": accounts,
            "accounts3": f"CAST(mixed(i, {salt + 1}) % {max(1, accounts // 3)} AS BIGINT)",
            "cells": sizes.get("cells", DIFFERENT["cell"]),
            "entries": _entries(sizes),
        }
        value = own.format(**facts)
    else:
        value = _drawn(record, column, salt, sizes)
    cast = f"CAST({value} AS {SQL_TYPE[column.kind]})"
    if own or not column.may_be_missing or column.name in record.key:
        return cast
    return f"CASE WHEN mixed(i, {salt + 7}) % 33 > 0 THEN {cast} END"


def _drawn(record: Record, column: Column, salt: int, sizes: dict[str, int]) -> str:
    """Draw a value by what its column holds."""
    h, even = f"mixed(i, {salt})", f"even(i, {salt})"
    if column.values:
        return f"{list(column.values)}[1 + CAST({h} % {len(column.values)} AS INTEGER)]"
    if column.kind == "text":
        return _text(record, column, h, sizes)
    if column.kind == "moment":
        return _moment(record, column, even)
    if column.name in DEGREES:  # whole blocks: a city has so many corners
        return f"{DEGREES[column.name]} + CAST({h} % 200 AS INTEGER) / 1000.0"
    persons = max(10, max(sizes.values()) // 5)
    return {
        "person": f"pseudonym(CAST(floor({even} * {even} * {persons}) AS BIGINT))",
        "account": f"holder(CAST({h} % {_accounts(sizes)} AS BIGINT))",
        "date": f"CAST({FIRST} AS DATE) + CAST({h} % {DAYS} AS INTEGER)",
        "boolean": f"{h} % 10 < 6",
        "shape": f"{SHAPES}[1 + CAST({h} % 5 AS INTEGER)]",
        "integer": f"{h} % 24",
        "decimal": f"round({even}, 2)",
        "rate": f"round({even}, 4)",
    }[column.kind]


def _text(record: Record, column: Column, h: str, sizes: dict[str, int]) -> str:
    name = column.name
    if name in record.key and len(record.key) == 1:
        return f"'{name} ' || i"
    if name in NAMES:
        return f"'{name} ' || {h} % {sizes.get(NAMES[name], max(sizes.values()))}"
    if name in record.key:
        return f"'{name} ' || i"
    return f"'{name} ' || {h} % {DIFFERENT.get(name, 20)}"


def _moment(record: Record, column: Column, even: str) -> str:
    """Give a row its place in the log, and each later moment its time after that."""
    moments = [c.name for c in record.columns if c.kind == "moment"]
    order = moments.index(column.name)
    if order == 0:
        return "base"
    most = 1200 if record.name in QUICK else 20 * 86_400
    most = 400 * 86_400 if "_to" in column.name else most
    return f"base + to_seconds({60 * order} + CAST({even} * {order * most} AS BIGINT))"


def _entries(sizes: dict[str, int]) -> int:
    return max(2, sizes.get("watchlist", 2) // VERSIONS)


def _accounts(sizes: dict[str, int]) -> int:
    return max(6, sizes.get("accounts", max(sizes.values()) // 10_000) // 3 * 3)
