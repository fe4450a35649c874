"""Captures: orders, scope, protected categories, money."""

from typing import Any

import pytest

from tests.audits.flags.by_hand import Ask, at, captures, finding, reach, why
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Verdict


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, (0, 0)),
        ({"public": False}, (1, 1)),
        ({"public": None}, (0, 1)),
        ({"public": False, "order_id": "J"}, (0, 0)),
        ({"public": None, "order_id": "J"}, (0, 0)),
        ({"public": False, "order_id": ""}, (1, 1)),
    ],
)
def test_a_source_that_was_not_open_needs_an_order(
    ask: Ask, row: dict[str, Any], expected: tuple[float, float]
) -> None:
    answer = ask(captures(row))
    assert reach(answer, "captures.not-public-without-order") == expected
    verdict: dict[tuple[float, float], Verdict] = {
        (0, 0): Verdict.SUPPORTED,
        (1, 1): Verdict.CONTRADICTED,
    }
    assert finding(answer, "hidden").verdict is verdict.get(expected, Verdict.INCONCLUSIVE)


@pytest.mark.parametrize(
    ("order", "ordered"),
    [
        ({"order_id": "J", "valid_from": at(0), "valid_to": at(2)}, True),
        ({"order_id": "J", "valid_from": at(0), "valid_to": at(1)}, False),
        ({"order_id": "J", "valid_from": at(1), "valid_to": None}, True),
        ({"order_id": "J", "valid_from": at(2), "valid_to": None}, False),
        ({"order_id": "K", "valid_from": at(0), "valid_to": at(2)}, False),
    ],
)
def test_an_order_counts_if_it_was_in_force(
    ask: Ask,
    order: dict[str, Any],
    ordered: bool,  # noqa: FBT001 - a case of the table above
) -> None:
    tables = captures({"public": False, "order_id": "J", "protected": "minor"})
    answer = ask(tables | {"orders": [order | {"person": "x"}]})
    expected = (0, 0) if ordered else (1, 1)
    assert reach(answer, "captures.not-public-without-order") == expected
    assert reach(answer, "monitoring.protected-without-order") == expected
    assert reach(answer, "captures.not-public") == (1, 1)


def test_without_the_column_of_orders_what_was_not_open_stays_untold(ask: Ask) -> None:
    rows = [
        {"capture_id": str(n), "made_at": at(n), "public": n > 0, "protected": "none"}
        for n in range(4)
    ]
    answer = ask({"monitoring": rows})
    assert reach(answer, "captures.not-public-without-order") == (0, 0.25)
    assert reach(answer, "monitoring.protected-without-order") == (0, 0)
    assert reach(answer, "targets.protected-only") == (0, 0)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, (0, 0)),
        ({"crime_kind": "THREATS"}, (0, 0)),
        ({"crime_kind": "noise"}, (1, 1)),
        ({"crime_kind": None}, (0, 1)),
        ({"crime_kind": None, "public": False}, (1, 1)),
        ({"usual_conduct": True}, (1, 1)),
        ({"usual_conduct": None}, (0, 1)),
    ],
)
def test_scope_is_open_source_listed_crime_and_conduct_that_is_not_usual(
    ask: Ask, row: dict[str, Any], expected: tuple[float, float]
) -> None:
    options = FlagsOptions(listed_crimes=("Threats",))
    assert reach(ask(captures(row), options), "monitoring.outside-scope") == expected


def test_without_a_list_no_crime_is_judged(ask: Ask) -> None:
    answer = ask(captures({}, {"public": False}))
    assert reach(answer, "monitoring.outside-scope") == (0.5, 1)
    assert why(answer, "monitoring.crime-not-listed") == "absent.no-list"
    bare = ask({"monitoring": [{"capture_id": "1", "made_at": at(1), "order_id": "J"}]})
    assert why(bare, "monitoring.outside-scope") == "absent.no-scope"


@pytest.mark.parametrize(
    ("row", "sensitive", "only"),
    [
        ({"protected": "minor", "crime_kind": None}, (1, 1), (0, 0)),
        ({"protected": "union"}, (1, 1), (0, 0)),
        ({"protected": "union", "crime_kind": None}, (1, 1), (1, 1)),
        ({"protected": "union", "crime_kind": None, "has_case": True}, (1, 1), (0, 0)),
        ({"protected": "union", "crime_kind": None, "has_case": None}, (1, 1), (0, 1)),
        ({"protected": "union", "crime_kind": None, "order_id": "J"}, (0, 0), (0, 0)),
        ({"protected": "press", "crime_kind": None}, (0, 0), (0, 0)),
        ({"protected": None}, (0, 1), (0, 0)),
        ({"protected": None, "crime_kind": None}, (0, 1), (0, 1)),
    ],
)
def test_protected_categories(
    ask: Ask,
    row: dict[str, Any],
    sensitive: tuple[float, float],
    only: tuple[float, float],
) -> None:
    answer = ask(captures(row))
    assert reach(answer, "monitoring.protected-without-order") == sensitive
    assert reach(answer, "targets.protected-only") == only
    told = ask(captures(row), FlagsOptions(unmarked_is_none=True))
    if row["protected"] is None:
        assert reach(told, "monitoring.protected-without-order") == (0, 0)


def test_categories_are_counted_and_so_is_what_has_no_mark(ask: Ask) -> None:
    answer = ask(
        captures({"protected": "press"}, {"protected": "press"}, {"protected": None}, {})
    )
    assert reach(answer, "captures.of-category.press") == (2, 2)
    assert reach(answer, "captures.unmarked") == (1, 1)


def test_money_goes_by_one_of_two_ways(ask: Ask) -> None:
    ways = ["uif", "court", "other", "none", None, "uif"]
    numbers = ["1", None, "1", None, None, ""]
    rows = [
        {"query_id": str(n), "made_at": at(n), "gateway": way, "order_id": number}
        for n, (way, number) in enumerate(zip(ways, numbers, strict=True))
    ]
    answer = ask({"fin_flags": rows})
    assert reach(answer, "financial-queries.without-gateway") == pytest.approx((2 / 6, 3 / 6))
    assert reach(answer, "financial-queries.without-number") == pytest.approx((2 / 3, 2 / 3))
    held = ask({"fin_flags": rows[:2]})
    assert reach(held, "financial-queries.without-gateway") == (0, 0)
    assert finding(held, "money").verdict is Verdict.SUPPORTED
