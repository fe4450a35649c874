"""Stretches of silent hours that a log's own rhythm and spread do not explain."""

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.special import gammaln

Place = tuple[int, int]
"""Weekday (Monday 0) and hour of the day."""

_GRID = np.linspace(-80.0, 8.0, 8801)


class Quiet(Struct, frozen=True, kw_only=True):
    """One stretch without rows: its first hour by position, its hours, rows expected in it."""

    start: int
    hours: int
    expected: float


class Spread(Struct, frozen=True, kw_only=True):
    """How much more than chance counts vary: a factor shared by near hours, and one per hour.

    Both are variances of a factor of mean 1 (0: Poisson).
    """

    shared: float
    hourly: float


def unlikely_silences(
    rows: Sequence[int], places: Sequence[Place], *, alarm: float = 0.01
) -> list[Quiet]:
    """Give the stretches of silent hours too long for chance: ``alarm`` for the whole log.

    ``rows``: rows in each hour of the span, without a gap; ``places``: where in the week each
    hour lies. Counts are taken as negative binomial about the mean of their hour of the week,
    with a factor shared along a stretch and one per hour, both of moments. A stretch is given
    where its chance times the hours of the span (Bonferroni 1936) is at most ``alarm``; in a
    log without a fault, any is given with probability of at most ``alarm`` where the model
    holds. Where one is given, mean and spread are taken once more without it, and so on: a
    log without a fault never comes that far more often than that.

    >>> week = [(n // 24 % 7, n % 24) for n in range(24 * 28)]
    >>> rows = [9] * 300 + [0] * 3 + [9] * (24 * 28 - 303)
    >>> [(found.start, found.hours) for found in unlikely_silences(rows, week)]
    [(300, 3)]
    """
    return _listen(rows, places, alarm)[0]


def _listen(
    rows: Sequence[int], places: Sequence[Place], alarm: float
) -> tuple[list[Quiet], NDArray[np.float64], Spread]:
    """Give the silences, and the rhythm and the spread without them."""
    heard: NDArray[np.bool_] = np.ones(len(rows), dtype=np.bool_)
    stretches = _silent(rows)
    found: list[Quiet] = []
    while True:
        expected = _expected(rows, places, heard)
        spread = spread_of(np.where(heard, rows, 0), np.where(heard, expected, 0.0))
        known = len(found)
        found = [
            Quiet(start=start, hours=hours, expected=float(stretch.sum()))
            for start, hours in stretches
            for stretch in (expected[start : start + hours],)
            if not heard[start] or _too_long(stretch, spread, len(rows), alarm)
        ]
        if len(found) == known:
            return found, expected, spread
        for one in found:
            heard[one.start : one.start + one.hours] = False


def _too_long(stretch: NDArray[np.float64], spread: Spread, hours: int, alarm: float) -> bool:
    # No spread makes a silence less likely than Poisson: most need no closer look.
    if stretch.sum() < math.log(hours / alarm):
        return False
    return chance_of_silence(stretch, spread) * hours <= alarm


def always_shown(rows: Sequence[int], places: Sequence[Place], *, alarm: float = 0.01) -> int:
    """Give the fewest hours of silence that would be shown wherever in the span they fell.

    Where none short of the whole span would be, the hours of the span.

    >>> always_shown([9] * 24 * 28, [(n // 24 % 7, n % 24) for n in range(24 * 28)])
    2
    """
    _, expected, spread = _listen(rows, places, alarm)
    ends = np.concatenate([[0.0], np.cumsum(expected)])
    low, high = 0, 1
    while high < len(rows) and not _is_shown(high, expected, ends, spread, alarm):
        low, high = high, min(2 * high, len(rows))
    while high - low > 1:
        middle = (low + high) // 2
        if _is_shown(middle, expected, ends, spread, alarm):
            high = middle
        else:
            low = middle
    return high


def _is_shown(
    hours: int,
    expected: NDArray[np.float64],
    ends: NDArray[np.float64],
    spread: Spread,
    alarm: float,
) -> bool:
    """Say whether a silence of so many hours shows where fewest rows are expected."""
    sums = ends[hours:] - ends[:-hours]
    start = int(np.argmin(sums))
    return _too_long(expected[start : start + hours], spread, len(expected), alarm)


def spread_of(rows: Sequence[int] | NDArray[np.int64], expected: NDArray[np.float64]) -> Spread:
    """Give the spread beyond Poisson, by moments: of days (24 hours on end) and of hours.

    >>> spread_of([5] * 48, np.full(48, 5.0))
    Spread(shared=0.0, hourly=0.0)
    """
    seen = np.asarray(rows, dtype=np.float64)
    whole = len(seen) // 24 * 24
    days = (seen[:whole].reshape(-1, 24).sum(axis=1), expected[:whole].reshape(-1, 24).sum(1))
    shared, total = _beyond_poisson(*days), _beyond_poisson(seen, expected)
    return Spread(shared=shared, hourly=max(0.0, (1 + total) / (1 + shared) - 1))


def chance_of_silence(expected: NDArray[np.float64], spread: Spread) -> float:
    """Give the chance that hours with these expected rows are all silent.

    >>> round(chance_of_silence(np.array([2.0, 3.0]), Spread(shared=0, hourly=0)), 9)
    0.006737947
    """
    if spread.shared < 1e-9:
        return float(np.exp(_log_silent(np.ones(1), expected, spread.hourly))[0])
    shape = 1 / spread.shared
    factor = np.exp(_GRID)
    # Gamma(shape, scale 1/shape), as a density of the logarithm of the factor.
    weight = shape * (_GRID + math.log(shape)) - factor * shape - gammaln(shape)
    silent = _log_silent(factor, expected, spread.hourly)
    return float(np.trapezoid(np.exp(weight + silent), _GRID))


def _log_silent(
    factor: NDArray[np.float64], expected: NDArray[np.float64], hourly: float
) -> NDArray[np.float64]:
    """Log chance of silence given the shared factor."""
    if hourly < 1e-9:
        return -factor * float(expected.sum())
    total: NDArray[np.float64] = np.zeros_like(factor)
    for one in expected:
        total -= np.log1p(hourly * one * factor) / hourly
    return total


def _beyond_poisson(seen: NDArray[np.float64], expected: NDArray[np.float64]) -> float:
    squares = float((expected**2).sum())
    if not squares:
        return 0.0
    return max(0.0, float(((seen - expected) ** 2 - expected).sum()) / squares)


def _expected(
    rows: Sequence[int], places: Sequence[Place], heard: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Give each hour the mean of its place in the week, over the hours that were heard."""
    seen: dict[Place, list[int]] = defaultdict(list)
    for number, place, kept in zip(rows, places, heard, strict=True):
        numbers = seen[place]
        if kept:
            numbers.append(number)
    means = {place: sum(numbers) / max(len(numbers), 1) for place, numbers in seen.items()}
    return np.array([means[place] for place in places], dtype=np.float64)


def _silent(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Give start and length of every stretch without rows."""
    found, start = [], None
    for position, number in enumerate([*rows, 1]):
        if not number and start is None:
            start = position
        elif number and start is not None:
            found.append((start, position - start))
            start = None
    return found
