"""Who was scored, how the list is composed, and the printed figures of Chicago."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.scores.counts import (
    Factors,
    Totals,
)
from veedor.audits.scores.options import ScoreOptions
from veedor.audits.scores.tests.by_hand import cells, ends, entry, find, named, why, without
from veedor.core import Verdict
from veedor.stats.score_tables import Table


def test_the_share_of_residents_is_bounded_by_rows_without_a_person() -> None:
    totals = (Totals(profiles=60, persons=40, without_person=10, later=10, runs=1),)
    found = find(ScoreOptions(population=200), totals=totals)
    assert ends(found, "population.scored") == (0.2, 0.25)
    summed = find(ScoreOptions(residents={"A": 100, "B": 100}), totals=totals)
    assert ends(summed, "population.scored") == (0.2, 0.25)
    assert why(find(totals=totals), "population.scored") == "absent.no-population"
    few = find(ScoreOptions(population=49), totals=totals)
    assert why(few, "population.scored") == "absent.more-than-residents"


@pytest.mark.parametrize(
    ("charged", "between", "verdict"),
    [
        ((7, 3, 0), (0.3, 0.3), Verdict.CONTRADICTED),
        ((7, 0, 3), (0.0, 0.3), Verdict.INCONCLUSIVE),
        ((10, 0, 0), (0.0, 0.0), Verdict.SUPPORTED),
    ],
)
def test_persons_never_charged(
    charged: tuple[int, int, int], between: tuple[float, float], verdict: Verdict
) -> None:
    rows = [entry(n, charged=c) for n, c in zip(charged, (True, False, None), strict=True)]
    rows.append(entry(50, charged=False, first=0))
    found = find(entries=rows)
    assert ends(found, "population.without-charge") == between
    assert found["scores.reach"].verdict is verdict


def test_the_list_is_set_against_the_pool_of_the_case() -> None:
    rows = [
        entry(60, selected=True, group_name="A"),
        entry(40, selected=True, group_name="B"),
        entry(500, selected=False, group_name="B"),
    ]
    options = ScoreOptions(
        eligible={"A": 800, "B": 200}, residents={"A": 900, "B": 100}, reference="A"
    )
    listing = [*cells(Table(tn=9), group_name="A"), *cells(Table(tn=5), group_name="B")]
    found = find(options, entries=rows, cells=listing)
    assert named(found, "composition.against-eligible").label.facts["group"] == "B"
    alike = msgspec.structs.replace(options, eligible={"A": 610, "B": 390})
    assert find(alike, entries=rows)["scores.composition"].verdict is Verdict.INCONCLUSIVE
    rare = msgspec.structs.replace(options, eligible={"A": 200, "B": 800}, compared="B")
    assert find(rare, entries=rows)["scores.composition"].verdict is Verdict.CONTRADICTED
    assert ends(found, "composition.against-eligible") == (2, 2)
    assert ends(found, "composition.residents.2") == (4, 4)
    assert ends(found, "composition.eligible.1") == (0.75, 0.75)
    assert found["scores.composition"].verdict is Verdict.CONTRADICTED
    chosen = msgspec.structs.replace(options, compared="A")
    assert ends(find(chosen, entries=rows), "composition.against-eligible") == (0.75, 0.75)
    other = msgspec.structs.replace(options, compared="C")
    assert (
        why(find(other, entries=rows), "composition.against-eligible") == "absent.not-in-pool"
    )


GROUP = st.sampled_from(["", "A", "B"])


HELD = st.sampled_from([True, False, None])


@settings(deadline=None)  # the first to need SciPy loads it
@given(st.lists(st.tuples(GROUP, HELD, HELD), min_size=1, max_size=6))
def test_the_ratio_holds_every_way_to_fill_in_groups_and_entries(
    people: list[tuple[str, bool | None, bool | None]],
) -> None:
    """Each unknown filled in every way, the list and the pool apart: no ratio is outside."""
    rows = [entry(1, group_name=g, selected=s, definition_met=d) for g, s, d in people]
    found = find(ScoreOptions(compared="A"), entries=rows)
    one = named(found, "composition.against-eligible")
    if one.interval is None:
        return
    for place in (1, 2):
        shares = [[person[0], person[place]] for person in people]
        filled: list[list[tuple[str, bool]]] = [[]]
        for group, held in shares:
            ways = [
                (g, h)
                for g in ([str(group)] if group else ["A", "B"])
                for h in ([bool(held)] if held is not None else [True, False])
            ]
            filled = [[*before, way] for before in filled for way in ways]
        parts = [[g for g, h in way if h] for way in filled]
        reached = [way.count("A") / len(way) for way in parts if way]
        if place == 1:
            listed = (min(reached), max(reached))
        else:
            pool = (min(reached), max(reached))
    assert one.interval.low == pytest.approx(listed[0] / pool[1])
    assert one.interval.high == pytest.approx(listed[1] / pool[0])


def test_the_share_of_chicagos_flagged_without_a_predictor_is_the_printed_one() -> None:
    flagged, bare = 287_404, 174_703
    rows = [
        Factors("", "", selected=True, profiles=bare),
        Factors("gang", "", selected=True, profiles=flagged - bare),
        Factors("gang", "", selected=False, profiles=398_684 - flagged),
    ]
    found = find(factors=rows)
    assert round(100 * ends(found, "selected.no-factor")[0], 2) == 60.79


def test_the_ratio_of_chicagos_two_groups_is_the_printed_one() -> None:
    rows = [
        entry(33_810, selected=True, group_name="Black men 20-29"),
        entry(5_185, selected=True, group_name="White men 20-29"),
    ]
    residents = {"Black men 20-29": 60_112, "White men 20-29": 87_842}
    found = find(ScoreOptions(residents=residents), entries=rows)
    one, other = (ends(found, f"composition.residents.{place}")[0] for place in (1, 2))
    assert round(one / other, 2) == 9.53


def test_the_listed_outside_the_definition() -> None:
    rows = [
        entry(5, selected=True, definition_met=True),
        entry(3, selected=True, definition_met=False),
        entry(2, selected=True),
        entry(9, selected=False, definition_met=False),
    ]
    assert ends(find(entries=rows), "listed.outside-definition") == (0.3, 0.5)
    everybody = find(entries=rows, given=without("selected"))
    assert ends(everybody, "listed.outside-definition") == pytest.approx((12 / 19, 14 / 19))
    maybe = [*rows[:2], entry(2, definition_met=True)]
    assert ends(find(entries=maybe), "listed.outside-definition") == (0.3, 0.5)
