"""Every published deployment of the Metropolitan Police, through a case file alone."""

import shutil
from pathlib import Path

import pytest

from veedor.core import Estimate, Finding, Report, Verdict
from veedor.run import audit
from veedor.stats.chance import exact_interval

CASE = """title: Deployments of the Metropolitan Police, 2020 to July 2025
system: Live facial recognition
auditor: Test
language: en
time_zone: Europe/London
seed: 1
period: {{from: "{first}", to: "{last}"}}
sources:
  grid:
    record: deployments
    file: deployments_official.parquet
    columns:
      deployment_id: deployment_id
      held_on: {day}
      place: place
      watchlist_size: watchlist_size
      threshold: threshold
      faces_seen: faces_seen
      alerts: alerts_total
      alerts_true: alerts_true_confirmed
      alerts_true_unconfirmed: alerts_true_unconfirmed
      alerts_false: alerts_false_confirmed
      alerts_false_unconfirmed: alerts_false_unconfirmed
      arrests: arrests
      grounds: use_case
audits:
  - kind: recognition
    sources: {{deployments: grid}}
"""


@pytest.fixture(scope="module")
def grid(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("met")
    shutil.copy(shared / "match/lfr_met/deployments_official.parquet", folder)
    return folder


def report_of(folder: Path, first: str, last: str, day: str = "date") -> Report:
    case = folder / "case.yaml"
    case.write_text(CASE.format(first=first, last=last, day=day), encoding="utf-8")
    return audit(case).report


@pytest.fixture(scope="module")
def report(grid: Path) -> Report:
    return report_of(grid, "2020-01-01", "2025-07-12")


def finding(report: Report, name: str) -> Finding:
    return next(f for f in report.audits[0].findings if f.id == f"recognition.{name}")


def estimate(report: Report, name: str) -> Estimate:
    return next(e for f in report.audits[0].findings for e in f.estimates if e.name == name)


def test_one_split_does_not_add_up_and_is_shown(report: Report) -> None:
    """Westminster, 10 January 2024: 1 alert, 1 true confirmed and 1 true unconfirmed."""
    sums = finding(report, "sums")
    assert sums.verdict is Verdict.CONTRADICTED
    assert estimate(report, "rows.exceed").count == 1
    (case,) = [a.text.facts for a in sums.alternatives]
    assert (case["alerts"], case["ct"], case["t0"], case["cf"], case["f0"]) == (1, 1, 1, 0, 0)


@pytest.mark.parametrize(
    ("first", "last", "faces", "alerts"),
    [
        ("2020-01-01", "2021-01-01", 13_200, 8),
        ("2022-01-01", "2023-01-01", 144_366, 20),
        ("2023-01-01", "2024-01-01", 326_392, 58),
        ("2024-01-01", "2025-01-01", 902_748, 1_286),
        ("2025-01-01", "2025-07-12", 1_703_254, 1_161),
    ],
)
def test_faces_and_alerts_of_each_year_are_the_published_ones(
    grid: Path, first: str, last: str, faces: int, alerts: int
) -> None:
    found = finding(report_of(grid, first, last), "funnel").plain.facts
    assert (found["faces"], found["alerts"]) == (faces, alerts)


def test_rates_per_face_and_per_alert_of_2024_differ_by_three_orders(grid: Path) -> None:
    report = report_of(grid, "2024-01-01", "2025-01-01")
    found = finding(report, "funnel").plain.facts
    confirmed = finding(report, "funnel").alternatives[0].estimates[0].interval
    assert confirmed is not None
    assert confirmed.low < 27 / 902_748 < confirmed.high
    assert found["false"] == 27
    face, alert = (
        estimate(report, f"false-alerts.per-{part}").interval for part in ("face", "alert")
    )
    assert face is not None
    assert alert is not None
    assert 300 < alert.low / face.low < 3000


def test_arrests_per_alert_are_the_published_sums(grid: Path) -> None:
    report = report_of(grid, "2024-01-01", "2025-01-01")
    found = estimate(report, "arrests.per-alert")
    assert (found.count, found.support) == (575, 1286)


def test_deployments_widen_the_interval_that_rows_alone_would_give(report: Report) -> None:
    found = estimate(report, "arrests.per-alert")
    assert found.count is not None
    assert found.interval is not None
    alone = exact_interval(found.count, found.support, 0.95)
    assert found.interval.low < alone.low < alone.high < found.interval.high


def test_false_alerts_of_all_years_are_the_published_sums(report: Report) -> None:
    """7 + 3 + 2 + 27 + 7 confirmed false; of the alert that is split twice nothing is known."""
    found = finding(report, "funnel").plain.facts
    assert (found["faces"], found["alerts"]) == (3_089_960, 2_533)
    assert (found["false"], found["unknown"]) == (46, 1)
    expected = estimate(report, "false-alerts.expected")
    assert expected.support == 3_089_960
    assert expected.interval is not None
    assert expected.interval.low < 46 < expected.interval.high


def test_what_the_grid_does_not_hold_is_said_to_be_lacking(report: Report) -> None:
    for name in ("alerts.reviewed-before-act", "acts.without-human-ground", "misses.share"):
        assert estimate(report, name).interval is None
    assert estimate(report, "deployments.place-reasoned").absent_because is not None
