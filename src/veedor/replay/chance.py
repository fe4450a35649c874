"""Seeded draws in bulk: many values from a few, in given proportions."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
_PLACES = 2**16


def codes(rng: np.random.Generator, weights: Sequence[float], how_many: int) -> Ints:
    """Draw places of ``weights`` in those proportions, to 1 in 65,536 and never none.

    >>> codes(np.random.default_rng(1), [0, 1], 3).tolist()
    [1, 1, 1]
    """
    shares = np.cumsum(weights) / np.sum(weights)
    edges = np.concatenate([[0], np.round(shares * _PLACES)]).astype(np.int64)
    table = np.repeat(np.arange(len(weights), dtype=np.int32), np.diff(edges))
    drawn: Ints = table[rng.integers(0, _PLACES, how_many, dtype=np.uint16)]
    return drawn


def few_often(rng: np.random.Generator, most: int, how_many: int, power: float) -> Ints:
    """Draw numbers below ``most``, the lowest ones the more often the higher ``power`` is.

    >>> few_often(np.random.default_rng(1), 10, 4, 3.0).max() < 10
    np.True_
    """
    drawn: Ints = (most * rng.random(how_many) ** power).astype(np.int32)
    return drawn
