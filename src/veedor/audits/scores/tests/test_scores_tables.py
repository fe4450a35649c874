"""Truth tables: undefined rates, shared labels, missing groups and outcomes."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.scores.options import ScoreOptions
from veedor.audits.scores.tests.by_hand import cell, cells, find, named, reach, why, without
from veedor.core import Verdict
from veedor.stats.score_tables import Table


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
