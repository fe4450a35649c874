"""CSEP's tests stand there for comparison, say what they assume, and decide nothing."""

from math import exp
from typing import Any

import numpy as np
import pytest

from veedor.audits.forecast.tests.by_hand import (
    ends,
    find,
    lacking,
    named,
    quick,
    tables,
    value,
    why,
)
from veedor.core import Finding, Verdict

Rows = list[list[float]]
TESTS = ("csep.n-at-least", "csep.n-at-most", "csep.l", "csep.cl", "csep.s", "csep.binary-s")
RATES = [[0.5, 1.0, 0.5, 2.0], [0.5, 1.0, 0.5, 2.0], [0.5, 1.0, 0.5, 2.0]]
EVENTS = [[0, 1, 0, 3], [1, 1, 1, 1], [0, 1, 0, 3]]
PAST = [[1, 1, 0, 2]] * 20


def asked(
    rates: Rows, events: list[list[int]], past: list[list[int]] | None = None, **more: Any
) -> dict[str, Finding]:
    """Ask of a map of so few cells, half of which may be chosen."""
    return find(options=quick(coverage=0.5, **more), **tables(rates, events, past or ()))


def test_the_number_test_is_the_tail_of_a_poisson_law() -> None:
    found = asked([[1.0, 1.0]], [[0, 2]])
    assert value(found, "csep.n-at-least") == pytest.approx(1 - 3 * exp(-2))
    assert value(found, "csep.n-at-most") == pytest.approx(5 * exp(-2))


def test_all_stand_there_with_their_reach_and_none_decides() -> None:
    found = asked(RATES, EVENTS, PAST)
    for name in (*TESTS, "csep.t", "csep.w"):
        low, high = ends(found, name)
        assert 0 <= low <= high <= 1
    assert named(found, "csep.s").support == 1_000
    assert found["csep"].verdict is Verdict.NOT_ASSESSABLE


def test_rates_that_put_all_incidents_elsewhere_fail_in_space_and_not_in_number() -> None:
    turned = [row[::-1] for row in EVENTS]
    found = asked(RATES, turned, PAST)
    assert ends(found, "csep.s")[1] < 0.05
    assert value(found, "csep.n-at-least") > 0.05


def test_the_same_seed_gives_the_same_shares() -> None:
    one, two = (asked(RATES, EVENTS, PAST) for _ in range(2))
    assert [value(one, name) for name in TESTS] == [value(two, name) for name in TESTS]


def test_without_a_floor_incidents_at_rate_zero_leave_no_test() -> None:
    rates = np.array(RATES) * [1, 1, 0, 1]
    found = asked(rates.tolist(), EVENTS, PAST, epsilon=0.0)
    assert why(found, "csep.n-at-least") == "absent.no-floor"


def test_without_a_past_there_is_no_rule_to_hold_the_rates_against() -> None:
    found = asked(RATES, EVENTS)
    assert named(found, "csep.t").interval is None
    assert named(found, "csep.n-at-least").interval is not None


def test_without_incidents_each_says_so() -> None:
    found = find(**tables(RATES, EVENTS, PAST), given=lacking("incidents"))
    assert named(found, "csep.n-at-least").interval is None
