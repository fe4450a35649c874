"""Hours of use that the records do not exclude."""

from hypothesis import given
from hypothesis import strategies as st

from veedor.audits.changes.counts import Entries
from veedor.audits.changes.options import ChangesOptions
from veedor.audits.changes.tests.by_hand import (
    BOTH,
    LOG,
    ask,
    counts,
    entry,
    find,
    hours,
    named,
    setting,
    use,
)
from veedor.core import Verdict

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
