"""What the queries on the other records return: one struct per query, a field per column."""

from datetime import datetime

from msgspec import Struct


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
