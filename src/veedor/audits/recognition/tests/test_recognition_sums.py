"""The states of the alerts of a deployment, and the rates that they leave."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.recognition.counts import Total
from veedor.audits.recognition.tallies import tally
from veedor.audits.recognition.tests.by_hand import (
    ALL,
    LISTED,
    find,
    finding,
    named,
    reach,
    row,
    total,
)
from veedor.core import Verdict
from veedor.stats.chance import exact_interval


@pytest.mark.parametrize(
    ("one", "how", "unknown"),
    [
        (row(1, 9, 1, 2, 3, 4), "adds up", 0),
        (row(1, 9, 1, 2, 3, 4, alerts=12), "leaves some open", 2),
        (row(1, 9, 1, 1, 0, 0, alerts=1), "exceeds", 1),
        (row(1, 9, 3, None, 1, None), "adds up", 0),
        (total(1, faces=5, false_confirmed=2), "no total", 0),
        (total(1, faces=5), "nothing", 0),
        (total(1, listed=5, listed_true=2, listed_false_unconfirmed=2), "leaves some open", 1),
        (total(1, listed=2, listed_true_unconfirmed=1, listed_false=1), "adds up", 0),
    ],
)
def test_a_deployments_alerts_are_its_five_states(one: Total, how: str, unknown: int) -> None:
    found = tally(one)
    assert (found.sum, found.unknown) == (how, unknown)
    states = found.true_confirmed + found.true_unconfirmed + found.false + found.unknown
    assert states == found.alerts


def test_arrests_of_alerts_on_hand_count_where_none_is_open() -> None:
    assert tally(total(1, listed=3, listed_arrests=2)).arrests == 2
    assert tally(total(1, listed=3, listed_arrests=2, listed_open=1)).arrests is None
    assert tally(total(1, listed=3, listed_arrests=2, arrests=1)).arrests == 1


def test_a_row_that_exceeds_is_shown_and_bounds_the_rates() -> None:
    """One false of ten alerts, and one alert split twice: 1 to 2 of 11, none of them sure."""
    said = find(row(1, 1000, 9, 0, 1, 0), row(2, 1000, 1, 1, 0, 0, alerts=1))
    assert finding(said, "sums").verdict is Verdict.CONTRADICTED
    assert finding(said, "sums").plain.facts["exceed"] == 1
    assert named(said, "false-alerts.per-face").interval.kind == "bounds"  # type: ignore[union-attr]
    assert named(said, "false-alerts.per-face").count is None
    low, high = reach(said, "true-alerts.bounds")
    assert (low, high) == pytest.approx((9 / 11, 10 / 11))
    assert named(said, "true-alerts.confirmed").support == 10


def test_the_annex_gives_every_deployments_sum() -> None:
    said = find(row(1, 1000, 9, 0, 1, 0), row(2, 7, 1, 1, 0, 0, alerts=1), total(0, listed=2))
    (table,) = said.annex
    assert table.rows == (
        (1, 1000, 10, 9, 0, 1, 0, 0, None, "adds up"),
        (2, 7, 1, 0, 0, 0, 0, 1, None, "exceeds"),
    )
    assert len(table.columns) == len(table.rows[0])
    assert find().annex == ()


def test_the_trials_of_fussey_and_murray_give_three_figures_for_one_precision() -> None:
    """42 matches: 8 right, 14 wrong, 16 set aside by the operator, 4 lost in the crowd."""
    said = find(row(1, None, 8, 0, 14, 16, alerts=42))
    assert reach(said, "true-alerts.bounds") == pytest.approx((8 / 42, 28 / 42))
    confirmed = named(said, "true-alerts.confirmed")
    assert confirmed.interval == exact_interval(8, 42, 0.95)
    assert named(said, "false-alerts.per-face").interval is None


def test_the_year_of_the_metropolitan_police_in_one_row_has_the_exact_interval() -> None:
    """3,147,436 faces, 2,077 alerts, 10 false, 962 arrests (September 2024 to 2025)."""
    one = row(1, 3_147_436, 2067, 0, 10, 0)
    said = find(total(1, **{**_fields(one), "arrests": 962}), next_faces=6_294_872)
    assert reach(said, "false-alerts.per-face") == pytest.approx((1.524e-6, 5.843e-6), rel=1e-3)
    assert reach(said, "false-alerts.per-alert") == pytest.approx((0.00231, 0.00884), rel=3e-3)
    assert reach(said, "arrests.per-alert") == pytest.approx((0.442, 0.485), abs=5e-4)
    assert reach(said, "false-alerts.expected") == (8, 39)
    facts = finding(said, "funnel").plain.facts
    assert (facts["one_in"], facts["one_in_alerts"]) == (314744, 207.7)
    assert "funnel.caveat-one" in {c.id for c in finding(said, "funnel").caveats}


def _fields(one: Total) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__struct_fields__ if name != "use_no"}


def test_no_false_alert_is_said_by_the_rule_of_three() -> None:
    """South Wales since 2023: none in more than 2.5 million faces."""
    said = find(row(1, 1_500_000, 3, 0, 0, 0), row(2, 1_000_000, 2, 0, 0, 0))
    plain = finding(said, "funnel").plain
    assert (plain.id, plain.facts["one_in"]) == ("funnel.plain-zero", 833333)
    assert reach(said, "false-alerts.per-face") == pytest.approx((0, 1.476e-6), rel=1e-3)
    assert finding(said, "funnel").verdict is Verdict.INCONCLUSIVE


def test_deployments_that_differ_are_named_and_widen_the_interval() -> None:
    rows = [row(n, 1000, 5, 0, false, 0) for n, false in enumerate((0, 0, 30, 1), start=1)]
    said = find(*rows)
    alone = exact_interval(31, 4000, 0.95)
    low, high = reach(said, "false-alerts.per-face")
    assert low < alone.low < alone.high < high
    (spread,) = [
        a for a in finding(said, "funnel").alternatives if a.text.id == "funnel.spread"
    ]
    assert spread.text.facts["degrees"] == 3
    texts = {a.text.id for a in finding(said, "funnel").alternatives}
    assert {"funnel.if-confirmed", "funnel.if-most", "funnel.if-exact"} <= texts


def test_deployments_without_faces_are_left_out_and_told() -> None:
    said = find(row(1, 1000, 1, 0, 1, 0), row(2, None, 1, 0, 9, 0), row(3, 3, 0, 0, 9, 0))
    assert named(said, "false-alerts.per-face").support == 1000
    (left,) = [c for c in finding(said, "funnel").caveats if c.id == "funnel.caveat-left"]
    assert left.facts == {"n": 1}


def test_what_says_nothing_of_alerts_counts_as_none_only_beside_a_list() -> None:
    rows = (row(1, 1000, 1, 0, 1, 0), total(2, faces=500))
    assert named(find(*rows), "false-alerts.per-face").support == 1000
    assert named(find(*rows, given=LISTED), "false-alerts.per-face").support == 1500


def test_alerts_of_no_deployment_count_per_alert_and_not_per_face() -> None:
    rows = (row(1, 1000, 1, 0, 1, 0), total(0, listed=2, listed_false=2))
    said = find(*rows, given=LISTED)
    assert named(said, "false-alerts.per-face").support == 1000
    assert named(said, "false-alerts.per-alert").support == 4


def test_false_alerts_that_name_no_deployment_may_be_of_one_that_prints_none() -> None:
    rows = (total(1, faces=1000, listed=2, listed_false=1, listed_true=1), total(2, faces=500))
    sure = find(*rows, given=LISTED)
    open_ = find(*rows, total(0, listed=3, listed_false=3), given=LISTED)
    assert named(sure, "false-alerts.per-face").count == 1
    low, high = reach(open_, "false-alerts.per-face")
    assert low == reach(sure, "false-alerts.per-face")[0]
    assert high >= 4 / 1500
    printed = find(row(1, 1000, 1, 0, 1, 0), total(0, listed=3, listed_false=3), given=LISTED)
    assert named(printed, "false-alerts.per-face").count == 1


def test_a_list_that_names_no_deployment_says_nothing_of_a_silent_one() -> None:
    bare = ALL | {"alerts": frozenset({"identity"})}
    said = find(total(1, faces=1000), total(0, listed=3, listed_false=3), given=bare)
    assert named(said, "false-alerts.per-face").interval is None
    assert named(said, "false-alerts.expected").interval is None


def test_the_rate_per_million_is_the_rate_per_face() -> None:
    said = find(row(1, 3_147_436, 2067, 0, 10, 0))
    assert reach(said, "false-alerts.per-million-faces") == pytest.approx(
        (1.524, 5.843), rel=1e-3
    )
    both = find(row(1, 1000, 3, 0, 2, 0, alerts=9))
    low, high = reach(both, "false-alerts.per-face")
    assert reach(both, "false-alerts.per-million-faces") == pytest.approx(
        (low * 1e6, high * 1e6)
    )


def test_a_printed_total_unlike_the_list_is_counted() -> None:
    rows = (total(1, faces=9, alerts=3, listed=3), total(2, faces=9, alerts=3, listed=2))
    assert named(find(*rows, given=LISTED), "rows.unlike-list").count == 1
    assert named(find(*rows), "rows.unlike-list").interval is None


PARTS = st.lists(st.integers(0, 30), min_size=4, max_size=4)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PARTS, st.integers(0, 10)), min_size=1, max_size=6))
def test_bounds_hold_every_reading_and_rows_in_any_order(
    rows: list[tuple[list[int], int]],
) -> None:
    """The rate of the sums lies within, whatever the unknown alerts were."""
    totals = [
        row(n, 1000, *parts, alerts=sum(parts) + more)
        for n, (parts, more) in enumerate(rows, start=1)
    ]
    said = find(*totals)
    again = find(*reversed(totals))
    low, high = reach(said, "false-alerts.per-face")
    assert reach(again, "false-alerts.per-face") == pytest.approx((low, high), rel=1e-6)
    false = sum(parts[2] + parts[3] for parts, _ in rows)
    faces = 1000 * len(rows)
    for found in (false, false + sum(more for _, more in rows)):
        assert low - 1e-12 <= found / faces <= high + 1e-12
