"""False matches group by group: ratios, bounds, what a small trial cannot show."""

from decimal import Decimal
from typing import Any

import pytest

from veedor.audits.trial.counts import (
    Persons,
    Scope,
    SearchCoverage,
    Threshold,
)
from veedor.audits.trial.options import TrialOptions
from veedor.audits.trial.tests.by_hand import (
    GIVEN,
    SEARCHES,
    ask,
    counts,
    finding,
    named,
    reach,
    scope,
    why,
)
from veedor.core import Verdict

GROUPS = (scope(10, 100, "A"), scope(40, 100, "B"))


def test_the_ratio_is_the_highest_rate_over_the_lowest_with_bounds_for_both() -> None:
    said = ask(counts(*GROUPS))
    ratio = reach(said, "false-matches.group-ratio")
    # Exact 97.5 % intervals (two groups): 10 of 100 and 40 of 100.
    assert (ratio.value, ratio.kind, ratio.level) == (4.0, "simultaneous", 0.95)
    assert ratio.low == pytest.approx(0.2906 / 0.1877, abs=0.02)
    assert ratio.high == pytest.approx(0.5175 / 0.0437, rel=0.02)
    other_way = reach(said, "false-matches.least-to-most")
    assert other_way.value == 0.25
    assert other_way.low == pytest.approx(1 / ratio.high)
    assert reach(said, "false-matches.over-mean").value == 2.0
    assert finding(said, "trial.false-matches-by-group").verdict is Verdict.CONTRADICTED


def test_what_a_trial_of_this_size_could_not_show_is_said() -> None:
    said = ask(counts(scope(10, 100, "A"), scope(14, 100, "B")))
    few = reach(said, "false-matches.not-shown")
    assert (few.kind, few.low) == ("bounds", 1)
    more = ask(counts(scope(100, 1000, "A"), scope(140, 1000, "B")))
    assert 1 < reach(more, "false-matches.not-shown").high < few.high
    all_wrong = ask(counts(scope(40, 40, "A"), scope(40, 40, "B")))
    assert why(all_wrong, "false-matches.not-shown") == "absent.no-power"


def test_a_difference_that_chance_can_make_is_inconclusive() -> None:
    said = ask(counts(scope(10, 100, "A"), scope(14, 100, "B")))
    assert reach(said, "false-matches.group-ratio").low == 1
    assert finding(said, "trial.false-matches-by-group").verdict is Verdict.INCONCLUSIVE


def test_a_group_without_an_error_gives_no_ratio_but_the_other_way_up() -> None:
    said = ask(counts(scope(0, 100, "A"), scope(40, 100, "B")))
    assert why(said, "false-matches.group-ratio") == "absent.unbounded-false-matches"
    assert why(said, "false-matches.over-mean") == "absent.zero-mean"
    other_way = reach(said, "false-matches.least-to-most")
    assert (other_way.low, other_way.value) == (0, 0)
    assert 0 < other_way.high < 1
    assert finding(said, "trial.false-matches-by-group").verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("scopes", "because"),
    [
        ((), "absent.few-groups"),
        ((scope(3, 100, "A"),), "absent.few-groups"),
        ((scope(3, 100, "A"), scope(5, 29, "B")), "absent.few-groups"),
        ((scope(0, 100, "A"), scope(0, 100, "B")), "absent.no-false-matches"),
    ],
)
def test_why_there_is_no_ratio(scopes: tuple[Scope, ...], because: str) -> None:
    said = ask(counts(*scopes))
    assert why(said, "false-matches.group-ratio") == because
    assert finding(said, "trial.false-matches-by-group").verdict is Verdict.NOT_ASSESSABLE


@pytest.mark.parametrize(
    ("given", "changed", "because"),
    [
        ({}, {}, "absent.no-comparisons"),
        ({"comparisons": frozenset({"genuine", "score"})}, {}, "absent.no-groups"),
        (GIVEN, {"admitted": 0}, "absent.none"),
        (GIVEN, {"threshold": (Threshold(3, None, "several"),)}, "absent.several"),
        (GIVEN, {"threshold": (Threshold(0, None, "rate"),)}, "absent.no-threshold"),
    ],
)
def test_what_is_lacking_is_said(
    given: dict[str, frozenset[str]], changed: dict[str, Any], because: str
) -> None:
    said = ask(counts(*GROUPS, **changed), given=given)
    assert why(said, "false-matches.group-ratio") == because
    found = finding(said, "trial.false-matches-by-group")
    assert [one.record for one in found.asks] == ["comparisons"]


def test_small_groups_and_those_not_named_are_told() -> None:
    said = ask(counts(*GROUPS, scope(9, 20, "C"), no_group=7))
    facts = {one.id: one.facts for one in finding(said, "trial.false-matches-by-group").caveats}
    assert facts["groups.small"] == {"n": 1, "least": 30}
    assert facts["groups.no-group"] == {"n": 7}
    assert "groups.alone" in facts
    assert "groups.within" in facts
    assert reach(said, "false-matches.by-group.3").value == 0.45
    assert reach(said, "false-matches.group-ratio").value == 4.0


