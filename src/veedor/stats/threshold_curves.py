"""The curves along which thresholds are held: where the search rate would be the one observed.

Loaded by ``thresholds`` alone.
"""

import math

import numpy as np
from numba import njit

from veedor.stats.arrays import Array
from veedor.stats.threshold_model import DEGREE, OUTER, TERMS
from veedor.stats.threshold_shape import (
    curves_at,
    inverse_of_lower,
    lower,
    shares_and_signals,
)

_REACH = tuple(step / 4 for step in range(-4, 5))
_LEAST_WEIGHT = 1.0
_POWERS = tuple((i, j) for i in range(DEGREE + 1) for j in range(DEGREE + 1 - i))


@njit(**OUTER)  # type: ignore[untyped-decorator]
def _solve(  # pragma: no cover - compiled
    signal: Array, about: Array, aim: float, grid: Array, out: Array, found: Array
) -> None:
    """Find, about a point, the thresholds at which the logit of the search rate is ``aim``.

    Newton's steps at each point of the grid; not a number where they do not arrive.
    """
    for g in range(grid.shape[0]):
        w = about[2]
        for _ in range(50):
            signal(about[0] + grid[g, 0], about[1] + grid[g, 1], w, out)
            off = math.log(out[0]) - math.log(out[1]) - aim
            if not abs(off) < np.inf or not out[6] < 0.0:
                w = np.nan
                break
            if abs(off) < 1e-10:
                break
            w -= min(max(off / out[6], -1.0), 1.0)
        found[g] = w


def straight(data: Array) -> Array:
    """Give curves that are none: every threshold is held as it is."""
    curves = np.zeros((*data.shape[:2], TERMS))
    curves[:, :, TERMS - 1] = 1.0
    return curves


def fit_curves(signal: Array, data: Array, shared: Array, own: Array) -> Array:
    """Fit a polynomial to the curve of each row whose searches outweigh the other rows.

    ``own`` holds thresholds themselves. The threshold of a row with fewer searches is more what
    the others make it: it gets no curve.
    """
    places, groups = data.shape[:2]
    curves = np.zeros((places, groups, TERMS))
    grid = np.array([(x, y) for x in _REACH for y in _REACH])
    design = np.array([[x**a * y**b for a, b in _POWERS] for x, y in grid])
    inverse = inverse_of_lower(lower(_times(design, design)))
    fitted = _times(inverse, _times(inverse.T, design.T))  # what least squares makes of values
    out, at, about = np.empty(10), np.empty(len(grid)), np.empty(3)
    us, vs = shares_and_signals(shared, own)
    curves[:, :, 0], curves[:, :, 1] = us, vs
    for d, r in np.argwhere(data[:, :, 0] > 0):
        n, s, _ = data[d, r]
        about[:] = us[d, r], vs[d, r], own[d, 2 + r]
        signal(*about, out)
        weight = n * out[0] * out[1] * out[6] ** 2
        if weight * math.exp(2 * shared[groups + r]) < _LEAST_WEIGHT:
            continue
        _solve(signal, about, math.log((s + 0.5) / (n - s + 0.5)), grid, out, at)
        if not np.isfinite(at).all():
            continue
        found = (fitted * (at - at[len(grid) // 2])).sum(axis=1)
        for (i, j), term in zip(_POWERS, found, strict=True):
            curves[d, r, 2 + i * (DEGREE + 1) + j] = term
        curves[d, r, 2], curves[d, r, TERMS - 1] = 0.0, 1.0
    return curves


def on_curves(curves: Array, data: Array, shared: Array, own: Array) -> tuple[Array, Array]:
    """Turn thresholds at the point of the curves, where these are 0, into what is held."""
    groups = data.shape[1]
    moved = own.copy()
    spread = np.exp(shared[groups : 2 * groups])
    units = (own[:, 2:] - shared[:groups]) / spread
    held = curves[:, :, TERMS - 1] > 0
    moved[:, 2:] = np.where(held, own[:, 2:], np.where(data[:, :, 0] > 0, units, 0.0))
    return shared.copy(), moved


def _times(a: Array, b: Array) -> Array:
    """Give a transposed times b, each sum exact: no library's order of sums."""
    return np.array(
        [[math.fsum(a[:, i] * b[:, j]) for j in range(b.shape[1])] for i in range(a.shape[1])]
    )


def thresholds(curves: Array, shared: Array, own: Array) -> Array:
    """Give the thresholds: each on its curve, and its distance from it.

    ``shared`` and ``own``: of one draw, or of many along leading axes.
    """
    groups = shared.shape[-1] // 4
    value = curves_at(curves, *shares_and_signals(shared, own))[0]
    mean, spread = _scatter(shared, groups)
    curved = curves[:, :, TERMS - 1] > 0
    return np.where(curved, value + own[..., 2:], mean + spread * own[..., 2:])


def hold(curves: Array, shared: Array, own: Array, held: Array) -> None:
    """Turn thresholds into what is held of them, in place: the reverse of ``thresholds``."""
    groups = shared.shape[-1] // 4
    value = curves_at(curves, *shares_and_signals(shared, own))[0]
    mean, spread = _scatter(shared, groups)
    own[..., 2:] = np.where(curves[:, :, TERMS - 1] > 0, held - value, (held - mean) / spread)


def _scatter(shared: Array, groups: int) -> tuple[Array, Array]:
    """Give each group's mean and spread of thresholds, to be set beside places × groups."""
    mean = shared[..., None, :groups]
    return mean, np.exp(shared[..., None, groups : 2 * groups])
