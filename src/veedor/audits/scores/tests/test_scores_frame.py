"""What rules read is always there; options that contradict themselves."""

from datetime import date
from typing import Any

import pytest

from veedor.audits.scores.options import ScoreOptions, binds
from veedor.audits.scores.tests.by_hand import ALL, find, named
from veedor.core import Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO

READ = {
    *("basis.profile-only", "composition.against-eligible", "listed.outside-definition"),
    *("population.scored", "profiles.sensitive-factors", "reliability.missing"),
    *("selected.outside-formula", "tiers.changed-without-fact", "users.trained-before-use"),
}


@pytest.mark.parametrize("given", [{}, ALL])
def test_what_rules_read_is_there_once_and_says_why_it_has_no_number(
    given: dict[str, frozenset[str]],
) -> None:
    found = find(given=given)
    for name in READ:
        assert named(found, name).interval is None
    for finding in found.values():
        assert finding.verdict is Verdict.NOT_ASSESSABLE


@pytest.mark.parametrize(
    "wrong",
    [
        {"eligible": {"A": -1}},
        {"population": -1},
        {"follow_up_days": 0},
        {"top": (0,)},
        {"formula": {"a": 1.0}},
        {"sensitive_factors": ("a",), "plain_factors": ("a",)},
        {"fact_bases": ("a",), "profile_bases": ("a",)},
        {"as_of": "yesterday"},
        {"adjusted_for": ("arrests", "Arrests ")},
        {"adjusted_for": ("",)},
    ],
)
def test_options_that_contradict_themselves_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"cannot|must|needs|both|isoformat"):
        ScoreOptions(**wrong)


def test_the_end_of_the_record_is_bound_as_a_day() -> None:
    where = Setting(given={}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    assert binds(ScoreOptions(), where)["observed_to"] == date(1, 1, 1)
    stated = binds(ScoreOptions(observed_to="2024-01-02"), where)
    assert stated["observed_to"] == date(2024, 1, 2)
