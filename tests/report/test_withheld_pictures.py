"""Maps and curves of a public version: left out with a note, and counted, or shown."""

import msgspec
import pytest

from veedor.core import Chart, Estimate, Finding, Line, Map, MapShape, Report, Sentence
from veedor.report import to_html, to_json
from veedor.report.cells.withhold import withhold

Words = dict[str, dict[str, str]]


def text(words: str) -> Sentence:
    return Sentence(id="made", es=words, en=words)


def a_map(*counts: int) -> Map:
    return Map(
        title=text("Mapa"),
        description=text("Por zona."),
        height=10,
        classes=((min(counts), max(counts)),),
        shapes=tuple(
            MapShape(name=f"Zona {n}", path="M0,0h1v1Z", count=count, shade=0)
            for n, count in enumerate(counts)
        ),
    )


def a_chart() -> Chart:
    line = Line(
        name="l",
        label=text("Curva"),
        role="main",
        values=(0.0, 1.0),
        low=(0.0, 1.0),
        high=(0.0, 1.0),
        level=0.95,
    )
    return Chart(
        name="c",
        title=text("Curvas"),
        description=text("Por lugar."),
        across=text("x"),
        up=text("y"),
        shape="share",
        at=(0.0, 1.0),
        lines=(line,),
        parts=(1.0,),
    )


def public(report: Report, words: Words, **pictures: object) -> Report:
    """Give the public version of a report whose one finding has these pictures."""
    finding = msgspec.structs.replace(report.audits[0].findings[0], **pictures)
    audit = msgspec.structs.replace(report.audits[0], findings=(finding,), queries=())
    alone = msgspec.structs.replace(report, audits=(audit,), headlines=())
    return withhold(alone, lambda _: words)


def shown(report: Report) -> tuple[Finding, int]:
    (finding,) = report.audits[0].findings
    assert report.withheld
    return finding, report.withheld.pictures


@pytest.mark.parametrize("small", [1, 4, 9])
def test_a_map_with_a_small_count_is_left_out_with_a_note_and_counted(
    report: Report, words: Words, small: int
) -> None:
    made = public(report, words, map=a_map(0, small, 9_000))
    finding, pictures = shown(made)
    assert not finding.map
    assert pictures == 1
    (note,) = (one for one in finding.caveats if one.id == "withheld.map")
    record = to_json(made)
    for language, said in (("es", note.es), ("en", note.en)):
        page = to_html(record, language)
        assert said in page
        assert "Zona 1" not in page
    assert "mapas o curvas, 1." in to_html(record, "es")
    assert "maps or curves, 1." in to_html(record, "en")


def test_a_map_of_zeros_and_large_counts_is_shown(report: Report, words: Words) -> None:
    finding, pictures = shown(public(report, words, map=a_map(0, 10, 9_000)))
    assert finding.map
    assert [one.count for one in finding.map.shapes] == [0, 10, 9_000]
    assert pictures == 0
    assert not [one for one in finding.caveats if one.id.startswith("withheld.")]


def test_a_map_of_what_is_no_person_is_shown_whatever_it_counts(
    report: Report, words: Words
) -> None:
    days: tuple[Estimate, ...] = tuple(
        msgspec.structs.replace(one, unit="days")
        for one in report.audits[0].findings[0].estimates
    )
    finding, pictures = shown(
        public(report, words, map=a_map(4, 9_000), estimates=days, alternatives=())
    )
    assert finding.map
    assert pictures == 0


def test_maps_and_curves_are_counted_together(report: Report, words: Words) -> None:
    made = public(report, words, map=a_map(4, 9_000), charts=(a_chart(),))
    finding, pictures = shown(made)
    assert not finding.map
    assert not finding.charts
    assert pictures == 2
    assert {"withheld.map", "withheld.chart"} <= {one.id for one in finding.caveats}
