"""Figures of published deployments, alerts and scores, recomputed from their counts.

Each is a count that a force, an inspector or a paper has published, and the figure that follows
from it. Where a figure in public does not follow from its counts, that is said.
"""

import math

import pytest

from veedor.stats.binomial import chance_of_at_least, exact_share, share_at_most
from veedor.stats.chance import spread_of_shares
from veedor.stats.clustered import share_over, variance_over
from veedor.stats.exact import share_bounds
from veedor.stats.exposed import rate_ratio, tipping_exposure
from veedor.stats.fragility import flip_rates
from veedor.stats.many_groups import Group, gaps_to, group_shares
from veedor.stats.overdispersed import stand_out
from veedor.stats.power import chance_to_notice_rate, noticeable_rate_ratio
from veedor.stats.share_contrasts import share_gap, share_ratio
from veedor.stats.two_groups import TwoGroups, fisher
from veedor.stats.unplaced import Unplaced, ratio_range

EXACT = {
    # South Wales Police 2017-18: true alerts of all; of the final; of the other fourteen.
    "South Wales, all": (234, 2685, 8.715, 7.675, 9.846),
    "South Wales, final": (173, 2470, 7.004, 6.029, 8.083),
    "South Wales, without the final": (61, 215, 28.37, 22.45, 34.90),
    # Metropolitan Police, September 2024 to September 2025: false per face, false per alert,
    # arrests per alert, and Black people among the ten wrongly alerted.
    "Met, false per face": (10, 3_147_436, 3.177e-4, 1.524e-4, 5.843e-4),
    "Met, false per alert": (10, 2077, 0.4815, 0.231, 0.884),
    "Met, arrests per alert": (962, 2077, 46.3, 44.2, 48.5),
    "Met, Black among false": (8, 10, 80.0, 44.4, 97.5),
    # Metropolitan Police trials 2016-18.
    "Met trials, false": (102, 104, 98.1, 93.2, 99.8),
    # Fussey and Murray 2019: right of all matches, right of those stopped, overturned.
    "Fussey, lowest": (8, 42, 19.05, 8.6, 34.1),
    "Fussey, stopped": (8, 22, 36.4, 17.2, 59.3),
    "Fussey, overturned": (16, 42, 38.1, 23.6, 54.4),
    # Chicago's inspector general 2021: gun crime per alert, and per alert with a disposition.
    "Chicago, per alert": (4556, 50_176, 9.080, 8.830, 9.335),
    "Chicago, per disposition": (4556, 41_830, 10.892, 10.595, 11.194),
    # New York's comptroller, June 2023: confirmed shootings.
    "New York, confirmed": (122, 940, 12.98, 10.90, 15.30),
    "Four of six": (4, 6, 66.7, 22.3, 95.7),
}


@pytest.mark.parametrize("case", EXACT)
def test_shares_have_the_exact_limits_in_print(case: str) -> None:
    hits, total, value, low, high = EXACT[case]
    found = exact_share(hits, total, 0.95)
    for mine, printed in ((found.value, value), (found.low, low), (found.high, high)):
        assert mine is not None
        decimals = len(f"{printed:.9f}".rstrip("0").split(".")[1]) or 1
        assert 100 * mine == pytest.approx(printed, abs=0.51 * 10**-decimals)


def test_figures_in_public_that_do_not_follow_from_their_counts() -> None:
    # 4,556 of 41,830 was printed as 9.1 %, which is of 50,176; 150 of 175 as 84.7 %.
    assert not math.isclose(4556 / 41_830, 0.091, abs_tol=5e-4)
    assert math.isclose(4556 / 50_176, 0.091, abs_tol=5e-4)
    assert not math.isclose(150 / 175, 0.847, abs_tol=5e-4)
    assert math.isclose(150 / 177, 0.847, abs_tol=5e-4)


def test_bounds_where_outcomes_are_missing() -> None:
    chicago = share_bounds(4556, 4556 + 8346, 50_176)
    assert (chicago.low, chicago.high) == pytest.approx((0.0908, 0.2571), abs=5e-5)
    new_york = share_bounds(122, 122 + 771, 940)
    assert (new_york.low, new_york.high) == pytest.approx((0.1298, 0.95), abs=5e-5)
    fussey = share_bounds(8, 8 + 20, 42)
    assert fussey.high == pytest.approx(0.667, abs=5e-4)


def test_none_of_two_and_a_half_million_faces() -> None:
    # South Wales since 2023: rule of three 1.200e-6, exact 1.198e-6, two-sided 1.476e-6.
    faces = 2_500_000
    assert share_at_most(0, faces, 0.95) == pytest.approx(1.198e-6, abs=5e-10)
    assert exact_share(0, faces, 0.95).high == pytest.approx(1.476e-6, abs=5e-10)
    assert 3 / faces == pytest.approx(share_at_most(0, faces, 0.95), rel=2e-3)


def test_eight_of_ten_false_alerts() -> None:
    assert chance_of_at_least(8, 10, 0.25) == pytest.approx(4.16e-4, abs=5e-7)
    found = tipping_exposure(8, 10, 0.95, stated=0.25)
    assert found.unremarkable == pytest.approx(0.493, abs=5e-4)
    assert found.even_moves == pytest.approx(0.55)


def test_four_of_six_against_a_stated_share() -> None:
    assert chance_of_at_least(4, 6, 0.24) == pytest.approx(0.033, abs=5e-4)


