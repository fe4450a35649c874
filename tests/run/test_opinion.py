"""What the numbered answers and the reply rest on is found in the report, or refused."""

from pathlib import Path

import pytest

from veedor.core import Case, CaseError, FindingPlace, QuestionPut, Request, RulesAsked
from veedor.report import to_html, to_json
from veedor.run import audit
from veedor.run.opinion import check_opinion

HEAD = """title: Nothing
system: Nothing
auditor: Nobody
time_zone: UTC
seed: 1
sources:
  used:
    record: purposes
    rows: [{purpose: A, basis: lawful, document: d}]
audits:
  - {kind: watchlist, sources: {}}
rules: {as_of: "2026-11-29", jurisdiction: AR, packs: [ar]}
"""
OPINION = """questions:
  - question: "Was the list <in order>?"
    rests_on: [watchlist.orders, AR-01]
  - question: Were rows deleted?
    answer: It cannot be said.
expert: {name: A. Expert, qualification: Engineer, appointed_by: Court 1,
  relations: none, would_change: The whole log., on: "2026-11-29"}
reply:
  - {point: They were tests., answer: None is marked so., about: [watchlist.kinds]}
recommendations:
  - {text: Keep the reasons., to: The Ministry, by: "2027-03-01"}
  - {text: Publish the list., to: The Ministry}
"""


def case(folder: Path, text: str) -> Path:
    file = folder / "case.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    return file


def asked(*rests_on: str, rules: bool = False) -> Case:
    packs = RulesAsked(as_of="2026-11-29", jurisdiction="AR", packs=("ar",))
    return Case(
        title="t",
        system="s",
        auditor="a",
        time_zone="UTC",
        seed=1,
        audits=(Request(kind="access", sources={}),),
        rules=packs if rules else None,
        questions=(QuestionPut(question="q", rests_on=rests_on),),
    )


def test_each_answer_knows_its_findings_and_rules(tmp_path: Path) -> None:
    report = audit(case(tmp_path, OPINION)).report
    first, second = report.answers
    assert first.findings == (FindingPlace(audit=0, finding="watchlist.orders"),)
    assert first.rules == ("AR-01",)
    assert (second.findings, second.rules) == ((), ())
    assert [one.findings[0].finding for one in report.replies] == ["watchlist.kinds"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_page_shows_questions_answers_reply_advice_and_declaration(
    language: str, tmp_path: Path
) -> None:
    page = to_html(to_json(audit(case(tmp_path, OPINION)).report), language)
    for shown in (
        '<a href="#answer-1">',
        "Was the list &lt;in order&gt;?",
        'href="#rule-AR-01"',
        "It cannot be said.",
        "None is marked so.",
        "Keep the reasons.",
        "A. Expert",
        "The whole log.",
    ):
        assert shown in page
    assert page.index('id="s7"') < page.index('id="answer-1"') < page.index('id="declaration"')


def test_without_a_reply_the_page_says_that_none_is_on_record(tmp_path: Path) -> None:
    page = to_html(to_json(audit(case(tmp_path, "")).report), "es")
    assert "no consta descargo del organismo auditado" in page
    assert 'id="answers"' not in page
    assert 'id="declaration"' not in page


def test_a_finding_that_is_not_in_the_report_is_refused_with_the_nearest(
    tmp_path: Path,
) -> None:
    text = "questions:\n  - {question: q, rests_on: [watchlist.order]}\n"
    with pytest.raises(CaseError) as wrong:
        audit(case(tmp_path, text))
    told = str(wrong.value)
    assert told.startswith(
        "questions[0].rests_on[0]: the report has no finding and no rule called "
        '"watchlist.order". Cite one by the id that the report shows; the nearest: '
        "watchlist.orders"
    )


def test_an_audit_that_is_not_asked_for_is_refused_before_any_file_is_read() -> None:
    with pytest.raises(CaseError) as wrong:
        check_opinion(asked("flags.reach"))
    assert str(wrong.value) == (
        'questions[0].rests_on[0]: "flags.reach" is a finding of an audit that the case does '
        "not ask for. Ask for that audit under `audits`, or cite a finding of one that is "
        "asked for: access."
    )


def test_a_rule_without_rules_is_refused() -> None:
    with pytest.raises(CaseError) as wrong:
        check_opinion(asked("AR-01"))
    assert "the case asks for no rules" in str(wrong.value)
    check_opinion(asked("AR-01", rules=True))


def test_the_reply_is_held_to_the_same(tmp_path: Path) -> None:
    text = "reply:\n  - {point: p, answer: a, about: [AR-99999]}\n"
    with pytest.raises(CaseError) as wrong:
        audit(case(tmp_path, text))
    assert str(wrong.value).startswith("reply[0].about[0]: the report has no finding")


def test_what_is_cited_is_found_in_whichever_audit_has_it(tmp_path: Path) -> None:
    text = HEAD.replace(
        "  - {kind: watchlist, sources: {}}\n",
        "  - {kind: watchlist, sources: {}}\n  - {kind: claims, sources: {}}\n",
    )
    file = tmp_path / "case.yaml"
    file.write_text(
        text + "questions:\n  - {question: q, rests_on: [claims.sums, watchlist.kinds]}\n",
        encoding="utf-8",
    )
    places = audit(file).report.answers[0].findings
    assert [(one.audit, one.finding) for one in places] == [
        (1, "claims.sums"),
        (0, "watchlist.kinds"),
    ]
