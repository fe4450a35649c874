"""Every rule of every pack: its texts in both languages, and what its fixtures must give."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from veedor import rules as room
from veedor.core.rule import Limit, Rule, RuleVerdict
from veedor.rules import PACKS, in_force, judge, read_pack

FOLDER = Path(room.__path__[0])
HOW_MANY = {
    "ar": 37,
    "caba": 21,
    "eu-ai-act": 24,
    "eu-led": 14,
    "uk": 14,
    "us": 6,
    "coe-un": 4,
    "audits": 20,
}
RULES = [(name, rule) for name in PACKS for rule in read_pack(name).rules]
FORBIDDEN = re.compile(r"\b(illegal|biased|unfair|sesgad[oa]s?|ilegal(es)?)\b", re.IGNORECASE)


def named(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value)


def fixtures(name: str) -> dict[str, Any]:
    text = (FOLDER / "fixtures" / f"{name}.yaml").read_text("utf-8")
    found: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return found


@pytest.mark.parametrize("name", PACKS)
def test_every_rule_of_the_study_is_in_its_pack(name: str) -> None:
    ids = [rule.id for rule in read_pack(name).rules]
    assert len(ids) == HOW_MANY[name]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=named)
def test_a_rule_speaks_both_languages_and_gives_no_verdict_that_is_the_judges(
    pack: str, rule: Rule
) -> None:
    texts = [rule.source, rule.question, rule.ask.foi, rule.ask.court, rule.cannot_say]
    for text in texts:
        assert text.es.strip(), pack
        assert text.en.strip(), pack
        assert not FORBIDDEN.search(text.es + text.en)


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=named)
def test_a_rules_dates_are_dates_in_order(pack: str, rule: Rule) -> None:
    days = [date.fromisoformat(day) for day in (rule.in_force.start, rule.in_force.end) if day]
    assert days == sorted(days), pack


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=named)
def test_a_rules_fixtures_get_the_verdict_they_are_named_after(pack: str, rule: Rule) -> None:
    given_cases = fixtures(pack)["rules"][rule.id]
    if rule.measure == "computed" and rule.limit is not None:
        assert set(given_cases) == {"met", "not met", "cannot be determined"}
        for verdict, case in given_cases.items():
            assert judge(rule.limit, case.get("low"), case.get("high")).value == verdict
            assert case["story"]["es"]
            assert case["story"]["en"]
    elif rule.measure == "computed":
        assert "measured" in given_cases
        for case in given_cases.values():
            found = judge(rule.limit, case.get("low"), case.get("high"))
            assert found is RuleVerdict.CANNOT
    else:
        assert set(given_cases) == {"met", "not met", "cannot be determined"}
        assert given_cases["met"]["answer"] is True
        assert given_cases["not met"]["answer"] is False
        assert "answer" not in given_cases["cannot be determined"]


@pytest.mark.parametrize("name", PACKS)
def test_no_fixture_stands_without_a_rule(name: str) -> None:
    assert set(fixtures(name)["rules"]) == {rule.id for rule in read_pack(name).rules}


def test_the_day_chooses_the_law_in_force() -> None:
    pack = read_pack("eu-ai-act").rules
    before, after = (
        {rule.id for rule in in_force(pack, day)}
        for day in (date(2026, 11, 22), date(2027, 12, 3))
    )
    assert "EU-01" in before
    assert before < after


def test_an_unknown_pack_is_not_read() -> None:
    with pytest.raises(KeyError):
        read_pack("../secrets")


@pytest.mark.parametrize(
    ("limit", "low", "high", "verdict"),
    [
        (Limit(at_most=0), 0, 0, RuleVerdict.MET),
        (Limit(at_most=0), 0.0001, 1, RuleVerdict.NOT_MET),
        (Limit(at_most=0), 0, 1, RuleVerdict.CANNOT),
        (Limit(at_most=10), 10, 10, RuleVerdict.MET),
        (Limit(at_least=1), 1, 1, RuleVerdict.MET),
        (Limit(at_least=1), 0.2, 0.99, RuleVerdict.NOT_MET),
        (Limit(at_least=1), 0.2, 1, RuleVerdict.CANNOT),
        (Limit(at_most=0), None, None, RuleVerdict.CANNOT),
        (None, 0, 0, RuleVerdict.CANNOT),
    ],
)
def test_the_one_judge(
    limit: Limit | None, low: float | None, high: float | None, verdict: RuleVerdict
) -> None:
    assert judge(limit, low, high) is verdict


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_more_evidence_never_turns_met_into_not_met(a: float, b: float, limit: float) -> None:
    """Any interval inside one that was judged gets the same verdict, or a decided one."""
    low, high = sorted((a, b))
    middle = (low + high) / 2
    outer = judge(Limit(at_most=limit), low, high)
    inner = judge(Limit(at_most=limit), middle, middle)
    assert outer in {RuleVerdict.CANNOT, inner}


def test_a_limit_that_is_both_ways_or_none_cannot_be_made() -> None:
    for most, least in ((None, None), (0.0, 1.0)):
        with pytest.raises(ValueError, match=r"^a limit is at_most or at_least"):
            Limit(at_most=most, at_least=least)
