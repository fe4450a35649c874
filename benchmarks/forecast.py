"""What the statistics of forecasts cost beside their peers: one run, processor seconds.

``python benchmarks/forecast.py [OPEN_CP]``: pyCSEP and KDEpy run in an environment of their own
(``peers.py``). OPEN_CP: a folder that holds the package open_cp (0.2,
github.com/QuantCrimAtLeeds/PredictCode), which is on no registry. Writes the middle of
FORECAST.md; the rest of it is forecast_year.py's.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from peers import FORECAST, interpreter, machine
from ratios import AT_MOST, MARK, NOT_RUN, Ratio, table

from veedor.stats.blocks import square_blocks
from veedor.stats.capture import capture_at, capture_curve
from veedor.stats.compare_blocks import compare_crossed, compare_over_space, compare_over_time
from veedor.stats.csep import consistency_test
from veedor.stats.kernel_maps import blurred, lattice_of
from veedor.stats.predpol import Stop, fit_predpol

SIDE, EVENTS = 316, 10_000
CELLS = SIDE * SIDE
HERE = Path(__file__).parent
ENDS = ("hits_low", "hits_high")
EARLIER = " (an earlier run)"
# numba imports a library that is called like a file of this folder, coverage.py.
sys.path.remove(str(HERE))


def timed(task: Callable[[], object], runs: int = 3) -> tuple[float, object]:
    """Give the least processor seconds of some runs (the first compiles), and the answer."""
    costs, answer = [], None
    for _ in range(runs):
        start = time.process_time()
        answer = task()
        costs.append(time.process_time() - start)
    return min(costs), answer


Peers = tuple[Path | None, str | None]
"""The interpreter of the peers, and the folder that holds open_cp."""


def peer(
    peers: Peers, task: str, data: dict[str, np.ndarray], *, folder: bool = False
) -> tuple[float, float] | None:
    python, open_cp = peers
    if python is None or (folder and open_cp is None):
        return None
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "data.npz"
        np.savez(path, **data)
        ran = subprocess.run(
            [python, HERE / "forecast_peers.py", task, path, *([open_cp] if folder else [])],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    seconds, answer = json.loads(ran.stdout.splitlines()[-1])
    return seconds, answer


Row = tuple[str, float, str, tuple[float, float] | None, float]


def rows(peers: Peers) -> list[Row]:
    """Give what each task costs us and the peer, and the ratio to reach."""
    rng = np.random.default_rng(0)
    rate = rng.gamma(0.5, 1.0, CELLS)
    counts = rng.multinomial(EVENTS, rate / rate.sum())
    return [
        *drawn_tests(peers, rate, counts, rng),
        capture(peers, np.round(rate, 3), counts),
        predpol(peers, rng),
        kernel(peers, rng),
    ]


def drawn_tests(
    peers: Peers, rate: np.ndarray, counts: np.ndarray, rng: np.random.Generator
) -> list[Row]:
    both = {"rate": rate, "counts": counts.astype(np.float64)}
    found: list[Row] = []
    for kind, task, name, who, goal in (
        ("S", "s", "S-test, 1,000 simulations of 10,000 events", "pyCSEP", 3.0),
        ("binary S", "binary", "binary S, 1,000 simulations", "pyCSEP, 20 x 50", 20.0),
    ):
        ours, told = timed(lambda k=kind: consistency_test(k, rate, counts, rng), 4)
        other = peer(peers, task, both)
        assert other is None or abs(told.statistic - other[1]) < 1e-6 * abs(other[1])
        found.append((name, ours, who, other, goal))
    return found


def capture(peers: Peers, scores: np.ndarray, counts: np.ndarray) -> Row:
    ours, _ = timed(lambda: capture_curve(scores, counts), 5)
    given = {"scores": scores, "counts": counts, "side": np.array(SIDE)}
    other = peer(peers, "capture", given, folder=True)
    some = [capture_at(scores, counts, level / 100) for level in range(1, 101)]
    low, high = (sum(getattr(one, end) for one in some) / EVENTS for end in ENDS)
    assert other is None or low - 0.1 <= other[1] <= high + 0.1
    name = "all levels of capture with ties (peer: 100 levels)"
    return name, ours, "open_cp, hit_rates", other, 500.0


def predpol(peers: Peers, rng: np.random.Generator) -> Row:
    cells, times = rng.integers(0, 10_000, 100_000), rng.random(100_000) * 1000
    stop = Stop(steps=20, tolerance=0.0)
    ours, fit = timed(lambda: fit_predpol(cells, times, 10_000, 1000.0, stop=stop), 4)
    other = peer(peers, "em", {"cells": cells, "times": times}, folder=True)
    assert other is None or abs(fit.theta - other[1]) < 1e-9
    name = "PredPol's EM, 20 steps, 100,000 events in 10,000 cells"
    return name, ours, "open_cp, seppexp", other, 300.0


def kernel(peers: Peers, rng: np.random.Generator) -> Row:
    x, y = (rng.normal(158, 40, 100_000).clip(0, 315) for _ in range(2))
    where = np.rint(y).astype(int) * SIDE + np.rint(x).astype(int)
    lattice = lattice_of(np.arange(CELLS) % SIDE, np.arange(CELLS) // SIDE, 1.0)
    binned = np.bincount(where, minlength=CELLS)[None].astype(np.float64)
    ours, _ = timed(lambda: blurred(binned, lattice, 3.0), 5)
    other = peer(peers, "kernel", {"x": x, "y": y, "side": np.array(SIDE)})
    return "kernel map of 100,000 events", ours, "KDEpy, FFTKDE", other, 10.0


def bootstrap() -> list[tuple[str, float, float]]:
    rng = np.random.default_rng(5)
    days = rng.poisson(3.0, (730, 1)), rng.poisson(3.0, (730, 1))
    per = np.full((730, 1), 9)
    told = []
    for length in (14, 30):
        cost, _ = timed(lambda n=length: compare_over_time(days, n, rng, per=per), 5)
        told.append((f"10,000 draws over 730 days, stretches of {length}", cost, 0.1))
    cells = rng.poisson(0.05, (730, 625)), rng.poisson(0.05, (730, 625))
    axis = np.arange(625)
    blocks = square_blocks(axis % 25, axis // 25, 5.0)
    cost, _ = timed(lambda: compare_over_space(cells, blocks, rng), 5)
    told.append(("10,000 draws over 25 blocks of 25 cells, 730 days", cost, 0.1))
    cost, _ = timed(lambda: compare_crossed(cells, (blocks, 30), rng), 5)
    told.append(("the same crossed with stretches of 30 days", cost, 0.1))
    return told


def page(peers: Peers) -> list[str]:
    ratios = []
    for name, ours, who, other, goal in rows(peers):
        print(name, ours, other, file=sys.stderr, flush=True)
        took = other and other[0]
        ratios.append(Ratio(task=name, beside=who, theirs=took, ours=ours, bar=goal))
    for name, cost, most in bootstrap():
        ratios.append(Ratio(task=name, beside=AT_MOST, theirs=most, ours=cost))
    told = machine(("numpy", "numba", "veedor"), {FORECAST: ("pycsep", "KDEpy", "numpy")})
    return [told, "", *table(ratios)]


def kept(lines: Iterable[str], earlier: Iterable[str]) -> list[str]:
    """Put the row of an earlier run, named so, in the place of one whose peer is not here.

    >>> kept(["| a | b | s | not run |", "| c | d | s | 2 |"], ["| a | b | s | 1 |"])
    ['| a | b (an earlier run) | s | 1 |', '| c | d | s | 2 |']
    """
    before = {line.split(" | ")[0]: line for line in earlier}
    return [
        _named(before.get(line.split(" | ")[0], line)) if NOT_RUN in line else line
        for line in lines
    ]


def _named(line: str) -> str:
    task, beside, *rest = line.split(" | ")
    if NOT_RUN not in line and not beside.endswith(EARLIER):
        beside += EARLIER
    return " | ".join([task, beside, *rest])


def main(open_cp: str | None) -> None:
    found = page((interpreter(FORECAST), open_cp))
    told = HERE / "FORECAST.md"
    before, _, year = told.read_text(encoding="utf-8").partition("\n## A year")
    head, _, earlier = before.partition(MARK)
    lines = "\n".join(kept(found, earlier.splitlines()))
    told.write_text(f"{head}{MARK}\n\n{lines}\n\n## A year{year}", encoding="utf-8")


if __name__ == "__main__":
    main((*sys.argv[1:], None)[0])
