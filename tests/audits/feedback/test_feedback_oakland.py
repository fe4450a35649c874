"""The worked case of Oakland: the settings of Ensign et al. (2018) from the case alone."""

import shutil
from pathlib import Path

import duckdb
import pytest

from veedor.core import Estimate, Finding, Interval
from veedor.run import audit

CASE = Path(__file__).parents[3] / "examples" / "feedback-oakland"
DATA = "forecast/oakland-drug-2009-2012"


@pytest.fixture(scope="module")
def findings(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Finding]:
    """Copy the case and its data into one folder, as docs/feedback.md says, and audit it."""
    folder = tmp_path_factory.mktemp("oakland") / "case"
    shutil.copytree(CASE, folder)
    for name in ("events.parquet", "forecast.parquet"):
        shutil.copy(shared / DATA / name, folder)
    text = (folder / "tables.sql").read_text(encoding="utf-8")
    for file in ("events", "forecast", "incidents", "predictions"):
        text = text.replace(f"'{file}.parquet'", f"'{folder / file}.parquet'")
    duckdb.connect(":memory:").execute(text)
    report = audit(folder / "case.yaml").report
    return {one.id: one for one in report.audits[0].findings}


def named(findings: dict[str, Finding], name: str) -> Estimate:
    every = [e for f in findings.values() for e in f.estimates]
    every += [e for f in findings.values() for a in f.alternatives for e in a.estimates]
    (one,) = [e for e in every if e.name == name]
    return one


def reach(findings: dict[str, Finding], name: str) -> Interval:
    interval = named(findings, name).interval
    assert interval is not None
    return interval


@pytest.mark.slow
def test_the_urn_starts_with_the_published_priors_and_ends_at_the_reference_means(
    findings: dict[str, Finding],
) -> None:
    start = findings["feedback.stress-urn"].plain.facts["start"]
    assert start == pytest.approx(609 / (609 + 379))
    plain = reach(findings, "stress.urn.plain.1")
    fixed = reach(findings, "stress.urn.corrected.1")
    assert plain.value == pytest.approx(0.932, abs=0.003)
    assert (plain.low, plain.high) == pytest.approx((0.818, 0.997), abs=0.008)
    assert fixed.value == pytest.approx(0.567, abs=0.004)
    assert (fixed.low, fixed.high) == pytest.approx((0.489, 0.649), abs=0.008)


@pytest.mark.slow
def test_mixed_reports_settle_at_the_published_roots(findings: dict[str, Finding]) -> None:
    roots = [reach(findings, f"stress.mixed.{place}").value for place in range(1, 7)]
    assert roots == pytest.approx([1, 0.7759, 0.6826, 0.6387, 0.6143, 0.5989], abs=5e-5)


@pytest.mark.slow
def test_a_forecast_nobody_patrolled_by_still_shows_a_rise_after_the_flag(
    findings: dict[str, Finding],
) -> None:
    # 52 of 661 bins are ever flagged; what they show is why they were flagged, not patrols.
    sizes = [named(findings, f"flag.{name}").count for name in ("matched", "alone", "early")]
    assert sizes == [46, 3, 3]
    found = reach(findings, "flag.effect.all")
    assert (found.value, found.low, found.high) == pytest.approx(
        (0.7738, 0.3067, 1.2410), abs=5e-5
    )
    assert reach(findings, "flag.path.all.-2").high < 0
    last = reach(findings, "flag.last.all")
    assert (last.value, last.low, last.high) == pytest.approx(
        (0.0446, -0.7805, 0.8696), abs=5e-5
    )
    caveats = {one.id for one in findings["feedback.first-flag"].caveats}
    assert "flag.caveat-rising" in caveats


@pytest.mark.slow
def test_ranks_persist_less_than_constant_rates_would_give(
    findings: dict[str, Finding],
) -> None:
    seen = reach(findings, "persistence.ranks.all")
    assert seen.value == pytest.approx(0.7746, abs=5e-5)
    assert seen.high < reach(findings, "persistence.ranks.all.null").low


@pytest.mark.slow
def test_one_event_more_in_five_keeps_fewer_places_flagged(
    findings: dict[str, Finding],
) -> None:
    assert named(findings, "stress.replay.ever.without").count == 62
    assert reach(findings, "stress.replay.ever").value == pytest.approx(23.7, abs=0.5)
    assert reach(findings, "stress.replay.kept").value == pytest.approx(0.626, abs=0.01)


@pytest.mark.slow
def test_who_discovered_the_events_is_not_on_record_and_said_so(
    findings: dict[str, Finding],
) -> None:
    found = named(findings, "training.police-initiated")
    assert found.absent_because is not None
    assert found.absent_because.id == "absent.no-discovered-by"
