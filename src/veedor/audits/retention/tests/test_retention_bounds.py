"""Whatever the records, each estimate is there once, and its bounds hold."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.retention.counts import ByDay, Stated
from veedor.audits.retention.tests.by_hand import READ, find, named, reach, term, thing

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
