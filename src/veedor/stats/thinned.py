"""A ladder of long lists with only the steps that its figures need: no list is sorted whole.

Scores are counted into equal bins, which never part their order; only the bins in which an
answer lies are looked into. What is read off a step that stands is exact (see ``Ladder``), and
every step that ``at_most``, ``equal_error`` and ``det_places`` would choose stands.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

from veedor.stats.det import det_levels
from veedor.stats.scores import Ladder, ladder_of

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415, ANN401 - arrays

_BINS = 2**18
_PART = 2**18
_FEW = 2**16


class _Bins(NamedTuple):
    """Where the bins begin, how many there are to a unit, and how many scores each holds."""

    start: float
    scale: float
    genuine: Any
    impostors: Any


def thin_ladder(
    genuine: Any, impostor: Any, allowed: Iterable[int] = (), points: int = 2000
) -> Ladder:
    """Count two lists into the steps that these figures need, and no more.

    ``allowed``: numbers of false matches that ``at_most`` will be asked for; ``points``: those
    of the curve. The equal error rate is always among the figures; ``area`` and thresholds of
    one's own are not: for them take ``ladder_of``. Raises ValueError where a score is not a
    finite number.

    >>> thin_ladder([3.0, 2.0], [1.0, 2.0, 2.0], [1]).scores.tolist()
    [1.0, 2.0, 3.0]
    """
    import numpy as np

    if min(len(genuine), len(impostor)) == 0 or len(genuine) + len(impostor) < _FEW:
        return ladder_of(genuine, impostor)
    bins = _binned(genuine, impostor)
    false = [*allowed, *det_levels(len(impostor), points // 2)]
    wanted = _wanted(bins, false, det_levels(len(genuine), points // 2))
    same, other = (_held(scores, bins, wanted) for scores in (genuine, impostor))
    inner = ladder_of(same, other)
    place = _places(inner.scores, bins)
    return Ladder(
        scores=inner.scores,
        impostors_from=_above(inner.impostors_from, place, bins.impostors, wanted),
        genuine_from=_above(inner.genuine_from, place, bins.genuine, wanted),
        impostors=int(np.sum(bins.impostors)),
        genuine=int(np.sum(bins.genuine)),
    )


def _binned(genuine: Any, impostor: Any) -> _Bins:
    import numpy as np

    ends = [(float(np.min(one)), float(np.max(one))) for one in (genuine, impostor)]
    start, stop = min(low for low, _ in ends), max(high for _, high in ends)
    if not np.isfinite(start) or not np.isfinite(stop - start):
        raise ValueError("a score is not a finite number")
    scale = (_BINS - 1) / (stop - start) if stop > start else 0.0
    bins = _Bins(start, scale if np.isfinite(scale) else 0.0, None, None)
    return bins._replace(genuine=_counted(genuine, bins), impostors=_counted(impostor, bins))


def _places(scores: Any, bins: _Bins) -> Any:
    """Give each score's bin: a rising function of the score, in float arithmetic too."""
    import numpy as np

    shifted = np.subtract(scores, bins.start, dtype=np.float64)
    shifted *= bins.scale
    return shifted.astype(np.int32)


def _counted(scores: Any, bins: _Bins) -> Any:
    import numpy as np

    counts = np.zeros(_BINS, dtype=np.int64)
    for first in range(0, len(scores), _PART):
        counts += np.bincount(_places(scores[first : first + _PART], bins), minlength=_BINS)
    return counts


def _held(scores: Any, bins: _Bins, wanted: Any) -> Any:
    """Give the scores that lie in the bins that are wanted."""
    import numpy as np

    parts = (scores[first : first + _PART] for first in range(0, len(scores), _PART))
    return np.concatenate([part[wanted[_places(part, bins)]] for part in parts])


def _wanted(bins: _Bins, false: Iterable[int], missed: Iterable[int]) -> Any:
    """Mark the bins in which an answer lies, and the nearest with scores on either side."""
    import numpy as np

    whole, same = int(np.sum(bins.impostors)), int(np.sum(bins.genuine))
    occupied = np.flatnonzero(bins.impostors + bins.genuine)
    below_other = (np.cumsum(bins.impostors) - bins.impostors)[occupied]
    below_same = (np.cumsum(bins.genuine) - bins.genuine)[occupied]
    every_bin = range(len(occupied))

    def turned(place: int) -> int:
        """Give misses less false matches where a bin begins, in whole numbers of any size."""
        return int(below_same[place]) * whole - (whole - int(below_other[place])) * same

    near: list[Any] = [
        np.searchsorted(below_other, whole - np.asarray(list(false), dtype=np.int64)),
        np.searchsorted(below_same, np.asarray(list(missed), dtype=np.int64), "right"),
        [bisect_left(every_bin, 0, key=turned), bisect_right(every_bin, 0, key=turned)],
    ]
    places = np.concatenate(near).astype(np.int64)
    every = np.concatenate([places + step for step in (-2, -1, 0, 1)])
    marked = np.zeros(_BINS, dtype=bool)
    marked[occupied[np.clip(every, 0, len(occupied) - 1)]] = True
    return marked


def _above(inner: Any, place: Any, counts: Any, wanted: Any) -> Any:
    """Add to the counts among the scores held those of the bins above that were left out."""
    import numpy as np

    left_out = np.where(wanted, 0, counts)
    beyond = int(np.sum(left_out)) - np.cumsum(left_out)
    return inner + beyond[place]
