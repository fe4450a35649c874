"""Every kind's example on Spark, held against its report; the plan of each query, counted.

    python benchmarks/plans.py [KIND ...]     brings docs/plans.md up to date, kind by kind

For each query Spark's physical plan is read before it runs: how often a table is scanned, how
often rows are sent from worker to worker (shuffles), how often a small table is sent whole to
every worker (broadcasts), and the joins by how they are made. Sizes are those of the examples,
so a join of two large tables may be planned as a broadcast here and as a shuffle there: the
bound on rows that travel is therefore shuffles plus twice the broadcasts.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

from veedor import audits
from veedor.core import Value
from veedor.engine.spark import SparkEngine, SparkTables
from veedor.report import to_json
from veedor.run import audit, find_audit, kinds, path
from veedor.run.step import Step

OUT = Path(__file__).parents[1] / "docs" / "plans.md"
ROOM = Path(audits.__path__[0])
# What a line of a plan says, and the column it is counted under.
NODES = {
    "scans": r"FileScan",
    "shuffles": r"(?<!Reused)(?<!Broadcast)Exchange (?!SinglePartition)",
    "to one": r"Exchange SinglePartition",
    "broadcasts": r"BroadcastExchange",
    "sort joins": r"SortMergeJoin",
    "hash joins": r"(?:BroadcastHashJoin|ShuffledHashJoin)",
    "nested loops": r"(?:BroadcastNestedLoopJoin|CartesianProduct)",
    "windows": r"Window ",
}
HEAD = """# The plan of each query

How Spark answers each query of each kind, read from its physical plan on the kind's example.
Made by `python benchmarks/plans.py`; what the columns cost is said in [scale.md](scale.md).
*Scans*: tables read. *Shuffles*: rows sent between workers by a key. *To one*: rows sent to one
worker, for an order or a number over all. *Broadcasts*: small tables sent whole to every
worker. *Joins*: by sorting, by hashing, or each row with each (*nested*). *Windows*: rows
numbered or compared within a group.
"""
Plans = dict[str, Counter[str]]
Session: TypeAlias = Any  # Spark has no types here


class Watched(SparkTables):
    """The tables of one audit, whose plans are read before they run."""

    def __init__(self, room: Path, session: Session, plans: Plans, now: list[str]) -> None:
        super().__init__(room, session)
        self._plans, self._now = plans, now

    def _answer(self, sql: str, binds: Mapping[str, Value]) -> Session:
        answer = super()._answer(sql, binds)
        if self._now:
            plan = answer._jdf.queryExecution().executedPlan()  # noqa: SLF001 - no other way
            self._plans[self._now[-1]] = counted(plan.toString())
        return answer


def counted(plan: str) -> Counter[str]:
    """Count what a physical plan does; of an adaptive plan only what it starts with."""
    first = plan.rpartition("== Initial Plan ==")[2]
    return Counter({name: len(re.findall(node, first)) for name, node in NODES.items()})


def main(wanted: list[str]) -> int:
    here = str(Path(__file__).parent)
    sys.path[:] = [place for place in sys.path if place != here]  # coverage.py is a library too
    found = read(OUT.read_text("utf-8")) if OUT.exists() else {}
    differ = []
    with tempfile.TemporaryDirectory(prefix="veedor-plans-") as folder:
        room = Path(folder)
        with closing(SparkEngine(room, threads=2, memory="1GB")) as engine:
            session = engine.session
            session.conf.set("spark.sql.shuffle.partitions", "2")
            # Plans are the same; compiling each one costs more than these few rows do.
            session.conf.set("spark.sql.codegen.wholeStage", "false")
            for kind in wanted or kinds():
                plans: Plans = {}
                same = run(kind, session, plans)
                print(f"{kind}: {'the same bytes' if same else 'DIFFERS'}", flush=True)
                if not same:
                    differ.append(kind)
                    continue
                found[kind] = plans
                OUT.write_text("\n".join(page(found)) + "\n", "utf-8")
    return len(differ)


def read(text: str) -> dict[str, Plans]:
    """Give the kinds that a page holds, so that one of them can be read anew."""
    found: dict[str, Plans] = {}
    for part in text.split("\n## ")[1:]:
        kind, _, rest = part.partition("\n")
        rows = [line.strip("| ").split(" | ") for line in rest.splitlines() if "| `" in line]
        cells = {row[0].strip("`"): [int(cell) for cell in row[-len(NODES) :]] for row in rows}
        found[kind] = {
            query: Counter(dict(zip(NODES, counts, strict=True)))
            for query, counts in cells.items()
        }
    return found


def run(kind: str, session: Session, plans: Plans) -> bool:
    now: list[str] = []

    def tell(step: Step) -> None:
        if step.what in {"derive", "query"}:
            now.append(step.name)

    def start(_engine: str, room: Path, **_how: object) -> Watched:
        new = session.newSession()
        for name in ("shuffle.partitions", "adaptive.enabled", "codegen.wholeStage"):
            new.conf.set(f"spark.sql.{name}", session.conf.get(f"spark.sql.{name}"))
        return Watched(room, new, plans, now)

    path.start = start  # type: ignore[assignment]
    case = ROOM / kind / "example" / "case.yaml"
    report = to_json(audit(case, engine="spark", threads=2, tell=tell).report)
    return report == case.with_name("report.json").read_bytes()


def page(found: dict[str, Plans]) -> Iterator[str]:
    yield HEAD
    if absent := [kind for kind in kinds() if kind not in found]:
        yield f"Not read yet: {', '.join(absent)}.\n"
    names = list(NODES)
    yield "| kind | queries | " + " | ".join(names) + " |"
    yield "|---|" + "---:|" * (len(names) + 1)
    found = {kind: found[kind] for kind in kinds() if kind in found}
    for kind, plans in found.items():
        total: Counter[str] = sum(plans.values(), Counter())
        cells = " | ".join(str(total[name]) for name in names)
        yield f"| {kind} | {len(plans)} | {cells} |"
    for kind, plans in found.items():
        yield f"\n## {kind}\n"
        yield "| query | kept | " + " | ".join(names) + " |"
        yield "|---|---|" + "---:|" * len(names)
        kept = find_audit(kind).derived
        for query, count in plans.items():
            cells = " | ".join(str(count[name]) for name in names)
            yield f"| `{query}` | {'yes' if query in kept else ''} | {cells} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
