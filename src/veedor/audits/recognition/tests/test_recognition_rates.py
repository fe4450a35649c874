"""Sums, rates, declared figures and groups of the audit of recognition, on counts by hand."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.recognition.answer import answer
from veedor.audits.recognition.counts import Counts, Figure, GroupAlerts, Heard, Signs, Total
from veedor.audits.recognition.options import RecognitionOptions, binds
from veedor.audits.recognition.tallies import tally
from veedor.audits.recognition.view import median
from veedor.core import Answer, Estimate, Finding, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.stats.chance import exact_share

READ = {
    *("acted.fewer-than-two-reviewers", "acts.without-human-ground", "log.incomplete"),
    *("alerts.fully-reconstructable", "alerts.reviewed-before-act", "alerts.untrained"),
    *("camera-hours.without-sign", "declared.outside-interval", "deployments.place-reasoned"),
    *("deployments.without-grounds", "false-alerts.group-share", "false-alerts.per-face"),
    *("retrospective.no-case-or-late", "uses.authorised-late", "uses.no-prior-safeguards"),
    *("uses.not-notified", "uses.outside-aims", "uses.outside-policy"),
    "wrong-stops.not-reported",
}
ALL = {
    name: frozenset(column.name for column in RECORDS[name].columns)
    for name in ("deployments", "claims")
}
LISTED = ALL | {"alerts": frozenset({"group_name", "identity", "decision", "deployment_id"})}


def total(use_no: int = 1, **said: Any) -> Total:
    """One deployment; what is not said is not printed, and no alert is on hand."""
    printed: dict[str, Any] = dict.fromkeys(
        (
            *("faces", "alerts", "true_confirmed", "true_unconfirmed", "false_confirmed"),
            *("false_unconfirmed", "stops", "arrests"),
        )
    )
    listed: dict[str, Any] = dict.fromkeys(
        (
            *("listed", "listed_true", "listed_true_unconfirmed", "listed_false"),
            *("listed_false_unconfirmed", "listed_arrests", "listed_open"),
        ),
        0,
    )
    return Total(**({"use_no": use_no} | printed | listed | said))


def row(use_no: int, faces: int | None, *parts: int | None, alerts: int | None = None) -> Total:
    """One deployment by (CT, T0, CF, F0)."""
    names = ("true_confirmed", "true_unconfirmed", "false_confirmed", "false_unconfirmed")
    whole = sum(part or 0 for part in parts) if alerts is None else alerts
    return total(use_no, faces=faces, alerts=whole, **dict(zip(names, parts, strict=True)))


def find(
    *totals: Total,
    declared: tuple[Figure, ...] = (),
    groups: tuple[GroupAlerts, ...] = (),
    given: dict[str, frozenset[str]] | None = None,
    **options: Any,
) -> Answer:
    counts = Counts(
        coverage=(),
        totals=totals,
        alert_states=(),
        seconds=(),
        act_states=(),
        minutes=(),
        use_levels=(),
        signs=(Signs(0, 0, 0, 0),),
        look_levels=(),
        declared=declared,
        group_alerts=groups,
        heard=(Heard(0, 0, 0),),
    )
    setting = Setting(
        given=ALL if given is None else given,
        zone="UTC",
        seed=1,
        start=OPEN_FROM,
        end=OPEN_TO,
    )
    return answer(counts, RecognitionOptions(**options), setting)


def named(said: Answer, name: str) -> Estimate:
    (found,) = [e for f in said.findings for e in f.estimates if e.name == name]
    return found


def finding(said: Answer, name: str) -> Finding:
    return next(f for f in said.findings if f.id == f"recognition.{name}")


def reach(said: Answer, name: str) -> tuple[float, float]:
    found = named(said, name).interval
    assert found is not None
    return found.low, found.high


@pytest.mark.parametrize("given", [{}, ALL, LISTED])
def test_each_estimate_that_a_rule_reads_is_there_once(
    given: dict[str, frozenset[str]],
) -> None:
    names = [e.name for f in find(given=given).findings for e in f.estimates]
    assert {name: names.count(name) for name in READ} == dict.fromkeys(READ, 1)


def test_ids_and_ranks_are_each_findings_own() -> None:
    found = find().findings
    assert len({f.id for f in found}) == len({f.rank for f in found}) == len(found)
    assert min(f.rank for f in found) >= 20


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
    assert confirmed.interval == exact_share(8, 42, 0.95)
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
    alone = exact_share(31, 4000, 0.95)
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


def test_a_stated_rate_grows_with_the_list() -> None:
    """NPL 2023: one in 6,000 with 10,000 images; 166.65 false in 999,900 faces."""
    said = find(next_faces=999_900, one_in=6000, stated_list_size=10_000)
    assert reach(said, "false-alerts.expected-as-stated") == pytest.approx((166.65, 166.65))
    said = find(next_faces=1_000_000, one_in=6000, stated_list_size=10_000, list_size=1000)
    assert reach(said, "false-alerts.expected-as-stated")[0] == pytest.approx(16.668, abs=1e-3)
    assert named(find(), "false-alerts.expected-as-stated").interval is None


def test_alerts_of_unknown_end_widen_what_is_expected() -> None:
    sure = find(row(1, 1000, 3, 0, 2, 0))
    open_ = find(row(1, 1000, 3, 0, 2, 0, alerts=9))
    assert reach(open_, "false-alerts.expected")[1] > reach(sure, "false-alerts.expected")[1]
    assert named(open_, "false-alerts.expected").interval.kind == "bounds"  # type: ignore[union-attr]


def figure(
    value: str, measured: str = "false_alert_rate", per: str = "faces", unit: str = "percent"
) -> Figure:
    return Figure("f", measured, per, unit, Decimal(value), None)


ROWS = tuple(row(n, 10_000, 10, 0, 1, 0) for n in range(1, 11))


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (figure("0.01"), (0, 0)),
        (figure("0.0003"), (1, 1)),
        (figure("1"), (1, 1)),
        (figure("10000", unit="one in"), (0, 0)),
        (figure("100", unit="one in"), (1, 1)),
        (figure("0", unit="one in"), (0, 1)),
        (figure("0.0001", unit="share"), (0, 0)),
        (figure("9", per="alerts"), (0, 0)),
        (figure("50", per="alerts"), (1, 1)),
        (figure("90", "true_alert_rate", "alerts"), (0, 0)),
        (figure("95", "true_alert_rate", "alerts"), (1, 1)),
        (figure("98", "accuracy", ""), (0, 1)),
        (figure("0.01", per=""), (0, 1)),
        (figure("3", unit="per day"), (0, 1)),
    ],
)
def test_a_declared_rate_is_held_against_the_interval(
    one: Figure, wanted: tuple[float, float]
) -> None:
    assert reach(find(*ROWS, declared=(one,)), "declared.outside-interval") == wanted


def test_other_figures_and_empty_ones_are_no_rates() -> None:
    others = (
        figure("5", "faces_seen", ""),
        Figure("f", "false_alert_rate", "faces", "", None, 1),
    )
    assert named(find(*ROWS, declared=others), "declared.outside-interval").interval is None


def test_rounded_and_cut_off_figures_stand_for_what_they_may_be() -> None:
    """0.089 % printed as 0.08 or 0.09; with two decimals it lies inside either way."""
    rows = [row(1, 1_000_000, 0, 0, 890, 0)]
    for printed, outside in (("0.08", 0), ("0.09", 0), ("0.07", 1), ("0.11", 1)):
        said = find(
            *rows,
            declared=(
                Figure("f", "false_alert_rate", "faces", "percent", Decimal(printed), 2),
            ),
        )
        assert reach(said, "declared.outside-interval") == (outside, outside), printed


def groups(**false: int) -> tuple[GroupAlerts, ...]:
    rows = tuple(GroupAlerts(name, "wrong", n) for name, n in false.items())
    return (*rows, GroupAlerts("B", "correct", 50))


def test_the_share_of_a_group_with_few_false_alerts() -> None:
    """Essex: four of six on one group, 24 % of those exposed: 22 to 96 %, p = 0.033."""
    said = find(groups=groups(B=4, A=2), given=LISTED, group_name="B", group_exposure=0.24)
    assert reach(said, "false-alerts.group-share") == pytest.approx((0.2228, 0.9567), abs=1e-4)
    assert reach(said, "false-alerts.group-share.chance")[0] == pytest.approx(0.033, abs=5e-4)
    assert finding(said, "groups").verdict is Verdict.INCONCLUSIVE
    said = find(groups=groups(B=8, A=2), given=LISTED, group_name="B", group_exposure=0.25)
    assert reach(said, "false-alerts.group-share") == pytest.approx((0.444, 0.975), abs=5e-4)
    assert reach(said, "false-alerts.group-share.tipping")[0] == pytest.approx(0.493, abs=5e-4)
    assert finding(said, "groups").verdict is Verdict.CONTRADICTED


def test_what_so_few_cannot_rule_out_stands_beside_every_share() -> None:
    said = find(groups=groups(B=7), given=LISTED, group_name="B", group_exposure=2 / 3)
    texts = [a.text for a in finding(said, "groups").alternatives]
    assert [text.id for text in texts] == ["groups.ratio-open", *["groups.power"] * 3]
    assert texts[0].facts["low"] == pytest.approx(0.72, abs=5e-3)
    said = find(groups=groups(B=2, A=8), given=LISTED, group_name="B", group_exposure=0.25)
    texts = [a.text for a in finding(said, "groups").alternatives]
    assert texts[0].id == "groups.ratio"
    assert [t.facts["power"] for t in texts[1:]] == pytest.approx([0.17, 0.38, 0.69], abs=5e-3)


def test_false_alerts_of_no_group_on_record_give_bounds() -> None:
    rows = (*groups(B=4, A=2), GroupAlerts("", "wrong", 3))
    said = find(groups=rows, given=LISTED, group_name="B")
    low, high = reach(said, "false-alerts.group-share")
    assert low == exact_share(4, 9, 0.95).low
    assert high == exact_share(7, 9, 0.95).high
    assert named(said, "false-alerts.group-share.chance").interval is None
    assert finding(said, "groups").verdict is Verdict.NOT_ASSESSABLE


@pytest.mark.parametrize(
    ("given", "name", "why"),
    [
        (ALL, "B", "absent.no-record"),
        (LISTED, "", "groups.none-named"),
        (LISTED, "B", "absent.none"),
    ],
)
def test_no_share_of_a_group_without_alerts_or_a_name(
    given: dict[str, frozenset[str]], name: str, why: str
) -> None:
    because = named(find(given=given, group_name=name), "false-alerts.group-share")
    assert because.absent_because is not None
    assert because.absent_because.id == why


def test_no_miss_rate_is_ever_given() -> None:
    assert named(find(*ROWS), "misses.share").interval is None
    assert finding(find(*ROWS), "misses").verdict is Verdict.NOT_ASSESSABLE


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


def test_the_lower_median_is_a_value_on_record() -> None:
    assert median([(4, 1), (9, 1)]) == 4
    with pytest.raises(ValueError, match="no median"):
        median([])


@pytest.mark.parametrize(
    "wrong",
    [
        {"least_penalty_years": -1},
        {"late_hours": -1},
        {"group_exposure": 0.0},
        {"group_exposure": 1.0},
        {"next_faces": 0},
        {"one_in": -3},
    ],
)
def test_options_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"negative|between|above"):
        RecognitionOptions(**wrong)


def test_criteria_are_bound_as_whole_texts() -> None:
    setting = Setting(given={}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    bound = binds(RecognitionOptions(place_criteria=("C1", "C2")), setting)
    assert bound["place_criteria"] == "|C1|C2|"
