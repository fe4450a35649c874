"""Sun and veil: hours from print and other tools, a fit by an oracle, and its edges."""

from collections.abc import Sequence
from datetime import date
from math import log
from typing import NamedTuple

import numpy as np
import pytest

from veedor.stats.darkness import Dims, Veil, _quantiles, natural_spline
from veedor.stats.darkness import veil as veil_of
from veedor.stats.sun import evening, evening_window


class Dim(NamedTuple):
    """Stops at one minute of the clock, by one officer, in the light or dark."""

    minute: float
    dark: bool
    unit: int
    group: float
    others: float


def veil(rows: Sequence[Dim], level: float) -> Veil | None:
    columns = np.array(rows, dtype=float).reshape(-1, len(Dim._fields)).T
    given = dict(zip(Dim._fields, columns, strict=True))
    return veil_of(Dims(**(given | {"dark": given["dark"] > 0})), level)


PHILADELPHIA = (39.9526, -75.1652, "America/New_York")


@pytest.mark.parametrize(
    ("day", "sunset", "dusk"),
    [
        (date(2017, 6, 27), 20 * 60 + 34 + 40 / 60, 21 * 60 + 7 + 26 / 60),
        (date(2017, 12, 7), 16 * 60 + 36 + 53 / 60, 17 * 60 + 7 + 9 / 60),
    ],
)
def test_sunset_and_dusk_are_within_two_minutes_of_the_tutorials(
    day: date, sunset: float, dusk: float
) -> None:
    found = evening(day, *PHILADELPHIA)
    assert found is not None
    assert abs(found.sunset - sunset) < 2
    assert abs(found.dusk - dusk) < 2


def test_the_clock_jumps_an_hour_where_summer_time_begins() -> None:
    before = evening(date(2017, 3, 11), *PHILADELPHIA)
    after = evening(date(2017, 3, 12), *PHILADELPHIA)
    assert before is not None
    assert after is not None
    assert 60 < after.sunset - before.sunset < 63


def test_where_the_sun_does_not_set_there_is_no_evening() -> None:
    assert evening(date(2017, 6, 21), 78.2, 15.6, "Europe/Oslo") is None
    with pytest.raises(ValueError, match="does not set"):
        evening_window(78.2, 15.6, "Europe/Oslo")


def test_the_spline_spans_what_natural_splines_of_patsy_span() -> None:
    patsy = pytest.importorskip("patsy")
    at = np.sort(np.random.default_rng(1).uniform(1000, 1300, 300))
    ours = np.column_stack([np.ones(300), natural_spline(at, np.ones(300), 6)])
    knots = list(np.quantile(at, np.linspace(0, 1, 7))[1:-1])
    theirs = np.asarray(
        patsy.dmatrix(
            "cr(x, knots=k, lower_bound=lo, upper_bound=hi) - 1",
            {"x": at, "k": knots, "lo": at.min(), "hi": at.max()},
        )
    )
    left = theirs - ours @ np.linalg.lstsq(ours, theirs, rcond=None)[0]
    assert np.abs(left).max() < 1e-8


def cells(dark_odds: float, unit: int = 0) -> list[Dim]:
    return [
        Dim(
            minute=m,
            dark=dark,
            unit=unit,
            group=10 * (dark_odds if dark else 1.0),
            others=10.0,
        )
        for m in range(1020, 1200, 6)
        for dark in (False, True)
    ]


def test_without_clock_or_units_it_is_the_odds_ratio_of_a_table() -> None:
    found = veil(cells(0.7), 0.95)
    assert found is not None
    assert found.log_odds == pytest.approx(log(0.7), abs=1e-6)
    table = 1 / 300 + 1 / 300 + 1 / 210 + 1 / 300
    assert found.error == pytest.approx(table**0.5, rel=0.02)
    assert found.clusters == 0


def test_ten_officers_are_enough_to_vary_as_wholes() -> None:
    mixed = [
        Dim(minute=m, dark=dark, unit=u, group=8.0 if u % 2 else 2.0, others=5.0)
        for u in range(1, 13)
        for m in range(1020, 1200, 30)
        for dark in ((u + m // 30) % 3 == 0,)
    ]
    found, alone = veil(mixed, 0.95), veil([*mixed, *cells(1.0)], 0.95)
    assert found is not None
    assert alone is not None
    assert (found.clusters, alone.clusters) == (12, 0)


@pytest.mark.parametrize(
    "gone",
    [
        [],
        [one for one in cells(0.7) if one.dark],
        [Dim(minute=1, dark=d, unit=0, group=0, others=3) for d in (True, False)],
        [
            Dim(minute=1, dark=d, unit=0, group=9.0 * d, others=9.0 * (not d))
            for d in (True, False)
        ],
    ],
)
def test_where_a_side_is_empty_or_parts_wholly_there_is_no_fit(gone: list[Dim]) -> None:
    assert veil(gone, 0.95) is None


def test_in_whatever_order_and_pieces_stops_come_the_fit_is_the_same_to_the_last_bit() -> None:
    rows = [one for unit in range(1, 13) for one in cells(0.5 + unit / 12, unit)]
    halves = [one._replace(group=one.group / 2, others=one.others / 2) for one in rows]
    assert veil([*reversed(halves), *halves], 0.95) == veil(rows, 0.95) is not None


def test_knots_are_those_of_the_stops_laid_out_one_by_one() -> None:
    dice = np.random.default_rng(8)
    for _ in range(50):
        values = np.unique(dice.integers(1000, 1200, 40)).astype(float)
        counts = dice.integers(1, 30, len(values))
        laid_out = np.quantile(np.repeat(values, counts), np.linspace(0, 1, 7))
        assert _quantiles(values, counts.astype(float), 6) == pytest.approx(laid_out, abs=1e-9)


def test_a_spline_of_many_stops_needs_no_more_memory_than_its_cells() -> None:
    at = np.arange(60.0)
    few, many = (
        natural_spline(at, np.full(60, 3.0), 6),
        natural_spline(at, np.full(60, 3e12), 6),
    )
    assert many == pytest.approx(few, abs=0.02)
