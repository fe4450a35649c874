"""One task of a peer, in a process of the peer's own environment: seconds and the answer.

``python forecast_peers.py TASK FILE [OPEN_CP]``: FILE is an .npz made by forecast.py, OPEN_CP
the folder that holds open_cp. Prints one line of JSON. Needs pycsep and KDEpy in the
environment that runs it; nothing of Veedor.
"""

# ruff: noqa: PLC0415 - each task loads its own peer

import json
import sys
import time
from collections.abc import Callable
from types import SimpleNamespace

import numpy as np


def s_test(data: dict[str, np.ndarray]) -> object:
    from csep.core.poisson_evaluations import _poisson_likelihood_test

    return timed(
        lambda: _poisson_likelihood_test(
            data["rate"], data["counts"], num_simulations=1000, seed=1,
            use_observed_counts=True, normalize_likelihood=True,
        )[1]
    )  # fmt: skip


def binary_s(data: dict[str, np.ndarray]) -> object:
    """Run 20 simulations, and multiply by 50: it takes a minute otherwise."""
    from csep.core.binomial_evaluations import _binary_likelihood_test

    found = timed(
        lambda: _binary_likelihood_test(
            data["rate"], data["counts"], num_simulations=20, seed=1, use_observed_counts=True
        )[1]
    )
    return [50 * found[0], found[1]]


def kernel(data: dict[str, np.ndarray]) -> object:
    from KDEpy import FFTKDE

    side = int(data["side"])
    axis = np.arange(-2.0, side + 2.0)
    grid = np.array([(x, y) for x in axis for y in axis])
    points = np.column_stack([data["x"], data["y"]])

    def run() -> float:
        made = FFTKDE(kernel="gaussian", bw=3.0).fit(points).evaluate(grid)
        return float(made.reshape(side + 4, side + 4)[150, 150])

    return timed(run)


def years_ago() -> None:
    """Give open_cp the names that NumPy had in its day, and its folder."""
    sys.path.insert(0, sys.argv[3])
    for name, kind in (("int", int), ("bool", bool)):
        if not hasattr(np, name):
            setattr(np, name, kind)


def capture(data: dict[str, np.ndarray]) -> object:
    """Give the sum of the hit rates at 100 levels."""
    years_ago()
    from open_cp import evaluation

    side, counts = int(data["side"]), data["counts"]
    where = np.repeat(np.arange(len(counts)), counts)
    # A prediction and its events as open_cp sees them: a matrix, and coordinates in cells.
    made = SimpleNamespace(
        intensity_matrix=data["scores"].reshape(side, side),
        grid_coord=lambda x, y: (np.floor(x), np.floor(y)),
    )
    events = SimpleNamespace(xcoords=where % side + 0.5, ycoords=where // side + 0.5)
    levels = range(1, 101)
    return timed(lambda: sum(evaluation.hit_rates(made, events, levels).values()), 1)


def em(data: dict[str, np.ndarray]) -> object:
    """Give theta after 20 steps from 1, 1 and 1."""
    years_ago()
    from open_cp import seppexp

    order = np.lexsort((data["times"], data["cells"]))
    ends = np.cumsum(np.bincount(data["cells"], minlength=10_000))[:-1]
    cells = np.empty(10_000, dtype=object)
    for k, group in enumerate(np.split(data["times"][order], ends)):
        cells[k] = group

    def run() -> float:
        omega, theta, mu = 1.0, 1.0, np.ones(10_000)
        for _ in range(20):
            omega, theta, mu = seppexp.maximisation(cells, omega, theta, mu, 1000.0)
        return float(theta)

    return timed(run, 1)


def timed(task: Callable[[], object], runs: int = 3) -> list[object]:
    """Give the least processor seconds of some runs, and the answer."""
    costs = []
    for _ in range(runs):
        start = time.process_time()
        answer = task()
        costs.append(time.process_time() - start)
    return [min(costs), float(answer)]  # type: ignore[arg-type]


TASKS = {"s": s_test, "binary": binary_s, "kernel": kernel, "capture": capture, "em": em}

if __name__ == "__main__":
    with np.load(sys.argv[2]) as loaded:
        held = {name: loaded[name] for name in loaded.files}
    print(json.dumps(TASKS[sys.argv[1]](held)))
