"""Rules held against findings: which verdict, and for which reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.rules.by_hand import ALL, OUTSIDE, RULES, evidence
from veedor.core import (
    Answered,
    AuditRecord,
    Estimate,
    Finding,
    Interval,
    Limit,
    Rule,
    RuleVerdict,
    Verdict,
    say,
)
from veedor.rules import (
    Evidence,
    check,
)

MANUAL = RULES["AR-01"]


UNLIMITED = RULES["AUD-ES1"]


def audited(
    low: float | None, high: float = 1.0, *, kind: str = "access", name: str = "outside.queries"
) -> AuditRecord:
    """One audit with one estimate: from ``low`` to ``high``, or absent."""
    interval = None if low is None else Interval(kind="bounds", low=low, high=high)
    estimate = Estimate(
        name=name,
        label=say("label"),
        shape="share",
        unit="queries",
        support=10,
        method="bounds",
        interval=interval,
        absent_because=say("because") if low is None else None,
    )
    finding = Finding(
        id=f"{kind}.one",
        rank=1,
        title=say("title"),
        claim=say("claim"),
        verdict=Verdict.INCONCLUSIVE,
        plain=say("plain"),
        estimates=(estimate,),
        caveats=(),
        queries=(),
    )
    return AuditRecord(
        kind=kind,
        question=say("question"),
        sources={},
        options={},
        coverage=(),
        findings=(finding,),
        not_received=(),
        queries=(),
        method_es="",
        method_en="",
    )


@pytest.mark.parametrize(
    ("low", "high", "verdict", "reason"),
    [
        (0.0, 0.0, RuleVerdict.MET, "reason.met"),
        (0.1, 0.2, RuleVerdict.NOT_MET, "reason.not-met"),
        (0.0, 0.2, RuleVerdict.CANNOT, "reason.across"),
        (None, 0.0, RuleVerdict.CANNOT, "reason.absent"),
    ],
)
def test_the_whole_interval_decides(
    low: float | None, high: float, verdict: RuleVerdict, reason: str
) -> None:
    held = check(OUTSIDE, evidence(audited(low, high)), None)
    assert (held.verdict, held.reason.id) == (verdict, reason)
    assert held.held[0].finding == "access.one"
    assert (held.because is None) == (low is not None)


@given(st.frozensets(st.sampled_from(sorted(ALL))), st.floats(0, 1), st.floats(0, 1))
def test_a_missing_record_never_makes_a_rule_met(
    received: frozenset[str], one: float, other: float
) -> None:
    low, high = sorted((one, other))
    held = check(OUTSIDE, evidence(audited(low, high), given=received), None)
    lacking = [record for record in OUTSIDE.evidence if record not in received]
    assert held.verdict is not RuleVerdict.MET or not lacking
    if high == 0 and lacking:
        assert held.reason.id == "reason.within-what-was-received"
        assert list(held.missing) == lacking


def test_of_several_audits_one_that_is_not_met_decides_and_all_must_be_met() -> None:
    met, broken, open_ = audited(0, 0), audited(0.5, 0.6), audited(None)
    assert check(OUTSIDE, evidence(met, broken), None).verdict is RuleVerdict.NOT_MET
    assert check(OUTSIDE, evidence(met, open_), None).verdict is RuleVerdict.CANNOT
    held = check(OUTSIDE, evidence(met, met), None)
    assert held.verdict is RuleVerdict.MET
    assert [one.audit for one in held.held] == [0, 1]


@pytest.mark.parametrize(
    ("rule", "there", "reason"),
    [
        (MANUAL, (), "reason.no-answer"),
        (OUTSIDE, (), "reason.not-asked"),
        (OUTSIDE, (audited(0, name="another"),), "reason.no-estimate"),
        (UNLIMITED, (), "reason.no-kind"),
    ],
)
def test_what_is_missing_is_said_and_asked_for(
    rule: Rule, there: tuple[AuditRecord, ...], reason: str
) -> None:
    held = check(rule, evidence(*there, given=frozenset()), None)
    assert (held.verdict, held.reason.id) == (RuleVerdict.CANNOT, reason)
    assert held.missing == rule.evidence


def test_a_rule_without_a_limit_is_measured_and_asks_for_nothing() -> None:
    rule = replace(OUTSIDE, limit=None)
    held = check(rule, evidence(audited(0.2, 0.3)), None)
    assert (held.verdict, held.measured) == (RuleVerdict.CANNOT, True)
    assert held.reason.id == "reason.measured"


@pytest.mark.parametrize("answer", [True, False])
@pytest.mark.parametrize("document", ["policy", None])
def test_an_answer_decides_what_no_table_can(answer: bool, document: str | None) -> None:  # noqa: FBT001
    given_answer = Answered(
        answer=answer, because="seen", document=document, signed_by="A", on="2026-01-01"
    )
    held = check(MANUAL, evidence(), given_answer)
    assert held.verdict is (RuleVerdict.MET if answer else RuleVerdict.NOT_MET)
    assert held.reason.id == ("reason.document" if document else "reason.signed")
    assert held.answer == given_answer


def test_records_that_decide_stand_before_an_answer() -> None:
    signed = Answered(answer=True, because="no", signed_by="A", on="2026-01-01")
    held = check(OUTSIDE, evidence(audited(0.5, 0.5)), signed)
    assert (held.verdict, held.answer) == (RuleVerdict.NOT_MET, None)


def test_a_limit_of_at_least_is_judged_from_the_other_side() -> None:
    rule = replace(OUTSIDE, limit=Limit(at_least=0.5))
    assert check(rule, evidence(audited(0.5, 0.9)), None).verdict is RuleVerdict.MET
    assert check(rule, evidence(audited(0.1, 0.4)), None).verdict is RuleVerdict.NOT_MET


def test_a_document_counts_for_the_rules_that_ask_for_it_and_for_no_other() -> None:
    one, other = RULES["AR-01"], RULES["AR-02"]
    kind = one.ask.document
    assert kind is not None
    assert kind != other.ask.document
    there = Evidence(
        audits=(),
        given=frozenset({"queries"}),
        kinds=frozenset({"access"}),
        documents=frozenset({kind}),
    )
    assert check(one, there, None).missing == ()
    assert "docs" in check(other, there, None).missing
