"""A log four times as long: the same replay again, later, by new numbers on new persons.

``python longer.py FOLDER TO``
"""

import shutil
import sys
from pathlib import Path

import duckdb

TIMES, DAYS = 4, 1002
LATER = """
SELECT
    lpad(CAST(CAST(id_consulta AS BIGINT) + {turn} * 200000000 AS VARCHAR), 10, '0')
        AS id_consulta,
    fecha_hora + {turn} * {days} * INTERVAL 1 DAY AS fecha_hora,
    usuario,
    terminal,
    CASE WHEN dni IN (SELECT dni FROM read_parquet('{entries}')) THEN dni
        ELSE {turn} || dni[2:] END AS dni,
    finalidad,
    motivo,
    expediente
FROM read_parquet('{log}')
"""  # persons who were ever listed stay: the list's work grows fourfold too


def main(folder: Path, to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for name in ("ordenes.parquet", "conarc_version.csv", "usuarios.csv"):
        shutil.copy(folder / name, to / name)
    case = (folder / "case.yaml").read_text(encoding="utf-8")
    until = 'to: "2021-12-21"', 'to: "2030-03-15"'
    (to / "case.yaml").write_text(case.replace(*until), encoding="utf-8")
    facts = {"log": folder / "consultas.parquet", "entries": folder / "ordenes.parquet"}
    turns = [LATER.format(turn=turn, days=DAYS, **facts) for turn in range(TIMES)]
    out = to / "consultas.parquet"
    with duckdb.connect(config={"memory_limit": "2GB"}) as database:
        database.execute(
            f"COPY ({' UNION ALL '.join(turns)}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)"
        )


main(Path(sys.argv[1]), Path(sys.argv[2]))
