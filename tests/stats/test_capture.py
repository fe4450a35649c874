from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from veedor.stats.capture import capture_at, capture_curve
from veedor.stats.contested import contested_hits
from veedor.stats.efficiency import pei, pei_star, relative_capture
from veedor.stats.flagging import Flagged, flagged

Floats = NDArray[np.float64]
small = st.lists(st.integers(0, 3), min_size=2, max_size=6)


def flagged_in_order(
    scores: list[int], sizes: list[float], order: tuple[int, ...], room: float
) -> set[int]:
    """Flag the highest scores, ties in the order given, as long as their areas fit."""
    ranked = sorted(range(len(scores)), key=lambda k: (-scores[k], order[k]))
    used, taken = 0.0, set[int]()
    for k in ranked:
        if round(used + sizes[k], 9) > round(room, 9):
            break
        used, taken = used + sizes[k], {*taken, k}
    return taken


@given(small, st.integers(1, 6), st.data())
@settings(max_examples=60, deadline=None)
def test_ties_are_the_mean_over_all_orders_and_their_range_is_reached(
    scores: list[int], places: int, data: st.DataObject
) -> None:
    size = len(scores)
    events = data.draw(st.lists(st.integers(0, 4), min_size=size, max_size=size))
    events[0] += 1
    cover = min(places, size) / size
    caught = [
        sum(events[k] for k in flagged_in_order(scores, [1.0] * size, order, cover * size))
        for order in permutations(range(size))
    ]
    found = capture_at(scores, events, cover)
    assert found.hits == pytest.approx(np.mean(caught))
    assert (found.hits_low, found.hits_high) == (min(caught), max(caught))


@given(small, st.floats(0.1, 1.0), st.data())
@settings(max_examples=60, deadline=None)
def test_with_unequal_areas_every_order_lies_in_the_range(
    scores: list[int], cover: float, data: st.DataObject
) -> None:
    size = len(scores)
    events = data.draw(st.lists(st.integers(0, 4), min_size=size, max_size=size))
    area = data.draw(st.lists(st.sampled_from([1.0, 2.5, 4.0]), min_size=size, max_size=size))
    events[0] += 1
    found = capture_at(scores, events, cover, area)
    # The set may stop at a tied cell that does not fit: bounds hold for what comes before.
    for order in permutations(range(size)):
        taken = flagged_in_order(scores, area, order, cover * sum(area))
        assert found.hits_low <= sum(events[k] for k in taken) <= found.hits_high
    assert found.area_used <= cover + 1e-9


def test_29_in_100_cells_is_29_cells() -> None:
    chosen = flagged(np.arange(100.0), 0.29)
    assert chosen.credit.sum() == 29
    assert chosen.area.tolist() == [29.0]


def test_a_constant_forecast_catches_its_coverage_and_has_pai_1() -> None:
    found = capture_at(np.zeros((3, 10)), np.eye(3, 10), 0.2)
    assert (found.rate, found.pai, found.daily) == pytest.approx((0.2, 1.0, 0.2))
    assert (found.hits_low, found.hits_high) == (0.0, 3.0)
    assert capture_curve(np.zeros(10), np.eye(1, 10)).skill == pytest.approx(0.0)


def test_periods_without_events_are_counted_and_left_out_of_the_daily_mean() -> None:
    found = capture_at([[2, 1], [2, 1], [1, 2]], [[1, 1], [0, 0], [1, 0]], 0.5)
    assert (found.periods, found.empty) == (3, 1)
    assert (found.rate, found.daily) == (1 / 3, 0.25)


