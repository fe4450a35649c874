"""Where data lives: admits files as canonical tables, answers SQL with exact rows."""

from pathlib import Path

from veedor.engine.admission import (
    Admitted,
    Desk,
    KeptTables,
    admit,
    combine,
    empty,
    kept_tables,
)
from veedor.engine.duck import DuckEngine
from veedor.engine.limited import Ran, answer_apart, end_with_parent, run_limited, set_limits
from veedor.engine.masters import check_master
from veedor.engine.points import outlines_of, points_of, write_table
from veedor.engine.protocol import Engine
from veedor.engine.workroom import workroom

ENGINES = ("duck", "spark")


def start(
    engine: str, room: Path, *, threads: int, memory: str, master: str | None = None
) -> Engine:
    """Start an engine by its name: "duck", or "spark" where the extra is installed.

    ``master``: who hands out Spark's work, where that is not one process of this machine.
    """
    if engine == "spark":
        from veedor.engine.spark import SparkEngine  # noqa: PLC0415 - an extra

        return SparkEngine(room, threads=threads, memory=memory, master=master)
    return DuckEngine(room, threads=threads, memory=memory)


__all__ = [
    "ENGINES",
    "Admitted",
    "Desk",
    "DuckEngine",
    "Engine",
    "KeptTables",
    "Ran",
    "admit",
    "answer_apart",
    "check_master",
    "combine",
    "empty",
    "end_with_parent",
    "kept_tables",
    "outlines_of",
    "points_of",
    "run_limited",
    "set_limits",
    "start",
    "workroom",
    "write_table",
]
