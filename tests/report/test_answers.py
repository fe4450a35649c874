"""The numbered answers as a document: every question, what it rests on, the declaration."""

from pathlib import Path

import pytest

from veedor.core import CaseError
from veedor.report import read_record, to_json
from veedor.report.letter import Letter, to_answers, to_markdown, to_word
from veedor.run import audit

CASE = """title: "A <b>case</b>"
system: Look-ups
auditor: A. Expert
time_zone: UTC
seed: 1
sources:
  used:
    record: purposes
    rows: [{purpose: A, basis: lawful, document: d}]
audits:
  - {kind: watchlist, sources: {}}
"""
OPINION = """rules: {as_of: "2026-11-29", jurisdiction: AR, packs: [ar]}
questions:
  - {question: Was the list in order?, rests_on: [watchlist.orders, AR-01]}
  - {question: Were rows deleted?, answer: It cannot be said.}
expert: {name: A. Expert, qualification: Engineer, appointed_by: Court 1,
  relations: none, would_change: The whole log., on: "2026-11-29"}
"""


def record_of(folder: Path, text: str) -> bytes:
    file = folder / "case.yaml"
    file.write_text(CASE + text, encoding="utf-8")
    return to_json(audit(file).report)


@pytest.fixture
def record(tmp_path: Path) -> bytes:
    return record_of(tmp_path, OPINION)


def items(letter: Letter) -> list[list[str]]:
    return [[item.rule for item in section.items] for section in letter.sections]


@pytest.mark.parametrize("language", ["es", "en"])
def test_each_question_has_what_it_rests_on_in_order(record: bytes, language: str) -> None:
    letter = to_answers(record, language)
    assert [section.title for section in letter.sections] == [
        question.question for question in read_record(record).case.questions
    ]
    assert items(letter) == [["watchlist.orders", "AR-01"], []]
    assert letter.sections[1].note.endswith("It cannot be said.")
    assert len(letter.shared) == 6


def test_the_verdict_stands_with_the_claim_that_was_tested(record: bytes) -> None:
    source = to_answers(record, "en").sections[0].items[0].source
    assert source.startswith("claim put to the test: “")
    assert source.endswith("”. Cannot be determined")


def test_the_document_is_text_and_the_same_bytes_each_time(record: bytes) -> None:
    letter = to_answers(record, "es")
    assert "A \\<b\\>case\\</b\\>" in to_markdown(letter)
    assert to_word(letter) == to_word(to_answers(record, "es"))


def test_without_a_declaration_none_is_made_up(tmp_path: Path) -> None:
    record = record_of(tmp_path, "questions:\n  - {question: q, rests_on: [watchlist.kinds]}\n")
    letter = to_answers(record, "en")
    assert letter.shared == ()
    assert "Declaration" not in to_markdown(letter)


def test_a_case_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as wrong:
        to_answers(record_of(tmp_path, ""), "en")
    assert str(wrong.value) == (
        "report.json: the case puts no questions, so there is nothing to answer in numbers. "
        "Write them under `questions` in the case file, each with what it rests on."
    )
