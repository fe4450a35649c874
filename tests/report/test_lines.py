"""The lines of a chart: where they run, what is thinned, and what the tables keep."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.core import Chart, Line, Sentence
from veedor.report.lines import Plot, plots, tables

WORDS = Sentence("x", {}, "x", "x")


def line(values: tuple[float, ...], **more: object) -> Line:
    usual: dict[str, object] = {"name": "a", "label": WORDS, "role": "main", "values": values}
    usual |= {
        "low": values,
        "high": tuple(min(1.0, one + 0.1) for one in values),
        "level": 0.95,
    }
    return Line(**(usual | more))  # type: ignore[arg-type]


def chart(at: tuple[float, ...], *lines: Line, **more: object) -> Chart:
    usual: dict[str, object] = dict.fromkeys(("title", "description", "across", "up"), WORDS)
    usual |= {"name": "c", "shape": "share", "at": at, "lines": lines, "parts": (1.0,)}
    return Chart(**(usual | more))  # type: ignore[arg-type]


def points(path: str) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in re.findall(r"(\d+),(\d+)", path)]


def main(plot: Plot) -> list[tuple[int, int]]:
    return points(plot.lines[-1].path)


def test_a_line_is_drawn_from_its_first_place_to_its_last() -> None:
    (plot,) = plots(chart((0.0, 0.5, 1.0), line((0.0, 0.8, 1.0))), "en")
    assert main(plot) == [(0, 1000), (500, 200), (1000, 0)]
    assert plot.lines[0].band.endswith("Z")


def test_places_on_a_straight_line_are_left_out_of_the_drawing_but_not_of_the_table() -> None:
    one = chart((0.0, 0.25, 0.5, 1.0), line((0.0, 0.2, 0.4, 0.8)))
    (plot,) = plots(one, "en")
    assert main(plot) == [(0, 1000), (1000, 200)]
    (table,) = tables(one, "en")
    assert [cell.number.split()[0] for cell in table.rows[0][1]] == [
        "0",
        "20.00",
        "40.00",
        "80.00",
    ]


def test_a_line_leaves_a_part_of_the_drawing_at_its_edge() -> None:
    near, _ = plots(
        chart((0.0, 0.1, 0.3, 1.0), line((0.0, 0.6, 0.8, 1.0)), parts=(0.2, 1.0)), "en"
    )
    assert main(near) == [(0, 1000), (500, 400), (1000, 300)]
    assert [tick.text.split()[0] for tick in near.across] == ["0", "10", "20"]


def test_a_line_without_a_band_gets_none_and_an_even_one_no_marks() -> None:
    even = line((0.0, 1.0), role="even", low=(), high=(), level=None)
    (plot,) = plots(chart((0.0, 1.0), line((0.0, 1.0)), even), "en")
    assert [(one.role, bool(one.band)) for one in plot.lines] == [
        ("even", False),
        ("main", True),
    ]
    assert plot.lines[0].marks == ()


def test_the_place_under_audit_is_marked_where_it_is_in_the_drawing() -> None:
    first, whole = plots(
        chart((0.0, 1.0), line((0.0, 1.0)), parts=(0.2, 1.0), here=0.5, here_label=WORDS), "en"
    )
    assert (first.here, whole.here) == (None, 50.0)


def test_no_chart_is_made_without_an_interval() -> None:
    bare = line((0.0, 1.0), low=(), high=(), level=None)
    with pytest.raises(ValueError, match="no picture without an interval"):
        chart((0.0, 1.0), bare)


def test_a_line_outside_its_interval_or_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="lies outside its interval"):
        line((0.5,), low=(0.6,), high=(0.7,))
    with pytest.raises(ValueError, match="an interval at every place, or at none"):
        line((0.5, 0.6), low=(0.5,), high=(0.7,))
    with pytest.raises(ValueError, match="more or fewer places"):
        chart((0.0, 1.0), line((0.5,)))
    with pytest.raises(ValueError, match="do not rise"):
        chart((1.0, 0.0), line((0.5, 0.6)))


rising = st.lists(
    st.floats(0, 1), min_size=2, max_size=30, unique_by=lambda x: round(x, 6)
).map(lambda found: tuple(sorted(found)))


def test_a_spike_at_one_place_stays() -> None:
    (plot,) = plots(chart((0.0, 1e-05, 0.00390625), line((0.125, 0.0, 1.0))), "en")
    assert main(plot) == [(0, 875), (0, 1000), (4, 0)]


@given(rising, st.data())
def test_the_thinned_line_is_never_seen_away_from_its_numbers(
    at: tuple[float, ...], data: st.DataObject
) -> None:
    values = tuple(data.draw(st.floats(0, 1)) for _ in at)
    (plot,) = plots(chart(at, line(values)), "en")
    top = float(plot.up[-1].text.replace("%", "").strip()) / 100
    course = main(plot)
    for place, value in zip(at, values, strict=True):
        x, y = 1000 * place, 1000 * (1 - value / top)
        assert min(away(x, y, a, b) for a, b in pairwise(course)) < 2  # 1, and what is rounded


def away(x: float, y: float, one: tuple[int, int], other: tuple[int, int]) -> float:
    """The distance of a point from a stretch of the line."""
    (ax, ay), (bx, by) = one, other
    size = (bx - ax) ** 2 + (by - ay) ** 2
    part = (
        0.0
        if not size
        else max(0, min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / size))
    )
    return float(((x - ax - part * (bx - ax)) ** 2 + (y - ay - part * (by - ay)) ** 2) ** 0.5)
