"""How the findings give numbers that come of chance or of a model."""

from collections.abc import Sequence

import numpy as np

from veedor.core import Estimate, Interval, Sentence
from veedor.stats.event_study import Effect
from veedor.stats.exact import rounded

BAND = 0.9


def effect(
    name: str, label: Sentence, unit: str, found: Effect, support: int, level: float
) -> Estimate:
    """Give a difference of differences with its interval."""
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit=unit,
        support=support,
        method="difference of differences by place",
        interval=Interval(
            kind="confidence",
            value=rounded(found.value),
            low=rounded(found.low),
            high=rounded(found.high),
            level=level,
        ),
    )


def simulated(
    name: str, label: Sentence, values: Sequence[float], method: str, *, whole: bool = False
) -> Estimate:
    """Give the mean of a model's runs, and the band that holds nine in ten of them."""
    drawn = np.asarray(values, dtype=float)
    low, high = np.quantile(drawn, [(1 - BAND) / 2, (1 + BAND) / 2])
    mean = float(drawn.mean())
    return Estimate(
        name=name,
        label=label,
        shape="rate" if whole else "share",
        unit="runs of a model",
        support=len(drawn),
        method=method,
        interval=Interval(
            kind="credible",
            value=rounded(mean),
            low=rounded(min(mean, float(low))),
            high=rounded(max(mean, float(high))),
            level=BAND,
        ),
    )
