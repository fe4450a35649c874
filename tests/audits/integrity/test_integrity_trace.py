"""Who made a look-up, from where and why; accounts, systems, terminals."""

from typing import Any

import pytest

from tests.audits.integrity.by_hand import Ask, at, finding, log, named, reach
from veedor.audits.integrity.options import IntegrityOptions
from veedor.core import Verdict


def test_a_row_is_traced_by_account_terminal_and_reason(integrity: Ask) -> None:
    whole: dict[str, Any] = {"account": "a", "terminal": "t", "reason": "r"}
    rows = [
        *log(0, **whole),
        *log(1, first=2, **(whole | {"account": None})),
        *log(2, first=3, **(whole | {"reason": "   "})),
        *log(3, first=4, **(whole | {"terminal": None, "account": None})),
    ]
    _, answer = integrity({"queries": rows})
    assert named(answer, "trace.incomplete").count == 3
    assert [named(answer, f"trace.{f}").count for f in ("account", "terminal", "reason")] == [
        *(2, 1, 1)
    ]
    assert finding(answer, "trace").verdict is Verdict.CONTRADICTED


def test_a_column_not_handed_over_never_makes_the_trace_complete(integrity: Ask) -> None:
    _, answer = integrity({"queries": log(0, 1, account="a", reason="r")})
    assert reach(named(answer, "trace.incomplete")) == (0, 1)
    assert finding(answer, "trace").verdict is Verdict.INCONCLUSIVE
    assert named(answer, "trace.terminal").interval is None


@pytest.mark.parametrize(
    ("columns", "held"),
    [
        ({"purpose": None, "case_ref": None, "order_id": None}, (1, 1)),
        ({"purpose": "P", "case_ref": None, "order_id": None}, (0, 0)),
        ({"purpose": None}, (0, 1)),
        ({"purpose": "P"}, (0, 0)),
        ({}, None),
    ],
)
def test_a_basis_is_an_order_a_case_or_a_purpose(
    integrity: Ask, columns: dict[str, Any], held: tuple[float, float] | None
) -> None:
    _, answer = integrity({"queries": log(0, **columns)})
    assert reach(named(answer, "basis.missing")) == held


def test_the_system_is_said_or_not(integrity: Ask) -> None:
    rows = [*log(0, 1, system="S"), *log(2, first=3, system=None)]
    _, answer = integrity({"queries": rows})
    assert (named(answer, "queries.without-system").count) == 1


def test_an_account_is_held_against_its_own_dates(integrity: Ask) -> None:
    accounts = [
        {"account": "a", "active_from": at(0), "active_to": at(10)},
        {"account": "a", "active_from": at(20), "active_to": None},
        {"account": "b", "active_from": None, "active_to": at(10)},
    ]
    rows = [
        {"query_id": str(place), "made_at": at(minute), "account": who}
        for place, (who, minute) in enumerate(
            [
                *(("a", -1), ("a", 0), ("a", 9), ("a", 10), ("a", 20), ("a", 99)),
                *(("b", 5), ("b", 10), ("c", 5), (None, 5)),
            ]
        )
    ]
    _, answer = integrity({"queries": rows, "accounts": accounts})
    # Outside: a at -1 and 10, b at 10, c. Undecided: b at 5 (no start) and no account.
    assert reach(named(answer, "queries.outside-account-dates")) == (0.4, 0.6)
    assert named(answer, "queries.unregistered").count == 1


def test_criminal_records_belong_to_the_units_that_the_case_names(integrity: Ask) -> None:
    accounts = [
        {"account": "a", "unit": "Ant", "active_from": at(-9)},
        {"account": "b", "unit": "Mon", "active_from": at(-9)},
        {"account": "c", "unit": None, "active_from": at(-9)},
    ]
    rows = [
        {"query_id": str(place), "made_at": at(place), "account": who, "system": system}
        for place, (who, system) in enumerate(
            [("a", "X"), ("b", "X"), ("b", "Y"), ("c", "X"), ("d", "X")]
        )
    ]
    options = IntegrityOptions(criminal_systems=("X",), competent_units=("Ant",))
    _, answer = integrity({"queries": rows, "accounts": accounts}, options)
    assert reach(named(answer, "criminal-records.other-units")) == (0.25, 0.75)
    _, answer = integrity({"queries": rows, "accounts": accounts})
    assert reach(named(answer, "criminal-records.other-units")) is None
    rows.append({"query_id": "9", "made_at": at(9), "account": "a", "system": None})
    _, answer = integrity({"queries": rows, "accounts": accounts}, options)
    assert reach(named(answer, "criminal-records.other-units")) == (0.2, 0.8)


def test_an_account_on_two_terminals_and_back_is_shared(integrity: Ask) -> None:
    def used(account: str, *steps: tuple[float, str]) -> list[dict[str, Any]]:
        return [
            {"query_id": f"{account}{i}", "made_at": at(m), "account": account, "terminal": t}
            for i, (m, t) in enumerate(steps)
        ]

    rows = [
        *used("a", (0, "1"), (2, "2"), (4, "1")),
        *used("b", (0, "1"), (2, "2"), (4, "2")),
        *used("c", (0, "1"), (2, "2"), (11, "1")),
        *used("d", (0, "1"), (0, "1")),
    ]
    counts, answer = integrity({"queries": rows})
    assert named(answer, "accounts.shared").count == 1
    assert named(answer, "accounts.shared").support == 4
    assert [(one.account, one.times) for one in counts.shared] == [("a", 1)]
    assert [table.name for table in answer.annex] == ["integrity.shared"]
