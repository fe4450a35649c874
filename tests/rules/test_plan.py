"""Which rules: the day, the place, good practice, templates, and what is refused."""

import pytest
from msgspec.structs import replace

from tests.rules.by_hand import OUTSIDE, asked, evidence, signed
from veedor.core import (
    CaseError,
    Document,
    PackAsked,
    RulesAsked,
    RuleVerdict,
)
from veedor.rules import (
    TEMPLATES,
    check_documents,
    hold,
    plan_rules,
    template,
)


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
