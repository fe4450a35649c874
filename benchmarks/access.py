"""The access audit against its peers: same records, same question, same run.

The question: how many look-ups, persons and person-days were inside the list as it stood at
each look-up's own moment, and how many outside. Every answer is held against the replay's exact
truth, and a wrong one stops the run. Run by ``make bench``; writes RESULTS.md beside this file.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from measuring import Cost, measure

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
    text = _results(lines, args)
    print(text)
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(".bench"))
    parser.add_argument("--peer-python", type=Path, default=Path(".venv-bench/bin/python"))
    parser.add_argument("--memory", default="1GB")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()
    args.data = args.data.resolve()
    args.peer_python = args.peer_python.absolute()  # not resolved: a venv is found by its link
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


def _results(lines: list[Line], args: argparse.Namespace) -> str:
    rows = [
        f"| {line.name} | {line.processor:.1f} | {line.wall:.1f} | {line.peak_mb:.0f} |"
        for line in lines
    ]
    return "\n".join(
        [
            "# Access: what it costs",
            "",
            "Written by `make bench`; not edited by hand. Records: the full replay R1",
            "(9,392,372 look-ups, 200,000 spans of listing, text keys).",
            "Each answer is held against the exact truth; a wrong one stops the run. Processor",
            "seconds are user and system time of the process and its children; memory",
            f"is the most that its whole tree held. Medians of {args.repeat}; admission and",
            "whole audits once.",
            "",
            "*look-ups*: how many were inside the list at their own moment, and how many not.",
            "*units*: the same for look-ups, persons and person-days. The peers read the files",
            "as they came; ours reads tables already admitted, whose cost stands apart. Our",
            "units come by purpose and by the static list as well.",
            "",
            "| what | processor s | elapsed s | peak MB |",
            "|---|---:|---:|---:|",
            *rows,
            "",
            *_ratios(lines),
            "",
            f"Machine: {_machine()}; {args.threads} threads; Veedor's and DuckDB's memory",
            f"limit {args.memory}. Versions: {_versions(args.peer_python)}.",
            "",
        ]
    )


def _ratios(lines: list[Line]) -> list[str]:
    """Hold what was to be reached against what was measured, reached or not."""
    cost = {line.name: line for line in lines}
    whole, longer = cost[WHOLE], cost[LONGER]
    asked: list[tuple[str, float, float]] = [
        (
            f"{peer} ÷ ours, {what}",
            cost[f"{peer}: {what}"].processor / cost[f"{OURS}: {what}"].processor,
            goal,
        )
        for what in TASKS
        for peer, goal in ((PANDAS, 5.0), (PLAIN, 2.0))
    ]
    pandas = cost[f"{PANDAS}: units"].processor
    asked.append(("pandas' reconciliation ÷ our whole audit", pandas / whole.processor, 1.0))
    asked.append(("2 GiB ÷ peak of our whole audit", 2147.5 / whole.peak_mb, 1.0))
    rows = [
        f"| {name} | {ratio:.2f} | {goal:.1f} | {'yes' if ratio >= goal else '**no**'} |"
        for name, ratio, goal in asked
    ]
    return [
        "| ratio, same run | measured | to reach | reached |",
        "|---|---:|---:|---|",
        *rows,
        "",
        (
            f"A log four times as long cost {longer.processor / whole.processor:.2f} times the "
            f"processor time and {longer.peak_mb / whole.peak_mb:.2f} times the memory."
        ),
    ]


def _machine() -> str:
    models = [
        line.split(":", 1)[1].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    gigabytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    model = models[0] if models else platform.machine()
    return f"{model}, {os.cpu_count()} cores, {gigabytes:.0f} GB"


def _versions(peer: Path) -> str:
    asked = (
        (sys.executable, ("duckdb", "numpy", "veedor")),
        (peer, ("pandas", "pyarrow")),
    )
    found = [f"Python {platform.python_version()}"]
    for python, names in asked:
        code = f"from importlib.metadata import version as v\nfor n in {names}: print(n, v(n))"
        done = subprocess.run(
            [str(python), "-c", code], check=True, capture_output=True, text=True
        )
        found.extend(done.stdout.split("\n")[:-1])
    return ", ".join(found)


if __name__ == "__main__":
    main()
