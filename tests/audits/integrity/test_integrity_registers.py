"""Two registers of one thing, matched by number."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audits.integrity.by_hand import Ask, at, finding, named, reach
from veedor.core import Verdict


def sent(ref: str | None, minute: float, **more: Any) -> dict[str, Any]:
    return {"ref": ref, "made_at": at(minute), "kind": "k", "explanation": None} | more


def received(ref: str | None, minute: float, **more: Any) -> dict[str, Any]:
    return {"ref": ref, "received_at": at(minute), "kind": "k", "explanation": None} | more


def test_two_registers_are_matched_by_number(integrity: Ask) -> None:
    ours = [
        sent("1", 0),
        sent("2", 0),
        sent("3", 0, explanation="late"),
        sent("4", 0),
        sent("5", 0),
        sent("6", 0),
        sent("6", 1),
    ]
    theirs = [
        received("1", 1),
        received("2", 1, kind="other"),
        received("4", 1441),
        received("5", -2),
        received("6", 1),
        received("7", 1),
    ]
    counts, answer = integrity({"sent": ours, "received": theirs})
    differing = {one.ref: one.place for one in counts.differing}
    assert differing == {
        "2": "both",
        "3": "sent",
        "4": "both",
        "5": "both",
        "6": "both",
        "7": "received",
    }
    assert named(answer, "copies.different-rows").count == 6
    assert named(answer, "reconciliation.unexplained").count == 5
    assert [
        named(answer, f"copies.{what}").count
        for what in ("both", "different", "only-sent", "only-received")
    ] == [1, 4, 1, 1]


def test_a_field_that_one_register_lacks_is_not_compared(integrity: Ask) -> None:
    theirs = [{"ref": "1", "received_at": at(1)}]
    _, answer = integrity({"sent": [sent("1", 0)], "received": theirs})
    assert reach(named(answer, "copies.different-rows")) == (0, 0)
    assert finding(answer, "copies").verdict is Verdict.SUPPORTED


def test_rows_without_a_number_give_bounds(integrity: Ask) -> None:
    ours = [sent("1", 0), sent(None, 0), sent(None, 0)]
    theirs = [received("1", 1), received(None, 1)]
    _, answer = integrity({"sent": ours, "received": theirs})
    # Of 4, at best one of the two loose rows has its match; at worst none has.
    assert reach(named(answer, "copies.different-rows")) == (0.25, 0.75)
    assert reach(named(answer, "reconciliation.unexplained")) == (0, 0.75)


REFS = st.lists(st.tuples(st.sampled_from("123456"), st.sampled_from("ab")), max_size=8)


@given(ours=REFS, theirs=REFS)
@settings(max_examples=30, deadline=None)
def test_two_registers_agree_where_both_say_the_same_as_often(
    integrity: Ask, ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    given = {"sent": frozenset({"ref", "person"}), "received": frozenset({"ref", "person"})}
    _, answer = integrity(
        {
            "sent": [{"ref": r, "made_at": at(0), "person": p} for r, p in ours],
            "received": [{"ref": r, "received_at": at(1), "person": p} for r, p in theirs],
        },
        given=given,
    )
    refs = {r for r, _ in ours + theirs}

    def said(rows: list[tuple[str, str]], ref: str) -> tuple[int, frozenset[str]]:
        people = [p for r, p in rows if r == ref]
        return len(people), frozenset(people)

    differ = [ref for ref in refs if said(ours, ref) != said(theirs, ref)]
    estimate = named(answer, "copies.different-rows")
    if refs:
        assert (estimate.count, estimate.support) == (len(differ), len(refs))
    else:
        assert estimate.interval is None
