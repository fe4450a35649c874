"""Around the first flag, and whether the same places stay at the top."""

from typing import Any

import numpy as np
import pytest

from veedor.audits.feedback.counts import Predicted
from veedor.audits.feedback.options import FeedbackOptions
from veedor.audits.feedback.tests.by_hand import (
    ALL,
    FIRST,
    QUICK,
    Flag,
    days,
    ends,
    find,
    flagged,
    named,
    reach,
    why,
    without,
)
from veedor.core import Verdict

FEW: dict[str, Any] = {
    "urn_runs": 5,
    "urn_days": 5,
    "replay_runs": 2,
    "draws": 99,
    "period_days": 7,
    "periods_before": 2,
    "periods_after": 2,
}
WEEKS = FeedbackOptions(**FEW)


def town(gain: int) -> dict[str, Any]:
    """Six flagged places, six controls, four weeks: patrols discover ``gain`` more a week."""
    rows = []
    for k in range(6):
        rows += days(f"F{k}", [2, 2, 2, 2], "victim", 7)
        rows += days(f"F{k}", [1, 1, 1 + gain + (k % 2), 1 + gain], "officer", 7)
        rows += days(f"U{k}", [2, 2, 2, 2 + k % 2], "victim", 7)
        rows += days(f"U{k}", [1, 1, 1, 1], "officer", 7)
    rows += days("X", [0] * 27 + [1])
    return {"days": rows, "flags": [flagged(f"F{k}", 14, 27) for k in range(6)]}


def test_what_patrols_discover_after_the_flag_shows_and_what_is_reported_does_not() -> None:
    found = find(WEEKS, **town(3))
    assert reach(found, "flag.effect.discovered").value == pytest.approx(3.25)
    assert reach(found, "flag.effect.reported").value == pytest.approx(-0.25)
    assert reach(found, "flag.effect.gap").value == pytest.approx(3.5)
    assert reach(found, "flag.effect.all").value == pytest.approx(3.0)
    assert found["feedback.first-flag"].verdict is Verdict.CONTRADICTED
    assert named(found, "flag.matched").count == 6
    assert reach(found, "flag.path.discovered.-2").value == 0
    assert reach(found, "flag.path.discovered.1").value == pytest.approx(3)


def test_a_rise_before_the_flag_forbids_to_judge() -> None:
    rows = town(3)
    # The flagged places had none a fortnight before, and twice as many a week before.
    discovered = []
    for one in rows["days"]:
        before = {0: 0, 7: 4}.get((one.day - FIRST).days, one.events)
        moved = one.place[0] == "F" and one.origin == "victim"
        if before or not moved:
            n = before if moved else one.events
            discovered.append(type(one)(one.place, one.day, "officer", n))
    found = find(WEEKS, days=discovered + days("X", [1], "victim"), flags=rows["flags"])
    finding = found["feedback.first-flag"]
    assert reach(found, "flag.effect.discovered").low > 0
    assert finding.verdict is Verdict.INCONCLUSIVE
    assert "flag.caveat-rising" in {one.id for one in finding.caveats}
    (other,) = finding.alternatives
    assert other.estimates[0].name == "flag.last.discovered"


def test_no_change_supports_and_chance_leaves_it_open() -> None:
    rows = town(0)
    flat = [one for one in rows["days"] if one.origin != "officer"]
    quiet = find(WEEKS, days=flat, flags=rows["flags"])
    assert quiet["feedback.first-flag"].verdict is Verdict.SUPPORTED
    dice = np.random.default_rng(5)
    drawn = [
        one
        for name in ("F", "U")
        for k in range(12)
        for one in days(f"{name}{k}", [2, 2, *dice.poisson(2, 2)], "officer", 7)
    ]
    drawn += days("X", [0] * 27 + [1])
    found = find(WEEKS, days=drawn, flags=[flagged(f"F{k}", 14) for k in range(12)])
    assert found["feedback.first-flag"].verdict is Verdict.INCONCLUSIVE


def test_without_origins_all_events_are_still_compared() -> None:
    rows = town(3)
    bare = without("incidents", "discovered_by")
    found = find(WEEKS, bare, **rows)
    assert why(found, "flag.effect.discovered") == "absent.no-discovered-by"
    nameless = [type(one)(one.place, one.day, "", one.events) for one in rows["days"]]
    found = find(WEEKS, days=nameless, flags=rows["flags"])
    assert why(found, "flag.effect.gap") == "absent.no-discovered-by"
    assert reach(found, "flag.effect.all").value == pytest.approx(3.0)
    assert reach(found, "flag.path.all.0").value is not None


@pytest.mark.parametrize(
    ("given", "flags", "reason"),
    [
        ({}, [], "absent.no-incidents"),
        (without("incidents", "cell", "area"), [], "absent.no-cell"),
        (without("incidents", "occurred_at"), [], "absent.no-occurred-at"),
        (without("predictions", "cell"), [], "absent.no-cell"),
        (ALL, [], "absent.no-flag"),
        (ALL, [flagged("elsewhere", 14)], "absent.other-places"),
        (ALL, [flagged("F0", 14)], "absent.few-matched"),
        (ALL, [flagged("F0", 0)], "absent.few-matched"),
    ],
)
def test_why_there_is_no_effect(
    given: dict[str, frozenset[str]], flags: list[Flag], reason: str
) -> None:
    found = find(WEEKS, given, days=town(1)["days"], flags=flags)
    assert why(found, "flag.effect.all") == reason
    assert found["feedback.first-flag"].verdict is Verdict.NOT_ASSESSABLE


def test_flags_that_are_not_told_are_said() -> None:
    found = find(WEEKS, predicted=[Predicted(9, 0, 0, 6, 3)], **town(1))
    assert "flag.caveat-untold" in {one.id for one in found["feedback.first-flag"].caveats}


def test_places_that_close_in_stand_out_and_constant_ones_do_not() -> None:
    dice = np.random.default_rng(3)
    even = [one for k in range(8) for one in days(f"P{k}", dice.poisson(1, 80))]
    found = find(QUICK, days=even)
    assert found["feedback.persistence"].verdict is Verdict.INCONCLUSIVE
    closing = even + days("P0", [0] * 60 + [5] * 20)
    top = FeedbackOptions(top=1, draws=99, urn_runs=5, urn_days=5)
    found = find(top, days=closing)
    assert found["feedback.persistence"].verdict is Verdict.CONTRADICTED
    seen = reach(found, "persistence.closing.all").value
    assert seen is not None
    assert seen > ends(found, "persistence.closing.all.null")[1]
    assert why(found, "persistence.ranks.discovered") == "absent.no-discovered-by"


def test_one_place_or_too_few_days_have_no_ranks() -> None:
    found = find(days=days("P", [1, 1, 1, 1, 1]))
    assert why(found, "persistence.ranks.all") == "absent.few-places"
    brief = find(days=days("P", [1]) + days("Q", [2]))
    assert why(brief, "persistence.closing.all") == "absent.few-places"
    assert why(find(), "persistence.ranks.all") == "absent.none"
