"""The same figures from bob.measure and pyeer, in an environment of their own.

Run by ``benchmarks/trial.py`` with the interpreter that VEEDOR_PEERS names (bob.measure 6.1.1
and pyeer 0.5.6 need NumPy 1.26). Compilation, import and drawing are outside the clock.
"""

import json
import sys
import time

import numpy as np

IMPOSTORS, GENUINE = 10_000_000, 1_000_000
RATES = (1e-2, 1e-3, 1e-4, 1e-5, 1e-6)


def drawn(genuine: int, impostors: int) -> tuple[np.ndarray, np.ndarray]:
    dice = np.random.default_rng(20240822)
    return dice.normal(0.6, 0.1, genuine), dice.normal(0.3, 0.1, impostors)


def bob(genuine: np.ndarray, impostor: np.ndarray) -> object:
    import bob.measure  # noqa: PLC0415

    at = [bob.measure.far_threshold(impostor, genuine, rate) for rate in RATES]
    missed = [bob.measure.farfrr(impostor, genuine, one)[1] for one in at]
    equal = bob.measure.eer(impostor, genuine)
    curve = bob.measure.det(impostor, genuine, 2000)
    return [[round(rate * len(genuine)) for rate in missed], equal, int(curve.shape[1])]


def pyeer(genuine: np.ndarray, impostor: np.ndarray) -> object:
    from pyeer.eer_info import get_eer_stats  # noqa: PLC0415

    found = get_eer_stats(genuine, impostor)
    named = (found.fmr100, found.fmr1000, found.fmr0)
    return [[round(float(rate) * len(genuine)) for rate in named], float(found.eer)]


def main(what: str) -> None:
    peer = {"bob": bob, "pyeer": pyeer}[what]
    peer(*drawn(2_000, 2_000))
    genuine, impostor = drawn(GENUINE, IMPOSTORS)
    started = time.process_time()
    answer = peer(genuine, impostor)
    spent = time.process_time() - started
    print(json.dumps({"seconds": round(spent, 3), "answer": answer}))


main(sys.argv[1])
