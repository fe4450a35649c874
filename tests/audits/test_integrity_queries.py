"""The integrity audit on small tables made by hand, each number counted by hand."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.options import IntegrityOptions
from veedor.core import Answer, Estimate, Finding, Verdict
from veedor.rules.packs import PACKS, read_pack

Ask = Callable[..., tuple[Counts, Answer]]
START = datetime(2024, 3, 4)  # noqa: DTZ001 - UTC throughout
SMALL = IntegrityOptions(series_rows=2, block_rows=2)
NAMES = (
    *("trace.incomplete", "basis.missing", "queries.without-system"),
    *("queries.outside-account-dates", "off-windows.active-hours", "changes.without-source"),
    *("copies.different-rows", "reconciliation.unexplained", "disclosures.without-basis"),
    *("recipients.outside-policy", "exports.altered-or-unexplained"),
    *("criminal-records.other-units", "operations.missing-fields", "log-reviews.sampled"),
    *("cameras.not-published", "ids.missing", "ids.resets", "hours.silent", "clock.steps"),
    *("rows.backdated", "blocks.duplicated-rows", "accounts.shared"),
)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def log(*minutes: float, first: int = 1, **columns: Any) -> list[dict[str, Any]]:
    return [
        {"query_id": str(first + place), "made_at": at(minute), **columns}
        for place, minute in enumerate(minutes)
    ]


def named(answer: Answer, name: str) -> Estimate:
    found = [e for f in answer.findings for e in f.estimates if e.name == name]
    assert len(found) == 1, name
    return found[0]


def finding(answer: Answer, name: str) -> Finding:
    return next(f for f in answer.findings if f.id == f"integrity.{name}")


def reach(estimate: Estimate) -> tuple[float, float] | None:
    held = estimate.interval
    return None if held is None else (held.low, held.high)


def test_without_any_record_every_estimate_is_there_once_and_absent(integrity: Ask) -> None:
    _, answer = integrity({})
    for name in NAMES:
        assert reach(named(answer, name)) is None
    assert {f.verdict for f in answer.findings} == {Verdict.NOT_ASSESSABLE}
    assert answer.coverage == ()


def test_records_without_any_row_leave_every_estimate_absent_or_none(integrity: Ask) -> None:
    moments = {"queries": "made_at", "disclosures": "given_at", "cameras": "camera_id"}
    given = {record: frozenset({column}) for record, column in moments.items()}
    _, answer = integrity({}, given=given)
    for name in NAMES:
        held = reach(named(answer, name))
        assert held is None or name == "operations.missing-fields", name


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


def test_missing_numbers_are_counted_by_series(integrity: Ask) -> None:
    ids = ["A-1", "A-2", "A-5", "7", "8", "9", "12", "x", "B-3"]
    rows = [{"query_id": q, "made_at": at(i)} for i, q in enumerate(ids)]
    counts, answer = integrity({"queries": rows}, SMALL)
    assert {(s.series, s.missing, s.gaps, s.widest) for s in counts.series} == {
        ("A-", 2, 1, 2),
        ("", 2, 1, 2),
    }
    assert named(answer, "ids.missing").count == 4
    assert named(answer, "ids.missing").support == 5 + 6
    assert named(answer, "ids.unread").count == 2
    assert {(g.after_n, g.before_n) for g in counts.gaps} == {(2, 5), (9, 12)}


@given(st.sets(st.integers(1, 60), min_size=2, max_size=40))
@settings(max_examples=20, deadline=None)
def test_missing_numbers_are_those_between_the_ends(integrity: Ask, kept: set[int]) -> None:
    rows = [{"query_id": str(n), "made_at": at(n)} for n in kept]
    _, answer = integrity({"queries": rows}, SMALL)
    lacking = set(range(min(kept), max(kept) + 1)) - kept
    assert named(answer, "ids.missing").count == len(lacking)
    assert named(answer, "rows.out-of-order").count == 0


def test_a_series_starts_over_only_where_whole_hours_do(integrity: Ask) -> None:
    up = [{"query_id": str(100 + i), "made_at": at(30 * i)} for i in range(10)]
    over = [{"query_id": str(10 + i), "made_at": at(300 + 30 * i)} for i in range(10)]
    counts, answer = integrity({"queries": up + over}, SMALL)
    assert named(answer, "ids.resets").count == 1
    assert (counts.resets[0].before_high, counts.resets[0].after_high) == (109, 11)
    single = [*up, {"query_id": "5", "made_at": at(290)}]
    assert named(integrity({"queries": single}, SMALL)[1], "ids.resets").count == 0


@pytest.mark.parametrize(
    ("minutes", "moved", "steps"),
    [
        ([0, 10, 20, 30, 40, 50], 0, 0),
        ([0, 10, 0.5, 30, 40, 50], 1, 0),
        ([0, 10, 1, 2, 40, 50], 1, 0),
        ([0, 10, 500, 30, 40, 50], 1, 0),
        ([0, 10, 500, 501, 502, 503], 0, 0),
        ([0, 10, 20, 9.5, 30, 40], 1, 0),
        ([0, 10, 20, 19.5, 30, 40], 0, 0),
        ([0, 10, 20, 30, 40, 10, 20, 30, 40, 50], 0, 1),
    ],
)
def test_rows_out_of_order_and_steps_of_the_clock(
    integrity: Ask, minutes: list[float], moved: int, steps: int
) -> None:
    _, answer = integrity({"queries": log(*minutes)}, SMALL)
    assert named(answer, "rows.out-of-order").count == moved
    assert named(answer, "clock.steps").count == steps


def fewest(moments: list[int]) -> int:
    """Oracle: all rows less the longest subsequence that never goes back."""
    best: list[int] = []
    for i, moment in enumerate(moments):
        best.append(1 + max((best[j] for j in range(i) if moments[j] <= moment), default=0))
    return len(moments) - max(best)


@given(st.lists(st.integers(0, 40), min_size=2, max_size=25))
@settings(max_examples=40, deadline=None)
def test_rows_out_of_order_leave_the_rest_in_order_and_are_none_only_then(
    integrity: Ask, moments: list[int]
) -> None:
    counts, answer = integrity(
        {"queries": log(*moments)},
        IntegrityOptions(series_rows=2, tolerance_seconds=0),
    )
    apart = sum(one.rows for one in counts.disorder_totals)
    assert apart >= fewest(moments)
    assert (apart == 0) == (fewest(moments) == 0)
    moved, steps = named(answer, "rows.out-of-order"), named(answer, "clock.steps")
    assert bool(moved.count or steps.count) == bool(apart)


def test_blocks_of_places_do_not_hide_what_lies_in_another(integrity: Ask) -> None:
    minutes = [float(n) for n in range(9000)]
    minutes[8500] = 10.5
    _, answer = integrity({"queries": log(*minutes)})
    assert named(answer, "rows.out-of-order").count == 1


def test_when_a_row_was_written_is_held_against_when_it_happened(integrity: Ask) -> None:
    rows = [
        {"query_id": str(i), "made_at": at(0), "written_at": at(w)}
        for i, w in enumerate([0, 60, 61, -1, -1.5])
    ]
    rows.append({"query_id": "9", "made_at": at(0), "written_at": None})
    _, answer = integrity({"queries": rows})
    late, early = named(answer, "rows.backdated"), named(answer, "rows.written-before")
    assert (late.count, late.support) == (1, 5)
    assert (early.count, early.support) == (1, 5)


def test_numbers_that_do_not_follow_time_say_nothing(integrity: Ask) -> None:
    minutes = [float(n * 37 % 50) for n in range(50)]
    _, answer = integrity({"queries": log(*minutes)})
    held = finding(answer, "order")
    assert held.verdict is Verdict.INCONCLUSIVE
    assert "order.caveat-crossed" in [caveat.id for caveat in held.caveats]


def repeated(copy_at: float, *, people: str = "pqrst", pace: float = 1) -> list[dict[str, Any]]:
    paces = [0, 1, 3, 4, 8]
    first = [(m, p) for m, p in zip(paces, "pqrst", strict=True)]
    second = [(copy_at + m * pace, p) for m, p in zip(paces, people, strict=True)]
    between = [(20, "x"), (30, "y")]
    return [
        {"query_id": str(i), "made_at": at(m), "account": "a", "person": p}
        for i, (m, p) in enumerate(sorted([*first, *between, *second]))
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (repeated(50), 4),
        (repeated(50, people="pqXst"), 2),
        (repeated(50, pace=2), 0),
        (repeated(50, people="tsrqp"), 0),
    ],
)
def test_a_block_repeats_another_row_by_row(
    integrity: Ask, rows: list[dict[str, Any]], found: int
) -> None:
    _, answer = integrity({"queries": rows}, SMALL)
    assert named(answer, "blocks.duplicated-rows").count == found


def test_asking_for_one_person_again_and_again_is_no_copied_block(integrity: Ask) -> None:
    rows = [row | {"person": "p", "account": "a"} for row in log(*range(40))]
    _, answer = integrity({"queries": rows}, SMALL)
    assert named(answer, "blocks.duplicated-rows").count == 0


def test_hours_declared_off_are_active_idle_or_untold(integrity: Ask) -> None:
    windows = [
        {"starts_at": at(0), "ends_at": at(120), "system": None},
        {"starts_at": at(60), "ends_at": at(180), "system": None},
        {"starts_at": at(600), "ends_at": at(660), "system": None},
    ]
    rows = log(-60, 30, 300)
    _, answer = integrity(
        {"queries": rows, "off_windows": windows},
        start=at(-60),
        end=at(1440),
        bounded=True,
    )
    # Hours 0, 1, 2 (the spans overlap in hour 1) and 10; active: 0; untold: 10.
    estimate = named(answer, "off-windows.active-hours")
    assert (estimate.support, reach(estimate)) == (4, (0.25, 0.5))
    assert named(answer, "off-windows.queries").count == 1


def test_a_span_of_one_system_is_held_against_that_system(integrity: Ask) -> None:
    windows = [{"starts_at": at(0), "ends_at": at(180), "system": "S"}]
    rows = [
        *log(-60, 10, first=1, system="T"),
        *log(70, first=3, system=None),
        *log(130, 300, first=4, system="S"),
    ]
    _, answer = integrity({"queries": rows, "off_windows": windows})
    assert reach(named(answer, "off-windows.active-hours")) == (0.3333333333, 0.6666666667)


def test_a_span_that_nobody_was_active_in_is_off(integrity: Ask) -> None:
    windows = [{"starts_at": at(60), "ends_at": at(90)}]
    _, answer = integrity({"queries": log(0, 200), "off_windows": windows})
    assert reach(named(answer, "off-windows.active-hours")) == (0, 0)
    assert finding(answer, "off").verdict is Verdict.SUPPORTED


def test_a_span_outside_a_log_without_rows_says_nothing(integrity: Ask) -> None:
    windows = [{"starts_at": at(60), "ends_at": at(90)}]
    given = {"queries": frozenset({"made_at"}), "off_windows": frozenset({"starts_at"})}
    _, answer = integrity({"off_windows": windows}, given=given)
    assert reach(named(answer, "off-windows.active-hours")) is None


def day(number: int) -> datetime:
    return START + timedelta(days=number)


VERSIONS = [
    {"version_at": day(number), "person": person}
    for number, persons in ((0, "ab"), (1, "ac"), (3, "cd"))
    for person in persons
]


def event(number: float, action: str, person: str, **more: Any) -> dict[str, Any]:
    made = START + timedelta(days=number)
    return {"made_at": made, "action": action, "person": person, "order_id": None} | (
        {"source": None} | more
    )


def test_a_change_is_explained_by_an_event_that_cites_its_source(integrity: Ask) -> None:
    events = [
        event(0.5, "add", "c", source="f"),
        event(0.5, "remove", "b"),
        event(2, "add", "d", order_id="O"),
        event(0.5, "remove", "a", order_id="O"),
        event(2, "add", "z"),
    ]
    counts, answer = integrity({"watchlist": VERSIONS, "list_events": events})
    # Differences: +c -b by day 1; +d -a by day 3. Events of no difference: -a too early, +z.
    seen = counts.changes[0]
    assert (seen.differences, seen.with_event, seen.with_source) == (4, 3, 2)
    assert (seen.events, seen.unseen, seen.unseen_sourced) == (5, 2, 1)
    estimate = named(answer, "changes.without-source")
    assert (estimate.count, estimate.support) == (3, 6)


def test_a_list_of_spans_changes_where_a_span_starts_or_ends(integrity: Ask) -> None:
    spans = [
        {"person": "a", "listed_from": day(0), "listed_to": day(2)},
        {"person": "b", "listed_from": day(0), "listed_to": None},
        {"person": "c", "listed_from": day(1), "listed_to": None},
    ]
    events = [
        event(0.5, "add", "c", source="f"),
        event(1.9, "remove", "a"),
        event(2.1, "add", "b", order_id="O"),
    ]
    # The first moment is no change: +c on day 1 and -a on day 2; +b shows in no span.
    counts, answer = integrity({"watchlist": spans, "list_events": events})
    seen = counts.changes[0]
    assert (seen.differences, seen.with_event, seen.with_source) == (2, 2, 1)
    assert (seen.unseen, seen.unseen_sourced) == (1, 1)
    estimate = named(answer, "changes.without-source")
    assert (estimate.count, estimate.support) == (1, 3)


def test_without_versions_each_event_is_a_change(integrity: Ask) -> None:
    events = [event(1, "add", "c", source="f"), event(1, "remove", "b")]
    _, answer = integrity({"list_events": events})
    assert reach(named(answer, "changes.without-source")) == (0.5, 0.5)


def test_events_without_a_column_of_sources_decide_nothing(integrity: Ask) -> None:
    events = [{"made_at": day(1), "action": "add", "person": "c"}]
    _, answer = integrity({"list_events": events})
    assert reach(named(answer, "changes.without-source")) == (0, 1)
    _, answer = integrity({"watchlist": VERSIONS, "list_events": events})
    assert reach(named(answer, "changes.without-source")) == (0.75, 1)


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


def given_out(number: int, **more: Any) -> dict[str, Any]:
    usual = {
        "given_at": at(number),
        "recipient": "R",
        "kind": "image",
        "basis": "N",
        "case_ref": "C",
        "sender_competence": "s",
        "recipient_competence": "r",
        "consent": False,
        "policy_permits": True,
        "to_media": False,
        "digest_declared": "AB",
        "digest_found": "ab",
        "account": "a",
        "reason": None,
    }
    return usual | more


def test_disclosures_say_their_norm_and_both_competences(integrity: Ask) -> None:
    rows = [
        given_out(0),
        given_out(1, basis=None),
        given_out(2, recipient_competence=None),
        given_out(3, basis=None, consent=True),
    ]
    _, answer = integrity({"disclosures": rows})
    estimate = named(answer, "disclosures.without-basis")
    assert (estimate.count, estimate.support) == (2, 3)
    for row in rows:
        del row["sender_competence"]
    _, answer = integrity({"disclosures": rows})
    assert reach(named(answer, "disclosures.without-basis")) == (0.6666666667, 1)


def test_recipients_are_held_against_the_policy(integrity: Ask) -> None:
    rows = [
        given_out(0),
        given_out(1, recipient="Q", policy_permits=False),
        given_out(2, recipient="Q"),
        given_out(3, recipient="P", policy_permits=None),
        given_out(4, recipient=None),
    ]
    _, answer = integrity({"disclosures": rows})
    assert reach(named(answer, "recipients.outside-policy")) == (0.25, 0.75)


def test_exports_are_whole_explained_and_not_for_the_media(integrity: Ask) -> None:
    rows = [
        given_out(0),
        given_out(1, digest_found="ac"),
        given_out(2, to_media=True),
        given_out(3, case_ref=None, basis=None),
        given_out(4, recipient=None),
        given_out(5, digest_found=None),
        given_out(6, kind="list", digest_found="zz"),
    ]
    options = IntegrityOptions(export_kinds=("image",))
    _, answer = integrity({"disclosures": rows}, options)
    estimate = named(answer, "exports.altered-or-unexplained")
    assert (estimate.support, reach(estimate)) == (6, (0.6666666667, 0.8333333333))
    assert [
        named(answer, f"exports.{what}").count
        for what in ("altered", "unexplained", "to-media")
    ] == [1, 2, 1]
    _, answer = integrity({"disclosures": rows})
    assert named(answer, "exports.altered-or-unexplained").support == 7


def test_exports_whose_causes_were_not_handed_over_are_not_settled(integrity: Ask) -> None:
    rows = [{"given_at": at(0), "to_media": False, "digest_declared": "a", "digest_found": "a"}]
    _, answer = integrity({"disclosures": rows})
    assert reach(named(answer, "exports.altered-or-unexplained")) == (0, 1)


def test_the_matrix_counts_cells_that_some_row_leaves_empty(integrity: Ask) -> None:
    whole: dict[str, Any] = {
        "reason": "r",
        "purpose": None,
        "case_ref": None,
        "order_id": None,
        "account": "a",
    }
    queries = [*log(0, **whole), *log(1, first=2, **(whole | {"reason": None}))]
    events = [
        event(1, "add", "c", source="f", account="a", reason=None),
        event(1, "remove", "b", source="f", account=None, reason=None),
    ]
    rows = [given_out(0), given_out(1, recipient=None)]
    _, answer = integrity({"queries": queries, "list_events": events, "disclosures": rows})
    # Empty: justification of a look-up, account of a deletion, recipient of a disclosure.
    # Untold: alteration and combination, four cells each.
    assert reach(named(answer, "operations.missing-fields")) == (3 / 25, 11 / 25)


def test_reviews_bound_what_was_gone_through(integrity: Ask) -> None:
    queries = log(*range(10))

    def held(*sizes: int | None) -> tuple[float, float] | None:
        reviews = [{"reviewed_at": at(i), "rows_sampled": n} for i, n in enumerate(sizes)]
        _, answer = integrity({"queries": queries, "log_reviews": reviews})
        return reach(named(answer, "log-reviews.sampled"))

    assert held(3) == (0.3, 0.3)
    assert held(3, 4) == (0.4, 0.7)
    assert held(8, 9) == (0.9, 1)
    assert held(3, None) == (0.3, 1)
    assert held(0) == (0, 0)


def test_cameras_are_published_and_signposted(integrity: Ask) -> None:
    cameras: list[dict[str, Any]] = [
        {"camera_id": "1", "published": True, "published_on": None, "signposted": True},
        {"camera_id": "2", "published": False, "published_on": None, "signposted": True},
        {"camera_id": "3", "published": True, "published_on": None, "signposted": False},
        {"camera_id": "4", "published": None, "published_on": "2024-01-01", "signposted": None},
        {"camera_id": "5", "published": None, "published_on": None, "signposted": False},
    ]
    _, answer = integrity({"cameras": cameras})
    assert reach(named(answer, "cameras.not-published")) == (0.6, 0.8)
    cameras[0]["removed_at"] = at(0)
    _, answer = integrity({"cameras": cameras}, start=at(0), end=at(60), bounded=True)
    assert named(answer, "cameras.not-published").support == 4


def hourly(days: int, *, silent: range = range(0), each: int = 4) -> list[dict[str, Any]]:
    return [
        {"query_id": str(h * each + i), "made_at": at(60 * h + 15 * i)}
        for h in range(days * 24)
        for i in range(each)
        if h not in silent
    ]


def test_a_silence_is_shown_with_its_length(integrity: Ask) -> None:
    counts, answer = integrity({"queries": hourly(35, silent=range(200, 208))})
    assert [
        named(answer, name).count
        for name in ("hours.silent", "silences", "silences.longest", "hours.without-rows")
    ] == [8, 1, 8, 8]
    assert named(answer, "silences").support == 1
    assert len(counts.hours) == 35 * 24 - 8
    table = next(one for one in answer.annex if one.name == "integrity.silences")
    assert table.rows[0][:2] == (at(200 * 60).isoformat(), 8)


def test_a_silence_is_told_apart_by_the_numbers_missing_across_it(integrity: Ask) -> None:
    deleted = hourly(35, silent=range(200, 208))
    counts, answer = integrity({"queries": deleted})
    assert [jump.missing for jump in counts.jumps] == [32]
    assert named(answer, "silences.numbers-missing").count == 1
    table = next(one for one in answer.annex if one.name == "integrity.silences")
    assert table.rows[0][3] == 32
    idle = [row | {"query_id": str(place)} for place, row in enumerate(deleted)]
    _, answer = integrity({"queries": idle})
    assert named(answer, "silences").count == 1
    assert named(answer, "silences.numbers-missing").count == 0
    unread = [row | {"query_id": f"{place}x"} for place, row in enumerate(deleted)]
    _, answer = integrity({"queries": unread})
    assert reach(named(answer, "silences.numbers-missing")) is None


def test_a_silence_may_lie_in_a_span_declared_off(integrity: Ask) -> None:
    rows = hourly(35, silent=range(200, 208))
    windows = [
        {"starts_at": at(202 * 60), "ends_at": at(205.5 * 60), "system": None},
        {"starts_at": at(205 * 60), "ends_at": at(208 * 60), "system": "S"},
    ]
    _, answer = integrity({"queries": rows, "off_windows": windows})
    estimate = named(answer, "hours.silent-declared")
    assert (estimate.count, estimate.support) == (3, 8)
    assert reach(named(integrity({"queries": rows})[1], "hours.silent-declared")) is None
    _, answer = integrity({"queries": log(0), "off_windows": windows})
    assert reach(named(answer, "hours.silent-declared")) is None


def test_the_period_shows_a_log_that_starts_late(integrity: Ask) -> None:
    period = {"start": at(-24 * 60), "end": at(30 * 24 * 60), "bounded": True}
    _, answer = integrity({"queries": hourly(30)}, **period)
    assert named(answer, "hours.silent").count == 24
    _, answer = integrity({"queries": hourly(30)})
    assert named(answer, "hours.silent").count == 0


def test_a_short_log_has_no_rhythm(integrity: Ask) -> None:
    _, answer = integrity({"queries": hourly(27, silent=range(100, 150))})
    assert reach(named(answer, "hours.silent")) is None


def test_rows_outside_the_period_are_accounted_for(integrity: Ask) -> None:
    rows = log(-5, 0, 5, 10, account="a")
    _, answer = integrity({"queries": rows}, start=at(0), end=at(10), bounded=True)
    held = answer.coverage[0]
    assert (held.admitted, held.audited) == (4, 2)
    assert [part.rows for part in held.excluded] == [1, 1]


@pytest.mark.parametrize(
    "wrong", [{"false_alarm": 0}, {"false_alarm": 1}, {"block_rows": 1}, {"series_rows": 0}]
)
def test_choices_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        IntegrityOptions(**wrong)


def test_each_number_says_why_it_is_not_there(integrity: Ask) -> None:
    accounts = [{"account": "a", "active_from": at(0)}]
    _, answer = integrity({"queries": log(0), "accounts": accounts})
    dates = named(answer, "queries.outside-account-dates").absent_because
    assert dates is not None
    assert dates.facts == {"column": "account"}
    rows = [
        {"query_id": "x", "made_at": at(0), "account": "a", "terminal": None, "person": "p"}
    ]
    _, answer = integrity({"queries": rows})
    for name, why in (
        ("accounts.shared", "absent.none"),
        ("blocks.duplicated-rows", "ids.no-numbers"),
        ("ids.missing", "ids.no-numbers"),
    ):
        because = named(answer, name).absent_because
        assert because is not None
        assert because.id == why


def test_reviews_of_a_period_without_look_ups_have_no_share(integrity: Ask) -> None:
    tables = {"queries": log(0), "log_reviews": [{"reviewed_at": at(0), "rows_sampled": 1}]}
    _, answer = integrity(tables, start=at(5), end=at(9), bounded=True)
    assert reach(named(answer, "log-reviews.sampled")) is None


def test_every_rule_that_reads_this_kind_finds_its_estimate_once(integrity: Ask) -> None:
    rules = [rule for pack in PACKS for rule in read_pack(pack).rules if rule.reads]
    read = {r.reads.estimate for r in rules if r.reads and r.reads.kind == "integrity"}
    assert len(read) == 15
    _, answer = integrity({})
    names = [e.name for f in answer.findings for e in f.estimates]
    assert {name for name in read if names.count(name) == 1} == read
    assert len(names) == len(set(names))


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


LISTS = st.lists(st.sets(st.sampled_from("abcd"), min_size=1), min_size=1, max_size=5)
EVENTS = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.sampled_from(("add", "remove")),
        st.sampled_from("abcd"),
        st.booleans(),
    ),
    max_size=8,
)


@given(lists=LISTS, events=EVENTS)
@settings(max_examples=30, deadline=None)
def test_each_change_of_the_list_is_counted_once(
    integrity: Ask, lists: list[set[str]], events: list[tuple[int, str, str, bool]]
) -> None:
    versions = [
        {"version_at": at(2 * n), "person": p}
        for n, persons in enumerate(lists)
        for p in persons
    ]
    rows = [
        event(0, action, person, source="f" if cited else None) | {"made_at": at(minute)}
        for minute, action, person, cited in events
    ]
    given = {
        "watchlist": frozenset({"person"}),
        "list_events": frozenset({"person", "order_id", "source"}),
    }
    _, answer = integrity({"watchlist": versions, "list_events": rows}, given=given)
    changes = {
        (n, action, person)
        for n in range(1, len(lists))
        for action, persons in (
            ("add", lists[n] - lists[n - 1]),
            ("remove", lists[n - 1] - lists[n]),
        )
        for person in persons
    }
    # A version comes every two minutes: an event of minute 1 or 2 falls before version 1.
    place = [((minute + 1) // 2, action, person) for minute, action, person, _ in events]
    sourced = {where for where, (*_, cited) in zip(place, events, strict=True) if cited}
    alone = [
        cited for where, (*_, cited) in zip(place, events, strict=True) if where not in changes
    ]
    estimate = named(answer, "changes.without-source")
    whole = len(changes) + len(alone)
    if whole:
        lacking = len(changes - sourced) + alone.count(False)
        assert (estimate.count, estimate.support) == (lacking, whole)
    else:
        assert estimate.interval is None
