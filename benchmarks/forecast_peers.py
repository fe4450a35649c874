"""One task of a peer, in a process of the peer's own environment: seconds and the answer.

``python forecast_peers.py TASK FILE``: FILE is an .npz made by forecast.py. Prints one line of
JSON. Needs pycsep and KDEpy in the environment that runs it; nothing of Veedor.
"""

# ruff: noqa: PLC0415 - each task loads its own peer

import json
import sys
import time
from collections.abc import Callable

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


def timed(task: Callable[[], object]) -> list[object]:
    """Give the least processor seconds of three runs, and the answer."""
    costs = []
    for _ in range(3):
        start = time.process_time()
        answer = task()
        costs.append(time.process_time() - start)
    return [min(costs), float(answer)]  # type: ignore[arg-type]


if __name__ == "__main__":
    with np.load(sys.argv[2]) as loaded:
        held = {name: loaded[name] for name in loaded.files}
    print(json.dumps({"s": s_test, "binary": binary_s, "kernel": kernel}[sys.argv[1]](held)))
