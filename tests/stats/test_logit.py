"""The logit on counts: a table by hand, an oracle, both published fits, its edges."""

from collections.abc import Sequence
from math import exp, log, sqrt
from pathlib import Path
from random import Random

import duckdb
import numpy as np
import pytest
from scipy import optimize

from tests.stats.trials import Trial, columns
from veedor.stats.logit import Logit, logit


def fitted(trials: Sequence[Trial]) -> Logit:
    found = logit(columns(trials))
    assert found is not None
    return found


def by_chance(dice: Random, *, units: int = 0) -> list[Trial]:
    return [
        Trial(
            values=(float(dice.randint(0, 1)), float(dice.randint(0, 9))),
            yes=dice.randint(0, 6),
            no=dice.randint(0, 6),
            unit=f"unit {n % units}" if units else "",
        )
        for n in range(80)
    ]


def test_two_by_two_gives_the_odds_ratio_and_woolfs_error() -> None:
    found = fitted([Trial(values=(1,), yes=30, no=10), Trial(values=(0,), yes=20, no=40)])
    (one,) = found.coefficients
    assert one.value == pytest.approx(log(30 * 40 / (10 * 20)))
    assert one.error == pytest.approx(sqrt(1 / 30 + 1 / 10 + 1 / 20 + 1 / 40))
    assert found.constant.value == pytest.approx(log(20 / 40))
    reached = one.odds(0.95)
    assert reached.low == pytest.approx(exp(one.value - 1.959964 * one.error), rel=1e-6)
    assert (found.n, found.clusters, one.degrees) == (100, 0, 0)


def test_the_fit_has_the_largest_likelihood() -> None:
    trials = by_chance(Random(1))
    x = np.array([[1.0, *one.values] for one in trials])
    yes, no = (np.array([getattr(one, side) for one in trials]) for side in ("yes", "no"))

    def against(at: np.ndarray) -> float:
        line = x @ at
        return float((yes * np.logaddexp(0, -line) + no * np.logaddexp(0, line)).sum())

    oracle = optimize.minimize(against, np.zeros(3), tol=1e-12).x
    found = fitted(trials)
    here = [found.constant.value, *(one.value for one in found.coefficients)]
    assert here == pytest.approx(list(oracle), abs=1e-5)


@pytest.mark.parametrize("units", [0, 12])
def test_order_and_splitting_of_rows_change_nothing(units: int) -> None:
    trials = by_chance(Random(2), units=units)
    whole = fitted(trials)
    split = [
        Trial(values=one.values, yes=yes, no=no, unit=one.unit)
        for one in trials
        for yes, no in [(1, 0)] * one.yes + [(0, 1)] * one.no
    ]
    Random(3).shuffle(split)
    assert fitted(split) == whole


def test_units_that_vary_as_wholes_widen_the_error() -> None:
    """Twelve units that differ: as sure as twelve coins, and not as 1,200 persons."""
    chosen = {1: (60, 70, 50, 80, 65, 55), 0: (40, 20, 30, 10, 35, 25)}
    trials = [
        Trial(values=(float(side),), yes=n, no=100 - n, unit=f"{side} {place}")
        for side, each in chosen.items()
        for place, n in enumerate(each)
    ]
    many, plain = (
        fitted(rows).coefficients[0]
        for rows in (trials, [Trial(values=t.values, yes=t.yes, no=t.no) for t in trials])
    )
    assert many.value == pytest.approx(plain.value)
    assert many.degrees == 11
    # The sandwich by hand: each side is its own mean, and the scores of a unit are its excess.
    parts = [
        sum((n - sum(each) / 6) ** 2 for n in each) / (sum(each) * (1 - sum(each) / 600)) ** 2
        for each in chosen.values()
    ]
    assert many.error == pytest.approx(sqrt(sum(parts) * 12 / 11))
    assert many.error > 1.4 * plain.error


