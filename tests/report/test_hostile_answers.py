"""Questions, the reply and a declaration are others' words: they stay text everywhere."""

import io
import re
import zipfile

import pytest
from docx import Document

from veedor.report import to_html, to_json
from veedor.report.letter import Letter, to_answers, to_letter, to_markdown, to_word
from veedor.run import audit

PAYLOAD = (
    "<script>alert(1)</script> [x](javascript:alert(1)) "
    '=HYPERLINK("http://e.example") &x; {{7*7}}'
)
CASE = f"""title: '{PAYLOAD}'
system: '{PAYLOAD}'
auditor: '{PAYLOAD}'
time_zone: UTC
seed: 1
asked: ['{PAYLOAD}']
rules: {{as_of: "2026-11-29", jurisdiction: AR, packs: [ar]}}
questions:
  - {{question: '{PAYLOAD}', rests_on: [AR-01], answer: '{PAYLOAD}'}}
expert: {{name: '{PAYLOAD}', qualification: '{PAYLOAD}', appointed_by: '{PAYLOAD}',
  relations: '{PAYLOAD}', would_change: '{PAYLOAD}', on: "2026-11-29"}}
reply:
  - {{point: '{PAYLOAD}', answer: '{PAYLOAD}', about: [AR-01]}}
recommendations:
  - {{text: '{PAYLOAD}', to: '{PAYLOAD}'}}
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("hostile") / "case.yaml"
    file.write_text(CASE, encoding="utf-8")
    return to_json(audit(file).report)


def letter_of(written: str, record: bytes) -> Letter:
    return (
        to_answers(record, "en") if written == "answers" else to_letter(record, "en", "court")
    )


def test_the_page_shows_them_and_obeys_nothing(record: bytes) -> None:
    page = to_html(record, "en")
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "49" not in page.partition("{{7*7}}")[2][:5]


@pytest.mark.parametrize("written", ["answers", "letter"])
def test_markdown_shows_them_and_makes_no_link_of_them(written: str, record: bytes) -> None:
    text = to_markdown(letter_of(written, record))
    assert re.search(r"(?<!\\)\]\(", text) is None
    assert "<script" not in text.replace("\\<script", "")


@pytest.mark.parametrize("written", ["answers", "letter"])
def test_word_holds_them_as_text_without_field_or_outside_part(
    written: str, record: bytes
) -> None:
    content = to_word(letter_of(written, record))
    said = [each.text for each in Document(io.BytesIO(content)).paragraphs]
    assert any(PAYLOAD in text for text in said)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            part = parts.read(name)
            assert b'TargetMode="External"' not in part, name
            for field in (b"w:hyperlink ", b"w:fldSimple", b"w:instrText", b"<script"):
                assert field not in part or name == "word/styles.xml", (name, field)
