"""Each thing against the term that was stated for it."""

import pytest

from veedor.audits.retention.tests.by_hand import SIXTY, find, named, reach, term, thing


@pytest.mark.parametrize(
    ("gone", "share"),
    [
        ("2024-03-02", (0, 0)),  # sixty calendar days from 2 January
        ("2024-03-03", (0, 1)),  # past them, and within sixty working days
        ("2024-04-03", (0, 1)),  # Carnival, Easter, a bridge and Malvinas are off
        ("2024-04-04", (1, 1)),  # past both
    ],
)
def test_the_two_readings_of_sixty_days_give_the_two_ends(
    gone: str, share: tuple[float, float]
) -> None:
    row = thing("recording", "2024-01-02", gone, has_case=False)
    assert reach(row, name="recordings.past-term", terms=SIXTY) == share
    assert reach(row, terms=SIXTY) == share


def test_recordings_kept_for_a_case_are_spared_until_it_is_closed() -> None:
    spared = thing("recording", "2024-01-02", has_case=True)
    closed = thing("recording", "2024-01-02", has_case=True, case_closed_on="2024-02-01")
    perhaps = thing("recording", "2024-01-02")
    name = "recordings.past-term"
    assert reach(spared, name=name, terms=SIXTY) is None
    assert reach(closed, name=name, terms=SIXTY) == (1, 1)
    assert reach(perhaps, name=name, terms=SIXTY) == (0, 1)
    unsparing = (term("recording", 60, spares_cases=False),)
    assert reach(spared, name=name, terms=unsparing) == (1, 1)
    assert named(find(spared, terms=SIXTY), "recordings.spared").count == 1
    fresh = thing("recording", "2024-07-20", has_case=True)  # past calendar days alone
    assert named(find(fresh, terms=SIXTY), "past-term.running").count == 1


def test_what_one_reading_spares_and_the_other_keeps_may_be_out_of_the_share() -> None:
    between = thing("recording", "2024-01-02", "2024-03-20", has_case=True)
    past = thing("recording", "2024-01-02", "2024-06-01", has_case=False)
    name = "recordings.past-term"
    assert reach(between, name=name, terms=SIXTY) == (0, 0)
    # In working days 1 of 2, in calendar days 1 of 1.
    assert reach(between, past, name=name, terms=SIXTY) == (0.5, 1)


def test_other_things_are_spared_only_where_their_term_says_so() -> None:
    row = thing("profile", "2024-01-02", has_case=True)
    assert reach(row, terms=(term("profile", 10),)) == (1, 1)
    assert reach(row, terms=(term("profile", 10, spares_cases=True),)) is None


def test_a_term_that_still_runs_is_in_no_share() -> None:
    rows = (thing("alert", "2024-09-25"), thing("alert", "2024-08-01", items=3))
    found = find(*rows, terms=(term("alert", 30),))
    assert (named(found, "past-term").count, named(found, "past-term").support) == (3, 3)
    assert named(found, "past-term.running").count == 1
    assert named(found, "past-term.still-kept").count == 3
    longest = named(found, "past-term.longest").interval
    assert longest is not None
    assert longest.value == 30  # due on 31 August, judged on 30 September


def test_what_no_term_was_stated_for_widens_the_bounds() -> None:
    rows = (thing("alert", "2024-01-01", "2024-01-05"), thing("profile", "2024-01-01"))
    assert reach(*rows, terms=(term("alert", 30),)) == (0, 0.5)
    found = find(rows[1], terms=(term("alert", 30),))
    because = named(found, "past-term").absent_because
    assert because is not None
    assert because.id == "absent.no-term-for-these"
    assert [ask.record for ask in found["retention.terms"].asks] == ["terms"]


@pytest.mark.parametrize(("minutes", "share"), [(59, (0, 0)), (60, (0, 0)), (61, (1, 1))])
def test_terms_in_hours_are_counted_to_the_minute(
    minutes: int, share: tuple[float, float]
) -> None:
    row = thing("template", "2024-05-01", "2024-05-01", minutes_created=minutes, matched=False)
    assert reach(row, terms=(term("template", 1, "hours", matched=False),)) == share


def test_a_list_has_its_hours_from_the_last_use() -> None:
    used = {"used_on": "2024-05-01", "minutes_created": 5000}
    terms = (term("list", 24, "hours", counted_from="used"),)
    made = "2024-04-28"
    assert reach(thing("list", made, "2024-05-02", minutes_used=1440, **used), terms=terms) == (
        0,
        0,
    )
    assert reach(thing("list", made, "2024-05-02", minutes_used=1441, **used), terms=terms) == (
        1,
        1,
    )
    assert reach(thing("list", made, used_on="2024-05-01"), terms=terms) == (1, 1)
    # Not known when it was last used: past the term only if it was used no later than made.
    assert reach(thing("list", made, "2024-05-02"), terms=terms) == (0, 1)
    assert reach(thing("list", made, "2024-04-28"), terms=terms) == (0, 0)


def test_the_particular_term_stands_before_the_general_one() -> None:
    terms = (term("template", 1), term("template", 31, matched=True, system="S"))
    hit = thing("template", "2024-05-01", "2024-05-20", matched=True, system="S")
    miss = thing("template", "2024-05-01", "2024-05-20", matched=False, system="S")
    perhaps = thing("template", "2024-05-01", "2024-05-20", system="S")
    assert reach(hit, terms=terms) == (0, 0)
    assert reach(miss, terms=terms) == (1, 1)
    assert reach(perhaps, terms=terms[1:]) == (0, 0)
    late = thing("template", "2024-05-01", "2024-07-20", system="S")
    assert reach(late, terms=terms[1:]) == (0, 1)


def test_a_term_holds_for_what_was_made_while_it_was_in_force() -> None:
    terms = (
        term("alert", 10, valid_to="2024-03-01"),
        term("alert", 90, valid_from="2024-03-01"),
    )
    assert reach(thing("alert", "2024-02-29", "2024-03-20"), terms=terms) == (1, 1)
    assert reach(thing("alert", "2024-03-01", "2024-03-20"), terms=terms) == (0, 0)


def test_two_terms_of_different_starts_are_two_terms() -> None:
    terms = (term("entry", 365), term("entry", 5, counted_from="closed"))
    row = thing("entry", "2024-01-01", "2024-03-01", case_closed_on="2024-02-01")
    assert reach(row, terms=terms) == (1, 1)
    open_case = thing("entry", "2024-01-01", "2024-03-01")
    assert reach(open_case, terms=terms) == (0, 0)


def test_days_that_run_backwards_or_are_missing_are_not_known() -> None:
    rows = (thing("alert", "2024-05-01", "2024-04-01"), thing("alert", None, "2024-04-01"))
    assert reach(*rows, terms=(term("alert", 1),)) == (0, 1)
