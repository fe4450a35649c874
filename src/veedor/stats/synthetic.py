"""One series against a mixture of others: synthetic control, with all that fits as well."""

import math

import numpy as np
from msgspec import Struct

from veedor.stats.differences import Array

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415
_FINE = 1e-12
_AS_GOOD = 0.05


class Mixture(Struct, frozen=True, kw_only=True):
    """Weights of the donors, how far off the mixture was before, and the mean gap after."""

    weights: tuple[float, ...]
    miss: float
    effect: float


class Synthetic(Struct, frozen=True, kw_only=True):
    """The best mixture, what several starts end in, and what fits as well gives at most.

    ``starts``: the effect from each start. ``low`` and ``high``: the least and the largest
    effect of any mixture whose miss is at most a twentieth larger than the best. ``rank``: how
    many series, itself included, stand out as much after against before.
    """

    best: Mixture
    starts: tuple[float, ...]
    low: float
    high: float
    rank: int
    among: int


def synthetic(
    target: Array, donors: Array, first_after: int, *, starts: int, seed: int
) -> Synthetic:
    """Fit a synthetic control (Abadie, Diamond and Hainmueller 2010) to the series before.

    ``donors``: one row per donor. Weights are not below zero and add up to one; every period
    before counts alike, so there is one least miss, but with more donors than periods before
    many mixtures may reach it: hence the starts and the range.
    """
    best = mixture(target, donors, first_after)
    rng = np.random.default_rng(seed)
    size = len(donors)
    begin = [np.full(size, 1 / size), *rng.dirichlet(np.ones(size), starts - 1)]
    ends = [_from(one, target, donors, first_after) for one in begin]
    low, high = (_reach(best, target, donors, first_after, sign) for sign in (1.0, -1.0))
    rank, among = _stand_out(target, donors, first_after)
    return Synthetic(
        best=best,
        starts=tuple(ends),
        low=min(low, best.effect),
        high=max(high, best.effect),
        rank=rank,
        among=among,
    )


def mixture(target: Array, donors: Array, first_after: int) -> Mixture:
    """Give the best mixture, by non-negative least squares with the sum held to one.

    >>> target, donors = np.array([2.0, 2.0, 5.0]), np.array([[1.0, 1.0, 1.0], [3.0, 3.0, 3.0]])
    >>> found = mixture(target, donors, 2)
    >>> [round(one, 6) for one in found.weights], round(found.effect, 6)
    ([0.5, 0.5], 3.0)
    """
    from scipy import optimize

    apart = donors[:, :first_after].T - target[:first_after, None]
    scale = float(np.abs(apart).max()) or 1.0
    # With weights that add up to one, target - mixture = -(donors - target) weights; a last
    # row of ones turns the least miss over the simplex into one over the cone (scaled back).
    stacked = np.vstack([apart / scale, np.ones(len(donors))])
    goal = np.append(np.zeros(first_after), 1.0)
    found, _ = optimize.nnls(stacked, goal, maxiter=50 * len(donors) + 1000)
    return _described(found / found.sum(), target, donors, first_after)


def _described(weights: Array, target: Array, donors: Array, first_after: int) -> Mixture:
    gap = target - weights @ donors
    return Mixture(
        weights=tuple(float(one) for one in weights),
        miss=math.sqrt(float((gap[:first_after] ** 2).mean())),
        effect=float(gap[first_after:].mean()),
    )


def _from(begin: Array, target: Array, donors: Array, first_after: int) -> float:
    """Give the effect at which a search from this start ends."""
    from scipy import optimize

    before, goal = donors[:, :first_after].T, target[:first_after]
    scale = float(((goal - before @ begin) ** 2).sum()) or 1.0

    def loss(weights: Array) -> tuple[float, Array]:
        rest = before @ weights - goal
        return float(rest @ rest) / scale, 2 * before.T @ rest / scale

    found = optimize.minimize(
        loss,
        begin,
        jac=True,
        method="SLSQP",
        bounds=[(0, 1)] * len(begin),
        constraints=_adding_up(len(begin)),
        options={"maxiter": 500, "ftol": _FINE},
    )
    weights = np.clip(found.x, 0, None)
    return _described(weights / weights.sum(), target, donors, first_after).effect


def _reach(best: Mixture, target: Array, donors: Array, first_after: int, sign: float) -> float:
    """Give the least (sign 1) or largest (-1) effect of the mixtures that fit as well."""
    from scipy import optimize

    before, goal = donors[:, :first_after].T, target[:first_after]
    after = donors[:, first_after:].mean(axis=1)
    spread = float(target[:first_after].std()) or 1.0
    most = (best.miss * (1 + _AS_GOOD)) ** 2 + (1e-4 * spread) ** 2
    scale = float(np.abs(after).max()) or 1.0

    def room(weights: Array) -> float:
        rest = before @ weights - goal
        return 1 - float((rest**2).mean()) / most

    def slope(weights: Array) -> Array:
        rest = before @ weights - goal
        steep: Array = -2 * before.T @ rest / first_after / most
        return steep

    # The effect falls as the mixture rises: the least effect is at the largest mixture.
    found = optimize.minimize(
        lambda weights: -sign * float(weights @ after) / scale,
        np.array(best.weights),
        jac=lambda _weights: -sign * after / scale,
        method="SLSQP",
        bounds=[(0, 1)] * len(after),
        constraints=[*_adding_up(len(after)), {"type": "ineq", "fun": room, "jac": slope}],
        options={"maxiter": 500, "ftol": _FINE},
    )
    weights = np.clip(found.x, 0, None)
    weights = weights / weights.sum()
    if room(weights) < -0.01:
        return best.effect
    return _described(weights, target, donors, first_after).effect


def _adding_up(size: int) -> list[dict[str, object]]:
    ones = np.ones(size)
    return [{"type": "eq", "fun": lambda w: float(w.sum()) - 1, "jac": lambda _w: ones}]


def _stand_out(target: Array, donors: Array, first_after: int) -> tuple[int, int]:
    """Count the series whose miss after over before is as large as the target's; and all.

    Abadie et al. (2015). With as many donors as periods before, some series are fitted by
    chance and their ratio would have no end: there a miss below the median counts as it.
    """
    every = np.vstack([target, donors])
    gaps = []
    for i, one in enumerate(every):
        others = donors if i == 0 else np.delete(donors, i - 1, axis=0)
        weights = np.array(mixture(one, others, first_after).weights)
        gaps.append(one - weights @ others)
    sizes = np.array(gaps) ** 2
    before = np.sqrt(sizes[:, :first_after].mean(axis=1))
    after = np.sqrt(sizes[:, first_after:].mean(axis=1))
    chance = float(np.median(before)) if len(donors) >= first_after else 0.0
    floor = max(chance, 1e-9 * (float(np.abs(every).max()) or 1.0))
    ratios = after / np.maximum(before, floor)
    return int((ratios >= ratios[0] * (1 - 1e-9)).sum()), len(every)
