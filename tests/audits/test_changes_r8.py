"""Replay case R8: a threshold raised, matches fall from 56 % to 14 %, and back within a month.

The published case (a police force's face search, 2024-25) gives the two shares and that the
change was taken back; the log here is generated from them and runs through the whole audit.
"""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from veedor.core import Estimate, Finding, Report, Verdict
from veedor.run import audit

FIRST, RAISED, BACK, LAST = (
    date(2024, 9, 2),
    date(2024, 11, 4),
    date(2024, 12, 4),
    date(2025, 2, 2),
)
CASE = """
title: R8
system: Búsqueda por rostro
auditor: Prueba
time_zone: Europe/London
seed: 8
period: {from: "2024-09-02", to: "2025-02-03"}
sources:
  bitacora:
    record: queries
    file: consultas.csv
    columns: {query_id: id, made_at: hecha, hit: coincidencia}
    zone: Europe/London
  cambios:
    record: changes
    file: cambios.csv
    zone: Europe/London
    columns:
      change_id: id
      made_at: hecho
      kind: clase
      parameter: parametro
      old_value: antes
      new_value: despues
      account: autor
      approved_by: aprobado_por
      reason: motivo
audits:
  - kind: changes
    sources: {changes: cambios, hit_counts: bitacora}
"""
ENTRIES = (
    ("1", f"{RAISED} 08:00:00", "threshold", "match", "0.8", "0.9", "ana", "jefa", "falsos"),
    ("2", f"{BACK} 08:00:00", "threshold", "match", "0.9", "0.8", "ana", "jefa", "reclamos"),
)


def share_of_matches(day: date) -> float:
    return 0.14 if RAISED <= day < BACK else 0.56


def write(folder: Path, entries: tuple[tuple[str, ...], ...], case: str = CASE) -> Path:
    """Write the log (days overdispersed), the change log and the case."""
    dice, number = Random(8), 0
    with (folder / "consultas.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "hecha", "coincidencia"])
        for day in (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)):
            share = share_of_matches(day)
            today = dice.betavariate(share * 60, (1 - share) * 60)
            for _ in range(dice.randint(30, 60)):
                number += 1
                at = datetime(day.year, day.month, day.day, 9) + timedelta(  # noqa: DTZ001
                    minutes=dice.randrange(600)
                )
                rows.writerow([number, at, "true" if dice.random() < today else "false"])
    with (folder / "cambios.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(
            [
                *("id", "hecho", "clase", "parametro", "antes", "despues"),
                *("autor", "aprobado_por", "motivo"),
            ]
        )
        rows.writerows(entries)
    (folder / "case.yaml").write_text(case, encoding="utf-8")
    return folder / "case.yaml"


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return audit(write(tmp_path_factory.mktemp("logged"), ENTRIES)).report


@pytest.fixture(scope="module")
def unlogged(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The same log; the entry for the way back is missing."""
    return audit(write(tmp_path_factory.mktemp("unlogged"), ENTRIES[:1])).report


def finding(report: Report, name: str) -> Finding:
    return next(f for f in report.audits[0].findings if f.id == name)


def estimate(report: Report, name: str) -> Estimate:
    every = [e for f in report.audits[0].findings for e in f.estimates]
    (found,) = [e for e in every if e.name == name]
    return found


def test_both_steps_are_found_within_a_day(logged: Report) -> None:
    assert estimate(logged, "changes.steps").count == 2
    stretches = [f"stretch.{n}" for n in (1, 2, 3)]
    days = [estimate(logged, name).label.facts for name in stretches]
    for each, planted in zip(days, (FIRST, RAISED, BACK), strict=True):
        assert abs((date.fromisoformat(str(each["first"])) - planted).days) <= 1
    shares = [estimate(logged, name).interval for name in stretches]
    values = [each.value for each in shares if each is not None]
    assert values == pytest.approx([0.56, 0.14, 0.56], abs=0.03)


def test_with_both_entries_every_step_is_explained(logged: Report) -> None:
    assert estimate(logged, "changes.unlogged").count == 0
    assert finding(logged, "changes.steps").verdict is Verdict.SUPPORTED
    complete = estimate(logged, "changes.approved-and-reasoned")
    assert (complete.count, complete.support) == (2, 2)


def test_the_difference_of_each_change_holds_what_was_planted(logged: Report) -> None:
    for number, planted in ((1, -0.42), (2, 0.42)):
        reach = estimate(logged, f"effect.{number}").interval
        assert reach is not None
        assert reach.kind == "simultaneous"
        assert reach.low <= planted <= reach.high
        assert reach.high - reach.low < 0.2
    assert estimate(logged, "changes.with-effect").count == 2


def test_without_its_entry_the_way_back_stands_as_unlogged(unlogged: Report) -> None:
    assert estimate(unlogged, "changes.unlogged").count == 1
    assert finding(unlogged, "changes.steps").verdict is Verdict.CONTRADICTED
    assert estimate(unlogged, "stretch.3").label.id == "steps.not-logged"
    complete = estimate(unlogged, "changes.approved-and-reasoned")
    assert complete.interval is not None
    assert (complete.interval.low, complete.interval.high) == (0.5, 1.0)


def test_without_a_change_log_the_steps_are_still_found(tmp_path: Path) -> None:
    case = CASE.replace("changes: cambios, ", "")
    report = audit(write(tmp_path, (), case)).report
    assert estimate(report, "changes.steps").count == 2
    assert estimate(report, "changes.unlogged").interval is None
    assert estimate(report, "changes.approved-and-reasoned").interval is None


def test_a_log_that_does_not_say_whether_it_matched_gives_no_step(tmp_path: Path) -> None:
    case = CASE.replace(", hit: coincidencia", "")
    report = audit(write(tmp_path, ENTRIES, case)).report
    assert estimate(report, "changes.steps").interval is None
    assert estimate(report, "changes.with-effect").interval is None
    assert estimate(report, "hours.use-not-excluded").interval is not None
