"""Every picture of every kind's example: in words, with its interval, with its table."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from veedor import audits
from veedor.core import Chart, Finding, Line, Map
from veedor.report import read_record, to_html
from veedor.report.maps import unsure
from veedor.report.numbers import count, number, percent
from veedor.report.shown import own
from veedor.run import kinds

ROOM = Path(audits.__path__[0])
LANGUAGES = ("es", "en")
DRAWN_AS = {"exact count": "bar", "bounds": "bounds"}
pytestmark = [
    pytest.mark.parametrize("kind", kinds()),
    pytest.mark.parametrize("language", LANGUAGES),
]


@cache
def record(kind: str) -> bytes:
    return (ROOM / kind / "example" / "report.json").read_bytes()


@cache
def page(kind: str, language: str) -> str:
    return to_html(record(kind), language)


def articles(kind: str, language: str) -> Iterator[tuple[Finding, str]]:
    """Each finding with the part of the page that shows it."""
    findings = [one for audit in read_record(record(kind)).audits for one in audit.findings]
    shown = re.findall(
        r'<article class="finding".*?</article>', page(kind, language), re.DOTALL
    )
    assert len(shown) == len(findings)
    return zip(findings, shown, strict=True)


def figures(article: str, kind_of: str) -> list[str]:
    return re.findall(rf'<figure class="picture{kind_of}".*?</figure>', article, re.DOTALL)


def bare(markup: str) -> str:
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", markup).split()))


def test_every_drawing_has_a_title_and_a_description_or_is_an_ornament(
    kind: str, language: str
) -> None:
    text = page(kind, language)
    for opening in outermost(text):
        assert 'role="img"' in opening or 'aria-hidden="true"' in opening, opening
        for id_ in re.findall(r'aria-labelledby="([^"]*)"', opening):
            first, second = id_.split()
            assert re.search(rf'<title id="{first}">\s*\S', text)
            assert re.search(rf'<desc id="{second}">\s*\S', text)
    assert len(re.findall('role="img"', text)) == len(re.findall("<title id=", text))
    ids = re.findall(r'\bid="([^"]*)"', text)
    assert len(ids) == len(set(ids))


def outermost(text: str) -> Iterator[str]:
    """Each drawing's opening tag; a drawing within another belongs to that one."""
    depth = 0
    for tag in re.findall(r"<svg\b[^>]*>|</svg>", text):
        if tag != "</svg>" and not depth:
            yield tag
        depth += 1 if tag != "</svg>" else -1


def test_every_mark_shows_its_interval_and_its_number_stands_in_the_table(
    kind: str, language: str
) -> None:
    for finding, article in articles(kind, language):
        rows = estimates_of(article)
        for figure in figures(article, ""):
            for mark in figure.split('<div class="row">')[1:]:
                label = re.search(r'"row-label"[^>]*>(.*?)</p>', mark)
                value = re.search(r'"row-number"[^>]*>(.*?)</p>', mark)
                assert label is not None
                assert value is not None
                assert (bare(label[1]), bare(value[1])) in rows
                reaches = {
                    one.interval.kind
                    for one in finding.estimates
                    if one.interval and bare(getattr(one.label, language)) == bare(label[1])
                }
                assert any(f'class="{DRAWN_AS.get(one, "whisker")}"' in mark for one in reaches)


def estimates_of(article: str) -> set[tuple[str, str]]:
    found = re.findall(
        r'<th scope="row" role="rowheader">(.*?)</th>\s*'
        r'<td role="cell" class="num"[^>]*>(.*?)</td>',
        article,
        re.DOTALL,
    )
    return {(bare(label), bare(value)) for label, value in found}


def test_squares_of_hundred_stand_in_the_table_too(kind: str, language: str) -> None:
    for _, article in articles(kind, language):
        rows = estimates_of(article)
        for label, value in re.findall(
            r'<div class="panel row">\s*<p class="row-label"[^>]*>(.*?)</p>\s*'
            r'<p class="row-number"[^>]*>(.*?) \(',
            article,
        ):
            assert (bare(label), bare(value)) in rows


def test_every_chart_draws_an_interval_and_its_tables_hold_every_number(
    kind: str, language: str
) -> None:
    for finding, article in articles(kind, language):
        shown = figures(article, " lines-chart")
        charts = finding.charts or ()
        assert len(shown) == len(charts)
        for chart, figure in zip(charts, shown, strict=True):
            assert figure.count('<svg class="chart"') == len(chart.parts)
            # One band in the key of each such line, and one in each drawing.
            banded = sum(line.level is not None for line in chart.lines)
            assert figure.count('class="band"') == banded * (1 + len(chart.parts))
            table = rows_of(figure)
            for line in chart.lines:
                assert table[bare(getattr(line.label, language))] == written(
                    chart, line, language
                )


def rows_of(figure: str) -> dict[str, list[str]]:
    """Give each line's cells, over all tables of the chart."""
    found: dict[str, list[str]] = {}
    for row in re.findall(r'<tr role="row"><th scope="row".*?</tr>', figure, re.DOTALL):
        label, *cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        found.setdefault(bare(label), []).extend(bare(cell) for cell in cells)
    return found


def written(chart: Chart, line: Line, language: str) -> list[str]:
    say = percent if chart.shape == "share" else number
    values = [say(one, language) for one in line.values]
    if line.level is not None:
        ends = [
            own("chart.reach", language, low=say(low, language), high=say(high, language))
            for low, high in zip(line.low, line.high, strict=True)
        ]
        values = [f"{value} {end}" for value, end in zip(values, ends, strict=True)]
    return [" ".join(one.split()) for one in values]


def maps(kind: str, language: str) -> Iterator[tuple[Map, str]]:
    for finding, article in articles(kind, language):
        shown = figures(article, " map")
        assert len(shown) == (1 if finding.map else 0)
        for figure in shown:
            assert finding.map
            drawing = figure.split("<g ", 1)[1].split("</svg>")[0]
            assert drawing.count('<path d="') == len(finding.map.shapes)
            yield finding.map, figure


def test_every_map_of_counts_says_that_it_counts_in_full_and_lists_every_area(
    kind: str, language: str
) -> None:
    for drawn, figure in maps(kind, language):
        if drawn.rates:
            continue
        assert own("map.counted", language) in bare(figure)
        listed = rows_of(figure.split('class="by-count"')[1])
        for shape in drawn.shapes:
            names = listed[count(shape.count, language)][0].split(", ")
            times = f" ({count(shape.marked, language)})" if shape.marked else ""
            assert f"{bare(shape.name)}{times}" in names


def test_every_map_of_rates_hatches_what_is_not_sure_and_lists_every_interval(
    kind: str, language: str
) -> None:
    for drawn, figure in maps(kind, language):
        if not drawn.rates:
            continue
        assert own("map.counted", language) not in bare(figure)
        open_ = unsure(drawn)
        assert ('class="unsure"' in figure) == bool(open_)
        text = bare(figure.split('class="by-rate"')[1])
        for shape in drawn.shapes:
            if shape.rate and shape.rate.value is not None:
                said = f"{bare(shape.name)}: {number(shape.rate.value, language)}"
                assert said in text
                ends = [number(end, language) for end in (shape.rate.low, shape.rate.high)]
                between = own("chart.reach", language, low=ends[0], high=ends[1])
                assert shape.rate.level is None or f"{said} ({between})" in text
