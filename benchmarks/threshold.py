"""The threshold test's processor seconds, compilation included, beside what it should find.

``python benchmarks/threshold.py``: 100 places × 3 groups simulated with known thresholds, and
30 places, to see why few are refused. ``python benchmarks/threshold.py FILE``: also Illinois
from a table of published thresholds (columns state, location, race, n_stops, n_searches,
n_hits, threshold_published). Each in a process of its own, from a cold start, one thread.
nutpie and NumPyro stand beside ours, where their environments (``peers.py``) were made. Writes
THRESHOLD.md after each fit, so that a run that is cut off leaves what it measured.
"""

import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from measuring import Cost, measure
from peers import NUMPYRO, NUTPIE, interpreter, machine
from ratios import NOT_RUN, PEAK, Ratio, table, write
from scipy import special, stats

from veedor.stats.thresholds import Searched, ThresholdFit, threshold_test

SHARES, FAR, AT = (-2.2, -1.9, -2.0), (0.6, 0.55, 0.6), (1.9, 1.45, 1.5)
RACES = ("white", "black", "hispanic")


def simulated(places: int) -> tuple[list[Searched], list[float]]:
    """Places of unequal size; give also the true thresholds, weighted by stops."""
    dice = np.random.default_rng(11)
    sizes = np.sort(np.exp(dice.normal(9, 0.9, places)))[::-1]
    rows, truth, weights = [], np.zeros((places, 3)), np.zeros(places)
    for place, size in enumerate(sizes):
        own = dice.normal(0, 0.1, 2) if place else np.zeros(2)
        for group, part in enumerate((0.6, 0.25, 0.15)):
            stops = int(size * part) + 20
            share = special.expit(SHARES[group] + own[0])
            far, at = np.exp(FAR[group] + own[1]), AT[group] + 0.25 * dice.normal()
            hits, misses = share * stats.norm.cdf(far - at), (1 - share) * stats.norm.cdf(-at)
            searches = int(dice.binomial(stops, hits + misses))
            found = int(dice.binomial(searches, hits / (hits + misses)))
            truth[place, group] = special.expit(special.logit(share) + far * at - far**2 / 2)
            weights[place] += stops
            rows.append(
                Searched(place=place, group=group, stops=stops, searches=searches, hits=found)
            )
    return rows, [float(x) for x in weights @ truth / weights.sum()]


def illinois(file: Path) -> tuple[list[Searched], list[float]]:
    """Illinois, and the published threshold of each row."""
    table = [row for row in pq.read_table(file).to_pylist() if row["state"] == "IL"]
    sizes = Counter[str]()
    for row in table:
        sizes[row["location"]] += row["n_stops"]
    order = sorted(sizes, key=lambda place: (-sizes[place], place))
    rows = [
        Searched(
            place=order.index(row["location"]),
            group=RACES.index(row["race"]),
            stops=row["n_stops"],
            searches=row["n_searches"],
            hits=row["n_hits"],
        )
        for row in table
    ]
    return rows, [row["threshold_published"] for row in table]


def said(fit: ThresholdFit, more: dict[str, object]) -> None:
    """Print the signs of the fit and the processor seconds since this process began."""
    signs = {
        "settled": fit.settled,
        "rhat": round(fit.worst_rhat, 4),
        "draws": round(fit.least_ess),
        "divergences": fit.divergences,
        "processor": round(time.process_time(), 1),
    }
    print(json.dumps(signs | more))


def run(what: str, file: Path | None) -> None:
    if file is not None:
        rows, published = illinois(file)
        fit = threshold_test(rows, groups=3, signal="beta", seed=7)
        off = np.abs(np.array(fit.rows) - published)
        said(fit, {"most off": round(float(off.max()), 4), "mean off": float(off.mean())})
        return
    rows, truth = simulated(int(what))
    fit = threshold_test(rows, groups=3, signal="discriminant", seed=3)
    levels = [[round(x, 3) for x in (one.low, one.mean, one.high)] for one in fit.levels]
    stops, searches = fit.stops, sum(row.searches for row in rows)
    said(fit, {"stops": stops, "searches": searches, "truth": truth, "levels": levels})


