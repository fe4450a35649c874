"""Lines on two axes: a curve with its interval, and what it is held against."""

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from veedor.core.sentence import Sentence

Role = Literal["main", "first", "second", "even", "other"]


class Line(Struct, frozen=True, kw_only=True):
    """One line of a chart: a number at each place of the chart's ``at``.

    ``low``, ``high``, ``level``: the interval at each place; without a level the line was
    counted in full, or is drawn by rule, and has none. ``role``: how it is drawn, so that no
    line is told from another by colour alone; "even" is what a reader holds the others against.

    >>> Line(name="a", label=Sentence(id="a"), role="even", values=(0.0, 1.0)).low
    ()
    """

    name: str
    label: Sentence
    role: Role
    values: tuple[float, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    level: float | None = None

    def __post_init__(self) -> None:
        size = len(self.values) if self.level is not None else 0
        if (len(self.low), len(self.high)) != (size, size):
            raise ValueError(f"{self.name}: an interval at every place, or at none")
        if any(
            not low <= value <= high
            for low, value, high in zip(self.low, self.values, self.high, strict=False)
        ):
            raise ValueError(f"{self.name}: a value lies outside its interval")


class Chart(Struct, frozen=True, kw_only=True):
    """Lines over one axis; numbers between two places lie on the straight line between them.

    ``at``: places across, rising. ``across``, ``up``: what the axes show; ``shape``: how their
    numbers are written. ``parts``: up to which place each drawing goes, the whole one last.
    ``here``: the place that the finding speaks of, and ``here_label`` what it is.
    """

    name: str
    title: Sentence
    description: Sentence
    across: Sentence
    up: Sentence
    shape: Literal["share", "rate"]
    at: tuple[float, ...]
    lines: tuple[Line, ...]
    parts: tuple[float, ...]
    here: float | UnsetType = UNSET
    here_label: Sentence | UnsetType = UNSET

    def __post_init__(self) -> None:
        if any(len(line.values) != len(self.at) for line in self.lines):
            raise ValueError(f"{self.name}: a line has more or fewer places than the chart")
        if list(self.at) != sorted(set(self.at)):
            raise ValueError(f"{self.name}: the places do not rise")
        if not any(line.level is not None for line in self.lines):
            raise ValueError(f"{self.name}: no picture without an interval")
