"""What the queries of the integrity audit return: one struct per query, a field per column."""

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


class OffHours(Struct, frozen=True):
    """Look-ups in one hour of one span declared off."""

    starts_at: datetime
    ends_at: datetime
    system: str
    hour: datetime | None
    surely: int
    perhaps: int


class Changes(Struct, frozen=True):
    """Differences between versions of the list against the log of its changes."""

    differences: int
    with_event: int
    with_source: int
    events: int
    unseen: int
    unseen_sourced: int
    sourced: int


class Copies(Struct, frozen=True):
    """Numbers by the register they stand in, difference and explanation."""

    place: str
    differs: int
    explained: int
    refs: int


class Unnumbered(Struct, frozen=True):
    """Rows of either register without a number."""

    sent: int
    received: int


class Differing(Struct, frozen=True):
    """One number in which the two registers differ."""

    ref: str
    place: str
    explained: int


class Disclosed(Struct, frozen=True):
    """Disclosures and exports, and what they lack."""

    disclosures: int
    unconsented: int
    without_basis: int
    exports: int
    altered: int
    unexplained: int
    to_media: int
    amiss: int
    untold: int


class Recipients(Struct, frozen=True):
    """Recipients against the sharing policy."""

    recipients: int
    outside: int
    untold: int


class Operations(Struct, frozen=True):
    """Rows of one operation, and what they lack."""

    operation: str
    rows: int
    without_justification: int
    without_account: int
    without_recipient: int


class Reviews(Struct, frozen=True):
    """Recorded reviews of the log."""

    reviews: int
    sized: int
    rows: int
    largest: int


class CameraList(Struct, frozen=True):
    """Cameras against the published list and the signs."""

    cameras: int
    lacking: int
    untold: int
    unlisted: int
    unsigned: int


class Counts(Struct, frozen=True):
    """One field per query."""

    log: tuple[Log, ...]
    hours: tuple[Hours, ...]
    series: tuple[Series, ...]
    gaps: tuple[Gaps, ...]
    resets: tuple[Resets, ...]
    disorder_totals: tuple[DisorderTotals, ...]
    disorder_places: tuple[DisorderPlaces, ...]
    repeats: tuple[Repeats, ...]
    shared: tuple[Shared, ...]
    terminals: tuple[Terminals, ...]
    off_hours: tuple[OffHours, ...]
    changes: tuple[Changes, ...]
    copies: tuple[Copies, ...]
    unnumbered: tuple[Unnumbered, ...]
    differing: tuple[Differing, ...]
    disclosed: tuple[Disclosed, ...]
    recipients: tuple[Recipients, ...]
    operations: tuple[Operations, ...]
    reviews: tuple[Reviews, ...]
    camera_list: tuple[CameraList, ...]
