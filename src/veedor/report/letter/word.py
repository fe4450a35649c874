"""A letter as a .docx file, to be completed and signed in a word processor."""

import io
import zipfile
from typing import Any

from veedor.report.letter.build import Letter, Section
from veedor.report.visible import visible

_LANG = {"es": "es-AR", "en": "en-GB"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def to_word(letter: Letter) -> bytes:
    """Write a letter as .docx: the same letter, the same bytes, whatever the clock says."""
    from docx import Document  # noqa: PLC0415 - only for letters
    from docx.shared import Pt  # noqa: PLC0415

    file = Document()
    style = file.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    _speak(style, _LANG[letter.language])
    file.core_properties.author, file.core_properties.title = "", visible(letter.title)
    file.add_heading(visible(letter.title), level=1)
    for text in (*letter.head, *letter.opening):
        file.add_paragraph(visible(text))
    for number, section in enumerate(letter.sections, 1):
        _section(file, number, section)
    if letter.shared:
        file.add_heading(visible(letter.shared_title), level=2)
    for text in letter.shared:
        file.add_paragraph(visible(text), style="List Bullet")
    for text in letter.closing:
        file.add_paragraph(visible(text))
    return _still(file)


def _section(file: Any, number: int, section: Section) -> None:  # noqa: ANN401 - no types
    file.add_heading(f"{number}. {visible(section.title)}", level=2)
    if section.note:
        file.add_paragraph(visible(section.note))
    for place, item in enumerate(section.items, 1):
        paragraph = file.add_paragraph(f"{number}.{place}. {visible(item.text)} ")
        paragraph.add_run(f"({visible(f'{item.rule}: {item.source}')})").italic = True


def _speak(style: Any, language: str) -> None:  # noqa: ANN401 - no types
    """Tell the language, so that a screen reader and a spelling checker use it."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.oxml.parser import OxmlElement  # noqa: PLC0415

    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    style.element.get_or_add_rPr().append(mark)


def _still(file: Any) -> bytes:  # noqa: ANN401 - no types
    """Save with one fixed moment for every part: a zip file keeps the clock of its making."""
    made, still = io.BytesIO(), io.BytesIO()
    file.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(still, "w") as again:
        for name in sorted(
            parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)
        ):
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(part, parts.read(name))
    return still.getvalue()
