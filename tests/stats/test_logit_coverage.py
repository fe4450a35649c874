"""How often the logit's interval holds the odds ratio: persons alone, and units as wholes."""

from math import exp
from random import Random

import numpy as np
import pytest

from tests.stats.trials import Trial, columns
from veedor.stats.logit import Logit, logit

pytestmark = pytest.mark.slow
ROUNDS = 1000
SIDES = [(group, priors) for group in (0, 1) for priors in (0, 1, 2)]


def share(group: int, priors: int, shift: float, more: float) -> float:
    return 1 / (1 + exp(0.5 - 0.5 * group - 0.3 * priors - shift - group * more))


def fitted(trials: list[Trial]) -> Logit:
    found = logit(columns(trials))
    assert found is not None
    return found


def trial(group: int, priors: int, yes: float, n: float, unit: str = "") -> Trial:
    values = (float(group), float(priors))
    return Trial(values=values, yes=round(yes), no=round(n - yes), unit=unit)


def true_odds(spread: float) -> float:
    """Give what the fit would say of endlessly many units."""
    shifts, mores = np.random.default_rng(0).normal(0, spread, (2, 20_000))
    rows = []
    for group, priors in SIDES:
        each = [share(group, priors, s, m) for s, m in zip(shifts, mores, strict=True)]
        rows.append(trial(group, priors, 1e8 * float(np.mean(each)), 1e8))
    return exp(fitted(rows).coefficients[0].value)


@pytest.mark.parametrize(
    ("units", "persons", "spread", "of_a_unit"),
    [(1, 12, 0.0, "both"), (1, 50, 0.0, "both"), (10, 10, 0.4, "one"), (20, 20, 0.4, "both")],
)
def test_the_interval_holds_the_odds_ratio_in_95_of_100_rounds(
    units: int, persons: int, spread: float, of_a_unit: str
) -> None:
    """``of_a_unit``: it has persons of both groups, or of one alone, as a district may."""
    dice, rng, truth, held = Random(7), np.random.default_rng(7), true_odds(spread), 0
    for _ in range(ROUNDS):
        rows = []
        for unit in range(units):
            shift, more = dice.gauss(0, spread), dice.gauss(0, spread)
            for group, priors in SIDES:
                if of_a_unit == "both" or unit % 2 == group:
                    yes = rng.binomial(persons, share(group, priors, shift, more))
                    name = f"unit {unit}" if spread else ""
                    rows.append(trial(group, priors, float(yes), persons, name))
        reached = fitted(rows).coefficients[0].odds(0.95)
        held += reached.low <= truth <= reached.high
    assert 0.93 <= held / ROUNDS <= 0.97
