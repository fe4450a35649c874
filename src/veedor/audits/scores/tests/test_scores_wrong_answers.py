"""What widely used tools answered wrongly, asked of this audit: the known answer comes out.

One test per case; the eleventh, of files with more than 5,000 rows, stands with the queries.
"""

from collections.abc import Collection, Mapping
from random import Random

import pytest

from veedor.audits.scores.options import ScoreOptions
from veedor.audits.scores.tests.by_hand import (
    Alike,
    adjusted,
    cell,
    cells,
    ends,
    entry,
    find,
    named,
    reach,
    why,
)
from veedor.core import Finding, Verdict
from veedor.stats.score_tables import Table

A_FIRST = ScoreOptions(reference="A")


def of(tables: Mapping[str, Table]) -> list[Alike]:
    return [row for name, table in tables.items() for row in cells(table, group_name=name)]


def compared(found: Mapping[str, Finding], rates: Collection[str]) -> dict[str, bool]:
    """Say of each comparison of these rates whether its interval leaves zero out."""
    shown = [
        e
        for e in found["scores.gaps"].estimates
        if e.label.id == "gaps.label" and str(e.label.facts["what"]) in rates
    ]
    return {
        f"{e.label.facts['group']} {e.label.facts['what']}": not (
            e.interval.low <= 0 <= e.interval.high
        )
        for e in shown
        if e.interval is not None
    }


def test_a_rate_of_a_group_without_positives_is_undefined_and_not_zero() -> None:
    found = find(A_FIRST, cells=of({"A": Table(tn=5, fn=2, tp=3), "B": Table(tn=4, fp=2)}))
    assert why(found, "errors.1.2.fnr") == "absent.undefined"
    assert named(found, "errors.1.2.fnr").support == 0
    assert why(found, "gaps.1.2.fnr") == "absent.gap-undefined"


def by_chance(dice: Random, names: str, each: int) -> dict[str, Table]:
    """Groups of one size whose true rates are all the same."""
    tables = {}
    for name in names:
        draws = [(dice.random() < 0.4, dice.random() < 0.3) for _ in range(each)]
        tables[name] = Table(
            tn=draws.count((False, False)),
            fp=draws.count((False, True)),
            fn=draws.count((True, False)),
            tp=draws.count((True, True)),
        )
    return tables


def test_the_intervals_of_four_equal_groups_hold_zero_in_nearly_every_data_set() -> None:
    dice = Random(60)
    held = 0
    for _ in range(60):
        found = find(A_FIRST, cells=of(by_chance(dice, "ABCD", 500)))
        held += not any(compared(found, ("fpr", "fnr", "ppv")).values())
    assert held >= 56


def test_false_positive_rates_apart_are_found_where_false_discovery_rates_are_equal() -> None:
    tables = {
        "A": Table(tn=2700, fp=300, fn=1200, tp=300),
        "B": Table(tn=360, fp=240, fn=660, tp=240),
    }
    found = find(A_FIRST, cells=of(tables))
    assert (tables["A"].n, tables["B"].n) == (4500, 1500)
    assert reach(found, "gaps.1.2.fpr").value == pytest.approx(0.4 - 0.1)
    assert reach(found, "gaps.1.2.fpr").low > 0.2
    assert reach(found, "gaps.1.2.ppv").value == 0
    assert found["scores.gaps"].verdict is Verdict.CONTRADICTED


def test_equal_false_negative_rates_are_not_apart_where_false_omission_rates_are() -> None:
    tables = {
        "A": Table(tn=3300, fp=200, fn=200, tp=800),
        "B": Table(tn=300, fp=200, fn=200, tp=800),
    }
    found = find(A_FIRST, cells=of(tables))
    low, high = ends(found, "gaps.1.2.fnr")
    assert reach(found, "gaps.1.2.fnr").value == 0
    assert low < 0 < high
    omitted = [1 - (reach(found, f"errors.1.{place}.npv").value or 0) for place in (1, 2)]
    assert omitted == pytest.approx([200 / 3500, 200 / 500])


