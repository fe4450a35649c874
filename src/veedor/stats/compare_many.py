"""One forecast against many baselines: who beats one of nine has not beaten counting."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from veedor.stats.blocks import drawn_blocks, sums_over_cells
from veedor.stats.comparison import Comparison, Plan, comparison_of, widening
from veedor.stats.flagging import by_period

Floats = NDArray[np.float64]


class Many(Struct, frozen=True, kw_only=True, eq=False):
    """A forecast against each baseline, with intervals and p values that hold for all at once.

    ``alone``: each comparison by itself. ``low``, ``high``, ``p``: simultaneous, by the maximum
    of the studentised differences over baselines. ``p_all``: one-sided, that the forecast is
    not better than every baseline (the largest of their p values: Berger 1982). ``p_any``:
    that it is better than none (White's 2000 reality check, studentised).
    """

    alone: list[Comparison]
    low: list[float]
    high: list[float]
    p: list[float]
    p_all: float
    p_any: float


def compare_many(
    first: ArrayLike,
    others: Sequence[ArrayLike],
    cells: ArrayLike,
    rng: np.random.Generator,
    *,
    per: ArrayLike | None = None,
    plan: Plan | None = None,
) -> Many:
    """Compare ``first`` with every one of ``others`` over the same draws of blocks of cells.

    Larger is better (hits, negated scores). Arguments as ``compare_over_space`` has them.

    >>> first, other = np.array([[2.0, 0.0, 3.0, 1.0]]), np.zeros((1, 4))
    >>> many = compare_many(first, [other, first], [0, 1, 2, 3], np.random.default_rng(1))
    >>> [one.value for one in many.alone], many.p[1]
    ([6.0, 0.0], 1.0)
    """
    plan = plan or Plan()
    if plan.statistic != "difference":
        raise ValueError("many baselines are compared by differences")
    if not others:
        raise ValueError("need a baseline to compare with")
    tables = [by_period(t) for t in (first, *others, *([] if per is None else [per]))]
    labels = np.asarray(cells, dtype=np.int64)
    rows = sums_over_cells(tables, labels)
    if len(rows) < 2:
        raise ValueError("one block alone has nothing to be compared with: need two or more")
    values = _differences(rows.sum(axis=0), len(others), per is not None)
    drawn = _differences(drawn_blocks(rows, plan.draws, rng), len(others), per is not None)
    spread = widening(len(rows), plan.confidence) * (drawn - values)
    alone = [
        comparison_of(float(value), spread[:, k], len(rows), "space", plan)
        for k, value in enumerate(values)
    ]
    return _at_once(alone, values, spread, plan)


def holm(p: Sequence[float]) -> list[float]:
    """Give Holm's (1979) adjusted p values, in the order given.

    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    adjusted, worst = [0.0] * len(p), 0.0
    for rank, k in enumerate(sorted(range(len(p)), key=p.__getitem__)):
        worst = max(worst, min(1.0, (len(p) - rank) * p[k]))
        adjusted[k] = worst
    return adjusted


def _differences(sums: Floats, others: int, scaled: bool) -> Floats:  # noqa: FBT001 - one switch
    gap = sums[..., :1] - sums[..., 1 : 1 + others]
    if not scaled:
        return np.asarray(gap)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.nan_to_num(gap / sums[..., -1:], nan=0.0))


def _at_once(alone: list[Comparison], values: Floats, spread: Floats, plan: Plan) -> Many:
    """Hold all comparisons together by the maximum of their studentised draws."""
    error = np.array([one.error for one in alone])
    scale = np.where(error > 0, error, 1.0)
    scaled, seen = spread / scale, values / scale
    farthest, highest = np.abs(scaled).max(axis=1), scaled.max(axis=1)
    reach = float(np.quantile(farthest, plan.confidence, method="higher"))
    count = 1 + len(spread)
    p = [
        float(1 + (farthest >= abs(t)).sum()) / count if e else float(not t)
        for t, e in zip(seen, error, strict=True)
    ]
    worse = [float(1 + (scaled[:, k] >= t).sum()) / count for k, t in enumerate(seen)]
    return Many(
        alone=alone,
        low=(values - reach * error).tolist(),
        high=(values + reach * error).tolist(),
        p=p,
        p_all=max(worse),
        p_any=float(1 + (highest >= seen.max()).sum()) / count,
    )
