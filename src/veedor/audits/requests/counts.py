"""What the queries of the audit of requests return: one struct per query."""

from datetime import date

from msgspec import Struct

from veedor.core import Stream


class Coverage(Struct, frozen=True):
    """Requests admitted, outside the period, withdrawn; and the last day on record."""

    admitted: int
    before: int
    after: int
    withdrawn: int
    last_day: date | None

    @property
    def audited(self) -> int:
        """Give the requests that are judged."""
        return self.admitted - self.before - self.after - self.withdrawn


class ByDate(Struct, frozen=True):
    """Requests of one kind and body with the same days and the same answer."""

    kind: str
    body: str
    received_on: date | None
    due_on: date | None
    answered_on: date | None
    done_on: date | None
    outcome: str
    extended: bool | None
    reasoned: bool | None
    explained: bool | None
    requests: int


class Years(Struct, frozen=True):
    """A year in which terms of requests on record start."""

    starts_in: int


class Counts(Struct, frozen=True):
    """One field per query."""

    coverage: tuple[Coverage, ...]
    years: tuple[Years, ...]
    by_date: Stream[ByDate]
