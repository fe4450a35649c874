"""The stress tests: models on the case's counts, marked as such, and the options they take."""

from datetime import date
from typing import Any

import pytest

from veedor.audits.feedback.counts import Home
from veedor.audits.feedback.options import FeedbackOptions, binds
from veedor.audits.feedback.study import Study
from veedor.audits.feedback.tests.by_hand import (
    ALL,
    QUICK,
    counted,
    days,
    ends,
    find,
    flagged,
    named,
    reach,
    why,
    without,
)
from veedor.core import Finding, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO

TWO = (
    days("A", [6] * 10, "victim")
    + days("B", [2] * 10, "victim")
    + days("B", [4] * 5, "officer")
)
STRESS = {"urn", "mixed", "replay", "reporting"}


def test_each_is_marked_as_a_model_and_never_judged() -> None:
    found = find(QUICK, days=TWO)
    for part in STRESS:
        finding = found[f"feedback.stress-{part}"]
        assert finding.verdict is Verdict.NOT_ASSESSABLE
        assert finding.caveats[0].id == "stress.caveat"
        assert all(e.name.startswith(f"stress.{part}.") for e in finding.estimates)


def test_the_urn_takes_rates_named_then_reported_then_equal() -> None:
    def source(found: dict[str, Finding]) -> str:
        ids = {one.id for one in found["feedback.stress-urn"].caveats}
        return next(i for i in ids if i.startswith("stress.rates"))

    assert source(find(QUICK, days=TWO)) == "stress.rates-reported"
    named_ = FeedbackOptions(urn_rates={"A": 1, "B": 3}, urn_runs=5, urn_days=5)
    assert source(find(named_, days=TWO)) == "stress.rates-named"
    bare = [type(one)(one.place, one.day, "", one.events) for one in TWO]
    assert source(find(QUICK, days=bare)) == "stress.rates-equal"


def test_the_corrected_urn_comes_nearer_the_true_share() -> None:
    options = FeedbackOptions(
        urn_rates={"A": 3, "B": 3}, urn_runs=300, urn_days=400, replay_runs=2, draws=9
    )
    rows = days("A", [40] * 10) + days("B", [10] * 10)
    found = find(options, days=rows)
    plain, fixed = (
        reach(found, f"stress.urn.{kind}.1").value for kind in ("plain", "corrected")
    )
    assert plain == pytest.approx(0.8, abs=0.03)
    assert fixed is not None
    assert fixed < 0.6
    assert reach(found, "stress.urn.plain.2").value == pytest.approx(1 - (plain or 0))


def test_mixed_reports_give_the_published_roots() -> None:
    options = FeedbackOptions(
        urn_rates={"A": 3.68511, "B": 2.816466}, urn_runs=5, urn_days=5, replay_runs=2
    )
    found = find(options, days=TWO)
    roots = [ends(found, f"stress.mixed.{place}")[0] for place in range(1, 7)]
    assert roots == pytest.approx([1, 0.7759, 0.6826, 0.6387, 0.6143, 0.5989], abs=5e-5)
    even = FeedbackOptions(
        urn_rates={"A": 1, "B": 1}, urn_runs=5, urn_days=5, mixed_weights=(1,)
    )
    assert why(find(even, days=TWO), "stress.mixed.1") == "absent.no-root"
    three = FeedbackOptions(urn_areas=("A", "B", "C"), urn_runs=5, urn_days=5)
    rows = TWO + days("C", [1], "victim")
    assert why(find(three, days=rows), "stress.mixed.1") == "absent.two-areas"
    assert reach(find(three, days=rows), "stress.urn.plain.3").value is not None


def test_an_area_without_events_has_no_urn() -> None:
    lost = FeedbackOptions(urn_areas=("A", "Z"))
    assert why(find(lost, days=TWO), "stress.urn.plain.1") == "absent.no-areas"
    assert why(find(days=days("A", [1, 1])), "stress.mixed.1") == "absent.no-areas"
    assert why(find(), "stress.urn.corrected.1") == "absent.none"


def test_the_replay_counts_what_stays_flagged() -> None:
    options = FeedbackOptions(replay_window=3, top=1, replay_runs=4, urn_runs=5, urn_days=5)
    found = find(options, days=TWO)
    assert named(found, "stress.replay.ever.without").count == 1
    assert reach(found, "stress.replay.kept").value == 1
    # B never has more than A in three days, and of equal counts the earlier place is flagged.
    assert reach(found, "stress.replay.reported-only").value == 1
    never = FeedbackOptions(replay_extra=0, replay_window=3, urn_runs=5, urn_days=5)
    assert ends(find(never, days=TWO), "stress.replay.added") == (0, 0)
    assert why(find(days=TWO), "stress.replay.kept") == "absent.short-log"
    bare = [type(one)(one.place, one.day, "", one.events) for one in TWO]
    assert (
        why(find(never, days=bare), "stress.replay.reported-only") == "absent.no-discovered-by"
    )


