"""Before and after, here and elsewhere: differences of differences in a complete panel.

A panel is an array with one row per unit and one column per period, nothing missing.
"""

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from veedor.stats.score_intervals import Reached

Array: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.int64]

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415


class Contrast(Struct, frozen=True, kw_only=True):
    """A difference, its standard error and the degrees of freedom that it rests on."""

    value: float
    error: float
    degrees: float

    def reach(self, level: float) -> Reached:
        """Give the difference and the ends of its interval by Student's t."""
        half = self.error * quantile(0.5 + level / 2, self.degrees)
        return Reached(value=self.value, low=self.value - half, high=self.value + half)


def quantile(chance: float, degrees: float) -> float:
    """Give a quantile of Student's t.

    >>> round(quantile(0.975, 10), 3)
    2.228
    """
    from scipy import special

    return float(special.stdtrit(degrees, chance))


def within(panel: Array) -> Array:
    """Take the mean of each unit and of each period out of a complete panel.

    >>> within(np.array([[1.0, 2.0], [3.0, 6.0]])).tolist()
    [[0.5, -0.5], [-0.5, 0.5]]
    """
    by_unit = panel.mean(axis=-1, keepdims=True)
    by_period = panel.mean(axis=-2, keepdims=True)
    taken: Array = panel - by_unit - by_period + panel.mean(axis=(-2, -1), keepdims=True)
    return taken


def changes(panel: Array, first_after: int) -> Array:
    """Give each unit's mean from a period on, less its mean before (Bertrand et al. 2004).

    >>> changes(np.array([[1.0, 3.0, 5.0]]), 1).tolist()
    [3.0]
    """
    found: Array = panel[:, first_after:].mean(axis=1) - panel[:, :first_after].mean(axis=1)
    return found


def change_gap(changed: Array, others: Array) -> Contrast:
    """Give the mean change of some units less that of others, each unit varying in its way.

    With one date and a complete panel this is the two-way fixed-effects coefficient, and the
    error is the cluster-robust one by unit, corrected for leverage (Bell and McCaffrey 2002),
    which here is Welch's (1947). Raises ValueError with fewer than two units on a side or
    where nothing varies.

    >>> found = change_gap(np.array([1.0, 3.0]), np.array([0.0, 1.0, 2.0]))
    >>> round(found.value, 3), round(found.error, 3), round(found.degrees, 2)
    (1.0, 1.155, 1.68)
    """
    if min(changed.size, others.size) < 2:
        raise ValueError("a mean change needs two units on each side")
    parts = [float(side.var(ddof=1)) / side.size for side in (changed, others)]
    total = math.fsum(parts)
    if total <= 0:
        raise ValueError("nothing varies")
    below = parts[0] ** 2 / (changed.size - 1) + parts[1] ** 2 / (others.size - 1)
    return Contrast(
        value=float(changed.mean() - others.mean()),
        error=math.sqrt(total),
        degrees=total**2 / below,
    )


def two_way(panel: Array, treatments: Sequence[Array], clusters: Places) -> list[Contrast]:
    """Fit unit and period effects and these treatments; errors by cluster of units (CR1).

    ``clusters`` numbers the cluster of each unit from 0. The small-sample factor is that of
    Stata's areg and of fixest where units lie within clusters: G / (G - 1) (n - 1) / (n - k),
    k without the unit effects. Degrees of freedom: clusters less one. Raises ValueError with
    fewer than two clusters or treatments that are one another's sum.

    >>> panel = np.array([[1.0, 2.0], [1.0, 4.0], [1.0, 1.5], [1.0, 1.0]])
    >>> treated = np.array([[0.0, 1.0], [0.0, 1.0], [0.0, 0.0], [0.0, 0.0]])
    >>> [round(one.value, 3) for one in two_way(panel, [treated], np.arange(4))]
    [1.75]
    """
    groups = int(clusters.max()) + 1
    if groups < 2:
        raise ValueError("an error by cluster needs two clusters")
    design = np.stack([within(one) for one in treatments])
    flat = design.reshape(len(treatments), -1)
    square = flat @ flat.T
    if np.linalg.matrix_rank(square) < len(treatments):
        raise ValueError("the treatments cannot be told apart")
    bread = np.linalg.inv(square)
    outcome = within(panel)
    found = bread @ (flat @ outcome.ravel())
    rest = outcome - np.tensordot(found, design, axes=1)
    scores = np.zeros((groups, len(treatments)))
    np.add.at(scores, clusters, (design * rest).sum(axis=2).T)
    cells, taken = panel.size, len(treatments) + panel.shape[1]
    factor = groups / (groups - 1) * (cells - 1) / (cells - taken)
    spread = factor * bread @ (scores.T @ scores) @ bread
    return [
        Contrast(value=float(one), error=math.sqrt(spread[i, i]), degrees=groups - 1)
        for i, one in enumerate(found)
    ]
