"""Limits of a ratio or a difference as an estimate, or that nothing rules out more."""

from veedor.core import Estimate, Interval, Sentence, say
from veedor.stats.estimates import absent
from veedor.stats.exact import counted, rounded
from veedor.stats.limits import Limits, confidence

LABEL_LENGTH = 60


def ratio(
    name: str, label: Sentence, unit: str, support: int, method: str, limits: Limits
) -> Estimate:
    """Give a ratio with its limits, bounds where it has no one value, or why there is none."""
    if limits.high is None:
        because = say("contrast.open", low=rounded(limits.low))
        return absent(name, label, unit, because)
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit=unit,
        support=support,
        method=method,
        interval=interval_of(limits),
    )


def interval_of(limits: Limits) -> Interval:
    """Give limits as an interval: bounds where there is no value."""
    if limits.value is not None:
        return confidence(limits)
    high = limits.low if limits.high is None else limits.high
    return Interval(kind="bounds", low=rounded(limits.low), high=rounded(high))


def number(
    name: str, label: Sentence, unit: str, support: int, method: str, value: float
) -> Estimate:
    """Give a number that follows from the counts and carries no chance of its own."""
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=unit,
        support=support,
        method=method,
        interval=counted(rounded(value)),
    )


def simultaneous(
    limits: Limits, top: float | None, level: float, *, scale: float = 1.0
) -> Interval:
    """Give one of several intervals that all hold at once; bounds where cases are unplaced.

    ``level`` is that of all together. ``top``: the upper limit if every case of no group were
    this group's; None: there is none.
    """
    high = rounded((limits.high if limits.high is not None else 1.0) * scale)
    low = rounded(limits.low * scale)
    if top is not None:
        return Interval(kind="bounds", low=low, high=max(high, rounded(top * scale)))
    value = rounded((limits.value or 0.0) * scale)
    return Interval(
        kind="simultaneous",
        value=value,
        low=min(low, value),
        high=max(high, value),
        level=level,
    )
