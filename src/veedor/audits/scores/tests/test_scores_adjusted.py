"""Each group against the reference at the same factors: by hand, turned around, its edges."""

from collections.abc import Sequence
from math import log, sqrt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.scores.options import ScoreOptions
from veedor.audits.scores.tests.by_hand import (
    Alike,
    adjusted,
    cell,
    ends,
    find,
    named,
    reach,
    why,
    without,
)
from veedor.core import Finding, Verdict

ARRESTS = ScoreOptions(reference="A", adjusted_for=("arrests",))
# At each number of arrests A and B have the same odds; B has more arrests.
SAME = [
    *adjusted(100, 400, "arrests=0", group_name="A"),
    *adjusted(60, 40, "arrests=2", group_name="A"),
    *adjusted(25, 100, "arrests=0", group_name="B"),
    *adjusted(300, 200, "arrests=2", group_name="B"),
]


def asked(
    rows: Sequence[Alike],
    options: ScoreOptions = ARRESTS,
    given: dict[str, frozenset[str]] | None = None,
) -> dict[str, Finding]:
    """Ask of rows by factors, and of the cells that the same persons make without them."""
    cells = [
        cell(
            row.profiles,
            group_name=row.group_name,
            group_name2=row.group_name2,
            selected=row.selected,
            outcome=row.outcome,
        )
        for row in rows
    ]
    return find(options, given, cells=cells, adjusted_cells=rows)


def place_of(found: dict[str, Finding], group: str) -> str:
    (name,) = [
        e.name
        for e in found["scores.adjusted"].estimates
        if e.label.id == "adjusted.label" and e.label.facts["group"] == group
    ]
    return name


def test_a_gap_that_the_factors_account_for_is_gone_at_the_same_factors() -> None:
    found = asked(SAME)
    assert reach(found, "adjusted.1.1").value == pytest.approx(1)
    low, high = ends(found, "adjusted.1.1")
    assert low < 1 < high
    assert named(found, "adjusted.apart").count == 0
    assert found["scores.adjusted"].verdict is Verdict.INCONCLUSIVE
    # Two arrests turn odds of a quarter into odds of one and a half: per one, the root of six.
    assert reach(found, "adjusted.factor.1").value == pytest.approx(sqrt(6))
    (crude,) = found["scores.adjusted"].alternatives
    (one,) = crude.estimates
    assert one.interval is not None
    assert one.interval.value == pytest.approx((325 / 300) / (160 / 440))
    assert one.interval.low > 1


def test_at_the_same_outcome_the_odds_ratio_is_that_of_each_layer() -> None:
    rows = [
        *adjusted(30, 10, group_name="A", outcome=True),
        *adjusted(20, 40, group_name="B", outcome=True),
        *adjusted(15, 10, group_name="A", outcome=False),
        *adjusted(10, 40, group_name="B", outcome=False),
    ]
    found = asked(rows, ScoreOptions(reference="B", adjusted_outcome=True))
    name = place_of(found, "A")
    assert reach(found, name).value == pytest.approx(6)
    assert reach(found, "adjusted.outcome").value == pytest.approx(2)
    assert found["scores.adjusted"].verdict is Verdict.CONTRADICTED
    assert named(found, name).support == 175


@settings(deadline=None)  # the first to need statsmodels loads it
@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40)), min_size=4, max_size=4))
def test_to_change_the_reference_turns_the_odds_around(counts: list[tuple[int, int]]) -> None:
    keys = [("A", 0), ("A", 1), ("B", 0), ("B", 1)]
    rows = [
        row
        for (group, arrests), (yes, no) in zip(keys, counts, strict=True)
        for row in adjusted(yes, no, f"arrests={arrests}", group_name=group)
    ]
    values = []
    for reference, other in (("A", "B"), ("B", "A")):
        found = asked(rows, ScoreOptions(reference=reference, adjusted_for=("arrests",)))
        values.append(log(reach(found, place_of(found, other)).value or 0))
    assert values[0] == pytest.approx(-values[1], abs=1e-6)


def test_the_more_groups_are_compared_the_wider_each_interval() -> None:
    more = [row for name in "CDE" for row in adjusted(50, 90, "arrests=1", group_name=name)]
    few, many = (asked(rows) for rows in (SAME, [*SAME, *more]))
    one, other = place_of(few, "B"), place_of(many, "B")
    assert named(many, other).method == "logit, Bonferroni"
    assert reach(many, other).kind == "simultaneous"
    (low, high), (least, most) = ends(few, one), ends(many, other)
    assert least < low < high < most


