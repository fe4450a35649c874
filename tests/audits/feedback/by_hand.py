"""What these tests make by hand, and how they ask for it."""

from collections.abc import Callable
from typing import Any

import duckdb

from veedor.audits.feedback.counts import Counts
from veedor.core import Answer
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS

Ask = Callable[..., tuple[Counts, Answer]]


def make(db: duckdb.DuckDBPyConnection, record: str, rows: list[dict[str, Any]]) -> None:
    """Make a canonical table of rows; moments are both the world's and the wall's clock."""
    kinds: dict[str, str] = {}
    for column in RECORDS[record].columns:
        kinds[column.name] = SQL_TYPE[column.kind]
        if column.kind == "moment":
            kinds[f"{column.name}_local"] = SQL_TYPE["moment"]
    columns = ", ".join(f'"{name}" {kind}' for name, kind in kinds.items())
    db.execute(f'CREATE OR REPLACE TABLE "{record}" ({columns})')
    for row in rows:
        whole = {name: row.get(name.removesuffix("_local")) for name in kinds}
        marks = ", ".join("?" for _ in kinds)
        db.execute(f'INSERT INTO "{record}" VALUES ({marks})', list(whole.values()))
