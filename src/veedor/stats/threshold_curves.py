"""The curves along which thresholds are held: where the search rate would be the one observed.

Compiled; loaded by ``thresholds`` alone.
"""

import math

import numpy as np
from numba import njit

from veedor.stats.arrays import Array
from veedor.stats.threshold_model import DEGREE, TERMS, curve, inverse_of_lower, lower

_REACH = tuple(step / 4 for step in range(-4, 5))
_LEAST_WEIGHT = 1.0
_POWERS = tuple((i, j) for i in range(DEGREE + 1) for j in range(DEGREE + 1 - i))


@njit(nogil=True, error_model="numpy")  # type: ignore[untyped-decorator]
def _solve(
    signal: Array, u: float, v: float, w: float, aim: float, out: Array
) -> float:  # pragma: no cover
    """Find the threshold at which the logit of the search rate is ``aim`` (Newton)."""
    for _ in range(50):
        signal(u, v, w, out)
        off = math.log(out[0]) - math.log(out[1]) - aim
        if not abs(off) < np.inf or not out[6] < 0.0:
            return np.nan
        if abs(off) < 1e-10:
            break
        w -= min(max(off / out[6], -1.0), 1.0)
    return w


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
    grid = [(x, y) for x in _REACH for y in _REACH]
    design = np.array([[x**a * y**b for a, b in _POWERS] for x, y in grid])
    inverse = inverse_of_lower(lower(_times(design, design)))
    out = np.empty(10)
    for d in range(places):
        for r in range(groups):
            n, s, _ = data[d, r]
            u = shared[2 * groups + r] + (own[d, 0] if d else 0.0)
            v = shared[3 * groups + r] + (own[d, 1] if d else 0.0)
            curves[d, r, :2] = u, v
            if not n:
                continue
            w, aim = own[d, 2 + r], math.log((s + 0.5) / (n - s + 0.5))
            signal(u, v, w, out)
            weight = n * out[0] * out[1] * out[6] ** 2
            if weight * math.exp(2 * shared[groups + r]) < _LEAST_WEIGHT:
                continue
            at = np.array([_solve(signal, u + x, v + y, w, aim, out) for x, y in grid])
            if not np.isfinite(at).all():
                continue
            found = _times(design, (at - at[len(grid) // 2])[:, None])
            found = _times(inverse, _times(inverse.T, found))[:, 0]
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


@njit(nogil=True, error_model="numpy")  # type: ignore[untyped-decorator]
def thresholds(  # pragma: no cover - compiled
    data: Array, curves: Array, shared: Array, own: Array, held: Array
) -> None:
    """Fill the thresholds, places × groups: each on its curve, and its distance from it."""
    places, groups = data.shape[0], data.shape[1]
    at = np.empty(3)
    for d in range(places):
        free = 1.0 if d > 0 else 0.0
        for r in range(groups):
            u = shared[2 * groups + r] + free * own[d, 0]
            v = shared[3 * groups + r] + free * own[d, 1]
            if curves[d, r, TERMS - 1] > 0.0:
                curve(curves[d, r], u, v, at)
                held[d, r] = at[0] + own[d, 2 + r]
            else:
                held[d, r] = shared[r] + math.exp(shared[groups + r]) * own[d, 2 + r]


@njit(nogil=True, error_model="numpy")  # type: ignore[untyped-decorator]
def hold(  # pragma: no cover - compiled
    data: Array, curves: Array, shared: Array, own: Array, held: Array
) -> None:
    """Turn thresholds into what is held of them, in place: the reverse of ``thresholds``."""
    places, groups = data.shape[0], data.shape[1]
    at = np.empty(3)
    for d in range(places):
        free = 1.0 if d > 0 else 0.0
        for r in range(groups):
            u = shared[2 * groups + r] + free * own[d, 0]
            v = shared[3 * groups + r] + free * own[d, 1]
            if curves[d, r, TERMS - 1] > 0.0:
                curve(curves[d, r], u, v, at)
                own[d, 2 + r] = held[d, r] - at[0]
            else:
                own[d, 2 + r] = (held[d, r] - shared[r]) * math.exp(-shared[groups + r])
