"""The posterior as a target, and the whitening in which it is walked.

Loaded by ``thresholds`` alone.
"""

import math
from dataclasses import dataclass

import numpy as np

from veedor.stats.arrays import Array
from veedor.stats.threshold_model import from_white, height, slope_white
from veedor.stats.threshold_shape import information, inverse_of_lower, lower, whitening

_SHRUNK = 50.0
_PINNED = 1e12


@dataclass(frozen=True)
class Target:
    """The posterior: signal, data and priors."""

    signal: Array
    data: Array
    prior: Array
    curves: Array

    @property
    def parts(self) -> tuple[Array, Array, Array, Array]:
        """Give what the compiled functions take."""
        return self.signal, self.data, self.prior, self.curves

    @property
    def sizes(self) -> tuple[int, int, int]:
        """Give how many places, shared parameters, and parameters of each place."""
        places, groups = self.data.shape[:2]
        return places, 4 * groups, 2 + groups


@dataclass
class Metric:
    """A centre and the factors that whiten around it."""

    shared: Array
    own: Array
    top: Array
    blocks: Array
    links: Array


def metric_at(
    target: Target, shared: Array, own: Array, *, pinned: bool = False
) -> tuple[float, Metric, Array]:
    """Give height, whitening by Fisher's information, and the whitened slope at a point."""
    places, many, few = target.sizes
    to_shared, to_own = np.zeros(many), np.zeros((places, few))
    held = np.empty((places, few - 2))
    now = height(*target.parts, shared, own, to_shared, to_own, held)
    top, rest = information(target.parts, shared, own)
    if pinned:
        of_spread = np.arange(many // 4, many // 2)
        top[of_spread, of_spread] = _PINNED
    found = Metric(shared.copy(), own.copy(), *whitening(top, rest))
    slope = np.zeros(many + places * few)
    slope_white(found.top, found.blocks, found.links, to_shared, to_own, slope)
    return now, found, slope


def find_mode(target: Target, shared: Array, own: Array, steps: int = 100) -> Metric:
    """Climb to the mode, the spread pinned: Fisher's scoring, steps halved."""
    now, metric, slope = metric_at(target, shared, own, pinned=True)
    for _ in range(steps):
        then, length = -math.inf, 2.0
        while not then > now and length > 1e-6:
            length *= 0.5
            new, news = np.empty_like(shared), np.empty_like(own)
            white = slope * length
            from_white(
                *(metric.top, metric.blocks, metric.links, shared, own, white, new, news)
            )
            spare = np.empty_like(shared), np.empty_like(own), np.empty_like(own[:, 2:])
            then = height(*target.parts, new, news, *spare)
        if not then > now + 1e-6:
            break
        shared, own = new, news
        now, metric, slope = metric_at(target, shared, own, pinned=True)
    return metric


def adapted(target: Target, kept: Array) -> Metric:
    """Whiten around the mean of draws: by their own spread, places given the shared."""
    places, many, few = target.sizes
    mean = kept.mean(axis=0)
    own = mean[many:].reshape(places, few)
    _, metric, _ = metric_at(target, mean[:many], own)
    off = kept[:, :many] - mean[:many]
    metric.top = _inverse_factor(_spread(off, 1e-6))
    apart = kept[:, many:].reshape(-1, places, few) - own
    for d in range(places):
        left = apart[:, d] + off @ metric.links[d].T
        fisher = metric.blocks[d].T @ metric.blocks[d]
        spread = (len(kept) * _spread(left, 0.0) + _SHRUNK * fisher) / (len(kept) + _SHRUNK)
        metric.blocks[d] = _inverse_factor(spread)
    return metric


def _spread(off: Array, least: float) -> Array:
    """Give the covariance of deviations, each sum exact: no library's order of sums."""
    size = off.shape[1]
    found = np.zeros((size, size))
    for i in range(size):
        for j in range(i + 1):
            found[i, j] = found[j, i] = math.fsum(off[:, i] * off[:, j]) / (len(off) - 1)
    return found + least * np.eye(size)


def _inverse_factor(spread: Array) -> Array:
    """Give the inverse of the lower factor of a covariance's inverse."""
    inverse = inverse_of_lower(lower(spread))
    precision = np.zeros_like(spread)
    for row in inverse:
        precision += np.outer(row, row)
    return inverse_of_lower(lower(precision))
