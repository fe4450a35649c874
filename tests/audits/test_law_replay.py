"""The small replay, with seven kinds and three packs: what was planted is what is found."""

import json
from pathlib import Path
from typing import Any

import pytest

from veedor.replay import write_replay
from veedor.report import to_json
from veedor.run import audit


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("law")
    write_replay(place, small=True)
    return place


@pytest.fixture(scope="module")
def record(folder: Path) -> bytes:
    return to_json(audit(folder / "law.yaml").report)


@pytest.fixture(scope="module")
def report(record: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(record)
    return found


@pytest.fixture(scope="module")
def papers(folder: Path) -> dict[str, int]:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    found: dict[str, int] = truth["papers"]
    return found


def estimate(report: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [
        one
        for part in report["audits"]
        for finding in part["findings"]
        for one in finding["estimates"]
        if one["name"] == name
    ]
    return dict(found)


def test_it_runs_the_kinds_on_logs_lists_terms_and_claims(report: dict[str, Any]) -> None:
    run = {part["kind"] for part in report["audits"]}
    on_logs = {"access", "changes", "claims", "integrity", "requests", "retention", "watchlist"}
    assert run == on_logs


def test_changes_of_the_list_without_an_event_are_those_left_out(
    report: dict[str, Any], papers: dict[str, int]
) -> None:
    found = estimate(report, "changes.without-source")
    assert found["count"] == papers["entries_without_event"] + papers["removals_without_event"]
    assert found["support"] == papers["events"] + found["count"]


def test_activity_in_declared_stops_is_what_the_log_holds(
    report: dict[str, Any], papers: dict[str, int]
) -> None:
    found = estimate(report, "off-windows.active-hours")
    assert found["count"] == papers["active_hours_in_stops"]
    assert found["support"] == papers["hours_in_stops"]


def test_the_two_registers_differ_by_what_was_planted(
    report: dict[str, Any], papers: dict[str, int]
) -> None:
    found = estimate(report, "copies.different-rows")
    planted = papers["only_sent"] + papers["only_received"] + papers["different"]
    assert found["count"] == planted
    assert found["support"] == papers["sent"] + papers["only_received"]


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        ("CABA-01", "not met"),
        ("SRFP-R5", "not met"),
        ("SRFP-R4", "met"),
        ("SRFP-R10", "not met"),
        ("SRFP-R11", "not met"),
        ("SRFP-R12", "not met"),
        ("AR-16", "not met"),
        ("SRFP-R8", "cannot be determined"),
        ("SRFP-R3", "cannot be determined"),
        ("AR-31", "not applicable"),
        ("LED-08", "cannot be determined"),
    ],
)
def test_the_rules_stand_as_the_records_show(
    report: dict[str, Any], rule: str, verdict: str
) -> None:
    checks = {
        check["rule"]["id"]: check for pack in report["packs"] for check in pack["checks"]
    }
    assert checks[rule]["verdict"] == verdict


def test_the_same_bytes_with_one_thread(folder: Path, record: bytes) -> None:
    assert to_json(audit(folder / "law.yaml", threads=1).report) == record
