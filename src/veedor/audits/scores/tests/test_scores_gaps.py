"""Gaps between groups, what base rates force, and follow-up."""

import pytest

from veedor.audits.scores.options import ScoreOptions
from veedor.audits.scores.tests.by_hand import (
    Alike,
    cell,
    cells,
    ends,
    find,
    named,
    reach,
    why,
    without,
)
from veedor.core import Verdict
from veedor.stats.score_tables import Table


def test_equal_groups_are_not_called_different_and_different_ones_are() -> None:
    same = Table(tn=300, fp=100, fn=50, tp=150)
    groups = [row for name in "ABCD" for row in cells(same, group_name=name)]
    found = find(cells=groups)
    assert named(found, "gaps.apart").count == 0
    assert found["scores.gaps"].verdict is Verdict.INCONCLUSIVE
    for place in (2, 3, 4):
        low, high = ends(found, f"gaps.1.{place}.fpr")
        assert low < 0 < high
    other = cells(Table(tn=100, fp=300, fn=50, tp=150), group_name="E")
    apart = find(ScoreOptions(reference="A"), cells=[*groups, *other])
    assert apart["scores.gaps"].verdict is Verdict.CONTRADICTED
    assert reach(apart, "gaps.1.5.fpr").low > 0.35
    assert reach(apart, "gaps.1.5.fnr").value == 0


def test_the_level_of_the_case_moves_every_interval() -> None:
    rows = [
        *cells(Table(tn=60, fp=20, fn=9, tp=30), group_name="A"),
        *cells(Table(tn=40, fp=30, fn=5, tp=20), group_name="B"),
    ]
    wide, narrow = (find(ScoreOptions(level=level), cells=rows) for level in (0.99, 0.8))
    for name in ("errors.all.fpr", "gaps.1.2.fpr"):
        (low, high), (least, most) = ends(wide, name), ends(narrow, name)
        assert low < least < most < high
        assert reach(narrow, name).level == 0.8


def test_a_reference_that_is_not_on_record_compares_nothing() -> None:
    rows = cells(Table(tn=1, fp=1, fn=1, tp=1), group_name="A")
    assert why(find(ScoreOptions(reference="Z"), cells=rows), "gaps.apart") == "absent.no-pair"
    assert why(find(cells=rows), "gaps.apart") == "absent.no-pair"
    plain = find(cells=rows, given=without("group_name", "group_name2"))
    assert why(plain, "gaps.apart") == "absent.no-group-name"


def test_crossed_groups_are_a_grouping_of_their_own() -> None:
    rows = [
        row
        for race in "AB"
        for sex in "FM"
        for row in cells(Table(tn=4, fp=2, fn=1, tp=3), group_name=race, group_name2=sex)
    ]
    found = find(ScoreOptions(crossed=True), cells=rows)
    assert named(found, "errors.3.1.fpr").label.facts["group"] == "A × F"
    assert named(found, "errors.3.4.fpr").support == 6


def test_units_are_taken_whole_only_where_there_are_ten() -> None:
    def by(units: int) -> list[Alike]:
        return [
            row
            for name, fp in (("A", 1), ("B", 3))
            for unit in range(units)
            for row in cells(
                Table(tn=6, fp=fp + unit % 3, fn=2 + unit % 2, tp=4),
                group_name=name,
                unit=f"U{unit:02d}",
            )
        ]

    assert find(cells=by(9))["scores.gaps"].alternatives == ()
    (one,) = find(cells=by(12))["scores.gaps"].alternatives
    assert [e.name for e in one.estimates] == [
        f"gaps.by-unit.{what}1.2.{rate}" for rate in ("fpr", "ppv") for what in ("", "unseen.")
    ]


def test_what_is_forced_is_the_identity_at_the_shared_rates() -> None:
    one, other = Table(tn=40, fp=10, fn=10, tp=40), Table(tn=70, fp=10, fn=5, tp=15)
    assert (one.n, other.n) == (100, 100)
    rows = [*cells(one, group_name="A"), *cells(other, group_name="B")]
    found = find(cells=rows)
    ppv, fnr = 55 / 75, 15 / 70
    for place, base in ((1, 50 / 100), (2, 20 / 100)):
        forced = base / (1 - base) * (1 - ppv) / ppv * (1 - fnr)
        assert reach(found, f"identity.1.{place}").value == pytest.approx(forced)
    assert found["scores.identity"].verdict is Verdict.CONTRADICTED


def test_equal_base_rates_force_nothing_apart_and_none_at_all_is_said() -> None:
    same = Table(tn=40, fp=10, fn=10, tp=40)
    rows = [*cells(same, group_name="A"), *cells(same, group_name="B")]
    assert find(cells=rows)["scores.identity"].verdict is Verdict.INCONCLUSIVE
    assert named(find(cells=rows), "identity.base-rates-apart").count == 0
    never = [*cells(Table(tn=5, fp=3), group_name="A"), *cells(Table(tn=5), group_name="B")]
    assert why(find(cells=never), "identity.base-rates-apart") == "absent.no-shared"
    only = [*cells(Table(tp=5), group_name="A"), *cells(Table(tp=3, fn=1), group_name="B")]
    found = find(cells=only)
    assert why(found, "identity.1.1") == "absent.not-forced"
    assert found["scores.identity"].verdict is Verdict.NOT_ASSESSABLE


def test_those_scored_too_late_are_set_against_the_rest() -> None:
    rows = [
        *cells(Table(tn=50, fp=10, fn=10, tp=30), full_time=1, after_window=0),
        cell(20, selected=True, outcome=True, full_time=0, after_window=1),
    ]
    found = find(cells=rows)
    assert reach(found, "followup.full-time").value == 0.4
    assert reach(found, "followup.short").value == 1
    assert reach(found, "followup.gap").low > 0.4
    assert named(found, "followup.after-window").count == 20
    assert found["scores.followup"].verdict is Verdict.CONTRADICTED
    (only,) = found["scores.followup"].alternatives
    assert [e.count for e in only.estimates] == [10, 10, 30]


def test_the_same_share_late_as_early_is_no_contradiction() -> None:
    rows = [
        *cells(Table(tn=50, fp=10, fn=10, tp=30), full_time=1),
        *cells(Table(tn=25, fp=5, fn=5, tp=15), full_time=0),
    ]
    found = find(cells=rows)
    assert found["scores.followup"].verdict is Verdict.INCONCLUSIVE
    early = find(cells=cells(Table(tn=5, tp=5), full_time=1))
    assert why(early, "followup.gap") == "absent.one-cohort"


def test_the_end_of_the_record_comes_from_the_case_or_from_dates() -> None:
    rows = cells(Table(tn=5, tp=5), full_time=1)
    bare = without("followed_until", "outcome_on")
    assert why(find(cells=rows, given=bare), "followup.delivered") == "absent.no-followed-until"
    stated = find(ScoreOptions(observed_to="2024-01-01"), bare, cells=rows)
    assert reach(stated, "followup.delivered").value == 0.5
    assert why(stated, "followup.after-window") == "absent.no-outcome-on"
    unflagged = find(cells=rows, given=without("selected"))
    assert unflagged["scores.followup"].alternatives == ()
