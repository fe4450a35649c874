"""Shares of groups with few false alerts, and misses."""

import pytest

from veedor.audits.recognition.counts import GroupAlerts
from veedor.audits.recognition.tests.by_hand import (
    ALL,
    LISTED,
    ROWS,
    find,
    finding,
    groups,
    named,
    reach,
)
from veedor.core import Verdict
from veedor.stats.chance import exact_interval


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
    assert low == exact_interval(4, 9, 0.95).low
    assert high == exact_interval(7, 9, 0.95).high
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
