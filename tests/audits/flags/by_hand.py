"""What these tests make by hand, and how they ask for it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import duckdb

from veedor.core import Answer, Estimate, Finding
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS

Rows = Sequence[Mapping[str, Any]]


Ask = Callable[..., Answer]


START = datetime(2025, 4, 1)  # noqa: DTZ001 - UTC throughout


TYPES = SQL_TYPE | {"person": "VARCHAR", "account": "VARCHAR"}


READ = {
    *("captures.not-public-without-order", "targets.protected-only"),
    *("monitoring.outside-scope", "monitoring.protected-without-order"),
    "financial-queries.without-gateway",
}


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def fill(db: duckdb.DuckDBPyConnection, record: str, rows: Rows) -> None:
    columns = [(column.name, TYPES[column.kind]) for column in RECORDS[record].columns]
    columns += [
        (f"{c.name}_local", "TIMESTAMP") for c in RECORDS[record].columns if c.kind == "moment"
    ]
    kinds = ", ".join(f'"{name}" {kind}' for name, kind in columns)
    db.execute(f'CREATE OR REPLACE TABLE "{record}" ({kinds})')
    for row in rows:
        cells = [row.get(name, row.get(name.removesuffix("_local"))) for name, _ in columns]
        marks = ", ".join("?" for _ in cells)
        db.execute(f'INSERT INTO "{record}" VALUES ({marks})', cells)


def named(answer: Answer, name: str) -> Estimate:
    (found,) = [e for f in answer.findings for e in f.estimates if e.name == name]
    return found


def reach(answer: Answer, name: str) -> tuple[float, float] | None:
    held = named(answer, name).interval
    return None if held is None else (held.low, held.high)


def why(answer: Answer, name: str) -> str:
    because = named(answer, name).absent_because
    assert because is not None
    return because.id


def finding(answer: Answer, name: str) -> Finding:
    return next(f for f in answer.findings if f.id == f"flags.{name}")


def captures(*rows: Mapping[str, Any]) -> dict[str, Rows]:
    usual: dict[str, Any] = {
        "made_at": at(1),
        "public": True,
        "order_id": None,
        "crime_kind": "threats",
        "protected": "none",
        "usual_conduct": False,
        "has_case": False,
    }
    return {
        "monitoring": [{**usual, "capture_id": str(n), **row} for n, row in enumerate(rows)]
    }


def flags(n: int, **columns: Any) -> list[dict[str, Any]]:
    return [{"flag_id": str(k), "made_at": at(k), **columns} for k in range(n)]


def review(
    flag: int, verdict: str | None, hours: float = 100, **columns: Any
) -> dict[str, Any]:
    usual: dict[str, Any] = {"account": "a", "sampled": True, "automatic": False}
    said = {"flag_id": str(flag), "reviewed_at": at(hours), "verdict": verdict}
    return usual | said | columns
