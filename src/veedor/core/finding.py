"""What an audit says: numbers with their support, and how a claim stands on them."""

from enum import StrEnum
from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from veedor.core.chart import Chart
from veedor.core.sentence import Sentence

Reach = Literal["exact count", "bounds", "confidence", "credible", "simultaneous"]


class Verdict(StrEnum):
    """How the evidence stands on a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    INCONCLUSIVE = "inconclusive"
    NOT_ASSESSABLE = "not assessable"


class Interval(Struct, frozen=True, kw_only=True):
    """A number's reach, and what kind of reach it is.

    ``exact count``: the whole log was counted, so low = value = high. ``bounds``: the number
    lies in low..high under named assumptions, and there is no ``value``. The others carry a
    ``level`` (0.95).

    >>> Interval(kind="bounds", low=0.9, high=1.0).value is None
    True
    """

    kind: Reach
    low: float
    high: float
    value: float | None = None
    level: float | None = None

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        if (self.kind == "bounds") != (self.value is None):
            raise ValueError("bounds have no value, and only bounds have none")
        if self.value is not None and not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} is outside {self.low}..{self.high}")
        if (self.level is None) != (self.kind in {"exact count", "bounds"}):
            raise ValueError(f"a level belongs to statistical intervals, not to {self.kind}")


class Estimate(Struct, frozen=True, kw_only=True):
    """One number, its interval and the rows behind it; or why there is no number.

    A bare number cannot be made: exactly one of ``interval`` and ``absent_because`` is set.
    ``shape`` says whether it is a share of ``support``, a count, or a rate; ``support`` is the
    denominator, in ``unit`` ("queries", "persons", "person-days", ...).
    """

    name: str
    label: Sentence
    shape: Literal["share", "count", "rate", "index"]
    unit: str
    support: int
    method: str
    count: int | None = None
    interval: Interval | None = None
    absent_because: Sentence | None = None

    def __post_init__(self) -> None:
        if (self.interval is None) == (self.absent_because is None):
            raise ValueError(f"{self.name}: give an interval, or why there is none")


class Ask(Struct, frozen=True, kw_only=True):
    """What to ask the agency for, and what its answer would settle."""

    record: str
    text: Sentence


class Alternative(Struct, frozen=True, kw_only=True):
    """Another explanation or assumption that was tested, and what came out."""

    text: Sentence
    estimates: tuple[Estimate, ...] = ()


class MapShape(Struct, frozen=True, kw_only=True):
    """One area of a map: its name, its outline as an SVG path, its count and its shade.

    ``marked``: how often the area was marked, on maps that mark some. ``rate``: on maps of
    rates, the area's, with its interval; an area that has none there has no shade: -1.
    """

    name: str
    path: str
    count: int
    shade: int
    marked: int | UnsetType = UNSET
    rate: Interval | UnsetType = UNSET


class Map(Struct, frozen=True, kw_only=True):
    """A map of counts by area, north up, on a canvas 1000 wide.

    ``classes``: the least and the greatest count of each shade, the lightest first. Areas
    ``marked`` at least ``mark_from`` times carry a mark, which ``mark`` explains. On a map of
    rates ``rates`` takes the place of ``classes``, and ``per`` says what a rate is.
    """

    title: Sentence
    description: Sentence
    height: int
    classes: tuple[tuple[int, int], ...]
    shapes: tuple[MapShape, ...]
    mark: Sentence | UnsetType = UNSET
    mark_from: int | UnsetType = UNSET
    rates: tuple[tuple[float, float], ...] | UnsetType = UNSET
    per: Sentence | UnsetType = UNSET


class Finding(Struct, frozen=True, kw_only=True):
    """One claim that could be false, how the evidence stands on it, and what it rests on.

    ``rank``: 1 is what a reader must know first. ``pictured``: names of the estimates that a
    picture shows. ``queries``: the counts behind it. ``map``: where there is one. ``charts``:
    lines over an axis, each with its interval; in no record where there is none.
    """

    id: str
    rank: int
    title: Sentence
    claim: Sentence
    verdict: Verdict
    plain: Sentence
    estimates: tuple[Estimate, ...]
    caveats: tuple[Sentence, ...]
    queries: tuple[str, ...]
    pictured: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    asks: tuple[Ask, ...] = ()
    map: Map | UnsetType = UNSET
    charts: tuple[Chart, ...] | UnsetType = UNSET
