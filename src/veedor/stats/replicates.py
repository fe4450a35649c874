"""Rates drawn again by person: what a bootstrap of persons, never of comparisons, would give.

A comparison of two persons counts as often as both were drawn (Bolle, Ratha and Pankanti
2004; for pairs, Owen 2007): drawing comparisons alone would take those of one person as
independent, and give intervals that are far too short.
"""

from typing import Any

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415, ANN401 - arrays


def drawn_again(persons: int, times: int, seed: int) -> Any:
    """Draw as many persons as there are, with return, so often: how often each was drawn.

    >>> drawn_again(4, 2, 1).sum(axis=1).tolist()
    [4, 4]
    """
    import numpy as np

    dice = np.random.default_rng(seed)
    return dice.multinomial(persons, np.full(persons, 1 / persons), size=times)


def pair_rates(events: tuple[Any, Any, Any], steps: int, drawn: Any) -> Any:
    """Give the rate of events at each threshold in each draw, of all pairs of two persons.

    ``events``: for each pair that reaches any threshold, its two persons and how many of
    ``steps`` rising thresholds it reaches (1 or more). All other pairs of persons are trials
    without an event, so that they need no visit. A draw in which fewer than two persons are
    left has no pairs, and no rate (nan).

    >>> import numpy as np
    >>> one_pair = (np.array([0]), np.array([1]), np.array([2]))
    >>> pair_rates(one_pair, 2, np.array([[1, 1, 1], [2, 1, 0]])).tolist()
    [[0.3333333333333333, 0.3333333333333333], [1.0, 1.0]]
    """
    import numpy as np

    first, second, reached = events
    order = np.argsort(-reached, kind="stable")
    first, second = first[order], second[order]
    # Pairs that reach most thresholds stand first, so that a threshold's events are a sum
    # from the beginning to its last one.
    ends = np.searchsorted(-reached[order], -np.arange(1, steps + 1), side="right")
    rates = np.empty((len(drawn), steps))
    for one, counts in enumerate(drawn):
        together = np.cumsum(counts[first] * counts[second])
        seen = np.where(ends > 0, together[ends - 1] if len(together) else 0, 0)
        pairs = (int(counts.sum()) ** 2 - int((counts**2).sum())) // 2
        rates[one] = seen / pairs if pairs else np.nan
    return rates


def own_rates(events: Any, trials: Any, drawn: Any) -> Any:
    """Give the rate of events at each threshold in each draw, of comparisons of one person.

    ``events``: one row per person, one column per threshold; ``trials``: of each person, one or
    more.

    >>> import numpy as np
    >>> own_rates(np.array([[1], [0]]), np.array([2, 2]), np.array([[1, 1], [2, 0]])).tolist()
    [[0.25], [0.5]]
    """
    whole = drawn @ trials
    return (drawn @ events) / whole[:, None]
