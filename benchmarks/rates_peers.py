"""The counts by pandas and the rates by Fairlearn, of the rows of ``benchmarks/rates.py``.

Run with the interpreter of ``peers.py`` (pandas 3.1.1; Fairlearn 0.15.0): the table is in
memory, its groups as categories, before the clock starts.
"""

import json
import sys
import time

import pandas as pd

BY = ["race", "sex", "district"]


def pandas_counts(table: pd.DataFrame) -> object:
    counts = table.groupby([*BY, "flagged", "outcome"], observed=True).size()
    return [len(counts), int(counts.sum())]


def fairlearn_rates(table: pd.DataFrame) -> object:
    from fairlearn import metrics  # noqa: PLC0415

    rates = {
        "selection": metrics.selection_rate,
        "tpr": metrics.true_positive_rate,
        "fpr": metrics.false_positive_rate,
        "fnr": metrics.false_negative_rate,
        "tnr": metrics.true_negative_rate,
    }
    frame = metrics.MetricFrame(
        metrics=rates,
        y_true=table["outcome"].astype(int),
        y_pred=table["flagged"].astype(int),
        sensitive_features=table[BY],
    )
    return [len(frame.by_group), round(float(frame.by_group["fpr"].iloc[0]), 5)]


def main(what: str, file: str) -> None:
    table = pd.read_parquet(file, columns=[*BY, "flagged", "outcome"])
    table = table.astype(dict.fromkeys(BY, "category"))
    work = {"pandas": pandas_counts, "fairlearn": fairlearn_rates}[what]
    began = time.process_time()
    answer = work(table)
    took = time.process_time() - began
    print(json.dumps({"seconds": round(took, 3), "imports": round(began, 3), "answer": answer}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
