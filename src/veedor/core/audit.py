"""What a kind of audit is: what it needs, what it counts, and one pure function."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeAlias, TypeVar

from msgspec import Struct

from veedor.core.finding import Finding
from veedor.core.sentence import Sentence
from veedor.core.withheld import WITHHELD

OPEN_FROM, OPEN_TO = datetime(1, 1, 1), datetime(9999, 12, 31)  # noqa: DTZ001 - UTC throughout

Value: TypeAlias = int | Decimal | str | bool | date | datetime | None
Row: TypeAlias = dict[str, Value]
Columns: TypeAlias = Mapping[str, Any]
"""Columns of one answer: NumPy arrays of whole numbers (64 bits), none of them missing."""


class Options(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices made before the data is seen; each kind extends these."""

    minimum_support: int = 30
    level: float = 0.95


class Need(Struct, frozen=True, kw_only=True):
    """One record that an audit reads, whether it can do without, and what it is for.

    ``columns``: those whose absence takes a finding away; the report names them when lacking.
    """

    record: str
    required: bool
    columns: tuple[str, ...]
    en: str
    es: str


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What an audit may know besides its counts: no file, no clock.

    ``given``: the columns that the sources mapped, by record; a record that is not in it was
    not handed over. ``start`` and ``end``: the period in UTC, from year 1 to 9999 where the
    case names none (``bounded`` is false). ``seed``: this kind's own.
    """

    given: dict[str, frozenset[str]]
    zone: str
    seed: int
    start: datetime
    end: datetime
    bounded: bool = False

    def has(self, record: str, *columns: str) -> bool:
        """Say whether a record was given, with these columns."""
        return record in self.given and self.given[record].issuperset(columns)


class Excluded(Struct, frozen=True, kw_only=True):
    """Rows that were admitted and not audited, and why."""

    reason: Sentence
    rows: int


class Coverage(Struct, frozen=True, kw_only=True):
    """Every admitted row is audited, or excluded with a reason and a count."""

    record: str
    admitted: int
    audited: int
    excluded: tuple[Excluded, ...] = ()

    def __post_init__(self) -> None:
        parts = (self.audited, *(part.rows for part in self.excluded))
        if WITHHELD not in (self.admitted, *parts) and self.admitted != sum(parts):
            raise ValueError(f"{self.record}: rows are unaccounted for")


class Placed(Struct, frozen=True, kw_only=True):
    """A record whose points are put into ``areas`` before the queries run.

    For a record R the queries then find two more tables. ``R_placed``: one row per point on
    record, in millionths of a degree (``lat_e6``, ``lon_e6``), with ``why`` ("inside", "zero",
    "impossible", "outside", "several") and, where inside, ``area_code``. ``R_parts``: the
    areas that a square of ``box_metres`` around each point touches, with the ``parts`` of it
    in millionths; empty where no size is given.
    """

    record: str
    box_metres: float = 0


class AnnexTable(Struct, frozen=True, kw_only=True):
    """Results about single accounts or persons, by pseudonym; never in the public report."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int | float | str | None, ...], ...]


class Answer(Struct, frozen=True, kw_only=True):
    """All that an audit says."""

    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    annex: tuple[AnnexTable, ...] = ()


def barred(texts: Iterable[str]) -> str:
    """Join texts between bars: one bound value in which a query finds a whole text by position.

    >>> barred(["A", "B"]), barred([])
    ('|A|B|', '||')
    """
    return "|" + "|".join(text.replace("|", " ") for text in texts) + "|"


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A long answer of whole numbers, of which no more than one part is ever held.

    ``numbers``: the parts, in order; ``ask``: gives one of them as columns, of the engine, anew
    each time.

    >>> parts = Parts(numbers=range(1, 3), ask=lambda part: {"cell_no": [part]})
    >>> [columns["cell_no"] for columns in parts]
    [[1], [2]]
    """

    numbers: range
    ask: Callable[[int], Columns]

    def __iter__(self) -> Iterator[Columns]:
        """Go through the parts in order."""
        return map(self.ask, self.numbers)


RowT_co = TypeVar("RowT_co", covariant=True)


@dataclass(frozen=True, kw_only=True)
class Stream(Generic[RowT_co]):
    """A long answer, of which no more than one batch of rows is ever held.

    ``ask``: goes through the rows in their order, asking the engine anew each time.

    >>> stream = Stream(ask=lambda: iter([1, 2]))
    >>> list(stream), list(stream)
    ([1, 2], [1, 2])
    """

    ask: Callable[[], Iterator[RowT_co]]

    def __iter__(self) -> Iterator[RowT_co]:
        """Go through the rows in order."""
        return self.ask()


CountsT = TypeVar("CountsT", bound=Struct)
OptionsT = TypeVar("OptionsT", bound=Options)


@dataclass(frozen=True, kw_only=True)
class Audit(Generic[CountsT, OptionsT]):
    """One kind of audit.

    ``counts`` names its queries: field ``searches`` is filled by ``searches.sql``. ``derived``
    are queries whose answers are kept as tables for the counts, in this order. ``binds`` gives
    the bound values of all of them. ``answer`` gets the counts, the options and the setting.
    ``placed`` names the records whose points are put into areas first. ``parted``: counts too
    long to be held (``Parts``), each with the count whose rows number its parts from 1 on: its
    query binds ``$part``. ``streamed``: counts whose rows grow with the log (``Stream``); they
    are gone through while the audit answers. ``columned``: counts with too many rows for a
    struct each, held as columns of whole numbers (``Columns``).
    """

    kind: str
    question: Sentence
    needs: tuple[Need, ...]
    counts: type[CountsT]
    options: type[OptionsT]
    binds: Callable[[OptionsT, Setting], dict[str, Value]]
    answer: Callable[[CountsT, OptionsT, Setting], Answer]
    derived: tuple[str, ...] = ()
    placed: Callable[[OptionsT], tuple[Placed, ...]] | None = None
    parted: Mapping[str, str] = field(default_factory=dict)
    streamed: frozenset[str] = frozenset()
    columned: frozenset[str] = frozenset()


AnyAudit: TypeAlias = Audit[Any, Any]
