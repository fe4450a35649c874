"""Requests and retention: their queries against plain Python, and the rules that read them."""

import json
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import msgspec
import pytest

from veedor import audits
from veedor.audits.requests.counts import ByDate
from veedor.audits.retention.counts import ByDay
from veedor.core import Case, Interval, RuleVerdict
from veedor.core.record import Record
from veedor.intake import read_case
from veedor.records import RECORDS
from veedor.rules import PACKS, judge, read_pack
from veedor.run import audit, query

ROOM = Path(audits.__path__[0])
KINDS = ("requests", "retention")
PERIOD = {"first_day": date(2024, 3, 1), "last_day": date(2024, 5, 31)}
SQL = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "moment": "TIMESTAMP",
}


def database(given: dict[str, list[dict[str, Any]]]) -> duckdb.DuckDBPyConnection:
    """Tables of records as admission leaves them: a moment twice, three hours apart."""
    made = duckdb.connect()
    for name, rows in given.items():
        columns = [(c.name, SQL[c.kind]) for c in RECORDS[name].columns]
        columns += [
            (f"{c.name}_local", "TIMESTAMP")
            for c in RECORDS[name].columns
            if c.kind == "moment"
        ]
        made.execute(f"CREATE TABLE {name} ({', '.join(f'{n} {k}' for n, k in columns)})")
        for row in rows:
            whole = with_local(row, RECORDS[name])
            marks = ", ".join("?" for _ in columns)
            made.execute(
                f"INSERT INTO {name} VALUES ({marks})", [whole.get(n) for n, _ in columns]
            )
    return made


def with_local(row: dict[str, Any], record: Record) -> dict[str, Any]:
    local = {
        f"{c.name}_local": row[c.name] - timedelta(hours=3)
        for c in record.columns
        if c.kind == "moment" and row.get(c.name) is not None
    }
    return row | local