def test_the_curve_is_the_capture_at_every_coverage() -> None:
    rng = np.random.default_rng(4)
    scores, events = rng.integers(0, 5, (3, 40)), rng.poisson(1.0, (3, 40))
    curve = capture_curve(scores, events)
    for cells in (1, 7, 20, 39, 40):
        at = float(np.interp(cells / 40, curve.coverage, curve.caught))
        assert at == pytest.approx(capture_at(scores, events, cells / 40).rate)
    assert capture_curve(events[:1], events[:1]).area > curve.area


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: capture_at([1, 2], [0, 0], 0.5), "no event: nothing to catch"),
        (lambda: capture_curve([1, 2], [0, 0]), "no event: nothing to catch"),
        (lambda: capture_at([1, 2], [1], 0.5), r"scores \(1, 2\) and events \(1, 1\) differ"),
        (lambda: flagged([1, 2], 0.0), r"need a coverage in \(0, 1\]"),
        (lambda: flagged([1, np.nan], 0.5), "a score for every cell"),
        (lambda: flagged([1, 2], 0.5, [1, 0]), "one area above 0 for each of 2 cells"),
        (lambda: flagged(np.zeros((0, 2)), 0.5), "need periods x cells"),
        (lambda: pei_star([1, 2], [1, 0], 0.5, band=(0.6, 0.9)), "no whole number of cells"),
        (lambda: pei_star([1, 2], [1, 0], 0.5, band=(0.9, 0.6)), r"band\[0\] <= band\[1\]"),
        (lambda: relative_capture(0.5, 0.0), "caught nothing"),
        (
            lambda: contested_hits(flagged([1, 2], 0.5), flagged([1, 2, 3], 0.5), [1, 2]),
            "differ in shape",
        ),
    ],
)
def test_what_has_no_answer_is_refused(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


def test_an_oracle_that_chooses_each_day_catches_all_where_events_are_few() -> None:
    scores, events = [[3, 2, 1, 0], [3, 2, 1, 0]], [[0, 0, 0, 1], [1, 0, 0, 0]]
    each = pei(scores, events, 0.25, horizon="each period")
    assert each.value == capture_at(scores, events, 0.25).rate == 0.5
    assert (each.oracle, each.horizon) == ("same area", "each period")
    assert pei(scores, events, 0.25).value == 1.0


def test_the_oracle_of_the_band_may_choose_less_area_and_so_is_no_worse() -> None:
    scores, events = [3, 2, 1, 0], [1, 0, 5, 0]
    free = pei_star(scores, events, 0.5, band=(0.25, 0.5))
    assert free.best_pai >= pei(scores, events, 0.5).best_pai
    assert free.oracle == "any area in the band"
    assert relative_capture(0.3, 0.2) == pytest.approx(1.5)


def test_contested_hits_differ_as_the_hits_do_and_ask_only_where_forecasts_disagree() -> None:
    rng = np.random.default_rng(8)
    events = rng.poisson(1.0, (4, 30))
    first, second = (flagged(rng.integers(0, 9, (4, 30)), 0.2) for _ in range(2))
    a, b = contested_hits(first, second, events)
    hits = (first.credit * events).sum() - (second.credit * events).sum()
    assert (a - b).sum() == pytest.approx(hits)
    same = contested_hits(first, first, events)
    assert (same[0] - same[1]).any() == np.False_
    assert isinstance(first, Flagged)


@pytest.fixture(scope="module")
def oakland(shared: Path) -> tuple[Floats, Floats]:
    """The published rates and the counts of Lum and Isaac's replication, days x bins."""
    pq = pytest.importorskip("pyarrow.parquet")
    path = shared / "forecast" / "oakland-drug-2009-2012" / "forecast.parquet"
    table = pq.read_table(path).sort_by([("date", "ascending"), ("bin", "ascending")])
    shape = (-1, 661)
    rate, seen = (table[name].to_numpy().astype(float) for name in ("rate", "observed"))
    return rate.reshape(shape), seen.reshape(shape)


def test_the_published_forecast_of_oakland_catches_what_the_reference_says(
    oakland: tuple[Floats, Floats],
) -> None:
    rate, seen = oakland
    found = capture_at(rate, seen, 20 / 661)
    assert (round(found.rate, 4), round(found.daily, 4), round(found.pai, 2)) == (
        0.3104, 0.3012, 10.26,
    )  # fmt: skip
    assert (found.hits, found.events, found.empty) == (721, 2323, 10)
    # With an oracle for each day, no day had more than 20 bins with crime: PEI is the hit rate.
    assert pei(rate, seen, 20 / 661, horizon="each period").value == pytest.approx(found.rate)
