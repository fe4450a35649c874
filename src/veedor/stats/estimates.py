"""Counts as estimates, so that every kind of audit gives them alike.

A kind that uses ``share_of`` or ``bounds_of`` words the sentence ``absent.none`` (fact
``unit``): why there is no share of nothing.
"""

from veedor.core import Estimate, Interval, Sentence, say
from veedor.stats.exact import counted, share, share_bounds


def share_of(name: str, label: Sentence, unit: str, part: int, whole: int) -> Estimate:
    """Give a share that was counted in full, or say that 0 of 0 is undefined."""
    if not whole:
        return absent(name, label, unit, say("absent.none", unit=unit))
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=unit,
        support=whole,
        count=part,
        method="count",
        interval=share(part, whole),
    )


def bounds_of(
    name: str, label: Sentence, unit: str, least: int, most: int, whole: int
) -> Estimate:
    """Give bounds of a share, or say that 0 of 0 is undefined."""
    if not whole:
        return absent(name, label, unit, say("absent.none", unit=unit))
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=unit,
        support=whole,
        method="bounds",
        interval=share_bounds(least, most, whole),
    )


def count_of(name: str, label: Sentence, unit: str, number: int, support: int) -> Estimate:
    """Give a plain count; ``support`` is what it was counted among."""
    return Estimate(
        name=name,
        label=label,
        shape="count",
        unit=unit,
        support=support,
        count=number,
        method="count",
        interval=counted(number),
    )


def absent(name: str, label: Sentence, unit: str, because: Sentence) -> Estimate:
    """Give no number, and the reason."""
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=unit,
        support=0,
        method="none",
        absent_because=because,
    )


def interval_of(estimate: Estimate) -> Interval:
    """Give an estimate's interval where it is known to have one."""
    if estimate.interval is None:
        raise ValueError(f"{estimate.name} has no interval")
    return estimate.interval
