"""The audit of trials on counts made by hand."""

from decimal import Decimal
from typing import Any

import pytest

from veedor.audits.trial.answer import answer
from veedor.audits.trial.counts import (
    Counts,
    Coverage,
    Knot,
    Persons,
    Places,
    Scope,
    SearchCoverage,
    Threshold,
)
from veedor.audits.trial.options import TrialOptions, binds
from veedor.core import Answer, Estimate, Finding, Interval, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO

COMPARISONS = frozenset({"genuine", "score", "threshold", "group_a", "group_b"})
SEARCHES = frozenset({"search_id", "enrolled", "score", "mated", "group_name"})
GIVEN = {"comparisons": COMPARISONS, "searches": SEARCHES}
AT = Threshold(thresholds=1, threshold=Decimal("0.500000"), origin="record")
KNOTS = (
    Knot(Decimal("0.2"), 200, 100),
    Knot(Decimal("0.5"), 12, 95),
    Knot(Decimal("0.9"), 1, 60),
)


def scope(
    events: int, trials: int, group: str = "", other: str = "", *, genuine: bool = False
) -> Scope:
    where = "cross" if other else "group" if group else "all"
    return Scope(
        genuine=genuine,
        scope=where,
        group_a=group,
        group_b=other,
        unnamed=trials,
        trials=trials,
        events=events,
    )


def counts(*scopes: Scope, **changed: Any) -> Counts:
    """A trial of 200 impostor and 100 genuine comparisons, with what is changed."""
    coverage: dict[str, Any] = {
        "admitted": 300,
        "no_truth": 0,
        "no_score": 0,
        "no_weight": 0,
        "contradicting": 0,
        "no_group": 0,
        "impostors": 200,
        "genuine": 100,
        "scores": 3,
        "doubled": Decimal(39_000),
    }
    coverage |= {name: changed.pop(name) for name in list(changed) if name in coverage}
    usual: dict[str, Any] = {
        "coverage": (Coverage(**coverage),),
        "threshold": (AT,),
        "knots": KNOTS,
        "scopes": scopes,
        "persons": (),
        "search_coverage": (SearchCoverage(admitted=0, no_truth=0),),
        "search_scopes": (),
        "search_persons": (),
        "places": (),
    }
    return Counts(**(usual | changed))


def setting(given: dict[str, frozenset[str]]) -> Setting:
    return Setting(given=given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)


def ask(
    seen: Counts,
    options: TrialOptions | None = None,
    given: dict[str, frozenset[str]] | None = None,
) -> Answer:
    return answer(seen, options or TrialOptions(), setting(GIVEN if given is None else given))


def named(said: Answer, name: str) -> Estimate:
    (found,) = [e for f in said.findings for e in f.estimates if e.name == name]
    return found


def finding(said: Answer, id_: str) -> Finding:
    return next(one for one in said.findings if one.id == id_)


def reach(said: Answer, name: str) -> Interval:
    interval = named(said, name).interval
    assert interval is not None, name
    return interval


def why(said: Answer, name: str) -> str:
    because = named(said, name).absent_because
    assert because is not None, name
    return because.id


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
            pair_ee=events,
            pair_en=events,
            pair_nn=190,
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


def test_errors_at_the_threshold_with_what_gave_no_score() -> None:
    said = ask(counts(scope(12, 200), scope(5, 100, genuine=True), admitted=320, no_score=20))
    assert reach(said, "false-matches.rate").value == 0.06
    assert reach(said, "misses.rate").value == 0.05
    assert reach(said, "comparisons.without-score").value == 0.0625
    found = finding(said, "trial.errors")
    assert found.plain.facts["threshold"] == "0.5"
    assert "errors.no-score" in {one.id for one in found.caveats}
    covered = said.coverage[0]
    assert [(one.reason.id, one.rows) for one in covered.excluded] == [
        ("coverage.no-score", 20)
    ]


def test_a_threshold_chosen_by_rate_is_told() -> None:
    at = Threshold(thresholds=0, threshold=Decimal("0.9"), origin="rate")
    said = ask(counts(scope(1, 200), threshold=(at,)))
    assert "errors.chosen" in {one.id for one in finding(said, "trial.errors").caveats}
    assert why(said, "misses.rate") == "absent.no-genuine"


