"""Every rate of every group drawn again from counts: a bootstrap that never visits a row.

Drawing n rows with return is drawing the n counts of a table, so ten thousand draws cost the
same for a thousand rows as for ten million. Where an officer, a camera or a unit is what
varies by chance, whole units are drawn, each with the counts that it brings.

Percentiles of draws are for large counts, and for checking closed forms: with few rows a
binomial's own interval (``score_intervals``) holds better, and that is what findings give.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from veedor.stats.arrays import Array
from veedor.stats.score_intervals import Reached
from veedor.stats.score_tables import RATES

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

CELLS = ("tn", "fp", "fn", "tp")
_CHUNK = 250
"""Draws made at once: few enough that units × draws stay small in memory."""

Key = tuple[str, ...]
"""The groups of one cell, one name for each way of grouping."""
Line = tuple[str | None, ...]
"""A cell or a margin: None stands for all groups of that way of grouping."""


class DrawnLine(Struct, frozen=True, kw_only=True):
    """Every rate of one line with the percentiles of its draws, and its gap to the reference.

    None where the rate is 0 of 0: undefined, never 0. Draws in which a rate is 0 of 0 are left
    out of its percentiles, and ``undefined`` counts those of the rate that has most of them.
    ``gaps`` is empty for the reference itself, and for all.
    """

    line: Line
    rates: dict[str, Reached | None]
    gaps: dict[str, Reached | None]
    undefined: int


def rows_again(seen: Array, draws: int, seed: int) -> Array:
    """Draw as many rows as there are, so often: cells × (tn, fp, fn, tp) × draws.

    Exactly what drawing rows with return does to their counts: a multinomial.

    >>> import numpy as np
    >>> rows_again(np.array([[3, 1, 0, 2], [0, 0, 0, 4]]), 5, 1).sum(axis=(0, 1)).tolist()
    [10, 10, 10, 10, 10]
    """
    import numpy as np

    seen = np.asarray(seen)
    whole, dice = int(seen.sum()), np.random.default_rng(seed)
    drawn = np.empty((seen.size, draws), dtype=np.int64)
    shares = seen.ravel() / whole
    for start in range(0, draws, _CHUNK):
        stop = min(start + _CHUNK, draws)
        drawn[:, start:stop] = dice.multinomial(whole, shares, size=stop - start).T
    return drawn.reshape(*seen.shape, draws)


def units_again(by_unit: Array, draws: int, seed: int) -> Array:
    """Draw as many units as there are, so often, each with all its counts.

    ``by_unit``: units × cells × (tn, fp, fn, tp). Raises ValueError below two units.

    >>> import numpy as np
    >>> alike = np.tile([[[3, 1, 0, 2]]], (4, 1, 1))
    >>> units_again(alike, 2, 1).tolist()
    [[[12, 12], [4, 4], [0, 0], [8, 8]]]
    """
    import numpy as np

    units = len(by_unit)
    if units < 2:
        raise ValueError("drawing units anew needs two of them")
    # Whole numbers are exact in either type while no sum can pass its limit.
    small = units * int(by_unit.max()) < 2**24
    flat = by_unit.reshape(units, -1).astype(np.float32 if small else np.float64)
    drawn = np.empty((flat.shape[1], draws), dtype=np.int64)
    dice = np.random.default_rng(seed)
    for start in range(0, draws, _CHUNK):
        stop = min(start + _CHUNK, draws)
        many = stop - start
        picked = dice.integers(units, size=(many, units), dtype=np.int32)
        times = np.stack([np.bincount(one, minlength=units) for one in picked])
        drawn[:, start:stop] = (times.astype(flat.dtype) @ flat).T
    return drawn.reshape(*by_unit.shape[1:], draws)


def drawn_lines(
    keys: Sequence[Key], seen: Array, drawn: Array, references: Key, level: float
) -> Iterator[DrawnLine]:
    """Give every cell, every margin by one way of grouping, and all, with their gaps.

    ``seen``: cells × (tn, fp, fn, tp), in the order of ``keys``; ``drawn``: the same, drawn
    anew. ``references``: of each way of grouping, the group to which the others are compared;
    never the largest less the smallest. Line by line, so that no table of all rates in all
    draws is ever held. Raises ValueError where a reference is not among the groups.

    >>> import numpy as np
    >>> seen = np.array([[50, 50, 20, 80], [80, 20, 20, 80]])
    >>> drawn = rows_again(seen, 2000, 1)
    >>> _, a, b = drawn_lines([("a",), ("b",)], seen, drawn, ("b",), 0.95)
    >>> gap = a.gaps["fpr"]
    >>> round(gap.value, 2), round(gap.low, 1), round(gap.high, 1), b.gaps
    (0.3, 0.2, 0.4, {})
    """
    for place, name in enumerate(references):
        if all(key[place] != name for key in keys):
            raise ValueError(f"no group is named {name!r}, so there is nothing to compare with")
    beside: dict[Line, tuple[Mapping[str, Array], Mapping[str, Array]]] = {}
    for line in _lines(keys):
        base = tuple(
            None if name is None else ref for name, ref in zip(line, references, strict=True)
        )
        if base not in beside:
            beside[base] = _rates(keys, seen, base), _rates(keys, drawn, base)
        now, then = _rates(keys, seen, line), _rates(keys, drawn, line)
        told = {name: _reached(now[name], then[name], level) for name in RATES}
        gaps = {}
        if line != base:
            gaps = {
                name: _reached(
                    now[name] - beside[base][0][name], then[name] - beside[base][1][name], level
                )
                for name in RATES
            }
        yield DrawnLine(line=line, rates=told, gaps=gaps, undefined=_undefined(then))


def _lines(keys: Sequence[Key]) -> list[Line]:
    """Give all, each group of each way of grouping, and each cell (once where they agree)."""
    ways = len(keys[0])
    margins: list[Line] = [(None,) * ways]
    for place in range(ways):
        margins += [
            tuple(name if k == place else None for k in range(ways))
            for name in sorted({key[place] for key in keys})
        ]
    return list(dict.fromkeys([*margins, *keys]))


def _rates(keys: Sequence[Key], counts: Array, line: Line) -> dict[str, Array]:
    """Give each rate of the cells on a line; not a number where it is 0 of 0."""
    import numpy as np

    mine = [n for n, key in enumerate(keys) if _on(key, line)]
    sums = dict(zip(CELLS, np.asarray(counts)[mine].sum(axis=0), strict=True))
    found = {}
    with np.errstate(invalid="ignore"):
        for name, (part, whole) in RATES.items():
            found[name] = sum(sums[c] for c in part) / sum(sums[c] for c in whole)
    return found


def _on(key: Key, line: Line) -> bool:
    return all(name in (None, own) for own, name in zip(key, line, strict=True))


def _undefined(then: Mapping[str, Array]) -> int:
    import numpy as np

    return max(int(np.isnan(one).sum()) for one in then.values())


def _reached(value: Array, drawn: Array, level: float) -> Reached | None:
    """Give a number with the percentiles of its draws: order statistics, the outer ones."""
    import numpy as np

    if np.isnan(value):
        return None
    if np.isnan(drawn.min()):
        drawn = drawn[~np.isnan(drawn)]
        if not len(drawn):
            return None
    tail, last = (1 - level) / 2, len(drawn) - 1
    first, then = int(np.floor(tail * last)), int(np.ceil((1 - tail) * last))
    ordered = np.partition(drawn, (first, then))
    return Reached(value=float(value), low=float(ordered[first]), high=float(ordered[then]))
