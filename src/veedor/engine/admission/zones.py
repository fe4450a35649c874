"""Wall clocks and UTC, from the pinned IANA rules and not from any engine's own copy."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from veedor.core import pinned_zone

_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)


class Change(Struct, frozen=True):
    """One change of clocks: the UTC second of it, and the offsets before and after."""

    at: int
    before: int
    after: int


@lru_cache
def changes(zone: str) -> tuple[int, tuple[Change, ...]]:
    """Give the offset of ``zone`` in 1970 and every change until 2040, in seconds.

    >>> start, found = changes("America/Los_Angeles")
    >>> start, len(found) > 100, found[-1].before - found[-1].after
    (-28800, True, 3600)
    """
    place, day = pinned_zone(zone), timedelta(days=1)
    found: list[Change] = []
    moment = _FIRST
    while moment < _LAST:
        if _offset(place, moment) != _offset(place, moment + day):
            found.append(_pin(place, moment, moment + day))
        moment += day
    return _offset(place, _FIRST), tuple(found)


def _offset(place: ZoneInfo, moment: datetime) -> int:
    shift = moment.astimezone(place).utcoffset() or timedelta()
    return int(shift.total_seconds())


def _pin(place: ZoneInfo, low: datetime, high: datetime) -> Change:
    """Narrow a change of clocks down to its second."""
    before, after = _offset(place, low), _offset(place, high)
    while (high - low).total_seconds() > 1:
        middle = low + timedelta(seconds=(high - low).total_seconds() // 2)
        low, high = (middle, high) if _offset(place, middle) == before else (low, middle)
    return Change(int(high.timestamp()), before, after)


def to_local(utc: str, zone: str) -> str:
    """Give SQL for the wall clock of ``zone`` at the UTC timestamp ``utc``."""
    start, found = changes(zone)
    offsets = [start, *(change.after for change in found)]
    cuts = [change.at for change in found]
    return f"({utc} + to_seconds({_tree(utc, cuts, [str(o) for o in offsets])}))"


def to_utc(local: str, zone: str, *, doubtful: Callable[[Change], str]) -> str:
    """Give SQL for the UTC timestamp of the wall clock ``local`` in ``zone``.

    ``doubtful`` gives the SQL of the offset (or of a refusal) for times that a change of clocks
    skips or repeats.
    """
    start, found = changes(zone)
    cuts: list[int] = []
    leaves = [str(start)]
    for change in found:
        low, high = sorted((change.before, change.after))
        cuts += [change.at + low, change.at + high]
        leaves += [doubtful(change), str(change.after)]
    return f"({local} - to_seconds({_tree(local, cuts, leaves)}))"


def doubtful_times(local: str, zone: str) -> tuple[str, str]:
    """Give SQL conditions: ``local`` falls in a gap of ``zone``; it falls in an overlap."""
    _, found = changes(zone)
    gap = [c for c in found if c.after > c.before]
    overlap = [c for c in found if c.after < c.before]
    return _within(local, gap), _within(local, overlap)


def _within(local: str, found: Sequence[Change]) -> str:
    if not found:
        return "false"
    cuts: list[int] = []
    leaves = ["false"]
    for change in found:
        cuts += [change.at + o for o in sorted((change.before, change.after))]
        leaves += ["true", "false"]
    return _tree(local, cuts, leaves)


def _tree(moment: str, cuts: Sequence[int], leaves: Sequence[str]) -> str:
    """Give SQL that finds the leaf of a moment by halving: seven comparisons, not a hundred."""
    if len(set(leaves)) == 1:
        return leaves[0]
    half = len(cuts) // 2
    at = datetime.fromtimestamp(cuts[half], UTC).replace(tzinfo=None).isoformat(" ")
    left = _tree(moment, cuts[:half], leaves[: half + 1])
    right = _tree(moment, cuts[half + 1 :], leaves[half + 1 :])
    return f"CASE WHEN {moment} < TIMESTAMP '{at}' THEN {left} ELSE {right} END"


def offset_at(zone: str, utc_second: int) -> int:
    """Give the offset of ``zone`` at one UTC second.

    >>> offset_at("America/Argentina/Buenos_Aires", 1_600_000_000)
    -10800
    """
    start, found = changes(zone)
    place = bisect_right([change.at for change in found], utc_second)
    return start if place == 0 else found[place - 1].after
