"""Catalogues drawn from a forecast, event by event, for CSEP's likelihood tests."""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

# numba is loaded where it is called: it takes seconds, and most commands draw nothing.
# ruff: noqa: PLC0415

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def draw_events(rate: Floats, sizes: Ints, rng: np.random.Generator) -> Floats:
    """Give, for each simulated catalogue of a size, the sum of y log(rate) - log(y!).

    Cells are drawn by Walker's (1977) alias table, one uniform number an event.

    >>> draw_events(np.array([1.0]), np.array([2]), np.random.default_rng(1)).round(4).tolist()
    [-0.6931]
    """
    keep, other = alias_table(rate)
    with np.errstate(divide="ignore"):
        logs = np.log(rate)
    small = np.log(np.arange(1, int(sizes.max(initial=0)) + 2, dtype=np.float64))
    return np.asarray(_compiled(_events)(keep, other, logs, small, sizes, rng))


def draw_active(
    rate: Floats, active: int, simulations: int, rng: np.random.Generator
) -> Floats:
    """Give binary log likelihoods of catalogues drawn until ``active`` cells have an event.

    >>> draw_active(np.array([1.0, 1.0]), 2, 1, np.random.default_rng(1)).round(4).tolist()
    [-0.9174]
    """
    if not 1 <= active <= int((rate > 0).sum()):
        raise ValueError(f"{active} cells with an event, {int((rate > 0).sum())} with a rate")
    keep, other = alias_table(rate)
    with np.errstate(divide="ignore"):
        gain = np.log(-np.expm1(-rate)) + rate
    drawn = _compiled(_active)(keep, other, gain, active, simulations, rng)
    return np.asarray(drawn - rate.sum())


def alias_table(rate: Floats) -> tuple[Floats, Ints]:
    """Give Walker's alias table: cell i is kept with chance keep[i], or else is other[i].

    >>> [part.tolist() for part in alias_table(np.array([1.0, 3.0]))]
    [[0.5, 1.0], [1, 1]]
    """
    return _compiled(_alias)(rate * (len(rate) / rate.sum()))  # type: ignore[no-any-return]


def _alias(scaled: Floats) -> tuple[Floats, Ints]:
    """Fill cells below the mean from cells above it, two stacks in one array."""
    size = len(scaled)
    keep, other = np.ones(size), np.arange(size)
    left = scaled.copy()
    stack = np.empty(size, dtype=np.int64)
    low, high = 0, size
    for cell in range(size):
        if left[cell] < 1.0:
            stack[low] = cell
            low += 1
        else:
            high -= 1
            stack[high] = cell
    while low > 0 and high < size:
        low -= 1
        poor, rich = stack[low], stack[high]
        keep[poor] = left[poor]
        other[poor] = rich
        left[rich] -= 1.0 - left[poor]
        if left[rich] < 1.0:
            high += 1
            stack[low] = rich
            low += 1
    return keep, other


def _events(
    keep: Floats,
    other: Ints,
    logs: Floats,
    small: Floats,
    sizes: Ints,
    rng: np.random.Generator,
) -> Floats:
    """Draw catalogues; a cell's k-th event takes log k off, so no cell is gone through."""
    cells = len(keep)
    total = np.empty(len(sizes))
    count = np.zeros(cells, dtype=np.int64)
    drawn = np.empty(sizes.max(), dtype=np.int64)
    for k in range(len(sizes)):
        value = 0.0
        for event in range(sizes[k]):
            at = rng.random() * cells
            cell = int(at)
            if at - cell >= keep[cell]:
                cell = other[cell]
            value += logs[cell] - small[count[cell]]
            count[cell] += 1
            drawn[event] = cell
        total[k] = value
        for event in range(sizes[k]):
            count[drawn[event]] = 0
    return total


def _active(
    keep: Floats, other: Ints, gain: Floats, active: int, simulations: int,
    rng: np.random.Generator,
) -> Floats:  # fmt: skip
    """Draw cells until as many have an event as had one, and add up what each gains."""
    cells = len(keep)
    total = np.empty(simulations)
    stamp = np.full(cells, -1)
    for k in range(simulations):
        value, found = 0.0, 0
        while found < active:
            at = rng.random() * cells
            cell = int(at)
            if at - cell >= keep[cell]:
                cell = other[cell]
            if stamp[cell] != k:
                stamp[cell] = k
                found += 1
                value += gain[cell]
        total[k] = value
    return total


@functools.cache
def _compiled(kernel: Callable[..., Any]) -> Callable[..., Any]:
    import numba

    return numba.njit(kernel)  # type: ignore[no-any-return]
