"""An urn that stands for a system which learns from its own patrols (Ensign et al. 2018).

A model, not a measurement: each day one area is visited, with the chance of its share of the
balls; what is found there is put back as balls of that area, and each ball may be lost.
"""

from collections.abc import Sequence
from math import copysign, sqrt

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

_TINY = 1e-14


class Urn(Struct, frozen=True, kw_only=True):
    """What an urn starts with, and what a visit adds to it.

    ``start``: balls of each area. ``added``: by row the area visited, by column the mean number
    of balls added of each area (a diagonal: only what is discovered where the patrol is).
    ``decay``: chance that a ball is lost in a day; no area falls below one ball. ``drawn``:
    additions are Poisson draws, else their means. ``corrected``: a day's additions are kept
    with a chance in inverse proportion to the visited area's share, so that additions come in
    proportion to what there is and not to the visits.
    """

    start: tuple[float, ...]
    added: tuple[tuple[float, ...], ...]
    decay: float = 0.0
    drawn: bool = True
    corrected: bool = False

    def __post_init__(self) -> None:
        places = len(self.start)
        if places < 2 or len(self.added) != places or {len(r) for r in self.added} != {places}:
            raise ValueError("an urn needs two areas, and what a visit to each adds of each")
        if min(self.start) <= 0 or min(min(row) for row in self.added) < 0:
            raise ValueError("an urn starts with balls of each area, and none is taken away")
        if not 0 <= self.decay < 1:
            raise ValueError("decay is a chance below one")


def discovered(rates: Sequence[float]) -> tuple[tuple[float, ...], ...]:
    """Give what visits add where only what is discovered on the spot is recorded.

    >>> discovered([3.0, 2.0])
    ((3.0, 0.0), (0.0, 2.0))
    """
    return tuple(
        tuple(float(rate) if row == column else 0.0 for column in range(len(rates)))
        for row, rate in enumerate(rates)
    )


def mixed(rates: Sequence[float], weight: float) -> tuple[tuple[float, ...], ...]:
    """Give what visits add where ``weight`` of each rate is discovered and the rest reported.

    What is reported comes in wherever the patrol is, so that a visited area adds its whole
    rate (Ensign et al. 2018, section 4).

    >>> mixed([3.0, 2.0], 0.5)
    ((3.0, 1.0), (1.5, 2.0))
    """
    return tuple(
        tuple(
            float(rate) if row == column else float(rate) * (1 - weight)
            for column, rate in enumerate(rates)
        )
        for row in range(len(rates))
    )


def fixed_share(added: Sequence[Sequence[float]]) -> float | None:
    """Give the share of the first of two areas at which the urn settles; None if at none.

    The root between 0 and 1 of (c + d - a - b) x² + (a - 2c - d) x + c for additions
    ((a, b), (c, d)), at which drift changes from up to down. Equal rates without reports settle
    nowhere: the share is left to history.

    >>> round(fixed_share(mixed([3.68511, 2.816466], 0.5)), 4)
    0.5989
    >>> fixed_share(discovered([1.0, 1.0])) is None
    True
    """
    (a, b), (c, d) = added
    square, linear = c + d - a - b, a - 2 * c - d

    def slope(x: float) -> float:
        return 2 * square * x + linear

    for root in _roots(square, linear, c):
        held = min(1.0, max(0.0, root))
        if abs(root - held) < 1e-9 and slope(held) < 0:
            return held
    return None


def _roots(square: float, linear: float, constant: float) -> tuple[float, ...]:
    """Give the real roots, written so that no near-equal numbers are subtracted."""
    inside = linear**2 - 4 * square * constant
    if inside < 0:
        return ()
    larger = -(linear + copysign(sqrt(inside), linear)) / 2
    found = [larger / square] if abs(square) > _TINY * abs(larger) else []
    return (*found, constant / larger) if larger else tuple(found)


def urn_shares(
    urn: Urn, *, days: int, runs: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Give each area's share of the balls after ``days``, one row per run, all runs at once.

    >>> even = Urn(start=(5.0, 2.0), added=discovered([1.0, 1.0]), drawn=False)
    >>> shares = urn_shares(even, days=200, runs=50, rng=np.random.default_rng(1))
    >>> shares.shape, bool(np.allclose(shares.sum(axis=1), 1))
    ((50, 2), True)
    """
    start, added = np.array(urn.start, dtype=float), np.array(urn.added, dtype=float)
    alone = not (added - np.diag(np.diag(added))).any()
    balls = np.tile(start, (runs, 1))
    rows = np.arange(runs)
    for _ in range(days):
        edges = balls.cumsum(axis=1)
        spot = rng.random(runs) * edges[:, -1]
        visited = (spot[:, None] >= edges[:, :-1]).sum(axis=1)
        kept = _kept(balls, visited, rows, rng) if urn.corrected else None
        more = np.diag(added)[visited] if alone else added[visited]
        if urn.drawn:
            more = rng.poisson(more).astype(float)
        if kept is not None:
            more = more * (kept if alone else kept[:, None])
        if alone:
            balls[rows, visited] += more
        else:
            balls += more
        if urn.decay:
            lost = rng.binomial(balls.astype(np.int64), urn.decay)
            balls = np.maximum(1.0, balls - lost)
    return np.asarray(balls / balls.sum(axis=1, keepdims=True))


def _kept(
    balls: NDArray[np.float64],
    visited: NDArray[np.int64],
    rows: NDArray[np.int64],
    rng: np.random.Generator,
) -> NDArray[np.bool_]:
    """Keep additions at the visited area with chance (smallest share) / (its share).

    With two areas this is the "linear surprise" of Ensign et al. (2018).
    """
    return np.asarray(rng.random(len(rows)) < balls.min(axis=1) / balls[rows, visited])
