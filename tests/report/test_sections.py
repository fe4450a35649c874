"""Every report has the ten sections of an expert's opinion, in order, and none is left bare."""

from pathlib import Path

import pytest

from tests.report.test_page import words_of
from veedor import audits
from veedor.core import Report
from veedor.report import to_html, to_json
from veedor.report.contents import SECTIONS, contents
from veedor.report.shown import own
from veedor.report.typeset.tree import Element, read_page
from veedor.run import kinds

ROOM = Path(audits.__path__[0])


def sections(html: str) -> list[Element]:
    return [one for one in read_page(html).inside("section") if "part" in one.classes]


def held(html: str, language: str) -> None:
    """Hold a page against the skeleton: numbered headings in order, each with its words."""
    found = sections(html)
    assert len(found) == len(SECTIONS) == 10
    for number, section in zip(SECTIONS, found, strict=True):
        heading = next(section.children())
        assert (heading.tag, heading.attributes) == ("h2", {"id": f"s{number}"})
        assert heading.text() == f"{number}. {own(f'section.{number}', language)}"
        said = words_of(section.text()).removeprefix(heading.text())
        assert len(said.split()) >= 8, heading.text()


def contents_of(html: str) -> list[str]:
    (listed,) = [one for one in read_page(html).inside("nav") if "contents" in one.classes]
    return [link.attributes["href"] for link in listed.inside("a")]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("kind", kinds())
def test_every_example_has_the_ten_sections(kind: str, language: str) -> None:
    record = (ROOM / kind / "example" / "report.json").read_bytes()
    page = to_html(record, language)
    held(page, language)
    led = contents_of(page)
    assert [one for one in led if one.startswith("#s")] == [f"#s{n}" for n in SECTIONS]
    assert "#a1" in led


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_report_of_nothing_says_of_each_section_why_it_is_empty(
    report: Report, language: str
) -> None:
    bare = Report(
        schema=report.schema,
        veedor=report.veedor,
        case=report.case.__class__(
            title="t", system="s", auditor="a", time_zone="UTC", seed=1, language="es"
        ),
        received=(),
        audits=(),
        headlines=(),
    )
    page = to_html(to_json(bare), language)
    held(page, language)
    for id_ in (
        "mandate.no-questions",
        "frame.no-rules",
        "material.nothing",
        "method.no-audit",
        "quality.nothing",
        "findings.none",
        "reply.none",
        "answers.none",
        "declaration.none",
        "recommendations.none",
        "questions.no-rules",
        "annexes.sealed",
    ):
        assert own(id_, language) in words_of(page), id_


def test_the_contents_lead_to_findings_and_to_what_is_there(report: Report) -> None:
    listed = contents(report, "en")
    assert [one.anchor for one in listed[6]] == ["a1"]
    assert [one.anchor for one in listed[3]] == ["files", "gaps"]
    assert listed[8] == listed[9] == listed[2] == ()
