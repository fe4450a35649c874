"""Whatever the register, each estimate is there once, and its bounds hold."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.requests.counts import ByDate
from veedor.audits.requests.tests.by_hand import READ, ask, find, named, on

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
