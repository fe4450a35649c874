"""Groups against three baselines, and of each group's alerts those that were false."""

from typing import Any

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from veedor.audits.recognition.counts import BaselineGroup, GroupAlerts
from veedor.audits.recognition.tests.by_hand import (
    ALL,
    LISTED,
    find,
    finding,
    groups,
    named,
    reach,
)
from veedor.core import Answer, Verdict
from veedor.stats.fragility import flip_shares
from veedor.stats.melded import melded_ratio
from veedor.stats.two_groups import TwoGroups, fisher
from veedor.stats.unplaced import Unplaced, ratio_not_ruled_out

GIVEN = LISTED | {"baselines": frozenset({"baseline", "group_name", "persons", "how"})}


def base(
    persons: dict[str, int], name: str = "passers-by", record: str = "baselines", drawn: int = 0
) -> tuple[BaselineGroup, ...]:
    return tuple(BaselineGroup(record, name, g, n, drawn) for g, n in persons.items())


def against(
    *rows: BaselineGroup, false: tuple[GroupAlerts, ...] = (), **options: Any
) -> Answer:
    return find(
        groups=false or groups(B=4, A=2),
        given=GIVEN,
        group_name="B",
        baselines=rows,
        **options,
    )


def table(**sides: tuple[int, int]) -> tuple[GroupAlerts, ...]:
    """Alerts of each group: found false, found true."""
    return tuple(
        GroupAlerts("" if g == "none" else g, truth, n)
        for g, (wrong, right) in sides.items()
        for truth, n in (("wrong", wrong), ("correct", right))
    )


def test_four_of_six_against_24_percent_is_an_indication_and_not_determined() -> None:
    """Essex (R5): 22.3 to 95.7 %, one-sided p 0.033; exposure from the record of who passed."""
    said = against(*base({"A": 76_000, "B": 24_000}))
    assert reach(said, "false-alerts.group-share") == pytest.approx((0.223, 0.957), abs=5e-4)
    assert reach(said, "false-alerts.group-share.chance")[0] == pytest.approx(0.033, abs=5e-4)
    assert finding(said, "groups").verdict is Verdict.INCONCLUSIVE
    texts = [a.text.id for a in finding(said, "groups").alternatives]
    assert texts[-1] == "groups.indication"


def test_eight_of_ten_is_determined_and_turns_with_five_alerts() -> None:
    """London (R5): 44.4 to 97.5 %. Five struck out: P(3 or more of 5) is 0.10; four: 0.038."""
    said = against(*base({"A": 75, "B": 25}), false=groups(B=8, A=2))
    assert reach(said, "false-alerts.group-share") == pytest.approx((0.444, 0.975), abs=5e-4)
    assert finding(said, "groups").verdict is Verdict.CONTRADICTED
    assert named(said, "false-alerts.group-share.flip").count == 5
    assert reach(said, "false-alerts.group-share.detectable")[0] == pytest.approx(
        6.18, abs=5e-3
    )


def test_seven_of_seven_turns_with_one_and_no_ratio_would_have_been_seen() -> None:
    """NPL 2023: one more person changes the headline; no ratio shows with probability 0.8."""
    said = against(false=groups(B=7), group_exposure=2 / 3)
    assert named(said, "false-alerts.group-share.flip").count == 1
    because = named(said, "false-alerts.group-share.detectable").absent_because
    assert because is not None
    assert because.id == "groups.detectable-none"


def test_three_baselines_stand_side_by_side_and_only_who_passed_gives_a_verdict() -> None:
    said = against(
        *base({"A": 9000, "B": 1000}),
        *base({"A": 50, "B": 50}, "eligible pool"),
        *base({"A": 10, "B": 30}, "stops"),
        false=groups(B=8, A=2),
    )
    shares = [reach(said, f"baseline.{n}.share")[0] for n in ("passers-by", "eligible-pool")]
    assert shares == [0.1, 0.5]
    assert reach(said, "baseline.stops.share") == (0.75, 0.75)
    low, high = reach(said, "baseline.passers-by.ratio")
    assert 1 < low < 36 < high
    low, high = reach(said, "baseline.stops.ratio")
    assert low < 1 < high
    assert finding(said, "baselines").verdict is Verdict.CONTRADICTED


def test_without_the_count_of_who_passed_there_is_no_verdict_and_it_is_asked_for() -> None:
    said = against(*base({"A": 50, "B": 50}, "eligible pool"), false=groups(B=80, A=2))
    found = finding(said, "baselines")
    assert found.verdict is Verdict.NOT_ASSESSABLE
    assert found.plain.id == "baselines.plain-open"
    assert [ask.record for ask in found.asks] == ["baselines"]
    assert reach(said, "baseline.eligible-pool.ratio")[0] > 1
    assert named(said, "baseline.passers-by.share").interval is None


def test_acts_on_hand_are_the_baseline_of_stops_unless_a_number_was_given() -> None:
    stops = GIVEN | {"stops": frozenset({"group_name"})}
    own = base({"A": 1, "B": 3}, "stops", "stops")
    said = find(groups=groups(B=2), given=stops, group_name="B", baselines=own)
    assert reach(said, "baseline.stops.share") == (0.75, 0.75)
    both = (*base({"A": 1, "B": 1}, "stops"), *own)
    said = find(groups=groups(B=2), given=stops, group_name="B", baselines=both)
    assert reach(said, "baseline.stops.share") == (0.5, 0.5)
    said = find(groups=groups(B=2), given=GIVEN, group_name="B", baselines=own)
    assert named(said, "baseline.stops.share").interval is None


