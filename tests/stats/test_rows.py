"""Tables gone through period by period say what whole tables say."""

import numpy as np
import pytest

from veedor.stats.capture_lines import caught_at
from veedor.stats.contested import contested_hits
from veedor.stats.flagging import flagged, flagged_as, flagged_each
from veedor.stats.forecast_scores import floored, poisson_score
from veedor.stats.ledger import entered, ledger_of, window_rows
from veedor.stats.misplaced import scattered
from veedor.stats.recaught import Ranked, recaught
from veedor.stats.recut import grid_of, recut
from veedor.stats.rows import Rows, over_cells, over_periods, rows_of, shape_of
from veedor.stats.score_rows import floored_rows, score_under_floors, summed

RNG = np.random.default_rng(5)
TABLE = RNG.poisson(0.4, (9, 12))


def test_a_ledger_holds_what_the_matrix_holds() -> None:
    held = ledger_of(TABLE)
    assert held.shape == shape_of(TABLE) == (9, 12)
    assert np.array_equal(np.array([*held]), TABLE)
    assert np.array_equal(held.totals(), TABLE.sum(axis=1))
    assert np.array_equal(held.sums(2, 5), TABLE[2:5].sum(axis=0))
    assert np.array_equal(np.array([*held.first(4)]), TABLE[:4])
    assert np.array_equal(np.array([*held.after(4)]), TABLE[4:])
    assert ledger_of(held) is held


def test_entries_of_one_place_add_up_in_whatever_order_they_come() -> None:
    held = entered([1, 0, 1], [2, 1, 2], [3, 1, 4], (3, 4))
    assert held.totals().tolist() == [1.0, 7.0, 0.0]
    assert held.sums(1, 2).tolist() == [0.0, 0.0, 7.0, 0.0]


def test_a_window_that_moves_on_sums_what_it_covers() -> None:
    starts, ends = np.array([0, 0, 2, 5]), np.array([1, 3, 6, 9])
    found = [*window_rows(ledger_of(TABLE), starts, ends)]
    for row, start, end in zip(found, starts, ends, strict=True):
        assert np.array_equal(row, TABLE[start:end].sum(axis=0))


def test_rows_are_made_anew_each_time_and_whole_as_an_array() -> None:
    made = Rows(shape=(2, 3), make=lambda: iter([np.ones(3), np.zeros(3)]))
    assert np.asarray(made).tolist() == [[1.0] * 3, [0.0] * 3]
    assert len([*made]) == len([*made]) == len(made) == 2
    assert (made / np.full(3, 2.0)).tolist() == [[0.5] * 3, [0.0] * 3]
    assert over_cells(made).tolist() == [[3.0], [0.0]]
    assert over_periods(made).tolist() == [[1.0] * 3]


def test_cells_of_equal_area_are_flagged_as_unequal_ones_that_nearly_are() -> None:
    scores = RNG.integers(0, 6, (20, 30)).astype(float)
    alike = flagged(scores, 0.21, np.full(30, 0.0225))
    nearly = np.full(30, 0.0225)
    nearly[0] += 1e-15
    assert np.ptp(nearly) > 0
    sorted_out = flagged(scores, 0.21, nearly)
    assert np.allclose(alike.credit, sorted_out.credit)
    assert np.array_equal(alike.tied, sorted_out.tied)
    assert np.array_equal(alike.most, sorted_out.most)


def test_each_period_has_its_own_coverage_and_none_flags_nothing() -> None:
    scores = RNG.random((3, 10))
    found = flagged_each(scores, np.array([0.1, 0.0, 0.5]))
    assert found.credit.sum(axis=1).tolist() == [1.0, 0.0, 5.0]
    assert found.area.tolist() == [1.0, 0.0, 5.0]
    one_by_one = [flagged(scores[k], share).credit[0] for k, share in ((0, 0.1), (2, 0.5))]
    assert np.array_equal(found.credit[[0, 2]], one_by_one)


