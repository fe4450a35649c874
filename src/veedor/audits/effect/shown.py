"""How the findings give their numbers."""

import math

from veedor.core import Ask, Estimate, Interval, Sentence, say
from veedor.stats.differences import Contrast
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded
from veedor.stats.score_intervals import Reached

WELCH = "Welch (1947) on unit means before and after"
CLUSTERED = "two-way fixed effects, CR1 by cluster"
QUASI = "quasi-Poisson"


def effect_of(
    name: str, label: Sentence, contrast: Contrast, support: int, level: float, method: str
) -> Estimate:
    """Give an effect, below zero or above it, with its interval."""
    return index_of(name, label, contrast.reach(level), support, level, method)


def index_of(  # noqa: PLR0913 - the parts of one estimate
    name: str,
    label: Sentence,
    found: Reached,
    support: int,
    level: float,
    method: str,
    *,
    unit: str = "panel units",
) -> Estimate:
    """Give a number with an interval whose last bits of the machine are rounded away."""
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=unit,
        support=support,
        method=method,
        interval=Interval(
            kind="confidence",
            value=rounded(found.value),
            low=rounded(found.low),
            high=rounded(found.high),
            level=level,
        ),
    )


def ratio_of(
    name: str, label: Sentence, contrast: Contrast, support: int, level: float
) -> Estimate:
    """Give a rate ratio from its logarithm."""
    found = contrast.reach(level)
    ends = Reached(
        value=math.exp(found.value), low=math.exp(found.low), high=math.exp(found.high)
    )
    return index_of(name, label, ends, support, level, QUASI, unit="periods")


def plain_index(
    name: str, label: Sentence, value: float, support: int, unit: str, method: str
) -> Estimate:
    """Give a number that was computed from the counts with no chance in it."""
    exact = rounded(value)
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=unit,
        support=support,
        method=method,
        interval=Interval(kind="exact count", value=exact, low=exact, high=exact),
    )


def or_why(name: str, label: Sentence, unit: str, because: Sentence | None) -> Estimate:
    """Give no number, and the reason (``absent.nothing-varies`` where none is given)."""
    return absent(name, label, unit, because or say("absent.nothing-varies"))


def asks(because: Sentence | None) -> tuple[Ask, ...]:
    """Ask for what would let the effect be told."""
    if because is None:
        return ()
    if because.id in {"refused.unusable", "refused.reached"}:
        return (Ask(record="dosage", text=say("ask.dosage")),)
    return (Ask(record="panel", text=say("ask.panel")),)
