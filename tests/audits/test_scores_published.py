"""Every published figure of Chicago's list, row by row.

The list itself is not among the data, so these are no counts of its rows: what is held is that
the printed figures fit each other, and that the audit gives them where the printed counts are
what it counts.
"""

import csv
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from veedor.audits.scores.counts import Factors, Totals
from veedor.audits.scores.options import ScoreOptions
from veedor.audits.scores.tests.by_hand import cell, ends, entry, find, named

FLAGGED, YOUNG_BLACK, YOUNG_WHITE = 250, "Black men 20-29", "White men 20-29"


@pytest.fixture(scope="module")
def printed(shared: Path) -> Mapping[str, dict[str, str]]:
    with (shared / "scores" / "published_figures.csv").open(encoding="utf-8") as rows:
        return {row["figure_id"]: row for row in csv.DictReader(rows)}


@pytest.fixture(scope="module")
def figures(printed: Mapping[str, dict[str, str]]) -> dict[str, int]:
    return {name: int(row["value"]) for name, row in printed.items()}


def share_in(note: str) -> float:
    found = re.search(r"([\d.]+) %", note)
    assert found
    return float(found[1])


def whole_of(unit: str) -> int:
    return int(unit.removeprefix("of "))


def test_no_figure_is_left_out_here(figures: dict[str, int]) -> None:
    assert sorted(figures) == [f"ssl-{number}" for number in range(1, 7)]


def test_persons_scored_and_flagged_at_both_thresholds(
    printed: Mapping[str, dict[str, str]], figures: dict[str, int]
) -> None:
    people, extra, highest = (figures[f"ssl-{number}"] for number in (1, 2, 3))
    sizes = {400: highest, 250: extra - highest, 249: people - extra}
    rows = [cell(n, score=Decimal(score)) for score, n in sizes.items()]
    totals = (Totals(profiles=people, persons=people, without_person=0, later=0, runs=1),)
    for cut, n in ((FLAGGED, extra), (400, highest)):
        found = find(ScoreOptions(cut=cut), cells=rows, totals=totals)
        flagged = named(found, "population.flagged")
        assert ends(found, "population.flagged") == pytest.approx((n / people, n / people))
        assert flagged.support == people
        assert named(found, "population.persons").count == people
    shown = ends(find(ScoreOptions(cut=FLAGGED), cells=rows), "population.flagged")
    assert round(100 * shown[0], 1) == share_in(printed["ssl-2"]["note"])


def test_the_flagged_without_any_predictor(
    printed: Mapping[str, dict[str, str]], figures: dict[str, int]
) -> None:
    bare, extra = figures["ssl-4"], figures["ssl-2"]
    rows = [
        Factors("", "", selected=True, profiles=bare),
        Factors("gang", "", selected=True, profiles=extra - bare),
        Factors("gang", "", selected=False, profiles=figures["ssl-1"] - extra),
    ]
    low, high = ends(find(factors=rows), "selected.no-factor")
    assert low == high
    assert round(100 * low, 2) == share_in(printed["ssl-4"]["note"])


@pytest.mark.parametrize("name", ["ssl-5", "ssl-6"])
def test_young_men_flagged_among_those_who_live_there(
    printed: Mapping[str, dict[str, str]], figures: dict[str, int], name: str
) -> None:
    n, residents = figures[name], whole_of(printed[name]["unit"])
    totals = (Totals(profiles=n, persons=n, without_person=0, later=0, runs=1),)
    found = find(ScoreOptions(population=residents), totals=totals)
    low, high = ends(found, "population.scored")
    assert low == high
    assert round(100 * low, 2) == share_in(printed[name]["note"])


def test_the_ratio_of_the_two_groups(
    printed: Mapping[str, dict[str, str]], figures: dict[str, int]
) -> None:
    groups = {YOUNG_BLACK: "ssl-5", YOUNG_WHITE: "ssl-6"}
    residents = {group: whole_of(printed[name]["unit"]) for group, name in groups.items()}
    rows = [
        entry(figures[name], selected=True, group_name=group) for group, name in groups.items()
    ]
    found = find(ScoreOptions(residents=residents), entries=rows)
    one, other = (ends(found, f"composition.residents.{place}")[0] for place in (1, 2))
    said = re.search(r"ratio ([\d.]+)", printed["ssl-6"]["note"])
    assert said
    assert round(one / other, 2) == float(said[1])
