"""Points of a curve of errors, chosen so that its ends are whole and its middle is even."""

from typing import Any

from veedor.stats.scores import Ladder

# ruff: noqa: PLC0415


def det_places(ladder: Ladder, points: int) -> Any:  # noqa: ANN401 - an array of places
    """Give the places on a ladder of at most ``points`` steps that draw its DET curve.

    The curve is drawn on log axes (Martin et al. 1997): steps are taken evenly in the
    logarithm of each of the two counts of errors, half for each, so that the smallest
    counts, which matter most, each keep their own step. Raises ValueError below four points.

    >>> from veedor.stats.scores import ladder_of
    >>> len(det_places(ladder_of(range(500, 900), range(600)), 50)) <= 50
    True
    """
    import numpy as np

    if points < 4:
        raise ValueError(f"a curve needs four points, got {points}")
    steps = len(ladder.scores)
    if steps <= points:
        return np.arange(steps)
    half = points // 2
    falling, rising = _levels(ladder.impostors, half), _levels(ladder.genuine, half)
    first = np.searchsorted(-ladder.impostors_from, -falling)
    second = np.searchsorted(ladder.missed, rising, side="right") - 1
    return np.unique(np.clip(np.concatenate((first, second)), 0, steps - 1))


def _levels(total: int, many: int) -> Any:  # noqa: ANN401 - an array of counts
    """Give whole counts from 0 to the total, evenly in their logarithm, at most ``many``."""
    import numpy as np

    even = np.geomspace(1, max(total, 1), many - 1)
    return np.unique(np.append(0, np.round(even))).astype(np.int64)
