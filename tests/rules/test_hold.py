"""Rules held against findings: which verdict, for which reason, and what is asked for next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from veedor.core import (
    Answered,
    AuditRecord,
    CaseError,
    Document,
    Estimate,
    Finding,
    Interval,
    Limit,
    PackAsked,
    Rule,
    RulesAsked,
    RuleVerdict,
    Verdict,
    say,
)
from veedor.rules import (
    PACKS,
    TEMPLATES,
    Evidence,
    check,
    check_documents,
    hold,
    plan_rules,
    questions,
    read_pack,
    template,
)

ALL = frozenset({"queries", "watchlist", "orders", "purposes"})
RULES = {rule.id: rule for pack in PACKS for rule in read_pack(pack).rules}
OUTSIDE = RULES["AR-03"]  # access: outside.queries, at most 0, of queries, watchlist, orders
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


def evidence(*audits: AuditRecord, given: frozenset[str] = ALL) -> Evidence:
    return Evidence(audits=audits, given=given, kinds=frozenset({"access"}))


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


def asked(*packs: str | PackAsked, as_of: str = "2026-11-29", place: str = "EU") -> RulesAsked:
    return RulesAsked(as_of=as_of, jurisdiction=place, packs=packs)


def verdicts(rules: RulesAsked) -> dict[str, RuleVerdict]:
    packs = hold(plan_rules(rules, run=()), evidence())
    return {one.rule.id: one.verdict for pack in packs for one in pack.checks}


def test_the_day_picks_the_law() -> None:
    early, late = (
        verdicts(asked("eu-ai-act", as_of=day)) for day in ("2025-03-01", "2028-01-01")
    )
    not_yet = {id_ for id_, verdict in early.items() if verdict is RuleVerdict.NOT_APPLICABLE}
    assert not_yet
    assert RuleVerdict.NOT_APPLICABLE not in late.values()
    plan = plan_rules(asked("eu-ai-act", as_of="2025-03-01"), run=())
    (pack,) = hold(plan, evidence())
    reasons = {one.reason.id for one in pack.checks if one.rule.id in not_yet}
    assert reasons == {"reason.not-yet"}


def test_good_practice_applies_every_rule_whatever_the_day_and_the_place() -> None:
    as_practice = PackAsked(pack="eu-ai-act", good_practice=True)
    held = verdicts(asked(as_practice, as_of="2019-01-01", place="AR"))
    assert set(held.values()) == {RuleVerdict.CANNOT}


def test_a_rule_that_has_ended_is_not_the_law() -> None:
    rule = replace(OUTSIDE, in_force=replace(OUTSIDE.in_force, start=None, end="2020-01-01"))
    plan = plan_rules(asked("ar", place="AR"), run=())
    ended = replace(plan.packs[0].pack, rules=(rule,))
    (pack,) = hold(replace(plan, packs=(replace(plan.packs[0], pack=ended),)), evidence())
    assert pack.checks[0].verdict is RuleVerdict.NOT_APPLICABLE
    assert pack.checks[0].reason.id == "reason.over"


def refused(rules: RulesAsked, run: tuple[str, ...] = ()) -> tuple[str, str]:
    with pytest.raises(CaseError) as problem:
        plan_rules(rules, run=run)
    return problem.value.told("en"), problem.value.told("es")


def signed(rule: str) -> RulesAsked:
    answer = Answered(answer=True, because="b", signed_by="A", on="2026-01-01")
    return replace(asked("ar", place="AR"), answers={rule: answer})


def test_what_cannot_be_applied_is_refused_in_both_languages() -> None:
    english, spanish = refused(asked("eu-ai"))
    known = "eu-ai-act, eu-led, coe-un, audits, ar, caba, uk, us"
    assert english == (
        'rules.packs[0]: there is no rule pack called "eu-ai". Packs, the nearest first: '
        f"{known}."
    )
    assert spanish == (
        "rules.packs[0]: no existe el paquete de reglas «eu-ai». Paquetes, el más parecido "
        f"primero: {known}."
    )
    english, spanish = refused(asked("ar", place="EU"))
    assert english == (
        'rules.packs[0]: the pack "ar" is the law of AR, and the system works in EU. To hold '
        "the records against it all the same, as good practice and saying so, write "
        "{pack: ar, good_practice: true}."
    )
    assert "es derecho de AR, y el sistema funciona en EU" in spanish
    assert refused(asked("uk", "uk", place="UK"))[0].startswith(
        'rules.packs[1]: the pack "uk" is asked for twice.'
    )
    assert refused(signed("AR-99"))[0].startswith(
        'rules.answers.AR-99: no pack that the case asks for has a rule "AR-99".'
    )
    assert refused(signed("AR-03"), run=("access",))[0].startswith(
        "rules.answers.AR-03: the audit access, which this case runs, decides this rule"
    )
    assert refused(replace(asked("uk", place="UK"), unit="fbi"))[0] == (
        'rules.unit: there is no map of functions for a unit called "fbi". Units: uiaas.'
    )


def test_the_law_of_a_country_binds_in_its_parts_and_not_the_reverse() -> None:
    assert plan_rules(asked("ar", "caba", place="AR-C"), run=()).packs[0].good_practice is False
    assert "the law of AR-C" in refused(asked("caba", place="AR"))[0]


def test_each_record_is_asked_for_once_first_what_unlocks_most() -> None:
    packs = hold(plan_rules(asked("ar", place="AR"), run=()), evidence(given=frozenset()))
    found = questions(packs)
    sizes = [len(question.rules) for question in found]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == sum(one.verdict is RuleVerdict.CANNOT for one in packs[0].checks)
    keys = [(question.record, question.document) for question in found]
    assert len(set(keys)) == len(keys)
    for question in found:
        assert set(question.settles) <= set(question.rules)
        assert (question.record == "docs") == (question.document is not None)


def test_what_would_settle_a_rule_alone_is_told_apart() -> None:
    packs = hold(
        plan_rules(asked("ar", place="AR"), run=()), evidence(given=ALL - {"watchlist"})
    )
    (question,) = [one for one in questions(packs) if one.record == "watchlist"]
    assert "AR-03" in question.settles


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_can_be_planned(name: str) -> None:
    start = template(name)
    practice = tuple(PackAsked(pack=pack, good_practice=True) for pack in start.good_practice)
    rules = RulesAsked(
        as_of="2026-11-29",
        jurisdiction=start.jurisdiction,
        packs=(*start.packs, *practice),
        unit=start.unit,
    )
    assert len(plan_rules(rules, run=()).packs) == len(start.packs) + 2


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


def test_an_unknown_kind_of_document_is_refused_with_the_nearest() -> None:
    paper = Document(kind="polcy", title="T", date="2026-01-01", sha256="0" * 64)
    with pytest.raises(CaseError) as problem:
        check_documents({"paper": paper})
    assert problem.value.told("en").startswith(
        'documents.paper.kind: no rule asks for a document of the kind "polcy". Write one of '
        'these, the nearest first, or "other": policy,'
    )
    assert "«polcy»" in problem.value.told("es")
    check_documents({"paper": replace(paper, kind="other")})


def test_what_is_there_is_not_asked_for_again_where_something_else_is_missing() -> None:
    rule = RULES["AR-15"]
    assert rule.ask.record in {"queries", "accounts"}
    other = ({"queries", "accounts"} - {rule.ask.record}).pop()
    there = evidence(given=frozenset({rule.ask.record}))
    packs = hold(plan_rules(asked("ar", place="AR"), run=()), there)
    (question,) = [one for one in questions(packs) if rule.id in one.rules]
    assert question.record == other
