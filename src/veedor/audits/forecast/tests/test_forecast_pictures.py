"""What the pictures of a forecast are made of: the curves, the reliability, the map."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec import UNSET

from veedor.audits.forecast.tests.by_hand import (
    Predicted,
    find,
    map_cell,
    period,
    quick,
    tables,
    value,
)
from veedor.core import Chart, Finding, Line, Map

RATES = [[0.9, 0.4, 0.2, 0.1]] * 6
EVENTS = [[1, 0, 0, 0], [0, 1, 0, 0], [1, 0, 0, 1], [0, 0, 1, 0], [2, 0, 0, 0], [0, 0, 0, 0]]
PAST = [[0, 0, 1, 0], [1, 0, 0, 0]] * 20
SQUARE = (500.0, 500.0)


def charted(finding: Finding) -> Chart:
    assert finding.charts
    (chart,) = finding.charts
    return chart


def line(chart: Chart, name: str) -> Line:
    (one,) = [one for one in chart.lines if one.name == name]
    return one


def test_the_curve_gives_what_was_caught_on_each_share_of_the_map() -> None:
    found = find(quick(top_cells=1), **tables(RATES, EVENTS, PAST))
    chart = charted(found["capture"])
    product = line(chart, "product")
    # 4 of 7 in the first cell, 1 in the second, 1 in the third, 1 in the last.
    at = dict(zip(chart.at, product.values, strict=True))
    assert at[0.25] == pytest.approx(4 / 7)
    assert at[0.5] == pytest.approx(5 / 7)
    assert (at[0.0], at[1.0]) == (0, 1)
    assert product.level == 0.95
    assert line(chart, "even").values == chart.at


def test_every_rule_has_a_line_and_the_one_chosen_before_stands_out() -> None:
    found = find(quick(top_cells=1), **tables(RATES, EVENTS, PAST))
    chart = charted(found["capture"])
    counted = {e.name for e in found["counting"].estimates if e.name.startswith("capture.")}
    there = {name.removeprefix("capture.") for name in counted} - {
        *("product", "uniform"),
        *(
            e.name.removeprefix("capture.")
            for e in found["counting"].estimates
            if not e.interval
        ),
    }
    assert {one.name for one in chart.lines} == there | {"product", "even"}
    assert line(chart, "last-month").role in {"first", "second"}
    assert sum(one.role == "main" for one in chart.lines) == 1


def test_the_curve_at_the_share_under_audit_is_the_capture_in_the_table() -> None:
    found = find(quick(top_cells=1), **tables(RATES, EVENTS, PAST))
    chart = charted(found["capture"])
    assert chart.here == 0.25
    at = dict(zip(chart.at, line(chart, "product").values, strict=True))
    assert at[0.25] == value(found, "capture.product")
    month = dict(zip(chart.at, line(chart, "last-month").values, strict=True))
    assert month[0.25] == value(found, "capture.last-month")


def test_flags_alone_and_a_single_stretch_of_time_have_no_curve() -> None:
    flags = tables(RATES, EVENTS, PAST)
    flags["predicted"] = [Predicted(t, 1, None, None, 1) for t in range(1, 7)]
    flags["periods"] = [
        period(t, 4, predictions=1, rates=0, flags=1, flagged=1) for t in range(1, 7)
    ]
    found = find(quick(cell_metres=SQUARE), **flags)
    assert found["capture"].charts is UNSET
    assert isinstance(found["capture"].map, Map)
    short = find(quick(block_days=6, top_cells=1), **tables(RATES, EVENTS, PAST))
    assert short["capture"].charts is UNSET
    assert short["calibration"].charts is UNSET
    assert any(name.startswith("curve.") for name in short["capture"].pictured)


def test_reliability_sets_what_happened_beside_what_was_stated() -> None:
    chart = charted(find(quick(top_cells=1), **tables(RATES, EVENTS, PAST))["calibration"])
    assert chart.at == (0.1, 0.2, 0.4, 0.9)
    assert line(chart, "even").values == chart.at
    seen = line(chart, "observed")
    # 1, 1, 1 and 4 of 6 days, from the lowest rate to the highest: rising as they are.
    assert seen.values == pytest.approx((1 / 6, 1 / 6, 1 / 6, 4 / 6))


def test_the_map_counts_incidents_and_flags_by_cell() -> None:
    found = find(quick(top_cells=1, cell_metres=SQUARE), **tables(RATES, EVENTS, PAST))
    drawn = found["capture"].map
    assert isinstance(drawn, Map)
    assert [(one.name, one.count, one.marked) for one in drawn.shapes] == [
        ("C01", 4, 6),
        ("C02", 1, 0),
        ("C03", 1, 0),
        ("C04", 1, 0),
    ]
    assert drawn.shapes[0].path == "M0,0h250v250h-250Z"
    assert (drawn.height, drawn.mark_from) == (250, 3)


def test_no_map_is_drawn_of_cells_without_a_place_or_a_size() -> None:
    assert find(quick(top_cells=1), **tables(RATES, EVENTS, PAST))["capture"].map is UNSET
    bare = [map_cell(n, x_m=None, y_m=None) for n in range(1, 5)]
    found = find(
        quick(top_cells=1, cell_metres=SQUARE), **tables(RATES, EVENTS, PAST, map_cells=bare)
    )
    assert found["capture"].map is UNSET


def test_cells_too_many_to_be_seen_are_joined_and_none_of_their_incidents_is_lost() -> None:
    many = 1_700
    rates = [[1.0 / (n + 1) for n in range(many)]] * 4
    events = [[1 if n % 17 == t else 0 for n in range(many)] for t in range(4)]
    more: dict[str, Any] = {
        "map_cells": [
            map_cell(n, x_m=Decimal(500 * (n % 50)), y_m=Decimal(500 * (n // 50)))
            for n in range(1, many + 1)
        ]
    }
    drawn = find(quick(cell_metres=SQUARE, draws=20), **tables(rates, events, **more))[
        "capture"
    ].map
    assert isinstance(drawn, Map)
    assert len(drawn.shapes) <= 450
    assert sum(one.count for one in drawn.shapes) == 400
    assert drawn.description.id == "cells.description-joined"
