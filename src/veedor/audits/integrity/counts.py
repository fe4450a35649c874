"""What all queries of the integrity audit return."""

from msgspec import Struct

from veedor.audits.integrity.log_counts import (
    DisorderPlaces,
    DisorderTotals,
    Gaps,
    Hours,
    Jumps,
    Log,
    Repeats,
    Resets,
    Series,
    Shared,
    Terminals,
)
from veedor.audits.integrity.record_counts import (
    CameraList,
    Changes,
    Copies,
    Differing,
    Disclosed,
    OffHours,
    Operations,
    Recipients,
    Reviews,
    Unnumbered,
)


class Counts(Struct, frozen=True):
    """One field per query."""

    log: tuple[Log, ...]
    hours: tuple[Hours, ...]
    series: tuple[Series, ...]
    gaps: tuple[Gaps, ...]
    jumps: tuple[Jumps, ...]
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
