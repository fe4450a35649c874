"""Two reports whose pictures differ: which, by how many numbers, in both languages."""

from pathlib import Path

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from veedor import audits
from veedor.core import Chart, Finding, Map, Report
from veedor.report import compare, read_record, tell_apart
from veedor.report.pictures_compared import pictures

ROOM = Path(audits.__path__[0])


def example(kind: str) -> Report:
    return read_record((ROOM / kind / "example" / "report.json").read_bytes())


def with_one(kind: str, what: str) -> Finding:
    return next(
        finding
        for audit in example(kind).audits
        for finding in audit.findings
        if getattr(finding, what)
    )


@pytest.fixture(scope="module")
def charted() -> Finding:
    return with_one("forecast", "charts")


@pytest.fixture(scope="module")
def mapped() -> Finding:
    return with_one("exposure", "map")


def said(one: Finding, other: Finding, language: str = "en") -> list[str]:
    return list(tell_apart(pictures("k", one, other), language))


def drawn(finding: Finding, chart: Chart) -> Finding:
    assert finding.charts
    return replace(finding, charts=(chart, *finding.charts[1:]))


def first(finding: Finding) -> Chart:
    assert finding.charts
    return finding.charts[0]


def the_map(finding: Finding) -> Map:
    assert finding.map
    return finding.map


def test_the_same_pictures_do_not_differ(charted: Finding, mapped: Finding) -> None:
    assert said(charted, charted) == said(mapped, mapped) == []


def test_a_chart_that_only_one_has_is_named(charted: Finding) -> None:
    chart = first(charted)
    without = replace(charted, charts=UNSET)
    gone = said(charted, without)
    assert gone[0] == f"k: {chart.name}: only the first has the chart “{chart.title.en}”"
    assert len(gone) == len(charted.charts or ())
    come = said(without, charted, "es")
    assert come[0] == f"k: {chart.name}: solo el segundo tiene el gráfico «{chart.title.es}»"


def test_each_point_of_a_line_that_moved_is_counted_once(charted: Finding) -> None:
    chart = first(charted)
    (at, line) = next(
        (n, one)
        for n, one in enumerate(chart.lines)
        if one.level is None and len(one.values) > 2
    )
    values = (*line.values[:-2], *(value + 1 for value in line.values[-2:]))
    lines = (*chart.lines[:at], replace(line, values=values), *chart.lines[at + 1 :])
    total = len(chart.at) * len(chart.lines)
    assert said(charted, drawn(charted, replace(chart, lines=lines))) == [
        f"k: {chart.name}: chart “{chart.title.en}”: points that differ: 2 of {total}"
    ]


def test_a_line_that_only_one_has_differs_at_each_of_its_points(charted: Finding) -> None:
    chart = first(charted)
    fewer = drawn(charted, replace(chart, lines=chart.lines[:-1]))
    places, total = len(chart.at), len(chart.at) * len(chart.lines)
    for pair in ((charted, fewer), (fewer, charted)):
        (told,) = said(*pair, "es")
        assert told.startswith(f"k: {chart.name}: gráfico «{chart.title.es}»: ")
        assert told.endswith(f": puntos que difieren: {places} de {total}")


def test_a_chart_of_the_same_points_in_other_words_says_so(charted: Finding) -> None:
    chart = first(charted)
    other = drawn(charted, replace(chart, description=replace(chart.description, en="Other.")))
    (told,) = said(charted, other)
    assert told.endswith("the same points; how they are drawn or explained differs")


def test_a_map_that_vanished_and_one_with_an_area_changed(mapped: Finding) -> None:
    held = the_map(mapped)
    assert said(mapped, replace(mapped, map=UNSET), "es") == [
        f"k: solo el primero tiene el mapa «{held.title.es}»"
    ]
    head, *rest = held.shapes
    other = replace(held, shapes=(replace(head, count=head.count + 1), *rest))
    assert said(mapped, replace(mapped, map=other)) == [
        f"k: map “{held.title.en}”: areas that differ: 1 of {len(held.shapes)}"
    ]
    fewer = replace(held, shapes=tuple(rest))
    assert said(replace(mapped, map=fewer), mapped) == [
        f"k: map “{held.title.en}”: areas that differ: 1 of {len(held.shapes)}"
    ]
    (told,) = said(mapped, replace(mapped, map=replace(held, height=held.height + 1)))
    assert told.endswith("the same in each area; how it is drawn or explained differs")


def test_areas_of_one_name_are_told_apart_by_their_place(mapped: Finding) -> None:
    held = the_map(mapped)
    shape = held.shapes[0]
    twice = replace(held, shapes=(shape, replace(shape, count=shape.count + 7)))
    once = replace(held, shapes=(shape, shape))
    (told,) = said(replace(mapped, map=once), replace(mapped, map=twice))
    assert told.endswith("areas that differ: 1 of 2")


def test_a_mark_is_drawn_where_it_is_named_for_it_and_has_a_number(charted: Finding) -> None:
    one = next(each for each in charted.estimates if each.interval)
    alone = replace(charted, charts=UNSET, map=UNSET, pictured=(one.name,))
    bare = replace(alone, pictured=())
    assert said(alone, bare) == [f"k: {one.name}: only the first draws “{one.label.en}”"]
    assert said(bare, alone, "es") == [
        f"k: {one.name}: solo el segundo dibuja «{one.label.es}»"
    ]
    none = replace(one, interval=None, count=None, absent_because=one.label)
    others = tuple(none if each is one else each for each in alone.estimates)
    assert said(alone, replace(alone, estimates=others)) == said(alone, bare)


def test_two_reports_tell_of_their_pictures_and_not_that_something_else_differs() -> None:
    report = example("exposure")
    (audit,) = report.audits
    findings = tuple(replace(one, map=UNSET) if one.map else one for one in audit.findings)
    other = replace(report, audits=(replace(audit, findings=findings),))
    told = compare(report, other)
    assert {one.about for one in told} == {"picture"}
    assert len(told) == sum(bool(one.map) for one in audit.findings) >= 1
