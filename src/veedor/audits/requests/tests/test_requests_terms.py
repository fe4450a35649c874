"""Terms by hand: access, rectification, public information, court orders."""

import pytest

from veedor.audits.requests.counts import ByDate
from veedor.audits.requests.options import RequestOptions
from veedor.audits.requests.tests.by_hand import ALL, ask, find, named, reach
from veedor.core import Verdict


@pytest.mark.parametrize(
    ("row", "late"),
    [
        # Ten calendar days from Tuesday 26 March end on Friday 5 April.
        (ask("access", "2024-03-26", "2024-04-05"), 0),
        (ask("access", "2024-03-26", "2024-04-06"), 1),
        # Five working days across Easter, a bridge and Malvinas end on 8 April.
        (ask("rectification", "2024-03-26", "2024-04-08", done_on="2024-04-08"), 0),
        (ask("rectification", "2024-03-26", "2024-04-08", done_on="2024-04-09"), 1),
        (ask("erasure", "2024-03-26", "2024-04-09", outcome="refused"), 1),
        (ask("erasure", "2024-03-26", "2024-04-08", outcome="refused"), 0),
        # Answered in time, and not done by the day of judging.
        (ask("rectification", "2024-03-26", "2024-04-08", outcome="granted"), 1),
    ],
)
def test_terms_by_hand(row: ByDate, late: float) -> None:
    name = "late.access" if row.kind == "access" else "late.rectification"
    assert reach(row, name=name) == (late, late)


def test_without_the_day_of_doing_the_answer_counts() -> None:
    row = ask("rectification", "2024-03-26", "2024-04-08", outcome="granted")
    found = find(row, columns=ALL - {"done_on"})
    assert named(found, "late.rectification").count == 0


@pytest.mark.parametrize(
    ("extended", "answered", "failing"),
    [
        (False, "2024-04-22", (0, 0)),  # fifteen working days from 26 March
        (False, "2024-04-23", (1, 1)),
        (True, "2024-04-23", (0, 0)),
        # Fifteen more: 23-26, 29-30 April, 2-3, 6-10, 13-14 May (1 May is off).
        (True, "2024-05-14", (0, 0)),
        (True, "2024-05-15", (1, 1)),
        (None, "2024-04-23", (0, 1)),  # not known whether it was extended
        (None, "2024-05-15", (1, 1)),
    ],
)
def test_public_information_by_hand(
    extended: bool | None,  # noqa: FBT001
    answered: str,
    failing: tuple[float, float],
) -> None:
    row = ask("foi", "2024-03-26", answered, extended=extended, outcome="granted")
    assert reach(row, name="foi.not-complying") == failing


@pytest.mark.parametrize(
    ("outcome", "reasoned", "failing"),
    [
        ("refused", True, (0, 0)),
        ("refused", False, (1, 1)),
        ("refused", None, (0, 1)),
        ("partial", False, (1, 1)),
        ("granted", None, (0, 0)),
        ("", False, (0, 1)),  # answered, and not said how
        ("", True, (0, 0)),
    ],
)
def test_public_information_refused_without_reasons_does_not_comply(
    outcome: str,
    reasoned: bool | None,  # noqa: FBT001
    failing: tuple[float, float],
) -> None:
    row = ask("foi", "2024-03-26", "2024-04-10", outcome=outcome, reasoned=reasoned)
    assert reach(row, name="foi.not-complying") == failing


def test_a_partial_answer_is_no_refusal_where_the_case_says_so() -> None:
    row = ask("access", "2024-03-26", "2024-04-01", outcome="partial", reasoned=False)
    granted = RequestOptions(province="C", as_of="2024-06-30", partial_is_refusal=False)
    assert reach(row, name="refusals.without-reasons") == (1, 1)
    assert named(find(row, options=granted), "refusals.without-reasons").interval is None


def test_silence_past_the_term_is_late_and_a_refusal_and_before_it_is_neither() -> None:
    rows = (
        ask("access", "2024-06-10", outcome="no answer"),  # due 20 June, judged 30 June
        ask("access", "2024-06-20"),  # due on 30 June itself: still running
        ask("access", "2024-06-21"),
    )
    found = find(*rows)
    late = named(found, "late.access")
    assert (late.count, late.support) == (1, 1)
    assert named(found, "late.running").count == 2
    assert named(found, "late.silent").count == 1
    assert named(found, "refusals.by-silence").count == 1
    assert named(found, "refusals.without-reasons").interval is None
    longest = named(found, "late.longest").interval
    assert longest is not None
    assert longest.value == 10


def test_what_the_register_does_not_say_widens_the_bounds() -> None:
    rows = (
        ask("access", "2024-03-01", "2024-03-05"),
        ask("access", "2024-03-01", "2024-03-20"),
        ask("access", "2024-03-01", outcome="granted"),  # answered, day unknown
        ask("access", None, "2024-03-20"),  # received on an unknown day
        ask("access", "2024-03-10", "2024-03-05"),  # days that run backwards
    )
    assert reach(*rows, name="late.access") == (0.2, 0.8)
    found = find(*rows)["requests.terms"]
    assert found.verdict is Verdict.CONTRADICTED


def test_court_orders_follow_the_term_that_the_order_states() -> None:
    rows = (
        ask("court_order", "2024-03-01", due_on="2024-03-06", done_on="2024-03-06"),
        ask("court_order", "2024-03-01", "2024-03-05", due_on="2024-03-06"),  # not done
        ask("court_order", "2024-03-01", done_on="2024-03-05"),  # no term stated
    )
    assert reach(*rows, name="late.court-order") == pytest.approx((1 / 3, 2 / 3))


def test_a_refusal_does_not_end_a_court_order() -> None:
    row = ask("court_order", "2024-03-01", "2024-03-02", due_on="2024-03-06", outcome="refused")
    assert reach(row, name="late.court-order") == (1, 1)


def test_a_term_that_ends_on_a_holiday_is_shown_on_the_next_working_day_too() -> None:
    row = ask("access", "2024-03-19", "2024-04-03")  # due on Good Friday; next working 3 April
    finding = find(row)["requests.terms"]
    (rolled,) = finding.alternatives[0].estimates
    assert (named({"": finding}, "late.access").count, rolled.count) == (1, 0)


def test_lateness_is_broken_down_by_body_and_kind() -> None:
    rows = (
        ask("access", "2024-03-01", "2024-03-20", body="B"),
        ask("access", "2024-03-01", "2024-03-02", body="A", requests=2),
        ask("comment", "2024-03-01", body="A"),  # no term
        ask("foi", "2024-03-01", "2024-03-02", body=""),
    )
    found = find(*rows)["requests.bodies"]
    shown = [
        (e.label.id, e.label.facts["body"], e.label.facts["kind"], e.count, e.support)
        for e in found.estimates
    ]
    assert shown == [
        ("bodies.nameless", "", "foi", 0, 1),
        ("bodies.label", "A", "access", 0, 2),
        ("bodies.label", "B", "access", 1, 1),
    ]
