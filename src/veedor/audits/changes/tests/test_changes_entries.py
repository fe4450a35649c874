"""Entries of the change log: author, approval, reason, chain, and what is lacking."""

import pytest

from veedor.audits.changes.tests.by_hand import (
    COUNTS,
    LOG,
    ask,
    counts,
    daily,
    entry,
    find,
    named,
    setting,
)
from veedor.core import Interval, Verdict

FLAT = daily((28, 50, 20))


def test_of_four_changes_two_have_author_approval_and_reason() -> None:
    said = ask(
        counts(
            entry(0), entry(1), entry(2, author=0), entry(3, approved=0, reasoned=0), days=FLAT
        )
    )
    complete = named(said, "changes.approved-and-reasoned")
    assert (complete.count, complete.support) == (2, 4)
    for name in ("author", "approval", "reason"):
        assert named(said, f"changes.without-{name}").count == 1
    found = find(said, "changes.entries")
    assert found.verdict is Verdict.CONTRADICTED
    assert [one.record for one in found.asks] == ["changes"]


def test_changes_of_other_kinds_and_outside_the_period_are_not_audited() -> None:
    said = ask(
        counts(
            entry(0),
            entry(1, kind="list", approved=0),
            entry(2, kind="", approved=0),
            entry(3, place="after", approved=0),
            days=FLAT,
        )
    )
    complete = named(said, "changes.approved-and-reasoned")
    assert (complete.count, complete.support) == (1, 2)
    assert "entries.caveat-kind" in {c.id for c in find(said, "changes.entries").caveats}


def test_all_complete_supports_the_claim() -> None:
    found = find(ask(counts(entry(0), days=FLAT)), "changes.entries")
    assert found.verdict is Verdict.SUPPORTED
    assert found.asks == ()


def test_without_matches_to_search_all_complete_is_not_yet_all() -> None:
    said = ask(counts(entry(0)), where=setting({"changes": LOG}))
    assert named(said, "changes.approved-and-reasoned").interval == Interval(
        kind="bounds", low=0, high=1
    )
    found = find(said, "changes.entries")
    assert found.verdict is Verdict.INCONCLUSIVE
    assert "entries.caveat-unsearched" in {c.id for c in found.caveats}


def test_a_column_that_was_not_given_leaves_bounds_and_never_all() -> None:
    without = {"changes": LOG - {"approved_by"}, "hit_counts": COUNTS}
    said = ask(counts(entry(0), entry(1, reasoned=0), days=FLAT), where=setting(without))
    assert named(said, "changes.approved-and-reasoned").interval == Interval(
        kind="bounds", low=0, high=0.5
    )
    assert named(said, "changes.without-approval").interval is None
    assert find(said, "changes.entries").plain.id == "entries.plain-part"
    all_the_same = ask(counts(entry(0), days=FLAT), where=setting(without))
    assert find(all_the_same, "changes.entries").verdict is Verdict.INCONCLUSIVE


def test_approvals_after_the_fact_and_by_oneself_are_counted_among_those_known() -> None:
    said = ask(
        counts(entry(0, later=1), entry(1, dated=0), entry(2, same=1), entry(3, approved=0))
    )
    later, same = (
        named(said, f"changes.{name}") for name in ("approved-later", "self-approved")
    )
    assert (later.count, later.support) == (1, 3)
    assert (same.count, same.support) == (1, 3)


def test_an_old_value_that_nobody_left_shows_a_change_that_was_not_written_down() -> None:
    said = ask(
        counts(
            entry(0, values=("0.6", "0,70")),
            entry(1, values=("0.7", "0.8")),  # follows: 0,70 is 0.7
            entry(2, values=("0.75", "0.9")),  # does not: 0.8 was left
            entry(3, parameter="otro", values=("a", "b")),  # follows nothing
        )
    )
    broken = named(said, "changes.broken-chain")
    assert (broken.count, broken.support) == (1, 2)


def test_a_chain_is_followed_from_before_the_period_and_within_its_system() -> None:
    before = entry(-9, place="before", values=("0.5", "0.6"))
    said = ask(counts(before, entry(1, values=("0.6", "0.7")), entry(2, system="otro")))
    broken = named(said, "changes.broken-chain")
    assert (broken.count, broken.support) == (0, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("0,60", "0.6", True), ("Sí", "sí ", True), ("1.0", "1", True), ("v1.0", "v1.", False)],
)
def test_values_are_compared_as_a_reader_would(one: str, other: str, *, same: bool) -> None:
    said = ask(counts(entry(0, values=("x", one)), entry(1, values=(other, "y"))))
    assert named(said, "changes.broken-chain").count == int(not same)


def test_without_a_change_log_each_number_is_absent_and_asked_for() -> None:
    said = ask(counts(), where=setting({"hit_counts": COUNTS}))
    found = find(said, "changes.entries")
    assert found.verdict is Verdict.NOT_ASSESSABLE
    assert all(one.interval is None for one in found.estimates)
    assert found.plain.id == "absent.no-log"
    assert [one.record for one in found.asks] == ["changes"]


def test_an_empty_change_log_has_no_share() -> None:
    said = ask(counts())
    assert named(said, "changes.approved-and-reasoned").absent_because is not None
    assert find(said, "changes.entries").plain.id == "entries.plain-none"