def test_flags_are_taken_as_they_are() -> None:
    flags = RNG.random((4, 9)) < 0.3
    found = flagged_as(flags, np.arange(1.0, 10.0))
    assert np.array_equal(found.credit, flags)
    assert not found.tied.any()
    assert np.allclose(found.area, flags @ np.arange(1.0, 10.0))


def test_flags_looked_up_one_by_one_are_those_of_the_table() -> None:
    found = flagged_each(RNG.integers(0, 4, (4, 21)), np.array([0.1, 0.0, 0.5, 1.0]))
    periods, cells = (place.ravel() for place in np.indices(found.shape))
    assert np.array_equal(found.credit_at(periods, cells), found.credit.ravel())


def test_what_a_curve_and_a_grid_catch_is_the_same_of_rows_as_of_the_whole() -> None:
    rates = RNG.random(TABLE.shape)
    rows, at = Rows(shape=TABLE.shape, make=lambda: iter(rates)), [0.1, 0.5]
    assert np.array_equal(caught_at(rows, TABLE, at), caught_at(rates, TABLE, at))
    grid = grid_of([*range(12)], [0] * 12, (1.0, 1.0))
    when, where = np.nonzero(TABLE)
    seen = scattered(when, where, TABLE[when, where], np.arange(12.0), np.zeros(12))
    first, second = (
        recaught(
            Ranked(values=one, summed=True, shares=np.full(9, 0.3), area=np.ones(12)),
            recut(grid, size=2.0),
            seen,
        )
        for one in (rows, rates)
    )
    assert first == second
    assert 0 < first.hits < first.events == TABLE.sum()


def test_contested_hits_by_cell_are_those_of_the_whole_tables() -> None:
    area = RNG.random(12) + 0.5
    first, second = (flagged(RNG.integers(0, 4, TABLE.shape), 0.3, area) for _ in range(2))
    apart = np.abs(first.credit - second.credit)
    level = (apart * TABLE).sum() / (apart * area).sum()
    for found, one in zip(
        contested_hits(first, second, TABLE, area), (first, second), strict=True
    ):
        assert found.shape == (1, 12)
        assert np.allclose(found[0], (one.credit * (TABLE - level * area)).sum(axis=0))


def test_floored_rates_and_scores_gone_through_by_period_are_those_of_the_whole() -> None:
    rate = RNG.gamma(0.5, 1.0, TABLE.shape)
    rate[2] = 0.0
    rate[:, 3] = 0.0
    whole = floored(rate, TABLE, epsilon=0.01).rate
    rows = floored_rows(rate, epsilon=0.01)
    assert np.allclose(np.asarray(rows), whole, rtol=1e-15)
    table = poisson_score(whole, TABLE)
    found = summed(poisson_score, rows, TABLE)
    assert found.total == pytest.approx(table.sum())
    assert np.allclose(found.by_cell[0], table.sum(axis=0))
    assert np.allclose(found.by_period[:, 0], table.sum(axis=1))


def test_one_pass_scores_a_rule_under_both_floors_and_says_where_a_map_is_empty() -> None:
    rate = RNG.gamma(0.5, 1.0, TABLE.shape)
    rate[:, 3] = 0.0
    found = score_under_floors(rate, TABLE, epsilon=0.01, least=1e-6, per=4.0)
    mixed = poisson_score(floored(rate, TABLE, epsilon=0.01).rate, TABLE)
    assert found.mixed is not None
    assert np.allclose(found.mixed.by_cell[0], -mixed.sum(axis=0) / 4.0)
    assert found.lifted == pytest.approx(poisson_score(np.maximum(rate, 1e-6), TABLE).sum())
    rate[2] = 0.0
    empty = score_under_floors(rate, TABLE, epsilon=0.01, least=1e-6)
    assert empty.mixed is None
    assert empty.lifted == pytest.approx(poisson_score(np.maximum(rate, 1e-6), TABLE).sum())


def test_what_is_no_table_is_refused() -> None:
    for given in (np.zeros((0, 3)), np.zeros((2, 2, 2))):
        with pytest.raises(ValueError, match="need periods x cells"):
            [*rows_of(given)]
    with pytest.raises(ValueError, match="need periods x cells"):
        ledger_of(np.zeros((0, 3)))
