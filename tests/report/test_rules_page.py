"""The page of an audit that was held against rules: tables, answers, documents, questions."""

import re
import shutil
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from tests.report.test_page import Outline, words_of
from veedor import audits
from veedor.core import CaseError, Report, RuleVerdict
from veedor.report import read_record, to_html, to_json
from veedor.report.headlines import anchor
from veedor.report.shown import own
from veedor.run import audit

EXAMPLE = Path(audits.__path__[0]) / "access" / "example"
POLICY = b"<b>Protocolo</b>"
LAW = f"""
documents:
  protocolo:
    kind: policy
    title: "Protocolo <i>de uso</i>"
    date: "2024-03-01"
    file: protocolo.txt
    sha256: {sha256(POLICY).hexdigest()}
  nota:
    kind: register entry
    title: Nota 14
    date: "2024-02-01"
    sha256: "{"0" * 63}1"
rules:
  as_of: "2024-04-01"
  jurisdiction: AR-C
  packs: [ar, caba, {{pack: eu-ai-act, good_practice: true}}]
  unit: uiaas
  answers:
    AR-01: {{answer: false, because: "No <u>hay</u> constancia", document: nota}}
    AR-02:
      answer: true
      because: Leída
      signed_by: "Ana <s>Ejemplo</s>"
      on: "2024-03-30"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("rules") / "case"
    shutil.copytree(EXAMPLE, place)
    (place / "protocolo.txt").write_bytes(POLICY)
    with (place / "case.yaml").open("a", encoding="utf-8") as case:
        case.write(LAW)
    return place


@pytest.fixture(scope="module")
def record(folder: Path) -> bytes:
    return to_json(audit(folder / "case.yaml").report)


@pytest.fixture(scope="module")
def report(record: bytes) -> Report:
    return read_record(record)


@pytest.fixture(scope="module", params=["es", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def outline(record: bytes, language: str) -> Outline:
    return Outline(to_html(record, language))


def test_the_page_is_well_made(outline: Outline) -> None:
    assert outline.open == []
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {one["href"][1:] for one in outline.having("a")} <= set(ids)
    levels = [int(tag[1]) for tag, _ in outline.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not {"script", "img", "b", "i", "u", "s"} & {tag for tag, _ in outline.elements}


def test_every_rule_stands_once_with_its_question_and_what_it_cannot_say(
    outline: Outline, report: Report, language: str
) -> None:
    rows = [one["id"] for one in outline.having("th") if one.get("id", "").startswith("rule-")]
    checks = [check for pack in report.packs for check in pack.checks]
    assert rows == [f"rule-{check.rule.id}" for check in checks]
    text = words_of(outline.text)
    for check in checks:
        for said in (check.rule.question, check.rule.cannot_say, check.rule.source):
            assert words_of(said.es if language == "es" else said.en) in text


def test_the_tallies_are_the_verdicts_counted(outline: Outline, report: Report) -> None:
    text = words_of(outline.text)
    for pack in report.packs:
        counted = Counter(check.verdict for check in pack.checks)
        assert sum(counted.values()) == len(pack.checks)
        said = " ".join(
            f"{own(f'rule-verdict.{verdict.value}', 'es')} {counted[verdict]}"
            for verdict in RuleVerdict
        )
        said_en = " ".join(
            f"{own(f'rule-verdict.{verdict.value}', 'en')} {counted[verdict]}"
            for verdict in RuleVerdict
        )
        assert said in text or said_en in text


def test_a_rule_that_the_records_decide_leads_to_its_finding(
    outline: Outline, report: Report
) -> None:
    checks = {check.rule.id: check for pack in report.packs for check in pack.checks}
    assert checks["AR-03"].verdict is RuleVerdict.NOT_MET
    (held,) = checks["AR-03"].held
    findings = [finding.id for finding in report.audits[held.audit].findings]
    place = anchor(held.audit + 1, findings.index(held.finding) + 1)
    assert {"href": f"#{place}"} in outline.having("a")


def test_what_is_not_confirmed_says_so_wherever_it_is_shown(
    outline: Outline, report: Report
) -> None:
    unsure = [c for pack in report.packs for c in pack.checks if c.rule.mark in {"K", "C"}]
    assert len(unsure) > 10
    text = words_of(outline.text)
    said = sum(
        text.count(own("rules.to-confirm", language, mark=mark))
        for language in ("es", "en")
        for mark in ("K", "C")
    )
    asked = {id_ for question in report.questions for id_ in question.rules}
    assert said == len(unsure) + 2 * sum(check.rule.id in asked for check in unsure)


def test_good_practice_is_told_apart_from_the_law(
    outline: Outline, report: Report, language: str
) -> None:
    text = words_of(outline.text)
    assert text.count(own("rules.as-good-practice", language)) == 1
    law, practice = report.packs[0], report.packs[2]
    assert (law.good_practice, practice.good_practice) == (False, True)
    assert not any(c.verdict is RuleVerdict.NOT_APPLICABLE for c in practice.checks)


def test_answers_and_documents_stand_where_they_are_used(outline: Outline) -> None:
    text = words_of(outline.text)
    for said in ("No <u>hay</u> constancia", "Nota 14", "Ana <s>Ejemplo</s>", f"{'0' * 63}1"):
        assert said in text
    assert sha256(POLICY).hexdigest() in text


def test_the_questions_give_both_texts(outline: Outline, report: Report, language: str) -> None:
    text = words_of(outline.text)
    rules = {c.rule.id: c.rule for pack in report.packs for c in pack.checks}
    asked = [rules[id_].ask for question in report.questions for id_ in question.rules]
    assert len(asked) > 30
    for demand in asked:
        for said in (demand.foi, demand.court):
            assert words_of(said.es if language == "es" else said.en) in text


def test_received_records_are_not_missing(report: Report) -> None:
    received = {receipt.record for receipt in report.received}
    for pack in report.packs:
        for check in pack.checks:
            assert not received & set(check.missing)


def test_the_same_rules_give_the_same_bytes(folder: Path, record: bytes) -> None:
    assert to_json(audit(folder / "case.yaml", threads=1).report) == record


def test_another_document_under_the_same_name_is_refused(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    (other / "protocolo.txt").write_bytes(POLICY + b" ")
    with pytest.raises(CaseError) as problem:
        audit(other / "case.yaml")
    assert problem.value.told("es").startswith("documents.protocolo: ")
    assert sha256(POLICY + b" ").hexdigest() in problem.value.told("en")
    assert sha256(POLICY).hexdigest() in problem.value.told("en")
