"""A number that was estimated, how far it may be off, and what could not be said."""

from typing import Literal

from msgspec import Struct

from veedor.core import Interval
from veedor.stats.exact import rounded

Surety = Literal["exact", "nominal"]
"""``exact``: holds the truth at least as often as its level says, whatever the truth is.
``nominal``: about as often, on the average over truths; at some truths less."""

Zero = Literal["none in the first", "none in the second", "none in either"]
"""Which group has no event, where that leaves a number or one of its limits without sense."""


class Limits(Struct, frozen=True, kw_only=True):
    """A number and its limits at ``level`` (0.95), of a stated kind.

    ``value`` is None where the number is undefined (a ratio to nothing), and ``high`` is None
    where nothing rules out any larger number: never 0 or infinity in their place. Where a
    group has no event, ``zero`` says which, so that a limit of 0 is not read as a finding.

    >>> Limits(value=None, low=0.7, high=None, level=0.95, kind="exact").high is None
    True
    """

    value: float | None
    low: float
    high: float | None
    level: float
    kind: Surety
    zero: Zero | None = None

    def __post_init__(self) -> None:
        top = float("inf") if self.high is None else self.high
        if not self.low <= top:
            raise ValueError(f"low {self.low} is above high {self.high}")
        if self.value is not None and not self.low <= self.value <= top:
            raise ValueError(f"{self.value} is outside {self.low}..{self.high}")

    def holds(self, number: float) -> bool:
        """Say whether a number lies within the limits: the data do not rule it out."""
        return self.low <= number and (self.high is None or number <= self.high)


def confidence(limits: Limits) -> Interval:
    """Give limits as an interval that an estimate can carry, of ten digits.

    Raises ValueError where there is no value or no upper limit: such a number is absent from
    an estimate, and its reason says why.

    >>> confidence(Limits(value=0.5, low=0.1, high=0.9, level=0.95, kind="exact")).high
    0.9
    """
    if limits.value is None or limits.high is None:
        raise ValueError("no value, or no upper limit: an estimate says why instead")
    return Interval(
        kind="confidence",
        value=rounded(limits.value),
        low=rounded(limits.low),
        high=rounded(limits.high),
        level=limits.level,
    )


def tail_of(level: float) -> float:
    """Give half of what a level leaves out; raises ValueError unless 0 < level < 1.

    >>> tail_of(0.5)
    0.25
    """
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not {level}")
    return (1 - level) / 2
