"""Rates of errors: exact where trials are independent, wider where they share persons."""

import math

from msgspec import Struct

from veedor.stats.binomial import beta_limits

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415

Ends = tuple[float, float]


class Shared(Struct, frozen=True, kw_only=True):
    """What the variance of a rate needs where comparisons share persons: whole numbers.

    ``events`` of ``trials``. ``by_person``: events and trials that a person takes part in, and
    for how many persons they are these. Where two persons take part in a trial (``couples``),
    ``pair_ee``, ``pair_en`` and ``pair_nn`` are the sums, over pairs of persons, of the squares
    of a pair's events, of its events times its trials, and of the squares of its trials.
    """

    events: int
    trials: int
    by_person: tuple[tuple[int, int, int], ...]
    couples: bool = False
    pair_ee: int = 0
    pair_en: int = 0
    pair_nn: int = 0

    @property
    def persons(self) -> int:
        """Give how many persons take part."""
        return sum(many for _, _, many in self.by_person)


def exact_rate(events: int, trials: int, level: float) -> Ends:
    """Give the exact interval of a rate of independent trials (Clopper and Pearson 1934).

    Raises ValueError unless 0 <= events <= trials and trials > 0.

    >>> tuple(round(end, 4) for end in exact_rate(8, 10, 0.95))
    (0.4439, 0.9748)
    """
    if not 0 <= events <= trials or not trials:
        raise ValueError(f"need 0 <= events <= trials and trials > 0: {events} of {trials}")
    return beta_limits(events, trials - events, level)


def shared_variance(sums: Shared) -> float:
    """Give the variance of a rate whose trials share persons (Fogliato, Patil and Perona 2024).

    The sum, over all couples of trials with a person in common, of the products of their
    residuals, divided by the square of the number of trials. Summed person by person, each
    pair of two persons is in twice, and is taken away once. Exact but for the last division.

    >>> alone = Shared(events=1, trials=4, by_person=((1, 1, 1), (0, 1, 3)))
    >>> shared_variance(alone) == 0.25 * 0.75 / 4
    True
    """
    return (_powers(sums, 2) - _of_pairs(sums)) / sums.trials**4


def shared_rate(sums: Shared, level: float) -> Ends:
    """Give the interval of a rate whose trials share persons.

    The exact interval (Clopper and Pearson) on as many trials as, were they independent, would
    vary as much (Korn and Graubard 1998): see ``effective``. Raises ValueError without trials.

    >>> none = Shared(events=0, trials=4950, by_person=((0, 99, 100),), couples=True)
    >>> round(shared_rate(none, 0.95)[1], 4)  # 50 pairs that share nobody
    0.0711
    """
    if sums.trials <= 0:
        raise ValueError("a rate needs a trial")
    rate, size = sums.events / sums.trials, effective(sums, level)
    return beta_limits(rate * size, size - rate * size, level)


def effective(sums: Shared, level: float) -> float:
    """Give as how many independent trials these count, for an interval of this level.

    The variance is widened as that of a jackknife would be, m / (m - 1) for m persons, and its
    square for m / (m - 2) with couples; never below the binomial. The size then shrinks by the
    square of a normal over a Student's quantile, with the degrees of freedom that residuals so
    unequal leave (Satterthwaite 1946), so that a few persons with most errors widen it. It is
    never below what persons alone allow: see ``least_effective``; where all trials or none
    are events, or too few persons take part, it is that.

    >>> round(effective(Shared(events=1, trials=4, by_person=((1, 1, 1), (0, 1, 3))), 0.95), 3)
    4.0
    """
    from scipy import stats

    rate, members, squares = sums.events / sums.trials, sums.persons, _powers(sums, 2)
    if sums.events in {0, sums.trials} or members < 3 or not squares:
        return least_effective(sums)
    wider = (members / (members - 2)) ** 2 if sums.couples else members / (members - 1)
    variance = (wider * squares - _of_pairs(sums)) / sums.trials**4
    size = rate * (1 - rate) / max(variance, rate * (1 - rate) / sums.trials)
    freedom = min(max(squares**2 / _powers(sums, 4), 1.0), members - 1.0)
    upper = 0.5 + level / 2
    narrow = stats.norm.ppf(upper) / stats.t.ppf(upper, freedom)
    return max(float(size * narrow**2), least_effective(sums))


def least_effective(sums: Shared) -> float:
    """Give as how many independent trials these count however much persons differ.

    Trials of one person may all end alike: M² / Σ n² for M trials, n of each person (Kish
    1965). Where two persons take part, what trials with one person in common share is at most
    half of what varies (Hoeffding 1948): 2 M² / Σ n², half the persons where each is compared
    with each.

    >>> least_effective(Shared(events=0, trials=4950, by_person=((0, 99, 100),), couples=True))
    50.0
    """
    squares = sum(many * n**2 for _, n, many in sums.by_person)
    couples = 2 if sums.couples else 1
    return min(couples * sums.trials**2 / squares, float(sums.trials)) if squares else 1.0


def _powers(sums: Shared, power: int) -> int:
    """Sum a power of each person's residual, times the number of trials: whole numbers."""
    whole, part = sums.trials, sums.events
    return sum(many * (whole * e - part * n) ** power for e, n, many in sums.by_person)


def _of_pairs(sums: Shared) -> int:
    whole, part = sums.trials, sums.events
    return whole**2 * sums.pair_ee - 2 * whole * part * sums.pair_en + part**2 * sums.pair_nn


def ratio_of_extremes(ends: list[Ends]) -> tuple[float, float]:
    """Give bounds of the highest rate over the lowest from intervals that hold together.

    Where every rate lies in its interval, the highest lies between the highest low end and
    the highest high end, and the lowest likewise; the ratio is never below one, and has no
    upper bound (``inf``) where a rate may be zero. Raises ValueError below two rates.

    >>> ratio_of_extremes([(0.25, 0.5), (0.0625, 0.125)])
    (2.0, 8.0)
    """
    if len(ends) < 2:
        raise ValueError("a ratio of extremes needs two rates")
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    least = max(lows) / min(highs) if min(highs) > 0 else 1.0
    most = max(highs) / min(lows) if min(lows) > 0 else math.inf
    return max(least, 1.0), max(most, 1.0)


def over_geometric_mean(rates: list[float]) -> float | None:
    """Give the highest rate over the geometric mean (NISTIR 8429); None where one is zero.

    >>> round(over_geometric_mean([1e-4, 2e-4, 4e-4, 1e-3]), 6)
    3.343702
    """
    if not rates or min(rates) <= 0:
        return None
    return max(rates) / math.exp(math.fsum(map(math.log, rates)) / len(rates))
