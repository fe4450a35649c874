"""Rates of forty groups from ten million rows, drawn ten thousand times: ours and of peers.

``python benchmarks/rates.py`` writes RATES.md: each row in a process of its own and in the same
run, by processor seconds of all its threads. Ours starts from a Parquet file (opening the
engine and reading are inside the clock), pandas and Fairlearn from a table already in memory.
Imports are outside, and stand in a column of their own. The peers' environment is that of
``peers.py``; ``--fairlearn`` runs Fairlearn too, which takes minutes and 4 GB (``groups.py``
has it on a tenth of the rows).
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROWS, OFFICERS, DRAWS, PIECE = 10_000_000, 5_000, 10_000, 1_000
# The engine is loaded where it is used, so that it is typed loosely here.
# ruff: noqa: ANN401
REPEATS = 3
HERE = Path(__file__).parent
SQL = HERE / "rates_sql"
REFERENCES = ("white", "male", "north")


def made(file: Path, rows: int = ROWS) -> None:
    """Write the rows: risk and flag differ by race, sex, district and officer."""
    import numpy as np  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    dice = np.random.default_rng(20261129)
    names = (
        ("race", ("white", "black", "hispanic", "asian"), (0.5, 0.25, 0.2, 0.05)),
        ("sex", ("male", "female"), (0.6, 0.4)),
        ("district", ("north", "south", "east", "west", "centre"), (0.3, 0.25, 0.2, 0.15, 0.1)),
    )
    mood = dice.normal(0, 0.3, OFFICERS)
    writer = None
    for _ in range(10):
        n = rows // 10
        picked = [dice.choice(len(of), n, p=shares) for _, of, shares in names]
        officer = dice.integers(0, OFFICERS, n)
        risk = 1 / (1 + np.exp(1.5 - 0.2 * picked[0] + 0.3 * picked[1] - 0.1 * picked[2]))
        outcome = dice.random(n) < risk
        flag = 1 / (1 + np.exp(1.0 - 0.3 * picked[0] - 1.2 * outcome - mood[officer]))
        columns = {
            name: pa.DictionaryArray.from_arrays(pa.array(at.astype(np.int32)), list(of))
            for (name, of, _), at in zip(names, picked, strict=True)
        }
        columns["officer"] = pa.DictionaryArray.from_arrays(
            pa.array(officer.astype(np.int32)), [f"officer {k:05d}" for k in range(OFFICERS)]
        )
        columns["flagged"] = pa.array(dice.random(n) < flag)
        columns["outcome"] = pa.array(outcome)
        table = pa.table(columns)
        writer = writer or pq.ParquetWriter(file, table.schema, compression="zstd")
        writer.write_table(table)
    writer.close()


def ours(file: Path, *, by_officer: bool) -> object:
    """Count on the engine, and draw the counts anew: by row, or by officer."""
    from veedor.engine.duck import DuckEngine  # noqa: PLC0415
    from veedor.stats.rate_draws import drawn_lines, rows_again, units_again  # noqa: PLC0415

    began = time.process_time()
    with tempfile.TemporaryDirectory() as room:
        engine = DuckEngine(Path(room), threads=1, memory="128MB")
        engine.open({"decisions": file})
        keys, counts = of_officers(engine) if by_officer else of_rows(engine)
        engine.close()
    seen = counts.sum(axis=0)
    drawn = units_again(counts, DRAWS, 1) if by_officer else rows_again(seen, DRAWS, 1)
    lines = list(drawn_lines(keys, seen, drawn, REFERENCES, 0.95))
    took = time.process_time() - began
    gap = {one.line: one for one in lines}["black", None, None].gaps["fpr"]
    told = sum(
        x is not None for one in lines for x in (*one.rates.values(), *one.gaps.values())
    )
    ends = [round(x, 5) for x in (gap.value, gap.low, gap.high)]
    answer = [len(keys), int(seen.sum()), told, *ends]
    return {"seconds": round(took, 3), "imports": round(began, 3), "answer": answer}


def asked(engine: Any, name: str, **binds: int) -> list[dict[str, Any]]:
    return list(engine.rows((SQL / f"{name}.sql").read_text("utf-8"), binds))


def of_rows(engine: Any) -> tuple[list[tuple[str, ...]], Any]:
    """Give the cells and their counts, as those of one unit."""
    import numpy as np  # noqa: PLC0415

    cells = asked(engine, "cells")
    counts = np.array([[c["tn"], c["fp"], c["fn"], c["tp"]] for c in cells])
    return [(c["race"], c["sex"], c["district"]) for c in cells], counts[None]


def of_officers(engine: Any) -> tuple[list[tuple[str, ...]], Any]:
    """Give the cells, and the counts of officers × cells, read some officers at a time."""
    import numpy as np  # noqa: PLC0415

    for name in ("units", "places", "by_officer"):
        many = engine.derive(name, (SQL / f"{name}.sql").read_text("utf-8"), {})
        if name == "units":
            officers = many
    cells = engine.rows("SELECT race, sex, district FROM places ORDER BY cell_no", {})
    counts = np.zeros((officers, len(cells), 4), dtype=np.int32)
    for first in range(0, officers, PIECE):
        some = asked(engine, "officers", first=first, last=first + PIECE - 1)
        table = np.array([list(row.values()) for row in some])
        counts[table[:, 0], table[:, 1]] = table[:, 2:]
    return [(c["race"], c["sex"], c["district"]) for c in cells], counts


LABELS = {
    "pandas": "pandas, one groupby to counts, table in memory",
    "ours": "Veedor: 40 cells, margins, gaps, 10,000 draws of rows, from Parquet",
    "officers": "Veedor: the same, 10,000 draws of 5,000 officers",
    "fairlearn": "Fairlearn MetricFrame, five rates, no intervals, table in memory",
}


def main() -> None:
    from measuring import measure  # noqa: PLC0415
    from peers import FRAMES, interpreter  # noqa: PLC0415

    peers = interpreter(FRAMES) or sys.executable  # pandas is ours too
    rows = ["pandas", "ours", "officers"] + ["fairlearn"] * ("--fairlearn" in sys.argv)
    costs = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "decisions.parquet"
        measure([sys.executable, __file__, "made", file])
        for what in rows:
            own = what in {"ours", "officers"}
            here = [sys.executable, __file__] if own else [peers, HERE / "rates_peers.py"]
            runs = [
                measure([*here, what, file]) for _ in range(1 if what == "fairlearn" else 3)
            ]
            costs[what] = sorted(runs, key=lambda one: one.answer["seconds"])[len(runs) // 2]
            print(what, costs[what], flush=True)
    from ratios import write  # noqa: PLC0415

    write(HERE / "RATES.md", page(costs))


def page(costs: dict) -> list[str]:
    from peers import FRAMES, machine  # noqa: PLC0415
    from ratios import AT_MOST, PEAK, Ratio, table  # noqa: PLC0415

    lines = [
        machine(("duckdb", "numpy", "veedor"), {FRAMES: ("pandas", "fairlearn")}),
        "",
        "| what | processor s | imports, s | whole process, peak MiB |",
        "|---|---:|---:|---:|",
    ]
    for name, cost in costs.items():
        said = cost.answer
        took = f"{said['seconds']:.2f} | {said['imports']:.2f}"
        lines.append(f"| {LABELS[name]} | {took} | {cost.peak_mb:.0f} |")
    seconds = {name: cost.answer["seconds"] for name, cost in costs.items()}
    rows, officers = {"task": TASKS[0]}, {"task": TASKS[1]}
    counts, own, by_officer = seconds["pandas"], seconds["ours"], seconds["officers"]
    peaks = {name: cost.peak_mb for name, cost in costs.items()}
    ratios = (
        Ratio(**rows, beside="pandas, one groupby", theirs=counts, ours=own),
        Ratio(**officers, beside="3 × pandas, one groupby", theirs=3 * counts, ours=by_officer),
        Ratio(
            **rows,
            beside="pandas, one groupby",
            theirs=peaks["pandas"],
            ours=peaks["ours"],
            unit=PEAK,
        ),
        Ratio(**rows, beside=AT_MOST, theirs=130, ours=peaks["ours"], unit=PEAK),
        Ratio(**officers, beside=AT_MOST, theirs=200, ours=peaks["officers"], unit=PEAK),
    )
    return [*lines, "", *table(ratios)]


TASKS = ("10,000 draws of rows", "10,000 draws of 5,000 officers")

if __name__ == "__main__":
    if sys.argv[1:2] == ["made"]:
        made(Path(sys.argv[2]))
    elif sys.argv[1:2] in (["ours"], ["officers"]):
        print(json.dumps(ours(Path(sys.argv[2]), by_officer=sys.argv[1] == "officers")))
    else:
        main()
