"""What the queries of the audit of stops return: one struct per query."""

from msgspec import Struct

from veedor.core import Columns


class Covered(Struct, frozen=True):
    """Rows of a record admitted, those before and after the period, and those of no use."""

    record: str
    admitted: int
    before: int
    after: int
    unusable: int


class Duty(Struct, frozen=True):
    """Acts of one kind in the same state; levels are 2 yes, 1 not to be told, 0 no."""

    act: str
    from_alert: int
    from_profile: int
    unordered: int
    unallowed: int
    listed: int
    human: int
    worded: int
    late: int
    told: int
    acts: int


class PlaceCell(Struct, frozen=True):
    """Acts of one kind at a place and hour, of one group, and what came of them."""

    act: str
    place: str
    hour: int
    group_name: str
    acts: int
    searches: int
    unsearched: int
    hits: int
    unfound: int


class UnitCell(Struct, frozen=True):
    """Acts of one kind by one unit (officer or place; 0: none named), of one group."""

    act: str
    unit_no: int
    group_name: str
    acts: int
    searches: int
    unsearched: int
    hits: int
    unfound: int
    forced: int
    unforced: int


class Group(Struct, frozen=True):
    """A group of the kind of act compared ("": none recorded), by its number in the clock."""

    group_no: int
    group_name: str


class BenchmarkCell(Struct, frozen=True):
    """How many of a group at a place ("": all) and hour (-1: all), by a benchmark."""

    benchmark: str
    place: str
    hour: int
    group_name: str
    number: int


class Counts(Struct, frozen=True):
    """One field per query.

    ``clock``: acts by day, minute, officer and group, a column for each name in ``clock.sql``.
    """

    coverage: tuple[Covered, ...]
    duties: tuple[Duty, ...]
    place_cells: tuple[PlaceCell, ...]
    unit_cells: tuple[UnitCell, ...]
    groups: tuple[Group, ...]
    clock: Columns
    benchmark_cells: tuple[BenchmarkCell, ...]
