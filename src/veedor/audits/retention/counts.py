"""What the queries of the audit of retention return: one struct per query."""

from datetime import date
from typing import Literal

from msgspec import Struct

from veedor.core import Stream
from veedor.stats.deadlines import Unit


class Coverage(Struct, frozen=True):
    """Things admitted and outside the period; and the last day on record."""

    admitted: int
    before: int
    after: int
    last_day: date | None

    @property
    def audited(self) -> int:
        """Give the things whose lives are judged."""
        return self.admitted - self.before - self.after


class ByDay(Struct, frozen=True):
    """Things of one kind, system and deployment with the same days."""

    kind: str
    system: str | None
    deployment_id: str | None
    created_on: date | None
    used_on: date | None
    deleted_on: date | None
    deletion: str | None
    has_case: bool | None
    case_closed_on: date | None
    ended_on: date | None
    matched: bool | None
    review_due_on: date | None
    reviewed_on: date | None
    minutes_created: int | None
    minutes_used: int | None
    items: int


class Years(Struct, frozen=True):
    """A year in which terms of things on record start."""

    starts_in: int


class Stated(Struct, frozen=True):
    """One retention term."""

    kind: str
    system: str | None
    length: int
    unit: Unit
    counted_from: Literal["created", "used", "closed", "ended"]
    matched: bool | None
    spares_cases: bool | None
    stated_in: str
    valid_from: date | None
    valid_to: date | None


class LogDays(Struct, frozen=True):
    """The query log on hand: how many look-ups, from when to when."""

    queries: int
    first_day: date | None
    last_day: date | None


class Counts(Struct, frozen=True):
    """One field per query."""

    coverage: tuple[Coverage, ...]
    years: tuple[Years, ...]
    by_day: Stream[ByDay]
    stated: tuple[Stated, ...]
    log_days: tuple[LogDays, ...]
