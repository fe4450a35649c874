"""Rows in the order of their days: which fit as written, which turned round, which not."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Mark = Literal["as written", "turned", "out", "unknown"]
Day = tuple[int | None, int | None]
"""A day as written and with day and month turned round; None where there is no such day."""


class _Step(Struct, frozen=True):
    """The end of a sequence: rows kept, rows as written, its last row, the step before."""

    kept: int
    plain: int
    row: int = -1
    mark: Mark = "unknown"
    before: "_Step | None" = None

    def weight(self) -> tuple[int, int]:
        return (self.kept, self.plain)


_START = _Step(0, 0)


class _Best:
    """The best sequence that ends at or before a day (a Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._tree = [_START] * (size + 1)

    def until(self, place: int) -> _Step:
        found = _START
        while place > 0:
            found = max(found, self._tree[place], key=_Step.weight)
            place -= place & -place
        return found

    def put(self, place: int, step: _Step) -> None:
        while place < len(self._tree):
            self._tree[place] = max(self._tree[place], step, key=_Step.weight)
            place += place & -place


def marks(days: Sequence[Day]) -> tuple[Mark, ...]:
    """Say how each row fits the longest sequence of days that never goes back.

    Each row may be taken as written or turned round. Of the longest sequences, one with most
    rows as written (Schensted 1961, by the method of Fenwick 1994).

    >>> marks([(20240131, None), (20240402, 20240204), (20240301, 20240103)])
    ('as written', 'turned', 'as written')
    """
    known = sorted({day for row in days for day in row if day is not None})
    best = _Best(len(known))
    for number, row in enumerate(days):
        steps = _steps(number, row, known, best)
        for place, step in steps:
            best.put(place, step)
    return _traced(best.until(len(known)), days)


def _steps(number: int, row: Day, known: Sequence[int], best: _Best) -> list[tuple[int, _Step]]:
    """Give the sequences that this row can end, before any of them is kept."""
    found = []
    readings: tuple[tuple[int | None, Mark], ...] = ((row[0], "as written"), (row[1], "turned"))
    for day, mark in readings:
        if day is not None:
            place = bisect_left(known, day) + 1
            last = best.until(place)
            plain = last.plain + (mark == "as written")
            found.append((place, _Step(last.kept + 1, plain, number, mark, last)))
    return found


def _traced(last: _Step, days: Sequence[Day]) -> tuple[Mark, ...]:
    said: list[Mark] = ["unknown" if row == (None, None) else "out" for row in days]
    step: _Step | None = last
    while step is not None and step.row >= 0:
        said[step.row] = step.mark
        step = step.before
    return tuple(said)
