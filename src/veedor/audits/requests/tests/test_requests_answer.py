"""The audit of requests on counts made by hand."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.requests.answer import answer
from veedor.audits.requests.counts import ByDate, Counts, Coverage
from veedor.audits.requests.options import RequestOptions, binds
from veedor.core import Estimate, Finding, Interval, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS

ALL = frozenset(column.name for column in RECORDS["requests"].columns)
READ = {
    *("late.access", "late.rectification", "late.court-order", "refusals.without-reasons"),
    *("foi.not-complying", "comments.without-reasoned-answer", "explained.share"),
    "days-to-answer.median",
}
CABA = RequestOptions(province="C", as_of="2024-06-30")


def on(text: str) -> date:
    return date.fromisoformat(text)


def ask(kind: str, received: str | None, answered: str | None = None, **more: Any) -> ByDate:
    """One request, with what the register says of it."""
    said: dict[str, Any] = {
        "body": "A",
        "due_on": None,
        "done_on": None,
        "outcome": "",
        "extended": False,
        "reasoned": None,
        "explained": None,
        "requests": 1,
        **{k: on(v) if k.endswith("_on") and v else v for k, v in more.items()},
    }
    return ByDate(
        kind=kind,
        received_on=on(received) if received else None,
        answered_on=on(answered) if answered else None,
        **said,
    )


def find(
    *rows: ByDate, options: RequestOptions = CABA, columns: frozenset[str] | None = ALL
) -> dict[str, Finding]:
    total = sum(row.requests for row in rows)
    counts = Counts(coverage=(Coverage(total, 0, 0, 0, on("2024-06-30")),), by_date=rows)
    where = Setting(
        given={} if columns is None else {"requests": columns},
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=OPEN_FROM,
        end=OPEN_TO,
    )
    return {found.id: found for found in answer(counts, options, where).findings}


def named(found: dict[str, Finding], name: str) -> Estimate:
    (one,) = [e for f in found.values() for e in f.estimates if e.name == name]
    return one


def reach(*rows: ByDate, name: str, options: RequestOptions = CABA) -> tuple[float, float]:
    interval = named(find(*rows, options=options), name).interval
    assert interval is not None
    return interval.low, interval.high


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


def test_comments_need_an_answer_and_its_reasons() -> None:
    rows = (
        ask("comment", "2024-03-01", "2024-03-20", reasoned=True),
        ask("comment", "2024-03-01", "2024-03-20", reasoned=False),
        ask("comment", "2024-03-01", "2024-03-20"),
        ask("comment", "2024-03-01"),
    )
    assert reach(*rows, name="comments.without-reasoned-answer") == (0.5, 0.75)
    assert named(find(*rows), "comments.unanswered").count == 1


def test_explanations_are_a_share_of_those_who_asked() -> None:
    rows = (
        ask("explanation", "2024-03-01", "2024-03-20", explained=True),
        ask("explanation", "2024-03-01"),
        ask("access", "2024-03-01", "2024-03-02", explained=True),
    )
    assert reach(*rows, name="explained.share") == (0.5, 0.5)
    assert find(*rows)["requests.explained"].verdict is Verdict.CONTRADICTED
    assert find(rows[0])["requests.explained"].verdict is Verdict.SUPPORTED


def test_the_median_counts_what_is_open_and_leaves_out_what_has_no_days() -> None:
    start = on("2024-03-01")
    rows = [
        ask("access", "2024-03-01", (start + timedelta(days=n)).isoformat())
        for n in range(1, 21)
    ]
    rows += [ask("access", "2024-06-28"), ask("access", "2024-03-01", outcome="granted")]
    median = named(find(*rows), "days-to-answer.median")
    assert median.support == 21
    assert median.interval is not None
    # Kaplan and Meier: at risk 20 at day 2 (one gone), the open one leaves there; S(11) < 1/2.
    assert (median.interval.value, median.interval.kind) == (11.0, "confidence")
    assert named(find(*rows), "days-to-answer.open").count == 1


def test_a_median_that_is_not_reached_has_a_reason_and_no_number() -> None:
    rows = [ask("access", "2024-03-01", "2024-03-03"), *[ask("access", "2024-03-01")] * 3]
    median = named(find(*rows), "days-to-answer.median")
    assert median.interval is None
    assert median.absent_because is not None
    assert median.absent_because.id == "duration.not-reached"
    one = named(find(rows[0]), "days-to-answer.median")
    assert one.absent_because is not None
    assert one.absent_because.id == "duration.no-upper-end"


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


@pytest.mark.parametrize("columns", [None, frozenset({"request_id", "kind", "received_on"})])
def test_without_the_register_or_its_columns_every_number_has_a_reason(
    columns: frozenset[str] | None,
) -> None:
    found = find(ask("access", "2024-03-01"), columns=columns)
    for name in READ:
        one = named(found, name)
        assert one.interval is None
        assert one.absent_because is not None
    assert all(f.verdict is Verdict.NOT_ASSESSABLE for f in found.values())
    assert all(ask_.record == "requests" for f in found.values() for ask_ in f.asks)


def test_an_empty_register_gives_no_number_and_says_why() -> None:
    found = find()
    assert all(named(found, name).interval is None for name in READ)
    assert all(f.verdict is Verdict.NOT_ASSESSABLE for f in found.values())


KINDS = ("access", "rectification", "erasure", "foi", "court_order", "comment", "explanation")
DAY = st.none() | st.dates(on("2024-01-01"), on("2024-09-01")).map(date.isoformat)
YES = st.sampled_from([True, False, None])
ROWS = st.lists(
    st.builds(
        ask,
        st.sampled_from(KINDS),
        DAY,
        DAY,
        due_on=DAY,
        done_on=DAY,
        outcome=st.sampled_from(["", "granted", "partial", "refused", "no answer"]),
        extended=YES,
        reasoned=YES,
        explained=YES,
        requests=st.integers(1, 3),
    ),
    max_size=8,
)


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_every_estimate_that_a_rule_reads_is_given_exactly_once(rows: list[ByDate]) -> None:
    found = find(*rows)
    for name in READ:
        named(found, name)


@given(ROWS, st.sampled_from([True, False]))
@settings(max_examples=60, deadline=None)
def test_bounds_hold_the_share_that_a_fuller_register_shows(
    rows: list[ByDate],
    extended: bool,  # noqa: FBT001
) -> None:
    """Filling empty cells narrows the share of late requests, and never leaves its bounds."""
    from msgspec.structs import replace  # noqa: PLC0415

    fuller = [
        replace(row, extended=row.extended if row.extended is not None else extended)
        for row in rows
    ]
    before, after = (named(find(*part), "foi.late").interval for part in (rows, fuller))
    if after is not None and before is not None:
        assert before.low - 1e-9 <= after.low <= after.high <= before.high + 1e-9


def test_the_period_is_bound_as_days() -> None:
    where = Setting(given={}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    assert binds(CABA, where) == {"first_day": date.min, "last_day": date.max}


@pytest.mark.parametrize(
    "wrong",
    [{"access_days": -1}, {"country": "XX"}, {"days_off": ("31/12/2024",)}, {"as_of": "soon"}],
)
def test_options_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"negative|holidays|isoformat"):
        RequestOptions(**wrong)


def test_the_interval_of_the_median_carries_the_level_asked_for() -> None:
    rows = [ask("access", "2024-03-01", f"2024-03-{n:02}") for n in range(2, 31)]
    options = RequestOptions(province="C", as_of="2024-06-30", level=0.8)
    narrow = named(find(*rows, options=options), "days-to-answer.median").interval
    wide = named(find(*rows), "days-to-answer.median").interval
    assert isinstance(narrow, Interval)
    assert isinstance(wide, Interval)
    assert narrow.level == 0.8
    assert wide.low < narrow.low <= narrow.high < wide.high


def test_an_answer_with_reasons_is_no_bare_refusal_whatever_it_was() -> None:
    some_answer = ask("access", "2024-03-26", "2024-04-01", reasoned=True)
    bare = ask("access", "2024-03-26", "2024-04-01", outcome="refused", reasoned=False)
    assert reach(some_answer, name="refusals.without-reasons") == (0, 0)
    assert reach(some_answer, bare, name="refusals.without-reasons") == (0.5, 1)


@given(ROWS, st.sampled_from(["granted", "refused"]), st.sampled_from([True, False]))
@settings(max_examples=60, deadline=None)
def test_bounds_of_refusals_hold_whatever_the_empty_cells_were(
    rows: list[ByDate],
    outcome: str,
    reasoned: bool,  # noqa: FBT001
) -> None:
    from msgspec.structs import replace  # noqa: PLC0415

    fuller = [
        replace(
            row,
            outcome=outcome if row.outcome == "" and row.answered_on else row.outcome,
            reasoned=reasoned if row.reasoned is None else row.reasoned,
        )
        for row in rows
    ]
    before, after = (
        named(find(*part), "refusals.without-reasons").interval for part in (rows, fuller)
    )
    if after is not None and before is not None:
        assert before.low - 1e-9 <= after.low <= after.high <= before.high + 1e-9
