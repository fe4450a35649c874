"""How cells become a panel: dates, rings, gaps, rates."""

from datetime import date
from decimal import Decimal

import msgspec
import numpy as np

from veedor.audits.effect.counts import Cell
from veedor.audits.effect.grid import FAR, Grid, grid
from veedor.audits.effect.options import EffectOptions
from veedor.audits.effect.tests.by_hand import cells, month


def made(
    rows: tuple[Cell, ...], options: EffectOptions | None = None, *, rated: bool = False
) -> Grid:
    found = grid(rows, options or EffectOptions(), rated=rated)
    assert found is not None
    return found


def flat(unit: int, at: int) -> float:
    return float(unit + at)


def test_a_period_that_starts_on_the_day_of_adoption_has_it() -> None:
    found = made(cells(flat, own=2, far=2))
    assert found.first == (12, 12, None, None)
    assert (found.first_after, found.one_date, found.straddling) == (12, True, 0)


def test_with_one_date_the_period_in_which_it_falls_is_left_out_or_counts_as_before() -> None:
    rows = cells(flat, own=2, far=2, adopted=lambda _unit: date(2022, 1, 15))
    left_out = made(rows)
    assert (len(left_out.periods), left_out.first_after, left_out.straddling) == (23, 12, 4)
    before = made(rows, EffectOptions(straddling="before"))
    assert (len(before.periods), before.first_after, before.straddling) == (24, 13, 0)


def test_with_several_dates_the_period_in_which_it_falls_has_it() -> None:
    days = (date(2022, 1, 15), date(2022, 6, 1))
    found = made(cells(flat, own=2, far=2, adopted=lambda unit: days[unit]))
    assert not found.one_date
    assert found.first == (12, 17, None, None)


def test_who_had_it_from_the_first_period_has_no_before_and_is_left_out() -> None:
    days = (date(2020, 1, 1), date(2022, 1, 1))
    found = made(cells(flat, own=2, far=2, adopted=lambda unit: days[unit]))
    assert found.units == ("U001", "U002", "U003")
    assert found.from_start == 24


def test_who_adopts_after_the_last_period_never_has_it() -> None:
    found = made(cells(flat, own=2, far=2, adopted=lambda _unit: date(2024, 1, 1)))
    assert found.first == (None, None, None, None)
    assert found.first_after == len(found.periods)


def test_units_within_the_rings_are_told_apart_and_farther_ones_are_not() -> None:
    rows = cells(flat, own=2, near=2, far=2)
    assert made(rows).ring.tolist() == [0, 0, 1, 1, FAR, FAR]
    assert made(rows, EffectOptions(rings=0)).ring.tolist() == [0, 0, FAR, FAR, FAR, FAR]


def test_a_missing_row_is_a_gap_unless_it_is_declared_to_be_no_event() -> None:
    rows = cells(flat, own=2, far=2)
    one_less = tuple(cell for cell in rows if (cell.unit, cell.period) != ("U003", month(3)))
    assert made(one_less).gaps == 23
    filled = made(one_less, EffectOptions(absent_is_zero=True))
    assert filled.gaps == 0
    assert filled.events[3, 3] == 0


def test_rates_are_events_per_so_many_at_risk_and_none_at_risk_is_a_gap() -> None:
    rows = tuple(
        msgspec.structs.replace(cell, at_risk=Decimal(50 if cell.unit != "U003" else 0))
        for cell in cells(flat, own=2, far=2)
    )
    found = made(rows, EffectOptions(per=100), rated=True)
    assert found.units == ("U000", "U001", "U002")
    np.testing.assert_allclose(found.rates, found.events * 2)


def test_the_larger_areas_count_only_where_every_unit_names_one() -> None:
    named = made(cells(flat, own=2, far=2, cluster=lambda unit: f"C{unit % 2}"))
    assert named.clusters is not None
    assert named.clusters.tolist() == [0, 1, 0, 1]
    part = made(cells(flat, own=2, far=2, cluster=lambda unit: "C" if unit else ""))
    assert part.clusters is None


def test_an_empty_panel_is_none() -> None:
    assert grid((), EffectOptions(), rated=False) is None


def test_the_order_of_the_cells_changes_nothing() -> None:
    rows = cells(flat, own=2, near=1, far=2)
    np.testing.assert_array_equal(made(rows).rates, made(rows[::-1]).rates)
