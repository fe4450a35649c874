"""Deployments, closed cases, captures, entries of a list, logs, deletions."""

import pytest

from veedor.audits.retention.counts import LogDays
from veedor.audits.retention.options import RetentionOptions
from veedor.audits.retention.tests.by_hand import ALL, find, named, on, reach, term, thing
from veedor.core import Verdict


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


def test_a_capture_that_was_destroyed_in_time_leaves_nothing_open_by_itself() -> None:
    gone = thing("capture", "2024-01-01", "2024-01-10", ended_on="2024-01-10")
    kept = thing("capture", "2024-01-01", has_case=False, ended_on="2024-01-10")
    name = "monitoring.live-without-case"
    assert reach(gone, name=name) == (0, 0)
    # If the one destroyed had a case it is not among those counted, and all of the rest are.
    assert reach(gone, kept, name=name) == (0.5, 1)