def test_each_group_is_held_against_the_one_named() -> None:
    said = ask(counts(*GROUPS), TrialOptions(reference_group="A"))
    assert reach(said, "false-matches.to-reference.1").value == 4.0
    nobody = ask(counts(*GROUPS), TrialOptions(reference_group="Z"))
    every = {one.name for f in nobody.findings for one in f.estimates}
    assert not any(name.startswith("false-matches.to-reference") for name in every)


def test_persons_named_widen_the_interval_and_change_its_method() -> None:
    shared = [
        Scope(
            genuine=False,
            scope="group",
            group_a=group,
            group_b="",
            unnamed=0,
            trials=190,
            events=events,
            pair_ee=Decimal(events),
            pair_en=Decimal(events),
            pair_nn=Decimal(190),
        )
        for group, events in (("A", 19), ("B", 76))
    ]
    persons = tuple(
        Persons(
            genuine=False,
            scope="group",
            group_a=group,
            group_b="",
            events=e,
            trials=19,
            persons=many,
        )
        for group, e, many in (("A", 19, 1), ("A", 1, 19), ("B", 14, 4), ("B", 6, 16))
    )
    wide = ask(counts(*shared, persons=persons))
    alone = ask(counts(scope(19, 190, "A"), scope(76, 190, "B")))
    name = "false-matches.by-group.1"
    assert named(wide, name).method != named(alone, name).method
    assert reach(wide, name).low < reach(alone, name).low
    assert reach(wide, name).high > reach(alone, name).high
    assert reach(wide, name).value == reach(alone, name).value == 0.1


def test_searches_take_the_place_of_comparisons_that_were_not_handed_over() -> None:
    found = (scope(5, 50, "A"), scope(20, 50, "B"), scope(25, 100))
    seen = counts(
        search_scopes=found, search_coverage=(SearchCoverage(admitted=100, no_truth=0),)
    )
    said = ask(seen, given={"searches": SEARCHES})
    assert reach(said, "false-matches.group-ratio").value == 4.0
    assert named(said, "false-matches.group-ratio").unit == "searches"
    bare = ask(seen, given={"searches": SEARCHES - {"mated"}})
    assert why(bare, "misses.group-ratio") == "absent.no-mated"
    assert why(bare, "searches.missed") == "absent.no-mated"


def test_single_measures_of_four_groups_are_those_of_the_worked_vector() -> None:
    """False matches 1, 2, 4, 10 in 10,000; misses 1.0, 1.2, 2.0, 1.5 %."""
    rows = [
        *(scope(n, 1_000_000, g) for g, n in zip("ABCD", (100, 200, 400, 1000), strict=True)),
        *(
            scope(n, 10_000, g, genuine=True)
            for g, n in zip("ABCD", (100, 120, 200, 150), strict=True)
        ),
    ]
    said = ask(counts(*rows))
    wanted = {
        "gini-false-matches": 0.568627,
        "gini-misses": 0.192982,
        "garbe": 0.380805,
        "discrepancy": 0.99455,
        "inequity": 4.472136,
    }
    for name, value in wanted.items():
        found = reach(said, f"measures.{name}")
        assert found.value == pytest.approx(value, abs=5e-7)
        assert found.kind == "simultaneous"
        assert found.low < value < found.high


def test_a_group_without_errors_has_no_inequity_and_says_how_much_at_least() -> None:
    rows = [scope(n, 1000, g) for g, n in (("A", 0), ("B", 90))]
    rows += [scope(n, 1000, g, genuine=True) for g, n in (("A", 30), ("B", 60))]
    said = ask(counts(*rows))
    assert why(said, "measures.inequity") == "measures.no-inequity"
    assert reach(said, "measures.gini-false-matches").value == 1


def test_groups_of_one_error_alone_are_not_joined() -> None:
    rows = [scope(n, 1000, g) for g, n in (("A", 5), ("B", 90))]
    rows += [scope(n, 1000, g, genuine=True) for g, n in (("A", 30), ("C", 60))]
    assert why(ask(counts(*rows)), "measures.garbe") == "measures.other-groups"


def test_a_rate_of_zero_has_its_one_sided_limit_in_the_mean_and_gives_a_least() -> None:
    rows = [scope(n, 3000, g) for g, n in (("A", 0), ("B", 30))]
    said = ask(counts(*rows))
    found = reach(said, "false-matches.over-mean-zeros").value
    limit = 1 - 0.05 ** (1 / 3000)
    assert found == pytest.approx(0.01 / (0.01 * limit) ** 0.5)
    assert why(said, "false-matches.over-mean") == "absent.zero-mean"
    rows = [scope(n, 3000, g) for g, n in (("A", 3), ("B", 30))]
    assert why(ask(counts(*rows)), "false-matches.over-mean-zeros") == "absent.no-zero"
