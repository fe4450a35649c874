"""What an officer sees, and what searching above a threshold finds: two signal distributions.

Compiled; loaded by ``thresholds`` alone, when a test is run. Each function gives, for the
guilty share ``u`` (logit), the spread ``v`` (log) and the threshold ``w`` of one group at one
place: the search rate and its complement, the hit rate and its complement, and the derivatives
of the logits of both rates by u, v and w.
"""

# What is compiled is best read in one piece.
# ruff: noqa: PLR0915

import math

from numba import njit

from veedor.stats.arrays import Array
from veedor.stats.threshold_model import INNER, OUTER

_TINY = 1e-300
_NEAR = 1e-15
_MOST_TERMS = 300
_ROOT_TWO_PI = math.sqrt(2 * math.pi)


@njit(**INNER)  # type: ignore[untyped-decorator]
def _psi(x: float) -> float:  # pragma: no cover - compiled
    """Give the digamma function: recurrence, then its asymptotic series."""
    shift = 0.0
    while x < 10.0:
        shift -= 1.0 / x
        x += 1.0
    y = 1.0 / (x * x)
    tail = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y / 132))))
    return shift + math.log(x) - 0.5 / x - tail


@njit(**INNER)  # type: ignore[untyped-decorator]
def _fraction(p: float, q: float, x: float) -> tuple[float, float, float]:  # pragma: no cover
    """Give the incomplete beta's continued fraction, and its logarithm's slopes in p and q.

    Modified Lentz; the slopes are carried along term by term.
    """
    sum_, plus, less = p + q, p + 1.0, p - 1.0
    c, cp, cq = 1.0, 0.0, 0.0
    base = 1.0 - sum_ * x / plus
    d = 1.0 / base
    # slopes of sum/plus: (plus - sum) / plus**2 in p, 1 / plus in q
    dp = d * d * x * (plus - sum_) / (plus * plus)
    dq = d * d * x / plus
    h, hp, hq = d, dp / d, dq / d
    for m in range(1, _MOST_TERMS):
        two = 2.0 * m
        low, high = less + two, p + two
        a = m * (q - m) * x / (low * high)
        ap, aq = -a * (1.0 / low + 1.0 / high), m * x / (low * high)
        top = 1.0 + a * d
        tp, tq = ap * d + a * dp, aq * d + a * dq
        under = 1.0 + a / c
        up, uq = ap / c - a * cp / (c * c), aq / c - a * cq / (c * c)
        d = 1.0 / top
        dp, dq = -d * d * tp, -d * d * tq
        c, cp, cq = under, up, uq
        h *= d * c
        hp += dp / d + cp / c
        hq += dq / d + cq / c
        further = high + 1.0
        a = -(p + m) * (sum_ + m) * x / (high * further)
        ap = a * (1.0 / (p + m) + 1.0 / (sum_ + m) - 1.0 / high - 1.0 / further)
        aq = a / (sum_ + m)
        top = 1.0 + a * d
        tp, tq = ap * d + a * dp, aq * d + a * dq
        under = 1.0 + a / c
        up, uq = ap / c - a * cp / (c * c), aq / c - a * cq / (c * c)
        d = 1.0 / top
        dp, dq = -d * d * tp, -d * d * tq
        c, cp, cq = under, up, uq
        step = d * c
        h *= step
        hp += dp / d + cp / c
        hq += dq / d + cq / c
        if abs(step - 1.0) < _NEAR:
            break
    return h, hp, hq


@njit(**OUTER)  # type: ignore[untyped-decorator]
def beta_signal(
    u: float, v: float, w: float, out: Array
) -> None:  # pragma: no cover - compiled
    """Signal Beta(λφ, λ(1-φ)), searched above t: Simoiu, Corbett-Davies and Goel (2017).

    ``out``: q, 1 - q, e, 1 - e, then d logit q by u, v, w, then d logit e by u, v, w.
    """
    phi, lam = 1.0 / (1.0 + math.exp(-u)), math.exp(v)
    a, b = lam * phi, lam / (1.0 + math.exp(u))
    t, rest = 1.0 / (1.0 + math.exp(-w)), 1.0 / (1.0 + math.exp(w))
    log_t, log_rest = -math.log1p(math.exp(-w)), -math.log1p(math.exp(w))
    log_g = a * log_t + b * log_rest + math.lgamma(lam) - math.lgamma(a) - math.lgamma(b)
    psi = _psi(lam)
    slope_a, slope_b = log_t - _psi(a) + psi, log_rest - _psi(b) + psi
    peak = math.exp(log_g)
    if t > (a + 1.0) / (lam + 2.0):
        h, hp, hq = _fraction(b, a, rest)
        q = max(peak * h / b, _TINY)
        not_q = 1.0 - q
        q_a, q_b = q * (slope_a + hq), q * (slope_b + hp - 1.0 / b)
    else:
        h, hp, hq = _fraction(a, b, t)
        not_q = max(peak * h / a, _TINY)
        q = 1.0 - not_q
        q_a, q_b = -not_q * (slope_a + hp - 1.0 / a), -not_q * (slope_b + hq)
    g = peak / lam
    e = phi + g / q
    not_e = max(1.0 - e, _TINY)
    g_a, g_b = g * (slope_a - 1.0 / lam), g * (slope_b - 1.0 / lam)
    q_w, g_w = -peak, g * (a * rest - b * t)
    spread = a * (1.0 - phi)
    q_u, q_v = spread * (q_a - q_b), a * q_a + b * q_b
    g_u, g_v = spread * (g_a - g_b), a * g_a + b * g_b
    out[0], out[1], out[2], out[3] = q, not_q, e, not_e
    both, ends = q * not_q, e * not_e
    out[4], out[5], out[6] = q_u / both, q_v / both, q_w / both
    square = q * q
    out[7] = (phi * (1.0 - phi) + (g_u * q - g * q_u) / square) / ends
    out[8] = (g_v * q - g * q_v) / square / ends
    out[9] = (g_w * q - g * q_w) / square / ends


@njit(**INNER)  # type: ignore[untyped-decorator]
def _below(x: float) -> float:  # pragma: no cover - compiled
    return max(0.5 * math.erfc(-x * math.sqrt(0.5)), _TINY)


@njit(**OUTER)  # type: ignore[untyped-decorator]
def mixed_signal(u: float, v: float, w: float, out: Array) -> None:  # pragma: no cover
    """Signal N(0, 1) of the innocent and N(δ, 1) of the guilty, searched above w: Pierson 2018.

    ``out``: as ``beta_signal``.
    """
    odds, far = math.exp(u), math.exp(v)
    not_phi = 1.0 / (1.0 + odds)
    phi = odds * not_phi
    guilty, free = _below(far - w), _below(-w)
    hits, misses = phi * guilty, not_phi * free
    q = hits + misses
    not_q = 1.0 - q if q < 0.5 else phi * _below(w - far) + not_phi * _below(w)
    at_guilty = math.exp(-0.5 * (far - w) ** 2) / _ROOT_TWO_PI
    at_free = math.exp(-0.5 * w * w) / _ROOT_TWO_PI
    out[0], out[1], out[2], out[3] = q, not_q, hits / q, misses / q
    both = q * not_q
    out[4] = phi * not_phi * (guilty - free) / both
    out[5] = phi * at_guilty * far / both
    out[6] = -(phi * at_guilty + not_phi * at_free) / both
    out[7] = 1.0
    out[8] = far * at_guilty / guilty
    out[9] = at_free / free - at_guilty / guilty
