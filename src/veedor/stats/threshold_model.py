"""The threshold test's posterior: its height and its slope, compiled.

Loaded by ``thresholds`` alone. With R groups the shared parameters are, in four
blocks of R, the mean threshold, the logarithm of its spread, the guilty share (logit) and the
signal's spread (log); each place adds its own share and spread (2) and R thresholds. Places
meet only through the shared ones, so all matrices are arrows: small blocks. The first place's
own share and spread are pinned at zero: there they are only their prior.

A threshold is held as its distance from a curve: about the one at which, for the share and
spread of the moment, the search rate would be the one observed (a polynomial, fitted once).
Search rates are known far better than anything else here; without the curve, draws could only
creep along it. A shift leaves the posterior what it is.
"""

# What is compiled takes arrays one by one, and its loops are best read in one piece.
# ruff: noqa: C901, PLR0913, PLR0915, PLR0917
#
# Each function is compiled at its first call: what is called from compiled code alone gets no
# door to Python, and what is needed a few times is written with arrays elsewhere.

import math

import numpy as np
from numba import njit

from veedor.stats.arrays import Array

OUTER = {"nogil": True, "error_model": "numpy", "no_cfunc_wrapper": True}
INNER = OUTER | {"no_cpython_wrapper": True}
"""How a function is compiled that Python calls, and one that compiled code alone calls."""

DEGREE = 5
TERMS = 3 + (DEGREE + 1) ** 2
"""What a row's curve needs: the share and spread about which it is, its coefficients, and 1.
A row with few searches has 0 for the 1: its threshold is held in units of the spread."""


@njit(**INNER)  # type: ignore[untyped-decorator]
def curve(c: Array, u: float, v: float, out: Array) -> None:  # pragma: no cover - compiled
    """Fill a polynomial's value, and its slopes by ``u`` and ``v``: Horner twice."""
    x, y = u - c[0], v - c[1]
    value, by_x, by_y = 0.0, 0.0, 0.0
    side = int(
        math.sqrt(c.shape[0] - 2.5)
    )  # not the constant: loops unrolled take long to compile
    for i in range(side - 1, -1, -1):
        part, slope = 0.0, 0.0
        for j in range(side - 1 - i, -1, -1):
            slope = slope * y + part
            part = part * y + c[2 + i * side + j]
        by_x = by_x * x + value
        value = value * x + part
        by_y = by_y * x + slope
    out[0], out[1], out[2] = value, by_x, by_y


@njit(**OUTER)  # type: ignore[untyped-decorator]
def height(  # pragma: no cover - compiled
    signal: Array,
    data: Array,
    prior: Array,
    curves: Array,
    shared: Array,
    own: Array,
    to_shared: Array,
    to_own: Array,
    held: Array,
) -> float:
    """Give the posterior's logarithm and its slopes; fill ``held`` with every threshold.

    ``data``: places × groups × (stops, searches, hits). ``prior``: means and spreads of the
    mean threshold, the share and the signal's spread of a group; the scale of the thresholds'
    spread; the spreads of a place's share and signal.
    """
    places, groups = data.shape[0], data.shape[1]
    total: float = _of_priors(prior, data, curves, shared, own, to_shared, to_own)
    out, at, spreads = np.empty(10), np.empty(3), np.empty(groups)
    for r in range(groups):
        spreads[r] = math.exp(shared[groups + r])
    for d in range(places):
        free = 1.0 if d > 0 else 0.0
        for r in range(groups):
            n, s, h = data[d, r, 0], data[d, r, 1], data[d, r, 2]
            if n <= 0.0:
                continue
            u = shared[2 * groups + r] + free * own[d, 0]
            v = shared[3 * groups + r] + free * own[d, 1]
            spread = spreads[r]
            curved = curves[d, r, TERMS - 1] > 0.0
            if curved:
                curve(curves[d, r], u, v, at)
                w = at[0] + own[d, 2 + r]
            else:
                at[0], at[1], at[2] = 0.0, 0.0, 0.0
                w = shared[r] + spread * own[d, 2 + r]
            held[d, r] = w
            if abs(u) > 30.0 or abs(v) > 12.0 or not abs(w) < 30.0:
                return -np.inf
            signal(u, v, w, out)
            if not (out[0] > 0.0 and out[1] > 0.0 and out[2] > 0.0 and out[3] > 0.0):
                return -np.inf
            total += (n - s) * math.log(out[1]) + h * math.log(out[0] * out[2])
            total += (s - h) * math.log(out[0] * out[3])
            by_q, by_e = s - n * out[0], h - s * out[2]
            dw = by_q * out[6] + by_e * out[9]
            if curved:
                off = (w - shared[r]) / spread
                total -= 0.5 * off * off + shared[groups + r]
                dw -= off / spread
                to_shared[r] += off / spread
                to_shared[groups + r] += off * off - 1.0
                to_own[d, 2 + r] += dw
            else:
                to_shared[r] += dw
                to_shared[groups + r] += dw * (w - shared[r])
                to_own[d, 2 + r] += dw * spread
            du = by_q * out[4] + by_e * out[7] + dw * at[1]
            dv = by_q * out[5] + by_e * out[8] + dw * at[2]
            to_shared[2 * groups + r] += du
            to_shared[3 * groups + r] += dv
            to_own[d, 0] += free * du
            to_own[d, 1] += free * dv
    return total


