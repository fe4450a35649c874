"""What would turn a conclusion: the fewest events judged otherwise (Walsh et al. 2014)."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from veedor.stats.binomial import chance_of_at_least
from veedor.stats.limits import tail_of
from veedor.stats.two_groups import TwoGroups

# NumPy and SciPy are loaded where they are called: most commands need none of them.
# ruff: noqa: PLC0415

Counts = tuple[int, int]
"""Events of the first group, and of the second."""

_TIE = 1e-12


class Flip(Struct, frozen=True, kw_only=True):
    """How few events, judged otherwise, would turn the conclusion.

    ``unusual`` is the conclusion as it stands. ``steps`` is None, and ``after`` too, where no
    re-judging of at most so many events as were asked turns it.
    """

    unusual: bool
    chance: float
    steps: int | None
    after: Counts | None
    chance_after: float | None


def flip_rates(
    group: int, others: int, exposure: float, level: float, *, most: int = 200
) -> Flip:
    """Give the fewest events, added or struck out, that turn "more than its exposure".

    The test is the exact one-sided one: is P(at least ``group`` of all events), at the group's
    share of the exposure, 1 - level or less? Striking out an event is judging that it was none;
    adding one, that it was overlooked.

    >>> found = flip_rates(7, 0, 2 / 3, 0.95)
    >>> found.unusual, round(found.chance, 4), found.steps, found.after
    (False, 0.0585, 1, (8, 0))
    """
    if not 0 < exposure < 1 or min(group, others) < 0:
        raise ValueError("need 0 < exposure < 1, and events of 0 or more")

    def chance(counts: Counts) -> float:
        total = sum(counts)
        return chance_of_at_least(counts[0], total, exposure) if total else 1.0

    def reached(steps: int, *, up: bool) -> Iterable[Counts]:
        for on_first in range(steps + 1):
            rest = steps - on_first
            yield (group + on_first, others - rest) if up else (group - on_first, others + rest)

    def within(counts: Counts) -> bool:
        return min(counts) >= 0

    bar = 2 * tail_of(level) + _TIE
    unusual = chance((group, others)) <= bar
    return _fewest(
        chance,
        (group, others),
        bar,
        lambda steps: filter(within, reached(steps, up=not unusual)),
        most,
    )


def flip_shares(groups: TwoGroups, level: float, *, most: int = 200) -> Flip:
    """Give the fewest cases, in either group, whose event must be judged otherwise.

    The conclusion is whether the exact limits of the odds ratio at ``level`` leave out 1, that
    is whether twice the smaller one-sided p-value of Fisher is 1 - level or less. A case keeps
    its group; only whether it is an event changes. Raises ValueError where a group is empty.

    >>> found = flip_shares(
    ...     TwoGroups(hits=12, total=50, other_hits=3, other_total=50), 0.95
    ... )
    >>> found.unusual, round(found.chance, 3), found.steps, found.after
    (True, 0.023, 1, (12, 4))
    """
    n, m = groups.total, groups.other_total
    if not n or not m:
        raise ValueError("a group is empty: its share is undefined, never 0")
    chance = _twice_fishers_smaller(n, m)

    def reached(steps: int) -> Iterable[Counts]:
        for on_first in range(-steps, steps + 1):
            rest = steps - abs(on_first)
            for on_second in {rest, -rest}:
                yield groups.hits + on_first, groups.other_hits + on_second

    def within(counts: Counts) -> bool:
        return 0 <= counts[0] <= n and 0 <= counts[1] <= m

    return _fewest(
        chance,
        (groups.hits, groups.other_hits),
        2 * tail_of(level) + _TIE,
        lambda steps: filter(within, reached(steps)),
        most,
    )


def _twice_fishers_smaller(n: int, m: int) -> Callable[[Counts], float]:
    """Give a function of both groups' events: twice the smaller one-sided p-value."""
    import numpy as np
    from scipy import special

    factorial = special.gammaln(np.arange(1.0, max(n, m) + 2))
    first, second = (factorial[k] - factorial[: k + 1] - factorial[k::-1] for k in (n, m))

    def chance(counts: Counts) -> float:
        events = sum(counts)
        least, most = max(0, events - m), min(n, events)
        ways = first[least : most + 1] + second[events - most : events - least + 1][::-1]
        weights = np.exp(ways - ways.max())
        at = counts[0] - least
        side = min(weights[at:].sum(), weights[: at + 1].sum())
        return float(min(1.0, 2 * side / weights.sum()))

    return chance


def _fewest(
    chance: Callable[[Counts], float],
    seen: Counts,
    bar: float,
    reached: Callable[[int], Iterable[Counts]],
    most: int,
) -> Flip:
    """Try every re-judging of one event, then of two, and so on; the farthest over wins."""
    here = chance(seen)
    unusual = here <= bar
    for steps in range(1, most + 1):
        turned = [
            (after, counts)
            for counts in reached(steps)
            if ((after := chance(counts)) <= bar) != unusual
        ]
        if turned:
            after, counts = (max if unusual else min)(turned)
            return Flip(
                unusual=unusual, chance=here, steps=steps, after=counts, chance_after=after
            )
    return Flip(unusual=unusual, chance=here, steps=None, after=None, chance_after=None)
