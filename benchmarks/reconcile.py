"""Ours, the reconciliation alone: the access audit's own queries on tables already admitted.

``python reconcile.py CASE ROOM (look-ups | units) MEMORY THREADS`` after ``admitted.py``.
"""

import json
import re
import sys
from pathlib import Path

import msgspec

from veedor.core import Setting, to_utc
from veedor.engine import Engine, start
from veedor.intake import read_case
from veedor.run import find_audit, query

DERIVED, COUNTS = ("listed_lookups", "lookups"), ("queries_by_basis", "units")
INSIDE, OUTSIDE = 1, 2 | 4 | 8  # the marks of units.sql


def main(case_file: Path, room: Path, what: str, memory: str, threads: int) -> None:
    case, kind = read_case(case_file), find_audit("access")
    (request,) = case.audits
    setting = Setting(
        given={},
        zone=case.time_zone,
        seed=case.seed,
        start=to_utc(case.period.start, case.time_zone),
        end=to_utc(case.period.end, case.time_zone),
    )
    binds = kind.binds(msgspec.convert(request.options, kind.options), setting)
    tables = json.loads((room / "tables.json").read_text(encoding="utf-8"))
    for left in room.glob("derived.duckdb*"):  # of the run before
        left.unlink()
    engine = start("duck", room, threads=threads, memory=memory)
    engine.open({record: Path(table) for record, table in tables.items()})
    only_look_ups = what == "look-ups"
    for name in DERIVED[:1] if only_look_ups else DERIVED:
        sql = query("access", name)
        engine.derive(name, sql, _of(sql, binds))
    print(json.dumps((_look_ups if only_look_ups else _answer)(engine, binds)))
    engine.close()


def _look_ups(engine: Engine, binds: dict[str, object]) -> dict[str, int]:
    """Every look-up of a person never listed is outside: only the others were joined."""
    sql = query("access", "coverage")
    seen = engine.rows(sql, _of(sql, binds))[0]
    audited = seen["admitted"] - seen["before"] - seen["after"]
    placed = "SELECT count(*) AS n FROM listed_lookups WHERE inside = 1"
    inside = engine.rows(placed, {})[0]["n"]
    return {"queries_inside": inside, "queries_outside": audited - inside}


def _answer(engine: Engine, binds: dict[str, object]) -> dict[str, int]:
    by_basis, units = (
        engine.rows(sql, _of(sql, binds)) for sql in (query("access", name) for name in COUNTS)
    )
    answer = {
        "queries_inside": sum(r["queries"] for r in by_basis if r["place"] == "inside"),
        "queries_outside": sum(r["queries"] for r in by_basis if r["place"] != "inside"),
    }
    for unit in ("persons", "person-days"):
        theirs = [row for row in units if row["unit"] == unit]
        for side, mark in (("inside", INSIDE), ("outside", OUTSIDE)):
            name = f"{unit.replace('-', '_')}_{side}"
            answer[name] = sum(row["units"] for row in theirs if row["marks"] & mark)
    return answer


def _of(sql: str, binds: dict[str, object]) -> dict[str, object]:
    return {name: binds[name] for name in set(re.findall(r"\$(\w+)", sql))}


main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5]))
