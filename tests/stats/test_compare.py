from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from tests.stats.test_baselines import oakland as oakland  # noqa: PLC0414 - a fixture
from veedor.stats.baselines import moving_average
from veedor.stats.blocks import drawn_blocks, drawn_stretches, square_blocks, time_blocks
from veedor.stats.compare_blocks import (
    compare,
    compare_crossed,
    compare_over_space,
    compare_over_time,
)
from veedor.stats.compare_claims import no_better_than, no_different_than, smallest_noticed
from veedor.stats.compare_dm import diebold_mariano
from veedor.stats.compare_many import compare_many, holm
from veedor.stats.comparison import Plan, widening
from veedor.stats.contested import contested_hits
from veedor.stats.flagging import flagged
from veedor.stats.known import Known

Floats = NDArray[np.float64]


def dice(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def pair_of(seed: int, periods: int = 120, cells: int = 60) -> tuple[Floats, Floats, Floats]:
    rng = dice(seed)
    events = rng.poisson(0.5, (periods, cells)).astype(float)
    return events * rng.random((1, cells)), events * rng.random((1, cells)), events


def test_the_interval_over_many_blocks_is_that_of_students_t() -> None:
    first = dice(5).normal(0.3, 1.0, (1, 50))
    found = compare_over_space(
        (first, np.zeros((1, 50))), np.arange(50), dice(), plan=Plan(draws=40_000)
    )
    test = stats.ttest_1samp(first[0], 0.0)
    low, high = (50 * end for end in test.confidence_interval(0.95))
    assert (found.low, found.high) == pytest.approx((low, high), rel=0.05, abs=0.5)
    assert found.p == pytest.approx(test.pvalue, abs=0.02)
    assert found.blocks == 50


def test_p_and_interval_never_contradict_each_other() -> None:
    for seed in range(40):
        first, second, events = pair_of(seed, cells=12)
        found = compare_over_space(
            (first, second), np.arange(12), dice(seed), per=events, plan=Plan(draws=999)
        )
        assert (found.p < 0.05) == (not found.low <= 0 <= found.high), seed


def test_swapping_the_forecasts_turns_the_answer_round() -> None:
    first, second, events = pair_of(3)
    blocks = np.arange(60) // 4
    for statistic in ("difference", "ratio"):
        plan = Plan(statistic=statistic, draws=999)
        per = events if statistic == "difference" else None
        one = compare_over_space((first, second), blocks, dice(), per=per, plan=plan)
        two = compare_over_space((second, first), blocks, dice(), per=per, plan=plan)
        turned = (
            (-two.high, -two.low) if statistic == "difference" else (1 / two.high, 1 / two.low)
        )
        assert (one.low, one.high) == pytest.approx(turned)
        assert one.p == pytest.approx(two.p)


def test_a_forecast_against_itself_is_no_difference_for_sure() -> None:
    first, _, events = pair_of(2)
    blocks = (np.arange(60) // 6, 30)
    for found in (
        compare((first, first), blocks, dice(), per=events),
        compare_crossed((first, first), blocks, dice(), per=events),
    ):
        assert (found.value, found.low, found.high, found.p) == (0.0, 0.0, 0.0, 1.0)


def test_the_value_is_the_same_over_space_time_and_both() -> None:
    first, second, events = pair_of(4)
    blocks = np.arange(60) // 6
    by_hand = (first.sum() - second.sum()) / events.sum()
    found = [
        compare_over_space((first, second), blocks, dice(), per=events),
        compare_over_time((first, second), 30, dice(), per=events),
        compare_crossed((first, second), (blocks, 30), dice(), per=events),
    ]
    assert [one.value for one in found] == pytest.approx([by_hand] * 3)
    assert [one.by for one in found] == ["space", "time", "space and time"]
    assert [one.blocks for one in found] == [10, 4, 4]
    both = compare((first, second), (blocks, 30), dice(), per=events)
    wider = max(one.high - one.low for one in found[:2])
    assert both.high - both.low == pytest.approx(wider, rel=0.1)


def test_stretches_drawn_are_what_going_through_them_gives() -> None:
    series = dice(3).normal(size=(11, 2))
    drawn = drawn_stretches(series, 4, 5, dice(9))
    rng = dice(9)
    starts, short = rng.integers(0, 11, size=(5, 2)), rng.integers(0, 11, size=5)
    for k in range(5):
        days = [(s + d) % 11 for s in starts[k] for d in range(4)]
        days += [(short[k] + d) % 11 for d in range(3)]
        assert drawn[k] == pytest.approx(series[days].sum(axis=0))


def test_blocks_drawn_have_the_spread_of_sums_of_blocks() -> None:
    sums = dice(6).normal(size=(40, 1))
    drawn = drawn_blocks(sums, 20_000, dice())
    assert drawn.std() == pytest.approx(np.sqrt(40) * sums.std(), rel=0.02)


def test_squares_hold_neighbours_together() -> None:
    column, row = np.arange(36) % 6, np.arange(36) // 6
    blocks = square_blocks(100.0 * column, 100.0 * row, 300.0).reshape(6, 6)
    assert len(np.unique(blocks)) == 4
    assert (blocks[:3, :3] == blocks[0, 0]).all()
    assert blocks[0, 3] != blocks[0, 2]
    assert time_blocks(10, 4).tolist() == [0] * 4 + [1] * 6


def test_few_blocks_widen_more() -> None:
    factors = [widening(blocks, 0.95) for blocks in (2, 5, 10, 30, 1000)]
    assert factors == sorted(factors, reverse=True)
    assert factors[-1] == pytest.approx(1.0, abs=0.01)


def test_diebold_mariano_agrees_with_statsmodels_and_the_t_test() -> None:
    sm = pytest.importorskip("statsmodels.api")
    series = np.convolve(dice(7).normal(size=203), [1, 0.6, 0.3], mode="valid") + 0.2
    plain = diebold_mariano(series, lag=0)
    # Lag 0: Student's t of the mean, with T - 1 in the variance by the factor (T - 1) / T.
    assert plain.statistic == pytest.approx(stats.ttest_1samp(series, 0.0).statistic)
    peer = sm.OLS(series, np.ones(len(series))).fit(
        cov_type="HAC", cov_kwds={"maxlags": 6, "use_correction": False}
    )
    found = diebold_mariano(series, lag=6)
    size, ahead = len(series), 7
    factor = (size + 1 - 2 * ahead + ahead * (ahead - 1) / size) / size
    assert found.statistic == pytest.approx(peer.tvalues[0] * np.sqrt(factor))
    assert found.low < found.mean < found.high
    assert diebold_mariano(series).lag == int(4 * 2.01 ** (2 / 9))


def test_holm_agrees_with_statsmodels() -> None:
    tests = pytest.importorskip("statsmodels.stats.multitest")
    p = dice(8).random(9) ** 3
    assert holm(p.tolist()) == pytest.approx(tests.multipletests(p, method="holm")[1])


def test_many_baselines_widen_each_interval_and_the_worst_decides() -> None:
    rng = dice(12)
    first = rng.normal(0.5, 1.0, (1, 80))
    others = [rng.normal(0.0, 1.0, (1, 80)) for _ in range(4)] + [first + 0.4]
    many = compare_many(first, others, np.arange(80), dice(), per=np.ones((1, 80)))
    for k, alone in enumerate(many.alone):
        # The last differs by the same in every cell: its width is rounding, and nothing else.
        assert many.low[k] < alone.low or k == 4
        assert many.high[k] > alone.high or k == 4
        assert many.p[k] >= alone.p - 0.01
    # It beats some for sure, but not the last: better than any, not better than all.
    assert many.p_any < 0.01
    assert many.p_all > 0.99
    assert compare_many(first, others[:1], np.arange(80), dice()).p_all < 0.01


def test_the_maximum_holds_the_level_over_five_equal_baselines() -> None:
    rejected = 0
    for seed in range(200):
        rng = dice(seed)
        first = rng.normal(size=(1, 40))
        others = [rng.normal(size=(1, 40)) for _ in range(5)]
        many = compare_many(first, others, np.arange(40), rng, plan=Plan(draws=499))
        rejected += min(many.p) < 0.05
    assert rejected <= 0.09 * 200


def test_a_claim_of_no_more_than_a_margin_holds_where_the_bound_is_below_it() -> None:
    first = dice(5).normal(0.0, 1.0, (1, 100))
    found = compare_over_space((first, np.zeros((1, 100))), np.arange(100), dice())
    upper = no_better_than(found, 1000.0).high
    assert no_better_than(found, upper + 0.5).holds
    assert not no_better_than(found, upper - 0.5).holds
    both = no_different_than(found, max(abs(upper), abs(no_better_than(found, 1.0).low)) + 0.5)
    assert both.holds
    assert not no_different_than(found, abs(found.value) / 2 + 1e-9).holds


def test_a_claim_about_a_ratio_is_made_on_its_own_scale() -> None:
    first, second, _ = pair_of(6, cells=200)
    found = compare_over_space(
        (first, second), np.arange(200) // 2, dice(), plan=Plan(statistic="ratio")
    )
    claim = no_better_than(found, 3.0)
    assert claim.holds
    assert 0 < claim.low < found.value < claim.high < 3.0
    assert no_different_than(found, 3.0).holds
    assert smallest_noticed(found) > 1.0


def test_the_smallest_noticed_difference_is_noticed_as_often_as_said() -> None:
    noise = dice(1).normal(0.0, 1.0, (400, 60))
    zero = np.zeros((1, 60))
    one = compare_over_space((noise[:1], zero), np.arange(60), dice(), plan=Plan(draws=999))
    lift = 1.96 * np.sqrt(60) + 0.84 * np.sqrt(60)
    assert smallest_noticed(one) == pytest.approx(lift, rel=0.25)
    noticed = sum(
        compare_over_space(
            (row[None] + lift / 60, zero), np.arange(60), dice(), plan=Plan(draws=499)
        ).p
        < 0.05
        for row in noise
    )
    assert noticed / 400 == pytest.approx(0.8, abs=0.07)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: compare_over_space(([[1.0]], [[1.0]]), [0], dice()), "one block alone"),
        (lambda: compare_over_space(([[1.0]], [[1.0, 2.0]]), [0], dice()), "shapes differ"),
        (
            lambda: compare_over_space(([[np.inf, 1.0]], [[1.0, 1.0]]), [0, 1], dice()),
            "missing or infinite: floor the rates",
        ),
        (lambda: compare_over_time(([[1.0]] * 3, [[1.0]] * 3), 3, dice()), "one block alone"),
        (lambda: compare_over_time(([[1.0]] * 3, [[1.0]] * 3), 4, dice()), "1 <= length <= 3"),
        (lambda: compare_many([[1.0, 2.0]], [], [0, 1], dice()), "need a baseline"),
        (lambda: compare_many([[1.0]], [[[1.0]]], [0], dice()), "one block alone"),
        (
            lambda: compare_many(
                [[1.0, 1.0]], [[[1.0, 1.0]]], [0, 1], dice(), plan=Plan(statistic="ratio")
            ),
            "compared by differences",
        ),
        (lambda: diebold_mariano([1.0]), "two or more periods"),
        (lambda: diebold_mariano([1.0, 2.0, 3.0], lag=2), "too long for 3 periods"),
        (lambda: square_blocks([0.0], [0.0, 1.0], 1.0), "one x and one y"),
        (lambda: square_blocks([0.0], [0.0], 0.0), "a side above 0"),
    ],
)
def test_what_cannot_be_compared_is_refused(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


def test_claims_refuse_what_is_no_margin_or_level() -> None:
    first, second, _ = pair_of(6)
    blocks = np.arange(60) // 2
    found = compare_over_space((first, second), blocks, dice(), plan=Plan(draws=99))
    ratio = Plan(statistic="ratio", draws=99)
    by_ratio = compare_over_space((first, second), blocks, dice(), plan=ratio)
    with pytest.raises(ValueError, match="a margin above no difference"):
        no_different_than(found, 0.0)
    with pytest.raises(ValueError, match="a ratio above 0"):
        no_better_than(by_ratio, -1.0)
    with pytest.raises(ValueError, match="need 0 < level"):
        no_better_than(found, 1.0, level=0.7)
    with pytest.raises(ValueError, match="<= power < 1"):
        smallest_noticed(found, power=1.0)


def test_the_published_model_of_oakland_is_no_better_than_the_mean_of_180_days(
    oakland: tuple[Floats, NDArray[np.int64], Known],
) -> None:
    """Twenty bins a day: +0.16 points of capture, from -0.19 to +0.51, is no difference."""
    rate, counts, known = oakland
    seen = counts[known.start :]
    vendor = flagged(rate, 20 / 661)
    plain = flagged(moving_average(counts, known, 180), 20 / 661)
    hits = [(one.credit * seen).sum(axis=1, keepdims=True) for one in (vendor, plain)]
    per = seen.sum(axis=1, keepdims=True)
    days = compare_over_time((hits[0], hits[1]), 1, dice(), per=per)
    assert [round(100 * end, 1) for end in (days.low, days.value, days.high)] == [
        -0.2,
        0.2,
        0.5,
    ]
    first, second = contested_hits(vendor, plain, seen)
    each = first / seen.sum(), second / seen.sum()
    for found in (
        compare_over_space(each, np.arange(661) // 18, dice()),
        compare_over_time((hits[0], hits[1]), 30, dice(), per=per),
    ):
        assert found.low < 0 < found.high
        assert no_better_than(found, 0.02).holds
