"""What a comparison of two forecasts says, made of draws about its value."""

from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

# SciPy is loaded where it is called: it takes seconds, and most commands compare nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]
By = Literal["space", "time", "space and time"]
Statistic = Literal["difference", "ratio"]


class Plan(Struct, frozen=True, kw_only=True):
    """How a comparison is made: what is compared, how often drawn, how surely stated.

    ``difference``: (sum of the first - sum of the second) / sum of ``per``; ``ratio``: sum of
    the first / sum of the second.
    """

    statistic: Statistic = "difference"
    draws: int = 10_000
    confidence: float = 0.95


class Comparison(Struct, frozen=True, kw_only=True, eq=False):
    """The first forecast against the second, with what resampling blocks says of the chance.

    ``low`` and ``high``: percentiles of the draws, spread about the value by the factor of
    Student's t for ``blocks`` blocks. ``p``: two-sided, below 1 - confidence exactly when the
    interval leaves out no difference. ``spread``: the draws about the value (logarithms for a
    ratio), for the claims that are made of them.
    """

    value: float
    low: float
    high: float
    p: float
    error: float
    blocks: int
    by: By
    plan: Plan
    spread: Floats


def comparison_of(value: float, spread: Floats, blocks: int, by: By, plan: Plan) -> Comparison:
    """Give the comparison that draws about a value make (on the log scale for a ratio).

    >>> comparison_of(1.0, np.array([-0.5, 0.0, 0.5]), 3, "space", Plan()).low
    0.5
    """
    tail = (1 - plan.confidence) / 2
    low = float(np.quantile(spread, tail, method="lower"))
    high = float(np.quantile(spread, 1 - tail, method="higher"))
    below, above = int((value + spread <= 0).sum()), int((value + spread >= 0).sum())
    back = np.exp if plan.statistic == "ratio" else float
    return Comparison(
        value=float(back(value)), low=float(back(value + low)), high=float(back(value + high)),
        p=min(1.0, 2 * (1 + min(below, above)) / (1 + len(spread))),
        error=float(spread[np.isfinite(spread)].std()), blocks=blocks, by=by, plan=plan,
        spread=spread,
    )  # fmt: skip


def widening(blocks: int, confidence: float) -> float:
    """Give what percentiles of few blocks must be spread by: Student's t over the normal.

    >>> round(widening(25, 0.95), 3)
    1.075
    """
    from scipy import special

    upper = (1 + confidence) / 2
    student = float(special.stdtrit(blocks - 1, upper)) / float(special.ndtri(upper))
    return student * float(np.sqrt(blocks / (blocks - 1)))
