"""The report on paper: archival, tagged, whole, and the same bytes for the same record."""

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pypdfium2
import pytest
import typst

from veedor import audits
from veedor.core import Report, SealError
from veedor.report import to_html
from veedor.report.shown import own
from veedor.report.typeset import to_pdf
from veedor.report.typeset.drawing import drawing
from veedor.report.typeset.letters import printable
from veedor.report.typeset.tree import Element, read_page
from veedor.report.visible import visible
from veedor.run import kinds

ROOM = Path(audits.__path__[0])
RUNS = {"p", "li", "td", "th", "dt", "dd", "h2", "h3", "h4", "h5", "summary", "caption", "pre"}


def texts(paper: bytes) -> list[str]:
    """The text of each sheet, as a program for reading aloud is given it."""
    opened = pypdfium2.PdfDocument(paper)
    sheets = [sheet.get_textpage().get_text_range() for sheet in opened]
    opened.close()
    return sheets


def letters(text: str) -> str:
    """Letters and digits alone: lines are broken, and words divided, elsewhere on paper."""
    return "".join(letter for letter in text if letter.isalnum())


def whole(paper: bytes, record: bytes, language: str) -> str:
    """All letters of the sheets, without what stands on each of them."""
    report = msgspec.json.decode(record, type=Report)
    head = letters(own("page.kind", language) + printable(visible(report.case.title)))
    foot = letters(own("page.record-digest", language) + sha256(record).hexdigest())
    said = ""
    for number, sheet in enumerate(texts(paper), 1):
        told = letters(sheet)
        told = told if number == 1 else told.replace(head, "", 1)
        assert foot in told, f"sheet {number} has no digest"
        before, _, after = told.rpartition(foot)
        said += before + re.sub(r"^\d+", "", after)
    return said


def said_in(html: str) -> list[str]:
    """Each run of text of the page, but those of its list of contents and of its drawings."""
    main = next(read_page(html).inside("main"))
    return [letters(text) for text in _runs(main)]


def _runs(element: Element) -> list[str]:
    if element.tag in {"nav", "svg", "h1"}:
        return []
    inner = [run for child in element.children() for run in _runs(child)]
    if element.tag in RUNS and not any(one.tag in RUNS for one in element.inside()):
        return [_text(element)]
    return inner


def _text(element: Element) -> str:
    return "".join(
        printable(part) if isinstance(part, str) else "" if part.tag == "svg" else _text(part)
        for part in element.parts
    )


