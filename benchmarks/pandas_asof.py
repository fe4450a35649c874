"""Peer: the reconciliation as an analyst writes it in pandas (``merge_asof`` by person).

Runs under an interpreter of its own: ``python pandas_asof.py FOLDER (look-ups | units)``.
"""

import json
import sys
from pathlib import Path

import pandas as pd


def main(folder: Path, what: str) -> None:
    log = pd.read_parquet(folder / "consultas.parquet", columns=["fecha_hora", "dni"])
    entries = pd.read_parquet(folder / "ordenes.parquet", columns=["dni", "desde", "hasta"])
    log = log.sort_values("fecha_hora", kind="stable")
    entries = entries.sort_values("desde", kind="stable")
    found = pd.merge_asof(log, entries, left_on="fecha_hora", right_on="desde", by="dni")
    held = found["desde"].notna()
    inside = held & (found["hasta"].isna() | (found["fecha_hora"] < found["hasta"]))
    answer: dict[str, int] = {}
    if what == "look-ups":
        print(
            json.dumps(
                {"queries_inside": int(inside.sum()), "queries_outside": int((~inside).sum())}
            )
        )
        return
    found["day"] = found["fecha_hora"].dt.normalize()
    for side, rows in (("inside", inside), ("outside", ~inside)):
        part = found.loc[rows, ["dni", "day"]]
        answer[f"queries_{side}"] = len(part)
        answer[f"persons_{side}"] = int(part["dni"].nunique())
        answer[f"person_days_{side}"] = len(part.drop_duplicates())
    print(json.dumps(answer))


main(Path(sys.argv[1]), sys.argv[2])
