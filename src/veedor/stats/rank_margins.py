"""A rank correlation with surveyed shares: how far the survey's margins of error reach."""

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.score_intervals import Reached
from veedor.stats.targeting import rank_correlation

# SciPy is loaded where it is called: it takes seconds, and most commands rank nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]

_AT_ONCE = 2_000_000
_LEAST = 0.05


class Draws(Struct, frozen=True, kw_only=True, eq=False):
    """Correlations over draws: with the other number, and with the shares as surveyed."""

    found: Floats
    kept: Floats


def spearman_reach(
    one: ArrayLike,
    shares: ArrayLike,
    errors: ArrayLike,
    level: float,
    rng: np.random.Generator,
    *,
    draws: int = 1000,
) -> Reached | None:
    """Give Spearman's (1904) correlation with surveyed shares, and the reach of their errors.

    The value is that of the shares as surveyed. Each draw adds a normal error (``errors``:
    standard errors, cut at 0 and 1) to the surveyed shares. Errors weaken a correlation: the
    survey's own did so once already, and a draw does it again. How much is seen from the
    correlation r of drawn with surveyed shares: with k = (1 - r²) / (2r² - 1) the survey's own
    errors took the factor 1 / sqrt(1 + k) (Spearman 1904, for normal shares). The reach holds
    the middle ``level`` of the draws, and the same turned about the value and freed from that
    factor; where 2r² is near 1 or below, it is -1 to 1: shares so unsure have no order.
    None where one side is constant.

    >>> spearman_reach([1, 2, 3], [0.1, 0.2, 0.4], [0, 0, 0], 0.95, np.random.default_rng(1))
    Reached(value=1.0, low=1.0, high=1.0)
    """
    counts, seen, noise = (np.asarray(a, dtype=np.float64) for a in (one, shares, errors))
    if not counts.shape == seen.shape == noise.shape or (noise < 0).any() or draws < 1:
        raise ValueError("need one share and one error, 0 or more, for each number, and draws")
    value = rank_correlation(counts.tolist(), seen.tolist())
    if value is None:
        return None
    if not noise.any():
        return Reached(value=value, low=value, high=value)
    drawn = _drawn(counts, seen, noise, rng, draws)
    tails = [(1 - level) / 2, (1 + level) / 2]
    low, high = (float(q) for q in np.quantile(drawn.found, tails, method="nearest"))
    from_low, to_high = _freed(value, drawn, low, high)
    return Reached(
        value=value,
        low=max(-1.0, min(value, low, from_low)),
        high=min(1.0, max(value, high, to_high)),
    )


def _freed(value: float, drawn: Draws, low: float, high: float) -> tuple[float, float]:
    """Turn the draws' reach about the value, and free it from what errors took."""
    mean, kept = float(drawn.found.mean()), float(drawn.kept.mean())
    sure = 2 * kept * abs(kept) - 1
    if sure < _LEAST:
        return -1.0, 1.0
    own = 1 / np.sqrt(1 + (1 - kept**2) / sure)
    wider = kept / own
    return (
        float((value - (high - mean) * wider) / own),
        float((value - (low - mean) * wider) / own),
    )


def _drawn(
    counts: Floats, seen: Floats, noise: Floats, rng: np.random.Generator, draws: int
) -> Draws:
    from scipy.stats import rankdata

    sides = [_standard(rankdata(a)[None]) for a in (counts, seen)]
    step = max(1, _AT_ONCE // len(seen))
    parts = []
    for first in range(0, draws, step):
        size = min(step, draws - first), len(seen)
        shares = np.clip(seen + noise * rng.standard_normal(size), 0.0, 1.0)
        ranks = _standard(rankdata(shares, axis=1))
        parts.append([ranks @ side[0] for side in sides])
    found, kept = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Draws(found=found, kept=kept)


def _standard(ranks: Floats) -> Floats:
    """Give ranks with mean 0 and length 1: their products are correlations; constants, 0."""
    off = ranks - ranks.mean(axis=1, keepdims=True)
    length = np.sqrt((off**2).sum(axis=1, keepdims=True))
    return np.asarray(off / np.where(length > 0, length, 1.0))