@pytest.fixture(scope="module", params=["es", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def paper(record: bytes, language: str) -> bytes:
    return to_pdf(record, language)


@pytest.fixture(scope="module")
def opened(paper: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(paper))


def test_it_says_that_it_is_archival_and_for_readers_of_screens(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "A")
        assert told["pdfuaid:part"] == "1"


def test_its_colours_are_defined_and_nothing_in_it_runs(opened: pikepdf.Pdf) -> None:
    root = opened.Root
    (intent,) = root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert len(bytes(intent.DestOutputProfile.read_bytes())) > 100
    assert not {"/AA", "/OpenAction", "/AcroForm"} & set(root.keys())
    assert not opened.is_encrypted
    assert not opened.attachments
    for one in opened.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            held = {str(one.get(key)) for key in ("/S", "/Type", "/Subtype")}
            forbidden = {"/JavaScript", "/Launch", "/URI", "/GoToR", "/EmbeddedFile", "/Movie"}
            assert not held & forbidden


def fonts(opened: pikepdf.Pdf) -> list[Any]:
    return [
        one
        for one in opened.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
    ]


def test_every_font_is_in_it_and_every_letter_can_be_read_back(opened: pikepdf.Pdf) -> None:
    described = fonts(opened)
    assert len(described) > 2
    for font in described:
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys())
    composed = [
        one
        for one in opened.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type0"
    ]
    assert composed
    assert all("/ToUnicode" in font for font in composed)


def test_it_is_tagged_and_has_a_title_a_language_and_an_outline(
    opened: pikepdf.Pdf, language: str, report: Report
) -> None:
    root = opened.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == {"es": "es-AR", "en": "en"}[language]
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(opened.docinfo["/Title"]) == report.case.title
    with opened.open_outline() as outline:
        titles = [item.title for item in outline.root]
    wanted = [f"{n}. {own(f'section.{n}', language)}" for n in range(1, 11)]
    assert [title for title in titles if title[0].isdigit()] == wanted


def tagged(opened: pikepdf.Pdf, tag: str) -> list[Any]:
    return [
        one
        for one in opened.objects
        if isinstance(one, pikepdf.Dictionary)
        and one.get("/Type") == "/StructElem"
        and one.get("/S") == tag
    ]


def test_every_picture_has_words_and_every_table_has_header_cells(
    opened: pikepdf.Pdf, report: Report
) -> None:
    pictures = tagged(opened, "/Figure")
    assert len(pictures) == 7
    words = [str(picture.Alt) for picture in pictures]
    label = report.audits[0].findings[0].estimates[0].label
    assert any(one.startswith((label.es, label.en)) for one in words)
    assert len(tagged(opened, "/TH")) > len(tagged(opened, "/Table")) > 5
    assert len(tagged(opened, "/H1")) >= 10


def test_all_that_the_page_says_is_on_paper(paper: bytes, record: bytes, language: str) -> None:
    said = whole(paper, record, language)
    runs = said_in(to_html(record, language))
    assert len(runs) > 150
    missing = [run for run in runs if run not in said]
    assert missing == []


def test_each_sheet_is_numbered_and_has_the_digest(paper: bytes, record: bytes) -> None:
    sheets = texts(paper)
    assert len(sheets) > 4
    digest = sha256(record).hexdigest()
    for number, sheet in enumerate(sheets, 1):
        assert digest in sheet
        assert f"{number} / {len(sheets)}" in sheet


def test_the_same_record_gives_the_same_bytes_and_no_clock(record: bytes, paper: bytes) -> None:
    again = {to_pdf(record, language) for language in ("es", "en") for _ in range(2)}
    assert len(again) == 2
    assert paper in again
    opened = pikepdf.open(BytesIO(paper))
    assert str(opened.docinfo["/CreationDate"]).startswith("D:19800101")


def test_bytes_that_are_not_a_report_are_refused() -> None:
    with pytest.raises(SealError, match="not a Veedor report"):
        to_pdf(b"{}", "es")


def beyond(paper: bytes) -> list[str]:
    """Name what is set beyond the right margin (20 mm), where a printer cuts it off."""
    opened = pypdfium2.PdfDocument(paper)
    found = []
    for number, sheet in enumerate(opened, 1):
        told, edge = sheet.get_textpage(), sheet.get_size()[0] - 20 / 25.4 * 72
        over = [
            told.get_text_range(place, 1)
            for place in range(told.count_chars())
            if told.get_charbox(place)[2] > edge + 3
        ]
        found += [f"sheet {number}: {''.join(over)}"] if over else []
    opened.close()
    return found


def test_nothing_is_set_beyond_the_margin(paper: bytes) -> None:
    assert beyond(paper) == []


def test_a_word_that_is_too_long_for_its_place_would_be_seen() -> None:
    wide = typst.compile(
        b'#set page(margin: 20mm)\n#box(width: 10pt, raw("' + b"e" * 400 + b'"))'
    )
    assert beyond(wide)


@pytest.mark.parametrize("kind", ["exposure", "forecast"])
def test_curves_and_hatched_maps_are_drawn_on_paper(kind: str) -> None:
    record = (ROOM / kind / "example" / "report.json").read_bytes()
    page = read_page(to_html(record, "en"))
    wanted = {"exposure": "areas", "forecast": "chart"}[kind]
    pictures = [one for one in page.inside("svg") if wanted in one.classes and not one.unseen]
    drawn = [drawing(one) for one in pictures]
    assert drawn
    assert all(one.words and one.fits for one in drawn)
    svgs = "".join(one.svg for one in drawn)
    if kind == "exposure":
        (name,) = set(re.findall(r'<pattern id="([^"]*-h)"', svgs))
        assert f'fill="url(#{name})"' in svgs
    else:
        assert "preserveAspectRatio" not in svgs
    assert len(texts(to_pdf(record, "en"))) > 10


def test_a_canvas_is_drawn_at_its_size_and_a_chart_has_room_for_its_axes() -> None:
    (chart,) = read_page(
        '<svg class="chart" width="100%" height="100%"><title>a</title>'
        '<svg class="canvas" viewBox="0 0 1000 1000" preserveAspectRatio="none">'
        '<path class="course main" d="M0,1000L500,0"/></svg></svg>'
    ).children()
    made = drawing(chart)
    assert 'd="M0,176L160,0"' in made.svg
    assert 'viewBox="-56 -10 404 212"' in made.svg


@pytest.mark.slow
@pytest.mark.parametrize("kind", kinds())
def test_every_example_is_whole_on_paper(kind: str) -> None:
    record = (ROOM / kind / "example" / "report.json").read_bytes()
    paper = to_pdf(record, "es")
    said = whole(paper, record, "es")
    assert [run for run in said_in(to_html(record, "es")) if run not in said] == []
    assert beyond(paper) == []
