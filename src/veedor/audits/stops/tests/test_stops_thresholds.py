"""What is said of a fit that settled, of one that did not, and of one that is refused."""

from typing import Any

import pytest

from veedor.audits.stops.findings import thresholds
from veedor.audits.stops.options import StopsOptions
from veedor.audits.stops.tests.by_hand import both, ends, find, reach, why, without
from veedor.core import Verdict
from veedor.stats.thresholds import Credible, Searched, ThresholdFit

CELLS = [
    both(100 + n, group, place=f"P{n}", searches=20, hits=5, unfound=1, unsearched=2)
    for n in range(3)
    for group in ("A", "B", "C")
]
CHOSEN = StopsOptions(threshold_places=3, reference="A")


def fit(**more: Any) -> ThresholdFit:
    usual: dict[str, Any] = {
        "settled": True,
        "worst_rhat": 1.0041,
        "least_ess": 987.6,
        "divergences": 0,
        "draws": 3200,
        "stops": 606,
        "levels": (
            Credible(mean=0.2012, low=0.1811, high=0.2249),
            Credible(mean=0.1604, low=0.1507, high=0.1693),
            Credible(mean=0.1604, low=0.1507, high=0.1693),
        ),
        "gaps": (Credible(mean=-0.0408, low=-0.0651, high=-0.0149),) * 2,
        "rows": (0.2,) * 9,
    }
    return ThresholdFit(**(usual | more))


@pytest.fixture
def given_to(monkeypatch: pytest.MonkeyPatch) -> list[list[Searched]]:
    seen: list[list[Searched]] = []

    def fitted(rows: list[Searched], **_: object) -> ThresholdFit:
        seen.append(rows)
        return fit()

    monkeypatch.setattr(thresholds, "threshold_test", fitted)
    return seen


def test_a_fit_that_settled_gives_two_decimals(given_to: list[list[Searched]]) -> None:
    found = find(CHOSEN, cells=CELLS)
    level, gap = reach(found, "threshold.level.1"), reach(found, "threshold.gap.2")
    assert (level.low, level.value, level.high) == (0.18, 0.2, 0.22)
    assert (gap.low, gap.value, gap.high) == (-0.07, -0.04, -0.01)
    assert level.kind == "credible"
    said = found["stops.thresholds"].plain.facts
    assert (said["apart"], said["pairs"]) == (2, 2)
    assert found["stops.thresholds"].verdict is Verdict.CONTRADICTED
    assert ends(found, "threshold.rhat") == (1.0, 1.0)
    assert ends(found, "threshold.draws") == (900.0, 900.0)
    (rows,) = given_to
    assert rows[0] == Searched(place=2, group=0, stops=97, searches=19, hits=5)


@pytest.mark.usefixtures("given_to")
def test_gaps_that_hold_zero_leave_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = (Credible(mean=0.01, low=-0.02, high=0.04),) * 2
    monkeypatch.setattr(thresholds, "threshold_test", lambda *_, **__: fit(gaps=wide))
    assert find(CHOSEN, cells=CELLS)["stops.thresholds"].verdict is Verdict.INCONCLUSIVE


def test_a_fit_that_did_not_settle_gives_no_number_and_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    apart = fit(settled=False, worst_rhat=float("inf"), least_ess=7.0, divergences=3)
    monkeypatch.setattr(thresholds, "threshold_test", lambda *_, **__: apart)
    found = find(CHOSEN, cells=CELLS)
    assert why(found, "threshold.level") == "threshold.unsettled"
    assert found["stops.thresholds"].verdict is Verdict.NOT_ASSESSABLE
    assert ends(found, "threshold.divergences") == (3.0, 3.0)


def test_searches_alone_cannot_tell_who_is_searched() -> None:
    only = [
        both(20, group, place=f"P{n}", searches=20, hits=5)
        for n in range(3)
        for group in ("A", "B", "C")
    ]
    found = find(CHOSEN, without("force_used"), cells=only)
    assert why(found, "threshold.level") == "absent.only-searches"
    assert why(found, "selection.naive") == "absent.only-searches"
    assert reach(found, "hit-rate.1").value == 0.25


def test_few_places_no_searches_and_missing_columns_are_refused() -> None:
    few = find(StopsOptions(threshold_places=4), cells=CELLS)
    assert why(few, "threshold.level") == "threshold.few"
    assert why(few, "threshold.rhat") == "threshold.not-run"
    bare = [both(9, group, place=f"P{n}") for n in range(3) for group in "ABC"]
    assert why(find(CHOSEN, cells=bare), "threshold.level") == "absent.no-searches"
    two = find(CHOSEN, cells=[one for one in CELLS if one[0].group_name != "C"])
    assert why(two, "threshold.level") == "threshold.few-groups"
    gone = find(CHOSEN, without("place"), cells=CELLS)
    assert why(gone, "threshold.level") == "absent.no-column"
