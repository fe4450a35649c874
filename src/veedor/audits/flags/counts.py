"""What the queries of the audit of flags return: one struct per query."""

from datetime import date
from decimal import Decimal

from msgspec import Struct


class Coverage(Struct, frozen=True):
    """Rows of one record: admitted, outside the period, of a flag that is not audited."""

    record: str
    admitted: int
    before: int
    after: int
    apart: int


class ByStratum(Struct, frozen=True):
    """Flags of one stratum, by what their reviews found."""

    stratum: str
    flags: int
    drawn: int
    drawn_useful: int
    drawn_unknown: int
    useful: int
    not_useful: int
    unknown: int
    only_automatic: int


class BySystem(Struct, frozen=True):
    """Flags of one system, by what their reviews found."""

    system_name: str
    flags: int
    useful: int
    not_useful: int


class Weight(Struct, frozen=True):
    """Flags drawn that stand for as many others, and how many of them were useful."""

    weight: Decimal | None
    drawn: int
    useful: int


class Pattern(Struct, frozen=True):
    """Flags that so many accounts judged useful and so many not."""

    useful: int
    not_useful: int
    flags: int


class Pair(Struct, frozen=True):
    """Flags by what the first account found and what the second found."""

    first: str
    second: str
    flags: int


class ReviewDay(Struct, frozen=True):
    """Reviews of one day."""

    day: date
    useful: int
    decided: int


class Reviewer(Struct, frozen=True):
    """Accounts whose reviews came out alike."""

    useful: int
    decided: int
    accounts: int


class Wait(Struct, frozen=True):
    """Flags that waited so many whole hours for a review, or wait still."""

    hours: int
    reviewed: int
    flags: int


class Passed(Struct, frozen=True):
    """Flags by what the last review found and what came of a referral."""

    verdict: str
    outcome: str
    flags: int


class Captured(Struct, frozen=True):
    """Captures with the same marks. ``crime``: 0 not on the case's list, 1 on it, 2 none."""

    is_public: bool | None
    category: str
    usual_conduct: bool | None
    has_case: bool | None
    crime: int
    destroyed: int
    ordered: str
    captures: int
    posts: int


class Destroyed(Struct, frozen=True):
    """Captures by the log's word and the register's. ``life``: alive, deleted or none."""

    has_case: bool | None
    usual_conduct: bool | None
    destroyed: int
    life: str
    apart: int
    captures: int


class Target(Struct, frozen=True):
    """Persons who have so many captures."""

    captures: int
    persons: int


class OnList(Struct, frozen=True):
    """Captures of listed persons of one category, or of all together (empty)."""

    category: str
    captures: int
    without_order: int
    persons: int


class Linked(Struct, frozen=True):
    """Flags that some capture led to."""

    flags: int
    useful: int
    untold: int


class Ruled(Struct, frozen=True):
    """A rule and what it raised."""

    record: str
    rule: str
    raised: int


class Money(Struct, frozen=True):
    """Financial queries by legal way and whether they cite a number."""

    gateway: str
    cited: int
    queries: int


class Flown(Struct, frozen=True):
    """Flights with the same marks and length."""

    authorised: bool | None
    over_gathering: bool | None
    cited: int
    minutes: int | None
    flights: int


class Unflagged(Struct, frozen=True):
    """Things without a flag, drawn from one stratum."""

    stratum: str
    least_size: int | None
    most_size: int | None
    drawn: int
    useful: int
    unknown: int


class Event(Struct, frozen=True):
    """Events with the same marks."""

    flagged: bool | None
    in_reach: bool | None
    events: int


class Counts(Struct, frozen=True):
    """One field per query."""

    coverage: tuple[Coverage, ...] = ()
    by_stratum: tuple[ByStratum, ...] = ()
    by_system: tuple[BySystem, ...] = ()
    weighted: tuple[Weight, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    pairs: tuple[Pair, ...] = ()
    review_days: tuple[ReviewDay, ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    waits: tuple[Wait, ...] = ()
    funnel: tuple[Passed, ...] = ()
    captures: tuple[Captured, ...] = ()
    targets: tuple[Target, ...] = ()
    linked: tuple[Linked, ...] = ()
    rules: tuple[Ruled, ...] = ()
    money: tuple[Money, ...] = ()
    flown: tuple[Flown, ...] = ()
    unflagged: tuple[Unflagged, ...] = ()
    events: tuple[Event, ...] = ()
    destroyed: tuple[Destroyed, ...] = ()
    on_list: tuple[OnList, ...] = ()
