"""What to ask for next: each record once, first what unlocks most."""

from tests.rules.by_hand import ALL, RULES, asked, evidence
from veedor.core import (
    RuleVerdict,
)
from veedor.rules import (
    hold,
    plan_rules,
    questions,
)


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


def test_what_is_there_is_not_asked_for_again_where_something_else_is_missing() -> None:
    rule = RULES["AR-15"]
    assert rule.ask.record in {"queries", "accounts"}
    other = ({"queries", "accounts"} - {rule.ask.record}).pop()
    there = evidence(given=frozenset({rule.ask.record}))
    packs = hold(plan_rules(asked("ar", place="AR"), run=()), there)
    (question,) = [one for one in questions(packs) if rule.id in one.rules]
    assert question.record == other