def by_peers(costs: dict[str, Cost]) -> None:
    """Fit the same rows by each peer, which compiles the model at each start."""
    rows = [[r.place, r.group, r.stops, r.searches, r.hits] for r in simulated(100)[0]]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.json"
        file.write_text(json.dumps(rows), "utf-8")
        for peer, (where, _) in PEERS.items():
            if python := interpreter(where):
                fit = Path(__file__).with_name("threshold_peers.py")
                costs[peer] = measure([python, fit, peer, file])
                kept(costs)


NAMES = {
    "100": "Veedor, 100 places × 3 groups",
    "nutpie": "nutpie, the same rows, 2 × (500 + 500)",
    "numpyro": "NumPyro, the same rows, 2 × (500 + 500)",
    "30": "Veedor, 30 places × 3 groups",
}
PEERS = {"nutpie": (NUTPIE, "nutpie"), "numpyro": (NUMPYRO, "NumPyro")}
VERSIONS = {NUTPIE: ("nutpie", "pymc"), NUMPYRO: ("numpyro", "jax")}
TASK = "threshold test, 100 places × 3 groups"


def kept(costs: dict[str, Cost]) -> None:
    """Write what was measured so far."""
    lines = [
        machine(("numba", "numpy", "veedor"), VERSIONS),
        "",
        "| fit | processor s, process | largest R-hat | least draws | divergences | MiB |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for what, cost in costs.items():
        said = cost.answer
        signs = f"{said['rhat']} | {said['draws']} | {said['divergences']}"
        lines.append(f"| {NAMES[what]} | {cost.processor:.1f} | {signs} | {cost.peak_mb:.0f} |")
    lines += ["", *table(ratio for peer in PEERS for ratio in beside(peer, costs))]
    write(Path(__file__).with_name("THRESHOLD.md"), [*lines, "", *levels(costs)])


def beside(peer: str, costs: dict[str, Cost]) -> list[Ratio]:
    """Give the fit as run, the same for a thousand effective draws, and the memory."""
    own, its = costs["100"], costs.get(peer)
    (took, each), peak = spent(own), own.peak_mb
    its_took, its_each, its_peak = (*spent(its), its.peak_mb) if its else (None, None, None)
    a_draw = f"{TASK}, per thousand of the least effective draws"
    name = PEERS[peer][1]
    return [
        Ratio(task=TASK, beside=name, theirs=its_took, ours=took),
        Ratio(task=a_draw, beside=name, theirs=its_each, ours=each),
        Ratio(task=TASK, beside=name, theirs=its_peak, ours=peak, unit=PEAK),
    ]


def spent(cost: Cost) -> tuple[float, float]:
    """Give the processor seconds, and those for a thousand effective draws."""
    return cost.processor, 1000 * cost.processor / cost.answer["draws"]


def levels(costs: dict[str, Cost]) -> list[str]:
    """Give the true thresholds beside each fit's."""
    own, its = costs["100"].answer["levels"], [costs.get(peer) for peer in PEERS]
    lines = ["| thresholds | truth | ours, 95 % | nutpie, 95 % | NumPyro, 95 % |"]
    lines.append("|---|---:|---|---|---|")
    for place, true in enumerate(costs["100"].answer["truth"]):
        said = [own[place], *(one and one.answer["levels"][place] for one in its)]
        ends = (f"{one[0]} to {one[2]}" if one else NOT_RUN for one in said)
        lines.append(f"| group {place + 1} | {true:.3f} | {' | '.join(ends)} |")
    return lines


def main() -> None:
    here = [sys.executable, __file__, "--run"]
    costs = {"100": measure([*here, "100"])}
    kept(costs)
    by_peers(costs)
    costs["30"] = measure([*here, "30"])
    kept(costs)
    for file in sys.argv[1:]:
        print("Illinois:", measure([*here, "beta", file]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2], Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    else:
        main()
