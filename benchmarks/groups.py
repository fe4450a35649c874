"""Six rates of forty groups, without intervals: ours, and those that give rates by group.

``python benchmarks/groups.py`` writes GROUPS.md: a million of the rows of ``rates.py``, each
one in a process and an environment of its own (``peers.py``), the middle of three. Ours begins
with a Parquet file: opening the engine and reading it are inside the clock; the peers have
their table in memory, in the types they ask for, before it starts. Imports are outside. Each
rate of each group is held against ours to nine digits, and a wrong one stops the run.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from measuring import Cost, measure
from peers import AEQUITAS, AIF360, FRAMES, interpreter, machine
from rates import SQL, made
from ratios import NOT_RUN, PEAK, Ratio, table, write

ROWS, REPEATS, CLOSE = 1_000_000, 3, 1e-9
HERE = Path(__file__).parent
OURS = "Veedor, from Parquet"
PEERS = {
    "pandas": (FRAMES, "pandas, one groupby to counts and the rates from them"),
    "scikit-learn": (FRAMES, "scikit-learn, `confusion_matrix` of each group"),
    "Fairlearn": (FRAMES, "Fairlearn, `MetricFrame`"),
    "Aequitas": (AEQUITAS, "Aequitas, `get_crosstabs`, the groups pasted into one column"),
    "AIF360": (AIF360, "AIF360, `ClassificationMetric` of each group"),
}
VERSIONS = {
    FRAMES: ("pandas", "scikit-learn", "fairlearn"),
    AEQUITAS: ("aequitas", "pandas"),
    AIF360: ("aif360", "pandas", "scikit-learn"),
}


def ours(file: Path) -> dict[str, object]:
    """Count on the engine, as an audit does, and give the rates of each group."""
    from veedor.engine.duck import DuckEngine  # noqa: PLC0415
    from veedor.stats.score_tables import RATES, Table, rate_of  # noqa: PLC0415

    began = time.process_time()
    rates = {}
    with tempfile.TemporaryDirectory() as room:
        engine = DuckEngine(Path(room), threads=1, memory="128MB")
        engine.open({"decisions": file})
        for row in engine.rows((SQL / "cells.sql").read_text("utf-8"), {}):
            cells = Table(**{cell: int(row[cell]) for cell in ("tn", "fp", "fn", "tp")})
            name = f"{row['race']}|{row['sex']}|{row['district']}"
            rates[name] = [float(rate_of(cells, rate)) for rate in RATES]
        engine.close()
    took = time.process_time() - began
    return {"seconds": round(took, 4), "before": round(began, 2), "rates": rates}


def main() -> None:
    costs: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "decisions.parquet"
        made(file, ROWS)
        costs["ours"] = middle([sys.executable, __file__, "ours", file])
        for peer, (where, _) in PEERS.items():
            if python := interpreter(where):
                costs[peer] = middle([python, HERE / "groups_peers.py", peer, file])
                hold(peer, costs["ours"].answer["rates"], costs[peer].answer["rates"])
                print(peer, costs[peer].answer["seconds"], costs[peer].peak_mb, flush=True)
    write(HERE / "GROUPS.md", page(costs))


def middle(command: list[str | Path]) -> Cost:
    runs = [measure(command) for _ in range(REPEATS)]
    return sorted(runs, key=lambda one: one.answer["seconds"])[REPEATS // 2]


def hold(peer: str, own: dict[str, list[float]], other: dict[str, list[float]]) -> None:
    """Stop where a peer has other groups, or a rate that is not ours."""
    if own.keys() != other.keys():
        raise SystemExit(f"{peer} has other groups: {sorted(own.keys() ^ other.keys())}")
    for name, rates in own.items():
        for mine, its in zip(rates, other[name], strict=True):
            if abs(mine - its) > CLOSE:
                raise SystemExit(f"{peer} gives {its} in {name}, ours is {mine}")


def page(costs: dict[str, Cost]) -> list[str]:
    own = costs["ours"]
    lines = [
        machine(("duckdb", "veedor"), VERSIONS),
        "",
        "| what | processor s | imports and table, s | whole process, peak MiB |",
        "|---|---:|---:|---:|",
    ]
    ratios = []
    for name, (_, label) in {"ours": ("", OURS), **PEERS}.items():
        cost = costs.get(name)
        if cost is None:
            lines.append(f"| {label} | {NOT_RUN} | | |")
        else:
            said = cost.answer
            took = f"{said['seconds']:.3f} | {said['before']:.2f}"
            lines.append(f"| {label} | {took} | {cost.peak_mb:.0f} |")
        if name != "ours":
            took = cost and cost.answer["seconds"]
            peak = cost and cost.peak_mb
            ratios += [
                Ratio(task=TASK, beside=name, theirs=took, ours=own.answer["seconds"]),
                Ratio(task=TASK, beside=name, theirs=peak, ours=own.peak_mb, unit=PEAK),
            ]
    return [*lines, "", *table(ratios)]


TASK = "six rates of 40 groups"

if __name__ == "__main__":
    if sys.argv[1:2] == ["ours"]:
        print(json.dumps(ours(Path(sys.argv[2]))))
    else:
        main()
