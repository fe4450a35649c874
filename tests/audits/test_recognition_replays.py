"""Replays R2, R4, R5 and R7: published totals, run through a case file and its engine.

The figures as the legal study of 2026-11-22 prints them (§8); all else here is invented.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from veedor.core import Estimate, Finding, Report, Verdict
from veedor.report import to_html, to_json
from veedor.run import audit

HEAD = """
title: Réplica de totales publicados
system: Reconocimiento facial (registros inventados)
auditor: Réplica de Veedor
language: es
time_zone: America/Argentina/Buenos_Aires
seed: 1
sources:
"""
USES = """  usos:
    record: deployments
    file: usos.csv
    columns: {deployment_id: nro, faces_seen: rostros, alerts: alertas, alerts_true: ciertas,
      alerts_false: falsas, arrests: detenciones}
"""
ALERTS = """  alertas:
    record: alerts
    file: alertas.csv
    zone: America/Argentina/Buenos_Aires
    columns: {alert_id: nro, made_at: hora, identity: identidad, group_name: grupo}
"""
ACTS = """  actos:
    record: stops
    file: actos.csv
    zone: America/Argentina/Buenos_Aires
    columns: {stop_id: nro, started_at: hora, alert_id: alerta, identity: identidad,
      result: resultado, cause: causa, basis_for_arrest: base}
