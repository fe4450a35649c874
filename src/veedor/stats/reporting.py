"""Which places would rank at the top if reports were made at other rates than equal ones?

A model, not a measurement: the reporting rates come from elsewhere, or are unknown.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct


class Robust(Struct, frozen=True, kw_only=True):
    """Of the places that rank at the top as reported: at every, at some, at no other rates.

    ``joined``: places below the top that would be in it at some of the rates. ``always``:
    places that are in it at every rate; ``sometimes``: those in it at some.
    """

    always: int
    sometimes: int
    joined: int


def top_places(counts: Sequence[int], top: int) -> list[int]:
    """Give the places with most events; of equal ones the earlier in the table.

    >>> top_places([3, 9, 0, 3], 2), top_places([3, 9, 0, 3], 9)
    ([1, 0], [1, 0, 3])
    """
    order = sorted((-n, place) for place, n in enumerate(counts) if n)
    return [place for _, place in order[:top]]


def robust_to_reporting(
    counts: Sequence[int],
    areas: Sequence[str],
    rates: dict[str, tuple[float, float]],
    top: int,
) -> Robust:
    """Say how many of the top places stay at the top whatever the rates, within their bounds.

    An event is reported at its area's rate, between ``rates[area]``; the true count is the
    reported one over the rate (Akpinar, De-Arteaga and Chouldechova 2021). Places of an area
    share its rate, so that their order never changes. The bounds are reached: the worst for a
    place is its own area at the highest rate and every other at the lowest. Equal true counts
    count against a place in ``always``, and for it in ``sometimes``. Raises ValueError for an
    area without a rate, or a rate that is none.

    >>> robust_to_reporting([9, 5, 4], ["A", "B", "B"], {"A": (0.5, 0.5), "B": (0.2, 0.5)}, 1)
    Robust(always=0, sometimes=1, joined=1)
    """
    seen = np.array(counts, dtype=float)
    for area in set(areas):
        if area not in rates or not 0 < rates[area][0] <= rates[area][1] <= 1:
            raise ValueError(f"no reporting rate between 0 and 1 for the area {area!r}")
    low = np.array([rates[area][0] for area in areas])
    high = np.array([rates[area][1] for area in areas])
    _, place_area = np.unique(np.array(areas), return_inverse=True)
    chosen = set(top_places(counts, top))
    always = sometimes = joined = 0
    for place in np.flatnonzero(seen):
        alike = place_area == place_area[place]
        worst = np.where(alike, seen >= seen[place], seen / low >= seen[place] / high[place])
        best = np.where(alike, seen > seen[place], seen / high > seen[place] / low[place])
        held = int(worst.sum()) - 1 < top
        could = int(best.sum()) < top
        always += held
        sometimes += could and place in chosen and not held
        joined += could and place not in chosen
    return Robust(always=always, sometimes=sometimes, joined=joined)


def swap_ratio(counts: Sequence[int], top: int) -> float | None:
    """Give how unlike two places' reporting rates must be before the top places change.

    The last count in the top over the first below it: if that one's events were reported so
    many times less often, it would rank as high. None where nothing is below the top.

    >>> swap_ratio([9, 6, 4], 2), swap_ratio([9, 6, 0], 2) is None
    (1.5, True)
    """
    order = sorted(counts, reverse=True)
    if len(order) <= top or not order[top]:
        return None
    return order[top - 1] / order[top]
