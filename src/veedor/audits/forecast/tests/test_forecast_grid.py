"""Other grids and places that are off: the same number without them, and moved with them."""

from decimal import Decimal
from math import erf, sqrt
from typing import Any

import pytest

from veedor.audits.forecast.counts import EventPlace
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.tests.by_hand import (
    ends,
    find,
    lacking,
    map_cell,
    named,
    quick,
    reach,
    tables,
    value,
    why,
)
from veedor.core import Verdict

STEP = Decimal("0.01")  # of a degree, at the equator: boxes of 1,113.2 m
SIDE = 0.01 * 111_320
RATES = [[0.9, 0.8, 0, 0, 0.7, 0.6, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.4]]
EVENTS = [[3, 0, 1, 0, 0, 2, 0, 0, 1, 0, 1, 0, 0, 0, 0, 2]]


def centre(number: int) -> dict[str, Any]:
    """Give the place of a cell in the square map of four by four, from 1 on."""
    row, column = divmod(number - 1, 4)
    return {"longitude": column * STEP, "latitude": row * STEP}


def placed(events: list[list[int]], east: str = "0", north: str = "0") -> list[EventPlace]:
    return [
        EventPlace(
            period,
            centre(cell)["latitude"] + Decimal(north),
            centre(cell)["longitude"] + Decimal(east),
            n,
        )
        for period, day in enumerate(events, 1)
        for cell, n in enumerate(day, 1)
        if n
    ]


def on_a_grid(**more: Any) -> dict[str, Any]:
    rows = tables(RATES, EVENTS, [[1, 0, 2, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 3]] * 40)
    cells = [map_cell(n, x_m=None, y_m=None, **centre(n)) for n in range(1, 17)]
    return rows | {"map_cells": cells, "event_places": placed(EVENTS)} | more


def asked(**more: Any) -> ForecastOptions:
    usual: dict[str, Any] = {"top_cells": 4, "cell_metres": (SIDE, SIDE), "place_draws": 20}
    return quick(**(usual | more))


def test_no_turn_no_size_and_no_error_give_the_headline_itself() -> None:
    found = find(asked(turns=1, cell_sizes=(1.0,), place_errors=(0.0,)), **on_a_grid())
    product, month = value(found, "capture.product"), value(found, "capture.last-month")
    assert product == 0.5  # 3 + 0 + 0 + 2 of 10
    for name in ("turned", "resized"):
        assert ends(found, f"capture.{name}") == (product, product)
        assert ends(found, f"pai.{name}") == (2.0, 2.0)
        assert ends(found, f"area.{name}") == (0.25, 0.25)
        assert ends(found, f"capture.{name}-over")[0] == pytest.approx(product - month)
    for name in ("by-coordinates", "rounded", "misplaced.1"):
        assert ends(found, f"capture.{name}") == (product, product)
        assert value(found, f"pai.{name}") == value(found, "pai") == 2.0
        assert value(found, f"capture.{name}-over") == pytest.approx(product - month)
    assert named(found, "capture.by-coordinates").support == 10


def test_the_range_over_turned_grids_holds_the_number_as_it_is() -> None:
    found = find(asked(turns=3), **on_a_grid())
    low, high = ends(found, "capture.turned")
    assert low <= value(found, "capture.product") <= high
    assert named(found, "capture.turned").label.facts == {"grids": 3, "most": 60.0}
    assert named(found, "capture.turned").support == 10


def test_larger_cells_are_added_up_and_flagged_anew() -> None:
    found = find(asked(turns=1, cell_sizes=(2.0,)), **on_a_grid())
    # Lower left: 0.9 + 0.8 + 0.7 + 0.6 expected, 3 + 2 seen; a quarter of the map is that box.
    assert ends(found, "capture.resized") == (0.5, 0.5)
    flat = [[0.1, 0.1, 0.9, 0, 0.1, 0.1, 0, 0, 0, 0, 0.3, 0.3, 0, 0, 0.3, 0.3]]
    rows = on_a_grid(predicted=tables(flat, EVENTS)["predicted"])
    found = find(asked(turns=1, cell_sizes=(2.0,)), **rows)
    # As it is: 0.9 and three of the four of 0.3, with 1 and 3/4 of (1 + 2). Then 1.2: 1 + 2.
    assert ends(found, "capture.resized") == (0.3, 0.325)
    assert named(found, "capture.resized").label.facts["grids"] == 2


def test_flags_are_put_on_another_grid_by_the_part_of_it_that_was_flagged() -> None:
    rows = on_a_grid()
    rows["predicted"] = [
        type(p)(1, n, None, None, 1)
        for p, n in zip(rows["predicted"], (1, 2, 5, 16), strict=False)
    ]
    rows["periods"] = [
        type(p)(**({f: getattr(p, f) for f in p.__struct_fields__} | {"rates": 0, "flags": 16}))
        for p in rows["periods"]
    ]
    found = find(asked(top_cells=None, turns=1, cell_sizes=(2.0,)), **rows)
    # As it is: 3 + 0 + 0 + 2. Three quarters of the lower left box, one of the upper right one.
    assert ends(found, "capture.resized") == (0.5, 0.5)
    assert value(found, "capture.by-coordinates") == 0.5


