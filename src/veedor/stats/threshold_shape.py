"""The shape of the threshold test's posterior: Fisher's information, and what whitens by it.

Loaded by ``thresholds`` alone. Needed a few times a fit, so written with arrays: compiled, it
took longer to compile than to run.
"""

import numpy as np

from veedor.stats.arrays import Array
from veedor.stats.threshold_model import TERMS


def lower(a: Array) -> Array:
    """Give each matrix's lower Cholesky factor, in plain steps: no library's order of sums."""
    found = np.zeros_like(a)
    for i in range(a.shape[-1]):
        for j in range(i + 1):
            left = a[..., i, j].copy()
            for k in range(j):
                left -= found[..., i, k] * found[..., j, k]
            if i == j:
                found[..., i, i] = np.sqrt(np.maximum(left, 1e-12))
            else:
                found[..., i, j] = left / found[..., j, j]
    return found


def inverse_of_lower(a: Array) -> Array:
    """Give the inverse of each lower triangle."""
    found = np.zeros_like(a)
    for j in range(a.shape[-1]):
        found[..., j, j] = 1.0 / a[..., j, j]
        for i in range(j + 1, a.shape[-1]):
            left = np.zeros_like(a[..., 0, 0])
            for k in range(j, i):
                left += a[..., i, k] * found[..., k, j]
            found[..., i, j] = -left / a[..., i, i]
    return found


def whitening(top: Array, rest: Array) -> tuple[Array, Array, Array]:
    """Give an arrow's inverse factors: of the shared block, of each place, and the links."""
    (many, _), (places, _, few) = top.shape, rest.shape
    left = top.copy()
    cross, blocks = rest[:, :many], inverse_of_lower(lower(rest[:, many:]))
    # half: the inverse factor times the link; link: the inverse times the link
    half, links = np.zeros((places, few, many)), np.zeros((places, few, many))
    for i in range(few):
        for k in range(i + 1):
            half[:, i] += blocks[:, i, k, None] * cross[:, :, k]
    for i in range(few):
        for k in range(i, few):
            links[:, i] += blocks[:, k, i, None] * half[:, k]
    for k in range(few):
        left -= np.add.reduce(half[:, k, :, None] * half[:, k, None, :], axis=0)
    return inverse_of_lower(lower(left)), blocks, links


def curves_at(curves: Array, u: Array, v: Array) -> tuple[Array, Array, Array]:
    """Give the curves' values, and their slopes by ``u`` and ``v``: Horner twice, on arrays.

    ``u`` and ``v``: any shape that ends in places × groups.
    """
    x, y = u - curves[..., 0], v - curves[..., 1]
    side = round((TERMS - 3) ** 0.5)
    value, by_x, by_y = np.zeros_like(x), np.zeros_like(x), np.zeros_like(x)
    for i in range(side - 1, -1, -1):
        part, slope = np.zeros_like(x), np.zeros_like(x)
        for j in range(side - 1 - i, -1, -1):
            slope = slope * y + part
            part = part * y + curves[..., 2 + i * side + j]
        by_x, value, by_y = by_x * x + value, value * x + part, by_y * x + slope
    return value, by_x, by_y


def shares_and_signals(shared: Array, own: Array) -> tuple[Array, Array]:
    """Give the guilty share (logit) and the signal's spread (log) of every row.

    ``shared``: draws × shared parameters, or those of one draw; ``own``: likewise, by place.
    The first place's own are pinned at zero.
    """
    groups = shared.shape[-1] // 4
    free = np.ones(own.shape[-2])
    free[0] = 0.0
    u = shared[..., None, 2 * groups : 3 * groups] + (free * own[..., 0])[..., None]
    v = shared[..., None, 3 * groups :] + (free * own[..., 1])[..., None]
    return u, v


def information(
    target: tuple[Array, Array, Array, Array], shared: Array, own: Array
) -> tuple[Array, Array]:
    """Give Fisher's information: shared × shared, and of each place (shared + own) × own."""
    signal, data, prior, curves = target
    (places, groups), spread = data.shape[:2], np.exp(shared[data.shape[1] : 2 * data.shape[1]])
    u, v = shares_and_signals(shared, own)
    value, by_u, by_v = curves_at(curves, u, v)
    curved = curves[:, :, TERMS - 1] > 0
    w = np.where(curved, value + own[:, 2:], shared[:groups] + spread * own[:, 2:])
    out = np.ones((places, groups, 10))
    for d, r in np.argwhere(data[:, :, 0] > 0):
        signal(u[d, r], v[d, r], w[d, r], out[d, r])
    n = data[:, :, 0]
    weights = np.stack(
        [n * out[..., 0] * out[..., 1], n * out[..., 0] * out[..., 2] * out[..., 3]]
    )
    free = np.ones((places, 1))
    free[0] = 0.0
    top, rest = _of_priors(prior, curved & (n > 0), shared, places)
    bent = np.where(curved, by_u, 0.0), np.where(curved, by_v, 0.0)
    one, none = np.ones_like(w), np.zeros_like(w)
    found = np.zeros((places, groups, 7, 7))
    for k in range(3):
        along = out[..., 6 + 3 * k] if k < 2 else one
        du = along * bent[0] + (out[..., 4 + 3 * k] if k < 2 else none)
        dv = along * bent[1] + (out[..., 5 + 3 * k] if k < 2 else none)
        loose = along * (~curved)
        first = loose if k < 2 else -one
        second = loose * (w - shared[:groups])
        last = np.where(curved, along, along * spread)
        slope = np.stack([first, second, du, dv, free * du, free * dv, last], axis=-1)
        weight = weights[k] if k < 2 else (curved & (n > 0)) / spread**2
        found += weight[..., None, None] * slope[..., :, None] * slope[..., None, :]
    for r in range(groups):
        _add(top, rest, r, found[:, r])
    return top, rest


def _add(top: Array, rest: Array, r: int, found: Array) -> None:
    """Add one group's information, by place, where its parameters stand."""
    many, groups = top.shape[0], top.shape[0] // 4
    of_all, of_place = np.arange(4) * groups + r, np.array([0, 1, 2 + r])
    top[np.ix_(of_all, of_all)] += np.add.reduce(found[:, :4, :4], axis=0)
    rest[:, of_all[:, None], of_place] += found[:, :4, 4:]
    rest[:, many + of_place[:, None], of_place] += found[:, 4:, 4:]


def _of_priors(prior: Array, held: Array, shared: Array, places: int) -> tuple[Array, Array]:
    """Start the information with that of the priors."""
    groups = held.shape[1]
    many, few = 4 * groups, 2 + groups
    top, rest = np.zeros((many, many)), np.zeros((places, many + few, few))
    spread = np.array([prior[1], 1.0, prior[3], prior[5]]).repeat(groups)
    of_spread = slice(groups, 2 * groups)
    whole = 1.0 / spread**2
    square = np.exp(2.0 * shared[of_spread]) / prior[6] ** 2
    whole[of_spread] = 2.0 * square + 0.1 + 2.0 * np.add.reduce(held, axis=0)
    top[np.arange(many), np.arange(many)] = whole
    own = np.concatenate([np.tile(1.0 / prior[7:9] ** 2, (places, 1)), ~held], axis=1)
    rest[:, many + np.arange(few), np.arange(few)] = own
    return top, rest
