"""What a comparison among the stopped leaves out: those whom nobody would have stopped."""

from msgspec import Struct


class Selected(Struct, frozen=True, kw_only=True):
    """Effects of belonging to a group, if a share of its stops would otherwise not have been.

    ``naive``: the difference among those stopped. ``among_group``: the effect on the group's
    stopped. ``low``, ``high``: bounds of the effect on all stopped.
    """

    naive: float
    among_group: float
    low: float
    high: float


def selected(group: float, others: float, share: float, unlike: float) -> Selected:
    """Give the bounds of Knox, Lowe and Mummolo (2020, propositions 1 and 2).

    ``group`` and ``others``: the share with the outcome (force, search) among the stopped of
    the group and of the others; ``share``: the group's share of the stopped; ``unlike``: the
    share of its stops that would not have been made of somebody of the others. That share is
    not in the data. Raises ValueError unless all are shares and ``unlike`` is below one.

    >>> found = selected(0.24, 0.19, 0.8, 0.32)
    >>> round(found.among_group, 4), round(found.low, 5), round(found.high, 5)
    (0.1108, 0.09864, 0.12123)
    """
    if not all(0 <= x <= 1 for x in (group, others, share, unlike)) or unlike == 1:
        raise ValueError("shares lie between 0 and 1, and not all stops can be unlike")
    naive = group - others
    low = naive + share * unlike * others
    floor = max(0.0, 1 - (1 - group) / unlike) if unlike else 0.0
    high = low + (1 - share) * unlike / (1 - unlike) * (group - floor)
    return Selected(naive=naive, among_group=naive + unlike * others, low=low, high=high)
