"""The letter: every open question once, in both languages, as Markdown and for Word."""

import io
import re
import zipfile
from itertools import product
from pathlib import Path

import pytest
from docx import Document

from veedor.core import CaseError
from veedor.report import read_record, to_json
from veedor.report.letter import Form, to_letter, to_markdown, to_word
from veedor.report.letter.shared import opening_of, shared_sentences, without
from veedor.rules import PACKS, read_pack
from veedor.run import audit

CASE = """title: "Un <b>caso</b> *sin* archivos"
system: "Sistema [de prueba] | uno"
auditor: Perita Ana Ejemplo
time_zone: America/Argentina/Buenos_Aires
seed: 1
rules:
  as_of: "2026-11-29"
  jurisdiction: AR-C
  packs: [ar, caba, {pack: uk, good_practice: true}, {pack: us, good_practice: true}]
"""
FORMS: tuple[Form, ...] = ("foi", "court")
BOTH = list(product(FORMS, ("es", "en")))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    case = tmp_path_factory.mktemp("letter") / "case.yaml"
    case.write_text(CASE, encoding="utf-8")
    return to_json(audit(case).report)


@pytest.mark.parametrize(("form", "language"), BOTH)
def test_every_rule_of_every_question_is_asked_for_once(
    record: bytes, form: Form, language: str
) -> None:
    letter = to_letter(record, language, form)
    asked = [item.rule for section in letter.sections for item in section.items]
    open_ = [id_ for question in read_record(record).questions for id_ in question.rules]
    assert len(asked) == len(set(asked)) == len(open_)
    assert set(asked) == set(open_)


@pytest.mark.parametrize(("form", "language"), BOTH)
def test_nothing_that_a_pack_asks_for_is_lost(record: bytes, form: Form, language: str) -> None:
    letter = to_letter(record, language, form)
    rules = {rule.id: rule for pack in PACKS for rule in read_pack(pack).rules}
    for section in letter.sections:
        for item in section.items:
            whole = getattr(getattr(rules[item.rule].ask, form), language)
            said = " ".join([section.note.rstrip(":"), item.text, *letter.shared])
            for word in re.findall(r"\w+", whole):
                assert word in said, item.rule


def test_what_all_items_share_is_said_once(record: bytes) -> None:
    letter = to_letter(record, "es", "foi")
    text = to_markdown(letter)
    assert letter.shared
    for sentence in letter.shared:
        assert text.count(sentence) == 1
    repeated = shared_sentences(i.text for section in letter.sections for i in section.items)
    assert not set(repeated) & set(letter.shared)


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_order_says_whom_it_is_addressed_to(pack: str, language: str) -> None:
    for rule in read_pack(pack).rules:
        text = getattr(rule.ask.court, language)
        opening, rest = opening_of(text)
        assert opening, f"{rule.id}: {text}"
        assert len(rest) > 40, rule.id


def test_one_order_for_each_addressee(record: bytes) -> None:
    letter = to_letter(record, "es", "court")
    notes = [section.note for section in letter.sections]
    assert len(set(notes)) == len(notes) > 5
    assert "Se libre oficio al organismo responsable del sistema para que" in notes[0]


def test_what_is_not_confirmed_is_marked_so(record: bytes) -> None:
    letter = to_letter(record, "en", "foi")
    unsure = {
        check.rule.id
        for pack in read_record(record).packs
        for check in pack.checks
        if check.to_confirm
    }
    for section in letter.sections:
        for item in section.items:
            marked = item.source.endswith("to be confirmed against the primary text")
            assert marked == (item.rule in unsure)


def test_the_law_of_the_place_is_named_and_to_be_confirmed(record: bytes) -> None:
    assert "Ley 104 de la Ciudad de Buenos Aires (a confirmar" in to_markdown(
        to_letter(record, "es", "foi")
    )


def test_markdown_takes_what_the_case_says_as_text(record: bytes) -> None:
    text = to_markdown(to_letter(record, "es", "foi"))
    assert r"Sistema \[de prueba\] \| uno" in text
    assert "# Pedido de acceso a la información pública\n" in text


@pytest.mark.parametrize(("form", "language"), BOTH)
def test_word_holds_the_same_letter(record: bytes, form: Form, language: str) -> None:
    letter = to_letter(record, language, form)
    said = [each.text for each in Document(io.BytesIO(to_word(letter))).paragraphs]
    assert said[0] == letter.title
    items = [item for section in letter.sections for item in section.items]
    for item in items:
        assert any(item.text in text and item.source in text for text in said)
    assert said[-1] == letter.closing[-1]


def test_word_comes_out_the_same_and_holds_no_clock(record: bytes) -> None:
    letter = to_letter(record, "es", "foi")
    first = to_word(letter)
    assert first == to_word(letter)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time[:3] for part in parts.infolist()} == {(1980, 1, 1)}
        assert parts.namelist()[0] == "[Content_Types].xml"
        styles = parts.read("word/styles.xml").decode()
    assert 'w:val="es-AR"' in styles


def refused(tmp_path: Path, more: str) -> str:
    case = tmp_path / "case.yaml"
    case.write_text(CASE.split("rules:", maxsplit=1)[0] + more, encoding="utf-8")
    with pytest.raises(CaseError) as problem:
        to_letter(to_json(audit(case).report), "es", "foi")
    return problem.value.told("es")


def test_a_report_without_open_questions_has_no_letter(tmp_path: Path) -> None:
    ids = [rule.id for rule in read_pack("us").rules]
    answer = '{answer: true, because: visto, signed_by: A, on: "2026-11-01"}'
    answers = "".join(f"    {id_}: {answer}\n" for id_ in ids)
    told = refused(
        tmp_path,
        'rules:\n  as_of: "2026-11-29"\n  jurisdiction: US\n  packs: [us]\n'
        f"  answers:\n{answers}",
    )
    assert told.startswith("report.json: ninguna regla quedó sin determinar")


def test_a_sentence_is_shared_from_the_second_text_on() -> None:
    assert shared_sentences([]) == ()
    assert shared_sentences(["A. A. B."]) == ()
    assert shared_sentences(["A. B.", "C. B."]) == ("B.",)
    assert without("A. B. C.", ["B."]) == "A. C."
