"""The replay's truth is known: what the audit says must be that, in every unit."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from veedor.core import Estimate, Finding, Report, Verdict
from veedor.replay import write_replay
from veedor.report import to_json
from veedor.run import audit


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_replay(tmp_path_factory.mktemp("replay"), small=True).parent


@pytest.fixture(scope="module")
def truth(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "truth.json").read_text())
    return found


@pytest.fixture(scope="module")
def complete(folder: Path) -> Report:
    return audit(folder / "case.yaml").report


@pytest.fixture(scope="module")
def partial(folder: Path) -> Report:
    return audit(folder / "one-version.yaml").report


def finding(report: Report, name: str) -> Finding:
    return next(f for f in report.audits[0].findings if f.id == name)


def estimate(found: Finding, name: str) -> Estimate:
    return next(e for e in found.estimates if e.name == name)


def test_the_shares_outside_are_the_truth_in_all_three_units(
    complete: Report, truth: dict[str, Any]
) -> None:
    outside, known = finding(complete, "access.outside"), truth["as_of"]
    assert outside.verdict is Verdict.CONTRADICTED
    for unit, theirs in (
        ("queries", "queries_outside"),
        ("persons", "persons_outside"),
        ("person-days", "person_days_outside"),
    ):
        assert estimate(outside, f"outside.{unit}").count == known[theirs]


def test_the_denominators_are_the_published_totals_scaled_down(complete: Report) -> None:
    outside = finding(complete, "access.outside")
    assert estimate(outside, "outside.queries").support == 9392
    assert estimate(outside, "outside.persons").support == 7042


def test_the_places_among_the_orders_are_the_truth(
    complete: Report, truth: dict[str, Any]
) -> None:
    outside, known = finding(complete, "access.outside"), truth["as_of"]
    for ours, theirs in (
        ("outside.before", "queries_before_listed"),
        ("outside.between", "queries_between_listings"),
        ("outside.after", "queries_after_listed"),
    ):
        assert estimate(outside, ours).count == known[theirs]


def test_the_bounds_by_purpose_are_the_truth(complete: Report, truth: dict[str, Any]) -> None:
    by_basis = truth["by_basis"]
    bounds = finding(complete, "access.bounds")
    reach = estimate(bounds, "bounds.queries").interval
    assert reach is not None
    assert reach.low == pytest.approx(by_basis["not lawful"]["queries_outside"] / 9392)
    assert reach.high == pytest.approx(truth["as_of"]["queries_outside"] / 9392)
    if_none, if_declared, if_all = (a.estimates[0].count for a in bounds.alternatives)
    excused = by_basis["lawful"]["queries_outside"]
    assert if_none == truth["as_of"]["queries_outside"]
    assert if_declared == truth["as_of"]["queries_outside"] - excused
    assert if_all == by_basis["not lawful"]["queries_outside"]


def test_one_version_gives_bounds_that_hold_the_truth_and_never_a_point(
    partial: Report, truth: dict[str, Any]
) -> None:
    outside, known = finding(partial, "access.outside"), truth["as_of"]
    for unit, theirs, total in (
        ("queries", "queries_outside", 9392),
        ("persons", "persons_outside", 7042),
    ):
        reach = estimate(outside, f"outside.{unit}").interval
        assert reach is not None
        assert reach.kind == "bounds"
        assert reach.value is None
        assert reach.low <= known[theirs] / total <= reach.high
    assert [ask.record for ask in outside.asks] == ["orders"]


def test_the_bounds_narrow_as_the_purposes_are_handed_over(
    folder: Path, complete: Report
) -> None:
    text = (folder / "case.yaml").read_text()
    without = text.replace("      purposes: finalidades  # las finalidades admitidas\n", "")
    assert without != text
    other = folder / "without-purposes.yaml"
    other.write_text(without)
    wide = estimate(finding(audit(other).report, "access.bounds"), "bounds.queries").interval
    narrow = estimate(finding(complete, "access.bounds"), "bounds.queries").interval
    assert wide is not None
    assert narrow is not None
    assert wide.low == 0
    assert wide.low < narrow.low
    assert wide.high == narrow.high


def test_planted_gaps_and_the_planted_silent_day_are_found(
    complete: Report, truth: dict[str, Any]
) -> None:
    gaps = finding(complete, "access.gaps")
    assert estimate(gaps, "gaps.ids").count == sum(
        gap["missing"] for gap in truth["planted"]["gaps"]
    )
    assert gaps.verdict is Verdict.CONTRADICTED


def test_empty_and_vague_reasons_are_the_truth(complete: Report, truth: dict[str, Any]) -> None:
    reasons = finding(complete, "access.reasons")
    assert estimate(reasons, "reason.empty").count == truth["empty"]["reason"]
    assert estimate(reasons, "reason.vague").count == truth["empty"]["vague_reason"]


def test_the_same_bytes_with_one_thread_and_two_and_run_again(
    folder: Path, complete: Report
) -> None:
    expected = to_json(complete)
    for threads in (1, 2):
        assert to_json(audit(folder / "case.yaml", threads=threads).report) == expected


def test_the_report_does_not_depend_on_the_pseudonym_key(
    folder: Path, complete: Report
) -> None:
    keyed = folder / "keyed.yaml"
    keyed.write_text((folder / "case.yaml").read_text() + "\npseudonym_key: caso.key\n")
    (folder / "caso.key").write_text("0" * 32)
    first = audit(keyed)
    (folder / "caso.key").write_text("f" * 32)
    second = audit(keyed)
    assert to_json(first.report) == to_json(second.report)
    assert first.annex != second.annex
    assert first.report.audits == complete.audits


def test_the_same_bytes_in_another_folder_locale_and_time_zone(
    folder: Path, complete: Report, tmp_path: Path
) -> None:
    moved = tmp_path / "otra carpeta ñ"
    moved.mkdir()
    for file in folder.iterdir():
        (moved / file.name).write_bytes(file.read_bytes())
    environment = os.environ | {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-m", "veedor", "audit", "case.yaml", "--json", "--out", "out"],
        cwd=moved,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert done.stdout.strip() == to_json(complete)


def test_no_raw_identifier_of_the_replay_is_in_report_annex_or_page(
    folder: Path, complete: Report
) -> None:
    from veedor.report import to_annex, to_html  # noqa: PLC0415

    record = to_json(complete)
    outcome = audit(folder / "case.yaml")
    written = record + to_html(record, "es").encode() + to_annex(outcome.annex)
    log = (folder / "consultas.csv").read_text().splitlines()[1:]
    persons = {line.split(",")[4] for line in log}
    accounts = {line.split(",")[2] for line in log}
    assert len(persons) == 7042
    assert not [person for person in persons if person and person.encode() in written]
    assert not [account for account in accounts if account and account.encode() in written]


def test_the_annex_lists_common_reasons_with_plates_numbers_and_names_masked(
    folder: Path,
) -> None:
    log = (folder / "consultas.csv").read_text().splitlines()
    typed = [
        "patente AB 123 CD",
        "dni 30.123.456 urgente",
        "pedido de Juana Ejemplo",
        "control",
    ]
    rows = []
    for number, line in enumerate(log[1:]):
        cells = line.split(",")
        cells[6] = typed[number % 4]
        rows.append(",".join(cells))
    (folder / "typed.csv").write_text("\n".join([log[0], *rows]) + "\n")
    case = folder / "typed.yaml"
    case.write_text((folder / "case.yaml").read_text().replace("consultas.csv", "typed.csv"))
    annex = {table.name: table for table in audit(case).annex}
    assert {row[0] for row in annex["access.reasons"].rows} == {
        "patente [plate]",
        "dni [number] urgente",
        "pedido de [name]",
        "control",
    }
