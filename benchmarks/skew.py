"""What Spark does where one person has half of all look-ups: splitting on and off.

    python benchmarks/skew.py [--rows 4e6]     needs the extra ``spark``

The log is joined with a list too large to be sent whole to each worker, as in
``access/listed_lookups``. Of the tasks of that join the share of all its rows that the largest
one reads is taken from Spark's own event log: it is the least time that any number of workers
needs. Spark splits a part of more than 256 MB; the tables here are smaller than those for which
that number is meant, so it is set to 1 MB. Writes SKEW.md beside this file.
"""

import argparse
import json
from collections import defaultdict
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from growth import where_measured
from growth_tables import MACROS, write_tables
from pyspark.sql import SparkSession

from veedor.engine.masters import read_master
from veedor.engine.spark import SparkTables
from veedor.engine.spark_settings import settings_for
from veedor.run import query

HERE = Path(__file__).parent
SLOTS, PARTS = 2, 16
HEAVY = 2  # one look-up in so many is of one person
EVER = {"period_from": "0001-01-01", "period_to": "9999-12-31", "static_at": "2023-06-01"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=lambda text: int(float(text)), default=4_000_000)
    rows = parser.parse_args().rows
    found = {}
    with TemporaryDirectory() as folder:
        tables = made(rows, Path(folder))
        for split in (True, False):
            found[split] = joined(tables, Path(folder) / str(split), split=split)
    assert found[True]["answer"] == found[False]["answer"], found
    text = page(rows, found)
    print(text)
    (HERE / "SKEW.md").write_text(text, encoding="utf-8")


def made(rows: int, room: Path) -> dict[str, Path]:
    """Write a log of which one person has half, and a list of a fifth as many persons."""
    plain = write_tables({"queries": rows, "orders": rows // 5, "purposes": 12}, room, "2GB")
    heavy = f"CASE WHEN mixed(query_id, 99) % {HEAVY} = 0 THEN pseudonym(0) ELSE person END"
    heavy = heavy.replace("query_id", "CAST(query_id AS BIGINT)")
    persons = {"queries": f"CAST({heavy} AS VARCHAR)", "orders": "CAST(person AS VARCHAR)"}
    tables = {}
    with duckdb.connect() as db:
        db.execute(MACROS)
        for name, file in plain.items():
            tables[name] = room / f"{name}.text.parquet"
            with_text = f"REPLACE ({persons[name]} AS person)" if name in persons else ""
            db.execute(f"COPY (SELECT * {with_text} FROM '{file}') TO '{tables[name]}'")
    return tables


def joined(tables: dict[str, Path], room: Path, *, split: bool) -> dict[str, Any]:
    """Join the log with the list; give the rows of the answer, and the tasks of the join."""
    events = room / "events"
    events.mkdir(parents=True)
    settings = settings_for(read_master(None, threads=SLOTS), room, mib=2000) | {
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": f"file:{events}",
        "spark.eventLog.rolling.enabled": "false",
        "spark.eventLog.compress": "false",
        "spark.sql.autoBroadcastJoinThreshold": "-1",
        "spark.sql.shuffle.partitions": str(PARTS),
        "spark.sql.adaptive.skewJoin.enabled": str(split).lower(),
        "spark.sql.files.maxPartitionBytes": "8MB",
        "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes": "1MB",
        "spark.sql.adaptive.advisoryPartitionSizeInBytes": "1MB",
    }
    builder = SparkSession.builder
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    engine = SparkTables(room, session)
    engine.open(tables)
    binds = {name: datetime.fromisoformat(day) for name, day in EVER.items()}
    rows = engine.derive("listed_lookups", query("access", "listed_lookups"), binds)
    inside = engine.rows("SELECT sum(inside) AS inside FROM listed_lookups", {})[0]["inside"]
    session.stop()
    return {"answer": [rows, inside], **tasks_of(next(events.iterdir()))}


def tasks_of(log: Path) -> dict[str, Any]:
    """Give the tasks of the stage that reads most rows from a shuffle, and its largest one."""
    read = defaultdict(list)
    for line in log.read_text("utf-8").splitlines():
        event = json.loads(line)
        if event["Event"] == "SparkListenerTaskEnd":
            metrics = event["Task Metrics"]["Shuffle Read Metrics"]
            read[event["Stage ID"]].append(metrics["Total Records Read"])
    most = max(read.values(), key=sum)
    return {"tasks": len(most), "rows": sum(most), "largest": max(most)}


def page(rows: int, found: dict[bool, dict[str, Any]]) -> str:
    lines = "\n".join(
        f"| {'on' if split else 'off'} | {seen['tasks']} | {seen['rows']:,} |"
        f" {seen['largest']:,} | {seen['largest'] / seen['rows']:.1%} |"
        for split, seen in found.items()
    )
    told = "; ".join(where_measured().values())
    return (
        HEAD.format(rows=rows, listed=rows // 5)
        + lines
        + f"""

Both give the same {found[True]["answer"][0]:,} rows. Machine and versions: {told},
PySpark {version("pyspark")}.
"""
    )


HEAD = """# One person with half of all look-ups

Written by `python benchmarks/skew.py`; not edited by hand. {rows:,} look-ups, half of them of
one person, are joined with a list of {listed:,} persons that is too large to be sent whole to
each worker (`access/listed_lookups`, on Spark alone, 16 parts). The largest task's share of the
rows is the least part of the time that any number of workers needs. Splitting is Spark's own
(`spark.sql.adaptive.skewJoin.enabled`). It splits a part along the pieces of the log that sent
rows to it, so never into more tasks than the log was read by. Tables here are small: the log is
read in pieces of 8 MB (128 MB else), parts of more than 1 MB are split (256 MB else).

| splitting | tasks of the join | rows read | largest task | its share |
|---|---:|---:|---:|---:|
"""


if __name__ == "__main__":
    main()
