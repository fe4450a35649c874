"""What the statistics of forecasts cost beside their peers: one run, processor seconds.

``python benchmarks/forecast.py [PYTHON]``: PYTHON is an interpreter that has pycsep and KDEpy
(an environment of its own; neither is a dependency). open_cp is not on a registry and needs a
NumPy of years ago, so its two tasks are written anew here as plainly as it does them (a matrix
of all pairs in each cell; a sort for each level), and are named so. Writes FORECAST.md here.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from measuring import measure

from veedor.stats.baselines import (
    Known,
    last_period,
    long_run_mean,
    moving_average,
    shrunken_mean,
    uniform,
)
from veedor.stats.blocks import square_blocks
from veedor.stats.capture import capture_at, capture_curve
from veedor.stats.compare_blocks import compare_crossed, compare_over_space, compare_over_time
from veedor.stats.comparison import Plan
from veedor.stats.csep import consistency_test
from veedor.stats.flagging import flagged
from veedor.stats.kernel_maps import blurred, kernel_map, lattice_of, prospective_map
from veedor.stats.lag_regression import lag_regression
from veedor.stats.predpol import Stop, fit_predpol, predpol_maps

SIDE, EVENTS = 316, 10_000
CELLS = SIDE * SIDE
HERE = Path(__file__).parent
ENDS = ("hits_low", "hits_high")


def timed(task: Callable[[], object], runs: int = 3) -> tuple[float, object]:
    """Give the least processor seconds of some runs (the first compiles), and the answer."""
    costs, answer = [], None
    for _ in range(runs):
        start = time.process_time()
        answer = task()
        costs.append(time.process_time() - start)
    return min(costs), answer


def peer(
    python: str | None, task: str, data: dict[str, np.ndarray]
) -> tuple[float, float] | None:
    if python is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.npz"
        np.savez(path, **data)
        ran = subprocess.run(
            [python, HERE / "forecast_peers.py", task, path],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    seconds, answer = json.loads(ran.stdout.splitlines()[-1])
    return seconds, answer


def levels_one_by_one(scores: np.ndarray, events: np.ndarray) -> float:
    """Capture at 100 levels as open_cp goes about it: for each a sort of a masked array, a cut,
    and where cells tie at the cut a walk over all cells that takes the surplus off.
    """
    risk, caught = np.ma.asarray(scores), 0.0
    for level in range(1, 101):
        count = int(np.floor(len(scores) * level / 100))
        cut = np.sort(risk.compressed())[-count]
        chosen = (risk >= cut).data & ~np.ma.getmaskarray(risk)
        surplus = int(chosen.sum()) - count
        for cell in range(len(risk)):
            if not surplus:
                break
            if risk[cell] == cut:
                chosen[cell] = False
                surplus -= 1
        caught += float(events[chosen].sum()) / float(events.sum())
    return caught


def all_pairs(cells: np.ndarray, times: np.ndarray, size: int, span: float) -> float:
    """PredPol's EM as open_cp goes about it: 20 steps, a matrix of all pairs in each cell."""
    order = np.lexsort((times, cells))
    groups = np.split(times[order], np.cumsum(np.bincount(cells, minlength=size))[:-1])
    background, theta, omega = np.ones(size), 1.0, 1.0
    for _ in range(20):
        raised = waited = 0.0
        new = np.zeros(size)
        for cell, group in enumerate(groups):
            count = len(group)
            chance = np.zeros((count, count))
            for later in range(1, count):
                chance[:later, later] = (
                    theta * omega * np.exp(-omega * (group[later] - group[:later]))
                )
            for own in range(count):
                chance[own, own] = background[cell]
            chance = chance / chance.sum(axis=0)[None, :]
            diagonal = float(np.diag(chance).sum())
            new[cell] = diagonal / span
            raised += float(chance.sum()) - diagonal
            waited += float((chance * (group[None, :] - group[:, None])).sum())
        background, theta, omega = new, raised / len(cells), raised / waited
    return theta


def year() -> object:
    """A year of daily forecasts on 100k cells: every baseline made, scored and compared."""
    rng = np.random.default_rng(3)
    risk = rng.gamma(0.3, 1.0, CELLS)
    counts = rng.poisson(0.5 * risk / risk.sum() * 200, (545, CELLS)).astype(np.int16)
    known, seen = Known(start=180), counts[180:].astype(np.float64)
    x, y = np.arange(CELLS) % SIDE, np.arange(CELLS) // SIDE
    lattice, blocks = lattice_of(x, y, 1.0), square_blocks(x, y, 5.0)
    makers: list[Callable[[], np.ndarray]] = [
        lambda: uniform(counts, known), lambda: last_period(counts, known),
        lambda: long_run_mean(counts, known), lambda: moving_average(counts, known, 30),
        lambda: moving_average(counts, known, 180), lambda: shrunken_mean(counts, known),
        lambda: kernel_map(counts, known, lattice, bandwidth=2.0, window=180),
        lambda: prospective_map(counts, known, lattice),
        lambda: lag_regression(counts, known).maps,
        lambda: predpol_maps(counts, known, stop=Stop(steps=20))[0],
    ]  # fmt: skip
    told, total = [], seen.sum(axis=0, keepdims=True)
    for make in makers:
        maps = make()
        hits = [np.zeros((1, CELLS)), np.zeros((1, CELLS))]
        rates = []
        for day, real in zip(maps, seen, strict=True):
            chosen = flagged(day, 0.03)
            hits[0] += chosen.credit * real
            rates.append(float((chosen.credit * real).sum()))
        told.append(sum(rates) / float(total.sum()))
        compare_over_space((hits[0], hits[1]), blocks, rng, per=total, plan=Plan(draws=999))
    return told


