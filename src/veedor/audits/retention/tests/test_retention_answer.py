"""The audit of retention on counts made by hand."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.retention.answer import answer
from veedor.audits.retention.counts import ByDay, Counts, Coverage, LogDays, Stated
from veedor.audits.retention.options import RetentionOptions, binds
from veedor.core import Estimate, Finding, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS

ALL = frozenset(column.name for column in RECORDS["lives"].columns)
READ = {
    *("past-term", "recordings.past-term", "deployments.kept-past-term"),
    *("live-after-closure", "monitoring.live-without-case", "logs.kept-months"),
    "listed.past-review",
}
CABA = RetentionOptions(province="C", as_of="2024-09-30")
NO_LOG = LogDays(0, None, None)


def on(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def thing(kind: str, made: str | None, gone: str | None = None, **more: Any) -> ByDay:
    """One thing, with what the record says of it."""
    said: dict[str, Any] = {
        "system": None,
        "deployment_id": None,
        "used_on": None,
        "deletion": None,
        "has_case": None,
        "case_closed_on": None,
        "ended_on": None,
        "matched": None,
        "review_due_on": None,
        "reviewed_on": None,
        "minutes_created": None,
        "minutes_used": None,
        "items": 1,
        **{k: on(v) if k.endswith("_on") else v for k, v in more.items()},
    }
    return ByDay(kind=kind, created_on=on(made), deleted_on=on(gone), **said)


def term(kind: str, length: int, unit: str = "days", **more: Any) -> Stated:
    said: dict[str, Any] = {
        "system": None,
        "counted_from": "created",
        "matched": None,
        "spares_cases": None,
        "stated_in": "",
        "valid_from": None,
        "valid_to": None,
        **{k: on(v) if k.startswith("valid") else v for k, v in more.items()},
    }
    return Stated(kind=kind, length=length, unit=unit, **said)  # type: ignore[arg-type]


def find(
    *rows: ByDay,
    terms: tuple[Stated, ...] = (),
    options: RetentionOptions = CABA,
    columns: frozenset[str] | None = ALL,
    log: LogDays = NO_LOG,
) -> dict[str, Finding]:
    total = sum(row.items for row in rows)
    counts = Counts(
        coverage=(Coverage(total, 0, 0, on("2024-09-30")),),
        by_day=rows,
        stated=terms,
        log_days=(log,),
    )
    given = {} if columns is None else {"lives": columns}
    where = Setting(
        given=given | ({"terms": frozenset({"kind"})} if terms else {}),
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=OPEN_FROM,
        end=OPEN_TO,
    )
    return {found.id: found for found in answer(counts, options, where).findings}


def named(found: dict[str, Finding], name: str) -> Estimate:
    (one,) = [e for f in found.values() for e in f.estimates if e.name == name]
    return one


def reach(*rows: ByDay, name: str = "past-term", **more: Any) -> tuple[float, float] | None:
    interval = named(find(*rows, **more), name).interval
    return None if interval is None else (interval.low, interval.high)


SIXTY = (term("recording", 60), term("recording", 60, "working_days"))


@pytest.mark.parametrize(
    ("gone", "share"),
    [
        ("2024-03-02", (0, 0)),  # sixty calendar days from 2 January
        ("2024-03-03", (0, 1)),  # past them, and within sixty working days
        ("2024-04-03", (0, 1)),  # Carnival, Easter, a bridge and Malvinas are off
        ("2024-04-04", (1, 1)),  # past both
    ],
)
def test_the_two_readings_of_sixty_days_give_the_two_ends(
    gone: str, share: tuple[float, float]
) -> None:
    row = thing("recording", "2024-01-02", gone, has_case=False)
    assert reach(row, name="recordings.past-term", terms=SIXTY) == share
    assert reach(row, terms=SIXTY) == share


def test_recordings_kept_for_a_case_are_spared_until_it_is_closed() -> None:
    spared = thing("recording", "2024-01-02", has_case=True)
    closed = thing("recording", "2024-01-02", has_case=True, case_closed_on="2024-02-01")
    perhaps = thing("recording", "2024-01-02")
    name = "recordings.past-term"
    assert reach(spared, name=name, terms=SIXTY) is None
    assert reach(closed, name=name, terms=SIXTY) == (1, 1)
    assert reach(perhaps, name=name, terms=SIXTY) == (0, 1)
    unsparing = (term("recording", 60, spares_cases=False),)
    assert reach(spared, name=name, terms=unsparing) == (1, 1)
    assert named(find(spared, terms=SIXTY), "recordings.spared").count == 1
    fresh = thing("recording", "2024-07-20", has_case=True)  # past calendar days alone
    assert named(find(fresh, terms=SIXTY), "past-term.running").count == 1


def test_what_one_reading_spares_and_the_other_keeps_may_be_out_of_the_share() -> None:
    between = thing("recording", "2024-01-02", "2024-03-20", has_case=True)
    past = thing("recording", "2024-01-02", "2024-06-01", has_case=False)
    name = "recordings.past-term"
    assert reach(between, name=name, terms=SIXTY) == (0, 0)
    # In working days 1 of 2, in calendar days 1 of 1.
    assert reach(between, past, name=name, terms=SIXTY) == (0.5, 1)


def test_other_things_are_spared_only_where_their_term_says_so() -> None:
    row = thing("profile", "2024-01-02", has_case=True)
    assert reach(row, terms=(term("profile", 10),)) == (1, 1)
    assert reach(row, terms=(term("profile", 10, spares_cases=True),)) is None


def test_a_term_that_still_runs_is_in_no_share() -> None:
    rows = (thing("alert", "2024-09-25"), thing("alert", "2024-08-01", items=3))
    found = find(*rows, terms=(term("alert", 30),))
    assert (named(found, "past-term").count, named(found, "past-term").support) == (3, 3)
    assert named(found, "past-term.running").count == 1
    assert named(found, "past-term.still-kept").count == 3
    longest = named(found, "past-term.longest").interval
    assert longest is not None
    assert longest.value == 30  # due on 31 August, judged on 30 September


def test_what_no_term_was_stated_for_widens_the_bounds() -> None:
    rows = (thing("alert", "2024-01-01", "2024-01-05"), thing("profile", "2024-01-01"))
    assert reach(*rows, terms=(term("alert", 30),)) == (0, 0.5)
    found = find(rows[1], terms=(term("alert", 30),))
    because = named(found, "past-term").absent_because
    assert because is not None
    assert because.id == "absent.no-term-for-these"
    assert [ask.record for ask in found["retention.terms"].asks] == ["terms"]


@pytest.mark.parametrize(("minutes", "share"), [(59, (0, 0)), (60, (0, 0)), (61, (1, 1))])
def test_terms_in_hours_are_counted_to_the_minute(
    minutes: int, share: tuple[float, float]
) -> None:
    row = thing("template", "2024-05-01", "2024-05-01", minutes_created=minutes, matched=False)
    assert reach(row, terms=(term("template", 1, "hours", matched=False),)) == share


def test_a_list_has_its_hours_from_the_last_use() -> None:
    used = {"used_on": "2024-05-01", "minutes_created": 5000}
    terms = (term("list", 24, "hours", counted_from="used"),)
    made = "2024-04-28"
    assert reach(thing("list", made, "2024-05-02", minutes_used=1440, **used), terms=terms) == (
        0,
        0,
    )
    assert reach(thing("list", made, "2024-05-02", minutes_used=1441, **used), terms=terms) == (
        1,
        1,
    )
    assert reach(thing("list", made, used_on="2024-05-01"), terms=terms) == (1, 1)
    # Not known when it was last used: past the term only if it was used no later than made.
    assert reach(thing("list", made, "2024-05-02"), terms=terms) == (0, 1)
    assert reach(thing("list", made, "2024-04-28"), terms=terms) == (0, 0)


def test_the_particular_term_stands_before_the_general_one() -> None:
    terms = (term("template", 1), term("template", 31, matched=True, system="S"))
    hit = thing("template", "2024-05-01", "2024-05-20", matched=True, system="S")
    miss = thing("template", "2024-05-01", "2024-05-20", matched=False, system="S")
    perhaps = thing("template", "2024-05-01", "2024-05-20", system="S")
    assert reach(hit, terms=terms) == (0, 0)
    assert reach(miss, terms=terms) == (1, 1)
    assert reach(perhaps, terms=terms[1:]) == (0, 0)
    late = thing("template", "2024-05-01", "2024-07-20", system="S")
    assert reach(late, terms=terms[1:]) == (0, 1)


def test_a_term_holds_for_what_was_made_while_it_was_in_force() -> None:
    terms = (
        term("alert", 10, valid_to="2024-03-01"),
        term("alert", 90, valid_from="2024-03-01"),
    )
    assert reach(thing("alert", "2024-02-29", "2024-03-20"), terms=terms) == (1, 1)
    assert reach(thing("alert", "2024-03-01", "2024-03-20"), terms=terms) == (0, 0)


def test_two_terms_of_different_starts_are_two_terms() -> None:
    terms = (term("entry", 365), term("entry", 5, counted_from="closed"))
    row = thing("entry", "2024-01-01", "2024-03-01", case_closed_on="2024-02-01")
    assert reach(row, terms=terms) == (1, 1)
    open_case = thing("entry", "2024-01-01", "2024-03-01")
    assert reach(open_case, terms=terms) == (0, 0)


def test_days_that_run_backwards_or_are_missing_are_not_known() -> None:
    rows = (thing("alert", "2024-05-01", "2024-04-01"), thing("alert", None, "2024-04-01"))
    assert reach(*rows, terms=(term("alert", 1),)) == (0, 1)


def test_a_deployment_is_past_where_one_thing_of_it_is() -> None:
    terms = (term("template", 0), term("list", 1))
    rows = (
        thing("template", "2024-05-01", "2024-05-01", deployment_id="A"),
        thing("list", "2024-05-01", "2024-05-09", deployment_id="A"),
        thing("template", "2024-05-01", "2024-05-01", deployment_id="B"),
        thing("template", "2024-05-01", "2024-05-01", deployment_id="C"),
        thing("alert", "2024-05-01", deployment_id="C"),  # no term stated
        thing("list", "2024-09-30", deployment_id="D"),  # still running
        thing("list", "2024-01-01"),  # of no deployment
    )
    name = "deployments.kept-past-term"
    assert reach(*rows, name=name, terms=terms) == pytest.approx((1 / 3, 2 / 3))


def test_closed_cases_by_the_option_and_by_their_term() -> None:
    rows = (
        thing("entry", "2024-01-01", "2024-02-01", case_closed_on="2024-02-01"),
        thing("entry", "2024-01-01", "2024-02-02", case_closed_on="2024-02-01"),
        thing("entry", "2024-01-01", case_closed_on="2024-02-01"),
        thing("entry", "2024-01-01", case_closed_on="2024-09-30"),  # due today
        thing("entry", "2024-01-01", has_case=True),
        thing("recording", "2024-01-01"),
    )
    name = "live-after-closure"
    assert reach(*rows, name=name) == pytest.approx((2 / 3, 2 / 3))
    lenient = RetentionOptions(province="C", as_of="2024-09-30", closure_days=1)
    assert reach(*rows, name=name, options=lenient) == pytest.approx((1 / 3, 1 / 3))
    stated = (term("entry", 1, "working_days", counted_from="closed"),)
    assert reach(*rows, name=name, terms=stated) == pytest.approx((1 / 3, 1 / 3))
    doubtful = thing("entry", "2024-01-01")
    assert reach(*rows[:2], doubtful, name=name) == pytest.approx((1 / 3, 2 / 3))
    without_cases = ALL - {"has_case"}
    assert reach(*rows[:2], doubtful, name=name, columns=without_cases) == (0.5, 0.5)


def test_captures_are_counted_once_their_activity_has_ended_without_a_case() -> None:
    rows = (
        thing("capture", "2024-01-01", "2024-01-10", has_case=False, ended_on="2024-01-10"),
        thing("capture", "2024-01-01", "2024-01-11", has_case=False, ended_on="2024-01-10"),
        thing("capture", "2024-01-01", has_case=True, ended_on="2024-01-10"),
        thing("capture", "2024-01-01", has_case=False),  # under way
        thing("capture", "2024-01-01", ended_on="2024-01-10"),  # a case, perhaps
        thing("entry", "2024-01-01", has_case=False, ended_on="2024-01-10"),
    )
    name = "monitoring.live-without-case"
    assert reach(*rows, name=name) == pytest.approx((1 / 3, 2 / 3))
    readings = (
        term("capture", 5, counted_from="ended"),
        term("capture", 5, "working_days", counted_from="ended"),
    )
    between = thing(
        "capture", "2024-01-01", "2024-01-16", has_case=False, ended_on="2024-01-10"
    )
    assert reach(between, name=name, terms=readings) == (0, 1)


def test_entries_are_reviewed_or_removed_by_the_day() -> None:
    due = {"review_due_on": "2024-06-01"}
    rows = (
        thing("entry", "2024-01-01", reviewed_on="2024-06-01", **due),
        thing("entry", "2024-01-01", reviewed_on="2024-06-02", **due),  # too late
        thing("entry", "2024-01-01", "2024-05-01", **due),
        thing("entry", "2024-01-01", **due),
        thing("entry", "2024-01-01", review_due_on="2024-12-01"),  # not yet due
    )
    assert reach(*rows, name="listed.past-review") == (0.5, 0.5)
    no_day = thing("entry", "2024-01-01")
    assert reach(*rows, no_day, name="listed.past-review") == (0.4, 0.6)
    by_option = RetentionOptions(province="C", as_of="2024-09-30", review_days=90)
    assert reach(no_day, name="listed.past-review", options=by_option) == (1, 1)
    unknown = thing("entry", None)
    assert reach(unknown, name="listed.past-review", options=by_option) == (0, 1)


def test_logs_are_kept_as_long_as_the_one_deleted_soonest() -> None:
    rows = (
        thing("log", "2024-01-15", "2024-07-14"),
        thing("log", "2024-01-15", "2024-08-20"),
        thing("log", "2023-01-15"),
    )
    assert reach(*rows, name="logs.kept-months") == (5, 5)
    assert find(*rows)["retention.logs"].verdict is Verdict.CONTRADICTED
    assert reach(rows[2], name="logs.kept-months") == (20, 20)


@pytest.mark.parametrize(
    ("first", "since", "said", "months"),
    [
        ("2024-03-30", None, "logs.plain", 6),
        ("2024-04-01", None, "logs.short", None),
        ("2024-04-01", "2024-04-01", "logs.young", None),
        ("2024-04-01", "2024-01-01", "logs.plain", 5),
    ],
)
def test_a_short_log_says_nothing_unless_it_is_known_since_when_it_is_written(
    first: str, since: str | None, said: str, months: float | None
) -> None:
    options = RetentionOptions(province="C", as_of="2024-09-30", logs_since=since)
    found = find(options=options, log=LogDays(9, on(first), on("2024-09-30")), columns=None)
    assert found["retention.logs"].plain.id == said
    interval = named(found, "logs.kept-months").interval
    assert (None if interval is None else interval.value) == months


def test_a_logical_deletion_is_shown_both_ways() -> None:
    row = thing("alert", "2024-05-01", "2024-05-02", deletion="logical")
    terms = (term("alert", 30),)
    found = find(row, terms=terms)["retention.terms"]
    (other,) = found.alternatives[0].estimates
    assert (found.estimates[0].count, other.count) == (0, 1)
    strict = RetentionOptions(province="C", as_of="2024-09-30", logical_is_deletion=False)
    assert reach(row, terms=terms, options=strict) == (1, 1)
    columns = ALL - {"deletion"}
    assert find(row, terms=terms, columns=columns)["retention.terms"].alternatives == ()


def test_medians_count_what_is_still_kept() -> None:
    rows = [thing("alert", "2024-05-01", f"2024-05-{day:02}", items=2) for day in range(2, 21)]
    found = find(*rows, thing("alert", "2024-09-29"), thing("entry", "2024-05-01"))
    median = named(found, "kept-days.alert")
    assert median.support == 39
    assert median.interval is not None
    assert median.interval.value == 10
    assert named(found, "kept-days.alive").count == 2
    entry = named(found, "kept-days.entry").absent_because
    assert entry is not None
    assert entry.id == "lasting.not-reached"
    one = named(find(rows[0]), "kept-days.alert").absent_because
    assert one is not None
    assert one.id == "lasting.no-upper-end"


@pytest.mark.parametrize("columns", [None, frozenset({"item_id", "kind", "created_at"})])
def test_without_the_lives_or_their_columns_every_number_has_a_reason(
    columns: frozenset[str] | None,
) -> None:
    found = find(thing("alert", "2024-05-01"), columns=columns, terms=SIXTY)
    for name in READ:
        assert named(found, name).absent_because is not None
    assert all(f.verdict is Verdict.NOT_ASSESSABLE for f in found.values())


def test_without_terms_nothing_is_past_one() -> None:
    because = named(find(thing("alert", "2024-05-01")), "past-term").absent_because
    assert because is not None
    assert because.id == "absent.no-terms"


def test_without_any_day_of_judging_what_is_kept_is_not_known() -> None:
    counts = Counts(
        coverage=(Coverage(2, 0, 0, None),),
        by_day=(
            thing("alert", "2024-05-01"),
            thing("entry", "2024-05-01", review_due_on="2024-06-01"),
        ),
        stated=(term("alert", 1),),
        log_days=(NO_LOG,),
    )
    where = Setting(
        given={"lives": ALL, "terms": frozenset()},
        zone="UTC",
        seed=1,
        start=OPEN_FROM,
        end=OPEN_TO,
    )
    found = {f.id: f for f in answer(counts, RetentionOptions(), where).findings}
    for name in ("past-term", "listed.past-review"):
        interval = named(found, name).interval
        assert interval is not None
        assert (interval.low, interval.high) == (0, 1)


DAY = st.none() | st.dates(date(2024, 1, 1), date(2024, 9, 30)).map(date.isoformat)
YES = st.sampled_from([True, False, None])
KIND = st.sampled_from(["recording", "template", "list", "log", "entry", "capture"])
ROWS = st.lists(
    st.builds(
        thing,
        KIND,
        DAY,
        DAY,
        deployment_id=st.sampled_from([None, "A", "B"]),
        deletion=st.sampled_from([None, "logical", "physical"]),
        used_on=DAY,
        has_case=YES,
        case_closed_on=DAY,
        ended_on=DAY,
        matched=YES,
        review_due_on=DAY,
        reviewed_on=DAY,
        items=st.integers(1, 3),
    ),
    max_size=8,
)
TERMS = st.lists(
    st.builds(
        term,
        KIND,
        st.integers(0, 90),
        st.sampled_from(["hours", "days", "working_days", "months", "years"]),
        counted_from=st.sampled_from(["created", "used", "closed", "ended"]),
        matched=YES,
        spares_cases=YES,
    ),
    max_size=4,
).map(tuple)


@given(ROWS, TERMS)
@settings(max_examples=60, deadline=None)
def test_every_estimate_that_a_rule_reads_is_given_exactly_once(
    rows: list[ByDay], terms: tuple[Stated, ...]
) -> None:
    found = find(*rows, terms=terms)
    for name in READ:
        named(found, name)


@given(ROWS, TERMS)
@settings(max_examples=60, deadline=None)
def test_knowing_whether_there_is_a_case_stays_within_the_bounds(
    rows: list[ByDay], terms: tuple[Stated, ...]
) -> None:
    """Whatever the empty cells hold, a fuller record's count is between the two ends."""
    from msgspec.structs import replace  # noqa: PLC0415

    name = "monitoring.live-without-case"
    before = reach(*rows, name=name, terms=terms)
    for case in (True, False):
        fuller = [replace(r, has_case=case if r.has_case is None else r.has_case) for r in rows]
        after = reach(*fuller, name=name, terms=terms)
        if before is not None and after is not None:
            assert before[0] - 1e-9 <= after[0] <= after[1] <= before[1] + 1e-9


