"""What the queries on the log return: one struct per query, a field per column."""

from datetime import datetime

from msgspec import Struct


class Log(Struct, frozen=True):
    """The look-ups, and what those of the period lack."""

    admitted: int
    before: int
    after: int
    first_at: datetime | None
    last_at: datetime | None
    without_account: int
    without_terminal: int
    without_reason: int
    without_system: int
    without_basis: int
    without_justification: int
    incomplete: int
    unregistered: int
    outside_dates: int
    unknown_dates: int
    criminal: int
    criminal_competent: int
    criminal_other: int
    written: int
    written_late: int
    written_before: int

    @property
    def audited(self) -> int:
        """Give the look-ups in the period."""
        return self.admitted - self.before - self.after


class Hours(Struct, frozen=True):
    """Look-ups in one hour of UTC."""

    hour: datetime
    queries: int


class Series(Struct, frozen=True):
    """One series of numbers."""

    series: str
    first: int
    last: int
    ids: int
    missing: int
    gaps: int
    widest: int


class Gaps(Struct, frozen=True):
    """One gap between two numbers."""

    series: str
    after_n: int
    before_n: int
    missing: int
    after_at: datetime
    before_at: datetime


class Jumps(Struct, frozen=True):
    """One gap in the numbers across silent hours."""

    series: str
    after_n: int
    after_at: datetime
    before_at: datetime
    missing: int


class Resets(Struct, frozen=True):
    """One place where a series starts over."""

    series: str
    hour: datetime
    before_high: int
    after_high: int


class DisorderTotals(Struct, frozen=True):
    """Stretches out of order, of one kind."""

    kind: str
    stretches: int
    rows: int
    largest: int


class DisorderPlaces(Struct, frozen=True):
    """One stretch out of order."""

    series: str
    first_n: int
    last_n: int
    first_at: datetime
    last_at: datetime
    below: int
    above: int
    fall: int
    rise: int


class Repeats(Struct, frozen=True):
    """One block of rows that repeats an earlier one."""

    series: str
    apart: int
    first_n: int
    last_n: int
    rows: int


class Shared(Struct, frozen=True):
    """One account that went to another terminal and back."""

    account: str
    times: int


class Terminals(Struct, frozen=True):
    """Accounts whose terminals are known."""

    accounts: int