def test_a_scale_of_thousands_is_no_obstacle() -> None:
    trials = by_chance(Random(4))
    large = [
        Trial(values=(one.values[0], 1e6 * one.values[1]), yes=one.yes, no=one.no)
        for one in trials
    ]
    here, there = (fitted(rows).coefficients[1] for rows in (trials, large))
    assert 1e6 * there.value == pytest.approx(here.value)
    assert 1e6 * there.error == pytest.approx(here.error)


@pytest.mark.parametrize("times", [10**4, 10**7])
def test_millions_of_persons_are_fitted_as_well_as_a_few(times: int) -> None:
    trials = by_chance(Random(5))
    many = [Trial(values=one.values, yes=one.yes * times, no=one.no * times) for one in trials]
    few, all_of_them = fitted(trials), fitted(many)
    for one, other in zip(few.coefficients, all_of_them.coefficients, strict=True):
        assert other.value == pytest.approx(one.value, abs=1e-9)
        assert other.error * sqrt(times) == pytest.approx(one.error)


@pytest.mark.parametrize(
    "trials",
    [
        [],
        [Trial(values=(0,), yes=0, no=0)],
        [Trial(values=(0,), yes=3, no=0), Trial(values=(1,), yes=2, no=0)],
        [Trial(values=(1,), yes=3, no=4)],
        [Trial(values=(0,), yes=3, no=4), Trial(values=(1,), yes=5, no=0)],
        [Trial(values=(0, 0), yes=3, no=4), Trial(values=(1, 1), yes=5, no=2)],
    ],
    ids=["none", "nobody", "all chosen", "one value", "all of one value", "twice the same"],
)
def test_what_cannot_be_fitted_gives_no_number(trials: list[Trial]) -> None:
    assert logit(columns(trials)) is None


RACES = ("African-American", "Hispanic", "Asian", "Native American", "Other")
PUBLISHED = """
    SELECT sex, age_cat, race, priors_count, charge_degree, two_year_recid, {tier} <> 'Low',
        count(*)
    FROM read_parquet($file)
    WHERE abs(days_b_screening_arrest) <= 30 AND is_recid <> -1 AND charge_degree <> 'O'
        AND {tier} <> 'N/A'
    GROUP BY ALL
"""


def compas(shared: Path, file: str, tier: str) -> Logit:
    bound = {"file": str(shared / "scores" / "compas" / file)}
    with duckdb.connect(":memory:") as db:
        rows = db.execute(PUBLISHED.format(tier=tier), bound).fetchall()
    return fitted(
        [
            Trial(
                values=(
                    *(sex == "Female", age == "Greater than 45", age == "Less than 25"),
                    *(race == one for one in RACES),
                    *(priors, charge == "M", again),
                ),
                yes=n * high,
                no=n * (not high),
            )
            for sex, age, race, priors, charge, again, high, n in rows
        ]
    )


def test_the_logit_of_the_general_score_is_the_published_one_to_five_decimals(
    shared: Path,
) -> None:
    found = compas(shared, "general.parquet", "score_text")
    assert found.n == 6172
    assert round(found.constant.value, 5) == -1.52554
    assert [round(one.value, 5) for one in found.coefficients] == [
        *(0.22127, -1.35563, 1.30839),
        *(0.47721, -0.42839, -0.25441, 1.39421, -0.82635),
        *(0.26895, -0.31124, 0.68586),
    ]
    assert round(found.coefficients[3].error, 5) == 0.06935
    # The notebook turns the odds ratio into a ratio of risks at the constant.
    odds, control = exp(found.coefficients[3].value), exp(found.constant.value)
    control /= 1 + control
    assert round(odds / (1 - control + control * odds), 4) == 1.4528


def test_the_logit_of_the_violent_score_is_the_published_one_to_five_decimals(
    shared: Path,
) -> None:
    found = compas(shared, "violent.parquet", "v_score_text")
    assert found.n == 4020
    assert round(found.constant.value, 5) == -2.24274
    printed = {3: 0.65893, 8: 0.13764, 10: 0.93448}
    assert {k: round(found.coefficients[k].value, 5) for k in printed} == printed