def test_an_error_of_places_moves_the_capture_as_its_law_says() -> None:
    # One incident in the middle of the one flagged box of a map of one row and 16 columns.
    rates, events = [[0.0] * 8 + [0.9] + [0.0] * 7], [[0] * 8 + [400] + [0] * 7]
    cells = [
        map_cell(n, x_m=None, y_m=None, longitude=n * STEP, latitude=Decimal(0))
        for n in range(1, 17)
    ]
    places = [
        EventPlace(1, Decimal(0), 9 * STEP + k * Decimal("0.000001"), 1) for k in range(400)
    ]
    rows = tables(rates, events) | {"map_cells": cells, "event_places": places}
    found = find(asked(top_cells=1, place_errors=(SIDE / 2,), place_draws=100), **rows)
    one = reach(found, "capture.misplaced.1")
    # Those that leave the row north or south are off the map; of the others, by the normal law.
    assert one.value == pytest.approx(erf(1 / sqrt(2)), abs=0.01)
    assert one.low < 0.68 < one.high


def test_coordinates_rounded_to_two_decimals_leave_half_a_box_open() -> None:
    found = find(asked(place_draws=50), **on_a_grid())
    one = named(found, "capture.rounded")
    assert one.label.facts["decimals"] == 2
    assert one.label.facts["metres"] == pytest.approx(SIDE / 2)
    # Half a box each way from the middle of a box stays in the box.
    assert ends(found, "capture.rounded") == (0.5, 0.5)
    aside = find(asked(place_draws=50), **on_a_grid(event_places=placed(EVENTS, "0.003")))
    assert named(aside, "capture.rounded").label.facts["decimals"] == 3
    assert ends(aside, "capture.rounded") == (0.5, 0.5)


def test_the_lead_over_last_month_is_judged_on_every_grid() -> None:
    past = [[0] * 15 + [1]] * 40
    rows = on_a_grid(history=tables(RATES, EVENTS, past)["history"])
    ahead = find(asked(turns=1, cell_sizes=(), place_errors=()), **rows)
    assert value(ahead, "capture.by-coordinates-over") == pytest.approx(
        0.5 - (2 + 3 * 8 / 15) / 10
    )
    assert ahead["grid"].verdict is Verdict.SUPPORTED
    behind = find(asked(turns=1, cell_sizes=(2.0,), place_errors=()), **on_a_grid())
    assert behind["grid"].verdict is Verdict.CONTRADICTED
    alone = find(asked(turns=1), **on_a_grid(history=[]))
    assert alone["grid"].verdict is Verdict.NOT_ASSESSABLE
    assert value(alone, "capture.by-coordinates") == 0.5


def test_a_score_can_be_moved_but_not_cut() -> None:
    rows = on_a_grid()
    rows["predicted"] = [
        type(p)(p.period_no, p.cell_no, None, p.rate, 0) for p in rows["predicted"]
    ]
    rows["periods"] = [
        type(p)(
            **({f: getattr(p, f) for f in p.__struct_fields__} | {"rates": 0, "scores": 16})
        )
        for p in rows["periods"]
    ]
    found = find(asked(), **rows)
    assert (
        why(found, "capture.turned")
        == why(found, "capture.resized")
        == ("absent.order-no-parts")
    )
    assert value(found, "capture.by-coordinates") == 0.5
    assert found["grid"].plain.id == "grid.plain-errors"


def test_grids_without_room_for_a_box_are_counted_and_left_out() -> None:
    found = find(asked(turns=1, cell_sizes=(4.0,), top_cells=1), **on_a_grid())
    assert named(found, "grids.without-room").count == 1
    assert named(found, "grids.without-room").support == 2
    assert ends(found, "area.resized") == (1 / 16, 1 / 16)


def with_cells(**more: Any) -> dict[str, Any]:
    rows = on_a_grid()
    first, *rest = rows["map_cells"]
    fields = {f: getattr(first, f) for f in first.__struct_fields__}
    return rows | {"map_cells": [type(first)(**(fields | more)), *rest]}


@pytest.mark.parametrize(
    ("options", "rows", "reason"),
    [
        (asked(cell_metres=None), on_a_grid(), "absent.no-cell-size"),
        (asked(), with_cells(latitude=None), "absent.no-cell-centres"),
        (asked(), on_a_grid(event_places=[]), "absent.no-incident-points"),
        (asked(cell_metres=(3 * SIDE, 3 * SIDE)), on_a_grid(), "absent.off-grid"),
        (asked(cell_metres=(SIDE / 1.4, SIDE / 1.4)), on_a_grid(), "absent.off-grid"),
        (asked(), with_cells(area_km2=Decimal("1.4")), "absent.off-grid"),
        (asked(), on_a_grid(event_places=placed(EVENTS, "9")), "absent.none-on-map"),
    ],
)
def test_without_boxes_or_points_it_says_what_is_lacking(
    options: ForecastOptions, rows: dict[str, Any], reason: str
) -> None:
    found = find(options, **rows)
    assert why(found, "capture.by-coordinates") == reason
    assert found["grid"].verdict is Verdict.NOT_ASSESSABLE
    assert {one.record for one in found["grid"].asks} == {"predictions", "incidents", "cells"}


def test_without_a_forecast_there_is_no_grid() -> None:
    found = find(asked(), lacking("predictions"), **on_a_grid())
    assert why(found, "capture.by-coordinates") == "absent.no-predictions"


def test_an_error_that_moves_everything_off_the_map_gives_no_number() -> None:
    one = [EventPlace(1, Decimal(0), Decimal(0), 1)]
    rows = on_a_grid(event_places=one)
    found = find(asked(place_errors=(100_000.0,)), **rows)
    assert why(found, "capture.misplaced.1") == "absent.moved-off"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"turns": 0}, "turns and place_draws are 1 or more"),
        ({"place_draws": 0}, "turns and place_draws are 1 or more"),
        ({"cell_sizes": (0.0,)}, "cell_sizes above 0 and to 100"),
        ({"place_errors": (-1.0,)}, "place_errors are metres from 0 to 100000"),
    ],
)
def test_grids_that_make_no_sense_are_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ForecastOptions(**wrong)
