"""Reasons, explanations, days to the answer, and registers that lack something."""

from datetime import date, timedelta
from typing import Any

import pytest

from veedor.audits.requests.options import RequestOptions, binds
from veedor.audits.requests.tests.by_hand import CABA, READ, ask, find, named, on, reach
from veedor.core import Interval, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO


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