def test_the_period_is_bound_as_days() -> None:
    where = Setting(given={}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    assert binds(CABA, where) == {"first_day": date.min, "last_day": date.max}


@pytest.mark.parametrize("wrong", [{"closure_days": -1}, {"logs_since": "then"}])
def test_options_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"negative|isoformat"):
        RetentionOptions(**wrong)


def test_a_capture_that_was_destroyed_in_time_leaves_nothing_open_by_itself() -> None:
    gone = thing("capture", "2024-01-01", "2024-01-10", ended_on="2024-01-10")
    kept = thing("capture", "2024-01-01", has_case=False, ended_on="2024-01-10")
    name = "monitoring.live-without-case"
    assert reach(gone, name=name) == (0, 0)
    # If the one destroyed had a case it is not among those counted, and all of the rest are.
    assert reach(gone, kept, name=name) == (0.5, 1)


@given(ROWS, st.integers(0, 90), st.sampled_from([True, False]))
@settings(max_examples=60, deadline=None)
def test_bounds_of_recordings_hold_whoever_was_kept_for_a_case(
    rows: list[ByDay],
    length: int,
    case: bool,  # noqa: FBT001
) -> None:
    from msgspec.structs import replace  # noqa: PLC0415

    terms, name = (term("recording", length),), "recordings.past-term"
    rows = [replace(row, kind="recording") for row in rows]
    fuller = [replace(r, has_case=case if r.has_case is None else r.has_case) for r in rows]
    before, after = (reach(*part, name=name, terms=terms) for part in (rows, fuller))
    if before is not None and after is not None:
        assert before[0] - 1e-9 <= after[0] <= after[1] <= before[1] + 1e-9
