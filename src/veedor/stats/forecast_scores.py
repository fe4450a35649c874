"""Scores of a forecast rate against counts: lower is better, and a floor for rates of zero."""

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

# SciPy is loaded where it is called: it takes seconds, and most commands score nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]


class Floored(Struct, frozen=True, kw_only=True, eq=False):
    """Rates mixed with the uniform: (1 - epsilon) x rate + epsilon x the uniform of its total.

    ``zero_cells``: share of the cells (and periods) with rate 0 before. ``zero_events``: share
    of the events that fell in them: what a score without a floor could not survive.
    """

    rate: Floats
    epsilon: float
    zero_cells: float
    zero_events: float


def floored(
    rate: ArrayLike, events: ArrayLike, *, epsilon: float = 1e-3, area: ArrayLike | None = None
) -> Floored:
    """Give rates that no event can find at zero: mixed with the uniform, totals kept.

    A period whose whole forecast is zero is mixed with the uniform of the mean period's total.
    Raises ValueError where an event fell at rate zero and ``epsilon`` is 0: no log score.

    >>> floored([[1.0, 0.0]], [[1, 1]], epsilon=0.5).rate.tolist()
    [[0.75, 0.25]]
    """
    table, seen = _pair(rate, events)
    if not 0 <= epsilon <= 1:
        raise ValueError(f"need 0 <= epsilon <= 1, got {epsilon}")
    zero = table == 0
    total = float(seen.sum())
    lost = float(seen[zero].sum()) / total if total else 0.0
    if lost and not epsilon:
        raise ValueError(f"{lost:.6f} of the events fell at rate zero: the score needs a floor")
    sizes = np.ones(table.shape[-1]) if area is None else np.asarray(area, dtype=np.float64)
    level = table.sum(axis=-1, keepdims=True)
    # A period that was forecast empty takes the mean of the others as its uniform's total.
    level = np.where(level > 0, level, level.mean())
    even = level * (sizes / sizes.sum())
    return Floored(
        rate=(1 - epsilon) * table + epsilon * even, epsilon=epsilon,
        zero_cells=float(zero.mean()), zero_events=lost,
    )  # fmt: skip


def poisson_score(rate: ArrayLike, events: ArrayLike) -> Floats:
    """Give rate - events x log(rate) in each cell: consistent for the mean, whatever the law.

    Brehmer, Gneiting and others (2024). Infinite where an event fell at rate zero.

    >>> poisson_score([1.0, 2.0], [3, 0]).tolist()
    [1.0, 2.0]
    """
    table, seen = _pair(rate, events)
    made, busy = np.array(table), seen > 0  # few cells have an event: no other needs its log
    with np.errstate(divide="ignore"):
        made[busy] -= seen[busy] * np.log(table[busy])
    return made


def deviance(rate: ArrayLike, events: ArrayLike) -> Floats:
    """Give the Poisson deviance in each cell: the same order as the Poisson score, 0 at best.

    >>> deviance([2.0], [2]).tolist()
    [0.0]
    """
    table, seen = _pair(rate, events)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(seen > 0, seen * np.log(seen / table), 0.0)
    return 2 * (logs - (seen - table))


def brier(chance: ArrayLike, happened: ArrayLike) -> Floats:
    """Give Brier's (1950) score in each cell: (chance - whether anything happened)².

    >>> brier([0.5, 1.0], [0, 3]).tolist()
    [0.25, 0.0]
    """
    table, seen = _pair(chance, happened)
    if (table > 1).any():
        raise ValueError("a chance lies above 1")
    return (table - (seen > 0)) ** 2


def chance_of_any(rate: ArrayLike) -> Floats:
    """Give the chance of at least one event at a Poisson rate: 1 - e^(-rate).

    >>> chance_of_any([0.0]).tolist()
    [0.0]
    """
    return -np.expm1(-np.asarray(rate, dtype=np.float64))


def crps_poisson(rate: ArrayLike, events: ArrayLike) -> Floats:
    """Give the continuous ranked probability score of a Poisson forecast (Wei and Held 2014).

    By scaled Bessel functions, so that it also stands at means of thousands.

    >>> crps_poisson([1.0, 1000.0], [1, 1000]).round(4).tolist()
    [0.212, 7.3891]
    """
    from scipy import special

    table, seen = _pair(rate, events)
    exactly, busy = np.exp(-table), seen > 0
    upto = exactly.copy()  # P(X <= 0) is P(X = 0): most cells have no event
    upto[busy] = special.pdtr(seen[busy], table[busy])
    logs = special.xlogy(seen[busy], table[busy]) - special.gammaln(seen[busy] + 1)
    exactly[busy] = np.exp(logs - table[busy])
    ahead = (seen - table) * (2 * upto - 1)
    bessel = special.i0e(2 * table) + special.i1e(2 * table)
    return np.asarray(ahead + 2 * table * exactly - table * bessel, dtype=np.float64)


def information_gain(first: ArrayLike, second: ArrayLike, events: ArrayLike) -> float:
    """Give the information gain per event of ``first`` over ``second``, in nats.

    Rhoades and others (2011): the difference of Poisson scores per event. Above 0: ``first``
    gave the events a higher rate, net of its total. e to its power is how many times higher.

    >>> information_gain([[2.0, 0.0]], [[1.0, 1.0]], [[2, 0]])
    0.6931471805599453
    """
    total = float(np.asarray(events, dtype=np.float64).sum())
    if not total:
        raise ValueError("no event: no gain per event")
    gain = poisson_score(second, events).sum() - poisson_score(first, events).sum()
    return float(gain) / total


def skill(score: float, reference: float) -> float:
    """Give 1 - score / reference, for scores that are 0 at best (deviance, Brier, CRPS).

    The reference is the baseline that was chosen before scoring.

    >>> skill(0.8, 1.0)
    0.19999999999999996
    """
    if not reference > 0:
        raise ValueError("the reference must score above 0")
    return 1 - score / reference


def _pair(rate: ArrayLike, events: ArrayLike) -> tuple[Floats, Floats]:
    table, seen = np.asarray(rate, dtype=np.float64), np.asarray(events, dtype=np.float64)
    if table.shape != seen.shape:
        raise ValueError(f"rates {table.shape} and events {seen.shape} differ in shape")
    if not (table >= 0).all() or not (seen >= 0).all():
        raise ValueError("a rate or a count is negative or missing")
    return table, seen
