"""A real register of confirmed gunfire: its published counts, and what it cannot give."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from veedor.core import Estimate, Report
from veedor.run import audit

CASE = """
title: Confirmed gunfire and alerts of acoustic sensors
system: ShotSpotter, Cambridge, Massachusetts
auditor: Test
language: en
time_zone: America/New_York
seed: 1
period: {{from: "{start}", to: "{end}"}}
sources:
  incidents:
    record: known_events
    file: incidents.parquet
    columns:
      event_id: incident_id
      happened_on: day
      flagged: alert
audits:
  - kind: flags
    sources: {{known_events: incidents}}
"""


@pytest.fixture(scope="module")
def incidents(shared: Path) -> pa.Table:
    file = shared / "alerts" / "cambridge_shotspotter" / "incidents.parquet"
    if not file.exists():
        pytest.skip("the register of Cambridge is not beside this checkout")
    return pq.read_table(file)


def report_on(
    folder: Path, table: pa.Table, *, start: str = "2018-01-01", end: str = "2025-10-01"
) -> Report:
    days = pc.strftime(table["date"], format="%Y-%m-%d")
    kept = table.select(["incident_id", "alert"]).append_column("day", days)
    pq.write_table(kept, folder / "incidents.parquet")
    case = folder / "case.yaml"
    case.write_text(CASE.format(start=start, end=end))
    return audit(case).report


def named(report: Report, name: str) -> Estimate:
    (found,) = [e for f in report.audits[0].findings for e in f.estimates if e.name == name]
    return found


def own(table: pa.Table) -> pa.Table:
    return table.filter(pc.invert(table["other_jurisdiction"]))


def hurt(table: pa.Table) -> pa.Table:
    return table.filter(pc.greater(table["injured"], 0))


@pytest.mark.parametrize(
    ("end", "kept", "flagged", "whole"),
    [
        ("2025-01-01", "all", 48, 91),
        ("2025-01-01", "own", 48, 89),
        ("2025-01-01", "hurt", 14, 25),
        ("2025-10-01", "hurt", 14, 28),
    ],
)
def test_the_share_of_confirmed_gunfire_that_raised_an_alert(
    tmp_path: Path, incidents: pa.Table, end: str, kept: str, flagged: int, whole: int
) -> None:
    table = {"all": incidents, "own": own(incidents), "hurt": hurt(incidents)}[kept]
    found = named(report_on(tmp_path, table, end=end), "sensitivity")
    assert (found.count, found.support) == (flagged, whole)
    assert found.interval is not None
    assert found.interval.kind == "exact count"
    assert found.interval.value == pytest.approx(flagged / whole)


@pytest.mark.parametrize(
    ("year", "end", "whole", "shootings"),
    [("2023", "2024-01-01", 6, 4), ("2024", "2025-01-01", 15, 4), ("2025", "2025-10-01", 5, 3)],
)
def test_the_incidents_that_each_years_report_counts(
    tmp_path: Path, incidents: pa.Table, year: str, end: str, whole: int, shootings: int
) -> None:
    start = f"{year}-01-01"
    every = named(report_on(tmp_path, own(incidents), start=start, end=end), "sensitivity")
    assert every.support == whole
    with_wounds = report_on(tmp_path, hurt(own(incidents)), start=start, end=end)
    assert named(with_wounds, "sensitivity").support == shootings


def test_no_share_of_false_alerts_comes_out_of_it(tmp_path: Path, incidents: pa.Table) -> None:
    report = report_on(tmp_path, incidents)
    for name in ("precision.bounds", "precision.useful", "recall", "recall.bounds"):
        found = named(report, name)
        assert found.interval is None
        assert found.absent_because is not None
        assert found.absent_because.id == "absent.events-only"
    (precision,) = [f for f in report.audits[0].findings if f.id == "flags.precision"]
    assert not any(estimate.interval for estimate in precision.estimates)
