"""What a score rests on: facts, grades, factors, the formula as written."""

from decimal import Decimal

import pytest

from veedor.audits.scores.counts import (
    Factors,
)
from veedor.audits.scores.factor_text import read_factors
from veedor.audits.scores.findings.factors import selects
from veedor.audits.scores.options import ScoreOptions
from veedor.audits.scores.tests.by_hand import ends, entry, find, named, why, without
from veedor.core import Verdict


def test_a_basis_that_nobody_classed_gives_bounds_and_only_full_evidence_zero() -> None:
    options = ScoreOptions(fact_bases=("charge",), profile_bases=("ties",))
    rows = [entry(6, basis="charge"), entry(3, basis="ties"), entry(1, basis="other")]
    found = find(options, entries=rows)
    assert ends(found, "basis.profile-only") == (0.3, 0.4)
    clean = find(options, entries=[entry(6, basis="charge", graded=1)])
    assert ends(clean, "basis.profile-only") == (0, 0)
    assert clean["scores.basis"].verdict is Verdict.SUPPORTED
    empty = find(options, entries=[entry(6, basis="charge"), entry(2)])
    assert ends(empty, "basis.profile-only") == (0, 0.25)
    assert why(find(entries=rows), "basis.profile-only") == "absent.no-bases"


def test_grades_uses_and_grounds_are_counted() -> None:
    rows = [
        entry(4, graded=1, used=1, selected=True, own_ground=True),
        entry(3, used=1, selected=True, own_ground=False),
        entry(2, selected=True),
        entry(1, selected=False, own_ground=False),
        entry(5, own_ground=True),
    ]
    found = find(entries=rows)
    assert named(found, "reliability.missing").count == 11
    assert named(found, "use.unstated").count == 8
    # Five may not be selected at all, and have a ground if they are.
    assert ends(found, "selected.without-own-ground") == pytest.approx((3 / 14, 10 / 14))


def test_factors_are_sensitive_clean_or_not_classed() -> None:
    rows = [
        Factors("religion=1; arrests=2", "U", selected=None, profiles=2),
        Factors("Arrests=2", "U", selected=None, profiles=5),
        Factors("arrests=2;school", "U", selected=None, profiles=2),
        Factors("", "U", selected=None, profiles=1),
    ]
    options = ScoreOptions(sensitive_factors=("Religion",), plain_factors=("arrests",))
    assert ends(find(options, factors=rows), "profiles.sensitive-factors") == (0.2, 0.5)
    clean = find(options, factors=rows[1:2])
    assert ends(clean, "profiles.sensitive-factors") == (0, 0)
    assert why(find(factors=rows), "profiles.sensitive-factors") == "absent.no-factor-list"


POINTS = ScoreOptions(formula={"arrests": 5, "gang": 5, "parole": 0.1}, formula_at_least=10)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("arrests=2", True),
        ("arrests=1;gang", True),
        ("arrests=1.5;gang=0", False),
        ("ARRESTS=1; Gang ;hair=red", True),
        ("hair=red", False),
        ("arrests=many", None),
        ("arrests=NaN", None),
        ("", None),
        # Decimals as written: 100 tenths are ten and not a hair less.
        ("parole=100", True),
    ],
)
def test_the_formula_as_written_on_the_factors_as_recorded(
    text: str,
    does: bool | None,  # noqa: FBT001
) -> None:
    assert selects(text, POINTS) is does


def test_factors_apart_by_semicolons() -> None:
    assert read_factors(" ; a ;b= 2") == {"a": Decimal(1), "b": Decimal(2)}


def test_the_selected_outside_the_formula_in_all_and_by_unit() -> None:
    rows = [
        Factors("arrests=2", "East", selected=True, profiles=6),
        Factors("arrests=1", "East", selected=True, profiles=2),
        Factors("arrests=1", "West", selected=True, profiles=1),
        Factors("", "West", selected=True, profiles=1),
        Factors("arrests=1", "West", selected=False, profiles=90),
    ]
    found = find(POINTS, factors=rows)
    assert ends(found, "selected.outside-formula") == (0.3, 0.4)
    assert ends(found, "selected.outside-formula.1") == (0.25, 0.25)
    assert ends(found, "selected.outside-formula.2") == (0.5, 1)
    assert why(find(factors=rows), "selected.outside-formula") == "absent.no-formula"
    unsure = [
        *rows[:2],
        Factors("arrests=2", "", selected=None, profiles=2),
        Factors("gang", "", selected=None, profiles=1),
    ]
    # Two may not be selected, and are within the formula if they are; of one nothing is sure.
    assert ends(find(POINTS, factors=unsure), "selected.outside-formula") == pytest.approx(
        (2 / 11, 5 / 11)
    )


def test_the_selected_without_any_factor() -> None:
    rows = [
        Factors("", "", selected=True, profiles=3),
        Factors(" ; ", "", selected=True, profiles=1),
        Factors("gang", "", selected=True, profiles=4),
        Factors("", "", selected=False, profiles=9),
    ]
    assert ends(find(factors=rows), "selected.no-factor") == (0.5, 0.5)
    maybe = [*rows, Factors("", "", selected=None, profiles=1)]
    maybe += [Factors("gang", "", selected=None, profiles=1)]
    assert ends(find(factors=maybe), "selected.no-factor") == (0.4, 0.6)
    everybody = find(factors=rows, given=without("selected"))
    assert named(everybody, "selected.no-factor").count == 13
