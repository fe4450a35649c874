"""What the queries of the access audit return: one struct per query, one field per column."""

from datetime import date

from msgspec import Struct


class Coverage(Struct, frozen=True):
    """Look-ups admitted, outside the period, and lacking something."""

    admitted: int
    before: int
    after: int
    without_person: int
    without_account: int
    without_purpose: int
    without_case_ref: int

    @property
    def audited(self) -> int:
        """Give the look-ups in the period."""
        return self.admitted - self.before - self.after


class QueriesByBasis(Struct, frozen=True):
    """Look-ups by mark and place among the orders."""

    mark: int
    place: str
    queries: int


class Units(Struct, frozen=True):
    """Persons or person-days with the same marks and, for persons, as many look-ups."""

    unit: str
    marks: int
    queries: int
    units: int


class ListSize(Struct, frozen=True):
    """How large the list is."""

    spans: int
    persons: int
    persons_static: int
    starts: int
    kinds: int


class ByAccount(Struct, frozen=True):
    """One account's look-ups."""

    account: str
    queries: int
    days: int
    at_night: int
    registered: int


class Runs(Struct, frozen=True):
    """One unbroken run of days of one account."""

    account: str
    clock: str
    counted: str
    first_day: date
    days: int


class ShiftPairs(Struct, frozen=True):
    """One pair of look-ups that a shift cannot hold."""

    clock: str
    counted: str
    rule: str
    account: str
    first_id: str
    then_id: str


class OffDuty(Struct, frozen=True):
    """Look-ups of accounts whose shifts are known."""

    queries: int
    on_duty: int
    on_leave: int
    accounts: int


class Reasons(Struct, frozen=True):
    """Look-ups whose reasons are of one class."""

    length_class: str
    vague: int
    plate: int
    long_number: int
    name: int
    automatic: int
    queries: int
    texts: int


class ReasonTexts(Struct, frozen=True):
    """One masked reason and how often it was typed."""

    reason: str
    queries: int


class Hours(Struct, frozen=True):
    """Look-ups in one hour."""

    day: date
    hour: int
    queries: int


class IdBlocks(Struct, frozen=True):
    """Ids in one block of consecutive numbers."""

    block: int
    width: int
    first: int
    last: int
    ids: int


class Counts(Struct, frozen=True):
    """One field per query."""

    coverage: tuple[Coverage, ...]
    queries_by_basis: tuple[QueriesByBasis, ...]
    units: tuple[Units, ...]
    list_size: tuple[ListSize, ...]
    by_account: tuple[ByAccount, ...]
    runs: tuple[Runs, ...]
    shift_pairs: tuple[ShiftPairs, ...]
    off_duty: tuple[OffDuty, ...]
    reasons: tuple[Reasons, ...]
    reason_texts: tuple[ReasonTexts, ...]
    hours: tuple[Hours, ...]
    id_blocks: tuple[IdBlocks, ...]
