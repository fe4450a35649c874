"""Agreement beyond chance: published examples, oracles, coverage in simulation."""

from collections import Counter
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.stats.agreement import alpha, kappa, kappa_limits

CELLS = [("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]
TABLE = st.tuples(*[st.integers(0, 30)] * 4).map(
    lambda cells: dict(zip(CELLS, cells, strict=True))
)
# Krippendorff (2011), section C: four observers, twelve units, gaps as points.


def units() -> list[tuple[Counter[str], int]]:
    rows = (
        "123321412...",
        "1233224125.3",
        ".3332342251.",
        "12332441251.",
    )
    return [
        (Counter(cell for cell in unit if cell != "."), 1) for unit in zip(*rows, strict=True)
    ]


def test_kappa_and_its_error_are_those_of_the_worked_example() -> None:
    found = kappa({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15})
    assert (found.observed, found.expected) == pytest.approx((0.7, 0.5))
    assert found.value == pytest.approx(0.4)
    assert found.error == pytest.approx(0.12700, abs=5e-6)
    assert found.value - 1.959964 * found.error == pytest.approx(0.1511, abs=5e-5)
    assert found.value + 1.959964 * found.error == pytest.approx(0.6489, abs=5e-5)


def test_alpha_is_that_of_krippendorffs_example() -> None:
    assert round(float(alpha(units())), 3) == 0.743


def test_alpha_of_two_observers_is_that_of_krippendorffs_binary_example() -> None:
    # Krippendorff (2011), section A: ten units, two observers, 4 of them told apart.
    first, second = "0100000010", "1110010000"
    pairs = [(Counter(pair), 1) for pair in zip(first, second, strict=True)]
    assert round(float(alpha(pairs)), 3) == 0.095


@given(TABLE)
def test_kappa_is_its_definition_and_does_not_mind_who_is_first(
    table: dict[tuple[str, str], int],
) -> None:
    n = sum(table.values())
    rows, columns = (
        Counter({c: sum(v for p, v in table.items() if p[at] == c) for c in "ab"})
        for at in (0, 1)
    )
    chance = sum(rows[c] * columns[c] for c in "ab")
    if not n or chance == n * n:
        with pytest.raises(ValueError, match="judged twice"):
            kappa(table)
        return
    exact = Fraction((table["a", "a"] + table["b", "b"]) * n - chance, n * n - chance)
    found = kappa(table)
    assert found.value == pytest.approx(float(exact), abs=1e-12)
    turned = kappa({(b, a): n for (a, b), n in table.items()})
    assert (turned.value, turned.error) == pytest.approx((found.value, found.error))
    low, high = kappa_limits(table)
    assert -1 <= low <= found.value <= high <= 1
    assert high - low > 0.05


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(1, 3)), max_size=6))
def test_alpha_is_one_less_seen_over_expected_pairs(drawn: list[tuple[int, int, int]]) -> None:
    """Oracle: Krippendorff's definition, walking through every pair of judgements."""
    judged = ["y" * y + "n" * n for y, n, times in drawn for _ in range(times) if y + n > 1]
    whole = "".join(judged)
    chance = sum(a != b for a, b in permutations(whole, 2))
    given_units = [({"y": y, "n": n}, times) for y, n, times in drawn]
    if not chance:
        with pytest.raises(ValueError, match="judged twice"):
            alpha(given_units)
        return
    seen = sum(
        Fraction(sum(a != b for a, b in permutations(unit, 2)), len(unit) - 1)
        for unit in judged
    )
    expected = Fraction(chance, len(whole) - 1)
    assert alpha(given_units) == 1 - seen / expected


@pytest.mark.parametrize("n", [20, 50, 200])
@pytest.mark.parametrize(
    "cells",
    [
        (0.4, 0.1, 0.1, 0.4),
        (0.2, 0.1, 0.1, 0.6),
        (0.05, 0.05, 0.05, 0.85),
        (0.48, 0.02, 0.02, 0.48),
        (0.25, 0.25, 0.25, 0.25),
    ],
)
def test_the_interval_of_kappa_covers(n: int, cells: tuple[float, ...]) -> None:
    share = cells[0] + cells[1]
    chance = share * (cells[0] + cells[2]) + (1 - share) * (cells[1] + cells[3])
    true = (cells[0] + cells[3] - chance) / (1 - chance)
    dice = np.random.default_rng(19690501)
    held = told = 0
    for drawn, times in Counter(map(tuple, dice.multinomial(n, cells, 2000).tolist())).items():
        table = dict(zip(CELLS, drawn, strict=True))
        try:
            low, high = kappa_limits(table)
        except ValueError:
            continue
        told += times
        held += times if low <= true <= high else 0
    assert told > 1500
    assert 0.93 <= held / told <= 0.999
