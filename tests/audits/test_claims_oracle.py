"""The queries of the claims audit against plain Python, on tables drawn at random."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any

import duckdb
import pytest

from veedor.audits.claims import AUDIT
from veedor.core import Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS
from veedor.run.kinds import query

Row = dict[str, Any]
NUMBERS = (
    *("duration_min", "watchlist_size", "faces_seen", "alerts", "alerts_true"),
    *("alerts_true_unconfirmed", "alerts_false", "alerts_false_unconfirmed", "stops"),
    *("arrests", "other_disposals", "no_action"),
)
PARTS = ("alerts_true", "alerts_true_unconfirmed", "alerts_false", "alerts_false_unconfirmed")
TYPES = SQL_TYPE | {"person": "VARCHAR", "account": "VARCHAR"}
OPTIONS = AUDIT.options(column_rows=3, column_numbers=2)
SETTING = Setting(given={}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)


def drawn(dice: random.Random, name: str) -> Row:
    """One deployment: small numbers, so that rows coincide; empty cells; days in every form."""
    day = date(2023, 11, 1) + timedelta(days=dice.randrange(200))
    row: Row = {"deployment_id": name, "document": dice.choice(["A", "B", None])}
    row["place"] = dice.choice(["Once", "Flores", None])
    row["system"] = dice.choice(["RF", "LPR", None])
    row["held_on"] = dice.choice([day, None])
    form = dice.choice(["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%y", "%Y-%d-%m 00:00:00", "on %d", ""])
    row["held_text"] = day.strftime(form) or None
    row |= {column: dice.choice([None, *range(4)]) for column in NUMBERS}
    row["watchlist_size"] = dice.choice([None, *range(100, 112)])
    if dice.random() < 0.5:
        row["no_action"] = row["other_disposals"]
    return row


def tables(seed: int) -> dict[str, list[Row]]:
    dice = random.Random(seed)
    table = [drawn(dice, f"d{n}") for n in range(dice.randrange(1, 25))]
    copy = []
    for number, row in enumerate(dice.sample(table, dice.randrange(len(table) + 1))):
        changed = {column: dice.choice([row[column], row[column], 9]) for column in NUMBERS}
        copy.append(row | changed | {"deployment_id": f"c{number}"})
    claims: list[Row] = [
        {
            "claim_id": f"k{n}",
            "totals": dice.choice([*NUMBERS, "deployments"]),
            "starts_on": dice.choice([None, date(2023, 12, 1)]),
            "ends_on": dice.choice([None, date(2024, 3, 1)]),
            "place": dice.choice([None, "Once"]),
            "system": dice.choice([None, "RF"]),
        }
        for n in range(6)
    ]
    return {"deployments": table, "deployments_copy": copy, "claims": claims}


@pytest.fixture(params=range(12))
def drawn_tables(request: pytest.FixtureRequest) -> dict[str, list[Row]]:
    return tables(request.param)


@pytest.fixture
def db(drawn_tables: dict[str, list[Row]]) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as made:
        for name in ("deployments", "deployments_copy", "claims"):
            columns = RECORDS[name].columns
            shape = ", ".join(f"{c.name} {TYPES[c.kind]}" for c in columns)
            made.execute(f"CREATE TABLE {name} ({shape})")
            for row in drawn_tables[name]:
                marks = ", ".join("?" for _ in columns)
                made.execute(
                    f"INSERT INTO {name} VALUES ({marks})",
                    [row.get(c.name) for c in columns],
                )
        for name in AUDIT.derived:
            made.execute(f"CREATE TABLE {name} AS {query('claims', name)}", bound(name))
        yield made


def bound(name: str) -> dict[str, Any]:
    binds = AUDIT.binds(OPTIONS, SETTING)
    return {key: binds[key] for key in re.findall(r"\$(\w+)", query("claims", name))}


def asked(db: duckdb.DuckDBPyConnection, name: str) -> list[Row]:
    answer = db.execute(query("claims", name), bound(name))
    columns = [column[0] for column in answer.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def as_day(year: int, month: int, day: int) -> int | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return 10000 * year + 100 * month + day


def read(row: Row) -> tuple[int | None, int | None]:
    """The day of a row as written and turned round, by the calendar of Python."""
    if row["held_on"] is not None:
        year, month, day = row["held_on"].timetuple()[:3]
    else:
        parts = re.split(r"[-./]", (row["held_text"] or "").split(" ")[0])
        if len(parts) != 3:
            return None, None
        numbers = [int(part) for part in parts]
        year, month, day = numbers if len(parts[0]) == 4 else numbers[::-1]
        year += 2000 if year < 100 else 0
    turned = as_day(year, day, month) if day != month else None
    return as_day(year, month, day), turned


def test_days(db: duckdb.DuckDBPyConnection, drawn_tables: dict[str, list[Row]]) -> None:
    expected = {
        (flag, row["deployment_id"]): read(row)
        for flag, name in enumerate(("deployments", "deployments_copy"))
        for row in drawn_tables[name]
    }
    found = asked(db, "days")
    assert len(found) == len(expected)
    assert {
        (row["in_copy"], row["deployment_id"]): (row["written"], row["turned"]) for row in found
    } == expected


def inside(row: Row, claim: Row, *, named: bool) -> str:
    """Say whether a total covers a row: yes, no, or perhaps."""
    day = read(row)[0]
    first, last = (
        10000 * bound.year + 100 * bound.month + bound.day if bound else None
        for bound in (claim["starts_on"], claim["ends_on"])
    )
    if claim["place"] and claim["place"] != row["place"]:
        return "no"
    if claim["system"] and row["system"] and claim["system"] != row["system"]:
        return "no"
    if day is not None and ((first and day < first) or (last and day > last)):
        return "no"
    undated = day is None and (first or last)
    unnamed = claim["system"] and not row["system"] and named
    return "perhaps" if undated or unnamed else "yes"


def test_totals(db: duckdb.DuckDBPyConnection, drawn_tables: dict[str, list[Row]]) -> None:
    expected = {}
    for flag, name in enumerate(("deployments", "deployments_copy")):
        rows = drawn_tables[name]
        named = any(row["system"] for row in rows)
        for claim in drawn_tables["claims"]:
            places = [(row, inside(row, claim, named=named)) for row in rows]
            column = claim["totals"]
            values = [
                1 if column == "deployments" else row[column]
                for row, place in places
                if place == "yes"
            ]
            perhaps = sum(place == "perhaps" for _, place in places)
            if values or perhaps:
                filled = [value for value in values if value is not None]
                expected[claim["claim_id"], flag] = (
                    *(len(filled), len(values) - len(filled), perhaps, Decimal(sum(filled))),
                )
    assert {
        (row["claim_id"], row["in_copy"]): (
            *(row["filled"], row["empty"], row["undated"], row["total"]),
        )
        for row in asked(db, "totals")
    } == expected


def test_splits(db: duckdb.DuckDBPyConnection, drawn_tables: dict[str, list[Row]]) -> None:
    rows = drawn_tables["deployments"]
    fits: Counter[str] = Counter()
    wrong = set()
    for row in rows:
        filled = [part for part in PARTS if row[part] is not None]
        if row["alerts"] is None or not filled:
            continue
        beside = [other for other in rows if other["document"] == row["document"]]
        published = {part for part in PARTS for other in beside if other[part] is not None}
        total = sum(row[part] for part in filled)
        if total == row["alerts"]:
            fits["yes"] += 1
        elif total < row["alerts"] and len(filled) < len(published):
            fits["perhaps"] += 1
        else:
            wrong.add((row["deployment_id"], row["alerts"], total))
    found = asked(db, "splits")
    together = {
        "perhaps" if row["empty"] else "yes": row["deployments"]
        for row in found
        if not row["deployment_id"]
    }
    assert together == dict(fits)
    assert {
        (row["deployment_id"], row["alerts"], row["parts"])
        for row in found
        if row["deployment_id"]
    } == wrong


def test_columns(db: duckdb.DuckDBPyConnection, drawn_tables: dict[str, list[Row]]) -> None:
    pairs, same = 0, set()
    by_document: dict[str | None, list[Row]] = {}
    for row in drawn_tables["deployments"]:
        by_document.setdefault(row["document"], []).append(row)
    for document, rows in by_document.items():
        for one, other in combinations(sorted(NUMBERS), 2):
            both = [
                (row[one], row[other])
                for row in rows
                if row[one] is not None and row[other] is not None
            ]
            if len(both) >= 3 and len({value for value, _ in both}) >= 2:
                pairs += 1
                if all(left == right for left, right in both):
                    same.add((document or "", one, other, len(both)))
    assert asked(db, "column_pairs") == [{"pairs": pairs}]
    found = asked(db, "columns_twice")
    assert {(row["document"], row["one"], row["other"], row["rows"]) for row in found} == same


def equal_numbers(one: Row, other: Row) -> int:
    return 1 + sum(bool(one[c] is not None and one[c] == other[c]) for c in NUMBERS)


def near(one: Row, other: Row) -> bool:
    shared = any(
        one[column] is not None and one[column] == other[column]
        for column in ("watchlist_size", "faces_seen")
    )
    days = read(one)[0], read(other)[0]
    same_day = days[0] is not None and days[0] == days[1]
    return shared or (same_day and one["place"] is not None and one["place"] == other["place"])


def test_pairs_and_differences(
    db: duckdb.DuckDBPyConnection, drawn_tables: dict[str, list[Row]]
) -> None:
    scores = {
        (one["deployment_id"], other["deployment_id"]): equal_numbers(one, other)
        for one in drawn_tables["deployments"]
        for other in drawn_tables["deployments_copy"]
        if near(one, other)
    }
    top: dict[str, int] = {}
    for pair, score in scores.items():
        for name in pair:
            top[name] = max(top.get(name, 0), score)
    best = [pair for pair, score in scores.items() if all(score == top[name] for name in pair)]
    taken = Counter(name for pair in best for name in pair)
    expected = {pair for pair in best if all(taken[name] == 1 for name in pair)}
    pairs = db.execute("SELECT deployment_id, copy_id FROM copy_pairs").fetchall()
    assert set(pairs) == expected
    assert len(pairs) == len(expected)
    rows = {
        row["deployment_id"]: row
        for name in ("deployments", "deployments_copy")
        for row in drawn_tables[name]
    }
    differ = {
        (one, other, column)
        for one, other in expected
        for column in NUMBERS
        if None not in {rows[one][column], rows[other][column]}
        and rows[one][column] != rows[other][column]
    }
    found = asked(db, "copy_cells")
    assert {(r["deployment_id"], r["copy_id"], r["column_name"]) for r in found} == differ
