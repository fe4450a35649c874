"""Few clusters: what chance would give if whole clusters changed sign (Cameron et al. 2008)."""

import itertools
import math
from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct

from veedor.stats.differences import Array, Places, within

MOST_LISTED = 12
_WEBB = tuple(sign * math.sqrt(size / 2) for sign in (-1, 1) for size in (3, 2, 1))


class Wild(Struct, frozen=True, kw_only=True):
    """The effect, its p-value, and the effects that are not rejected; None where unbounded.

    ``draws``: how many sets of signs, ``extreme``: those at least as far as what was seen;
    ``listed``: all sets there are, not a draw of them.
    """

    value: float
    extreme: int
    draws: int
    listed: bool
    low: float | None
    high: float | None


class _Parts(Struct, frozen=True):
    """What the bootstrap needs: the effect and, by cluster, what each sign would move."""

    value: float
    square: float
    own: Array
    outcome: Array
    treated: Array


def wild_clusters(
    panel: Array,
    treatments: Sequence[Array],
    clusters: Places,
    *,
    level: float,
    draws: int,
    seed: int,
) -> Wild:
    """Test the first treatment by the restricted wild cluster bootstrap, and invert the test.

    Residuals under the effect tested are given one random sign per cluster: all sets of signs
    where there are at most twelve clusters (Rademacher), else a seeded draw of Webb's (2013)
    six weights. Units lie within clusters. With few *treated* clusters it errs, to either
    side (MacKinnon and Webb 2017). Raises ValueError with fewer than three clusters.
    """
    groups = int(clusters.max()) + 1
    if groups < 3:
        raise ValueError("the bootstrap needs three clusters")
    signs, listed = _signs(groups, draws, seed)
    parts = _parts(panel, treatments, clusters, groups)
    drawn = _drawn(parts, np.vstack([np.ones(groups), signs]))
    extreme = _extreme(drawn, 0.0)
    whole = len(signs)

    def kept(effect: float) -> bool:
        return _extreme(drawn, effect) > (1 - level) * whole

    return Wild(
        value=parts.value,
        extreme=extreme,
        draws=whole,
        listed=listed,
        low=_end(kept, parts, -1.0),
        high=_end(kept, parts, 1.0),
    )


def _signs(groups: int, draws: int, seed: int) -> tuple[Array, bool]:
    if groups <= MOST_LISTED:
        rows = list(itertools.product((-1.0, 1.0), repeat=groups))
        return np.array(rows), True
    drawn = np.random.default_rng(seed).integers(0, len(_WEBB), (draws, groups))
    return np.array(_WEBB)[drawn], False


def _parts(panel: Array, treatments: Sequence[Array], clusters: Places, groups: int) -> _Parts:
    others = [within(one) for one in treatments[1:]]
    member = np.eye(groups)[clusters]
    treated = _without(within(treatments[0]), others)
    outcome = _without(within(panel), others)
    square = float((treated * treated).sum())
    if square <= 0:
        raise ValueError("the treatments cannot be told apart")

    def moved(rest: Array) -> Array:
        """Give, by cluster, the score that each other cluster's sign would move."""
        columns = []
        for group in range(groups):
            of_one = rest * (clusters == group)[:, None]
            spread = _without(within(of_one), others)
            columns.append(member.T @ (treated * spread).sum(axis=1))
        return np.stack(columns, axis=1)

    own = member.T @ (treated * treated).sum(axis=1)
    value = float((treated * outcome).sum()) / square
    return _Parts(value, square, own, moved(outcome), moved(treated))


def _without(one: Array, others: Sequence[Array]) -> Array:
    if not others:
        return one
    columns = np.stack([other.ravel() for other in others], axis=1)
    found, *_ = np.linalg.lstsq(columns, one.ravel(), rcond=None)
    return np.asarray(one - (columns @ found).reshape(one.shape), dtype=np.float64)


def _drawn(parts: _Parts, signs: Array) -> tuple[Array, Array]:
    """Give, for each set of signs, what it makes of the scores: of the outcome, per effect."""
    both = []
    for moved in (parts.outcome, parts.treated):
        scores = signs @ moved.T
        both.append(scores - (scores.sum(axis=1) / parts.square)[:, None] * parts.own)
        both.append(scores.sum(axis=1) / parts.square)
    return np.column_stack([both[0], both[1]]), np.column_stack([both[2], both[3]])


def _extreme(drawn: tuple[Array, Array], effect: float) -> int:
    """Count the sets of signs whose t is as far from zero as that of no change, the first."""
    moved = drawn[0] - effect * drawn[1]
    spread = np.sqrt((moved[:, :-1] ** 2).sum(axis=1))
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.where(spread > 0, np.abs(moved[:, -1]) / spread, 0.0)
    return int((ratios[1:] >= ratios[0] * (1 - 1e-9)).sum())


def _end(kept: Callable[[float], bool], parts: _Parts, side: float) -> float | None:
    """Find where the test begins to reject, going outwards from the effect itself."""
    scores = parts.outcome.sum(axis=1) - parts.value * parts.own
    step = 2 * math.sqrt(float((scores * scores).sum())) / parts.square or 1.0
    inner, outer = 0.0, step
    for _ in range(12):
        if not kept(parts.value + side * outer):
            break
        inner, outer = outer, outer * 2
    else:
        return None
    for _ in range(30):
        middle = (inner + outer) / 2
        if kept(parts.value + side * middle):
            inner = middle
        else:
            outer = middle
    return parts.value + side * inner
