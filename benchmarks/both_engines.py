"""Every query of a kind on both engines, over seeded rows full of edges: the same answers?

    python benchmarks/both_engines.py --rows 1e6 [--kind KIND ...]     needs the extra ``spark``
    python benchmarks/both_engines.py --page                           the page alone

Tables come from ``growth_tables.py`` with edges put among them (``edged.py``). A child process
per engine asks every query as a run does and gives, for each, how many rows it answered and
their digest. What was found is kept in both_engines.jsonl, the last line of each kind and size
holds; BOTH_ENGINES.md is written from it.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import Any

from edged import write_both
from growth import where_measured
from growth_sizes import SIZES, sizes_of
from growth_tables import write_tables
from measuring import measure

HERE = Path(__file__).parent
KEPT = HERE / "both_engines.jsonl"
Line = dict[str, Any]


def main() -> None:
    args = _arguments()
    for rows in [] if args.page else args.rows:
        for kind in args.kind or SIZES:
            line = compared(kind, rows, args)
            with KEPT.open("a", encoding="utf-8") as kept:
                kept.write(json.dumps(line) + "\n")
    text = page([json.loads(line) for line in KEPT.read_text("utf-8").splitlines()])
    (HERE / "BOTH_ENGINES.md").write_text(text, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    whole = {"type": lambda text: int(float(text)), "default": [10**6]}
    parser.add_argument("--rows", nargs="+", **whole)
    parser.add_argument("--kind", nargs="+", choices=list(SIZES))
    parser.add_argument("--memory", default="4GB")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--work", type=Path, default=Path(".bench/both"))
    parser.add_argument("--page", action="store_true")
    return parser.parse_args()


def compared(kind: str, rows: int, args: argparse.Namespace) -> Line:
    """Make the tables and ask both engines; a failure is a result as well."""
    room = args.work.resolve() / f"{kind}-{rows}"
    shutil.rmtree(room, ignore_errors=True)
    plain = write_tables(sizes_of(kind, rows), room / "plain", args.memory)
    tables = write_both(plain, room, args.memory)
    found = {engine: _asked(kind, engine, tables[engine], room, args) for engine in tables}
    shutil.rmtree(room)
    duck, spark = (found[engine].pop("answers", {}) for engine in ("duck", "spark"))
    unlike = sorted(name for name in duck | spark if duck.get(name) != spark.get(name))
    told = {"kind": kind, "rows": rows, "queries": len(duck), "unlike": unlike}
    print(kind, rows, len(duck), unlike, found)
    how = {"memory": args.memory, "threads": args.threads, **where_measured()}
    answered = sum(answer[0] for answer in duck.values())
    return {**told, "answered": answered, **found, **how}


def _asked(
    kind: str, engine: str, tables: dict[str, Path], room: Path, args: argparse.Namespace
) -> Line:
    given = json.dumps({name: str(file) for name, file in tables.items()})
    command = [sys.executable, HERE / "both_engines_asked.py", kind, engine, given]
    try:
        cost = measure([*command, room / engine, args.memory, str(args.threads)])
    except SystemExit as problem:
        return {"failed": str(problem.code).strip().rpartition("\n")[2]}
    used = {"processor": round(cost.processor, 1), "peak_mb": round(cost.peak_mb)}
    return {**used, **cost.answer}


def page(lines: list[Line]) -> str:
    last = {(line["kind"], line["rows"]): line for line in lines}
    ordered = sorted(last.values(), key=lambda line: (line["kind"], line["rows"]))
    return HEAD + "\n".join(map(_row, ordered)) + "\n" + _versions(ordered)


def _row(line: Line) -> str:
    same = "yes" if not line["unlike"] else "**no**: " + ", ".join(line["unlike"])
    cells = [
        cell
        for engine in ("duck", "spark")
        for cell in (line[engine].get(what, "**failed**") for what in ("processor", "peak_mb"))
    ]
    start = f"| {line['kind']} | {line['rows']:,} | {line['queries']} | {line['answered']:,} |"
    return start + f" {same} | " + " | ".join(map(str, cells)) + " |"


def _versions(lines: list[Line]) -> str:
    told = dict.fromkeys(f"{line['machine']}; {line['versions']}" for line in lines)
    return "\n" + "\n".join(f"Machine and versions: {one}." for one in told) + "\n"


HEAD = """# The same answers on both engines

Written by `python benchmarks/both_engines.py`; not edited by hand. Seeded tables of each kind
(`growth_tables.py`), with edges put among them (`edged.py`): one value in fifty is an edge of
its kind (missing and empty texts, ends of ranges, the hours in which clocks change, days before
1582), and one person or account in five thousand is one of a few, which then hold far more rows
than any other. Each engine answers every query of the kind, derived tables among them (of which
the rows are counted); *same*: each answer has the same rows in the same order, by digest.
Processor seconds and the most memory held (MiB, the whole tree of processes, Java included), on
a machine at work on other things. Spark runs as one Java process with two threads.

| kind | rows of the log | queries | rows answered | same | DuckDB s | MiB | Spark s | MiB |
|---|---:|---:|---:|---|---:|---:|---:|---:|
"""


if __name__ == "__main__":
    main()
