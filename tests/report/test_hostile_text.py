"""Nothing that a file, a case or a log says becomes part of the page's own structure."""

from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest

from veedor.core import (
    Clock,
    Combined,
    From,
    NotReceived,
    Period,
    QueryText,
    Repair,
    Report,
    Sentence,
    Source,
    Unlike,
)
from veedor.report import phrase, to_html, to_json
from veedor.report.visible import visible

PAYLOADS = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</code></pre><img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "</svg><iframe src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "` onclick=alert(1) `",
    "<math><mtext></mtext><mglyph><style></math><img src onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[><script>alert(1)</script>]]>",
    "<link rel=stylesheet href=//example.test/x.css>",
    "<meta http-equiv=refresh content='0;url=//example.test'>",
    "<base href=//example.test/>",
    "<form action=//example.test><input name=a>",
    "<style>*{background:url(//example.test)}</style>",
    "<details open ontoggle=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "{{ 7 * 7 }}{% for x in y %}",
    "{{ config.__class__.__mro__ }}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "=HYPERLINK(0)",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1,1)",
    "\t=1+1",
    "$5 and $6",
    "\u202egnp.exe\u202c",
    "a\u200bb\u2066c\u2069\ufeff",
)


class Shape(HTMLParser):
    """The elements of a page with the names of their attributes, and everything it says."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, ...]] = []
        self.values: list[str] = []
        self.said: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))
        self.values += [value or "" for _, value in attrs]

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", data))

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def everywhere(report: Report, text: str) -> Report:
    """The report with ``text`` in every field that a person, a file or a log can fill."""
    replace = msgspec.structs.replace
    receipt = replace(
        report.received[0],
        file=text,
        form=text,
        source=text,
        notes=(text,),
        columns={text: From(column=text, format=text, zone=text)},
        not_given=(text,),
        not_read=(text,),
        missing={text: 1},
        clocks=(
            Clock(
                column=text,
                zone=text,
                format=text,
                in_gap=0,
                in_overlap=0,
                first=text,
                last=text,
            ),
        ),
        repairs=(Repair(column=text, theirs=text, ours=text, values=1),),
        reading=replace(
            report.received[0].reading, delimiter=text, encoding=text, missing=(text,)
        ),
    )
    audit = replace(
        worded(report.audits[0], text),
        kind=text,
        sources={text: (text,)},
        combined=(Combined(record=text, sources=(text,), rows=2, duplicates=1),),
        unlike=(
            Unlike(column=text, record=text, beside=text, values=1, support=2, like=(text,)),
        ),
        options={text: [text, {text: text}]},
        not_received=(NotReceived(record=text, columns=(text,), es=text, en=text),),
        queries=(QueryText(name=text, sql=text, sha256=text, binds={text: text}, rows=1),),
        method_es="x",
        method_en="x",
    )
    case = replace(
        report.case,
        title=text,
        system=text,
        auditor=text,
        time_zone=text,
        asked=(text,),
        period=Period(start=text, end=text),
        sources={text: Source(record=text, rows=({text: text},))},
    )
    return replace(report, case=case, received=(receipt,), audits=(audit,), veedor=text)


def worded(value: Any, text: str) -> Any:
    """Every sentence saying ``text``, every unit and method named so."""
    if isinstance(value, Sentence):
        return Sentence(value.id, value.facts, text, text)
    if isinstance(value, msgspec.Struct):
        parts = {name: worded(getattr(value, name), text) for name in value.__struct_fields__}
        named: dict[str, Any] = {
            name: text for name in ("unit", "method", "record") if name in parts
        }
        if "queries" in parts and "claim" in parts:
            named["queries"] = (text,)
        return msgspec.structs.replace(value, **(parts | named))
    return tuple(worded(part, text) for part in value) if isinstance(value, tuple) else value


def shape(report: Report, language: str) -> Shape:
    return Shape(to_html(to_json(report), language))


@pytest.fixture(scope="module")
def harmless(report: Report) -> Shape:
    return shape(everywhere(report, "plain"), "en")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_adds_no_element_and_no_attribute(
    report: Report, harmless: Shape, payload: str
) -> None:
    hostile = shape(everywhere(report, payload), "en")
    assert hostile.elements == harmless.elements
    told = "".join(hostile.values).replace(visible(payload), "")
    assert "alert(1)" not in told
    assert "example.test" not in told


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_shown_as_it_was_written(report: Report, payload: str) -> None:
    hostile = shape(everywhere(report, payload), "en")
    said = "".join(hostile.said)
    assert said.count(visible(payload)) > 60
    assert any(value.endswith(visible(payload)) for value in hostile.values)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_in_a_method_adds_only_what_the_small_markdown_allows(
    report: Report, payload: str
) -> None:
    audit = msgspec.structs.replace(
        report.audits[0], method_es=f"## {payload}\n\n- {payload}\n\n{payload}", method_en="x"
    )
    told = shape(msgspec.structs.replace(report, audits=(audit,)), "es")
    plain = shape(report, "es")
    assert {one for one in told.elements if one not in plain.elements} <= {
        ("h4",),
        ("code",),
        ("em",),
        ("strong",),
        ("ul",),
        ("li",),
    }


def test_hostile_text_in_a_fact_stays_text(report: Report) -> None:
    said = phrase(Sentence("s", {"x": PAYLOADS[0]}), {"es": {"s": "{x}"}, "en": {"s": "{x}"}})
    audit = msgspec.structs.replace(report.audits[0], question=said)
    told = shape(msgspec.structs.replace(report, audits=(audit,)), "es")
    assert told.elements == shape(report, "es").elements


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u202eabc", "⟨U+202E⟩abc"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("\x00\x1b\x7f\x85", "⟨U+0000⟩⟨U+001B⟩⟨U+007F⟩⟨U+0085⟩"),
        ("\u2066\u2069\u200e\u200f\u061c", "⟨U+2066⟩⟨U+2069⟩⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩"),
        ("\u2028\u2029", "⟨U+2028⟩⟨U+2029⟩"),
        ("\ufeff\u00ad\u2060\u3164\u2800", "⟨U+FEFF⟩⟨U+00AD⟩⟨U+2060⟩⟨U+3164⟩⟨U+2800⟩"),
        ("\ue000\U000e0041\U0010ffff", "⟨U+E000⟩⟨U+E0041⟩⟨U+10FFFF⟩"),
        ("\r\n", "⟨U+000D⟩\n"),
        ("Ñandú 5\u00a0% 日本 😀 e\u0301", "Ñandú 5\u00a0% 日本 😀 e\u0301"),
    ],
)
def test_what_cannot_be_seen_is_shown_by_its_number(text: str, shown: str) -> None:
    assert visible(text) == shown
