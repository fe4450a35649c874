"""Receiving files and comparing reports, as a person does."""

import json
from pathlib import Path

import pytest

from tests.seal.conftest import Veedor
from tests.seal.forging import members
from veedor.seal.archive import archive_bytes


def test_two_reports_are_told_apart_in_words(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    same = veedor("diff", sealed / "public.zip", sealed / "whole.zip")
    assert (same.returncode, same.stdout) == (0, "They say the same.\n")
    files = members(sealed / "public.zip")
    report = json.loads(files["report/report.json"])
    report["case"]["title"] = "Otro año"
    report["received"] = report["received"][1:]
    report["audits"][0]["options"]["top"] = [5]
    finding = report["audits"][0]["findings"][0]
    finding["verdict"] = "inconclusive"
    estimate = next(one for one in finding["estimates"] if one["interval"])
    estimate["support"] += 1
    report["packs"][0]["checks"][0]["verdict"] = "met"
    report["audits"][0]["findings"].pop()
    (tmp_path / "other.json").write_text(json.dumps(report), encoding="utf-8")
    ran = veedor("diff", sealed / "public.zip", tmp_path / "other.json", "--lang", "es")
    assert ran.returncode == 1
    for part in (
        "case: title: Consultas de un sistema",
        "solo está en el primero",
        "access: top: [1,10] en el primero, [5] en el segundo",
        "«No concluyente» en el segundo",
        f": {estimate['name']}: ",
        "«Cumple» en el segundo",
    ):
        assert part in ran.stdout, ran.stdout


def test_what_is_no_report_is_refused(veedor: Veedor, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(archive_bytes({"a": b"1"}))
    assert veedor("diff", "x.zip", "x.zip").returncode == 5
    assert veedor("diff", "none", "none").returncode == 5
    assert veedor("verify", "none").returncode == 5
    (tmp_path / "empty").write_bytes(b"")
    ran = veedor("verify", "empty", "--lang", "es")
    assert ran.returncode == 5
    assert ran.stdout.startswith("✗ ")
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("written", ["yesterday", "2026-11-29T11:00", "2026-02-30"])
def test_a_time_of_receipt_that_is_none_is_refused(
    written: str, veedor: Veedor, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_bytes(b"x")
    ran = veedor("receive", "a.csv", "--from", "X", "--received-on", written)
    assert ran.returncode == 2
    assert "is not a day, nor a moment with its offset" in ran.stderr
    assert not (tmp_path / "custody").exists()


def test_a_moment_of_receipt_is_kept_in_utc(veedor: Veedor, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x")
    moment = "2026-11-29T11:00-03:00"
    ran = veedor("receive", "a.csv", "--from", "X", "--received-on", moment, "--lang", "es")
    assert ran.stdout.startswith("Acta 1: a.csv, 1 bytes, SHA-256 2d711642b726b044")
    assert (
        b'"received_on":"2026-11-29T14:00:00Z"'
        in (tmp_path / "custody/ledger.jsonl").read_bytes()
    )
    assert veedor("receive", "a.csv", "--from", "X").returncode == 0
