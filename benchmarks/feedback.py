"""The urn of Ensign et al. (2018): 1,000 runs of 1,000 days, ours and a plain Python loop.

``python benchmarks/feedback.py`` writes FEEDBACK.md: the published settings of Oakland's two
top bins, each way in a process of its own and in the same run, the middle of three; then the
start of Python and the libraries alone, to be taken away from ours (the loop loads less).
"""

import json
import random
import sys
from pathlib import Path

import numpy as np
from measuring import Cost, measure
from peers import machine
from ratios import PEAK, Ratio, table, write

RUNS, DAYS, DECAY = 1_000, 1_000, 0.01
START, RATES = (609, 379), (3.68511, 2.816466)


def ours() -> object:
    from veedor.stats.urn import Urn, discovered, urn_shares  # noqa: PLC0415

    urn = Urn(start=START, added=discovered(RATES), decay=DECAY)
    ends = urn_shares(urn, days=DAYS, runs=RUNS, rng=np.random.default_rng(1))[:, 0]
    return [round(float(ends.mean()), 4), *np.quantile(ends, [0.05, 0.95]).round(4).tolist()]


def loop() -> object:
    """One run, one day, one draw at a time, as the model is written down."""
    dice, numbers = random.Random(1), np.random.default_rng(1)
    ends = []
    for _ in range(RUNS):
        balls = list(START)
        for _ in range(DAYS):
            visited = 0 if dice.random() * (balls[0] + balls[1]) < balls[0] else 1
            balls[visited] += int(numbers.poisson(RATES[visited]))
            for place in (0, 1):
                lost = int(numbers.binomial(balls[place], DECAY))
                balls[place] = max(1, balls[place] - lost)
        ends.append(balls[0] / (balls[0] + balls[1]))
    low, high = np.quantile(ends, [0.05, 0.95])
    return [round(float(np.mean(ends)), 4), round(float(low), 4), round(float(high), 4)]


def empty() -> object:
    import veedor.stats  # noqa: PLC0415

    return veedor.stats.__name__


STEPS = {"ours": ours, "loop": loop, "empty": empty}


LABELS = {
    "empty": "Python and the statistics, loaded and nothing run",
    "ours": "Veedor, loading included",
    "loop": "plain loop, loading of NumPy included",
}
TASK, PLAIN = "1,000 runs of the urn, loading included", "a plain Python loop"


def main() -> None:
    costs = {what: middle(what) for what in LABELS}
    write(Path(__file__).with_name("FEEDBACK.md"), page(costs))


def middle(what: str) -> Cost:
    runs = [measure([sys.executable, __file__, what]) for _ in range(3)]
    return sorted(runs, key=lambda one: one.processor)[1]


def page(costs: dict[str, Cost]) -> list[str]:
    lines = [
        machine(("numpy", "veedor")),
        "",
        "| what | processor s | peak MiB | mean share, 5 % and 95 % |",
        "|---|---:|---:|---|",
    ]
    for what, label in LABELS.items():
        cost = costs[what]
        said = "" if what == "empty" else ", ".join(str(end) for end in cost.answer)
        lines.append(f"| {label} | {cost.processor:.2f} | {cost.peak_mb:.0f} | {said} |")
    own, loop = costs["ours"], costs["loop"]
    this = {"task": TASK, "beside": PLAIN}
    ratios = (
        Ratio(**this, theirs=loop.processor, ours=own.processor),
        Ratio(**this, theirs=loop.peak_mb, ours=own.peak_mb, unit=PEAK),
    )
    return [*lines, "", *table(ratios)]


if len(sys.argv) > 1:
    print(json.dumps(STEPS[sys.argv[1]]()))
else:
    main()
