"""How the findings give their numbers, and how they ask for what is lacking."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from veedor.audits.forecast.maps import rule_of
from veedor.core import Ask, Estimate, Fact, Interval, Sentence, say
from veedor.stats.exact import counted, rounded

if TYPE_CHECKING:
    from veedor.stats.comparison import Comparison

INCIDENTS = "incidents"
BLOCKS = "blocks drawn again, the wider of space and time"
AT_ONCE = "blocks drawn again, maximum over the baselines"
Shape = Literal["share", "count", "rate", "index"]


def exactly(
    name: str, label: Sentence, value: float, support: int, unit: str, shape: Shape = "index"
) -> Estimate:
    """Give a number that was counted in full."""
    return Estimate(
        name=name,
        label=label,
        shape=shape,
        unit=unit,
        support=support,
        method="count",
        interval=counted(value),
    )


def between(
    name: str,
    label: Sentence,
    ends: tuple[float, float],
    support: int,
    unit: str,
    shape: Shape = "index",
) -> Estimate:
    """Give the two ends between which a number lies, whatever the order of ties."""
    low, high = (rounded(end) for end in ends)
    return Estimate(
        name=name,
        label=label,
        shape=shape,
        unit=unit,
        support=support,
        method="bounds",
        interval=Interval(kind="bounds", low=low, high=high),
    )


def compared(
    name: str,
    label: Sentence,
    found: "Comparison",
    support: int,
    *,
    shape: Shape = "index",
    within: tuple[float, float] = (float("-inf"), float("inf")),
) -> Estimate:
    """Give a difference (or a share) with the interval that blocks drawn again give."""
    least, most = within
    return Estimate(
        name=name,
        label=label,
        shape=shape,
        unit=INCIDENTS,
        support=support,
        method=BLOCKS,
        interval=interval_of(found, min(max(found.low, least), found.value), most),
    )


def interval_of(found: "Comparison", low: float, most: float) -> Interval:
    """Give the interval, no wider than what the number can be."""
    return Interval(
        kind="confidence",
        value=rounded(found.value),
        low=rounded(low),
        high=rounded(max(min(found.high, most), found.value)),
        level=found.plan.confidence,
    )


def named_rule(sentence: str, name: str, **facts: Fact) -> Sentence:
    """Choose the sentence about a baseline: with its days where it has any."""
    rule, days = rule_of(name)
    if days:
        return say(f"{sentence}-days", rule=f"rule-{rule}", days=days, **facts)
    return say(sentence, rule=f"rule-{rule}", **facts)


def asks(because: Sentence | None, *records: str) -> tuple[Ask, ...]:
    """Ask for records where a finding could not be made."""
    if because is None:
        return ()
    return tuple(Ask(record=record, text=say(f"ask.{record}")) for record in records)


def given(estimates: Iterable[Estimate]) -> tuple[str, ...]:
    """Name the estimates that have a number, for a finding's picture."""
    return tuple(e.name for e in estimates if e.interval is not None)
