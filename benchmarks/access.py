"""The access audit against its peers: same records, same question, same run.

The question: how many look-ups, persons and person-days were inside the list as it stood at
each look-up's own moment, and how many outside. Every answer is held against the replay's exact
truth, and a wrong one stops the run. Run by ``make bench``; writes ACCESS.md beside this file.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from measuring import Cost, measure
from peers import FRAMES, interpreter, machine
from ratios import AT_MOST, PEAK, Ratio, table, write

from veedor.replay import write_replay

HERE = Path(__file__).parent
OURS, PANDAS, PLAIN = "Veedor", "pandas, merge_asof", "DuckDB, one plain statement"
WHOLE, LONGER = "Veedor, whole audit", "Veedor, whole audit, log four times as long"
TASKS = {"look-ups": 2, "units": 6}  # and how many numbers each answer must hold
ADMISSION = "Veedor, admission alone (copy, digest, count, read, pseudonyms, checks)"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing measured: the median of its repeats, and the most memory of any."""

    name: str
    processor: float
    wall: float
    peak_mb: float


def main() -> None:
    args = _arguments()
    data, room = args.data / "full", args.data / "admitted"
    _prepare(args.data)
    truth = json.loads((data / "truth.json").read_text(encoding="utf-8"))["as_of"]
    memory, threads, python = args.memory, str(args.threads), sys.executable
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(mode=0o700)
    limits = (memory, threads)
    case = data / "case.yaml"
    lines = [_line(ADMISSION, [measure([python, HERE / "admitted.py", case, room])])]
    for what in TASKS:
        for name, command in (
            (PANDAS, [args.peer_python, HERE / "pandas_asof.py", data, what]),
            (PLAIN, [python, HERE / "plain_duckdb.py", data, what, *limits]),
            (OURS, [python, HERE / "reconcile.py", case, room, what, *limits]),
        ):
            lines.append(_repeat(f"{name}: {what}", command, args.repeat, truth))
    for name, folder in ((WHOLE, data), (LONGER, args.data / "longer")):
        lines.append(_line(name, [_whole(folder, args)]))
    write(HERE / "ACCESS.md", _results(lines, args))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(".bench"))
    parser.add_argument("--memory", default="1GB")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()
    args.data = args.data.resolve()
    args.peer_python = interpreter(FRAMES) or sys.executable  # pandas and pyarrow are ours too
    return args


def _prepare(data: Path) -> None:
    if not (data / "full" / "case.yaml").exists():
        write_replay(data / "full")
    if not (data / "longer" / "consultas.parquet").exists():
        longer = [sys.executable, HERE / "longer.py", data / "full", data / "longer"]
        subprocess.run([str(word) for word in longer], check=True)


def _repeat(name: str, command: list[str | Path], times: int, truth: dict[str, int]) -> Line:
    costs = [measure(command) for _ in range(times)]
    for cost in costs:
        wrong = {key: value for key, value in cost.answer.items() if truth[key] != value}
        if wrong or len(cost.answer) != TASKS[name.rpartition(": ")[2]]:
            raise SystemExit(f"{name} answers {wrong}, which is not the truth")
    return _line(name, costs)


def _line(name: str, costs: list[Cost]) -> Line:
    return Line(
        name=name,
        processor=statistics.median(cost.processor for cost in costs),
        wall=statistics.median(cost.wall for cost in costs),
        peak_mb=max(cost.peak_mb for cost in costs),
    )


def _whole(folder: Path, args: argparse.Namespace) -> Cost:
    out = args.data / "out"
    for left in (out, out.with_name("out.annex")):
        shutil.rmtree(left, ignore_errors=True)
    command = [sys.executable, "-m", "veedor", "audit", folder / "case.yaml", "--out", out]
    command.append("--quiet")
    return measure([*command, "--memory", args.memory, "--threads", str(args.threads)])


def _results(lines: list[Line], args: argparse.Namespace) -> list[str]:
    cost = {line.name: line for line in lines}
    whole, longer = cost[WHOLE], cost[LONGER]
    limits = f"{args.threads} threads, memory limit {args.memory} for Veedor and DuckDB"
    told = machine(("duckdb", "numpy", "veedor"), {FRAMES: ("pandas", "pyarrow")})
    return [
        f"{told} {limits}; medians of {args.repeat}.",
        "",
        "| what | processor s | elapsed s | peak MiB |",
        "|---|---:|---:|---:|",
        *(
            f"| {line.name} | {line.processor:.1f} | {line.wall:.1f} | {line.peak_mb:.0f} |"
            for line in lines
        ),
        "",
        *table(_ratios(cost)),
        "",
        (
            f"A log four times as long cost {longer.processor / whole.processor:.2f} times the "
            f"processor time and {longer.peak_mb / whole.peak_mb:.2f} times the memory."
        ),
    ]


def _ratios(cost: dict[str, Line]) -> list[Ratio]:
    """Hold what was to be reached against what was measured."""
    asked = []
    for what in TASKS:
        own = cost[f"{OURS}: {what}"]
        for peer, bar in ((PANDAS, 5.0), (PLAIN, 2.0)):
            its = cost[f"{peer}: {what}"]
            this = {"task": what, "beside": peer}
            asked += [
                Ratio(**this, theirs=its.processor, ours=own.processor, bar=bar),
                Ratio(**this, theirs=its.peak_mb, ours=own.peak_mb, unit=PEAK),
            ]
    whole, pandas = cost[WHOLE], cost[f"{PANDAS}: units"]
    this = {"task": "whole audit", "beside": "pandas, its reconciliation alone"}
    return [
        *asked,
        Ratio(**this, theirs=pandas.processor, ours=whole.processor),
        Ratio(task="whole audit", beside=AT_MOST, theirs=2048, ours=whole.peak_mb, unit=PEAK),
    ]


if __name__ == "__main__":
    main()
