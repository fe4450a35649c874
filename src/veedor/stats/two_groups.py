"""Two groups counted apart: the exact test of one table, and the odds ratio behind it."""

from msgspec import Struct

from veedor.stats.limits import Limits, Zero, tail_of

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415


class TwoGroups(Struct, frozen=True, kw_only=True):
    """How many of the first group and of the second, its reference, had the event.

    Raises ValueError unless 0 <= hits <= total in both: a group of none is allowed, and what
    is undefined for it is refused where it is asked for.

    >>> TwoGroups(hits=8, total=10, other_hits=3, other_total=12).table
    ((8, 2), (3, 9))
    """

    hits: int
    total: int
    other_hits: int
    other_total: int

    def __post_init__(self) -> None:
        if not (0 <= self.hits <= self.total and 0 <= self.other_hits <= self.other_total):
            raise ValueError(f"need 0 <= hits <= total in both groups, got {self}")

    @property
    def table(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Events and the rest, by group."""
        return (
            (self.hits, self.total - self.hits),
            (self.other_hits, self.other_total - self.other_hits),
        )

    @property
    def zero(self) -> Zero | None:
        """Which group has no event, if any."""
        if self.hits and self.other_hits:
            return None
        if not self.hits and not self.other_hits:
            return "none in either"
        return "none in the second" if self.hits else "none in the first"


class Fisher(Struct, frozen=True, kw_only=True):
    """P-values of "no difference" against a higher share in the first group, lower, either."""

    higher: float
    lower: float
    either: float


def fisher(groups: TwoGroups) -> Fisher:
    """Test two shares for equality, given how many events there were in all (Fisher 1935).

    ``either`` sums the tables no likelier than the one seen, so it may differ from twice the
    smaller side. Raises ValueError where a group is empty. A large p-value is no evidence of
    equality: see ``odds_ratio`` for what the data do not rule out.

    >>> found = fisher(TwoGroups(hits=3, total=4, other_hits=1, other_total=4))  # the lady
    >>> round(found.higher, 4), round(found.either, 4)
    (0.2429, 0.4857)
    """
    from scipy import stats

    _both_there(groups)
    higher, lower, either = (
        float(stats.fisher_exact(groups.table, side).pvalue)
        for side in ("greater", "less", "two-sided")
    )
    return Fisher(higher=min(higher, 1.0), lower=min(lower, 1.0), either=min(either, 1.0))


def odds_ratio(groups: TwoGroups, level: float) -> Limits:
    """Give the conditional-likelihood odds ratio, with Cornfield's (1956) exact limits.

    The limits are those at which either one-sided Fisher test turns. Where a group has no
    event, or nothing but events, the ratio has no finite value: ``value`` is None (0 when the
    first group has none) and the limit on that side is open; ``zero`` says which group has no
    event.
    Raises ValueError where a group is empty.

    >>> found = odds_ratio(TwoGroups(hits=3, total=4, other_hits=1, other_total=4), 0.95)
    >>> round(found.value, 3), round(found.low, 3), round(found.high, 1)
    (6.408, 0.212, 626.2)
    >>> none = odds_ratio(TwoGroups(hits=3, total=9, other_hits=0, other_total=9), 0.95)
    >>> none.value, none.high, none.zero
    (None, None, 'none in the second')
    """
    from math import isfinite

    from scipy.stats import contingency

    _both_there(groups)
    tail_of(level)
    found = contingency.odds_ratio(groups.table, kind="conditional")
    reach = found.confidence_interval(level)
    low, high, value = float(reach.low), float(reach.high), float(found.statistic)
    return Limits(
        value=value if isfinite(value) else None,
        low=low,
        high=high if isfinite(high) else None,
        level=level,
        kind="exact",
        zero=groups.zero,
    )


def _both_there(groups: TwoGroups) -> None:
    if not groups.total or not groups.other_total:
        raise ValueError("a group is empty: its share is undefined, never 0")
