"""Ours, of ``benchmarks/effect.py``: the audit's queries on the engine, then its numbers."""

import sys
import tempfile
from pathlib import Path

import numpy as np
from effect import DONORS, DRAWS, FIRST, SEED, STARTS, timed

from veedor.audits import effect as kind
from veedor.audits.effect.counts import Cell
from veedor.audits.effect.grid import FAR, Grid, grid
from veedor.audits.effect.options import EffectOptions
from veedor.engine.duck import DuckEngine
from veedor.stats.differences import change_gap, changes, two_way
from veedor.stats.staggered import staggered
from veedor.stats.synthetic import synthetic
from veedor.stats.wild_bootstrap import wild_clusters

SQL = Path(kind.__file__).parent
DAYS = {"first_day": "2015-01-01", "last_day": "2019-12-31", "outcome": ""}
PANEL = """
    SELECT unit, period, CAST(events AS DECIMAL(18, 3)) AS events,
        CAST(NULL AS DECIMAL(18, 3)) AS at_risk, cluster, '' AS outcome
    FROM read_panel
"""


def panel(folder: Path) -> Grid:
    """Count on the engine, as the audit does, and put the cells in a complete panel."""
    with tempfile.TemporaryDirectory() as room:
        engine = DuckEngine(Path(room), threads=1, memory="256MB")
        engine.open(
            {"read_panel": folder / "panel.parquet", "adoption": folder / "adoption.parquet"}
        )
        engine.derive("panel", PANEL, {})
        near = "SELECT unit, 0 AS steps, adopted_on AS near_since FROM adoption WHERE 1 = 0"
        engine.derive("near", near, {})
        engine.derive("placed", (SQL / "placed.sql").read_text("utf-8"), DAYS)
        rows = engine.rows((SQL / "cells.sql").read_text("utf-8"), {})
        cells = [Cell(**row) for row in rows]
        engine.close()
    found = grid(cells, EffectOptions(), rated=False)
    if found is None:
        raise SystemExit("no panel")
    return found


def work(part: str, folder: Path) -> object:
    seen = panel(folder)
    treated = seen.after(0)
    if seen.clusters is None:
        raise SystemExit("no clusters")
    if part == "estimate":
        gap = change_gap(changes(seen.rows(0), FIRST), changes(seen.rows(FAR), FIRST))
        (by_cluster,) = two_way(seen.rates, [treated], seen.clusters)
        ends = by_cluster.reach(0.95)
        return [round(x, 4) for x in (gap.value, ends.value, by_cluster.error)]
    if part == "wild":
        found = wild_clusters(
            seen.rates, [treated], seen.clusters, level=0.95, draws=DRAWS, seed=SEED
        )
        return [round(x or 0.0, 3) for x in (found.value, found.low, found.high)]
    if part == "mixture":
        mixed = synthetic(
            seen.rows(0).mean(axis=0), seen.rows(FAR)[:DONORS], FIRST, starts=STARTS, seed=SEED
        )
        return [round(x, 3) for x in (mixed.best.effect, min(mixed.starts), max(mixed.starts))]
    late = np.arange(len(seen.units)) % 3
    adopted = [
        None if first is None else first - 6 * int(wait)
        for first, wait in zip(seen.first, late, strict=True)
    ]
    overall = staggered(seen.rates, adopted, later_too=False).overall
    return [round(overall.value, 4), round(overall.error, 4)]


if __name__ == "__main__":
    if sys.argv[1] == "staggered":
        import diff_diff  # noqa: F401 - it would be loaded inside the clock
    timed(lambda: work(sys.argv[1], Path(sys.argv[2])), 0.0)
