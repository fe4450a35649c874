"""The access audit on counts made by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.audits.access.answer import answer
from veedor.audits.access.counts import (
    Counts,
    Coverage,
    ListSize,
    OffDuty,
    QueriesByBasis,
    Units,
)
from veedor.audits.access.options import AccessOptions, binds, minutes
from veedor.core import Answer, Estimate, Finding, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.report import phrase
from veedor.run import words

PERSON_LOG = {
    "queries": frozenset({"query_id", "made_at", "person"}),
    "orders": frozenset({"person"}),
}


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("access"))
    return said


def setting(given: dict[str, frozenset[str]] | None = None) -> Setting:
    return Setting(
        given=PERSON_LOG if given is None else given,
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=OPEN_FROM,
        end=OPEN_TO,
    )


def counts(*units: Units, listed: int = 0, admitted: int | None = None) -> Counts:
    """Counts of a log whose persons carry these marks, each look-up on a day of its own."""
    persons = tuple(u for u in units if u.unit == "persons")
    queries: dict[int, int] = {}
    for unit in persons:
        queries[unit.marks] = queries.get(unit.marks, 0) + unit.units * unit.queries
    total = sum(queries.values()) if admitted is None else admitted
    return Counts(
        coverage=(Coverage(total, 0, 0, 0, 0, 0, 0),),
        queries_by_basis=tuple(
            QueriesByBasis(m, "inside" if m & 1 else "never listed", n)
            for m, n in sorted(queries.items())
        ),
        units=(
            *units,
            *(Units("person-days", u.marks, 0, u.units * u.queries) for u in persons),
        ),
        list_size=(ListSize(listed, listed, listed, 1, 1),),
        by_account=(),
        runs=(),
        shift_pairs=(),
        off_duty=(OffDuty(0, 0, 0, 0),),
        reasons=(),
        reason_texts=(),
        hours=(),
        id_blocks=(),
    )


def find(
    name: str, seen: Counts, options: AccessOptions, where: Setting | None = None
) -> Finding:
    said = worded(answer(seen, options, where or setting()))
    return next(f for f in said.findings if f.id == name)


def named(finding: Finding, name: str) -> Estimate:
    return next(e for e in finding.estimates if e.name == name)


COMPLETE = AccessOptions(list_history="complete")
NEVER, INSIDE = 4, 17


def test_everyone_inside_supports_the_claim() -> None:
    found = find("access.outside", counts(Units("persons", INSIDE, 1, 5), listed=5), COMPLETE)
    assert found.verdict is Verdict.SUPPORTED
    assert named(found, "outside.persons").count == 0


def test_one_outside_contradicts_it() -> None:
    seen = counts(Units("persons", INSIDE, 1, 5), Units("persons", NEVER, 1, 1), listed=5)
    found = find("access.outside", seen, COMPLETE)
    assert found.verdict is Verdict.CONTRADICTED
    assert named(found, "outside.persons").count == 1
    assert named(found, "outside.persons").support == 6


def test_a_person_seen_inside_and_outside_is_outside_once() -> None:
    found = find("access.outside", counts(Units("persons", 1 | 4 | 16, 2, 3)), COMPLETE)
    assert named(found, "outside.persons").count == 3


def test_without_a_list_nothing_is_assessable_and_the_list_is_asked_for() -> None:
    only_log = {"queries": frozenset({"query_id", "made_at", "person"})}
    found = find(
        "access.outside", counts(Units("persons", NEVER, 1, 9)), COMPLETE, setting(only_log)
    )
    assert found.verdict is Verdict.NOT_ASSESSABLE
    assert all(e.interval is None for e in found.estimates)
    assert [ask.record for ask in found.asks] == ["orders"]


def test_an_empty_log_gives_no_share() -> None:
    found = find("access.outside", counts(), COMPLETE)
    assert found.verdict is Verdict.NOT_ASSESSABLE
    assert found.plain.id == "absent.none"


def test_a_partial_list_without_an_assumption_has_no_lower_end() -> None:
    found = find("access.outside", counts(Units("persons", NEVER, 1, 9)), AccessOptions())
    reach = named(found, "outside.persons").interval
    assert reach is not None
    assert (reach.low, reach.high, reach.value) == (0.0, 1.0, None)
    assert found.verdict is Verdict.INCONCLUSIVE


def test_the_unknown_persons_excuse_the_most_looked_up_first() -> None:
    seen = counts(Units("persons", NEVER, 1, 90), Units("persons", NEVER, 50, 2), listed=10)
    options = AccessOptions(persons_through_list=(12,))
    found = find("access.outside", seen, options)
    queries, persons = (named(found, f"outside.{u}").interval for u in ("queries", "persons"))
    assert queries is not None
    assert persons is not None
    # Both busy persons, with 100 look-ups, may have been listed.
    assert queries.low == pytest.approx(90 / 190)
    assert persons.low == pytest.approx(90 / 92)


def test_the_published_totals_alone_give_the_published_bounds() -> None:
    seen = counts(Units("persons", NEVER, 1, 7_042_507))
    options = AccessOptions(persons_through_list=(40_689, 100_000, 200_000))
    found = find("access.turnover", seen, options)
    lows = [e.interval.low for e in found.estimates if e.interval is not None]
    assert lows[0] >= 0.9942
    assert lows[1] >= 0.9858
    assert round(lows[1], 3) == 0.986
    assert lows[2] >= 0.9716
    assert round(lows[2], 3) == 0.972
    assert found.verdict is Verdict.CONTRADICTED


def test_look_ups_per_listed_person_are_the_published_ones() -> None:
    seen = counts(Units("persons", NEVER, 1, 10), admitted=9_392_372)
    found = find("access.concentration", seen, AccessOptions(list_size=40_689))
    rate = named(found, "per-listed").interval
    assert rate is not None
    assert rate.value is not None
    assert round(rate.value, 1) == 230.8


def test_purposes_bound_the_share_from_below_and_above() -> None:
    seen = counts(
        Units("persons", 2, 1, 40),
        Units("persons", 4, 1, 30),
        Units("persons", 8, 1, 20),
        Units("persons", INSIDE, 1, 10),
        listed=10,
    )
    found = find("access.bounds", seen, COMPLETE)
    reach = named(found, "bounds.queries").interval
    assert reach is not None
    assert (reach.low, reach.high) == (0.2, 0.9)
    assert [a.estimates[0].count for a in found.alternatives] == [90, 50, 20]
    assert found.verdict is Verdict.CONTRADICTED


def test_bounds_from_zero_are_inconclusive_and_ask_for_the_purposes() -> None:
    found = find("access.bounds", counts(Units("persons", 4, 1, 30)), COMPLETE)
    assert found.verdict is Verdict.INCONCLUSIVE
    assert [ask.record for ask in found.asks] == ["purposes"]


def test_few_accounts_are_not_tested() -> None:
    found = find("access.accounts", counts(Units("persons", 4, 1, 3)), COMPLETE)
    assert found.verdict is Verdict.NOT_ASSESSABLE


def test_a_night_off_the_hour_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^night must start and end on the hour"):
        AccessOptions(night=("22:30", "06:00"))


def test_options_are_bound_as_texts_and_whole_numbers() -> None:
    options = AccessOptions(vague_reasons=("Inv", "a|b"), published_utc_offset_minutes=-480)
    bound = binds(options, setting())
    assert bound["vague_reasons"] == "|inv|a b|"
    assert bound["published_minutes"] == -480
    assert minutes("23:59") == 1439


def test_what_a_listed_persons_earlier_look_ups_were_is_not_known() -> None:
    """On a version handed over, but looked up before it: it may have been listed then too."""
    seen = counts(Units("persons", 4 | 16, 3, 10), Units("persons", NEVER, 1, 70), listed=10)
    found = find("access.outside", seen, AccessOptions(persons_through_list=(10,)))
    reach = named(found, "outside.queries").interval
    assert reach is not None
    assert (reach.low, reach.high) == (0.7, 1.0)
    assert [e.name for e in found.estimates][3:] == ["outside.on no version"]


def test_bounds_by_purpose_are_wider_where_the_history_is_partial() -> None:
    units = (
        Units("persons", 8, 2, 30),
        Units("persons", 4, 1, 40),
        Units("persons", 8 | 16, 1, 10),
    )
    whole = find("access.bounds", counts(*units, listed=10), COMPLETE)
    part = find(
        "access.bounds", counts(*units, listed=10), AccessOptions(persons_through_list=(15,))
    )
    ends = [named(f, "bounds.persons").interval for f in (whole, part)]
    assert [(e.low, e.high) for e in ends if e is not None] == [(0.5, 1.0), (0.3125, 1.0)]
    assert all(
        a.estimates[0].interval.kind == "bounds"
        for a in part.alternatives
        if a.estimates[0].interval
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from([2, 4, 8, 4 | 16, INSIDE]), st.integers(1, 5), st.integers(1, 50)
        ),
        min_size=1,
        max_size=8,
    ),
    st.integers(0, 100),
)
def test_partial_bounds_always_hold_what_the_whole_list_would_have_shown(
    groups: list[tuple[int, int, int]], hidden: int
) -> None:
    """Whoever the hidden listed persons are, the share outside lies between the bounds."""
    merged: dict[tuple[int, int], int] = {}
    for mark, size, n in groups:
        merged[mark, size] = merged.get((mark, size), 0) + n
    units = [Units("persons", mark, size, n) for (mark, size), n in sorted(merged.items())]
    seen = counts(*units, listed=10)
    found = find("access.outside", seen, AccessOptions(persons_through_list=(10 + hidden,)))
    reach = named(found, "outside.queries").interval
    assert reach is not None
    # Whoever is on a version may have been listed all the time.
    outside = [(size, n) for (mark, size), n in merged.items() if not mark & 16]
    total = sum(size * n for (_, size), n in merged.items())
    smallest, left, excused = sorted(outside), hidden, 0
    for size, n in smallest:  # another choice of hidden persons: the least looked up
        taken = min(left, n)
        excused, left = excused + taken * size, left - taken
    shown = (sum(size * n for size, n in outside) - excused) / total
    assert reach.low - 1e-9 <= shown <= reach.high + 1e-9
