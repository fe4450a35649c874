"""What a finding's picture shows: where each mark stands on its axis. The template draws it.

Positions are percentages of the axis, so a picture fits any width while its text keeps its
size. Axes are linear and begin at zero (or below it, where a number is below it); the end is
written under the axis.

A share whose name ends in ``.in-hundred`` is drawn as a hundred squares: natural frequencies
are read more surely than percentages (Gigerenzer and Hoffrage 1995).
"""

import math
from collections.abc import Iterable

from msgspec import Struct

from veedor.core import Estimate, Finding, Interval
from veedor.report.shown import Shown, show, tick


class Mark(Struct, frozen=True, kw_only=True):
    """One estimate on its axis; ``value`` is None for bounds."""

    shown: Shown
    kind: str
    low: float
    high: float
    value: float | None


class Tick(Struct, frozen=True, kw_only=True):
    """One number under the axis, and how its text is anchored there."""

    place: float
    text: str
    anchor: str


class Panel(Struct, frozen=True, kw_only=True):
    """Marks that share one axis; ``zero`` is where bars begin."""

    zero: float
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]


class Hundred(Struct, frozen=True, kw_only=True):
    """A share as squares of a hundred: those it has at least, and those left open above that.

    ``sure``, ``open``, ``none`` are the places of the squares, by row and column.
    """

    shown: Shown
    sure: tuple[tuple[int, int], ...]
    open: tuple[tuple[int, int], ...]
    none: tuple[tuple[int, int], ...]


IN_HUNDRED = ".in-hundred"


def hundreds(finding: Finding, language: str) -> tuple[Hundred, ...]:
    """Give the pictured shares that are drawn as squares; nothing without an interval."""
    return tuple(
        _hundred(one, one.interval, language)
        for one in finding.estimates
        if one.name in finding.pictured and one.name.endswith(IN_HUNDRED) and one.interval
    )


def _hundred(estimate: Estimate, interval: Interval, language: str) -> Hundred:
    """Fill whole squares: never more than the interval's low end, nor fewer than its high."""
    if interval.low == interval.high:
        least = most = round(100 * interval.low)
    else:
        least, most = math.floor(100 * interval.low), math.ceil(100 * interval.high)
    places = tuple(divmod(n, 10) for n in range(100))
    return Hundred(
        shown=show(estimate, language),
        sure=places[:least],
        open=places[least:most],
        none=places[most:],
    )


def panels(finding: Finding, language: str) -> tuple[Panel, ...]:
    """Place the pictured estimates of a finding; nothing without an interval is drawn."""
    drawn = [
        one
        for name in finding.pictured
        for one in finding.estimates
        if one.name == name and one.interval is not None and not name.endswith(IN_HUNDRED)
    ]
    axes = dict.fromkeys(map(_axis, drawn))
    return tuple(
        _panel([one for one in drawn if _axis(one) == axis], language) for axis in axes
    )


def kinds_of(drawn: Iterable[Panel]) -> tuple[str, ...]:
    """Give the kinds of interval that a picture shows, for its key."""
    return tuple(dict.fromkeys(mark.kind for panel in drawn for mark in panel.marks))


def nice(value: float) -> float:
    """Give the round number (1, 2, 2.5 or 5 times a power of ten) at or above ``value``.

    >>> nice(0.031), nice(730.0), nice(5.0)
    (0.05, 1000.0, 5.0)
    """
    power = 10.0 ** math.floor(math.log10(value))
    return next(
        step * power for step in (1, 2, 2.5, 5, 10) if step * power >= value * (1 - 1e-12)
    )


def _axis(estimate: Estimate) -> tuple[str, str]:
    """Shares and indices share one axis; counts and rates only with their own unit."""
    own_unit = estimate.shape in {"count", "rate"}
    return (estimate.shape, estimate.unit if own_unit else "")


def _panel(drawn: list[Estimate], language: str) -> Panel:
    intervals = [one.interval for one in drawn if one.interval is not None]
    shape = drawn[0].shape
    start, end = _ends(shape, intervals)
    marks = tuple(
        _mark(one, one.interval, start, end, language) for one in drawn if one.interval
    )
    return Panel(
        zero=_place(0, start, end),
        marks=marks,
        ticks=_ticks(shape, start, end, language),
    )


def _ends(shape: str, intervals: Iterable[Interval]) -> tuple[float, float]:
    low = min(interval.low for interval in intervals)
    high = max(interval.high for interval in intervals)
    if shape in {"share", "index"} and 0.5 < high <= 1:
        end = 1.0
    else:
        end = nice(high) if high > 0 else 0.0
    start = -nice(-low) if low < 0 else 0.0
    return (start, end) if start < end else (0.0, 1.0)


def _mark(
    estimate: Estimate, interval: Interval, start: float, end: float, language: str
) -> Mark:
    value = None if interval.value is None else _place(interval.value, start, end)
    return Mark(
        shown=show(estimate, language),
        kind=interval.kind,
        low=_place(interval.low, start, end),
        high=_place(interval.high, start, end),
        value=value,
    )


def _place(value: float, start: float, end: float) -> float:
    return round(100 * (value - start) / (end - start), 3)


_ROOM = 20.0  # per cent of the axis that a number under it needs to the next


def _ticks(shape: str, start: float, end: float, language: str) -> tuple[Tick, ...]:
    """Give the ends and zero, or the middle; an end that would touch zero's number has none."""
    middle = 0.0 if start < 0 < end else (start + end) / 2
    at = _place(middle, start, end)
    three = (
        Tick(place=_place(value, start, end), text=tick(value, shape, language), anchor=anchor)
        for value, anchor in ((start, "start"), (middle, "middle"), (end, "end"))
    )
    return tuple(one for one in three if one.place == at or abs(one.place - at) >= _ROOM)
