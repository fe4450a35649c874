"""What these tests make by hand, and how they ask for it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import duckdb

from veedor.core import Answer, Estimate, Finding
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS

Row = Mapping[str, Any]


Ask = Callable[..., Answer]


TYPES = SQL_TYPE | {"person": "VARCHAR", "account": "VARCHAR"}


DAY = "2024-05-02 "


START = DAY + "10:00:00"


USE: dict[str, Any] = {"deployment_id": "D1", "started_at": START, "ended_at": DAY + "16:00:00"}


ALERT: dict[str, Any] = {"alert_id": "A1", "made_at": DAY + "11:00:00"}


STOP: dict[str, Any] = {"stop_id": "S1", "started_at": DAY + "11:05:00", "alert_id": "A1"}


def make(db: duckdb.DuckDBPyConnection, record: str, rows: Sequence[Row]) -> None:
    columns = {c.name: TYPES[c.kind] for c in RECORDS[record].columns}
    moments = [c.name for c in RECORDS[record].columns if c.kind == "moment"]
    columns |= {f"{name}_local": columns[name] for name in moments}
    kinds = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    db.execute(f'CREATE OR REPLACE TABLE "{record}" ({kinds})')
    for row in rows:
        full = dict(row) | {f"{name}_local": row.get(name) for name in moments}
        values = [full.get(name) for name in columns]
        cells = ", ".join(f"CAST(? AS {kind})" for kind in columns.values())
        db.execute(
            f'INSERT INTO "{record}" SELECT {cells}',
            [None if value is None else str(value) for value in values],
        )


def estimate(answer: Answer, name: str) -> Estimate:
    (found,) = [e for f in answer.findings for e in f.estimates if e.name == name]
    return found


def finding(answer: Answer, name: str) -> Finding:
    return next(f for f in answer.findings if f.id == f"recognition.{name}")


def reach(answer: Answer, name: str) -> tuple[float, float]:
    """The least and the most; (-1, -1) where there is no number."""
    found = estimate(answer, name).interval
    return (-1.0, -1.0) if found is None else (found.low, found.high)


YES, NO, OPEN, NONE = (1.0, 1.0), (0.0, 0.0), (0.0, 1.0), (-1.0, -1.0)


DECIDED = {
    **ALERT,
    "account": "x",
    "decision": "match",
    "decided_at": DAY + "11:00:07",
    "acted_at": DAY + "11:03:00",
    "trained": True,
}