Row = tuple[str, float, str, tuple[float, float] | None, float]


def rows(python: str | None) -> list[Row]:
    """Give what each task costs us and the peer, and the ratio to reach."""
    rng = np.random.default_rng(0)
    rate = rng.gamma(0.5, 1.0, CELLS)
    counts = rng.multinomial(EVENTS, rate / rate.sum())
    return [
        *drawn_tests(python, rate, counts, rng),
        capture(np.round(rate, 3), counts),
        predpol(rng),
        kernel(python, rng),
    ]


def drawn_tests(
    python: str | None, rate: np.ndarray, counts: np.ndarray, rng: np.random.Generator
) -> list[Row]:
    both = {"rate": rate, "counts": counts.astype(np.float64)}
    found: list[Row] = []
    for kind, task, name, who, goal in (
        ("S", "s", "S-test, 1,000 simulations of 10,000 events", "pyCSEP", 3.0),
        ("binary S", "binary", "binary S, 1,000 simulations", "pyCSEP, 20 x 50", 20.0),
    ):
        ours, told = timed(lambda k=kind: consistency_test(k, rate, counts, rng), 4)
        other = peer(python, task, both)
        assert other is None or abs(told.statistic - other[1]) < 1e-6 * abs(other[1])
        found.append((name, ours, who, other, goal))
    return found


def capture(scores: np.ndarray, counts: np.ndarray) -> Row:
    ours, _ = timed(lambda: capture_curve(scores, counts), 5)
    other, total = timed(lambda: levels_one_by_one(scores, counts), 1)
    some = [capture_at(scores, counts, level / 100) for level in range(1, 101)]
    low, high = (sum(getattr(one, end) for one in some) / EVENTS for end in ENDS)
    assert low - 0.1 <= total <= high + 0.1
    name = "all levels of capture with ties (peer: 100 levels)"
    return name, ours, "open_cp's way, written anew", (other, total), 500.0


def predpol(rng: np.random.Generator) -> Row:
    cells, times = rng.integers(0, 10_000, 100_000), rng.random(100_000) * 1000
    stop = Stop(steps=20, tolerance=0.0)
    ours, fit = timed(lambda: fit_predpol(cells, times, 10_000, 1000.0, stop=stop), 4)
    other, theta = timed(lambda: all_pairs(cells, times, 10_000, 1000.0), 1)
    assert abs(fit.theta - theta) < 1e-9
    name = "PredPol's EM, 20 steps, 100,000 events in 10,000 cells"
    return name, ours, "open_cp's way, written anew", (other, theta), 300.0


def kernel(python: str | None, rng: np.random.Generator) -> Row:
    x, y = (rng.normal(158, 40, 100_000).clip(0, 315) for _ in range(2))
    where = np.rint(y).astype(int) * SIDE + np.rint(x).astype(int)
    lattice = lattice_of(np.arange(CELLS) % SIDE, np.arange(CELLS) // SIDE, 1.0)
    binned = np.bincount(where, minlength=CELLS)[None].astype(np.float64)
    ours, _ = timed(lambda: blurred(binned, lattice, 3.0), 5)
    other = peer(python, "kernel", {"x": x, "y": y, "side": np.array(SIDE)})
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


INTRO = f"""# Forecasts: what their statistics cost

Written by `python benchmarks/forecast.py PYTHON`; not edited by hand. Processor seconds of the
calculation alone (imports and compiling left out), the least of several runs, peer and ours in
the same run; {CELLS:,} cells unless told otherwise. Answers are held against the peer's where
both give one. open_cp does not install with today's NumPy: its way of doing it is written anew
in `forecast.py`, so those two rows are indications.

| task | ours s | peer | peer s | ratio | to reach | reached |
|---|---:|---|---:|---:|---:|---|"""


def page(python: str | None) -> str:
    lines = [INTRO]
    for name, ours, who, other, goal in rows(python):
        print(name, ours, other, file=sys.stderr, flush=True)
        if other is None:
            lines.append(f"| {name} | {ours:.4f} | {who} | not run | | {goal:g} | |")
            continue
        ratio = other[0] / ours
        won = "yes" if ratio >= goal else "**no**"
        lines.append(
            f"| {name} | {ours:.4f} | {who} | {other[0]:.3f} | {ratio:.1f} | {goal:g} | {won} |"
        )
    lines += ["", "| task without a peer | processor s | at most | reached |"]
    lines += ["|---|---:|---:|---|"]
    for name, cost, most in bootstrap():
        lines.append(
            f"| {name} | {cost:.3f} | {most} | {'yes' if cost <= most else '**no**'} |"
        )
    whole = measure([sys.executable, Path(__file__).resolve(), "--year"])
    lines.append(
        f"""
A year of daily forecasts on {CELLS:,} cells, ten baselines made, flagged at 3 % each day and
compared: {whole.processor:.0f} processor seconds, {whole.peak_mb:.0f} MB at most (to reach:
minutes, under 2,048 MB). The counts of the year and of 180 days before are held in memory.
"""
    )
    return "\n".join(lines)


if __name__ == "__main__":
    if sys.argv[1:] == ["--year"]:
        print(json.dumps(year()))
    else:
        text = page(sys.argv[1] if len(sys.argv) > 1 else None)
        (HERE / "FORECAST.md").write_text(text, encoding="utf-8")
        print(text)
