"""Whom two records name has to be written alike in both, or nobody is found in the other."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from veedor.core import ZERO_LED, Case, Receipt, Request, Shape, TableError, Unlike
from veedor.run import audit, find_audit
from veedor.run.alike import unlike
from veedor.run.plan import Plan

CASE: dict[str, Any] = {
    "title": "t",
    "system": "s",
    "auditor": "a",
    "time_zone": "UTC",
    "seed": 1,
    "language": "en",
}
NO_CASE = Case(
    title="t", system="s", auditor="a", time_zone="UTC", seed=1, sources={}, audits=()
)
Rows = Sequence[Mapping[str, object]]
LIST = {"valid_from": "2020-01-01T00:00:00", "valid_to": "2030-01-01T00:00:00"}


def numbers(count: int, *, form: str = "2700{:04d}") -> list[str]:
    return [form.format(place) for place in range(count)]


def run(
    room: Path,
    log: Iterable[str | None],
    listed: Iterable[str],
    accounts: Rows = (),
    **person: object,
) -> tuple[Unlike, ...]:
    """Audit look-ups of ``log`` against ``listed``; give what is written otherwise."""
    queries = [
        {
            "query_id": str(place),
            "made_at": "2024-01-01T00:00:00",
            "account": "a",
            "person": one,
        }
        for place, one in enumerate(log)
    ]
    orders = [{"person": one, **LIST} for one in listed]
    sources = {
        "log": {"record": "queries", "zone": "UTC", "rows": queries},
        "list": {
            "record": "orders",
            "zone": "UTC",
            "rows": orders,
            "columns": {
                "person": {"from": "person", **person},
                "valid_from": "valid_from",
                "valid_to": "valid_to",
            },
        },
    }
    named = {"queries": "log", "orders": "list"}
    if accounts:
        sources["staff"] = {"record": "accounts", "rows": list(accounts)}
        named["accounts"] = "staff"
    kind = {"kind": "access", "sources": named}
    file = room / "case.yaml"
    file.write_text(json.dumps({**CASE, "sources": sources, "audits": [kind]}), "utf-8")
    (record,) = audit(file).report.audits
    return record.unlike or ()


def test_numbers_with_points_against_numbers_without_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError) as wrong:
        run(tmp_path, ["27.001.111"], ["27001111", "5001111"])
    assert str(wrong.value) == (
        "log, list: person is written as 99.999.999 in queries and as 99999999 in orders:"
        " nobody of the one would be found in the other. Declare `remove`, `capitals` or"
        " `pad` for person, so that both are written alike; if they are different numbers,"
        " declare `unlike: allowed`."
    )


def test_a_repair_makes_them_alike(tmp_path: Path) -> None:
    assert run(tmp_path, ["27001111"], ["27.001.111"], remove=".") == ()


def test_numbers_that_are_known_to_differ_are_counted(tmp_path: Path) -> None:
    found = run(tmp_path, ["27.001.111"], ["27001111", "5001111"], unlike="allowed")
    told = {"column": "person", "like": ("99.999.999",), "values": 1, "support": 1}
    assert found == (
        Unlike(record="queries", beside="orders", **told),  # type: ignore[arg-type]
        Unlike(
            column="person",
            record="orders",
            beside="queries",
            values=2,
            support=2,
            like=("99999999",),
        ),
    )


def test_a_part_that_is_written_otherwise_is_counted(tmp_path: Path) -> None:
    listed = [*numbers(5), "27.001.111", "27.001.112", "F27001113"]
    (found,) = run(tmp_path, numbers(9), listed)
    assert found == Unlike(
        column="person",
        record="orders",
        beside="queries",
        values=3,
        support=8,
        like=("99.999.999", "A99999999"),
    )


@pytest.mark.parametrize(("count", "refused"), [(29, False), (30, True)])
def test_zeros_in_front_are_refused_once_there_is_enough_to_tell(
    tmp_path: Path, count: int, *, refused: bool
) -> None:
    padded = numbers(count, form="02700{:04d}")
    if refused:
        with pytest.raises(TableError, match="written as 99999999 in queries and as 099999999"):
            run(tmp_path, numbers(40), padded)
    else:
        (found,) = run(tmp_path, numbers(40), padded)
        assert (found.record, found.values, found.support) == ("orders", 29, 29)


@pytest.mark.parametrize(("log", "told"), [(29, 0), (30, 2)])
def test_zeros_that_the_other_record_lost_are_counted(
    tmp_path: Path, log: int, told: int
) -> None:
    found = run(tmp_path, numbers(log), ["07123456", "07123457", *numbers(5)])
    assert sum(one.values for one in found) == told
    assert all((one.record, one.like) == ("orders", ("09999999",)) for one in found)


def test_thirty_are_counted_over_all_the_files_of_a_record() -> None:
    plain = Shape(rest="", like="99999999", values=15, shortest=8, longest=8)
    zeros = Shape(rest=ZERO_LED, like="09999999", values=2, shortest=8, longest=8)
    receipts = {
        "one": received("queries", plain),
        "two": received("queries", plain),
        "list": received("orders", plain, zeros),
    }
    sources: dict[str, Any] = {"queries": ("one", "two"), "orders": "list"}
    plan = Plan(
        request=Request(kind="access", sources=sources),
        audit=find_audit("access"),
        options=None,
    )
    (found,) = unlike(plan, NO_CASE, receipts)
    assert (found.record, found.values, found.support) == ("orders", 2, 17)


def test_zeros_in_front_of_some_in_both_are_alike(tmp_path: Path) -> None:
    log = ["07123456", *numbers(40)]
    assert run(tmp_path, log, ["07123457", *numbers(40)]) == ()


def test_zeros_in_front_that_are_allowed_are_counted(tmp_path: Path) -> None:
    padded = numbers(30, form="02700{:04d}")
    found = run(tmp_path, numbers(40), padded, unlike="allowed")
    assert [(one.record, one.values, one.support, one.like) for one in found] == [
        ("queries", 40, 40, ("99999999",)),
        ("orders", 30, 30, ("099999999",)),
    ]


def test_lengths_that_meet_are_alike(tmp_path: Path) -> None:
    old = numbers(40, form="500{:04d}")
    assert run(tmp_path, numbers(40), [*old, "27000000"]) == ()


def test_a_log_that_names_nobody_is_unlike_nobody(tmp_path: Path) -> None:
    assert run(tmp_path, [None, None], ["27001111"]) == ()


def test_accounts_are_counted_and_never_refused(tmp_path: Path) -> None:
    accounts = [{"account": "P-1"}, {"account": "a"}]
    found = run(tmp_path, ["27001111"], ["27001112"], accounts=accounts)
    assert found == (
        Unlike(
            column="account",
            record="accounts",
            beside="queries",
            values=1,
            support=2,
            like=("A-9",),
        ),
    )


def told(record: str, *likes: str) -> Receipt:
    """Give as much of a receipt as the comparison reads."""
    shapes = tuple(
        Shape(rest=like.replace("9", ""), like=like, values=50, shortest=8, longest=8)
        for like in likes
    )
    return received(record, *shapes)


def received(record: str, *shapes: Shape) -> Receipt:
    receipt = SimpleNamespace(record=record, shapes={"person": shapes} if shapes else {})
    return cast("Receipt", receipt)


FLAGS: dict[str, str | tuple[str, ...]] = {"orders": "list", "protected_persons": "judges"}


@pytest.mark.parametrize("log", [False, True])
def test_records_are_held_against_the_log_and_not_against_each_other(*, log: bool) -> None:
    receipts = {"list": told("orders", "99999999"), "judges": told("protected_persons", "A")}
    sources = dict(FLAGS)
    if log:
        sources["monitoring"] = "captures"
        receipts["captures"] = told("monitoring", "99999999", "A")
    plan = Plan(
        request=Request(kind="flags", sources=sources), audit=find_audit("flags"), options=None
    )
    found = unlike(plan, NO_CASE, receipts)
    assert [(one.record, one.beside, one.values) for one in found] == (
        [("monitoring", "orders", 50), ("monitoring", "protected_persons", 50)] if log else []
    )


def test_free_text_is_held_against_nothing() -> None:
    receipts = {
        "log": told("queries", "A"),
        "list": told("orders"),
        "more": told("orders", "9"),
    }
    sources: dict[str, Any] = {"queries": "log", "orders": ("list", "more")}
    plan = Plan(
        request=Request(kind="access", sources=sources),
        audit=find_audit("access"),
        options=None,
    )
    assert unlike(plan, NO_CASE, receipts) == ()
