"""The audit of changes on counts made by hand."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.audits.changes.answer import answer
from veedor.audits.changes.counts import Counts, Coverage, Daily, Entries, Uses
from veedor.audits.changes.options import ChangesOptions, binds
from veedor.core import Answer, Estimate, Finding, Interval, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO

START = datetime(2024, 3, 4, 3)  # noqa: DTZ001 - midnight in Buenos Aires, in UTC
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LOG = frozenset(
    {"made_at", "parameter", "old_value", "new_value", "account", "approved_by"}
    | {"approved_on", "reason"}
)
COUNTS = frozenset({"starts_at", "queries", "hits"})
BOTH = {"changes": LOG, "hit_counts": COUNTS}
OPTIONS = ChangesOptions(draws=99)


def setting(given: dict[str, frozenset[str]] | None = None, *, days: int | None = 4) -> Setting:
    return Setting(
        given=BOTH if given is None else given,
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=OPEN_FROM if days is None else START,
        end=OPEN_TO if days is None else START + days * DAY,
        bounded=days is not None,
    )


def entry(
    day: int = 0,
    *,
    hour: int = 0,
    place: str = "inside",
    system: str = "",
    kind: str = "threshold",
    parameter: str = "umbral",
    values: tuple[str, str] = ("0,6", "0,7"),
    author: int = 1,
    approved: int = 1,
    reasoned: int = 1,
    dated: int = 1,
    same: int = 0,
    later: int = 0,
) -> Entries:
    at = START + day * DAY + hour * HOUR
    return Entries(
        *(str(day), at, at.date(), place, system, kind, parameter, *values),
        *(author, approved, reasoned, dated, same, later),
    )


def daily(
    *stretches: tuple[int, int, int], system: str = "", group: str = ""
) -> tuple[Daily, ...]:
    """Days on end, each stretch as days, look-ups a day and matches a day."""
    rows: list[Daily] = []
    for days, queries, hits in stretches:
        for _ in range(days):
            # One more and one less by turns: days are never all alike.
            off = len(rows) % 2 if 0 < hits < queries else 0
            rows.append(
                Daily(
                    system, group, START.date() + len(rows) * DAY, queries, hits + 1 - 2 * off
                )
                if 0 < hits < queries
                else Daily(system, group, START.date() + len(rows) * DAY, queries, hits)
            )
    return tuple(rows)


def use(
    hour: float, hours: float = 1, *, authorised: str = "no", queries: int = 5, used: str = ""
) -> Uses:
    at = START + hour * HOUR
    return Uses(at, at + hours * HOUR, used, authorised, queries)


def counts(
    *entries: Entries,
    days: tuple[Daily, ...] = (),
    uses: tuple[Uses, ...] = (),
    coverage: Coverage | None = None,
) -> Counts:
    return Counts(
        entries=entries,
        daily=days,
        uses=uses,
        coverage=(coverage or Coverage(0, 0, 0, 0, 0, 0),),
    )


def ask(
    seen: Counts, options: ChangesOptions = OPTIONS, where: Setting | None = None
) -> Answer:
    return answer(seen, options, where or setting())


def find(said: Answer, name: str) -> Finding:
    return next(one for one in said.findings if one.id == name)


def named(said: Answer, name: str) -> Estimate:
    (found,) = [e for one in said.findings for e in one.estimates if e.name == name]
    return found


def reach(said: Answer, name: str) -> Interval:
    found = named(said, name).interval
    assert found is not None
    return found


# The entries.


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


# Steps and effects.

R8 = daily((60, 50, 28), (30, 50, 7), (60, 50, 28))


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


# Groups.

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


# Hours.

FUNCTION = ChangesOptions(draws=99, feature="en vivo")


def switch(hour: int, before: str, after: str, system: str = "", day: int = 0) -> Entries:
    place = "inside" if day * 24 + hour >= 0 else "before"
    return entry(
        day,
        hour=hour,
        place=place,
        system=system,
        kind="feature",
        parameter="En Vivo",
        values=(before, after),
    )


def hours(said: Answer, name: str = "use-not-excluded") -> tuple[float, float]:
    found = reach(said, f"hours.{name}")
    total = named(said, f"hours.{name}").support
    return round(found.low * total, 6), round(found.high * total, 6)


def test_off_all_the_time_and_no_use_excludes_it() -> None:
    said = ask(counts(switch(-30, "on", "off")), FUNCTION, setting({"changes": LOG}))
    assert hours(said) == (0, 0)
    assert find(said, "changes.hours").verdict is Verdict.SUPPORTED
    assert find(said, "changes.hours").asks == ()


def test_on_without_a_log_cannot_be_excluded() -> None:
    """On for ten hours, from the fifth on."""
    seen = counts(switch(5, "off", "on"), switch(15, "on", "off"))
    said = ask(seen, FUNCTION, setting({"changes": LOG}))
    assert hours(said) == (0, 10)
    assert hours(said, "on-without-log") == (10, 10)
    assert find(said, "changes.hours").verdict is Verdict.INCONCLUSIVE


def test_a_day_with_a_row_is_taken_as_logged_or_only_its_hours() -> None:
    row = use(30, authorised="yes")
    seen = counts(switch(-30, "off", "on"), uses=(row,))
    by_hour = ChangesOptions(draws=99, feature="en vivo", log_kept_by="hour")
    assert hours(ask(seen, FUNCTION)) == (0, 72)
    assert hours(ask(seen, by_hour)) == (0, 95)


def test_use_without_authorisation_is_the_lower_end() -> None:
    rows = (use(1), use(1, authorised="yes"), use(2, authorised="unknown"), use(3, queries=0))
    said = ask(counts(switch(-30, "on", "off"), uses=rows), FUNCTION)
    assert hours(said) == (1, 2)
    assert hours(said, "used-while-off") == (2, 2)
    assert find(said, "changes.hours").verdict is Verdict.CONTRADICTED


def test_a_row_of_many_hours_is_one_at_least_and_all_at_most() -> None:
    rows = (use(0, 24), use(10, 4), use(30, 2))
    said = ask(counts(switch(-30, "on", "off"), uses=rows), FUNCTION)
    assert hours(said) == (2, 26)


def test_what_the_policy_says_of_a_use_settles_rows_that_do_not() -> None:
    options = ChangesOptions(
        draws=99,
        feature="en vivo",
        feature_uses=("vivo", "prueba", "marcha"),
        authorised_uses=("prueba",),
        excluded_uses=("marcha",),
    )
    rows = (
        use(1, authorised="unknown", used="prueba"),
        use(2, authorised="yes", used="marcha"),
        use(3, authorised="no", used="otra cosa"),
        use(4, authorised="unknown", used="vivo"),
    )
    said = ask(counts(switch(-30, "on", "off"), uses=rows), options)
    assert hours(said) == (1, 2)


def test_what_is_not_known_of_the_state_is_not_excluded() -> None:
    nobody = setting({"changes": LOG})
    other = entry(0, parameter="otro")
    assert hours(ask(counts(other), FUNCTION, nobody)) == (0, 96)
    # Off, then said to have been on: in between, unknown.
    seen = counts(switch(-30, "on", "off"), switch(20, "on", "off"))
    assert hours(ask(seen, FUNCTION, nobody)) == (0, 20)
    # No old value before the first entry, no new value after the last.
    seen = counts(switch(10, "", "off"), switch(90, "", ""))
    assert hours(ask(seen, FUNCTION, nobody)) == (0, 16)


def test_off_in_one_system_is_not_off_in_another() -> None:
    seen = counts(switch(-30, "on", "off", "A"), switch(-20, "off", "on", "B"))
    assert hours(ask(seen, FUNCTION, setting({"changes": LOG}))) == (0, 96)


def test_without_any_record_or_any_hour_there_is_no_bound() -> None:
    for given_, days, why in (
        ({}, 4, "hours.nothing"),
        ({"changes": LOG}, 4, "hours.no-feature"),
        (BOTH, None, "absent.none"),
    ):
        said = ask(counts(), where=setting(given_, days=days))
        assert find(said, "changes.hours").plain.id == why
        assert named(said, "hours.use-not-excluded").interval is None


def test_without_a_period_it_runs_from_the_first_record_to_the_last() -> None:
    seen = counts(switch(-24, "on", "off"), uses=(use(10), use(23, queries=0)))
    said = ask(seen, FUNCTION, setting(days=None))
    assert named(said, "hours.use-not-excluded").support == 48
    assert hours(said) == (1, 1)


@given(
    st.lists(
        st.tuples(st.integers(-5, 100), st.integers(1, 30), st.sampled_from(["no", "unknown"])),
        max_size=8,
    ),
    st.lists(st.tuples(st.integers(-30, 95), st.booleans()), max_size=4),
    st.sets(st.integers(0, 95), max_size=20),
)
def test_the_bounds_hold_any_history_that_leaves_these_records(
    rows: list[tuple[int, int, str]], switches: list[tuple[int, bool]], hidden: set[int]
) -> None:
    """Use in one hour of each row without authorisation, and in hours on without a log."""
    states = ["off", *("on" if on else "off" for _, on in switches)]
    entries = [
        switch(hour, before, after)
        for (hour, _), before, after in zip(sorted(switches), states, states[1:], strict=False)
    ]
    uses = tuple(use(start, length, authorised=how) for start, length, how in rows)
    options = ChangesOptions(draws=9, feature="en vivo", log_kept_by="hour")
    low, high = hours(ask(counts(*entries, uses=uses), options))
    inside = [
        [h for h in range(start, start + length) if 0 <= h < 96]
        for start, length, how in rows
        if how == "no"
    ]
    logged = {h for start, length, _ in rows for h in range(start, start + length)}
    times = [*sorted(hour for hour, _ in switches), 200]
    on = {
        h
        for before, after, state in zip([-99, *times], times, states, strict=False)
        for h in range(before, after)
        if state == "on" or not switches
    }
    used = {min(each) for each in inside if each} | ((hidden & on) - logged)
    assert low <= len(used) <= high


# The frame.


def test_rows_outside_the_period_are_told_by_record() -> None:
    seen = counts(entry(-9, place="before"), entry(0), coverage=Coverage(7, 1, 2, 0, 0, 0))
    changes, rows = ask(seen).coverage
    assert (changes.admitted, changes.audited) == (2, 1)
    assert (rows.admitted, rows.audited) == (7, 4)
    assert [part.rows for part in rows.excluded] == [1, 2]
    assert ask(seen, where=setting({})).coverage == ()


def test_each_estimate_is_given_exactly_once_whatever_is_there() -> None:
    always = {
        *("changes.approved-and-reasoned", "changes.without-author", "changes.without-reason"),
        *("changes.without-approval", "changes.approved-later", "changes.self-approved"),
        *("changes.broken-chain", "changes.with-effect", "changes.steps", "changes.unlogged"),
        *("hours.use-not-excluded", "hours.on-or-unknown", "hours.on-without-log"),
        *("hours.used-while-off", "changes.group-effects"),
    }
    for given_ in (BOTH, {"changes": LOG}, {"hit_counts": COUNTS}, {}):
        for seen in (counts(), counts(entry(60), days=R8, uses=(use(1),))):
            said = ask(seen, where=setting(given_))
            names = [e.name for one in said.findings for e in one.estimates]
            assert len(names) == len(set(names))
            assert always <= set(names)


def test_the_period_is_bound() -> None:
    assert binds(OPTIONS, setting()) == {"period_from": START, "period_to": START + 4 * DAY}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"least_days": 1}, "least_days must be at least 2"),
        ({"window_days": 3}, "window_days no fewer"),
        ({"draws": 0}, "must be positive"),
        ({"block_days": 0}, "block_days and draws"),
        ({"tolerance_days": -1}, "tolerance_days not negative"),
        ({"false_alarms": 1.0}, "between 0 and 1"),
    ],
)
def test_choices_that_cannot_be_are_refused(wrong: dict[str, float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ChangesOptions(**wrong)  # type: ignore[arg-type]
