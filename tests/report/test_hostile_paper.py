"""What a case says is set on paper as it was written: it gives the typesetter no order."""

import unicodedata
from collections import Counter
from io import BytesIO

import pikepdf
import pytest

from tests.report.test_hostile_text import everywhere
from tests.report.test_paper import letters, texts
from veedor.core import Report
from veedor.report import to_json
from veedor.report.typeset import to_pdf
from veedor.report.typeset.letters import _HAD, printable
from veedor.report.visible import visible

ORDERS = [
    '#read("/etc/passwd") #include "secret.typ"',
    '#import "@preview/tablex:0.0.8": * #panic("stopped")',
    "#set page(width: 1pt) #pagebreak() #eval(`1+1`)",
    "= Heading\n- item *b* _e_ `raw` $x^2$ @a1-f1 <a1-f1> ~ \\ // gone /* gone */",
    '"]) #image("/etc/hostname") #(["',
    "<svg><image href='file:///etc/passwd'/></svg> &lt;b&gt; ]]> <!--",
    "日本 😀 \u202eabc \x00 \ufffe العربية",
]


def made(report: Report, text: str) -> bytes:
    return to_pdf(to_json(everywhere(report, text)), "en")


def tags(paper: bytes) -> Counter[str]:
    """Count the tags of a tagged document: its headings, paragraphs, tables, pictures."""
    opened = pikepdf.open(BytesIO(paper))
    return Counter(
        str(one.S).removeprefix("/")
        for one in opened.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem"
    )


@pytest.fixture(scope="module")
def harmless(report: Report) -> Counter[str]:
    return tags(made(report, "plain"))


@pytest.mark.parametrize("order", ORDERS)
def test_no_text_is_an_order_to_the_typesetter(
    report: Report, harmless: Counter[str], order: str
) -> None:
    paper = made(report, order)
    said = "".join(map(letters, texts(paper)))
    assert said.count(letters(printable(visible(order)))) > 20
    assert b"root:x:0" not in paper
    found = tags(paper)
    assert found["Table"] > 5
    assert {tag: found[tag] for tag in ("H1", "H2", "H3", "Table", "Figure", "L")} == {
        tag: harmless[tag] for tag in ("H1", "H2", "H3", "Table", "Figure", "L")
    }
    assert not pikepdf.open(BytesIO(paper)).attachments


def test_every_letter_that_is_called_printable_has_a_shape(report: Report) -> None:
    every = [
        chr(code)
        for first, last in _HAD
        for code in range(first, last + 1)
        if not unicodedata.category(chr(code)).startswith("C")
    ]
    assert len(every) > 2500
    case = report.case.__class__(
        title=" ".join(every), system="s", auditor="a", time_zone="UTC", seed=1, language="en"
    )
    bare = Report(
        schema=report.schema, veedor="1", case=case, received=(), audits=(), headlines=()
    )
    assert to_pdf(to_json(bare), "en").startswith(b"%PDF-1.7")
