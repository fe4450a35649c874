"""Which places stay on top whatever share of the crime is reported, within stated limits."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import numpy as np

Kept: TypeAlias = Literal["every", "some", "none"]


def kept_under_rates(
    reports: Sequence[int],
    districts: Sequence[str],
    rates: Sequence[tuple[float, float]],
    k: int,
) -> tuple[Kept, ...]:
    """Say of each place if it is among the ``k`` with most crime under every, some or no rate.

    After Akpinar, De-Arteaga and Chouldechova (2021). ``rates``: least and greatest share that
    is reported, the same for all places of a district; crime is reports over the rate. Within
    a district the order is that of the reports, whatever the rate; the worst for a place is its
    own district at its greatest rate and all others at their least, and the best the other way
    round, so the limits are exact. Equals count against "every" and not against "some".

    >>> kept_under_rates([50, 40, 30], ["a", "b", "b"], [(0.5, 0.5), (0.2, 0.5), (0.2, 0.5)], 1)
    ('some', 'some', 'none')
    """
    held = np.asarray(reports, dtype=float)
    _, place = np.unique(np.asarray(districts, dtype=str), return_inverse=True)
    low, high = np.asarray(rates, dtype=float).T
    found: list[Kept] = []
    for i in range(len(held)):
        own = place == place[i]
        surely = np.where(own, held > held[i], held * low[i] > held[i] * high)
        maybe = np.where(own, held >= held[i], held * high[i] >= held[i] * low)
        maybe[i] = False
        every, some = int(maybe.sum()) < k, int(surely.sum()) < k
        found.append("every" if every else "some" if some else "none")
    return tuple(found)