def test_two_attributes_that_share_a_label_do_not_overwrite_each_other() -> None:
    parts = {("A", "B"): (530, 470), ("B", "A"): (180, 820)}
    rows = [
        cell(n, selected=flag, outcome=False, group_name=race, group_name2=sex)
        for (race, sex), both in parts.items()
        for flag, n in zip((True, False), both, strict=True)
    ]
    found = find(ScoreOptions(reference="A", reference2="A"), cells=rows)
    for axis, gap in ((1, 0.18 - 0.53), (2, 0.53 - 0.18)):
        one = reach(found, f"gaps.{axis}.2.flagged")
        assert one.value == pytest.approx(gap)
        assert one.high < 0 or one.low > 0


def test_a_ratio_to_nothing_is_no_number() -> None:
    rows = [
        entry(1, selected=True, group_name="B"),
        entry(999, selected=True, group_name="A"),
    ]
    pool = ScoreOptions(reference="A", compared="B", eligible={"A": 1000, "B": 0})
    found = find(pool, entries=rows, cells=of({"A": Table(tn=999), "B": Table(tn=1)}))
    assert why(found, "composition.against-eligible") == "absent.not-in-pool"
    odds = ScoreOptions(reference="A", adjusted_outcome=True)
    lines = [
        *adjusted(0, 999, group_name="A", outcome=False),
        *adjusted(1, 999, group_name="B", outcome=True),
    ]
    found = find(odds, cells=of({"A": Table(tn=999), "B": Table(fn=1)}), adjusted_cells=lines)
    assert why(found, "adjusted.apart") == "absent.no-pair"


def test_a_thousand_of_six_thousand_without_a_group_are_counted_and_shown() -> None:
    with_group = of({"A": Table(tn=2000, fp=500), "B": Table(tn=2000, fp=500)})
    found = find(A_FIRST, cells=[*with_group, *cells(Table(tn=700, fp=300))])
    lacking = named(found, "errors.no-group.1")
    assert (lacking.count, lacking.support) == (1000, 6000)
    assert named(found, "errors.all.fpr").support == 6000
    assert named(found, "errors.1.none.fpr").count == 300
    assert named(found, "errors.1.none.fpr").support == 1000


def test_the_level_of_the_case_decides_what_is_apart() -> None:
    rows = of({"A": Table(tn=300, fp=100), "B": Table(tn=270, fp=130)})
    wide, narrow = (
        find(ScoreOptions(reference="A", level=level), cells=rows) for level in (0.999, 0.9)
    )
    assert compared(wide, ("fpr",)) == {"B fpr": False}
    assert compared(narrow, ("fpr",)) == {"B fpr": True}


def test_twenty_groups_alike_raise_a_finding_in_few_runs_and_all_are_shown() -> None:
    dice, raised, runs = Random(20), 0, 40
    for _ in range(runs):
        found = find(A_FIRST, cells=of(by_chance(dice, "ABCDEFGHIJKLMNOPQRSTU", 200)))
        each = compared(found, ("fpr",))
        assert len(each) == 20
        raised += any(compared(found, ("fpr", "fnr", "ppv")).values())
    assert raised <= 0.1 * runs


def test_what_is_apart_does_not_depend_on_the_order_of_the_groups() -> None:
    tables = by_chance(Random(5), "ABCDEF", 400)
    tables |= {name: Table(tn=100, fp=140, fn=60, tp=100) for name in "XYZ"}
    dice, seen = Random(6), set()
    for _ in range(5):
        names = list(tables)
        dice.shuffle(names)
        found = find(A_FIRST, cells=of({name: tables[name] for name in names}))
        beyond = {name for name, apart in compared(found, ("fpr",)).items() if apart}
        seen.add(frozenset(beyond))
    assert seen == {frozenset({"X fpr", "Y fpr", "Z fpr"})}


@pytest.mark.parametrize("only", ["tn", "fp", "fn", "tp"])
def test_a_group_with_one_class_alone_has_its_table_and_stops_nothing(only: str) -> None:
    found = find(
        A_FIRST, cells=of({"A": Table(tn=6, fp=3, fn=2, tp=4), "B": Table(**{only: 5})})
    )
    assert {c: named(found, f"errors.1.2.{c}").count for c in ("tn", "fp", "fn", "tp")} == {
        c: 5 * (c == only) for c in ("tn", "fp", "fn", "tp")
    }
    undefined = named(found, "errors.1.2.fnr" if only in {"tn", "fp"} else "errors.1.2.fpr")
    assert undefined.interval is None
