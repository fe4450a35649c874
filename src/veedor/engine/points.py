"""Canonical tables as points and outlines, and placed points as tables that SQL can join."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import duckdb
import numpy as np
from numpy.typing import NDArray

from veedor.engine.admission.physical import literal

Numbers: TypeAlias = NDArray[np.int64]


def points_of(table: Path) -> tuple[Numbers, Numbers]:
    """Give every point of a canonical table once, in order, in millionths of a degree."""
    parts = ", ".join(
        f"CAST({name} * 1000000 AS BIGINT) AS {name}" for name in ("latitude", "longitude")
    )
    found = _fetched(
        f"SELECT DISTINCT {parts} FROM {_scan(table)}"
        " WHERE latitude IS NOT NULL AND longitude IS NOT NULL ORDER BY latitude, longitude"
    )
    return found["latitude"].astype(np.int64), found["longitude"].astype(np.int64)


def outlines_of(areas: Path) -> tuple[tuple[str, str], ...]:
    """Give the code (the name where it has none) and the outline of each area, in order."""
    found = _fetched(
        "SELECT coalesce(area_code, area_name) AS code, coalesce(outline, '') AS outline"
        f" FROM {_scan(areas)} WHERE coalesce(area_code, area_name) IS NOT NULL"
        " ORDER BY code, outline"
    )
    return tuple(zip(map(str, found["code"]), map(str, found["outline"]), strict=True))


def write_table(out: Path, columns: Mapping[str, NDArray[Any]]) -> Path:
    """Write whole numbers (BIGINT) and texts (VARCHAR) as a table, in the order given."""
    kinds = {
        name: "BIGINT" if a.dtype.kind in "iu" else "VARCHAR" for name, a in columns.items()
    }
    read = ", ".join(f"CAST({name} AS {kind}) AS {name}" for name, kind in kinds.items())
    with duckdb.connect(config={"threads": 1}) as db:
        db.execute("SET enable_progress_bar = false")
        db.register("given", dict(columns))
        db.execute(f"COPY (SELECT {read} FROM given) TO {literal(str(out))} (FORMAT parquet)")
    return out


def _scan(table: Path) -> str:
    return f"read_parquet({literal(str(table))})"


def _fetched(sql: str) -> dict[str, Any]:
    with duckdb.connect(":memory:") as db:
        db.execute("SET enable_progress_bar = false")
        return db.execute(sql).fetchnumpy()