def test_the_curve_keeps_every_rate_and_stands_in_the_annex() -> None:
    said = ask(counts(), TrialOptions(fmr_rates=(0.1, 0.05, 0.001)))
    assert reach(said, "area").value == 0.975
    assert [named(said, f"misses.at.{n}").count for n in (1, 2, 3)] == [5, 40, 100]
    assert named(said, "misses.at.3").label.id == "curve.above"
    ends = reach(said, "equal-error")
    assert (ends.low, ends.high) == (0.05, 0.06)
    (table,) = said.annex
    assert table.rows == ((0.2, 200, 0), (0.5, 12, 5), (0.9, 1, 40))


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"impostors": 0}, "absent.no-impostors"),
        ({"genuine": 0}, "absent.no-genuine"),
    ],
)
def test_a_curve_needs_both_kinds(changed: dict[str, int], because: str) -> None:
    said = ask(counts(**changed))
    assert why(said, "area") == because
    assert why(said, "misses.at") == because
    assert said.annex == ()


def test_across_groups_each_two_are_shown() -> None:
    said = ask(counts(scope(4, 100, "A", "A"), scope(1, 100, "A", "B")))
    assert reach(said, "false-matches.between.2").value == 0.01
    assert finding(said, "trial.across-groups").plain.facts == {
        "cells": 2,
        "events": 5,
        "inside": 4,
    }
    bare = ask(counts(), given={"comparisons": COMPARISONS - {"group_b"}})
    assert why(bare, "false-matches.between") == "absent.no-group-b"
    assert why(ask(counts()), "false-matches.between") == "absent.none"


def test_searches_give_both_errors_and_the_places() -> None:
    seen = counts(
        search_scopes=(
            scope(3, 30),
            scope(3, 30, "A"),
            scope(4, 20, genuine=True),
            scope(4, 20, "A", genuine=True),
        ),
        search_coverage=(SearchCoverage(admitted=60, no_truth=2),),
        places=(Places(None, 2), Places(1, 14), Places(3, 4)),
    )
    said = ask(seen, TrialOptions(places=(1, 5), search_threshold=0.5))
    assert reach(said, "searches.false-positive").value == 0.1
    assert reach(said, "searches.missed").value == 0.2
    assert reach(said, "searches.within.1").value == 0.7
    assert reach(said, "searches.within.5").value == 0.9
    assert reach(said, "searches.missed.by-group.1").value == 0.2
    found = finding(said, "trial.searches")
    assert found.plain.facts == {"false": 3, "strangers": 30, "missed": 4, "listed": 20}
    assert found.caveats[0].facts == {"threshold": "0.5", "top": 20}
    assert said.coverage[1].excluded[0].rows == 2


def test_searches_of_one_sort_only_say_what_is_lacking() -> None:
    seen = counts(
        search_scopes=(scope(3, 30),),
        search_coverage=(SearchCoverage(admitted=30, no_truth=0),),
    )
    said = ask(seen)
    assert why(said, "searches.missed") == "absent.no-enrolled"
    assert why(said, "searches.within.1") == "absent.none"
    assert finding(said, "trial.searches").plain.id == "absent.no-enrolled"
    assert why(ask(counts()), "searches.missed") == "absent.none"


@pytest.mark.parametrize(
    "wrong",
    [
        {"fmr_rates": ()},
        {"fmr_rates": (0.1,) * 7},
        {"at_fmr": 1.0},
        {"curve_points": 3},
        {"top": 0},
        {"power": 1.0},
        {"places": (0,)},
    ],
)
def test_choices_that_mean_nothing_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"rate|least"):
        TrialOptions(**wrong)


def test_the_values_bound_are_exact_and_padded() -> None:
    bound = binds(TrialOptions(fmr_rates=(0.1,), threshold=0.6), setting(GIVEN))
    assert (bound["threshold"], bound["fmr_1"], bound["fmr_2"]) == (
        Decimal("0.6"),
        Decimal("0.1"),
        None,
    )
    assert bound["pairs"] == "within"
    assert binds(TrialOptions(), setting({}))["pairs"] == "presented"
