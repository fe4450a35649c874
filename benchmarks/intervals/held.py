"""How often ends hold a truth: summed over every table, or drawn."""

import math
from collections.abc import Callable
from itertools import product
from typing import NamedTuple

import numpy as np
from scipy import stats as law

ROUNDS = 2000
INF = math.inf
Ends = tuple[float, float]


class Row(NamedTuple):
    """One interval in one design: how often it held, and how often it had no width."""

    kind: str
    interval: str
    design: str
    held: float
    narrow: float


def summed(
    sizes: tuple[int, ...],
    shares: tuple[float, ...],
    ends: Callable[[tuple[int, ...]], Ends | None],
    true: float,
) -> Ends:
    """Sum over every count of independent binomials: how often held, how often no width."""
    laws = [law.binom.pmf(range(n + 1), n, p) for n, p in zip(sizes, shares, strict=True)]
    held = narrow = whole = 0.0
    for counts in product(*(range(n + 1) for n in sizes)):
        chance = float(np.prod([p[k] for p, k in zip(laws, counts, strict=True)]))
        if chance < 1e-12 or (found := ends(counts)) is None:
            continue
        whole += chance
        held += chance * (found[0] - 1e-9 <= true <= found[1] + 1e-9)
        narrow += chance * (found[1] - found[0] < 1e-12)
    return held / whole, narrow / whole


def drawn(draw: Callable[[np.random.Generator], tuple[Ends, float] | None]) -> Ends:
    """Draw rounds: (ends, truth) of each, None where the interval is not defined."""
    dice = np.random.default_rng(20261129)
    found = [one for _ in range(ROUNDS) if (one := draw(dice)) is not None]
    held = sum(low - 1e-9 <= true <= high + 1e-9 for (low, high), true in found)
    narrow = sum(high - low < 1e-12 for (low, high), _ in found)
    return held / len(found), narrow / len(found)


def above(high: float | None) -> float:
    return INF if high is None else high
