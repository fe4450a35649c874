"""Spark and DuckDB give the same rows for ``access``, on tables made to part them."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from random import Random
from re import findall
from uuid import UUID

import duckdb
import pytest

from tests.engine.conftest import Lend
from veedor.audits.access import AUDIT
from veedor.audits.access.options import AccessOptions, binds
from veedor.core import Record, Setting, Value, pinned_zone
from veedor.engine import Engine, start
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS

pytestmark = pytest.mark.spark

ZONE = "America/New_York"  # it changes its clocks, unlike Buenos Aires today
Table = list[dict[str, Value]]
Given = dict[str, Table]
Found = dict[str, object]

DICE = Random(20190310)
# The first and the last possible: text and UUID must be ordered alike.
PEOPLE = [str(UUID(int=n)) for n in (0, 1 << 127, (1 << 128) - 1)]
PEOPLE += [str(UUID(int=DICE.getrandbits(128))) for _ in range(9)]
MOMENTS = [
    datetime.fromisoformat(moment)
    for moment in (
        "0002-01-01 00:00:00",
        "1500-03-01 12:00:00",  # before the calendar of today
        "1969-12-31 23:59:59.999999",
        "2019-03-01 05:00:00",  # midnight in the zone, and the start of the period
        "2019-03-10 06:59:59.999999",  # the last moment of winter time
        "2019-03-10 07:00:00",
        "2019-11-03 05:30:00",  # half past one, and half past one again
        "2019-11-03 06:30:00",
        "2020-02-29 04:59:59",
        "2020-02-29 05:00:00",
        "2020-03-01 05:00:00",  # the end of the period, which is not in it
        "9999-12-30 23:59:59.999999",
    )
]
REASONS = [
    None,
    "",
    " ",
    "\u00a0\u2003",
    "\t",
    "averiguación",
    " AVERIGUACIÓN\u00a0",
    "uno|dos",
    "ΛΌΓΟΣ",
    "İSTANBUL",
    "AUTO",
    "AB 123 CD",
    "abc-1234",
    "ß12 ab123cd",
    "ß 123 AB",
    "ſab 123",
    "AB 123 CD\n",
    "xAB 123 CD",
    "DNI 30123456",
    "30.123.456",
    "por Juan Pérez",
    "Juan Pérez\n",
    "Juan\u00a0Pérez",
    "JUAN PÉREZ",
    "[PLATE] y [Name]",
    'it\'s "so" \\ 👮',
]
# Numbers that a float cannot hold, and texts that are almost numbers.
IDS = [
    "A-1",
    "0012",
    "12\n",
    "+12",
    "٣",
    "",
    " 7",
    "1" * 18,
    "9" * 18,
    "9" * 17 + "8",
    "9" * 19,
]
OPTIONS = AccessOptions(
    vague_reasons=("Averiguación", "uno dos", "λόγοσ", "istanbul"),
    automatic_reasons=("AUTO", "uno|dos"),
    run_of_days=2,
    published_utc_offset_minutes=-180,
)
PERIOD = Setting(
    given={},
    zone=ZONE,
    seed=1,
    start=datetime.fromisoformat("2019-03-01 05:00:00"),
    end=datetime.fromisoformat("2020-03-01 05:00:00"),
    bounded=True,
)
ALL_TIME = Setting(
    given={},
    zone=ZONE,
    seed=1,
    start=datetime.min,  # noqa: DTZ901 - as a case without a period has it
    end=datetime.max,  # noqa: DTZ901
)


def some_moment(dice: Random) -> datetime:
    """A moment of the list, or soon after one of its days in the period."""
    if dice.random() < 0.3:
        return dice.choice(MOMENTS)
    return dice.choice(MOMENTS[3:10]) + timedelta(minutes=dice.randrange(6000))


def maybe(dice: Random, values: list[str]) -> str | None:
    return None if dice.random() < 0.1 else dice.choice(values)


def queries(dice: Random) -> Table:
    ids = IDS + [str(n) for n in range(100, 500)]
    return [
        {
            "query_id": query_id,
            "made_at": some_moment(dice),
            "account": maybe(dice, PEOPLE[:5]),
            "person": maybe(dice, PEOPLE),
            "purpose": maybe(dice, ["P", "Q", "R", "S"]),
            "reason": dice.choice(REASONS),
            "case_ref": maybe(dice, ["1"]),
        }
        for query_id in ids
    ]


def orders(dice: Random) -> Table:
    """Orders that touch, overlap, never end, or end before the list knew them."""
    rows: Table = []
    for number in range(60):
        start, end = sorted([some_moment(dice), some_moment(dice)])
        rows.append(
            {
                "order_id": str(number),
                "person": dice.choice(PEOPLE[3:9]),
                "kind": maybe(dice, ["captura", "paradero"]),
                "valid_from": start,
                "valid_to": dice.choice([end, start, None]),
                "listed_from": dice.choice([start, end, None]),
                "listed_to": dice.choice([end, None]),
            }
        )
    return rows


def list_versions(dice: Random) -> Table:
    return [
        {"version_at": moment, "person": person, "kind": kind}
        for moment in MOMENTS[1:10]
        for person in PEOPLE[3:9]
        for kind in ("captura", None)
        if dice.random() < 0.6
    ]


def shifts(dice: Random) -> Table:
    rows: Table = []
    for _ in range(40):
        starts, ends = sorted([some_moment(dice), some_moment(dice)])
        rows.append(
            {
                "account": dice.choice(PEOPLE[1:4]),
                "starts_at": starts,
                "ends_at": ends,
                "status": dice.choice(["duty", "leave"]),
            }
        )
    return rows


def rich(dice: Random) -> Given:
    """Every record handed over."""
    return {
        "queries": queries(dice),
        "orders": orders(dice),
        "purposes": [
            {"purpose": "P", "basis": "lawful"},
            {"purpose": "Q", "basis": "not lawful"},
            {"purpose": "R", "basis": "undocumented"},
        ],
        "accounts": [{"account": account} for account in PEOPLE[:3]],
        "shifts": shifts(dice),
        "shift_rules": [
            {
                "rule": "day",
                "first_from": 0,
                "first_to": 720,
                "then_from": 720,
                "then_to": 1440,
            },
            {
                "rule": "eve",
                "first_from": 0,
                "first_to": 1440,
                "then_from": 1320,
                "then_to": 360,
            },
        ],
    }


def bare(dice: Random) -> Given:
    """The queries and some versions of the list; nothing else."""
    return {"queries": queries(dice), "list_versions": list_versions(dice)}


def stored(record: Record, table: Table, file: Path, *, persons: str) -> Path:
    """Write a canonical table, with the wall clock of every moment beside it."""
    columns = [
        (c.name, persons if c.kind == "person" else SQL_TYPE[c.kind]) for c in record.columns
    ]
    moments = [c.name for c in record.columns if c.kind == "moment"]
    columns += [(f"{name}_local", "TIMESTAMP") for name in moments]
    rows = [row | {f"{name}_local": wall(row.get(name)) for name in moments} for row in table]
    with duckdb.connect() as db:
        shape = ", ".join(f'"{name}" {kind}' for name, kind in columns)
        db.execute(f"CREATE TABLE given ({shape})")
        for row in rows:
            marks = ", ".join("?" for _ in columns)
            values = [row.get(name) for name, _ in columns]
            db.execute(f"INSERT INTO given VALUES ({marks})", values)
        db.execute(f"COPY given TO '{file}' (FORMAT parquet, COMPRESSION lz4)")
    return file


def wall(moment: Value) -> datetime | None:
    if not isinstance(moment, datetime):
        return None
    return moment.replace(tzinfo=UTC).astimezone(pinned_zone(ZONE)).replace(tzinfo=None)


def sql_in(package: str, name: str) -> str:
    return resources.files(package).joinpath(f"{name}.sql").read_text("utf-8")


def query(name: str, binds: dict[str, Value]) -> tuple[str, dict[str, Value]]:
    sql = sql_in("veedor.audits.access", name)
    return sql, {bind: binds[bind] for bind in set(findall(r"\$(\w+)", sql))}


def answers(engine: Engine, given: Given, binds: dict[str, Value]) -> Found:
    """Ask every query of the audit, as a run does."""
    found: Found = {}
    if "orders" not in given:
        sql = sql_in("veedor.records", "orders_from_list_versions")
        found["orders made"] = engine.derive("orders", sql, {})
        spans = "kind, valid_from, valid_from_local, valid_to, valid_to_local, listed_to"
        found["orders"] = engine.rows(
            f"SELECT CAST(person AS VARCHAR) AS person, {spans} FROM orders"
            " ORDER BY person, kind, valid_from",
            {},
        )
    for name in AUDIT.derived:
        found[name] = engine.derive(name, *query(name, binds))
    for name in AUDIT.counts.__struct_fields__:
        found[name] = engine.rows(*query(name, binds))
    return found


def ask(given: Given, room: Path, binds: dict[str, Value], lend: Lend) -> list[Found]:
    """Ask DuckDB, then Spark."""
    duck, spark = room / "duck", room / "spark"
    duck.mkdir()
    spark.mkdir()
    engine = start("duck", duck, threads=2, memory="1GB")
    return [
        ask_one(engine, given, duck, binds, persons="UUID"),
        ask_one(lend(spark), given, spark, binds, persons="VARCHAR"),
    ]


def ask_one(
    engine: Engine, given: Given, room: Path, binds: dict[str, Value], *, persons: str
) -> Found:
    absent = "list_versions" if "orders" in given else "orders"
    tables = {
        record: stored(RECORDS[record], given.get(record, []), room / record, persons=persons)
        for record in RECORDS
        if record != absent
    }
    with closing(engine):
        engine.open(tables)
        return answers(engine, given, binds)


@pytest.mark.parametrize(
    ("given", "options", "setting", "silent"),
    [
        (rich(Random(1)), OPTIONS, PERIOD, set()),
        (bare(Random(2)), AccessOptions(run_of_days=1), ALL_TIME, {"shift_pairs"}),
        (
            {"orders": []},
            OPTIONS,
            ALL_TIME,
            {"queries_by_basis", "units", "by_account", "runs", "shift_pairs"}
            | {"reasons", "reason_texts", "hours", "id_blocks"},
        ),
    ],
    ids=["every record", "versions of the list, all time", "not a row"],
)
def test_every_query_gives_the_same_rows_on_both_engines(
    given: Given,
    options: AccessOptions,
    setting: Setting,
    silent: set[str],
    lend: Lend,
    tmp_path: Path,
) -> None:
    duck, spark = ask(given, tmp_path, binds(options, setting), lend)
    for name, rows in duck.items():
        assert spark[name] == rows, name
    without_rows = {name for name in AUDIT.counts.__struct_fields__ if duck[name] == []}
    assert without_rows == silent  # equal because both counted, not because neither did
