"""Steps in the matches: with an entry near them, without one, or not to be searched."""

import pytest

from veedor.audits.changes.counts import Coverage
from veedor.audits.changes.options import ChangesOptions
from veedor.audits.changes.tests.by_hand import (
    COUNTS,
    R8,
    ask,
    counts,
    daily,
    entry,
    find,
    named,
    reach,
    setting,
)
from veedor.core import Interval, Verdict


def test_steps_without_entries_widen_the_lower_end_and_never_the_upper() -> None:
    said = ask(counts(entry(60), days=R8), where=setting(days=150))
    assert named(said, "changes.steps").count == 2
    assert named(said, "changes.unlogged").count == 1
    assert reach(said, "changes.approved-and-reasoned") == Interval(
        kind="bounds", low=0.5, high=1
    )
    assert find(said, "changes.entries").verdict is Verdict.INCONCLUSIVE
    found = find(said, "changes.steps")
    assert found.verdict is Verdict.CONTRADICTED
    assert [one.record for one in found.asks] == ["changes"]
    assert [named(said, f"stretch.{n}").support for n in (1, 2, 3)] == [3000, 1500, 3000]


def test_steps_and_no_entry_at_all_leave_the_share_open() -> None:
    said = ask(counts(days=R8), where=setting(days=150))
    found = reach(said, "changes.approved-and-reasoned")
    assert (found.low, found.high) == (0, 1)


@pytest.mark.parametrize(("off", "unlogged"), [(0, 0), (7, 0), (-8, 0), (8, 1), (-9, 1)])
def test_an_entry_explains_a_step_within_the_tolerance(off: int, unlogged: int) -> None:
    """Between the last day before and the first day after a step, seven days either way."""
    said = ask(counts(entry(60 + off), entry(90), days=R8), where=setting(days=150))
    assert named(said, "changes.unlogged").count == unlogged


def test_an_entry_about_another_system_explains_nothing() -> None:
    days = daily((60, 50, 28), (30, 50, 7), (60, 50, 28), system="A")
    seen = counts(entry(60, system="B"), entry(90, system="A"), days=days)
    said = ask(seen, where=setting(days=150))
    assert named(said, "changes.unlogged").count == 1


def test_an_entry_of_any_kind_explains_a_step() -> None:
    seen = counts(entry(60, kind="list"), entry(90, kind="other"), days=R8)
    assert named(ask(seen, where=setting(days=150)), "changes.unlogged").count == 0


def test_days_without_a_step_leave_the_question_open() -> None:
    found = find(ask(counts(days=daily((100, 50, 20)))), "changes.steps")
    assert found.verdict is Verdict.INCONCLUSIVE
    assert found.plain.id == "steps.plain-none"


def test_too_few_days_or_look_ups_are_not_searched() -> None:
    for days in (daily((13, 50, 20)), daily((14, 2, 1))):
        said = ask(counts(days=days))
        assert named(said, "changes.steps").interval is None
        assert find(said, "changes.steps").plain.id == "steps.too-few"


def test_systems_are_searched_apart() -> None:
    """Put together, what one gains the other loses."""
    days = daily((60, 50, 10), (60, 50, 30), system="A") + daily(
        (60, 50, 30), (60, 50, 10), system="B"
    )
    said = ask(counts(days=days))
    assert named(said, "changes.steps").count == 2
    assert "steps.caveat-systems" in {c.id for c in find(said, "changes.steps").caveats}


def test_shuffles_are_never_too_few_to_find_anything() -> None:
    """Of nine shuffles, none as clear is still a chance of one in ten, twice."""
    said = ask(counts(days=R8), ChangesOptions(draws=9))
    assert named(said, "changes.steps").count == 2


def test_without_a_change_log_steps_are_shown_and_not_judged() -> None:
    said = ask(counts(days=R8), where=setting({"hit_counts": COUNTS}))
    assert named(said, "changes.steps").count == 2
    assert named(said, "changes.unlogged").interval is None
    assert find(said, "changes.steps").verdict is Verdict.NOT_ASSESSABLE
    assert find(said, "changes.steps").plain.id == "steps.plain-no-log"
    flat = ask(counts(days=daily((90, 9, 3))), where=setting({"hit_counts": COUNTS}))
    assert find(flat, "changes.steps").verdict is Verdict.INCONCLUSIVE


def test_rows_that_give_no_rate_are_told() -> None:
    said = ask(counts(days=R8, coverage=Coverage(9, 0, 0, 1, 2, 3)))
    (told,) = [c for c in find(said, "changes.steps").caveats if c.id == "steps.caveat-left"]
    assert told.facts == {"n": 6}


def test_more_stretches_than_are_shown_are_told() -> None:
    options = ChangesOptions(draws=99, most_shown=2)
    found = find(ask(counts(days=R8), options), "changes.steps")
    assert "steps.caveat-more" in {c.id for c in found.caveats}
    assert len(found.pictured) == 2
