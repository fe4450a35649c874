"""What is still kept, what is lacking, the period and the options."""

from datetime import date
from typing import Any

import pytest

from veedor.audits.retention.answer import answer
from veedor.audits.retention.counts import Counts, Coverage
from veedor.audits.retention.options import RetentionOptions, binds
from veedor.audits.retention.tests.by_hand import (
    ALL,
    CABA,
    NO_LOG,
    READ,
    SIXTY,
    find,
    named,
    term,
    thing,
    years,
)
from veedor.core import Setting, Stream, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO


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
    rows = (
        thing("alert", "2024-05-01"),
        thing("entry", "2024-05-01", review_due_on="2024-06-01"),
    )
    counts = Counts(
        coverage=(Coverage(2, 0, 0, None),),
        years=years(*rows),
        by_day=Stream(ask=lambda: iter(rows)),
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


def test_the_period_is_bound_as_days() -> None:
    where = Setting(given={}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    assert binds(CABA, where) == {"first_day": date.min, "last_day": date.max}


@pytest.mark.parametrize("wrong", [{"closure_days": -1}, {"logs_since": "then"}])
def test_options_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"negative|isoformat"):
        RetentionOptions(**wrong)
