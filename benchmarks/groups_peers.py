"""Six rates of forty groups by one peer, of the rows of ``benchmarks/groups.py``.

``python groups_peers.py PEER FILE`` in the environment of the peer: the table is in memory, in
the types that the peer asks for, before the clock starts. Prints one line of JSON: seconds, and
the six rates of each group in the order of RATES.
"""

# ruff: noqa: PLC0415 - each task loads its own peer

import json
import logging
import sys
import time
import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

BY = ["race", "sex", "district"]
RATES = ("base-rate", "flagged", "fpr", "fnr", "ppv", "npv")
Rates = dict[str, list[float]]
Work = Callable[[], Rates]


def pandas_rates(table: pd.DataFrame) -> Work:
    """One groupby to counts, then each rate by the counts."""

    def work() -> Rates:
        counts = table.groupby([*BY, "flagged", "outcome"], observed=True).size()
        tables = counts.unstack([3, 4], fill_value=0).sort_index(axis=1)  # noqa: PD010
        tn, fn, fp, tp = tables.to_numpy().T
        n = tn + fp + fn + tp
        parts = ((fn + tp, n), (fp + tp, n), (fp, tn + fp), (fn, fn + tp), (tp, fp + tp))
        rates = np.array([part / whole for part, whole in (*parts, (tn, tn + fn))]).T
        names = ("|".join(name) for name in tables.index)
        return dict(zip(names, rates.tolist(), strict=True))

    return work


def fairlearn(table: pd.DataFrame) -> Work:
    from fairlearn import metrics
    from sklearn.metrics import precision_score

    outcome, flagged = table["outcome"].astype(int), table["flagged"].astype(int)

    def base_rate(truth: pd.Series, _: pd.Series) -> float:
        return float(np.mean(truth))

    def npv(truth: pd.Series, said: pd.Series) -> float:
        return float(precision_score(truth, said, pos_label=0))

    asked = {
        "base-rate": base_rate,
        "flagged": metrics.selection_rate,
        "fpr": metrics.false_positive_rate,
        "fnr": metrics.false_negative_rate,
        "ppv": precision_score,
        "npv": npv,
    }

    def work() -> Rates:
        frame = metrics.MetricFrame(
            metrics=asked, y_true=outcome, y_pred=flagged, sensitive_features=table[BY]
        ).by_group
        names = ("|".join(name) for name in frame.index)
        return dict(zip(names, frame[list(RATES)].to_numpy().tolist(), strict=True))

    return work


def scikit(table: pd.DataFrame) -> Work:
    """Its confusion matrix of each group, the groups parted by pandas."""
    from sklearn.metrics import confusion_matrix

    def work() -> Rates:
        rates = {}
        for name, rows in table.groupby(BY, observed=True):
            tn, fp, fn, tp = confusion_matrix(rows["outcome"], rows["flagged"]).ravel()
            n = tn + fp + fn + tp
            parts = ((fn + tp, n), (fp + tp, n), (fp, tn + fp), (fn, fn + tp), (tp, fp + tp))
            rates["|".join(name)] = [float(a / b) for a, b in (*parts, (tn, tn + fn))]
        return rates

    return work


def aequitas(table: pd.DataFrame) -> Work:
    """Cross nothing, as it does: the groups are pasted into one column beforehand."""
    from aequitas.group import Group

    cell = table[BY].astype(str).agg("|".join, axis=1).astype(object)
    given = pd.DataFrame(
        {
            "cell": cell,
            "score": table["flagged"].astype(int),
            "label_value": table["outcome"].astype(int),
        }
    )
    columns = ["prev", "pprev", "fpr", "fnr", "precision", "npv"]

    def work() -> Rates:
        found, _ = Group().get_crosstabs(given, attr_cols=["cell"])
        rates = found[columns].to_numpy().tolist()
        return dict(zip(found["attribute_value"], rates, strict=True))

    return work


def aif360(table: pd.DataFrame) -> Work:
    """Ask each group's rates as those of the privileged, as its guide shows."""
    from aif360.datasets import BinaryLabelDataset
    from aif360.metrics import ClassificationMetric

    codes = {name: list(table[name].cat.categories) for name in BY}
    given = pd.DataFrame({name: table[name].cat.codes.astype(float) for name in BY})
    given["label"] = table["outcome"].astype(float)
    truth = BinaryLabelDataset(
        df=given, label_names=["label"], protected_attribute_names=BY,
        favorable_label=1.0, unfavorable_label=0.0,
    )  # fmt: skip
    said = truth.copy()
    said.labels = table["flagged"].to_numpy().astype(float).reshape(-1, 1)
    places = np.unique(given[BY].to_numpy(), axis=0)

    def work() -> Rates:
        rates = {}
        for place in places:
            mine = [dict(zip(BY, place, strict=True))]
            one = ClassificationMetric(truth, said, privileged_groups=mine)
            name = "|".join(codes[by][int(at)] for by, at in zip(BY, place, strict=True))
            rates[name] = [
                one.base_rate(privileged=True),
                one.selection_rate(privileged=True),
                one.false_positive_rate(privileged=True),
                one.false_negative_rate(privileged=True),
                one.positive_predictive_value(privileged=True),
                one.negative_predictive_value(privileged=True),
            ]
        return rates

    return work


PEERS = {
    "pandas": pandas_rates,
    "Fairlearn": fairlearn,
    "scikit-learn": scikit,
    "Aequitas": aequitas,
    "AIF360": aif360,
}


def main(peer: str, file: str) -> None:
    table = pd.read_parquet(file, columns=[*BY, "flagged", "outcome"])
    table = table.astype(dict.fromkeys(BY, "category"))
    work = PEERS[peer](table)
    began = time.process_time()
    rates = work()
    took = time.process_time() - began
    print(json.dumps({"seconds": round(took, 4), "before": round(began, 2), "rates": rates}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
