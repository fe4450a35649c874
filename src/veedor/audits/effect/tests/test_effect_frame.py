"""What rules read is always there; options that contradict themselves; rows accounted for."""

from datetime import date
from typing import Any

import pytest

from veedor.audits.effect.counts import Adoptions, Coverage, Links, VisitCoverage
from veedor.audits.effect.options import EffectOptions, binds
from veedor.audits.effect.tests.by_hand import (
    ALL,
    COUNTED,
    cells,
    find,
    named,
    poisson,
    said,
    value,
    why,
)
from veedor.core import Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO


@pytest.mark.parametrize("given", [{}, ALL, COUNTED])
def test_without_anything_every_number_says_why_it_is_lacking(
    given: dict[str, frozenset[str]],
) -> None:
    found = find(given=given)
    assert named(found, "dosage.unusable").interval is None
    for finding in found.values():
        assert finding.verdict is Verdict.NOT_ASSESSABLE
        assert all(one.interval is None for one in finding.estimates)


def test_each_record_that_is_lacking_is_named() -> None:
    rows = cells(poisson(1, seed=1, own=4), own=4, far=8)
    without = {name: columns for name, columns in COUNTED.items() if name != "panel"}
    assert why(find(given=without, cells=rows), "differences.own") == "absent.no-panel"
    without = {name: columns for name, columns in COUNTED.items() if name != "adoption"}
    assert why(find(given=without, cells=rows), "differences.own") == "absent.no-adoption"
    without = {name: columns for name, columns in COUNTED.items() if name != "neighbours"}
    assert why(find(given=without, cells=rows), "displacement.near") == "absent.no-neighbours"
    without = {name: columns for name, columns in COUNTED.items() if name != "dosage"}
    found = find(given=without, cells=rows)
    assert why(found, "dosage.unusable") == "absent.no-dosage"
    assert value(found, "differences.own") is not None
    caveats = [one.id for one in found["effect.differences"].caveats]
    assert "differences.caveat-dosage" in caveats


@pytest.mark.parametrize(
    "wrong",
    [
        {"power": 1.0},
        {"most_unusable": 1.5},
        {"margin": 0},
        {"draws": 0},
        {"rings": -1},
        {"most_donors": 1},
        {"trends_assumed_because": " "},
    ],
)
def test_options_that_contradict_themselves_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"must"):
        EffectOptions(**wrong)


def test_the_period_and_the_outcome_are_bound() -> None:
    where = Setting(given={}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    bound = binds(EffectOptions(outcome="robo", too_short_minutes=1), where)
    assert bound["outcome"] == "robo"
    assert bound["too_short_minutes"] == 1
    assert bound["first_day"] == date(1, 1, 1)


def test_every_row_is_audited_or_left_out_for_a_reason() -> None:
    whole = cells(poisson(1, seed=1, own=2), own=2, far=3, periods=6)
    gaps = [cell for cell in whole if (cell.unit, cell.period) != ("U004", date(2021, 3, 1))]
    answer = said(
        cells=gaps,
        coverage=(Coverage(40, 5, 3, 3),),
        adoptions=(Adoptions(4, 1, 1),),
        links=(Links(5, 2),),
        visit_coverage=(VisitCoverage(9, 4),),
    )
    by = {one.record: one for one in answer.coverage}
    assert {e.reason.id: e.rows for e in by["panel"].excluded} == {
        "coverage.outside": 5,
        "coverage.other": 3,
        "coverage.blank": 3,
        "coverage.gaps": 5,
    }
    assert by["panel"].audited == 24
    assert (by["adoption"].audited, by["neighbours"].audited) == (2, 3)
    assert by["dosage"].audited == 5


def test_where_no_panel_is_complete_every_row_is_left_out() -> None:
    rows = cells(poisson(1, seed=1, own=2), own=2, far=2, periods=1)
    (panel, *_) = said(cells=rows).coverage
    assert panel.audited == 0
    assert panel.excluded[-1].reason.id == "coverage.no-panel"
