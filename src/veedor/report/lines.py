"""Where the lines of a chart run, and the tables behind it. The template draws both.

Places are percentages of the drawing; lines are points of a canvas 1,000 by 1,000 that is
stretched to fit, thinned to what the eye can see. The tables hold every number.
"""

import math
from collections.abc import Iterable, Sequence

from msgspec import UNSET, Struct

from veedor.core import Chart, Line
from veedor.report.charts import Tick
from veedor.report.numbers import number, percent
from veedor.report.shown import in_words, own, tick
from veedor.report.stroke import path

_APART = 6.0  # per cent of the drawing between two marks of one line
_COLUMNS = 6
_MARKED = ("main", "first", "second")


class Drawn(Struct, frozen=True, kw_only=True):
    """One line in one drawing: its path, its band (or none), and where its marks stand."""

    role: str
    path: str
    band: str
    marks: tuple[tuple[float, float], ...]


class Plot(Struct, frozen=True, kw_only=True):
    """One drawing: up to where it goes across, its lines (the main one last), its axes.

    ``here``: where the place that the finding speaks of stands, if it is in the drawing.
    """

    reach: str
    here: float | None
    lines: tuple[Drawn, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]


class Cell(Struct, frozen=True, kw_only=True):
    """A number of the table, and its interval in words."""

    number: str
    reach: str


class Numbers(Struct, frozen=True, kw_only=True):
    """One table behind a chart: some places across, and a row for each line."""

    places: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def plots(chart: Chart, language: str) -> tuple[Plot, ...]:
    """Give the drawings of a chart."""
    return tuple(_plot(chart, _end(part), language) for part in chart.parts)


def tables(chart: Chart, language: str) -> tuple[Numbers, ...]:
    """Give all that a chart draws as tables of a few places each."""
    return tuple(
        Numbers(
            places=tuple(_said(one, chart, language) for one in chart.at[start:end]),
            rows=tuple(
                (in_words(line.label, language), _cells(line, chart, (start, end), language))
                for line in chart.lines
            ),
        )
        for start, end in _runs(len(chart.at))
    )


def _runs(places: int) -> list[tuple[int, int]]:
    """Part places evenly into runs that fit a page.

    >>> _runs(14)
    [(0, 5), (5, 10), (10, 14)]
    """
    runs = -(-places // _COLUMNS)
    each = -(-places // runs)
    return [(start, min(start + each, places)) for start in range(0, places, each)]


def _cells(line: Line, chart: Chart, run: tuple[int, int], language: str) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            number=_said(line.values[k], chart, language),
            reach=own(
                "chart.reach",
                language,
                low=_said(line.low[k], chart, language),
                high=_said(line.high[k], chart, language),
            )
            if line.level is not None
            else "",
        )
        for k in range(*run)
    )


def _said(value: float, chart: Chart, language: str) -> str:
    return percent(value, language) if chart.shape == "share" else number(value, language)


def _end(value: float) -> float:
    """Give a round number a little above ``value``, whose half is round as well.

    >>> _end(0.386), _end(0.7), _end(1.0), _end(0.2)
    (0.4, 0.8, 1.0, 0.2)
    """
    power = 10.0 ** math.floor(math.log10(value))
    steps = (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10)
    return round(next(one for one in steps if one * power >= value * (1 - 1e-12)) * power, 12)


def _plot(chart: Chart, end: float, language: str) -> Plot:
    seen = [k for k, place in enumerate(chart.at) if place <= end]
    if len(seen) < len(chart.at):
        seen.append(
            len(seen)
        )  # the line leaves the drawing, it does not stop short of its edge
    inside = [k for k in seen if chart.at[k] <= end]
    highest = max(max((line.high or line.values)[k] for k in inside) for line in chart.lines)
    top = 1.0 if chart.shape == "share" and 0.5 < highest <= 1 else _end(highest or 1.0)
    order = sorted(chart.lines, key=lambda line: _LAYERS.index(line.role))
    return Plot(
        reach=tick(end, chart.shape, language),
        here=round(100 * chart.here / end, 3)
        if chart.here is not UNSET and chart.here <= end
        else None,
        lines=tuple(_drawn(line, chart, seen, end, top) for line in order),
        across=tuple(_ticks(end, chart.shape, language, ("start", "middle", "end"))),
        up=tuple(_ticks(top, chart.shape, language, ("end", "end", "end"))),
    )


_LAYERS = ("other", "even", "first", "second", "main")


def _drawn(line: Line, chart: Chart, seen: Sequence[int], end: float, top: float) -> Drawn:
    def points(values: Sequence[float]) -> list[tuple[float, float]]:
        full = [(chart.at[k] / end, values[k] / top) for k in seen]
        return _cut(full)

    band = ""
    if line.level is not None:
        there, back = points(line.high), points(line.low)[::-1]
        band = "M" + path([*there, *back]) + "Z"
    course = points(line.values)
    return Drawn(
        role=line.role,
        path="M" + path(course),
        band=band,
        marks=tuple(_marks(course)) if line.role in _MARKED else (),
    )


def _cut(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """End a line where it leaves the drawing on the right."""
    if points[-1][0] <= 1:
        return points
    (x, y), (beyond, higher) = points[-2:]
    edge = (1.0, y + (higher - y) * (1 - x) / (beyond - x))
    return [*points[:-1], edge]


def _marks(points: Sequence[tuple[float, float]]) -> Iterable[tuple[float, float]]:
    last = 0.0
    for x, y in points:
        across = round(100 * x, 2)
        if last + _APART <= across < 100:
            last = across
            yield across, round(100 * (1 - y), 2)


def _ticks(
    end: float, shape: str, language: str, anchors: tuple[str, str, str]
) -> Iterable[Tick]:
    for place, anchor in zip((0.0, 50.0, 100.0), anchors, strict=True):
        yield Tick(place=place, text=tick(end * place / 100, shape, language), anchor=anchor)
