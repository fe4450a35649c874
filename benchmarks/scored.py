"""How well scores order and how well chances mean what they say: ours and scikit-learn.

``python benchmarks/scored.py`` writes SCORED.md: each task in a process of its own, the middle
of three, imports outside the clock. ``order``: the area under the curve of a score of 1 to 500,
ours counted by the engine from a Parquet file, theirs of arrays in memory. ``chances``: the
Brier score and its three parts by an isotonic fit, both of arrays in memory. The numbers are
held against each other to nine digits before any time is written.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from measuring import Cost, measure
from peers import FRAMES, interpreter, machine
from ratios import PEAK, Ratio, table, write

ROWS, CLOSE = 1_000_000, 1e-9
HERE = Path(__file__).parent
COUNTED = """
    SELECT score, sum(CASE WHEN outcome THEN 1 ELSE 0 END) AS yes,
        sum(CASE WHEN outcome THEN 0 ELSE 1 END) AS no
    FROM scored GROUP BY score ORDER BY score
"""
TASKS = {
    "order": "area under the curve, 1,000,000 scores of 1 to 500",
    "chances": "Brier score and its parts by an isotonic fit, 1,000,000 chances",
}


def made(file: Path) -> None:
    """Write scores, chances that say too much, and outcomes."""
    dice = np.random.default_rng(20261130)
    true = dice.beta(1.2, 4.0, ROWS)
    said = np.round(np.clip(true**1.3 + dice.normal(0, 0.05, ROWS), 0.001, 0.999), 4)
    score = np.clip(np.ceil(500 * said), 1, 500).astype(np.int32)
    columns = {"score": score, "chance": said, "outcome": dice.random(ROWS) < true}
    pq.write_table(pa.table(columns), file)


def order(file: Path) -> Callable[[], list[float]]:
    from veedor.engine.duck import DuckEngine  # noqa: PLC0415
    from veedor.stats.score_auc import ordering  # noqa: PLC0415

    def work() -> list[float]:
        with tempfile.TemporaryDirectory() as room:
            engine = DuckEngine(Path(room), threads=1, memory="128MB")
            engine.open({"scored": file})
            rows = [tuple(int(x) for x in row.values()) for row in engine.rows(COUNTED, {})]
            engine.close()
        return [ordering(rows).value]

    return work


def chances(file: Path) -> Callable[[], list[float]]:
    from scipy import optimize  # noqa: F401, PLC0415 - loaded before the clock starts

    from veedor.stats.reliability import reliability  # noqa: PLC0415

    held = pq.read_table(file, columns=["chance", "outcome"])
    said, happened = (held[name].to_numpy() for name in ("chance", "outcome"))

    def work() -> list[float]:
        found = reliability(said, happened)
        return [found.score, found.miscalibration, found.discrimination, found.uncertainty]

    return work


def child(what: str, file: Path) -> dict[str, object]:
    work = {"order": order, "chances": chances}[what](file)
    began = time.process_time()
    answer = work()
    return {"seconds": round(time.process_time() - began, 4), "answer": answer}


def main() -> None:
    lines, ratios = [], []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scored.parquet"
        made(file)
        for what, task in TASKS.items():
            own = middle([sys.executable, __file__, what, file])
            python = interpreter(FRAMES)
            its = python and middle([python, HERE / "scored_peers.py", what, file])
            ratios += beside(task, own, its)
            said = ", ".join(f"{x:.6f}" for x in own.answer["answer"])
            lines.append(f"| {task} | {said} |")
    told = machine(("duckdb", "numpy", "scipy", "veedor"), {FRAMES: ("scikit-learn", "numpy")})
    answers = ["| what | answer |", "|---|---|", *lines]
    write(HERE / "SCORED.md", [told, "", *answers, "", *table(ratios)])


def middle(command: list[str | Path]) -> Cost:
    runs = [measure(command) for _ in range(3)]
    return sorted(runs, key=lambda one: one.answer["seconds"])[1]


def beside(task: str, own: Cost, its: Cost | None) -> list[Ratio]:
    """Hold both answers against each other, and give the ratios."""
    if its and np.abs(np.subtract(own.answer["answer"], its.answer["answer"])).max() > CLOSE:
        raise SystemExit(f"{task}: {own.answer['answer']} and {its.answer['answer']}")
    this = {"task": task, "beside": "scikit-learn"}
    took, peak = (its.answer["seconds"], its.peak_mb) if its else (None, None)
    return [
        Ratio(**this, theirs=took, ours=own.answer["seconds"]),
        Ratio(**this, theirs=peak, ours=own.peak_mb, unit=PEAK),
    ]


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(child(sys.argv[1], Path(sys.argv[2]))))
    else:
        main()
