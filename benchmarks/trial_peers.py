"""The same figures from bob.measure, pyeer and scikit-learn, in environments of their own.

Run by ``benchmarks/trial.py`` with the interpreters of ``peers.py`` (bob.measure 6.1.1 and
pyeer 0.5.6 need NumPy 1.26). Compilation, import and drawing are outside the clock.
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


def scikit(genuine: np.ndarray, impostor: np.ndarray) -> object:
    from sklearn.metrics import auc, roc_curve  # noqa: PLC0415

    mated = np.concatenate((np.ones(len(genuine), bool), np.zeros(len(impostor), bool)))
    false, found, _ = roc_curve(mated, np.concatenate((genuine, impostor)))
    at = [int(np.searchsorted(false, rate, side="right")) - 1 for rate in RATES]
    missed = [round(float(1 - found[one]) * len(genuine)) for one in at]
    crossing = int(np.argmin(np.abs(false + found - 1)))
    equal = float(false[crossing] + 1 - found[crossing]) / 2
    return [missed, equal, len(false), float(auc(false, found))]


def main(what: str) -> None:
    peer = {"bob": bob, "pyeer": pyeer, "scikit": scikit}[what]
    peer(*drawn(2_000, 2_000))
    genuine, impostor = drawn(GENUINE, IMPOSTORS)
    started = time.process_time()
    answer = peer(genuine, impostor)
    spent = time.process_time() - started
    print(json.dumps({"seconds": round(spent, 3), "answer": answer}))


main(sys.argv[1])
