"""The audit of effects beside diff-diff on the same rows, by processor seconds, in one run.

``python benchmarks/effect.py [RUNS]`` writes EFFECT.md, after each part, so that a run that is
cut off leaves what it measured; the middle of three runs stands where no number is given. 400
units in 40 clusters and 60 periods, a known effect from period 40 on in half of the clusters.
Each fit stands in a process of its own, imports counted apart. Both begin with the same Parquet
file; theirs with pandas, ours with the queries of the audit. Four parts: the estimate by unit
and period with errors by cluster; staggered adoption, where ours only calls diff-diff, so that
it can but lose; the wild cluster bootstrap with an interval; the synthetic control, in ours
from several starts, with all that fits as well and a rank, in theirs one exact fit.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

UNITS, CLUSTERS, PERIODS, FIRST, EFFECT = 400, 40, 60, 40, -1.5
DRAWS, STARTS, DONORS, SEED = 999, 4, 40, 7
HERE = Path(__file__).parent


def made(folder: Path) -> None:
    """Write the panel and the days of adoption: unit, period and cluster each have a mood."""
    import numpy as np  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    dice = np.random.default_rng(20261130)
    unit, period = np.divmod(np.arange(UNITS * PERIODS), PERIODS)
    cluster = unit % CLUSTERS
    level = dice.normal(20, 3, UNITS)[unit] + dice.normal(0, 1, PERIODS)[period]
    level += dice.normal(0, 0.7, (CLUSTERS, PERIODS))[cluster, period]
    level += EFFECT * ((cluster < CLUSTERS // 2) & (period >= FIRST))
    months = [f"{2015 + at // 12}-{at % 12 + 1:02d}-01" for at in range(PERIODS)]
    panel = {
        "unit": [f"unit {n:04d}" for n in unit],
        "period": pa.array([months[at] for at in period]).cast(pa.date32()),
        "cluster": [f"cluster {n:02d}" for n in cluster],
        "events": dice.poisson(np.maximum(level, 0.1)),
    }
    pq.write_table(pa.table(panel), folder / "panel.parquet")
    names = [f"unit {n:04d}" for n in range(UNITS) if n % CLUSTERS < CLUSTERS // 2]
    on = pa.array([months[FIRST]] * len(names)).cast(pa.date32())
    pq.write_table(pa.table({"unit": names, "adopted_on": on}), folder / "adoption.parquet")


def timed(work: Callable[[], object], began: float) -> None:
    """Print the seconds of the work, those of what came before it, and its answer."""
    before = time.process_time()
    answer = work()
    took = time.process_time() - before
    told = {"seconds": round(took, 3), "imports": round(before - began, 3), "answer": answer}
    print(json.dumps(told))


LABELS = {
    "estimate": "estimate and interval, errors by cluster",
    "staggered": "group-time effects (Callaway and Sant'Anna)",
    "wild": f"wild cluster bootstrap with its interval, {DRAWS:,} draws",
    "mixture": f"synthetic control, {DONORS} donors (ours: and {STARTS} starts, range, rank)",
}


def main(repeats: int) -> None:
    from measuring import measure  # noqa: PLC0415

    costs: dict[tuple[str, str], list[float]] = {}
    answers, imports, peaks = {}, {}, {}
    with tempfile.TemporaryDirectory() as folder:
        made(Path(folder))
        for part in LABELS:
            for who in ("ours", "peer"):
                file = HERE / ("effect_ours.py" if who == "ours" else "effect_peers.py")
                runs = [measure([sys.executable, file, part, folder]) for _ in range(repeats)]
                costs[part, who] = sorted(run.answer["seconds"] for run in runs)
                imports[part, who] = min(run.answer["imports"] for run in runs)
                peaks[part, who] = max(run.peak_mb for run in runs)
                answers[part, who] = runs[0].answer["answer"]
                print(part, who, costs[part, who], answers[part, who], flush=True)
            kept(costs, imports, answers, peaks)


def kept(costs: dict, imports: dict, answers: dict, peaks: dict) -> None:
    """Write what was measured so far."""
    from peers import machine  # noqa: PLC0415
    from ratios import PEAK, Ratio, table, write  # noqa: PLC0415

    repeats = len(costs["estimate", "ours"])
    lines = [
        f"{machine(('diff-diff', 'duckdb', 'numpy'))} The middle of {repeats}.",
        "",
        "| part | ours | diff-diff | imports, s: ours, theirs |",
        "|---|---|---|---|",
    ]
    ratios = []
    for part in [part for part in LABELS if (part, "peer") in costs]:
        own, peer = (costs[part, who][repeats // 2] for who in ("ours", "peer"))
        loaded = f"{imports[part, 'ours']:.2f}, {imports[part, 'peer']:.2f}"
        found = f"{answers[part, 'ours']} | {answers[part, 'peer']}"
        lines.append(f"| {LABELS[part]} | {found} | {loaded} |")
        this = {"task": LABELS[part], "beside": "diff-diff"}
        ratios.append(Ratio(**this, theirs=peer, ours=own))
        own, peer = (peaks[part, who] for who in ("ours", "peer"))
        ratios.append(Ratio(**this, theirs=peer, ours=own, unit=PEAK))
    write(HERE / "EFFECT.md", [*lines, "", *table(ratios)])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
