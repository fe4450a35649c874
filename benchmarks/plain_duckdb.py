"""Peer: the reconciliation as one plain DuckDB statement over the text keys.

``python plain_duckdb.py FOLDER (look-ups | units) MEMORY THREADS``
"""

import json
import sys
from pathlib import Path

import duckdb

STATEMENT = """
WITH marked AS (
    SELECT q.dni, CAST(q.fecha_hora AS DATE) AS day, o.dni IS NOT NULL AS inside
    FROM read_parquet($log) AS q
    LEFT JOIN read_parquet($entries) AS o
        ON q.dni = o.dni
        AND q.fecha_hora >= o.desde
        AND (o.hasta IS NULL OR q.fecha_hora < o.hasta)
)
SELECT
    count(*) FILTER (inside) AS queries_inside,
    count(DISTINCT dni) FILTER (inside) AS persons_inside,
    count(DISTINCT (dni, day)) FILTER (inside) AS person_days_inside,
    count(*) FILTER (NOT inside) AS queries_outside,
    count(DISTINCT dni) FILTER (NOT inside) AS persons_outside,
    count(DISTINCT (dni, day)) FILTER (NOT inside) AS person_days_outside
FROM marked
"""
LOOK_UPS = (
    STATEMENT[: STATEMENT.index("    count(*) FILTER (inside)")]
    + """
    count(*) FILTER (inside) AS queries_inside,
    count(*) FILTER (NOT inside) AS queries_outside
FROM marked
"""
)


def main(folder: Path, what: str, memory: str, threads: str) -> None:
    with duckdb.connect(config={"memory_limit": memory, "threads": int(threads)}) as database:
        database.execute("SET temp_directory = $folder", {"folder": str(folder / "spill")})
        answer = database.execute(
            LOOK_UPS if what == "look-ups" else STATEMENT,
            {
                "log": str(folder / "consultas.parquet"),
                "entries": str(folder / "ordenes.parquet"),
            },
        )
        names = [column[0] for column in answer.description]
        row = answer.fetchone() or ()
    print(json.dumps(dict(zip(names, row, strict=True))))


main(Path(sys.argv[1]), *sys.argv[2:5])
