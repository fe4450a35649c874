"""Every kind and every rule over the full replay, against the access audit alone, same run.

The access audit is the peer: it reads the same log and list, and asks one question. What was
planted must be found, no more and no less, or the run stops. Run by ``make bench``; writes
LAW.md beside this file.
"""

import argparse
import json
import os
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measuring import Cost, measure
from peers import machine
from ratios import AT_MOST, PEAK, Ratio, table, write

from veedor.replay import write_replay

HERE = Path(__file__).parent
ALONE, ALL = "access alone (case.yaml)", "every kind and rule (law.yaml)"
TWICE, BAR = "2 × the access audit alone", 2_000


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing measured: the median of its repeats, and the most memory of any."""

    name: str
    processor: float
    wall: float
    peak_mb: float


def main() -> None:
    args = _arguments()
    data = args.data / "full"
    if not (data / "law.yaml").exists():
        write_replay(data)
    costs: dict[str, list[Cost]] = {ALONE: [], ALL: []}
    for _ in range(args.repeat):  # one after the other, so that both meet the same machine
        for name, case in ((ALONE, "case.yaml"), (ALL, "law.yaml")):
            costs[name].append(_run(data / case, args))
    _hold(data, args.data / "law.report")
    lines = [_line(name, its) for name, its in costs.items()]
    write(HERE / "LAW.md", _results(lines, args))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(".bench"))
    parser.add_argument("--memory", default="1GB")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()
    args.data = args.data.resolve()
    return args


def _run(case: Path, args: argparse.Namespace) -> Cost:
    out = args.data / f"{case.stem}.report"
    how = ["--threads", str(args.threads), "--memory", args.memory, "--quiet"]
    return measure([sys.executable, "-m", "veedor", "audit", case, "-o", out, *how])


def _line(name: str, costs: list[Cost]) -> Line:
    return Line(
        name=name,
        processor=statistics.median(cost.processor for cost in costs),
        wall=statistics.median(cost.wall for cost in costs),
        peak_mb=max(cost.peak_mb for cost in costs),
    )


def _hold(data: Path, out: Path) -> None:
    """Stop where a planted difference was not found, or something else was."""
    truth = json.loads((data / "truth.json").read_text(encoding="utf-8"))["papers"]
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    changes = _estimate(report, "changes.without-source")
    hours = _estimate(report, "off-windows.active-hours")
    copies = _estimate(report, "copies.different-rows")
    unlogged = truth["entries_without_event"] + truth["removals_without_event"]
    apart = truth["only_sent"] + truth["only_received"] + truth["different"]
    for found, wanted in (
        (changes["count"], unlogged),
        (hours["count"], truth["active_hours_in_stops"]),
        (hours["support"], truth["hours_in_stops"]),
        (copies["count"], apart),
    ):
        if found != wanted:
            raise SystemExit(f"found {found}, planted {wanted}")


def _estimate(report: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [
        estimate
        for audit in report["audits"]
        for finding in audit["findings"]
        for estimate in finding["estimates"]
        if estimate["name"] == name
    ]
    return dict(found)


def _results(lines: list[Line], args: argparse.Namespace) -> list[str]:
    alone, all_ = lines
    limits = f"{args.threads} threads, {args.memory} for the engine; median of {args.repeat}"
    this = {"task": "every kind and rule"}
    twice = 2 * alone.processor
    return [
        f"{machine(('duckdb', 'veedor'))} {limits}.",
        "",
        "| what | processor s | elapsed s | peak MiB |",
        "|---|---:|---:|---:|",
        *(
            f"| {line.name} | {line.processor:.1f} | {line.wall:.1f} | {line.peak_mb:.0f} |"
            for line in lines
        ),
        "",
        *table(
            (
                Ratio(**this, beside=TWICE, theirs=twice, ours=all_.processor),
                Ratio(**this, beside=AT_MOST, theirs=BAR, ours=all_.peak_mb, unit=PEAK),
            )
        ),
    ]


if __name__ == "__main__":
    main()