def test_seven_of_seven_in_the_national_laboratorys_trial() -> None:
    """ "No statistically significant difference": what it rules out, and what turns it."""
    assert chance_of_at_least(7, 7, 2 / 3) == pytest.approx(0.0585, abs=5e-5)
    assert chance_of_at_least(8, 8, 2 / 3) == pytest.approx(0.0390, abs=5e-5)
    found = rate_ratio(7, 0, 2 / 3, 0.95)
    assert found.low == pytest.approx(0.72, abs=5e-3)
    assert (found.value, found.high) == (None, None)
    turned = flip_rates(7, 0, 2 / 3, 0.95)
    assert (turned.unusual, turned.steps, turned.after) == (False, 1, (8, 0))
    # And no ratio at all could have shown with seven events.
    assert noticeable_rate_ratio(7, 2 / 3, 0.95, 0.8) is None


@pytest.mark.parametrize(("ratio", "power"), [(2, 0.17), (3, 0.38), (5, 0.69)])
def test_what_ten_false_alerts_could_show(ratio: float, power: float) -> None:
    assert chance_to_notice_rate(10, 0.25, ratio, 0.95) == pytest.approx(power, abs=5e-3)


def test_south_waless_alerts_over_deployments() -> None:
    pairs = [
        (173, 2297), (10, 7), (5, 10), (5, 46), (6, 42), (1, 2), (3, 9), (5, 18),
        (4, 3), (6, 0), (8, 5), (2, 0), (0, 0), (6, 7), (0, 5),
    ]  # fmt: skip
    events = [(true, true + false) for true, false in pairs]
    printed = {0: (1.726, 0.544, 259.7, 13), 1: (7.290, 3.074, 57.2, 12)}
    for start, (clustered, binomial, chi_squared, degrees) in printed.items():
        found, share = events[start:], share_over(events[start:])
        assert 100 * math.sqrt(variance_over(found)) == pytest.approx(clustered, abs=5e-4)
        plain = math.sqrt(share * (1 - share) / sum(n for _, n in found))
        assert 100 * plain == pytest.approx(binomial, abs=5e-4)
        spread = spread_of_shares(found)
        assert spread.chi_square == pytest.approx(chi_squared, abs=0.05)
        assert spread.degrees == degrees


# ProPublica's two-year file, cut at the fifth decile: TN, FP, FN, TP.
COMPAS = {
    "African-American": (990, 805, 532, 1369, 0.448468, 0.279853),
    "Caucasian": (1139, 349, 461, 505, 0.234543, 0.477226),
}


def test_error_rates_of_a_risk_score_by_group() -> None:
    groups = []
    for name, (tn, fp, fn, tp, false_positive, false_negative) in COMPAS.items():
        groups.append(Group(name=name, hits=fp, total=tn + fp))
        assert exact_share(fp, tn + fp, 0.95).value == pytest.approx(false_positive, abs=5e-7)
        assert exact_share(fn, fn + tp, 0.95).value == pytest.approx(false_negative, abs=5e-7)
    contrast = gaps_to(groups, "Caucasian", 0.95)[0]
    assert contrast.ratio is not None
    assert contrast.ratio.value == pytest.approx(0.448468 / 0.234543, rel=1e-5)
    assert not contrast.ratio.holds(1.0)


def test_the_fifteen_p_values_in_print() -> None:
    tails = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
    ]  # fmt: skip
    assert sum(stand_out(tails, 0.05)) == 4
    assert sum(tail <= 0.05 / 15 for tail in tails) == 3


# What other tools answer wrongly, reproduced there, must not be repeated here.


def test_a_group_without_cases_has_no_rate_where_others_print_nought() -> None:
    shares = group_shares([Group(name="a", hits=0, total=0)], 0.95)
    assert shares[0].limits is None
    with pytest.raises(ValueError, match="got 0 of 0"):
        exact_share(0, 0, 0.95)


def test_a_ratio_to_nothing_has_no_value_where_others_print_ten() -> None:
    found = share_ratio(TwoGroups(hits=1, total=1000, other_hits=0, other_total=1000), 0.95)
    assert (found.value, found.high, found.zero) == (None, None, "none in the second")


def test_the_test_is_of_the_rate_it_is_named_after() -> None:
    # False-positive rates 0.1 of 4,500 and 0.4 of 1,500 were given p = 1.0; equal rates of 0.2
    # were given p = 5e-17.
    unequal = TwoGroups(hits=450, total=4500, other_hits=600, other_total=1500)
    assert fisher(unequal).either < 1e-100
    equal = TwoGroups(hits=900, total=4500, other_hits=300, other_total=1500)
    assert fisher(equal).either > 0.9
    assert share_gap(equal, 0.95).holds(0.0)


def test_two_attributes_that_share_a_label_are_not_joined() -> None:
    with pytest.raises(ValueError, match="same name"):
        gaps_to([Group(name="B", hits=1, total=9), Group(name="B", hits=2, total=9)], "B", 0.95)


def test_cases_without_a_group_are_counted_and_not_dropped() -> None:
    groups = TwoGroups(hits=300, total=2500, other_hits=200, other_total=2500)
    found = ratio_range(groups, Unplaced(hits=100, rest=900))
    assert found.low is not None
    assert found.high is not None
    assert found.low < 1 < (found.without or 0) < found.high
