"""Estimates without a number, and the icons, on the page and on paper."""

import msgspec
import pytest

from veedor.core import Report
from veedor.report import to_html, to_json
from veedor.report.typeset.drawing import drawing
from veedor.report.typeset.icons import with_icons
from veedor.report.typeset.tree import read_page
from veedor.report.unmeasured import unmeasured


def test_measures_without_a_number_are_told_under_each_reason_once(report: Report) -> None:
    first, second = report.audits[0].findings[2].estimates
    again = msgspec.structs.replace(first, name="again", method="none")
    told = unmeasured((first, second, again), "es")
    assert [one.because for one in told] == [
        "no se recibió el registro de servicios y licencias",
        "hay menos de 30 consultas",
    ]
    assert [(shown.base, method) for shown, method in told[0].rows] == [
        ("0 consultas", "conteo completo"),
        ("0 consultas", ""),
    ]
    assert [shown.base for shown, _ in told[1].rows] == ["1 consulta"]


def test_beside_a_number_they_stay_in_the_table_and_no_estimates_give_nothing(
    report: Report,
) -> None:
    numbered, *_ = report.audits[0].findings[0].estimates
    without, *_ = report.audits[0].findings[2].estimates
    assert unmeasured((without, numbered), "es") == ()
    assert unmeasured((), "es") == ()


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_measure_of_a_report_is_lost_from_the_page(report: Report, language: str) -> None:
    lone = msgspec.structs.replace(report.audits[0], findings=report.audits[0].findings[2:])
    record = to_json(msgspec.structs.replace(report, audits=(lone,), headlines=()))
    page = to_html(record, language)
    assert 'class="estimates"' not in page
    for one in lone.findings[0].estimates:
        assert page.count(f"<li>{getattr(one.label, language)} ") == 1


def test_quotes_in_texts_are_as_typed_and_those_in_attributes_cannot_end_them(
    report: Report,
) -> None:
    typed = """a "b" 'c' > d &#34;"""
    finding = report.audits[0].findings[0]
    title = msgspec.structs.replace(finding.title, en=typed)
    finding = msgspec.structs.replace(finding, title=title)
    audit = msgspec.structs.replace(report.audits[0], findings=(finding,))
    page = to_html(
        to_json(msgspec.structs.replace(report, audits=(audit,), headlines=())), "en"
    )
    assert """<h4 id="a1-f1">a "b" 'c' &gt; d &amp;#34;</h4>""" in page
    held = read_page(page)
    assert typed in [one.text() for one in held.inside("h4")]


def test_each_icon_stands_once_and_is_drawn_wherever_it_is_used(record: bytes) -> None:
    page = read_page(to_html(record, "es"))
    symbols = [one.attributes["id"] for one in page.inside("symbol")]
    assert len(symbols) == len(set(symbols)) == 4
    used = [one.attributes["href"][1:] for one in page.inside("use")]
    assert set(used) <= set(symbols)
    icons = [one for one in with_icons(page).inside("svg") if "icon" in one.classes]
    assert len(icons) == len(used) > 5
    shapes = {drawing(one).svg for one in icons}
    assert len(shapes) == len(set(used))
    assert all('viewBox="0 0 20 20"' in one and "<circle" in one for one in shapes)


def test_an_icon_that_the_page_does_not_hold_is_refused() -> None:
    page = read_page('<svg class="icon"><use href="#i-other"/></svg>')
    with pytest.raises(KeyError, match="i-other"):
        with_icons(page)
