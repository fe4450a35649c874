"""The tasks of ``benchmarks/scored.py`` by scikit-learn, of arrays in memory."""

import json
import sys
import time

import numpy as np
import pyarrow.parquet as pq
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss, roc_auc_score


def order(columns: dict[str, np.ndarray]) -> list[float]:
    return [float(roc_auc_score(columns["outcome"], columns["score"]))]


def chances(columns: dict[str, np.ndarray]) -> list[float]:
    said, happened = columns["chance"], columns["outcome"]
    fit = IsotonicRegression(y_min=0, y_max=1).fit_transform(said, happened.astype(float))
    flat = np.full(len(said), happened.mean())
    raw, best, base = (float(brier_score_loss(happened, one)) for one in (said, fit, flat))
    return [raw, raw - best, base - best, base]


def main(what: str, file: str) -> None:
    wanted = {"order": ("score", "outcome"), "chances": ("chance", "outcome")}[what]
    held = pq.read_table(file, columns=list(wanted))
    columns = {name: held[name].to_numpy() for name in wanted}
    began = time.process_time()
    answer = {"order": order, "chances": chances}[what](columns)
    print(json.dumps({"seconds": round(time.process_time() - began, 4), "answer": answer}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
