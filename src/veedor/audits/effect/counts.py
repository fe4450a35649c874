"""What the queries of the audit of effects return: one struct per query."""

from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct


class Coverage(Struct, frozen=True):
    """Rows of the panel admitted; outside the period, of another outcome, without events."""

    admitted: int
    outside: int
    other: int
    blank: int


class Cell(Struct, frozen=True):
    """One unit in one period: its rows, events, among how many, how near to an adopter."""

    unit: str
    period: date
    entries: int
    events: Decimal
    at_risk: Decimal | None
    cluster: str
    adopted_on: date | None
    steps: int | None
    near_since: date | None


class Adoptions(Struct, frozen=True):
    """Units of adoption admitted, without a day, and with one but known nowhere else."""

    admitted: int
    never: int
    unknown: int


class Links(Struct, frozen=True):
    """Pairs of neighbours admitted, and those of which neither unit adopted."""

    admitted: int
    idle: int


class Visits(Struct, frozen=True):
    """Visits by what is amiss with them: yes (1), no (0), not known (-1)."""

    backwards: int
    short: int
    premises: int
    overlapping: int
    visits: int


class VisitCoverage(Struct, frozen=True):
    """Visits admitted, and those that start outside the period."""

    admitted: int
    outside: int


class Hours(Struct, frozen=True):
    """The first and the last hour with a visit, and how many have one."""

    first_hour: datetime | None
    last_hour: datetime | None
    with_visits: int


class Reached(Struct, frozen=True):
    """Units and periods by whether the unit had adopted (1) or not (0), and with visits."""

    adopted: int
    cells: int
    with_visits: int


class Counts(Struct, frozen=True):
    """One field per query."""

    coverage: tuple[Coverage, ...]
    cells: tuple[Cell, ...]
    adoptions: tuple[Adoptions, ...]
    links: tuple[Links, ...]
    visits: tuple[Visits, ...]
    visit_coverage: tuple[VisitCoverage, ...]
    hours: tuple[Hours, ...]
    reached: tuple[Reached, ...]
