"""The integrity audit on the replay, whose planted faults are known."""

import json
from pathlib import Path
from typing import Any

import pytest

from veedor.core import Estimate, Report
from veedor.replay import write_replay
from veedor.run import audit

AUDITS = """
audits:
  - kind: integrity
    sources: {queries: consultas, accounts: usuarios}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_replay(tmp_path_factory.mktemp("replay"), small=True).parent
    sources = (folder / "case.yaml").read_text(encoding="utf-8").partition("\naudits:")[0]
    (folder / "integrity.yaml").write_text(sources + AUDITS, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def truth(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "truth.json").read_text())
    return found


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return audit(folder / "integrity.yaml").report


def named(report: Report, name: str) -> Estimate:
    return next(e for f in report.audits[0].findings for e in f.estimates if e.name == name)


def test_the_planted_gaps_are_found_and_no_others(
    report: Report, truth: dict[str, Any]
) -> None:
    gaps = truth["planted"]["gaps"]
    assert named(report, "ids.missing").count == sum(gap["missing"] for gap in gaps)
    assert named(report, "ids.gaps").count == len(gaps)
    assert named(report, "ids.resets").count == 0


def test_look_ups_outside_the_dates_of_their_account_are_the_truth(
    report: Report, truth: dict[str, Any]
) -> None:
    planted = truth["planted"]
    unknown = planted["queries_by_unknown_accounts"]
    outside = unknown + planted["queries_after_account_closed"]
    assert named(report, "queries.unregistered").count == unknown
    assert named(report, "queries.outside-account-dates").count == outside


def test_reasons_that_are_lacking_are_the_truth(report: Report, truth: dict[str, Any]) -> None:
    assert named(report, "trace.reason").count == truth["empty"]["reason"]
    assert named(report, "trace.incomplete").count == truth["empty"]["reason"]


def test_a_log_of_nine_rows_a_day_cannot_show_one_silent_day(
    report: Report, truth: dict[str, Any]
) -> None:
    assert truth["planted"]["silent_days"]
    assert named(report, "silences").count == 0
    assert (named(report, "silences.always-shown").count or 0) > 24


def test_what_was_not_tampered_with_raises_no_alarm(report: Report) -> None:
    for name in ("rows.out-of-order", "clock.steps", "blocks.duplicated-rows"):
        assert named(report, name).count == 0
