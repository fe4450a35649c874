"""Draws from the threshold test's posterior: Hamiltonian steps in whitened space.

Compiled where it loops; loaded by ``thresholds`` alone. After each Hamiltonian step the
mean and spread of each group's thresholds are drawn anew with all thresholds held where they
are (Yu and Meng 2011), which needs no likelihood.
"""

import math
from dataclasses import dataclass

import numpy as np
from numba import njit

from veedor.stats.arrays import Array
from veedor.stats.threshold_curves import fit_curves, hold, thresholds
from veedor.stats.threshold_metric import Metric, Target
from veedor.stats.threshold_model import OUTER, TERMS, from_white, height, slope_white

# What is compiled takes arrays one by one, and its loops are best read in one piece.
# ruff: noqa: PLR0913, PLR0915, PLR0917

DIVERGENT = 1000.0
_FAR = 2.0
_MOST_LEAPS = 80


@dataclass
class Chain:
    """Where a chain stands, its dice, its step, and the steps that ran away in its last run."""

    shared: Array
    own: Array
    rng: Array
    step: float = 0.1
    divergent: int = 0


@njit(**OUTER)  # type: ignore[untyped-decorator]
def _travel(  # pragma: no cover - compiled
    signal: Array,
    data: Array,
    prior: Array,
    curves: Array,
    top: Array,
    blocks: Array,
    links: Array,
    centre: Array,
    centres: Array,
    white: Array,
    slope: Array,
    momentum: Array,
    shared: Array,
    own: Array,
    held: Array,
    step: float,
    leaps: int,
) -> float:
    """Leap ``leaps`` times (0: only look) and give the height there; arrays move in place."""
    to_shared, to_own = np.empty_like(shared), np.empty_like(own)
    then = 0.0
    for _ in range(max(leaps, 1)):
        if leaps > 0:
            for i in range(white.shape[0]):
                momentum[i] += 0.5 * step * slope[i]
                white[i] += step * momentum[i]
        from_white(top, blocks, links, centre, centres, white, shared, own)
        then = height(signal, data, prior, curves, shared, own, to_shared, to_own, held)
        if not then > -np.inf:
            return -np.inf
        slope_white(top, blocks, links, to_shared, to_own, slope)
        if leaps > 0:
            for i in range(white.shape[0]):
                momentum[i] += 0.5 * step * slope[i]
    return then


@njit(**OUTER)  # type: ignore[untyped-decorator]
def _to_white(  # pragma: no cover - compiled
    top: Array,
    blocks: Array,
    links: Array,
    centre: Array,
    centres: Array,
    shared: Array,
    own: Array,
    white: Array,
) -> None:
    """Turn parameters into whitened coordinates: back substitution on the inverse factors."""
    many, (places, few) = top.shape[0], own.shape
    for d in range(places):
        start = many + d * few
        for i in range(few - 1, -1, -1):
            moved = own[d, i] - centres[d, i]
            for k in range(many):
                moved += links[d, i, k] * (shared[k] - centre[k])
            for k in range(i + 1, few):
                moved -= blocks[d, k, i] * white[start + k]
            white[start + i] = moved / blocks[d, i, i]
    for i in range(many - 1, -1, -1):
        moved = shared[i] - centre[i]
        for k in range(i + 1, many):
            moved -= top[k, i] * white[k]
        white[i] = moved / top[i, i]


def _redraw(target: Target, chain: Chain, held: Array) -> None:
    """Draw each group's mean and spread of thresholds anew, every threshold held."""
    groups = target.data.shape[1]
    shared, prior = chain.shared, target.prior
    for r in range(groups):
        there = target.data[:, r, 0] > 0
        here = held[there, r]
        n = len(here)
        if n < 2:
            continue
        middle = math.fsum(here) / n
        around = math.fsum((here - middle) ** 2)
        mean, log_spread = shared[r], shared[groups + r]
        dice, chances = chain.rng.standard_normal(8), chain.rng.random(6)
        for turn in range(2):
            precision = math.exp(-2 * log_spread)
            weight = n * precision + 1 / prior[1] ** 2
            mean = (n * middle * precision + prior[0] / prior[1] ** 2) / weight
            mean += dice[turn] / math.sqrt(weight)
            squares = around + n * (middle - mean) ** 2
            for k in range(3):
                new = log_spread + 2.0 / math.sqrt(2 * n) * dice[2 + 3 * turn + k]
                gain = _of_spread(new, n, squares, prior[6])
                gain -= _of_spread(log_spread, n, squares, prior[6])
                if math.log(1.0 - chances[3 * turn + k]) < gain:
                    log_spread = new
        shared[r], shared[groups + r] = mean, log_spread
        loose = there & (target.curves[:, r, TERMS - 1] == 0)
        chain.own[loose, 2 + r] = (held[loose, r] - mean) * math.exp(-log_spread)


