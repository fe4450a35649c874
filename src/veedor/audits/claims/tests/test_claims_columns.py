"""Tables: totals, printed rates, splits, columns that are the same."""

from decimal import Decimal

import pytest

from veedor.audits.claims.counts import (
    AreaNames,
    ColumnPairs,
    ColumnsTwice,
    Rates,
    Splits,
    Totals,
)
from veedor.audits.claims.tests.by_hand import figure, find, named, rate, reach, total, with_
from veedor.core import Verdict


def test_a_total_is_held_against_its_rows_and_the_copy() -> None:
    table = Totals("c", 0, 180, 0, 0, Decimal(902748))
    copy = Totals("c", 1, 180, 0, 0, Decimal(891748))
    found = find("totals", total("891748", table, copy))
    assert found.verdict is Verdict.CONTRADICTED
    assert named(found, "totals.as-copy").count == 1
    assert found.alternatives[0].text.facts["gap"] == -11000


def test_a_total_that_its_rows_give_is_supported() -> None:
    found = find("totals", total("180", Totals("c", 0, 180, 0, 0, Decimal(180))))
    assert found.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("value", "empty", "undated", "verdict"),
    [
        ("12", 1, 0, Verdict.INCONCLUSIVE),
        ("12", 0, 1, Verdict.INCONCLUSIVE),
        ("8", 1, 1, Verdict.CONTRADICTED),
        ("12", 0, 0, Verdict.CONTRADICTED),
    ],
)
def test_empty_cells_leave_a_total_open_only_upwards(
    value: str, empty: int, undated: int, verdict: Verdict
) -> None:
    rows = Totals("c", 0, 3, empty, undated, Decimal(10))
    found = find("totals", total(value, rows))
    assert found.verdict is verdict
    if verdict is Verdict.INCONCLUSIVE:
        assert reach(found, "totals.differing") == (None, 0, 1)


def test_the_copy_alone_can_be_added_up() -> None:
    found = find("totals", total("10", Totals("c", 1, 3, 0, 0, Decimal(10))))
    assert found.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("document", "canon", "gap"), [("", None, -3), ("", "official", -1), ("official", None, 0)]
)
def test_a_stated_number_of_areas_is_held_against_its_list(
    document: str, canon: str | None, gap: int
) -> None:
    areas = (
        AreaNames("report", "A1", "One", "areas", 1),
        AreaNames("report", "A2", "Two", "areas", 2),
        AreaNames("official", "A1", "One", "areas", 1),
        AreaNames("official", "A2", "Two", "areas", 1),
        AreaNames("", "", "Three", "deployments", 7),
    )
    claim = figure("c", "2", totals="areas", document=document)
    found = find("totals", with_(published=(claim,), area_names=areas), canonical_list=canon)
    assert [a.text.facts["gap"] for a in found.alternatives] == ([gap] if gap else [])


def test_the_reading_is_the_one_that_most_rates_fit() -> None:
    rows = (
        rate(1, 1123, "0.08"),
        rate(2, 2160, "0.09"),
        rate(1, 798, "0.1"),
        rate(0, 500, "0"),
        rate(0, 500, "0.02"),
        rate(None, 500, "0.02"),
    )
    found = find("rounding", with_(rates=rows))
    assert found.plain.facts["below"] == "faces"
    assert found.plain.facts["unit"] == "percent"
    assert [
        named(found, f"rounding.{n}").count for n in ("truncated", "rounded", "neither")
    ] == [
        2,
        1,
        1,
    ]
    assert named(found, "rounding.nonzero-of-nothing").count == 1
    assert found.alternatives[0].text.facts["whole"] == 798


def test_rates_of_alerts_are_read_as_of_alerts() -> None:
    found = find("rounding", with_(rates=(rate(7, 8600, "0.875", 8), rate(1, None, "0.1", 10))))
    assert (found.plain.facts["below"], found.plain.facts["unit"]) == ("alerts", "share")
    assert found.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("rows", [(), (rate(0, 10, "0"),), (rate(3, None, "0.1", 0),)])
def test_no_rate_with_a_false_alert_and_its_whole_is_nothing_to_judge(
    rows: tuple[Rates, ...],
) -> None:
    assert find("rounding", with_(rates=rows)).verdict is Verdict.NOT_ASSESSABLE


def test_splits_are_counted_with_those_that_are_open_in_bounds() -> None:
    rows = (
        Splits("", "", "", "", 0, 0, 0, 7),
        Splits("", "", "", "", 0, 0, 1, 2),
        Splits("d9", "Grid", "4", "Once", 1, 2, 0, 1),
    )
    found = find("splits", with_(splits=rows))
    assert found.verdict is Verdict.CONTRADICTED
    assert reach(found, "splits.not-adding") == (None, 0.1, 0.3)
    assert find("splits", with_(splits=rows[:2])).verdict is Verdict.INCONCLUSIVE
    assert find("splits", with_(splits=rows[:1])).verdict is Verdict.SUPPORTED


def test_columns_that_are_the_same_are_named() -> None:
    same = ColumnsTwice("Grid", "no_action", "other_disposals", 203, 13, Decimal(717))
    found = find("columns", with_(columns_twice=(same,), column_pairs=(ColumnPairs(85),)))
    assert found.verdict is Verdict.CONTRADICTED
    assert found.alternatives[0].text.facts["total"] == 717
    assert find("columns", with_(column_pairs=(ColumnPairs(85),))).verdict is Verdict.SUPPORTED
