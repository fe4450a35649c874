"""Errors at the threshold, the curve, pairs across groups, searches and options."""

from decimal import Decimal
from typing import Any

import pytest

from veedor.audits.trial.counts import (
    Places,
    SearchCoverage,
    Threshold,
)
from veedor.audits.trial.options import TrialOptions, binds
from veedor.audits.trial.tests.by_hand import (
    COMPARISONS,
    GIVEN,
    ask,
    counts,
    finding,
    named,
    reach,
    scope,
    setting,
    why,
)


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
