"""A year of daily forecasts of 100,000 cells through the kind: processor time, peak memory.

``python benchmarks/forecast_year.py [FOLDER]``: makes the case in FOLDER (a temporary one where
none is given), runs ``veedor audit`` on it in a child process, and writes what it cost into
FORECAST.md here. The records are invented by the engine from hashes of a seed: the same rows
each time, whatever the machine.
"""

import importlib
import itertools
import json
import math
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import duckdb
from measuring import Cost, measure

WIDE, TALL, DAYS, BEFORE = 400, 250, 365, 180
A_DAY, SEED = 137, 20240211
# Metres to a degree east in the middle of the map, as the kind lays it on a plane. By those of
# its lower edge 400 columns are nearly a cell too wide: the map fits no grid to be cut again.
EAST = 111_320 * math.cos(math.radians(-34.7 + (TALL - 1) * 150 / 111_320 / 2))
MAKE = f"""
CREATE MACRO even(a, b) AS (hash(a, b, {SEED}) >> 11) / 9007199254740992.0;

CREATE TABLE places AS
SELECT
    k,
    printf('C%06d', k) AS cell,
    k % {WIDE} AS column_no,
    k // {WIDE} AS row_no,
    pow(0.001 + even(k % {WIDE} // 5 + 1000 * (k // {WIDE} // 5), 1), -1.0)
    * pow(0.01 + even(k, 2), -0.5) AS risk
FROM range({WIDE * TALL}) AS cells (k);

CREATE TABLE ladder AS
SELECT
    *,
    risk / sum(risk) OVER () AS part,
    (sum(risk) OVER (ORDER BY k) - risk) / sum(risk) OVER () AS above
FROM places;

CREATE TABLE drawn AS
SELECT
    n,
    even(n, 3) AS place,
    TIMESTAMP '2023-01-01' + to_seconds(
        CAST(floor(even(n, 4) * 86400 * {DAYS + BEFORE}) AS BIGINT)
    ) AS occurred_at
FROM range({A_DAY * (DAYS + BEFORE)}) AS numbers (n);
"""
CELLS = f"""
SELECT
    cell,
    CAST(0.0225 AS DECIMAL(9, 4)) AS area_km2,
    CAST(-34.7 + row_no * 150 / 111320 AS DECIMAL(9, 6)) AS latitude,
    CAST(-58.6 + column_no * 150 / {EAST} AS DECIMAL(9, 6)) AS longitude
FROM ladder
ORDER BY k
"""
INCIDENTS = f"""
SELECT
    printf('H%07d', row_number() OVER (ORDER BY d.occurred_at, d.n)) AS incident_id,
    d.occurred_at,
    d.occurred_at + to_hours(CAST(floor(24 * even(d.n, 5)) AS BIGINT)) AS reported_at,
    l.cell,
    CAST(-34.7 + (l.row_no + 0.9 * (even(d.n, 6) - 0.5)) * 150 / 111320 AS DECIMAL(9, 6))
        AS latitude,
    CAST(-58.6 + (l.column_no + 0.9 * (even(d.n, 7) - 0.5)) * 150 / {EAST} AS DECIMAL(9, 6))
        AS longitude
FROM drawn AS d
ASOF JOIN ladder AS l
    ON d.place >= l.above
ORDER BY d.occurred_at, d.n
"""
PREDICTIONS = f"""
SELECT
    TIMESTAMP '2023-01-01' + to_days(CAST(t AS INTEGER)) - INTERVAL 2 HOUR AS issued_at,
    TIMESTAMP '2023-01-01' + to_days(CAST(t AS INTEGER)) AS valid_from,
    TIMESTAMP '2023-01-01' + to_days(CAST(t AS INTEGER) + 1) AS valid_to,
    l.cell,
    CAST({A_DAY} * l.part * (0.8 + 0.4 * even(l.k, t + 10)) AS DECIMAL(12, 9)) AS rate
FROM range({BEFORE}, {BEFORE + DAYS}) AS days (t)
CROSS JOIN ladder AS l
ORDER BY t, l.k
"""
CASE = f"""\
title: A year of daily forecasts on {WIDE * TALL:,} cells (invented)
system: Invented forecast
auditor: Benchmark
language: en
time_zone: America/Argentina/Buenos_Aires
seed: {SEED}
period: {{from: "2023-06-30", to: "2024-06-29"}}
sources:
  predictions:
    record: predictions
    file: predictions.parquet
    zone: America/Argentina/Buenos_Aires
    columns: {{issued_at: issued_at, valid_from: valid_from, valid_to: valid_to, cell: cell,
              rate: rate}}
  incidents:
    record: incidents
    file: incidents.parquet
    zone: America/Argentina/Buenos_Aires
    columns: {{incident_id: incident_id, occurred_at: occurred_at, reported_at: reported_at,
              cell: cell, latitude: latitude, longitude: longitude}}
  cells:
    record: cells
    file: cells.parquet
    columns: {{cell: cell, area_km2: area_km2, latitude: latitude, longitude: longitude}}
audits:
  - kind: forecast
    sources: {{predictions: predictions, incidents: incidents, cells: cells}}
    options:
      use: rate
      coverage: 0.03
      cell_metres: [150, 150]
"""


