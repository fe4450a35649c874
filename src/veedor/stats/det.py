"""Points of a curve of errors, chosen so that its ends are whole and its middle is even."""

from bisect import bisect_left, bisect_right
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
    half, every = points // 2, range(steps)
    false, genuine = ladder.impostors_from, ladder.genuine_from
    places = [
        *(
            bisect_left(every, -n, key=lambda at: -false[at])
            for n in det_levels(ladder.impostors, half)
        ),
        *(
            bisect_right(every, n, key=lambda at: ladder.genuine - genuine[at]) - 1
            for n in det_levels(ladder.genuine, half)
        ),
    ]
    return np.unique(np.clip(places, 0, steps - 1))


def det_levels(total: int, many: int) -> list[int]:
    """Give whole counts from 0 to the total, evenly in their logarithm, at most ``many``.

    >>> det_levels(1000, 5)
    [0, 1, 10, 100, 1000]
    """
    import numpy as np

    even = np.geomspace(1, max(total, 1), many - 1)
    return sorted({0, *(round(float(count)) for count in even)})
