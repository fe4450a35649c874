"""What admission costs against DuckDB's own scan of the same file, in the same run.

Ours copies the file, takes its digest, checks every byte, counts the records apart from the
reader, reads each cell as declared, turns persons and accounts into pseudonyms, moves wall
clocks to UTC, writes the canonical table and checks it. The peers only read: every column of
every row, as text (``scan``), or into a new Parquet file (``copy``). Run by ``make bench``;
writes ADMISSION.md beside this file.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

import duckdb
from measuring import Cost, measure
from peers import machine
from ratios import PEAK, Ratio, table, write

from veedor.engine import Desk, admit, workroom
from veedor.intake import read_case
from veedor.records import RECORDS

HERE = Path(__file__).parent
ROWS = """
SELECT range AS nro,
       strftime(
           TIMESTAMP '2019-04-25 00:00:00' + to_seconds(range * 9), '%d/%m/%Y %H:%M:%S'
       ) AS fecha,
       'cuenta' || (hash(range) % 3000) AS usuario,
       CAST(10000000 + hash(range * 7) % 40000000 AS VARCHAR) AS documento,
       ['ORD', 'EST', 'JUD', 'OTR'][1 + (hash(range * 3) % 4)::INT] AS finalidad,
       CASE WHEN hash(range * 5) % 10 > 0 THEN 'motivo ' || (hash(range * 11) % 500) END
           AS motivo
FROM range({rows})
"""
CASE = """
title: Admission
system: Look-ups
auditor: Benchmark
time_zone: America/Argentina/Buenos_Aires
seed: 1
sources:
  log:
    record: queries
    file: log.{form}
    zone: America/Argentina/Buenos_Aires
    columns:
      query_id: nro
      made_at: {{from: fecha, format: "%d/%m/%Y %H:%M:%S"}}
      account: usuario
      person: documento
      purpose: finalidad
      reason: motivo
audits:
  - kind: access
    sources: {{queries: log}}
"""
OURS, SCAN, COPY = "Veedor, admission", "DuckDB, scan", "DuckDB, scan and write as Parquet"
SAME = "DuckDB, scan, pseudonyms, UTC and write"
WITHIN = 0.5  # ours may take twice as much
# What one who trusts the file would write: nothing is checked, copied or digested.
PLAIN = """
SELECT nro AS query_id,
       timezone('UTC', timezone('America/Argentina/Buenos_Aires',
           strptime(fecha, '%d/%m/%Y %H:%M:%S'))) AS made_at,
       strptime(fecha, '%d/%m/%Y %H:%M:%S') AS made_at_local,
       substring(sha256('{key}account:' || usuario), 1, 32) AS account,
       CAST(substring(sha256('{key}person:' || documento), 1, 32) AS UUID) AS person,
       finalidad AS purpose,
       motivo AS reason
FROM {read}
"""
KEY = "00" * 32


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--child", nargs=3)
    args = parser.parse_args()
    if args.child:
        return child(*args.child)
    lines, ratios = [], []
    with tempfile.TemporaryDirectory() as folder:
        for form in ("csv", "parquet"):
            size = prepare(Path(folder), form, args.rows)
            costs = {
                what: middle(what, form, folder, args) for what in (SCAN, COPY, SAME, OURS)
            }
            lines += [row(what, form, size, cost) for what, cost in costs.items()]
            ratios += beside(form, costs)
    told = f"{machine(('duckdb', 'veedor'))} {args.rows:,} rows; the middle of {args.repeat}."
    write(HERE / "ADMISSION.md", [told, "", *HEAD, *lines, "", *table(ratios)])
    return None


def prepare(folder: Path, form: str, rows: int) -> int:
    file = folder / f"log.{form}"
    kind = "csv, header, quote '\"'" if form == "csv" else "parquet"
    duckdb.connect().execute(f"COPY ({ROWS.format(rows=rows)}) TO '{file}' (FORMAT {kind})")
    (folder / f"{form}.yaml").write_text(CASE.format(form=form), encoding="utf-8")
    return file.stat().st_size


def middle(what: str, form: str, folder: str, args: argparse.Namespace) -> Cost:
    command = [sys.executable, __file__, "--child", what, form, folder]
    costs = [measure(command) for _ in range(args.repeat)]
    assert all(cost.answer == args.rows for cost in costs), [cost.answer for cost in costs]
    return sorted(costs, key=lambda cost: cost.processor)[len(costs) // 2]


def child(what: str, form: str, folder: str) -> None:
    if what == OURS:
        print(ours(Path(folder), form))
        return
    file = f"{folder}/log.{form}"
    read = f"read_csv('{file}', all_varchar = true)" if form == "csv" else f"'{file}'"
    db = duckdb.connect(config={"memory_limit": "1GB", "threads": os.cpu_count() or 2})
    db.execute(f"SET temp_directory = '{folder}/spill'")
    if what == SCAN:  # a hash, so that no column is left unread
        asked = f"SELECT count(*), bit_xor(hash(COLUMNS(*))) FROM {read}"
    else:
        rows = f"SELECT * FROM {read}" if what == COPY else PLAIN.format(key=KEY, read=read)
        asked = f"COPY ({rows}) TO '{folder}/copy.parquet' (FORMAT parquet)"
    print(json.dumps(db.execute(asked).fetchone()[0]))


def ours(folder: Path, form: str) -> int:
    case = read_case(folder / f"{form}.yaml")
    with workroom(folder) as room:
        desk = Desk(folder=folder, room=room, zone=case.time_zone, key=KEY)
        return admit("log", case.sources["log"], RECORDS["queries"], desk=desk).receipt.admitted


HEAD = (
    "| form | what | processor s | MB per s | peak MiB |",
    "|---|---|---:|---:|---:|",
)


def row(what: str, form: str, size: int, cost: Cost) -> str:
    rate = size / 1e6 / cost.processor
    return f"| {form} | {what} | {cost.processor:.1f} | {rate:.0f} | {cost.peak_mb:.0f} |"


def beside(form: str, costs: dict[str, Cost]) -> list[Ratio]:
    own, task = costs[OURS], f"admission of {form}"
    found = []
    for peer in (SCAN, COPY, SAME):
        this, its = {"task": task, "beside": peer}, costs[peer]
        found += [
            Ratio(**this, theirs=its.processor, ours=own.processor, bar=WITHIN),
            Ratio(**this, theirs=its.peak_mb, ours=own.peak_mb, unit=PEAK, bar=WITHIN),
        ]
    return found


main()
