"""Captures of persons on lists of protected categories: joined by key, given in sums."""

from typing import Any

from tests.audits.flags.by_hand import Ask, at, captures, finding, named, reach, why
from veedor.core import Verdict

LISTED = [
    {"person": "p1", "category": "judge", "document": "list 1"},
    {"person": "p1", "category": "trade union", "document": "list 2"},
    {"person": "p2", "category": "journalist", "document": "list 3"},
    {"person": "p9", "category": "minor", "document": "list 4"},
]
ORDERS = [{"order_id": "J", "valid_from": at(0), "valid_to": at(2)}]


def tables(*persons: str | None, **more: Any) -> dict[str, Any]:
    return captures(*({"person": person, **more} for person in persons)) | {
        "protected_persons": LISTED
    }


def test_captures_of_listed_persons_are_counted_once_in_the_sum(ask: Ask) -> None:
    answer = ask(tables("p1", "p1", "p2", "p3", None))
    assert reach(answer, "captures.on-list") == (0.75, 0.75)
    assert named(answer, "captures.on-list").support == 4
    assert named(answer, "persons.on-list").count == 2
    assert named(answer, "captures.on-list.judge").count == 2
    assert named(answer, "captures.on-list.trade-union").count == 2
    assert named(answer, "captures.on-list.journalist").count == 1
    assert finding(answer, "on-list").verdict is Verdict.CONTRADICTED


def test_an_order_in_force_covers_a_capture(ask: Ask) -> None:
    answer = ask(tables("p1", "p3", order_id="J") | {"orders": ORDERS})
    assert reach(answer, "captures.on-list") == (0.5, 0.5)
    assert reach(answer, "captures.on-list-without-order") == (0, 0)
    assert finding(answer, "on-list").verdict is Verdict.SUPPORTED


def test_nobody_of_the_lists_was_captured(ask: Ask) -> None:
    answer = ask(tables("p3", "p4"))
    assert reach(answer, "captures.on-list") == (0, 0)
    assert named(answer, "persons.on-list").count == 0
    assert finding(answer, "on-list").verdict is Verdict.SUPPORTED


def test_captures_that_name_nobody_give_no_share(ask: Ask) -> None:
    answer = ask(tables(None, None))
    assert why(answer, "captures.on-list") == "absent.none"
    assert finding(answer, "on-list").verdict is Verdict.NOT_ASSESSABLE


def test_without_lists_or_without_captures_the_reason_stands_and_what_to_ask_for(
    ask: Ask,
) -> None:
    answer = ask(captures({"person": "p1"}))
    assert why(answer, "captures.on-list-without-order") == "absent.no-protected-persons"
    assert finding(answer, "on-list").asks[0].record == "protected_persons"
    answer = ask({"protected_persons": LISTED})
    assert why(answer, "captures.on-list") == "absent.no-monitoring"
    assert finding(answer, "on-list").asks[0].record == "monitoring"


def test_nobody_is_named(ask: Ask) -> None:
    answer = ask(tables("p1", "p2"))
    assert "p1" not in str(finding(answer, "on-list"))