def test_whoever_lacks_an_entry_is_left_out_and_counted() -> None:
    rows = [
        *SAME,
        *adjusted(3, 2, "", group_name="A"),
        *adjusted(4, 0, "arrests=many", group_name="B"),
        *adjusted(5, 1, "arrests=1"),
        *[row for row in adjusted(7, 0, "gang", group_name="A") if row.profiles],
    ]
    found = asked(rows)
    lacking = named(found, "adjusted.lacking")
    # A profile with other factors on record has no arrests; one without any may have had some.
    assert (lacking.count, lacking.support) == (5 + 4 + 6, 1225 + 22)
    assert named(found, "adjusted.one-way").count == 0


def test_a_group_of_which_all_were_flagged_is_left_out_with_its_reason() -> None:
    rows = [*SAME, *adjusted(9, 0, "arrests=1", group_name="C")]
    found = asked(rows)
    assert why(found, place_of(found, "C")) == "absent.all-or-none"
    assert named(found, "adjusted.one-way").count == 9
    assert named(found, "adjusted.apart").support == 1


def test_two_groupings_are_held_against_each_other_and_never_crossed() -> None:
    """The odds of B are twice those of A within each sex; B has more men, who have thrice."""
    odds = {
        ("A", "F"): (40, 80),
        ("A", "M"): (60, 40),
        ("B", "F"): (40, 40),
        ("B", "M"): (300, 100),
    }
    rows = [
        row
        for (group, sex), (yes, no) in odds.items()
        for row in adjusted(yes, no, group_name=group, group_name2=sex, outcome=False)
    ]
    rows += [
        row
        for (group, sex), (yes, no) in odds.items()
        for row in adjusted(2 * yes, no, group_name=group, group_name2=sex, outcome=True)
    ]
    options = ScoreOptions(reference="A", reference2="F", adjusted_outcome=True, crossed=True)
    found = asked(rows, options)
    assert reach(found, place_of(found, "B")).value == pytest.approx(2)
    assert reach(found, place_of(found, "M")).value == pytest.approx(3)
    assert reach(found, "adjusted.outcome").value == pytest.approx(2)
    assert named(found, "adjusted.apart").support == 2


@pytest.mark.parametrize(
    ("options", "given", "rows", "because"),
    [
        (ScoreOptions(), None, SAME, "absent.no-adjusted"),
        (ARRESTS, without("factors"), SAME, "absent.no-factors"),
        (ARRESTS, without("selected"), SAME, "absent.no-flag"),
        (ARRESTS, without("group_name", "group_name2"), SAME, "absent.no-group-name"),
        (ARRESTS, {}, SAME, "absent.no-profiles"),
        (ARRESTS, None, [], "absent.no-pair"),
        (ARRESTS, None, SAME[:4], "absent.no-pair"),
        (ScoreOptions(adjusted_for=("arests",)), None, SAME, "absent.one-value"),
        (
            ScoreOptions(adjusted_outcome=True),
            without("outcome"),
            SAME,
            "absent.no-outcome",
        ),
    ],
)
def test_why_there_is_no_number(
    options: ScoreOptions, given: Any, rows: list[Any], because: str
) -> None:
    found = asked(rows, options, given)
    assert why(found, "adjusted.apart") == because
    assert found["scores.adjusted"].verdict is Verdict.NOT_ASSESSABLE


def test_a_factor_that_says_what_another_says_gives_no_number() -> None:
    rows = [
        row
        for group in "AB"
        for n in (0, 1)
        for row in adjusted(10 + n, 20, f"arrests={n};cases={2 * n}", group_name=group)
    ]
    options = ScoreOptions(reference="A", adjusted_for=("arrests", "cases"))
    assert why(asked(rows, options), "adjusted.apart") == "absent.no-fit"


def test_where_ten_units_are_named_they_vary_as_wholes() -> None:
    rows = [
        row
        for unit in range(12)
        for group, yes in (("A", 10 + 5 * (unit % 3)), ("B", 30 - 6 * (unit % 4)))
        for row in adjusted(
            yes, 40 - yes, f"arrests={unit % 2}", group_name=group, unit=f"unit {unit}"
        )
    ]
    many, plain = (asked(some) for some in (rows, [row._replace(unit="") for row in rows]))
    caveats = [c.id for c in many["scores.adjusted"].caveats]
    assert "adjusted.caveat-units" in caveats
    assert "adjusted.caveat-persons" in [c.id for c in plain["scores.adjusted"].caveats]
    assert reach(many, "adjusted.1.2").value == reach(plain, "adjusted.1.2").value
    assert ends(many, "adjusted.1.2") != ends(plain, "adjusted.1.2")


def test_no_number_of_the_finding_is_about_a_person() -> None:
    found = asked(SAME)["scores.adjusted"]
    assert [e.name for e in found.estimates] == [
        *("adjusted.apart", "adjusted.1.1", "adjusted.unseen.1.1", "adjusted.factor.1"),
        *("adjusted.lacking", "adjusted.one-way"),
    ]
