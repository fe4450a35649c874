"""Several groups at once: intervals that hold together, and gaps to a reference by name.

Never the largest share minus the smallest: that is never below 0, whatever is true, so no
interval around it can show equal groups to be equal.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from veedor.stats.binomial import exact_share
from veedor.stats.limits import Limits, tail_of
from veedor.stats.share_contrasts import share_gap, share_ratio, sure_gap, sure_ratio
from veedor.stats.two_groups import TwoGroups


class Group(Struct, frozen=True, kw_only=True):
    """How many of a group had the event. Raises ValueError unless 0 <= hits <= total."""

    name: str
    hits: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.total:
            raise ValueError(f"need 0 <= hits <= total, got {self}")


class GroupShare(Struct, frozen=True, kw_only=True):
    """A group's share; ``limits`` is None where the group is empty: undefined, never 0."""

    group: Group
    limits: Limits | None


class GroupContrast(Struct, frozen=True, kw_only=True):
    """A group against the reference: None where either is empty, undefined and never 0."""

    group: Group
    gap: Limits | None
    ratio: Limits | None


def group_shares(groups: Sequence[Group], level: float) -> list[GroupShare]:
    """Give every group's share, with exact limits that all hold at once at ``level``.

    Clopper and Pearson's limits at level^(1/k) each, k the groups that are not empty (Šidák
    1967): exact, as groups counted apart are independent. Raises ValueError on a name given
    twice.

    >>> shares = group_shares(
    ...     [Group(name="a", hits=3, total=10), Group(name="b", hits=0, total=0)], 0.95
    ... )
    >>> round(shares[0].limits.high, 3), shares[1].limits
    (0.652, None)
    """
    each = _each(groups, level)
    return [
        GroupShare(
            group=group,
            limits=exact_share(group.hits, group.total, each) if group.total else None,
        )
        for group in groups
    ]


def gaps_to(groups: Sequence[Group], reference: str, level: float) -> list[GroupContrast]:
    """Compare every other group with the named one; all limits hold at once at ``level``.

    Exact: whenever all shares of ``group_shares`` lie within their limits, so do all gaps and
    ratios. Long for many groups; ``nominal_gaps_to`` is shorter. Raises ValueError where no
    group has the reference's name.

    >>> groups = [Group(name="a", hits=30, total=60), Group(name="b", hits=4, total=60)]
    >>> contrast = gaps_to(groups, "b", 0.95)[0]
    >>> round(contrast.gap.low, 3), round(contrast.ratio.low, 2)
    (0.175, 1.99)
    """
    beside = _named(groups, reference)
    # ``sure_gap`` takes the square root: of both shares, each is then held at ``each``.
    both = _each(groups, level) ** 2
    pairs = [(group, _pair(group, beside)) for group in groups if group.name != reference]
    return [
        GroupContrast(
            group=group,
            gap=replace(sure_gap(pair, both), level=level) if pair else None,
            ratio=replace(sure_ratio(pair, both), level=level) if pair else None,
        )
        for group, pair in pairs
    ]


def nominal_gaps_to(
    groups: Sequence[Group], reference: str, level: float
) -> list[GroupContrast]:
    """Compare as ``gaps_to``, with Miettinen and Nurminen's score limits, Bonferroni's way.

    Each of the k comparisons is made at 1 - (1 - level) / k, so all hold at once at about
    ``level``: nominal, as each is.

    >>> groups = [Group(name="a", hits=30, total=60), Group(name="b", hits=4, total=60)]
    >>> contrast = nominal_gaps_to(groups, "b", 0.95)[0]
    >>> round(contrast.gap.low, 3), round(contrast.ratio.low, 2)
    (0.286, 3.01)
    """
    beside = _named(groups, reference)
    _each(groups, level)
    pairs = [(group, _pair(group, beside)) for group in groups if group.name != reference]
    compared = sum(1 for _, pair in pairs if pair)
    each = 1 - (1 - level) / max(1, compared)
    return [
        GroupContrast(
            group=group,
            gap=replace(share_gap(pair, each), level=level) if pair else None,
            ratio=replace(share_ratio(pair, each), level=level) if pair else None,
        )
        for group, pair in pairs
    ]


def _pair(group: Group, beside: Group) -> TwoGroups | None:
    """Give both groups, or None where either is empty."""
    if not group.total or not beside.total:
        return None
    return TwoGroups(
        hits=group.hits,
        total=group.total,
        other_hits=beside.hits,
        other_total=beside.total,
    )


def _each(groups: Sequence[Group], level: float) -> float:
    """Give the level of each share's limits such that all hold at once."""
    tail_of(level)
    if len({group.name for group in groups}) < len(groups):
        raise ValueError("two groups have the same name")
    return float(level ** (1 / max(1, sum(1 for group in groups if group.total))))


def _named(groups: Sequence[Group], reference: str) -> Group:
    for group in groups:
        if group.name == reference:
            return group
    raise ValueError(f"no group is named {reference!r}, so there is nothing to compare with")
