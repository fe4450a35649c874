"""Matches before and after each change, in all and by group."""

import pytest

from veedor.audits.changes.counts import Daily
from veedor.audits.changes.options import ChangesOptions
from veedor.audits.changes.tests.by_hand import (
    BOTH,
    COUNTS,
    LOG,
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
from veedor.core import Verdict


def test_the_window_leaves_the_day_of_the_change_out() -> None:
    said = ask(counts(entry(60), entry(90), days=R8), where=setting(days=150))
    before, after = (named(said, f"effect.1.{side}") for side in ("before", "after"))
    assert (before.support, after.support) == (28 * 50, 28 * 50)
    assert before.count == 28 * 28
    assert reach(said, "effect.1").value == pytest.approx(7 / 50 - 28 / 50, abs=1e-3)
    assert named(said, "changes.with-effect").count == 2
    assert find(said, "changes.effects").verdict is Verdict.CONTRADICTED


def test_a_window_with_another_change_or_an_unlogged_step_says_so() -> None:
    alone, shared, step = (
        ask(counts(*entries, days=R8), where=setting(days=150))
        for entries in (
            (entry(60), entry(90)),
            (entry(60), entry(80, kind="list"), entry(90)),
            (entry(75), entry(90)),
        )
    )
    assert named(alone, "effect.1").label.id == "effects.difference"
    assert named(shared, "effect.1").label.facts["others"] == 1
    # The step at day 60 has no entry: 15 days off the first change, 30 off the second.
    assert named(step, "effect.1").label.facts["others"] == 2
    assert "effects.caveat-overlap" in {c.id for c in find(step, "changes.effects").caveats}


def test_a_change_without_a_difference_leaves_the_question_open() -> None:
    said = ask(counts(entry(50), days=daily((100, 50, 20))), where=setting(days=100))
    assert named(said, "changes.with-effect").count == 0
    assert find(said, "changes.effects").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    "days",
    [daily((6, 50, 20)), daily((90, 50, 0)), daily((90, 50, 50)), daily((90, 1, 0)), ()],
    ids=["few days", "no match", "all match", "few look-ups", "none"],
)
def test_too_little_on_a_side_gives_no_difference(days: tuple[Daily, ...]) -> None:
    said = ask(counts(entry(45), days=days), where=setting(days=90))
    assert named(said, "effect.1").interval is None
    assert named(said, "changes.with-effect").interval is None
    assert find(said, "changes.effects").plain.id == "effects.too-few"


def test_without_counts_no_effect_is_measured() -> None:
    said = ask(counts(entry(0)), where=setting({"changes": LOG}))
    assert find(said, "changes.effects").plain.id == "absent.no-counts"
    assert find(said, "changes.steps").plain.id == "absent.no-counts"


@pytest.mark.parametrize(
    ("kind", "values", "shown"),
    [
        ("threshold", ("0,60", "0.75"), ", 0,60 → 0.75"),
        ("threshold", ("30111222", "0.75"), ""),
        ("threshold", ("", "0.75"), ""),
        ("threshold", ("Juan", "0.75"), ""),
        ("model", ("1", "2"), ""),
    ],
)
def test_only_the_numbers_of_a_threshold_are_printed(
    kind: str, values: tuple[str, str], shown: str
) -> None:
    said = ask(counts(entry(1, kind=kind, values=values)))
    assert named(said, "effect.1").label.facts["values"] == shown


def test_changes_past_those_shown_are_in_the_annex() -> None:
    options = ChangesOptions(draws=99, most_shown=1)
    said = ask(counts(entry(0), entry(1), entry(2)), options)
    assert [e.name for e in find(said, "changes.effects").estimates][-1] == "effect.1"
    (annex,) = said.annex
    assert [row[0] for row in annex.rows] == [1, 2, 3]
    assert all(len(row) == len(annex.columns) for row in annex.rows)
    assert "effects.caveat-more" in {c.id for c in find(said, "changes.effects").caveats}


GROUPED = {"changes": LOG, "hit_counts": COUNTS | {"group_name"}}


def test_each_group_has_a_difference_of_its_own() -> None:
    """One group falls at day 60, the other does not; steps are those of both together."""
    days = daily((60, 50, 25), (60, 50, 5), group="b") + daily((120, 50, 25), group="a")
    said = ask(counts(entry(60), days=days), where=setting(GROUPED, days=120))
    assert reach(said, "effect.1.group.2").value == pytest.approx(-0.4, abs=1e-3)
    assert reach(said, "effect.1.group.1").low <= 0 <= reach(said, "effect.1.group.1").high
    several = named(said, "changes.group-effects")
    assert (several.count, several.support) == (1, 2)
    assert find(said, "changes.groups").verdict is Verdict.CONTRADICTED
    assert named(said, "stretch.1").support == 60 * 100
    assert reach(said, "effect.1").value == pytest.approx(-0.2, abs=1e-3)


def test_groups_are_corrected_over_all_of_them() -> None:
    one = daily((120, 50, 20), group="a")
    alone = ask(counts(entry(60), days=one), where=setting(GROUPED, days=120))
    more = one + daily((120, 50, 20), group="b")
    both = ask(counts(entry(60), days=more), where=setting(GROUPED, days=120))
    wide, narrow = (reach(said, "effect.1.group.1") for said in (both, alone))
    assert wide.high - wide.low > narrow.high - narrow.low
    assert find(both, "changes.groups").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("given_", "days", "why"),
    [
        ({"hit_counts": COUNTS}, R8, "absent.no-log"),
        ({"changes": LOG}, R8, "absent.no-counts"),
        (BOTH, R8, "groups.none"),
        (GROUPED, R8, "groups.none"),
        (GROUPED, daily((6, 50, 20), group="a"), "effects.too-few"),
    ],
)
def test_without_groups_no_difference_by_group_is_given(
    given_: dict[str, frozenset[str]], days: tuple[Daily, ...], why: str
) -> None:
    said = ask(counts(entry(3), days=days), where=setting(given_))
    assert find(said, "changes.groups").plain.id == why
    assert find(ask(counts(days=days)), "changes.groups").plain.id == "absent.none"
    assert find(said, "changes.groups").verdict is Verdict.NOT_ASSESSABLE


def test_more_differences_than_are_shown_are_told() -> None:
    days = daily((120, 50, 20), group="a") + daily((120, 50, 20), group="b")
    options = ChangesOptions(draws=99, most_shown=1)
    said = ask(counts(entry(60), days=days), options, setting(GROUPED, days=120))
    found = find(said, "changes.groups")
    assert len(found.estimates) == 2
    assert "groups.caveat-more" in {c.id for c in found.caveats}
