"""What the queries of the audit of changes return: one struct per query."""

from datetime import date, datetime

from msgspec import Struct


class Entries(Struct, frozen=True):
    """One entry of the change log; flags are 1 or 0, and ``place`` is where the period is."""

    change_id: str
    made_at: datetime
    day: date
    place: str
    system: str
    kind: str
    parameter: str
    old_value: str
    new_value: str
    author: int
    approved: int
    reasoned: int
    dated: int
    same: int
    later: int


class Daily(Struct, frozen=True):
    """Look-ups and matches of one system and one group, as recorded, on one day."""

    system: str
    group_name: str
    day: date
    queries: int
    hits: int


class Uses(Struct, frozen=True):
    """Look-ups of one use in one hour or day, and whether an authorisation covered them."""

    starts_at: datetime
    ends_at: datetime
    used_for: str
    authorised: str
    queries: int


class Coverage(Struct, frozen=True):
    """Rows of hits by where they lie, and those in the period that give no rate."""

    admitted: int
    before: int
    after: int
    without_hits: int
    longer: int
    impossible: int


class Counts(Struct, frozen=True):
    """One field per query."""

    entries: tuple[Entries, ...]
    daily: tuple[Daily, ...]
    uses: tuple[Uses, ...]
    coverage: tuple[Coverage, ...]
