"""The audit of scores on counts made by hand."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.scores.answer import answer
from veedor.audits.scores.bands import score_bands
from veedor.audits.scores.counts import (
    Cell,
    Counts,
    Coverage,
    Entry,
    Factors,
    FirstUse,
    Listed,
    TierPair,
    Totals,
    Uses,
)
from veedor.audits.scores.findings.factors import read_factors, selects
from veedor.audits.scores.options import ScoreOptions, binds
from veedor.core import Estimate, Finding, Interval, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.stats import Table

ALL = {
    record: frozenset(column.name for column in RECORDS[record].columns)
    for record in ("profiles", "queries", "trainings")
}
READ = {
    *("basis.profile-only", "composition.against-eligible", "listed.outside-definition"),
    *("population.scored", "profiles.sensitive-factors", "reliability.missing"),
    *("selected.outside-formula", "tiers.changed-without-fact", "users.trained-before-use"),
}
LAST = date(2023, 12, 31)


def cell(n: int, **more: Any) -> Cell:
    usual: dict[str, Any] = {
        "score": None,
        "tier": "",
        "group_name": "",
        "group_name2": "",
        "unit": "",
        "selected": None,
        "outcome": None,
        "full_time": None,
        "after_window": None,
    }
    return Cell(profiles=n, **(usual | more))


def cells(table: Table, **more: Any) -> list[Cell]:
    return [
        cell(table.tn, selected=False, outcome=False, **more),
        cell(table.fp, selected=True, outcome=False, **more),
        cell(table.fn, selected=False, outcome=True, **more),
        cell(table.tp, selected=True, outcome=True, **more),
    ]


def entry(n: int, **more: Any) -> Entry:
    usual: dict[str, Any] = {
        "first": 1,
        "basis": "",
        "graded": 0,
        "used": 0,
        "own_ground": None,
        "selected": None,
        "definition_met": None,
        "charged": None,
        "reviewed": 0,
        "removed": 0,
        "reasoned": 0,
        "group_name": "",
    }
    return Entry(profiles=n, **(usual | more))


def find(
    options: ScoreOptions | None = None,
    given: dict[str, frozenset[str]] | None = None,
    **rows: Any,
) -> dict[str, Finding]:
    usual: dict[str, Any] = {
        "coverage": (Coverage(0, 0, 0, LAST),),
        "totals": (Totals(0, 0, 0, 0, 0),),
        "cells": (),
        "entries": (),
        "factors": (),
        "listed": (),
        "tier_pairs": (),
        "first_uses": (),
        "uses": (Uses(0, 0, 0),),
    }
    counts = Counts(**(usual | {name: tuple(value) for name, value in rows.items()}))
    where = Setting(
        given=ALL if given is None else given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO
    )
    return {one.id: one for one in answer(counts, options or ScoreOptions(), where).findings}


def named(found: dict[str, Finding], name: str) -> Estimate:
    (one,) = [e for f in found.values() for e in f.estimates if e.name == name]
    return one


def reach(found: dict[str, Finding], name: str) -> Interval:
    interval = named(found, name).interval
    assert interval is not None, named(found, name).absent_because
    return interval


def ends(found: dict[str, Finding], name: str) -> tuple[float, float]:
    interval = reach(found, name)
    return interval.low, interval.high


def why(found: dict[str, Finding], name: str) -> str:
    because = named(found, name).absent_because
    assert because is not None
    return because.id


def without(*columns: str) -> dict[str, frozenset[str]]:
    return ALL | {"profiles": ALL["profiles"] - set(columns)}


@pytest.mark.parametrize("given", [{}, ALL])
def test_what_rules_read_is_there_once_and_says_why_it_has_no_number(
    given: dict[str, frozenset[str]],
) -> None:
    found = find(given=given)
    for name in READ:
        assert named(found, name).interval is None
    for finding in found.values():
        assert finding.verdict is Verdict.NOT_ASSESSABLE


# Truth tables.


def test_a_group_without_positives_has_an_undefined_rate_and_not_zero() -> None:
    rows = [*cells(Table(tn=5, fp=2, tp=3, fn=1), group_name="A")]
    rows += cells(Table(tn=4, fp=2), group_name="B")
    found = find(cells=rows)
    assert named(found, "errors.1.2.fnr").interval is None
    assert why(found, "errors.1.2.fnr") == "absent.undefined"
    assert why(found, "gaps.1.2.fnr") == "absent.gap-undefined"
    assert found["scores.errors"].verdict is Verdict.INCONCLUSIVE
    assert reach(found, "errors.1.2.fpr").value == pytest.approx(1 / 3)


def test_two_groupings_that_share_a_label_do_not_overwrite_each_other() -> None:
    """ "B" is a race and a sex here: 18 % of one are flagged, 50 % of the other."""
    rows = [
        cell(820, selected=False, outcome=False, group_name="B", group_name2="A"),
        cell(180, selected=True, outcome=False, group_name="B", group_name2="A"),
        cell(500, selected=False, outcome=False, group_name="A", group_name2="B"),
        cell(500, selected=True, outcome=False, group_name="A", group_name2="B"),
    ]
    found = find(ScoreOptions(reference="A", reference2="A"), cells=rows)
    assert reach(found, "gaps.1.2.flagged").value == pytest.approx(0.18 - 0.5)
    assert reach(found, "gaps.2.2.flagged").value == pytest.approx(0.5 - 0.18)


def test_persons_without_a_group_are_counted_and_shown_on_lines_of_their_own() -> None:
    rows = [*cells(Table(tn=20, fp=10, fn=5, tp=15), group_name="A"), *cells(Table(tn=6, fp=4))]
    found = find(cells=rows)
    missing = named(found, "errors.no-group.1")
    assert (missing.count, missing.support) == (10, 60)
    assert named(found, "errors.1.none.fp").count == 4
    assert named(found, "errors.all.fp").count == 14


def test_an_empty_outcome_or_score_is_in_no_table_and_is_counted() -> None:
    rows = [
        *cells(Table(tn=6, fp=2, fn=1, tp=3)),
        cell(5, selected=True),
        cell(4, selected=False),
        cell(7, outcome=True),
    ]
    found = find(cells=rows)
    assert named(found, "errors.all.fpr").support == 8
    assert named(found, "errors.no-outcome").count == 9
    assert named(found, "errors.no-score").count == 7
    (bounds,) = found["scores.errors"].alternatives
    given = {e.name: e.interval for e in bounds.estimates}
    fpr, fnr, ppv = (given[f"errors.bounds.{rate}"] for rate in ("fpr", "fnr", "ppv"))
    assert fpr is not None
    assert fnr is not None
    assert ppv is not None
    assert (fpr.low, fpr.high) == pytest.approx((2 / 12, 7 / 13))
    assert (fnr.low, fnr.high) == pytest.approx((1 / 9, 5 / 8))
    assert (ppv.low, ppv.high) == pytest.approx((3 / 10, 8 / 10))


@settings(deadline=None)  # the first to need SciPy loads it
@given(
    st.builds(
        Table,
        tn=st.integers(0, 6),
        fp=st.integers(0, 6),
        fn=st.integers(0, 6),
        tp=st.integers(0, 6),
    ),
    st.integers(0, 4),
    st.integers(0, 4),
)
def test_the_bounds_hold_every_way_to_fill_the_outcomes_in(
    table: Table, flagged: int, clear: int
) -> None:
    rows = [*cells(table), cell(flagged, selected=True), cell(clear, selected=False)]
    options = find(cells=[row for row in rows if row.profiles])
    every = [
        table + Table(tp=a, fp=flagged - a, fn=b, tn=clear - b)
        for a in range(flagged + 1)
        for b in range(clear + 1)
    ]
    for alternative in options["scores.errors"].alternatives:
        for one in alternative.estimates:
            rate = one.name.rsplit(".", 1)[-1]
            counted, other = {"fpr": ("fp", "tn"), "fnr": ("fn", "tp"), "ppv": ("tp", "fp")}[
                rate
            ]
            pairs = [(getattr(t, counted), getattr(t, other)) for t in every]
            parts = [(k, k + rest) for k, rest in pairs]
            if one.interval is None:
                assert any(not n for _, n in parts)
                continue
            shares = [k / n for k, n in parts if n]
            assert one.interval.low == pytest.approx(min(shares))
            assert one.interval.high == pytest.approx(max(shares))


def test_without_a_way_to_say_who_is_flagged_there_is_no_table() -> None:
    rows = cells(Table(tn=1, fp=1, fn=1, tp=1))
    found = find(cells=rows, given=without("selected"))
    assert why(found, "errors.all.fpr") == "absent.no-flag"
    assert why(find(cells=rows, given=without("outcome")), "gaps.apart") == "absent.no-outcome"
    tiers = ScoreOptions(high_tiers=("High",))
    assert why(find(tiers, without("tier")), "errors.all.fpr") == "absent.no-tier"
    cut = ScoreOptions(cut=5)
    assert why(find(cut, without("score")), "errors.all.fpr") == "absent.no-score"
    assert why(find(), "errors.all.fpr") == "absent.none"


@pytest.mark.parametrize(
    ("options", "flagged"),
    [
        (ScoreOptions(high_tiers=("High",)), 3),
        (ScoreOptions(cut=5), 7),
        (ScoreOptions(cut=5.5), 3),
        (ScoreOptions(), 4),
    ],
)
def test_tiers_go_before_a_cut_and_a_cut_before_the_selection(
    options: ScoreOptions, flagged: int
) -> None:
    rows = [
        cell(3, score=Decimal(9), tier="High", selected=False, outcome=True),
        cell(4, score=Decimal(5), tier="Low", selected=True, outcome=True),
        cell(2, score=Decimal(1), tier="Low", selected=False, outcome=False),
    ]
    assert named(find(options, cells=rows), "errors.all.flagged").count == flagged


# Gaps.


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
    def by(units: int) -> list[Cell]:
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
        f"gaps.by-unit.1.2.{rate}" for rate in ("fpr", "ppv")
    ]


# What base rates force.


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


# Follow-up.


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


# Bands and order.


def scored(score: int, yes: int, no: int, **more: Any) -> list[Cell]:
    return [
        cell(yes, score=Decimal(score), outcome=True, **more),
        cell(no, score=Decimal(score), outcome=False, **more),
    ]


def test_bands_come_in_the_order_of_their_scores() -> None:
    rows = [
        *scored(9, 30, 10, tier="Alto", group_name="A"),
        *scored(9, 5, 35, tier="Alto", group_name="B"),
        *scored(2, 10, 30, tier="Bajo", group_name="A"),
        *scored(2, 10, 30, tier="Bajo", group_name="B"),
        *scored(2, 1, 1, tier="", group_name="A"),
    ]
    found = find(ScoreOptions(reference="A"), cells=rows)
    assert named(found, "calibration.0.1").label.facts["band"] == "Bajo"
    assert (named(found, "calibration.0.1").count, named(found, "calibration.0.2").count) == (
        20,
        35,
    )
    assert reach(found, "calibration.gap.2.2").value == pytest.approx(5 / 40 - 30 / 40)
    assert named(found, "calibration.apart").count == 1
    assert found["scores.calibration"].verdict is Verdict.CONTRADICTED
    by_score = find(ScoreOptions(reference="A", bands="score"), cells=rows)
    assert named(by_score, "calibration.0.1").label.facts["band"] == "2"
    assert named(by_score, "calibration.0.1").support == 82
    alone = find(cells=rows, given=without("group_name", "group_name2"))
    assert why(alone, "calibration.apart") == "absent.no-pair"
    assert named(alone, "calibration.0.2").count == 35


@settings(deadline=None)  # the first to need SciPy loads it
@given(
    st.dictionaries(st.decimals(0, 500, places=2), st.integers(1, 50), min_size=1, max_size=40),
    st.integers(1, 12),
)
def test_many_scores_make_few_bands_in_order_of_about_one_size(
    sizes: dict[Decimal, int], most: int
) -> None:
    named_as = score_bands(sizes, most)
    order = [named_as[score] for score in sorted(sizes)]
    names = list(dict.fromkeys(order))
    assert order == [name for name in names for _ in range(order.count(name))]
    assert len(names) <= most
    total = sum(sizes.values())
    for name in names:
        inside = [n for score, n in sizes.items() if named_as[score] == name]
        assert sum(inside) < total / most + max(sizes.values()) or len(sizes) <= most


def test_bands_of_many_scores_leave_nobody_out() -> None:
    rows = [row for score in range(250, 290) for row in scored(score, 1, 2)]
    found = find(ScoreOptions(bands="score", most_shown=5), cells=rows)
    bands = [named(found, f"calibration.0.{number}") for number in range(1, 6)]
    assert bands[0].label.facts["band"] == "250–257"
    assert score_bands({Decimal("250.000000"): 9, Decimal(1): 1}, 1)[Decimal(250)] == "1–250"
    three = {Decimal(2): 9, Decimal(3): 9, Decimal("4.000000"): 1}
    assert list(score_bands(three, 2).values()) == ["2–3", "2–3", "4"]
    assert [one.support for one in bands] == [24] * 5


@settings(deadline=None)  # the first to need SciPy loads it
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_counts_changes_nothing(dice: Random) -> None:
    rows = [
        row
        for n, (group, score) in enumerate([("A", 1), ("A", 2), ("B", 1), ("B", 3), ("", 2)])
        for row in scored(score, 3 + n, 4, group_name=group, tier=f"T{score}", selected=n > 2)
    ]
    mixed = list(rows)
    dice.shuffle(mixed)
    assert find(ScoreOptions(cut=2), cells=mixed) == find(ScoreOptions(cut=2), cells=rows)


def test_the_order_is_judged_by_pairs_with_equal_scores_as_halves() -> None:
    rows = [*scored(1, 1, 3, group_name="A"), *scored(2, 1, 1, group_name="A")]
    rows += scored(3, 2, 0, group_name="B")
    found = find(cells=rows)
    assert reach(found, "order.all").value == 0.8125
    assert why(found, "order.1.2") == "absent.no-order"
    assert reach(found, "order.mean-positive.1.1").value == 1.5
    assert why(found, "order.mean-negative.1.2") == "absent.none"
    assert [named(found, f"order.cut.{n}.flagged").count for n in (1, 2, 3)] == [2, 4, 8]


def test_a_score_that_orders_backwards_contradicts_the_claim() -> None:
    forward = [*scored(1, 10, 40), *scored(2, 40, 10)]
    backward = [*scored(1, 40, 10), *scored(2, 10, 40)]
    assert find(cells=forward)["scores.order"].verdict is Verdict.SUPPORTED
    assert find(cells=backward)["scores.order"].verdict is Verdict.CONTRADICTED
    perfect = find(cells=[*scored(1, 0, 9), *scored(2, 9, 0)])
    assert why(perfect, "order.all") == "absent.no-width"


def test_cuts_are_thinned_and_the_highest_bounded_within_equals() -> None:
    rows = [row for score in range(1, 31) for row in scored(score, 2, 2)]
    found = find(ScoreOptions(most_shown=10, top=(2, 4, 500)), cells=rows)
    cuts = [e for e in found["scores.order"].estimates if e.name.endswith(".flagged")]
    assert len(cuts) == 10
    assert ends(found, "order.top.2") == (0, 1)
    assert ends(found, "order.top.4") == (0.5, 0.5)
    assert not any(e.name == "order.top.500" for e in found["scores.order"].estimates)


# Who was scored, and how the list is composed.


def test_the_share_of_residents_is_bounded_by_rows_without_a_person() -> None:
    totals = (Totals(profiles=60, persons=40, without_person=10, later=10, runs=1),)
    found = find(ScoreOptions(population=200), totals=totals)
    assert ends(found, "population.scored") == (0.2, 0.25)
    summed = find(ScoreOptions(residents={"A": 100, "B": 100}), totals=totals)
    assert ends(summed, "population.scored") == (0.2, 0.25)
    assert why(find(totals=totals), "population.scored") == "absent.no-population"
    few = find(ScoreOptions(population=49), totals=totals)
    assert why(few, "population.scored") == "absent.more-than-residents"


@pytest.mark.parametrize(
    ("charged", "between", "verdict"),
    [
        ((7, 3, 0), (0.3, 0.3), Verdict.CONTRADICTED),
        ((7, 0, 3), (0.0, 0.3), Verdict.INCONCLUSIVE),
        ((10, 0, 0), (0.0, 0.0), Verdict.SUPPORTED),
    ],
)
def test_persons_never_charged(
    charged: tuple[int, int, int], between: tuple[float, float], verdict: Verdict
) -> None:
    rows = [entry(n, charged=c) for n, c in zip(charged, (True, False, None), strict=True)]
    rows.append(entry(50, charged=False, first=0))
    found = find(entries=rows)
    assert ends(found, "population.without-charge") == between
    assert found["scores.reach"].verdict is verdict


def test_the_list_is_set_against_the_pool_of_the_case() -> None:
    rows = [
        entry(60, selected=True, group_name="A"),
        entry(40, selected=True, group_name="B"),
        entry(500, selected=False, group_name="B"),
    ]
    options = ScoreOptions(
        eligible={"A": 800, "B": 200}, residents={"A": 900, "B": 100}, reference="A"
    )
    listing = [*cells(Table(tn=9), group_name="A"), *cells(Table(tn=5), group_name="B")]
    found = find(options, entries=rows, cells=listing)
    assert named(found, "composition.against-eligible").label.facts["group"] == "B"
    alike = msgspec.structs.replace(options, eligible={"A": 610, "B": 390})
    assert find(alike, entries=rows)["scores.composition"].verdict is Verdict.INCONCLUSIVE
    rare = msgspec.structs.replace(options, eligible={"A": 200, "B": 800}, compared="B")
    assert find(rare, entries=rows)["scores.composition"].verdict is Verdict.CONTRADICTED
    assert ends(found, "composition.against-eligible") == (2, 2)
    assert ends(found, "composition.residents.2") == (4, 4)
    assert ends(found, "composition.eligible.1") == (0.75, 0.75)
    assert found["scores.composition"].verdict is Verdict.CONTRADICTED
    chosen = msgspec.structs.replace(options, compared="A")
    assert ends(find(chosen, entries=rows), "composition.against-eligible") == (0.75, 0.75)
    other = msgspec.structs.replace(options, compared="C")
    assert (
        why(find(other, entries=rows), "composition.against-eligible") == "absent.not-in-pool"
    )


GROUP = st.sampled_from(["", "A", "B"])
HELD = st.sampled_from([True, False, None])


@settings(deadline=None)  # the first to need SciPy loads it
@given(st.lists(st.tuples(GROUP, HELD, HELD), min_size=1, max_size=6))
def test_the_ratio_holds_every_way_to_fill_in_groups_and_entries(
    people: list[tuple[str, bool | None, bool | None]],
) -> None:
    """Each unknown filled in every way, the list and the pool apart: no ratio is outside."""
    rows = [entry(1, group_name=g, selected=s, definition_met=d) for g, s, d in people]
    found = find(ScoreOptions(compared="A"), entries=rows)
    one = named(found, "composition.against-eligible")
    if one.interval is None:
        return
    for place in (1, 2):
        shares = [[person[0], person[place]] for person in people]
        filled: list[list[tuple[str, bool]]] = [[]]
        for group, held in shares:
            ways = [
                (g, h)
                for g in ([str(group)] if group else ["A", "B"])
                for h in ([bool(held)] if held is not None else [True, False])
            ]
            filled = [[*before, way] for before in filled for way in ways]
        parts = [[g for g, h in way if h] for way in filled]
        reached = [way.count("A") / len(way) for way in parts if way]
        if place == 1:
            listed = (min(reached), max(reached))
        else:
            pool = (min(reached), max(reached))
    assert one.interval.low == pytest.approx(listed[0] / pool[1])
    assert one.interval.high == pytest.approx(listed[1] / pool[0])


# What it rests on.


def test_a_basis_that_nobody_classed_gives_bounds_and_only_full_evidence_zero() -> None:
    options = ScoreOptions(fact_bases=("charge",), profile_bases=("ties",))
    rows = [entry(6, basis="charge"), entry(3, basis="ties"), entry(1, basis="other")]
    found = find(options, entries=rows)
    assert ends(found, "basis.profile-only") == (0.3, 0.4)
    clean = find(options, entries=[entry(6, basis="charge", graded=1)])
    assert ends(clean, "basis.profile-only") == (0, 0)
    assert clean["scores.basis"].verdict is Verdict.SUPPORTED
    empty = find(options, entries=[entry(6, basis="charge"), entry(2)])
    assert ends(empty, "basis.profile-only") == (0, 0.25)
    assert why(find(entries=rows), "basis.profile-only") == "absent.no-bases"


def test_grades_uses_and_grounds_are_counted() -> None:
    rows = [
        entry(4, graded=1, used=1, selected=True, own_ground=True),
        entry(3, used=1, selected=True, own_ground=False),
        entry(2, selected=True),
        entry(1, selected=False, own_ground=False),
        entry(5, own_ground=True),
    ]
    found = find(entries=rows)
    assert named(found, "reliability.missing").count == 11
    assert named(found, "use.unstated").count == 8
    # Five may not be selected at all, and have a ground if they are.
    assert ends(found, "selected.without-own-ground") == pytest.approx((3 / 14, 10 / 14))


def test_factors_are_sensitive_clean_or_not_classed() -> None:
    rows = [
        Factors("religion=1; arrests=2", "U", selected=None, profiles=2),
        Factors("Arrests=2", "U", selected=None, profiles=5),
        Factors("arrests=2;school", "U", selected=None, profiles=2),
        Factors("", "U", selected=None, profiles=1),
    ]
    options = ScoreOptions(sensitive_factors=("Religion",), plain_factors=("arrests",))
    assert ends(find(options, factors=rows), "profiles.sensitive-factors") == (0.2, 0.5)
    clean = find(options, factors=rows[1:2])
    assert ends(clean, "profiles.sensitive-factors") == (0, 0)
    assert why(find(factors=rows), "profiles.sensitive-factors") == "absent.no-factor-list"


POINTS = ScoreOptions(formula={"arrests": 5, "gang": 5, "parole": 0.1}, formula_at_least=10)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("arrests=2", True),
        ("arrests=1;gang", True),
        ("arrests=1.5;gang=0", False),
        ("ARRESTS=1; Gang ;hair=red", True),
        ("hair=red", False),
        ("arrests=many", None),
        ("arrests=NaN", None),
        ("", None),
        # Decimals as written: 100 tenths are ten and not a hair less.
        ("parole=100", True),
    ],
)
def test_the_formula_as_written_on_the_factors_as_recorded(
    text: str,
    does: bool | None,  # noqa: FBT001
) -> None:
    assert selects(text, POINTS) is does


def test_factors_apart_by_semicolons() -> None:
    assert read_factors(" ; a ;b= 2") == {"a": Decimal(1), "b": Decimal(2)}


def test_the_selected_outside_the_formula_in_all_and_by_unit() -> None:
    rows = [
        Factors("arrests=2", "East", selected=True, profiles=6),
        Factors("arrests=1", "East", selected=True, profiles=2),
        Factors("arrests=1", "West", selected=True, profiles=1),
        Factors("", "West", selected=True, profiles=1),
        Factors("arrests=1", "West", selected=False, profiles=90),
    ]
    found = find(POINTS, factors=rows)
    assert ends(found, "selected.outside-formula") == (0.3, 0.4)
    assert ends(found, "selected.outside-formula.1") == (0.25, 0.25)
    assert ends(found, "selected.outside-formula.2") == (0.5, 1)
    assert why(find(factors=rows), "selected.outside-formula") == "absent.no-formula"
    unsure = [
        *rows[:2],
        Factors("arrests=2", "", selected=None, profiles=2),
        Factors("gang", "", selected=None, profiles=1),
    ]
    # Two may not be selected, and are within the formula if they are; of one nothing is sure.
    assert ends(find(POINTS, factors=unsure), "selected.outside-formula") == pytest.approx(
        (2 / 11, 5 / 11)
    )


def test_the_selected_without_any_factor() -> None:
    rows = [
        Factors("", "", selected=True, profiles=3),
        Factors(" ; ", "", selected=True, profiles=1),
        Factors("gang", "", selected=True, profiles=4),
        Factors("", "", selected=False, profiles=9),
    ]
    assert ends(find(factors=rows), "selected.no-factor") == (0.5, 0.5)
    maybe = [*rows, Factors("", "", selected=None, profiles=1)]
    maybe += [Factors("gang", "", selected=None, profiles=1)]
    assert ends(find(factors=maybe), "selected.no-factor") == (0.4, 0.6)
    everybody = find(factors=rows, given=without("selected"))
    assert named(everybody, "selected.no-factor").count == 13


# Figures printed of Chicago's list (published_figures.csv of the reference data).


def test_the_share_of_chicagos_flagged_without_a_predictor_is_the_printed_one() -> None:
    flagged, bare = 287_404, 174_703
    rows = [
        Factors("", "", selected=True, profiles=bare),
        Factors("gang", "", selected=True, profiles=flagged - bare),
        Factors("gang", "", selected=False, profiles=398_684 - flagged),
    ]
    found = find(factors=rows)
    assert round(100 * ends(found, "selected.no-factor")[0], 2) == 60.79


def test_the_ratio_of_chicagos_two_groups_is_the_printed_one() -> None:
    rows = [
        entry(33_810, selected=True, group_name="Black men 20-29"),
        entry(5_185, selected=True, group_name="White men 20-29"),
    ]
    residents = {"Black men 20-29": 60_112, "White men 20-29": 87_842}
    found = find(ScoreOptions(residents=residents), entries=rows)
    one, other = (ends(found, f"composition.residents.{place}")[0] for place in (1, 2))
    assert round(one / other, 2) == 9.53


def test_the_listed_outside_the_definition() -> None:
    rows = [
        entry(5, selected=True, definition_met=True),
        entry(3, selected=True, definition_met=False),
        entry(2, selected=True),
        entry(9, selected=False, definition_met=False),
    ]
    assert ends(find(entries=rows), "listed.outside-definition") == (0.3, 0.5)
    everybody = find(entries=rows, given=without("selected"))
    assert ends(everybody, "listed.outside-definition") == pytest.approx((12 / 19, 14 / 19))
    maybe = [*rows[:2], entry(2, definition_met=True)]
    assert ends(find(entries=maybe), "listed.outside-definition") == (0.3, 0.5)


# Time on the list, stability, training.


def test_time_on_the_list_counts_who_is_still_on_it() -> None:
    start = date(2023, 1, 1)
    gone = [Listed(start, date(2023, 1, 1 + n), 1) for n in range(1, 12)]
    assert reach(find(listed=gone), "listing.median-days").value == 6
    staying = [*gone[:3], Listed(start, None, 20), Listed(None, None, 4)]
    assert why(find(listed=staying), "listing.median-days") == "listing.not-reached"
    as_of = ScoreOptions(as_of="2022-12-31")
    assert why(find(as_of, listed=staying[3:]), "listing.median-days") == "absent.none"


def test_reviews_and_removals() -> None:
    rows = [
        entry(4, selected=True, reviewed=1),
        entry(3, removed=1, reasoned=1),
        entry(2, selected=True, removed=1),
        entry(9, selected=False),
    ]
    found = find(entries=rows)
    assert named(found, "listing.never-reviewed").count == 5
    assert named(found, "listing.removed").count == 5
    assert (
        named(found, "listing.removed-without-reason").count,
        named(found, "listing.removed-without-reason").support,
    ) == (2, 5)
    assert found["scores.listing"].verdict is Verdict.CONTRADICTED
    assert find(entries=rows[:1])["scores.listing"].verdict is Verdict.SUPPORTED


def test_a_changed_tier_counts_only_where_the_facts_are_known_to_be_the_same() -> None:
    rows = [
        TierPair(same_tier=0, same_factors=1, pairs=2),
        TierPair(same_tier=0, same_factors=0, pairs=1),
        TierPair(same_tier=1, same_factors=-1, pairs=4),
        TierPair(same_tier=0, same_factors=-1, pairs=2),
        TierPair(same_tier=-1, same_factors=1, pairs=1),
    ]
    totals = (Totals(20, 10, 0, 10, 2),)
    found = find(tier_pairs=rows, totals=totals)
    assert ends(found, "tiers.changed-without-fact") == (0.2, 0.5)
    assert ends(found, "tiers.changed") == (0.5, 0.6)
    once = find(tier_pairs=rows, totals=(Totals(20, 10, 0, 10, 1),))
    assert why(once, "tiers.changed-without-fact") == "absent.one-run"


@pytest.mark.parametrize(
    ("accounts", "between", "verdict"),
    [
        ((4, 0, 0), (1, 1), Verdict.SUPPORTED),
        ((3, 1, 0), (0.75, 0.75), Verdict.CONTRADICTED),
        ((3, 0, 1), (0.75, 1), Verdict.INCONCLUSIVE),
    ],
)
def test_training_before_first_use(
    accounts: tuple[int, int, int], between: tuple[float, float], verdict: Verdict
) -> None:
    rows = [FirstUse(t, n) for t, n in zip((1, 0, -1), accounts, strict=True)]
    found = find(first_uses=rows)
    assert ends(found, "users.trained-before-use") == between
    assert found["scores.training"].verdict is verdict
    bare = {name: columns for name, columns in ALL.items() if name != "trainings"}
    assert why(find(given=bare), "users.trained-before-use") == "absent.no-trainings"


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
