import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import msgspec
import pytest

from veedor.core import FindingPlace, Interval, Report, SealError
from veedor.report import headlines, to_html, to_json
from veedor.report.shown import own, show

VOID = {"meta", "circle", "path", "rect", "line", "br", "img", "link", "input", "hr"}
SPACE = "\N{NO-BREAK SPACE}"


class Outline(HTMLParser):
    """Every element and its attributes, the text, and whether each tag is closed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def having(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module", params=["es", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(record: bytes, language: str) -> str:
    return to_html(record, language)


@pytest.fixture(scope="module")
def outline(page: str) -> Outline:
    return Outline(page)


def words_of(text: str) -> str:
    return " ".join(text.replace(SPACE, " ").split())


def test_every_tag_is_closed(outline: Outline) -> None:
    assert outline.open == []


def test_the_page_stands_alone(page: str, outline: Outline) -> None:
    assert len(page.encode()) < 100_000
    assert "<script" not in page
    assert not re.search(r"https?://|//\w|url\(|@import|javascript:", page)
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & {
        tag for tag, _ in outline.elements
    }
    for _, attributes in outline.elements:
        assert not attributes.keys() & {"src", "srcset", "style", "action", "xlink:href"}
        assert attributes.get("href", "#").startswith("#")
        assert not any(name.startswith("on") for name in attributes)


def test_the_policy_allows_the_one_style_sheet_and_nothing_else(
    page: str, outline: Outline
) -> None:
    style = re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)
    digest = b64encode(sha256(style[0].encode()).digest()).decode()
    policy = [
        meta["content"]
        for meta in outline.having("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert len(style) == 1
    assert policy == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]


def test_the_page_says_its_language(outline: Outline, language: str) -> None:
    assert outline.having("html") == [{"lang": {"es": "es-AR", "en": "en"}[language]}]
    theirs = [one["lang"] for one in outline.having("span") if "lang" in one]
    assert theirs == ([] if language == "es" else ["es"] * 9)


def test_there_is_one_first_heading_and_none_skips_a_level(outline: Outline) -> None:
    levels = [int(tag[1]) for tag, _ in outline.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_and_label_leads_somewhere_and_no_id_is_used_twice(outline: Outline) -> None:
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    asked = [one["href"][1:] for one in outline.having("a")]
    asked += [
        name
        for _, attributes in outline.elements
        for name in attributes.get("aria-labelledby", "").split()
    ]
    assert len(asked) > 20
    assert set(asked) <= set(ids)


def test_a_reader_of_screens_finds_main_captions_and_header_cells(outline: Outline) -> None:
    assert len(outline.having("main")) == 1
    assert outline.having("a")[0] == {"class": "skip", "href": "#main"}
    assert len(outline.having("caption")) == len(outline.having("table")) > 5
    assert all(cell.get("scope") in {"row", "col"} for cell in outline.having("th"))
    pictures = [svg for svg in outline.having("svg") if svg.get("aria-hidden") != "true"]
    assert sum("role" in svg and svg["role"] == "img" for svg in pictures) == 7
    assert len(outline.having("title")) == 1 + 7
    assert len(outline.having("desc")) == 7


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("es", "99,42 % Consultas sin orden vigente contado por completo"),
        ("es", "9.337.909 de 9.392.372 consultas"),
        ("es", "entre 42,17 % y 99,42 %"),
        ("es", "al menos 78,61 %"),
        ("es", "entre 211,4 y 251,9 (intervalo de confianza del 95 %)"),
        ("es", "entre 0,688 y 0,779 (intervalo simultáneo del 95 %)"),
        ("es", "entre 2,10 % y 8,30 % (intervalo de credibilidad del 90 %)"),
        ("es", "9.392.372 en 40.687 cuentas-día"),
        ("es", "28.614 contado por completo 40.000 personas"),
        ("es", "Sin cifra: hay menos de 30 consultas Consultas hechas entre las 0 y las 5"),
        ("es", "Consultas hechas entre las 0 y las 5 (1 consulta; conteo completo)"),
        ("es", "del 25/04/2019 al 12/04/2022 (exclusive)"),
        ("es", "Registros físicos 9.392.374 = leídos 9.392.374 + rechazados 0."),
        ("es", "duplicados contados una sola vez 2 = admitidos 9.392.372."),
        ("es", "114 · la bitácora no dice a quién se consultó"),
        ("es", "25/04/2019 03:00:11 UTC – 11/04/2022 22:51:40 UTC"),
        ("es", "líneas vacías: 2"),
        ("es", "No puede determinarse"),
        ("es", "columnas no recibidas: reason, case_ref"),
        ("es", "purposeCONARC⟨U+202E⟩CONARC311"),
        ("en", "99.42 % Queries without an order in force counted in full"),
        ("en", "between 42.17 % and 99.42 %"),
        ("en", "at least 78.61 %"),
        ("en", "between 211.4 and 251.9 (95 % confidence interval)"),
        ("en", "25 Apr 2019 to 12 Apr 2022 (not included)"),
        ("en", "Cannot be determined"),
        ("en", "It would say whether each query was made on duty."),
    ],
)
def test_the_page_tells(record: bytes, language: str, told: str) -> None:
    assert told in words_of(Outline(to_html(record, language)).text)


def test_the_page_holds_everything_needed_to_run_it_again(
    report: Report, outline: Outline, record: bytes
) -> None:
    query = report.audits[0].queries[0]
    assert query.sql in outline.text
    assert outline.text.count(query.sha256) == 2
    assert report.received[0].sha256 in outline.text
    assert sha256(record).hexdigest() in outline.text
    assert words_of(str(report.audits[0].options["minimum_support"])) in outline.text
    assert "2019-04-25T03:00:00Z" in outline.text


def test_the_first_screen_comes_before_what_could_not_be_checked(
    outline: Outline, language: str
) -> None:
    text, order = outline.text, ("asked", "received", "headlines", "gaps")
    places = [text.index(own(f"page.{one}", language)) for one in order]
    assert places == sorted(places)


def test_a_claim_stands_beside_every_verdict_of_the_first_screen(
    page: str, report: Report, language: str
) -> None:
    cards = re.findall(r'<li class="edge-.*?</li>', page, flags=re.DOTALL)
    assert len(cards) == 3
    for card, finding in zip(cards, report.audits[0].findings, strict=True):
        told = words_of(Outline(card).text)
        assert words_of(finding.claim.es if language == "es" else finding.claim.en) in told
        assert own(f"verdict.{finding.verdict.value}", language) in told


def test_a_verdict_is_an_icon_and_a_word_and_never_colour_alone(page: str) -> None:
    tags = re.findall(r'<span class="verdict .*?</span>', page, flags=re.DOTALL)
    assert len(tags) == 6
    assert all("<svg" in tag and len(words_of(Outline(tag).text)) > 8 for tag in tags)


def test_a_report_without_gaps_headlines_questions_or_period_still_reads(
    report: Report,
) -> None:
    finding = report.audits[0].findings[0]
    audit = msgspec.structs.replace(
        report.audits[0], findings=(finding,), not_received=(), queries=()
    )
    case = msgspec.structs.replace(report.case, period=None, asked=())
    bare = Report(
        schema=report.schema,
        veedor=report.veedor,
        case=case,
        received=(),
        audits=(audit,),
        headlines=(),
    )
    text = words_of(Outline(to_html(to_json(bare), "en")).text)
    assert "Every number could be given" not in text
    assert "every number could be given." in text
    assert "No finding was put first." in text
    assert "all that was received" in text
    assert "No data file was received." in text
    assert "The case puts no questions in words." in text
    assert "Were persons looked up for whom no order was in force?" in text


def test_bytes_that_are_not_a_report_are_refused() -> None:
    with pytest.raises(SealError) as refused:
        to_html(b'{"schema": "other/1"}', "es")
    assert refused.value.told("es").startswith(
        "report.json: estos bytes no son un informe de Veedor que esta versión pueda leer ("
    )
    assert str(refused.value).endswith(
        "Give the report.json as it was written, or use the version that wrote it."
    )


def test_a_report_of_another_schema_is_refused(report: Report) -> None:
    later = to_json(msgspec.structs.replace(report, schema="veedor-report/9"))
    with pytest.raises(SealError, match=r"can read \(veedor-report/9\)"):
        to_html(later, "en")


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (0.0, 1.0, "between 0 % and 100 %"),
        (0.0, 0.25, "at most 25.00 %"),
        (0.25, 1.0, "at least 25.00 %"),
        (0.25, 0.25, "25.00 %"),
    ],
)
def test_bounds_are_said_as_what_they_are(
    report: Report, low: float, high: float, told: str
) -> None:
    estimate = report.audits[0].findings[0].estimates[1]
    bounds = Interval(kind="bounds", low=low, high=high)
    shown = show(msgspec.structs.replace(estimate, interval=bounds), "en")
    assert shown.number.replace(SPACE, " ") == told
    assert shown.reach == "bounds, under the assumptions declared"


def test_of_two_audits_of_one_kind_each_headline_leads_to_its_own(report: Report) -> None:
    first = report.audits[0]
    other = msgspec.structs.replace(
        first.findings[0],
        plain=msgspec.structs.replace(first.findings[0].plain, es="otra", en="o"),
    )
    twice = msgspec.structs.replace(
        report,
        audits=(first, msgspec.structs.replace(first, findings=(other,))),
        headlines=tuple(FindingPlace(audit=n, finding=other.id) for n in (0, 1)),
    )
    found = headlines(twice)
    assert [one.anchor for one in found] == ["a1-f1", "a2-f1"]
    assert [one.finding for one in found] == [first.findings[0], other]


def test_a_report_of_the_first_schema_still_reads(report: Report) -> None:
    old = msgspec.structs.replace(report, schema="veedor-report/1")
    assert isinstance(old.headlines[0], str)
    assert 'href="#a1-f1"' in to_html(to_json(old), "es")