def _of_spread(log_spread: float, n: int, squares: float, scale: float) -> float:
    square = math.exp(2 * log_spread)
    return (1 - n) * log_spread - 0.5 * square / scale**2 - 0.5 * squares / square


def recurved(target: Target, chains: list[Chain], kept: Array) -> tuple[Target, Array]:
    """Fit the curves anew about the mean of draws, and turn chains and draws to them.

    A group whose thresholds may have next to no spread gets no curves, or few: its thresholds
    would have to follow its mean too closely to be held apart from it.
    """
    places, many, few = target.sizes
    groups = many // 4
    all_held = thresholds(target.curves, *_parts(kept, places, many))
    mean = kept.mean(axis=0)
    shared, own = mean[:many].copy(), mean[many:].reshape(places, few).copy()
    own[:, 2:] = all_held.mean(axis=0)
    shared[groups : 2 * groups] = np.sort(kept[:, groups : 2 * groups], axis=0)[len(kept) // 20]
    new = Target(*target.parts[:3], fit_curves(target.signal, target.data, shared, own))
    turned = kept.copy()
    hold(new.curves, *_parts(turned, places, many), all_held)
    for chain in chains:
        held = thresholds(target.curves, chain.shared, chain.own)
        hold(new.curves, chain.shared, chain.own, held)
    return new, turned


def _parts(kept: Array, places: int, many: int) -> tuple[Array, Array]:
    """Give the shared parameters of draws, and those of each place: views."""
    return kept[:, :many], kept[:, many:].reshape(len(kept), places, -1)


def scatter(target: Target, metric: Metric, rng: Array) -> Chain:
    """Start a chain at a point spread about the mode, wider than the posterior."""
    places, many, few = target.sizes
    shared, own, width = np.empty(many), np.empty((places, few)), 1.5
    to_shared, to_own = np.empty(many), np.empty((places, few))
    held = np.empty((places, few - 2))
    while True:
        white = width * rng.standard_normal(many + places * few)
        from_white(
            *(metric.top, metric.blocks, metric.links, metric.shared, metric.own),
            *(white, shared, own),
        )
        now = height(*target.parts, shared, own, to_shared, to_own, held)
        if now > -math.inf:
            return Chain(shared, own, rng, step=(many + places * few) ** -0.25)
        width *= 0.7


def run(
    target: Target, metric: Metric, chain: Chain, turns: int, *, aim: float | None
) -> Array:
    """Take ``turns`` draws; with ``aim`` tune the step towards that share of them accepted."""
    places, many, few = target.sizes
    size = many + places * few
    whole = metric.top, metric.blocks, metric.links, metric.shared, metric.own
    shared, own = np.empty(many), np.empty((places, few))
    kept = np.empty((turns, size))
    white, slope = np.empty(size), np.empty(size)
    here, there = np.empty((places, few - 2)), np.empty((places, few - 2))
    step, anchor, error, mean_log = chain.step, math.log(2 * chain.step), 0.0, 0.0
    chain.divergent = 0
    for turn in range(turns):
        _to_white(*whole, chain.shared, chain.own, white)
        momentum = chain.rng.standard_normal(size)
        point = white, slope, momentum, shared, own
        now = _travel(*target.parts, *whole, *point, here, 0.0, 0)
        energy = _energy(momentum) - now
        leaps = math.ceil((0.5 + chain.rng.random()) * _FAR / step)
        leaps = min(max(leaps, 1), _MOST_LEAPS)
        then = _travel(*target.parts, *whole, *point, there, step, leaps)
        off = _energy(momentum) - then - energy if then > -math.inf else math.inf
        chance = math.exp(min(0.0, -off)) if off < DIVERGENT else 0.0
        if chain.rng.random() < chance:
            chain.shared[:], chain.own[:], here[:] = shared, own, there
        _redraw(target, chain, here)
        kept[turn, :many], kept[turn, many:] = chain.shared, chain.own.ravel()
        chain.divergent += not off < DIVERGENT
        if aim is not None:
            count = turn + 1.0
            error += (aim - chance - error) / (count + 10)
            log_step = anchor - math.sqrt(count) / 0.05 * error
            mean_log += count**-0.75 * (log_step - mean_log)
            step = math.exp(min(log_step, 0.5))
    if aim is not None:
        chain.step = math.exp(min(mean_log, 0.5))
    return kept


def _energy(momentum: Array) -> float:
    """Give half the sum of squares; endless where a step ran away."""
    if not abs(momentum).max() < 1e100:
        return math.inf
    return 0.5 * math.fsum(momentum**2)