@njit(**INNER)  # type: ignore[untyped-decorator]
def _of_priors(  # pragma: no cover - compiled
    prior: Array,
    data: Array,
    curves: Array,
    shared: Array,
    own: Array,
    to_shared: Array,
    to_own: Array,
) -> float:
    """Give the logarithm of the prior; start the slopes with it."""
    groups, few = data.shape[1], own.shape[1]
    total = 0.0
    for r in range(groups):
        for block in range(4):
            if block == 1:
                continue
            k, first = block * groups + r, 0 if block == 0 else 2 * block - 2
            off = (shared[k] - prior[first]) / prior[first + 1]
            total -= 0.5 * off * off
            to_shared[k] = -off / prior[first + 1]
        k = groups + r
        square = math.exp(2.0 * shared[k]) / prior[6] ** 2
        total += shared[k] - 0.5 * square
        to_shared[k] = 1.0 - square
    for d in range(own.shape[0]):
        for k in range(few):
            to_own[d, k] = 0.0
            if k >= 2 and data[d, k - 2, 0] > 0.0 and curves[d, k - 2, TERMS - 1] > 0.0:
                continue
            spread = prior[7 + k] if k < 2 else 1.0
            off = own[d, k] / spread
            total -= 0.5 * off * off
            to_own[d, k] = -off / spread
    return total


@njit(**OUTER)  # type: ignore[untyped-decorator]
def from_white(  # pragma: no cover - compiled
    top: Array,
    blocks: Array,
    links: Array,
    centre: Array,
    centres: Array,
    white: Array,
    shared: Array,
    own: Array,
) -> None:
    """Turn whitened coordinates into parameters."""
    many, (places, few) = top.shape[0], own.shape
    for i in range(many):
        moved = 0.0
        for k in range(i, many):
            moved += top[k, i] * white[k]
        shared[i] = centre[i] + moved
    for d in range(places):
        start = many + d * few
        for i in range(few):
            moved = 0.0
            for k in range(i, few):
                moved += blocks[d, k, i] * white[start + k]
            for k in range(many):
                moved -= links[d, i, k] * (shared[k] - centre[k])
            own[d, i] = centres[d, i] + moved


@njit(**OUTER)  # type: ignore[untyped-decorator]
def slope_white(  # pragma: no cover - compiled
    top: Array, blocks: Array, links: Array, to_shared: Array, to_own: Array, to_white: Array
) -> None:
    """Turn slopes by parameters into slopes by whitened coordinates; uses ``to_shared`` up."""
    many, (places, few) = top.shape[0], to_own.shape
    for d in range(places):
        start = many + d * few
        for i in range(few):
            moved = 0.0
            for k in range(i + 1):
                moved += blocks[d, i, k] * to_own[d, k]
            to_white[start + i] = moved
            for k in range(many):
                to_shared[k] -= links[d, i, k] * to_own[d, i]
    for i in range(many):
        moved = 0.0
        for k in range(i + 1):
            moved += top[i, k] * to_shared[k]
        to_white[i] = moved
