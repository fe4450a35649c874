"""diff-diff, of ``benchmarks/effect.py``: called on the row panel, as its guide shows."""

import sys
import warnings
from pathlib import Path

import pandas as pd
from diff_diff import CallawaySantAnna, SyntheticControl, TwoWayFixedEffects
from effect import DONORS, DRAWS, FIRST, SEED, timed

warnings.filterwarnings("ignore")


def rows(folder: Path) -> pd.DataFrame:
    table = pd.read_parquet(folder / "panel.parquet")
    on = pd.read_parquet(folder / "adoption.parquet")
    table = table.merge(on, on="unit", how="left")
    months = sorted(table["period"].unique())
    table["time"] = table["period"].map({day: at for at, day in enumerate(months)})
    table["treated"] = table["adopted_on"].notna().astype(int)
    table["post"] = (table["time"] >= FIRST).astype(int)
    return table


def work(part: str, folder: Path) -> object:
    table = rows(folder)
    if part in {"estimate", "wild"}:
        more = {"inference": "wild_bootstrap", "n_bootstrap": DRAWS, "seed": SEED}
        more |= {"bootstrap_weights": "webb"}
        fit = TwoWayFixedEffects(cluster="cluster", **(more if part == "wild" else {}))
        found = fit.fit(table, outcome="events", treatment="treated", post="post", unit="unit")
        ends = found.conf_int if part == "wild" else (found.se,)
        return [round(float(x), 4) for x in (found.att, *ends)]
    if part == "mixture":
        mean = table[table["treated"] == 1].groupby("time", as_index=False)["events"].mean()
        mean = mean.assign(unit="target", treated=1)
        donors = sorted(table.loc[table["treated"] == 0, "unit"].unique())[:DONORS]
        both = pd.concat([mean, table.loc[table["unit"].isin(donors), list(mean.columns)]])
        both["treated"] *= both["time"] >= FIRST
        # Each period before counts alike, as in ours: the same problem, solved exactly at once.
        alike = {"v_method": "custom", "custom_v": [1.0] * FIRST, "standardize": "none"}
        fit = SyntheticControl(**alike)
        found = fit.fit(
            both,
            outcome="events",
            treatment="treated",
            unit="unit",
            time="time",
            pre_period_outcomes="all",
            post_periods=list(range(FIRST, int(table["time"].max()) + 1)),
        )
        return round(float(found.att), 3)
    late = pd.Series({name: n % 3 for n, name in enumerate(sorted(table["unit"].unique()))})
    first = (FIRST - 6 * table["unit"].map(late)).where(table["treated"] == 1, -1)
    table["first"], table["time"] = first + 1, table["time"] + 1  # from 1; 0: never
    found = CallawaySantAnna(control_group="never_treated").fit(
        table, outcome="events", unit="unit", time="time", first_treat="first"
    )
    return [round(float(found.overall_att), 4), round(float(found.overall_se), 4)]


if __name__ == "__main__":
    timed(lambda: work(sys.argv[1], Path(sys.argv[2])), 0.0)