"""

Run = Callable[..., Report]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def made(sources: str, held: str, options: str = "{}", **files: list[str]) -> Report:
        for name, lines in files.items():
            (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        audits = (
            f"audits:\n  - kind: recognition\n    sources: {held}\n    options: {options}\n"
        )
        case = tmp_path / "case.yaml"
        case.write_text(HEAD + sources + audits, encoding="utf-8")
        return audit(case).report

    return made


def uses(*rows: str) -> list[str]:
    return ["nro,rostros,alertas,ciertas,falsas,detenciones", *rows]


def false_alerts(**groups: int) -> list[str]:
    rows = [group for group, number in groups.items() for _ in range(number)]
    return [
        "nro,hora,identidad,grupo",
        *(f"A{n},2024-05-02 10:00:00,wrong,{group}" for n, group in enumerate(rows)),
    ]


def estimate(report: Report, name: str) -> Estimate:
    (found,) = (e for f in report.audits[0].findings for e in f.estimates if e.name == name)
    return found


def finding(report: Report, name: str) -> Finding:
    return next(f for f in report.audits[0].findings if f.id == f"recognition.{name}")


def percent(report: Report, name: str, digits: int = 1) -> tuple[float, float]:
    found = estimate(report, name).interval
    assert found is not None
    return round(100 * found.low, digits), round(100 * found.high, digits)


def test_r2_of_1227_identified_226_were_detained_and_half_of_the_rest_was_bad_data(
    run: Run,
) -> None:
    """R2: 18.4 % (16.3 to 20.7) detained; of 1,001 others about half wrong data in the base.

    501 bear the cause, 500 none: what caused those may be anything, so each cause has bounds.
    """
    hour = "2019-05-02 10:00:00"
    rows = [
        *(f"S{n},{hour},A{n},correct,arrest,,true" for n in range(226)),
        *(f"S{n},{hour},A{n},wrong,released,wrong identifier," for n in range(226, 727)),
        *(f"S{n},{hour},A{n},wrong,released,," for n in range(727, 1227)),
    ]
    alerts = [f"A{n},{hour},{'correct' if n < 226 else 'wrong'}," for n in range(1227)]
    report = run(
        ALERTS + ACTS,
        "{alerts: alertas, stops: actos}",
        alertas=["nro,hora,identidad,grupo", *alerts],
        actos=["nro,hora,alerta,identidad,resultado,causa,base", *rows],
    )
    detained = estimate(report, "arrests.per-alert")
    assert (detained.count, detained.support) == (226, 1227)
    assert percent(report, "arrests.per-alert") == (16.3, 20.7)
    assert round(100 * 226 / 1227, 1) == 18.4
    wrong = estimate(report, "stops.wrong")
    assert (wrong.count, wrong.support) == (1001, 1227)
    assert percent(report, "stops.wrong") == (81.6, 81.6)
    assert percent(report, "causes.wrong-identifier") == (50.0, 100.0)
    assert percent(report, "causes.false-match") == (0.0, 50.0)
    drawn = {e.name: e for a in finding(report, "causes").alternatives for e in a.estimates}
    found = drawn["causes.wrong-identifier.drawn"].interval
    assert found is not None
    assert (round(100 * found.low, 1), round(100 * found.high, 1)) == (46.9, 53.2)


def test_r4_london_per_face_per_alert_and_arrests(run: Run) -> None:
    """R4: 0.00032 % per face; 0.48 % per alert (0.23 to 0.88 %); 46.3 % arrests per alert."""
    report = run(USES, "{deployments: usos}", usos=uses("1,3147436,2077,2067,10,962"))
    face = estimate(report, "false-alerts.per-face").interval
    assert face is not None
    assert face.value is not None
    assert round(100 * face.value, 5) == 0.00032
    assert (face.low, face.high) == pytest.approx((1.524e-6, 5.843e-6), rel=5e-4)
    assert percent(report, "false-alerts.per-alert", 2) == (0.23, 0.88)
    assert percent(report, "arrests.per-alert") == (44.2, 48.5)
    expected = estimate(report, "false-alerts.expected").interval
    assert expected is not None
    assert (expected.value, expected.low, expected.high) == (10.5, 3, 21)
    page = to_html(to_json(report), "es")
    assert "3.147.436" in page
    assert "0,48\N{NO-BREAK SPACE}%" in page


@pytest.mark.parametrize(
    ("group", "others", "exposed", "share", "verdict"),
    [
        (8, 2, 0.25, (44.4, 97.5), Verdict.CONTRADICTED),
        (4, 2, 0.24, (22.3, 95.7), Verdict.INCONCLUSIVE),
    ],
)
def test_r5_small_groups(
    run: Run,
    group: int,
    others: int,
    exposed: float,
    share: tuple[float, float],
    verdict: Verdict,
) -> None:
    options = f"{{group_name: B, group_exposure: {exposed}}}"
    report = run(ALERTS, "{alerts: alertas}", options, alertas=false_alerts(B=group, A=others))
    assert percent(report, "false-alerts.group-share") == share
    assert finding(report, "groups").verdict is verdict


def test_r5_four_of_six_is_an_indication_and_the_page_says_that_nothing_is_determined(
    run: Run,
) -> None:
    report = run(
        ALERTS,
        "{alerts: alertas}",
        "{group_name: B, group_exposure: 0.24}",
        alertas=false_alerts(B=4, A=2),
    )
    chance = estimate(report, "false-alerts.group-share.chance").interval
    assert chance is not None
    assert round(chance.low, 3) == 0.033
    assert "p = 0,033 a una cola" in to_html(to_json(report), "es")
    assert "es un indicio, y nada queda determinado" in to_html(to_json(report), "es")


def test_r7_no_false_alert_is_three_in_n_and_3000_faces_bound_one_in_a_thousand(
    run: Run,
) -> None:
    """R7: upper 95 % = 3/n; one-sided exact 1 - 0.05^(1/n), two-sided 1 - 0.025^(1/n)."""
    report = run(USES, "{deployments: usos}", usos=uses("1,3000,40,40,0,12"))
    plain = finding(report, "funnel").plain
    assert plain.facts["one_in"] == 1000
    assert "mil" not in plain.es
    assert "1.000" in plain.es
    found = estimate(report, "false-alerts.per-face").interval
    assert found is not None
    assert found.low == 0
    assert found.high == pytest.approx(1 - 0.025 ** (1 / 3000))
    assert found.high > 1 - 0.05 ** (1 / 3000)
    assert finding(report, "funnel").verdict is Verdict.INCONCLUSIVE
