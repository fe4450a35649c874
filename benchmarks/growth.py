"""How the cost of each kind grows with its log: seeded tables, counts, one page.

    python benchmarks/growth.py                                  every kind, 10^5 to 10^7 rows
    python benchmarks/growth.py --rows 1e9 --kind access         one size of one kind
    python benchmarks/growth.py --rows 1e9 --kind access --needed   only the columns it reads
    python benchmarks/growth.py --page                           the pages alone

Tables are made by DuckDB from hashes of a seed (``growth_tables.py``), as admission would leave
them; what admission itself costs stands in ADMISSION.md. A child process then asks every query
of the kind (``growth_asked.py``). What was measured is kept in growth.jsonl, one line for each
kind and size, the last one holds; GROWTH.md is written from it, and so are the tables of costs
in docs/scale.md and docs/escala.es.md.
"""

import argparse
import json
import os
import platform
import shutil
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from growth_page import write_pages
from growth_sizes import SIZES, sizes_of
from growth_tables import write_tables
from measuring import measure

HERE = Path(__file__).parent
KEPT = HERE / "growth.jsonl"


def main() -> None:
    args = _arguments()
    for rows in [] if args.page else args.rows:
        for kind in args.kind or SIZES:
            line = measured(kind, rows, args)
            with KEPT.open("a", encoding="utf-8") as kept:
                kept.write(json.dumps(line) + "\n")
    write_pages(KEPT)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    whole = {"type": lambda text: int(float(text)), "default": [10**5, 10**6, 10**7]}
    parser.add_argument("--rows", nargs="+", **whole)
    parser.add_argument("--kind", nargs="+", choices=list(SIZES))
    parser.add_argument("--memory", default="4GB")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--work", type=Path, default=Path(".bench/growth"))
    parser.add_argument("--keep", action="store_true", help="leave the tables for the next run")
    parser.add_argument(
        "--needed", action="store_true", help="no columns but those that it reads"
    )
    parser.add_argument("--page", action="store_true")
    return parser.parse_args()


def measured(kind: str, rows: int, args: argparse.Namespace) -> dict[str, object]:
    """Make the tables, ask, and say what it cost; a failure is a result as well."""
    tables, room = args.work / f"{kind}-{rows}", args.work / "room"
    sizes = sizes_of(kind, rows)
    files = write_tables(sizes, tables, args.memory, kind if args.needed else None)
    command = [sys.executable, HERE / "growth_asked.py", kind, tables, room]
    try:
        cost = measure([*command, args.memory, str(args.threads)])
        found = {
            "processor": round(cost.processor, 2),
            "wall": round(cost.wall, 2),
            "peak_mb": round(cost.peak_mb),
            **cost.answer,
        }
    except SystemExit as problem:
        found = {"failed": str(problem.code).strip().rpartition("\n")[2]}
    stored = sum(file.stat().st_size for file in files.values())
    for folder in (room, *([] if args.keep else [tables])):
        shutil.rmtree(folder, ignore_errors=True)
    print(kind, rows, found.get("processor"), found.get("peak_mb"), found.get("failed", ""))
    how = {"memory": args.memory, "threads": args.threads, **where_measured()}
    how |= {
        "columns": "needed" if args.needed else "all",
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
    }
    return {"kind": kind, "rows": rows, "sizes": sizes, "stored": stored, **found, **how}


def where_measured() -> dict[str, str]:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    gigabytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    model = models[0] if models else platform.machine()
    return {
        "machine": f"{model}, {os.cpu_count()} cores, {gigabytes:.0f} GB",
        "versions": f"Python {platform.python_version()}, DuckDB {version('duckdb')}, "
        f"Veedor {version('veedor')}",
    }


if __name__ == "__main__":
    main()