def ask(made: duckdb.DuckDBPyConnection, kind: str, name: str) -> list[dict[str, Any]]:
    sql = query(kind, name)
    binds = {key: value for key, value in PERIOD.items() if f"${key}" in sql}
    answer = made.execute(sql, binds) if binds else made.execute(sql)
    names = [d[0] for d in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def some(dice: Random, *choices: Any) -> Any:
    return dice.choice([None, *choices])


def a_day(dice: Random) -> date:
    return date(2024, 2, 1) + timedelta(days=dice.randrange(150))


def test_requests_are_grouped_and_cut_as_plain_python_does() -> None:
    dice = Random(14)
    rows = [
        {
            "request_id": str(n),
            "kind": dice.choice(["access", "foi"]),
            "body": some(dice, "A"),
            "received_on": some(dice, *(a_day(dice) for _ in range(4))),
            "answered_on": some(dice, a_day(dice)),
            "outcome": some(dice, "granted", "withdrawn"),
            "reasoned": dice.choice([None, True, False]),
        }
        for n in range(400)
    ]
    made = database({"requests": rows})
    groups = [msgspec.convert(row, ByDate) for row in ask(made, "requests", "by_date")]
    (seen,) = ask(made, "requests", "coverage")
    inside = [
        row
        for row in rows
        if row["received_on"] is None
        or PERIOD["first_day"] <= row["received_on"] <= PERIOD["last_day"]
    ]
    kept = [row for row in inside if row["outcome"] != "withdrawn"]
    expected = Counter(
        (r["kind"], r["body"] or "", r["received_on"], r["answered_on"], r["reasoned"])
        for r in kept
    )
    found: Counter[Any] = Counter()
    for g in groups:
        found[g.kind, g.body, g.received_on, g.answered_on, g.reasoned] += g.requests
    assert found == expected
    assert seen["admitted"] == 400
    assert seen["withdrawn"] == len(inside) - len(kept) > 0
    assert seen["before"] + seen["after"] == 400 - len(inside) > 0
    days = [d for r in rows for d in (r["received_on"], r["answered_on"]) if d is not None]
    assert seen["last_day"] == max(days)


YEARS_APART = [date(year, 5, 1) for year in (2019, 2021, 2022, 2024)]


def test_the_years_in_which_terms_of_requests_start_are_those_of_the_requests_judged() -> None:
    received = [None, *YEARS_APART, date(2026, 5, 1)]
    rows: list[dict[str, Any]] = [
        {"request_id": str(n), "kind": "access", "received_on": day}
        for n, day in enumerate(received)
    ]
    withdrawn = {"received_on": date(2023, 5, 1), "outcome": "withdrawn"}
    rows.append({"request_id": "w", "kind": "access", **withdrawn})
    made = database({"requests": rows})
    wide = {"first_day": date(2020, 1, 1), "last_day": date(2025, 12, 31)}
    found = made.execute(query("requests", "years"), wide).fetchall()
    assert found == [(2021,), (2022,), (2024,)]


def test_the_years_in_which_terms_start_are_of_all_days_of_the_things_judged() -> None:
    in_year = [datetime(year, 5, 1, 12) for year in range(2016, 2026)]  # noqa: DTZ001
    rows: list[dict[str, Any]] = [
        {"created_at": in_year[4], "last_used_at": in_year[5]},
        {"created_at": in_year[4], "case_closed_on": in_year[7].date()},
        {"ended_on": in_year[8].date(), "deleted_at": None},
        {"created_at": in_year[0], "deleted_at": in_year[2]},  # before the period
        {"created_at": in_year[9], "last_used_at": in_year[9]},  # after it
        {},
    ]
    made = database(
        {"lives": [row | {"item_id": str(n), "kind": "log"} for n, row in enumerate(rows)]}
    )
    wide = {"first_day": date(2019, 1, 1), "last_day": date(2024, 12, 31)}
    found = made.execute(query("retention", "years"), wide).fetchall()
    assert found == [(2020,), (2021,), (2023,), (2024,)]


def moment(dice: Random) -> datetime:
    return datetime(2024, 2, 1) + timedelta(seconds=dice.randrange(150 * 86400))  # noqa: DTZ001


def lives(dice: Random) -> list[dict[str, Any]]:
    rows = []
    for n in range(400):
        made = some(dice, *(moment(dice) for _ in range(9)))
        gone = made and some(dice, made + timedelta(seconds=dice.randrange(9_000_000)))
        rows.append(
            {
                "item_id": str(n),
                "kind": dice.choice(["template", "alert"]),
                "created_at": made,
                "deleted_at": gone,
                "last_used_at": made,
            }
        )
    return rows


def test_lives_are_grouped_cut_and_timed_as_plain_python_does() -> None:
    rows = lives(Random(15))
    hours = {"kind": "template", "length": 1, "unit": "hours", "counted_from": "created"}
    made = database({"lives": rows, "terms": [hours, hours]})
    groups = [msgspec.convert(row, ByDay) for row in ask(made, "retention", "by_day")]
    (seen,) = ask(made, "retention", "coverage")
    expected: Counter[Any] = Counter()
    for row in rows:
        whole = with_local(row, RECORDS["lives"])
        created = whole.get("created_at_local") and whole["created_at_local"].date()
        gone = whole.get("deleted_at_local") and whole["deleted_at_local"].date()
        if (created and created > PERIOD["last_day"]) or (gone and gone < PERIOD["first_day"]):
            continue
        expected[row["kind"], created, gone, minutes(row)] += 1
    found: Counter[Any] = Counter()
    for group in groups:
        assert group.minutes_used == group.minutes_created
        key = group.kind, group.created_on, group.deleted_on, group.minutes_created
        found[key] += group.items
    assert found == expected
    out = seen["before"] + seen["after"]
    assert min(seen["before"], seen["after"]) > 0
    assert seen["admitted"] - out == sum(expected.values())
    assert len(ask(made, "retention", "stated")) == 1


def minutes(row: dict[str, Any]) -> int | None:
    """Minutes between two clocks without their seconds, for the kind with a term in hours."""
    if row["kind"] != "template" or row["deleted_at"] is None:
        return None
    ends = (row["deleted_at"], row["created_at"])
    gone, made = (end.replace(second=0, microsecond=0) for end in ends)
    return int((gone - made).total_seconds() // 60)


def example(kind: str) -> Path:
    return ROOM / kind / "example"


@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_that_reads_the_kind_finds_its_number_once(kind: str) -> None:
    report = json.loads((example(kind) / "report.json").read_bytes())
    given = [e for a in report["audits"] for f in a["findings"] for e in f["estimates"]]
    read = [
        rule
        for pack in PACKS
        for rule in read_pack(pack).rules
        if rule.reads is not None and rule.reads.kind == kind
    ]
    assert len(read) >= 7
    for rule in read:
        assert rule.reads is not None
        (one,) = [e for e in given if e["name"] == rule.reads.estimate]
        held = msgspec.convert(one["interval"], Interval)
        verdict = judge(rule.limit, held.low, held.high)
        assert rule.limit is None or verdict in {RuleVerdict.MET, RuleVerdict.NOT_MET}


def without_data(kind: str, folder: Path) -> Path:
    """The example's case with every row of its file taken away."""
    for file in example(kind).iterdir():
        text = file.read_text("utf-8")
        if file.suffix == ".csv":
            text = text.splitlines(keepends=True)[0]
        (folder / file.name).write_text(text, "utf-8")
    return folder / "case.yaml"


@pytest.mark.parametrize("kind", KINDS)
def test_a_register_without_rows_meets_nothing(kind: str, tmp_path: Path) -> None:
    file = without_data(kind, tmp_path)
    case: Case = read_case(file)
    assert case.audits[0].kind == kind
    record = audit(file).report.audits[0]
    shares = [e for f in record.findings for e in f.estimates if e.shape == "share"]
    assert all(e.interval is None for e in shares)
    assert all(e.absent_because is not None and e.absent_because.es for e in shares)
