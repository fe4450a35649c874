"""What these tests make by hand, and how they ask for it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import duckdb

from veedor.audits.stops.counts import Counts
from veedor.audits.stops.options import StopsOptions
from veedor.core import Answer, Estimate, Setting
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS

Row = Mapping[str, Any]

Ask = Callable[..., Answer]
Count = Callable[..., tuple[Counts, StopsOptions, Setting]]

TYPES = SQL_TYPE | {"person": "VARCHAR", "account": "VARCHAR"}

DAY = "2024-05-02 "

STOP: dict[str, Any] = {
    "stop_id": "S1",
    "started_at": DAY + "11:05:00",
    "alert_id": "A1",
    "person": "p1",
    "act": "Arrest",
}

ORDER: dict[str, Any] = {
    "order_id": "O1",
    "person": "p1",
    "kind": "Capture",
    "valid_from": DAY + "11:05:00",
    "valid_to": "2024-06-01 00:00:00",
}


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


def reach(answer: Answer, name: str) -> tuple[float, float]:
    """The least and the most; (-1, -1) where there is no number."""
    found = estimate(answer, name).interval
    return (-1.0, -1.0) if found is None else (found.low, found.high)


YES, NO, OPEN, NONE = (1.0, 1.0), (0.0, 0.0), (0.0, 1.0), (-1.0, -1.0)
