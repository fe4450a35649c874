"""Events by group where only a share of the exposure is known: the usual disclosure.

A force publishes its false alerts by group and not the faces scanned by group. Given how many
events there were, those of one group are binomial with share s r / (s r + 1 - s), where s is
the group's share of the exposure and r the ratio of the rates (Przyborowski and Wilenski 1940).
"""

from msgspec import Struct

from veedor.stats.binomial import exact_share, share_at_least
from veedor.stats.limits import Limits, Zero


class Tipping(Struct, frozen=True, kw_only=True):
    """Which share of the exposure would make a group's events unremarkable.

    ``even``: at this share the rates are equal. ``unremarkable``: from this share on, so many
    events of the group, or more, are no rarer than 1 - level. Both are shares of exposure;
    ``even_moves`` and ``unremarkable_moves`` are how far a stated share would have to rise to
    them (negative: it is there already), None where no share was stated.
    """

    even: float
    unremarkable: float
    even_moves: float | None = None
    unremarkable_moves: float | None = None


def tipping_exposure(
    group: int, total: int, level: float, stated: float | None = None
) -> Tipping:
    """Give the exposure at which ``group`` of ``total`` events stop being unusual.

    Raises ValueError unless 0 <= group <= total and total > 0, or if ``stated`` is no share.

    >>> found = tipping_exposure(8, 10, 0.95, stated=0.25)
    >>> found.even, round(found.unremarkable, 3), round(found.unremarkable_moves, 3)
    (0.8, 0.493, 0.243)
    """
    least = share_at_least(group, total, level)
    even = group / total
    if stated is None:
        return Tipping(even=even, unremarkable=least)
    _share_within(stated)
    return Tipping(
        even=even,
        unremarkable=least,
        even_moves=even - stated,
        unremarkable_moves=least - stated,
    )


def rate_ratio(group: int, others: int, exposure: float, level: float) -> Limits:
    """Give a group's rate over that of all others, with exact limits, from events alone.

    ``exposure`` is the group's share of the exposure, 0 < exposure < 1. The limits are Clopper
    and Pearson's, turned into ratios. With no event of the others there is no value and no
    upper limit; with no event at all nothing is ruled out, and ``zero`` says so.

    >>> found = rate_ratio(7, 0, 2 / 3, 0.95)
    >>> found.value, round(found.low, 2), found.high
    (None, 0.72, None)
    """
    return rate_ratio_range(group, others, 0, (exposure, exposure), level)


def rate_ratio_range(
    group: int, others: int, unplaced: int, exposure: tuple[float, float], level: float
) -> Limits:
    """Give limits of the ratio whatever group the unplaced events and exposures belong to.

    ``unplaced`` events have no recorded group; ``exposure`` is the least and the most that the
    group's share can be. ``low`` is the lower limit if none of the unplaced is the group's and
    its exposure the most it can be, ``high`` the opposite: no allocation gives limits outside.
    There is a ``value`` only where nothing is unplaced and the exposure is one number.

    >>> found = rate_ratio_range(8, 2, 3, (0.2, 0.5), 0.95)
    >>> found.value, round(found.low, 2), round(found.high, 1)
    (None, 0.46, 204.3)
    """
    least, most = exposure
    if min(group, others, unplaced) < 0 or not _share_within(least) <= _share_within(most):
        raise ValueError("need events of 0 or more, and the exposure's least before its most")
    total = group + others + unplaced
    if not total:
        return Limits(
            value=None, low=0.0, high=None, level=level, kind="exact", zero="none in either"
        )
    low = exact_share(group, total, level).low
    top = exact_share(group + unplaced, total, level).high
    known = unplaced == 0 and least == most and others > 0
    return Limits(
        value=_ratio(group / total, least) if known else None,
        low=_ratio(low, most),
        high=None if top is None or top >= 1 else _ratio(top, least),
        level=level,
        kind="exact",
        zero=_zero(group, others),
    )


def _ratio(share: float, exposure: float) -> float:
    return share / (1 - share) * (1 - exposure) / exposure


def _zero(group: int, others: int) -> Zero | None:
    if group and others:
        return None
    if not group and not others:
        return "none in either"
    return "none in the second" if group else "none in the first"


def _share_within(exposure: float) -> float:
    if not 0 < exposure < 1:
        raise ValueError(f"a share of exposure lies between 0 and 1, not {exposure}")
    return exposure
