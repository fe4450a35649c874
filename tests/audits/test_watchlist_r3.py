"""Replay R3: the published figures on the national list of wanted persons, run through.

The figures as the legal study of 2026-11-22 cites them (§2.1): CONARC size "46,479 (May 2019)"
[V 14,37,38]; "8,500+ entries suspended by Disposición 7/2019 because the person could not be
individualised (derived: 18 % of the list)" [V 37,39]; children "61 (UN Rapporteur, 2019)"
[V 40]. §8, R3: "18.3 %; 0.13 %" must come out. All else about these entries is invented.
"""

import pytest

from veedor.core import Estimate, Report
from veedor.report import to_html, to_json
from veedor.run import audit

ENTRIES, NOT_INDIVIDUALISED, MINORS = 46_479, 8_500, 61
CASE = """
title: Réplica R3, calidad de la lista nacional
system: Lista nacional (entradas inventadas)
auditor: Réplica de Veedor
language: es
time_zone: America/Argentina/Buenos_Aires
seed: 1
period: {from: "2019-05-01", to: "2019-06-01"}
sources:
  lista:
    record: watchlist
    file: lista.csv
    zone: America/Argentina/Buenos_Aires
    columns:
      entry_id: nro
      person: dni
      document_shape: dni
      filiation: filiacion
      born_on: nacimiento
      listed_from: {from: alta, day: start}
      status: estado
audits:
  - kind: watchlist
    sources: {watchlist: lista}
    options: {list_published: true, wrong_statuses: [suspendida]}
rules: {as_of: "2019-06-01", jurisdiction: AR-C, packs: [caba]}
"""


def rows() -> list[str]:
    """Entries with the published counts; every third of the lacking has a placeholder."""
    lines = ["nro,dni,filiacion,nacimiento,alta,estado"]
    for n in range(ENTRIES):
        lacking, minor = n < NOT_INDIVIDUALISED, n >= ENTRIES - MINORS
        document = ("", "00000000", "S/D")[n % 3] if lacking else f"{20_000_000 + n}"
        parents = "" if lacking else "Padre y Madre"
        born = "" if lacking else "2003-05-02" if minor else "1980-01-01"
        state = "suspendida" if lacking else "vigente"
        lines.append(f"E{n:05},{document},{parents},{born},2019-05-01,{state}")
    return lines


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("r3")
    (folder / "lista.csv").write_text("\n".join(rows()) + "\n", encoding="utf-8")
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    return audit(folder / "case.yaml").report


def estimate(report: Report, name: str) -> Estimate:
    (found,) = (e for f in report.audits[0].findings for e in f.estimates if e.name == name)
    return found


def test_the_share_that_is_not_individualised_is_the_published_one(report: Report) -> None:
    found = estimate(report, "entries.not-individualised")
    assert (found.count, found.support) == (8_500, 46_479)
    assert found.interval is not None
    assert round(100 * found.interval.low, 1) == 18.3
    assert found.interval.low == found.interval.high == found.interval.value


def test_suspended_entries_are_kept_with_a_known_error(report: Report) -> None:
    assert estimate(report, "entries.known-wrong").count == 8_500


def test_the_minors_are_the_published_ones_in_bounds(report: Report) -> None:
    found = estimate(report, "published-minors")
    assert found.interval is not None
    assert (found.support, found.count) == (46_479, None)
    assert round(100 * found.interval.low, 2) == 0.13
    # No date of birth: the 8,500 may be minors too.
    assert found.interval.high == pytest.approx((61 + 8_500) / 46_479)
    assert estimate(report, "minors.published").interval == found.interval


def test_documents_that_are_lacking_are_told_by_their_form(report: Report) -> None:
    assert estimate(report, "documents.missing").count == 2_834
    assert estimate(report, "documents.placeholder").count == 5_666
    assert estimate(report, "documents.other-form").count == 0
    assert estimate(report, "documents.not-usable").count == 8_500


def test_the_citys_rule_on_minors_is_not_met_and_the_one_on_orders_is_not_decided(
    report: Report,
) -> None:
    held = {check.rule.id: check.verdict.value for check in report.packs[0].checks}
    assert held["SRFP-R8"] == "not met"
    assert held["SRFP-R4"] == "cannot be determined"


def test_the_page_prints_both_published_shares(report: Report) -> None:
    page = to_html(to_json(report), "es")
    assert "18,29\N{NO-BREAK SPACE}%" in page
    assert "0,13\N{NO-BREAK SPACE}%" in page
    assert "8.500 de 46.479" in page
    assert "20030000" not in page
