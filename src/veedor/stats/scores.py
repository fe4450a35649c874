"""Score lists of a recognition trial as counts per distinct score: false matches, misses, ties.

A comparison matches where its score is at or above the threshold. ``FMR``: the share of
impostor comparisons (two persons) that match; ``FNMR``: the share of genuine comparisons (one
person) that do not (ISO/IEC 19795-1).
"""

from bisect import bisect_left, bisect_right
from typing import Any

from msgspec import Struct

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_PART = 2**20


class Ladder(Struct, frozen=True):
    """Distinct scores, rising, and how many comparisons lie at or above each.

    ``impostors_from`` and ``genuine_from`` are whole numbers, never rising along ``scores``.
    A ladder may leave steps out: what is read off a step that stands is exact all the same.
    """

    scores: Any
    impostors_from: Any
    genuine_from: Any
    impostors: int
    genuine: int

    @property
    def missed(self) -> Any:  # noqa: ANN401 - an array
        """Give the genuine comparisons below each score."""
        return self.genuine - self.genuine_from


class Point(Struct, frozen=True, kw_only=True):
    """One threshold and what it counts; ``score`` None: above every score, nothing matches."""

    score: float | None
    false_matches: int
    missed: int


class Crossing(Struct, frozen=True, kw_only=True):
    """The ends of the equal error rate, and the threshold; None: above every score."""

    low: float
    high: float
    score: float | None

    @property
    def middle(self) -> float:
        """Give the middle, which is what most tools print."""
        return (self.low + self.high) / 2


def ladder_of(genuine: Any, impostor: Any) -> Ladder:  # noqa: ANN401 - arrays of scores
    """Count two lists of scores into a ladder; each list is sorted once.

    >>> found = ladder_of([3.0, 2.0], [1.0, 2.0, 2.0])
    >>> found.scores.tolist(), found.impostors_from.tolist(), found.genuine_from.tolist()
    ([1.0, 2.0, 3.0], [3, 2, 0], [2, 2, 1])
    """
    import numpy as np

    same, other = (np.sort(np.asarray(one, dtype=float)) for one in (genuine, impostor))
    both = np.concatenate((same, other))
    both.sort(kind="stable")  # two runs that rise already are merged, not sorted
    scores = _distinct(both)
    return Ladder(
        scores=scores,
        impostors_from=_from(other, scores),
        genuine_from=_from(same, scores),
        impostors=len(other),
        genuine=len(same),
    )


def rates_at(ladder: Ladder, threshold: float) -> Point:
    """Count the errors at a threshold: a score equal to it matches.

    >>> rates_at(ladder_of([3.0, 2.0], [1.0, 2.0, 2.0]), 2.5)
    Point(score=3.0, false_matches=0, missed=1)
    """
    import numpy as np

    return _point(ladder, int(np.searchsorted(ladder.scores, threshold)))


def at_most(ladder: Ladder, allowed: int) -> Point:
    """Give the lowest threshold with at most ``allowed`` false matches: it never has more.

    Of all thresholds that keep the promise it misses fewest. Where even the highest score has
    more, the threshold lies above every score.

    >>> at_most(ladder_of([3.0, 2.0], [1.0, 2.0, 2.0]), 1)
    Point(score=3.0, false_matches=0, missed=1)
    """
    falling = ladder.impostors_from
    return _point(ladder, bisect_left(range(len(falling)), -allowed, key=lambda n: -falling[n]))


def equal_error(ladder: Ladder) -> Crossing:
    """Give the equal error rate as an interval (Maio et al. 2002).

    The two thresholds side by side at which FMR - FNMR changes sign; of the two, the one where
    the rates add up to less; its lower and its higher rate. Where FMR equals FNMR, both are
    that. Raises ValueError without genuine or without impostor comparisons.

    >>> equal_error(ladder_of([4.0, 3.0, 1.0], [3.0, 2.0, 1.0])).middle
    0.3333333333333333
    """
    both = ladder.impostors * ladder.genuine
    if not both:
        raise ValueError("an equal error rate needs genuine and impostor comparisons")

    def errors(place: int) -> tuple[int, int]:
        point = _point(ladder, place)
        return point.false_matches * ladder.genuine, point.missed * ladder.impostors

    def turned(place: int) -> int:
        false, missed = errors(place)
        return missed - false

    every = range(len(ladder.scores) + 1)  # the last stands above every score
    before, after = bisect_right(every, 0, key=turned) - 1, bisect_left(every, 0, key=turned)
    best = before if sum(errors(before)) <= sum(errors(after)) else after
    low, high = sorted(errors(best))
    return Crossing(low=low / both, high=high / both, score=_point(ladder, best).score)


def area(ladder: Ladder) -> float:
    """Give the area under the ROC curve: the chance that a genuine score is the higher.

    A tie counts one half. Exact in whole numbers until the last division (Mann and Whitney
    1947). The ladder must have all its steps. Raises ValueError as ``equal_error`` does.

    >>> area(ladder_of([3.0, 2.0], [1.0, 2.0, 2.0]))
    0.8333333333333334
    """
    import numpy as np

    pairs = ladder.impostors * ladder.genuine
    if not pairs:
        raise ValueError("an area needs genuine and impostor comparisons")
    falling = (ladder.genuine_from, ladder.impostors_from)
    moves = np.append(falling[0][1:] != falling[0][:-1], falling[0][-1] > 0)
    held = np.flatnonzero(moves)  # the steps at which genuine scores stand
    following = np.minimum(held + 1, len(moves) - 1)
    beyond = held + 1 < len(moves)
    same, other = (one[held].astype(np.int64) for one in falling)
    genuine, above = (one[following] * beyond for one in falling)
    below = 2 * ladder.impostors - other - above
    return int(np.dot(same - genuine, below)) / (2 * pairs)


def _point(ladder: Ladder, place: int) -> Point:
    if place >= len(ladder.scores):
        return Point(score=None, false_matches=0, missed=ladder.genuine)
    return Point(
        score=float(ladder.scores[place]),
        false_matches=int(ladder.impostors_from[place]),
        missed=int(ladder.missed[place]),
    )


def _from(rising: Any, scores: Any) -> Any:  # noqa: ANN401 - arrays
    """Count the scores of a list at or above each step, a part at a time to save memory."""
    import numpy as np

    found = np.empty(len(scores), dtype=np.int32 if len(rising) < 2**31 else np.int64)
    for start in range(0, len(scores), _PART):
        part = slice(start, start + _PART)
        found[part] = len(rising) - np.searchsorted(rising, scores[part])
    return found


def _distinct(rising: Any) -> Any:  # noqa: ANN401 - an array
    import numpy as np

    keep = np.ones(len(rising), dtype=bool)
    np.not_equal(rising[1:], rising[:-1], out=keep[1:])
    return rising if keep.all() else rising[keep]