def make_case(folder: Path) -> Path:
    """Write the case and its three Parquet files; give the case's path."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(":memory:") as db:
        db.execute("SET memory_limit = '1GB'")
        db.execute("SET enable_progress_bar = false")
        db.execute(f"SET temp_directory = '{folder / 'spill'}'")
        for statement in MAKE.split(";"):
            db.execute(statement)
        for name, sql in (
            ("cells", CELLS), ("incidents", INCIDENTS), ("predictions", PREDICTIONS)
        ):  # fmt: skip
            file = folder / f"{name}.parquet"
            db.execute(f"COPY ({sql}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")
    case = folder / "case.yaml"
    case.write_text(CASE, encoding="utf-8")
    return case


GROUPS = {
    **dict.fromkeys(("admit", "count", "check"), "admission"),
    **dict.fromkeys(("derive", "query"), "counting in SQL"),
}
FIRST = {"counting": ", with the tables and the maps of every rule, flagged"}
HERE = Path(__file__).parent
HEADING = "## A year of daily forecasts on 100,000 cells, through the kind"


def steps(folder: Path, memory: str) -> None:
    """Run the audit in this process; print what each step of it cost, as one line of JSON."""
    # numba imports a library that is called like a file of this folder, coverage.py.
    sys.path.remove(str(HERE))
    from veedor.run.path import audit  # noqa: PLC0415 - the parent needs none of it
    from veedor.run.step import Step  # noqa: PLC0415

    marks: list[tuple[str, float]] = [("start", spent())]

    def mark(name: str) -> None:
        marks.append((name, spent()))
        print(f"{marks[-1][1]:7.1f} s {most_mb():6.0f} MB  {name}", file=sys.stderr, flush=True)

    def tell(step: Step) -> None:
        if step.what != "read":
            mark(f"{step.what} {step.name}")

    by_finding(mark)
    found = audit(folder / "case.yaml", threads=2, memory=memory, work=folder, tell=tell)
    (record,) = found.report.audits
    marks.append(("end", spent()))
    told = [(name, after - before) for (name, before), (_, after) in itertools.pairwise(marks)]
    estimates = sum(e.interval is not None for f in record.findings for e in f.estimates)
    print(json.dumps({"steps": told, "estimates": estimates}))


def by_finding(mark: Callable[[str], None]) -> None:
    """Have each finding of the kind tell when it begins."""
    # The package has a function of the same name, which hides the module.
    module = importlib.import_module("veedor.audits.forecast.answer")

    def marked(part: ModuleType) -> SimpleNamespace:
        def find(study: object) -> object:
            mark(f"find {part.__name__.rpartition('.')[2]}")
            return part.find(study)

        return SimpleNamespace(find=find)

    module._FINDINGS = tuple(map(marked, module._FINDINGS))  # noqa: SLF001 - to watch, not to change


def most_mb() -> float:
    """Give the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def spent() -> float:
    """Give processor seconds of this process and of the children that it waited for."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def page(cost: Cost, memory: str) -> str:
    """Give the part of FORECAST.md."""
    parts: dict[str, float] = {}
    for name, seconds in cost.answer["steps"]:
        word, _, rest = name.partition(" ")
        what = GROUPS.get(word, "starting and the report")
        if word == "find":
            what = f"finding {rest}" + FIRST.get(rest, "")
        parts[what] = parts.get(what, 0.0) + seconds
    rows = "\n".join(
        f"| {what} | {seconds:.0f} | {100 * seconds / cost.processor:.0f} % |"
        for what, seconds in parts.items()
    )
    size = DAYS * WIDE * TALL
    return f"""
{HEADING}

Written by `python benchmarks/forecast_year.py`: a case that the engine invents (seed {SEED};
{DAYS} days, {WIDE * TALL:,} cells, {size:,} predictions in Parquet, {A_DAY * (DAYS + BEFORE):,}
incidents with those of {BEFORE} days before), audited as
`veedor audit case.yaml --memory {memory} --threads 2` does, all findings and every baseline.
Processor seconds of all its processes; memory: the most that the whole tree held at once,
engine and reading process included.

{cost.processor:.0f} processor seconds ({cost.wall:.0f} s by the clock, on a machine shared with
others); {cost.peak_mb:.0f} MB at most (to reach: minutes, under 2,048 MB);
{cost.answer["estimates"]} estimates.

| step | processor s | share |
|---|---:|---:|
{rows}
"""


def main(folder: Path, memory: str) -> None:
    if not (folder / "case.yaml").exists():
        make_case(folder)
    cost = measure([sys.executable, Path(__file__).resolve(), "--steps", folder, memory])
    told = HERE / "FORECAST.md"
    before, _, _ = told.read_text(encoding="utf-8").partition(f"\n{HEADING}")
    told.write_text(before + page(cost, memory), encoding="utf-8")
    print(json.dumps(cost.answer["steps"]), page(cost, memory))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--steps"]:
        steps(Path(sys.argv[2]), sys.argv[3])
    elif len(sys.argv) > 1:
        main(Path(sys.argv[1]), "600MB")
    else:
        with tempfile.TemporaryDirectory() as made:
            main(Path(made), "600MB")