def test_discoveries_weigh_less_where_places_were_flagged_more() -> None:
    # B is ahead by what was discovered there, on the days on which it was flagged.
    rows = [
        *days("A", [3] * 20, "victim"),
        *days("B", [1] * 20, "victim"),
        *days("B", [4] * 20, "officer"),
        *days("C", [1] * 20, "victim"),
    ]
    options = FeedbackOptions(replay_window=3, top=1, replay_runs=4, urn_runs=5, urn_days=5)
    flags = [flagged("B", 0, 19), flagged("C", 5)]
    found = find(options, days=rows, flags=flags)
    assert reach(found, "stress.replay.filtered").high < 0.3
    alike = find(options, days=rows, flags=[flagged("B", 0, 19)])
    assert reach(alike, "stress.replay.filtered").value == 1
    assert why(find(options, days=rows), "stress.replay.filtered") == "absent.no-flag"
    early = find(options, days=rows, flags=[flagged("B", -9, -5)])
    assert why(early, "stress.replay.filtered") == "absent.no-flag"


def test_reporting_rates_by_area_decide_who_stays_at_the_top() -> None:
    rates = {"North": (0.3, 0.6), "South": (0.3, 0.6)}
    options = FeedbackOptions(top=1, reporting_rates=rates, urn_runs=5, urn_days=5)
    homes = [Home("A", "North", 9), Home("A", "South", 1), Home("B", "South", 9)]
    found = find(options, days=TWO, homes=homes)
    assert ends(found, "stress.reporting.swap") == (3, 3)
    assert named(found, "stress.reporting.always").count == 1
    close = {"North": (0.9, 0.9), "South": (0.2, 0.9)}
    wide = FeedbackOptions(top=1, reporting_rates=close, urn_runs=5, urn_days=5)
    found = find(wide, days=TWO, homes=homes)
    assert [
        named(found, f"stress.reporting.{p}").count for p in ("always", "sometimes", "joined")
    ] == [0, 1, 1]
    assert why(find(wide, days=TWO), "stress.reporting.always") == "absent.area-without-rate"
    assert why(find(days=TWO), "stress.reporting.always") == "absent.no-reporting-rates"
    alone = find(days=TWO[:10], given=without("predictions", "cell"))
    assert why(alone, "stress.reporting.swap") == "absent.few-places"


def test_the_top_is_as_many_as_were_flagged_a_day() -> None:
    rows = [one for k in range(5) for one in days(f"P{k}", [k + 1] * 6)]
    flags = [flagged(f"P{k}", day) for day in (1, 2, 3) for k in range(day)]
    found = find(QUICK, days=rows, flags=flags)
    assert named(found, "persistence.closing.all").label.facts["top"] == 2


def test_more_places_by_days_than_fit_are_not_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("veedor.audits.feedback.study.MOST_CELLS", 5)
    found = find(days=TWO)
    assert why(found, "flag.effect.all") == "absent.too-large"
    assert why(found, "stress.urn.plain.1") == "absent.too-large"
    where = Setting(given=ALL, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    with pytest.raises(ValueError, match="no grid"):
        Study(counted(days=TWO), QUICK, where).laid()


@pytest.mark.parametrize(
    "wrong",
    [
        {"period_days": 0},
        {"rank_periods": 1},
        {"top": 0},
        {"slack": -1},
        {"flag_top": -1},
        {"urn_decay": 1},
        {"mixed_weights": (2,)},
        {"replay_extra": -0.1},
        {"urn_areas": ("A",)},
        {"urn_areas": ("A", "A")},
        {"urn_rates": {"A": 0}},
        {"reporting_rates": {"A": (0.5, 0.4)}},
        {"training_from": "yesterday"},
    ],
)
def test_options_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"must|needs|isoformat"):
        FeedbackOptions(**wrong)


def test_the_training_days_are_bound_and_open_where_not_named() -> None:
    where = Setting(given=ALL, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    usual = binds(FeedbackOptions(), where)
    assert (usual["training_from"], usual["windowed"]) == (date(1, 1, 1), 0)
    named_ = binds(FeedbackOptions(training_to="2020-06-30"), where)
    assert (named_["training_to"], named_["windowed"]) == (date(2020, 6, 30), 1)
    listed = binds(
        FeedbackOptions(), Setting(given={}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    )
    assert (listed["listed"], listed["by_area"]) == (1, 1)
