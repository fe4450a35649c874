"""The replay's list has a known truth: as spans and as a thousand versions alike."""

import csv
import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from veedor.core import Estimate, Report, Verdict
from veedor.replay import write_replay
from veedor.run import audit

HEAD = """
title: t
system: s
auditor: a
time_zone: America/Argentina/Buenos_Aires
seed: 1
language: es
period: {from: "2019-03-25", to: "2021-12-21"}
sources:
  ordenes:
    record: orders
    file: ordenes.csv
    zone: America/Argentina/Buenos_Aires
    columns:
      order_id: orden
      person: dni
      kind: clase
      valid_from: {from: desde, format: "%d/%m/%Y %H:%M:%S"}
      valid_to: {from: hasta, format: "%d/%m/%Y %H:%M:%S"}
  lista:
    zone: America/Argentina/Buenos_Aires
"""
SPANS = """
    record: watchlist
    file: ordenes.csv
    columns:
      person: dni
      document_shape: dni
      order_id: orden
      order_kind: clase
      listed_from: {from: desde, format: "%d/%m/%Y %H:%M:%S"}
      listed_to: {from: hasta, format: "%d/%m/%Y %H:%M:%S"}
"""
VERSIONS = """
    record: list_versions
    file: versiones.csv
    columns:
      version_at: {from: version, format: "%d/%m/%Y %H:%M:%S"}
      person: dni
      kind: clase
"""
ROWS_BY_VERSION = """
    record: watchlist
    file: versiones.csv
    columns:
      version_at: {from: version, format: "%d/%m/%Y %H:%M:%S"}
      person: dni
      order_kind: clase
"""
ASK = """
audits:
  - kind: watchlist
    sources: {watchlist: lista, orders: ordenes}
    options: {orders_history: complete}
"""
FORM = "%d/%m/%Y %H:%M:%S"


def read(written: str) -> datetime:
    return datetime.strptime(written, FORM).replace(tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = write_replay(tmp_path_factory.mktemp("replay"), small=True).parent
    with (where / "ordenes.csv").open(encoding="utf-8", newline="") as text:
        entries = list(csv.DictReader(text))
    lines = ["version,dni,clase"]
    moment = read("25/03/2019 00:00:00")
    while moment < read("21/12/2021 00:00:00"):
        for entry in entries:
            end = read(entry["hasta"] or "31/12/9999 00:00:00")
            if read(entry["desde"]) <= moment < end:
                lines.append(f"{moment.strftime(FORM)},{entry['dni']},{entry['clase']}")
        moment = moment.replace(hour=7) + timedelta(days=int(moment.hour == 7))
    (where / "versiones.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return where


@pytest.fixture(scope="module")
def truth(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "truth.json").read_text())
    return found


@pytest.fixture(scope="module", params=[SPANS, VERSIONS, ROWS_BY_VERSION])
def report(folder: Path, request: pytest.FixtureRequest) -> Report:
    case = folder / "watchlist.yaml"
    case.write_text(HEAD + request.param.lstrip("\n") + ASK, encoding="utf-8")
    return audit(case).report


def estimate(report: Report, name: str) -> Estimate:
    (found,) = (e for f in report.audits[0].findings for e in f.estimates if e.name == name)
    return found


def test_entries_and_persons_are_the_truth(report: Report, truth: dict[str, Any]) -> None:
    whole = estimate(report, "entries-without-order")
    assert whole.support == truth["list"]["entries"] == 200
    assert estimate(report, "duplicates.persons").support == truth["list"]["persons_ever"]


def test_every_entry_has_its_order_to_the_second(report: Report) -> None:
    assert estimate(report, "entries-without-order").count == 0
    (orders,) = (f for f in report.audits[0].findings if f.id == "watchlist.orders")
    assert orders.verdict is Verdict.SUPPORTED


def test_the_turnover_is_the_truth(report: Report, truth: dict[str, Any]) -> None:
    known = truth["list"]
    assert estimate(report, "turnover.at-first").count == known["persons_at_fewest"]
    assert estimate(report, "turnover.at-last").count == known["persons_on_last_version"]
    assert estimate(report, "turnover.days").count == known["changes"]
    came_and_went = known["entries"] - known["persons_at_most"]
    assert estimate(report, "turnover.added").count == came_and_went
    assert estimate(report, "turnover.removed").count == came_and_went


def test_nobody_is_on_the_list_twice(report: Report) -> None:
    assert estimate(report, "duplicates.persons").count == 0


def test_kinds_of_order_are_told_apart(report: Report, folder: Path) -> None:
    with (folder / "ordenes.csv").open(encoding="utf-8", newline="") as text:
        written = Counter(row["clase"] for row in csv.DictReader(text))
    assert sum(written.values()) == 200
    for ours, theirs in (
        ("arrest", "CAPTURA"),
        ("whereabouts", "AVERIGUACION DE PARADERO"),
        ("summons", "COMPARENDO"),
        ("other", "PROHIBICION DE SALIDA"),
        ("none", ""),
        ("fugitive", "PROFUGO"),
        ("default", "REBELDIA"),
    ):
        assert estimate(report, f"kinds.{ours}").count == written[theirs]
