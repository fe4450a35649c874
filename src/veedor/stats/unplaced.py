"""Two groups and cases whose group was not recorded: what every allocation leaves possible."""

from msgspec import Struct

from veedor.stats.limits import Limits
from veedor.stats.share_contrasts import sure_ratio
from veedor.stats.two_groups import TwoGroups


class Unplaced(Struct, frozen=True, kw_only=True):
    """Cases without a recorded group: those with the event, and the rest."""

    hits: int
    rest: int

    def __post_init__(self) -> None:
        if min(self.hits, self.rest) < 0:
            raise ValueError(f"need 0 or more unplaced cases, got {self}")


class RatioRange(Struct, frozen=True, kw_only=True):
    """The ratio of two shares under the two extreme allocations, and without the unplaced.

    ``least`` and ``most`` are the groups as they would be; a ratio is None where the second
    group would have no event (or a group no case): undefined, never 0 or infinity.
    """

    least: TwoGroups
    most: TwoGroups
    low: float | None
    high: float | None
    without: float | None


def ratio_range(groups: TwoGroups, unplaced: Unplaced) -> RatioRange:
    """Give the least and the largest ratio that any allocation of the unplaced could give.

    A share rises with each event added and falls with each case without one, so the extremes
    are the two corners: all events to one group, all the rest to the other (Manski 1989).

    >>> groups = TwoGroups(hits=8, total=100, other_hits=4, other_total=100)
    >>> found = ratio_range(groups, Unplaced(hits=3, rest=0))
    >>> round(found.low, 2), found.without, round(found.high, 2)
    (1.18, 2.0, 2.67)
    """
    least, most = _corners(groups, unplaced)
    return RatioRange(
        least=least,
        most=most,
        low=_ratio(least),
        high=_ratio(most),
        without=_ratio(groups),
    )


def ratio_not_ruled_out(groups: TwoGroups, unplaced: Unplaced, level: float) -> Limits:
    """Give limits of the ratio that hold at ``level`` whatever group the unplaced belong to.

    The lower exact limit at one corner and the upper at the other: both shares' limits rise
    with an event added and fall with a case added, so no allocation reaches further.
    Raises ValueError where a corner leaves a group empty.

    >>> groups = TwoGroups(hits=8, total=100, other_hits=4, other_total=100)
    >>> found = ratio_not_ruled_out(groups, Unplaced(hits=3, rest=0), 0.95)
    >>> found.value, round(found.low, 2), round(found.high, 1)
    (None, 0.21, 21.8)
    """
    least, most = _corners(groups, unplaced)
    settled = not unplaced.hits and not unplaced.rest
    low, high = sure_ratio(least, level), sure_ratio(most, level)
    return Limits(
        value=low.value if settled else None,
        low=low.low,
        high=high.high,
        level=level,
        kind="exact",
        zero=groups.zero,
    )


def _corners(groups: TwoGroups, unplaced: Unplaced) -> tuple[TwoGroups, TwoGroups]:
    least = TwoGroups(
        hits=groups.hits,
        total=groups.total + unplaced.rest,
        other_hits=groups.other_hits + unplaced.hits,
        other_total=groups.other_total + unplaced.hits,
    )
    most = TwoGroups(
        hits=groups.hits + unplaced.hits,
        total=groups.total + unplaced.hits,
        other_hits=groups.other_hits,
        other_total=groups.other_total + unplaced.rest,
    )
    return least, most


def _ratio(groups: TwoGroups) -> float | None:
    if not groups.total or not groups.other_hits:
        return None
    return (groups.hits / groups.total) / (groups.other_hits / groups.other_total)
