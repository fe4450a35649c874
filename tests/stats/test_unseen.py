"""The least gap that would have been seen: printed powers, plain enumeration, edges."""

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.power import NormalIndPower

from veedor.stats.score_intervals import Part, Reached, gap_over_clusters, gaps
from veedor.stats.unseen import unseen_by_error, unseen_gaps

SIDE = st.integers(1, 12).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def shown(true: float, whole: int, reference: Part, level: float) -> float:
    """Give the chance that the interval lies above zero, table by table."""
    part, of = reference
    return math.fsum(
        float(stats.binom.pmf(a, whole, true) * stats.binom.pmf(b, of, part / of))
        for a, b in product(range(whole + 1), range(of + 1))
        if gaps([((a, whole), (b, of))], level)[0].low > 0
    )


@pytest.mark.parametrize(
    ("reference", "whole", "level"),
    [((5, 12), 20, 0.95), ((0, 12), 20, 0.95), ((1, 30), 15, 0.95), ((9, 25), 18, 0.99)],
)
def test_the_least_gap_has_the_power_asked_for(
    reference: Part, whole: int, level: float
) -> None:
    found = unseen_gaps(reference, whole, level=level, power=0.8)
    assert found.above is not None
    true = reference[0] / reference[1] + found.above
    assert shown(true, whole, reference, level) == pytest.approx(0.8, abs=1e-7)


@settings(deadline=None, max_examples=25)
@given(SIDE, st.integers(1, 12))
def test_where_no_gap_is_given_even_all_against_the_reference_would_not_show(
    reference: Part, whole: int
) -> None:
    found = unseen_gaps(reference, whole, level=0.95, power=0.8)
    assert (found.above is None) == (shown(1.0, whole, reference, 0.95) < 0.8)
    part, of = reference
    mirrored = unseen_gaps((of - part, of), whole, level=0.95, power=0.8)
    ends = (mirrored.below, mirrored.above)
    assert (found.above, found.below) == tuple(None if e is None else -e for e in ends)


def test_many_persons_show_what_the_printed_formula_says() -> None:
    # R's help of power.prop.test prints: 50 in each of two groups, 0.50 against 0.75, power
    # 0.740; and 76.7 in each for 0.90. It takes a bell curve for the counts; exact ends ask for
    # somewhat more, and the two meet as the groups grow.
    for n, power in ((50, 0.740), (77, 0.90)):
        found = unseen_gaps((n // 2, n // 2 * 2), n, level=0.95, power=power)
        assert found.above is not None
        assert 0.25 < found.above < 0.28
    h = NormalIndPower().solve_power(nobs1=50_000, alpha=0.05, power=0.8)
    wanted = math.sin(math.pi / 4 + h / 2) ** 2 - 0.5
    many = unseen_gaps((25_000, 50_000), 50_000, level=0.95, power=0.8)
    assert many.above == pytest.approx(wanted, rel=0.01)


def test_gaps_drawn_at_the_least_one_are_shown_as_often_as_said() -> None:
    dice, reference, whole = np.random.default_rng(8), (60, 240), 90
    found = unseen_gaps(reference, whole, level=0.99, power=0.8)
    assert found.below is not None
    draws = 1_500
    mine = dice.binomial(whole, 60 / 240 + found.below, draws)
    other = dice.binomial(240, 60 / 240, draws)
    seen = sum(
        gaps([((int(a), whole), (int(b), 240))], 0.99)[0].high < 0
        for a, b in zip(mine, other, strict=True)
    )
    assert abs(seen / draws - 0.8) < 4 * math.sqrt(0.16 / draws)


def test_more_persons_a_lower_level_or_less_power_show_smaller_gaps() -> None:
    def above(n: int, level: float = 0.95, power: float = 0.8) -> float:
        found = unseen_gaps((3 * n, 10 * n), 8 * n, level=level, power=power)
        assert found.above is not None
        return found.above

    sizes = [above(n) for n in (4, 8, 16, 32, 64)]
    assert sizes == sorted(sizes, reverse=True)
    assert above(8, level=0.999) > above(8) > above(8, level=0.8)
    assert above(8, power=0.9) > above(8) > above(8, power=0.6)


def test_one_person_shows_next_to_nothing_and_nobody_is_undefined() -> None:
    for reference in ((5, 50), (1, 2), (1, 1)):
        found = unseen_gaps(reference, 1, level=0.95, power=0.8)
        assert (found.below, found.above) == (None, None)
    # One with it against none of fifty: shown whenever that one person has it.
    found = unseen_gaps((0, 50), 1, level=0.95, power=0.8)
    assert found.below is None
    assert found.above == pytest.approx(0.8)
    full = unseen_gaps((50, 50), 50, level=0.95, power=0.8)
    assert full.above is None
    assert full.below is not None
    assert full.below < 0
    for wrong in (((0, 0), 5), ((1, 5), 0), ((6, 5), 5)):
        with pytest.raises(ValueError, match="not empty"):
            unseen_gaps(*wrong, level=0.95, power=0.8)
    with pytest.raises(ValueError, match="1 - level < power"):
        unseen_gaps((1, 5), 5, level=0.95, power=0.05)


def test_a_width_shows_what_the_multiple_of_its_error_says() -> None:
    # Bloom (1995) prints 2.49 errors for one side at 5 % and 80 %; two sides ask for 2.80.
    found = Reached(value=0.1, low=0.1 - 1.959964, high=0.1 + 1.959964)
    ends = unseen_by_error(found, level=0.95, power=0.8)
    assert (round(ends.above or 0, 2), round(ends.below or 0, 2)) == (2.80, -2.80)
    few = unseen_by_error(found, level=0.95, power=0.8, degrees=5)
    wanted = 1.959964 / stats.t.ppf(0.975, 5) * (stats.t.ppf(0.975, 5) + stats.t.ppf(0.8, 5))
    assert few.above == pytest.approx(wanted)


def test_whole_units_show_a_gap_as_often_as_said() -> None:
    dice, units, each = np.random.default_rng(3), 60, 40
    moods = dice.normal(0, 0.06, (400, units))

    def drawn(share: float) -> list[list[tuple[Part, Part]]]:
        chances = np.clip(share + moods, 0, 1)
        mine, other = dice.binomial(each, chances), dice.binomial(each, 0.3, moods.shape)
        return [
            [((int(a), each), (int(b), each)) for a, b in zip(*pair, strict=True)]
            for pair in zip(mine, other, strict=True)
        ]

    first = gap_over_clusters(drawn(0.3)[0], 0.95)
    assert first is not None
    least = unseen_by_error(first, level=0.95, power=0.8, degrees=units - 1).above
    assert least is not None
    again = [gap_over_clusters(one, 0.95) for one in drawn(0.3 + least)]
    seen = sum(one is not None and one.low > 0 for one in again) / len(again)
    # The width is one draw's own estimate of the error, some 10 % off: hence the room.
    assert 0.65 < seen < 0.92
