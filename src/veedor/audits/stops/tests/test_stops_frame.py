"""What rules read is always there; options that contradict themselves; rows accounted for."""

from typing import Any

import pytest

from veedor.audits.stops.answer import answer
from veedor.audits.stops.counts import Counts, Covered
from veedor.audits.stops.options import StopsOptions, binds
from veedor.audits.stops.tests.by_hand import ALL, find, named, on_clock, without
from veedor.core import Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO

READ = {
    *("acts.without-order", "listed.without-own-ground"),
    *("identity-detentions.not-complying", "stops-without-valid-order"),
}


@pytest.mark.parametrize("given", [{}, ALL])
def test_what_rules_read_is_there_once_and_says_why_it_has_no_number(
    given: dict[str, frozenset[str]],
) -> None:
    found = find(given=given)
    for name in READ:
        assert named(found, name).interval is None
    for finding in found.values():
        assert finding.verdict is Verdict.NOT_ASSESSABLE


@pytest.mark.parametrize("column", sorted(ALL["stops"]))
def test_without_any_one_column_every_answer_can_be_said(column: str) -> None:
    found = find(StopsOptions(identity_acts=("a",)), without(column))
    for name in READ:
        assert named(found, name).interval is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"unlike": (1.0,)},
        {"latitude": 3.0},
        {"latitude": 95.0, "longitude": 1.0},
        {"identity_hours": 0},
        {"threshold_draws": 10},
    ],
)
def test_options_that_contradict_themselves_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"lie|must|cannot"):
        StopsOptions(**wrong)


def test_the_minutes_of_the_veil_are_bound_where_a_place_is_named() -> None:
    where = Setting(given={}, zone="America/Chicago", seed=1, start=OPEN_FROM, end=OPEN_TO)
    there = binds(StopsOptions(latitude=44.98, longitude=-93.27), where)
    assert (there["veil_from"], there["veil_to"]) == (1026, 1301)
    assert binds(StopsOptions(), where)["veil_to"] == -1
    allows = binds(StopsOptions(allows={"Arrest": ("B", "A")}), where)["allows"]
    assert allows == "|arrest:a|arrest:b|"


def test_every_admitted_row_is_audited_or_left_out_with_a_reason() -> None:
    where = Setting(given=ALL, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    covered = (Covered("stops", 9, 1, 2, 0), Covered("benchmarks", 4, 0, 0, 1))
    counts = Counts(covered, (), (), (), **on_clock(()), benchmark_cells=())
    said = answer(counts, StopsOptions(), where)
    assert [(one.admitted, one.audited) for one in said.coverage] == [(9, 6), (4, 3)]
    assert [part.reason.id for part in said.coverage[1].excluded] == ["coverage.unusable"]