def test_persons_of_no_group_and_a_sample_both_widen_the_ratio() -> None:
    def ratio(*rows: BaselineGroup) -> tuple[float, float]:
        return reach(against(*rows, false=groups(B=8, A=2)), "baseline.passers-by.ratio")

    sure = ratio(*base({"A": 75, "B": 25}))
    open_ = ratio(*base({"A": 75, "B": 25, "": 10}))
    drawn = ratio(*base({"A": 75, "B": 25}, drawn=1))
    for wider in (open_, drawn):
        assert wider[0] < sure[0] < sure[1] < wider[1]


def test_a_rate_with_no_false_alert_of_others_has_no_upper_limit_and_says_so() -> None:
    said = against(*base({"A": 50, "B": 50}), false=groups(B=9))
    because = named(said, "baseline.passers-by.ratio").absent_because
    assert because is not None
    assert because.id == "contrast.open"
    assert finding(said, "baselines").verdict is Verdict.CONTRADICTED


def test_rates_of_all_groups_hold_at_once_and_false_alerts_of_no_group_give_bounds() -> None:
    name = "false-alerts.per-million.group.1"
    alone = against(*base({"A": 10_000, "B": 10_000}))
    found = named(alone, name).interval
    assert found is not None
    assert (found.kind, found.value, found.level) == ("simultaneous", 200.0, 0.95)
    rows = (*groups(B=4, A=2), GroupAlerts("", "wrong", 3))
    open_ = named(against(*base({"A": 10_000, "B": 10_000}), false=rows), name).interval
    assert open_ is not None
    assert (open_.kind, open_.low) == ("bounds", found.low)
    assert open_.high > found.high


def test_shares_of_false_alerts_agree_with_fishers_test() -> None:
    said = against(false=table(B=(9, 11), A=(3, 37)))
    pair = TwoGroups(hits=9, total=20, other_hits=3, other_total=40)
    limits = melded_ratio(pair, 0.95)
    assert reach(said, "group-alerts.ratio") == pytest.approx((limits.low, limits.high))
    assert reach(said, "group-alerts.chance")[0] == pytest.approx(fisher(pair).either)
    assert named(said, "group-alerts.flip").count == flip_shares(pair, 0.95).steps
    assert finding(said, "group-alerts").verdict is Verdict.CONTRADICTED
    low, high = reach(said, "group-alerts.gap")
    assert 0 < low < 9 / 20 - 3 / 40 < high
    assert reach(said, "group-alerts.odds")[0] > 1
    assert reach(said, "group-alerts.detectable")[0] > 1


def test_alerts_of_no_group_give_the_limits_that_hold_wherever_they_belong() -> None:
    said = against(false=table(B=(9, 11), A=(3, 37), none=(2, 1)))
    limits = ratio_not_ruled_out(
        TwoGroups(hits=9, total=20, other_hits=3, other_total=40),
        Unplaced(hits=2, rest=1),
        0.95,
    )
    assert reach(said, "group-alerts.ratio") == pytest.approx((limits.low, limits.high))
    for name in ("chance", "odds", "flip", "detectable"):
        assert named(said, f"group-alerts.{name}").absent_because is not None


def test_every_group_is_held_against_the_one_that_was_named() -> None:
    rows = table(A=(3, 37), B=(9, 11), C=(1, 19))
    said = against(false=rows, reference_group="A")
    for n in (1, 2, 3):
        found = named(said, f"group-alerts.share.{n}").interval
        assert found is not None
        assert found.kind == "simultaneous"
    assert reach(said, "group-alerts.to-reference.1")[0] > 0
    assert reach(said, "group-alerts.to-reference.2")[1] > 0


@pytest.mark.parametrize(
    ("rows", "name", "why"),
    [
        (table(B=(0, 0), A=(1, 1)), "B", "group-alerts.one-empty"),
        (table(B=(1, 1)), "B", "group-alerts.one-empty"),
        (table(B=(1, 1), A=(1, 1)), "", "groups.none-named"),
    ],
)
def test_an_empty_group_has_no_share(
    rows: tuple[GroupAlerts, ...], name: str, why: str
) -> None:
    said = find(groups=rows, given=GIVEN, group_name=name)
    for one in ("ratio", "gap", "chance", "odds", "flip", "detectable", "share"):
        because = named(said, f"group-alerts.{one}").absent_because
        assert because is not None
        assert because.id == why


def test_without_alerts_one_by_one_everything_says_why() -> None:
    said = find(given=ALL, group_name="B")
    for one in ("baseline.passers-by.share", "group-alerts.ratio", "false-alerts.group-share"):
        because = named(said, one).absent_because
        assert because is not None
        assert because.id == "absent.no-record"


@over(
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
    st.integers(0, 3),
)
def test_the_limits_hold_every_way_to_judge_and_place(
    group: tuple[int, int], others: tuple[int, int], nobody: tuple[int, int], unchecked: int
) -> None:
    rows = (
        *table(B=group, A=others, none=nobody),
        GroupAlerts("B", "not checked", unchecked),
    )
    said = against(false=rows)
    found = named(said, "group-alerts.ratio").interval
    if found is None:
        return
    for placed in range(nobody[0] + 1):
        for wrong in range(unchecked + 1):
            hits, other = group[0] + placed + wrong, others[0] + nobody[0] - placed
            total = sum(group) + placed + unchecked
            if total and other:
                ratio = hits / total / (other / (sum(others) + sum(nobody) - placed))
                assert found.low <= ratio * (1 + 1e-9)
                assert ratio <= found.high * (1 + 1e-9)
