"""What goes into a bundle, and what never does."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from tests.seal.conftest import EXAMPLE, Sealed, Veedor
from veedor.core import Document, SealError
from veedor.run.bundle import Sealing, annex_of, bundle, small_counts
from veedor.seal.annex import seal_annex
from veedor.seal.keys import private_key


def test_the_same_case_and_key_give_the_same_bundle(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    ran = veedor("bundle", sealed / "case.yaml", "-o", tmp_path / "again.zip")
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "again.zip").read_bytes() == (sealed / "public.zip").read_bytes()


def test_a_source_without_an_act_of_receipt_is_named(veedor: Veedor, tmp_path: Path) -> None:
    for file in EXAMPLE.iterdir():
        shutil.copy(file, tmp_path)
    given = ("--from", "X", "--received-on", "2026-11-29")
    assert veedor("receive", "consultas.csv", *given).returncode == 0
    assert veedor("bundle", "case.yaml").returncode == 0
    told = veedor("verify", "bundle.zip").stdout
    assert told.count("was never received: no act bears its SHA-256") == 3
    assert "consultas.csv" not in told


def test_a_bundle_without_a_ledger_says_so(veedor: Veedor, tmp_path: Path) -> None:
    for file in EXAMPLE.iterdir():
        shutil.copy(file, tmp_path)
    ran = veedor("bundle", "case.yaml")
    assert ran.returncode == 5
    assert "there is no key to sign with. Make one with `veedor keys FILE`" in ran.stderr
    veedor("keys", "k", "--name", "office")
    assert (
        "no custody ledger (`veedor receive`)"
        in veedor("bundle", "case.yaml", "--key", "k").stdout
    )
    assert "· Custody ledger: there is none" in veedor("verify", "bundle.zip").stdout
    again = veedor("bundle", "case.yaml", "--key", "k", "--lang", "es")  # refused at once
    assert (again.returncode, again.stdout) == (5, "")
    assert "bundle.zip: ya hay un archivo aquí" in again.stderr


def test_the_annex_is_read_by_whom_it_was_sealed_for_alone(
    veedor: Veedor, made: Sealed, tmp_path: Path
) -> None:
    public = made.folder / "public.zip"
    key = private_key(made.folder / "custody/signing.key")
    veedor("keys", "judge.key", "--annex")
    recipient = (tmp_path / "judge.key.pub").read_text(encoding="utf-8").strip()
    plain = annex_of(made.outcome)
    assert plain is not None
    digest = sha256(public.read_bytes()).hexdigest()
    annex = tmp_path / "annex.age"
    annex.write_bytes(seal_annex(plain, bundle_sha256=digest, key=key, recipients=[recipient]))
    ran = veedor("unseal", annex, public, "--key", "judge.key", "-o", "mine")
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "mine/annex.json").read_bytes() == plain
    assert (tmp_path / "mine/annex.json").stat().st_mode & 0o777 == 0o600
    veedor("keys", "other.key", "--annex")
    ran = veedor("unseal", annex, public, "--key", "other.key")
    assert "the annex does not open" in ran.stderr
    ran = veedor("unseal", annex, made.folder / "whole.zip", "--key", "judge.key")
    assert "this annex belongs to another bundle" in ran.stderr
    broken = tmp_path / "broken.zip"
    broken.write_bytes(public.read_bytes()[:-1])
    assert veedor("unseal", annex, broken, "--key", "judge.key").returncode == 5


def test_no_account_of_the_annex_is_in_a_bundle(made: Sealed) -> None:
    held = json.loads(annex_of(made.outcome) or b"{}")
    cells = [cell for table in held["tables"] for row in table["rows"] for cell in row]
    pseudonyms = {cell for cell in cells if isinstance(cell, str) and len(cell) == 32}
    assert pseudonyms
    for name in ("public.zip", "whole.zip"):
        whole = (made.folder / name).read_bytes()
        assert not any(pseudonym.encode() in whole for pseudonym in pseudonyms)


@pytest.mark.parametrize("secret", ["p.key", "signing.key"])
def test_no_key_goes_into_a_bundle_even_when_a_case_names_it(
    secret: str, made: Sealed, tmp_path: Path
) -> None:
    case = tmp_path / "case.yaml"
    for file in made.folder.glob("*.*"):
        shutil.copy(file, tmp_path)
    shutil.copy(made.folder / "custody/signing.key", tmp_path)
    (tmp_path / "p.key").write_text(f"{'0f' * 16}\n", encoding="ascii")
    key = private_key(tmp_path / "signing.key")
    named = Document(kind="other", title="t", date="2026-01-01", file=secret)
    asked = msgspec.structs.replace(
        made.outcome.report.case, pseudonym_key="p.key", documents={"d": named}
    )
    report = msgspec.structs.replace(made.outcome.report, case=asked)
    outcome = msgspec.structs.replace(made.outcome, report=report)
    out = tmp_path / "new.zip"
    with pytest.raises(SealError) as told:
        bundle(case, outcome, out, Sealing(key=key, with_data=True))
    assert str(told.value).startswith(f"case/{secret}: this file holds a private key or the")
    assert not out.exists()
    assert not list(tmp_path.glob("*.part"))
    bundle(case, outcome, out, Sealing(key=key))
    assert b"0f0f0f0f" not in out.read_bytes()


def test_identifiers_that_the_case_file_itself_holds_are_refused(
    veedor: Veedor, tmp_path: Path
) -> None:
    for file in EXAMPLE.iterdir():
        shutil.copy(file, tmp_path)
    case = tmp_path / "case.yaml"
    text = case.read_text(encoding="utf-8")
    inline = (
        "  cuentas:\n    record: accounts\n    rows:\n"
        "      - {account: jperez, role: operador}\n"
    )
    start = text.index("  cuentas:\n    record")
    case.write_text(text[:start] + inline + text[text.index("audits:") :], encoding="utf-8")
    veedor("keys", "k")
    ran = veedor("bundle", "case.yaml", "--key", "k")
    assert ran.returncode == 5
    assert "case.yaml: sources.cuentas: the case file itself writes values of" in ran.stderr
    assert "jperez" not in ran.stderr
    mapped = text.replace(
        "account: usuario, role", "account: {from: usuario, map: {a: b}}, role"
    )
    case.write_text(mapped, encoding="utf-8")
    ran = veedor("bundle", "case.yaml", "--key", "k")
    assert "values of accounts.account, which stand for persons or accounts" in ran.stderr


def test_counts_below_ten_are_told_before_a_bundle_is_published(made: Sealed) -> None:
    report = made.outcome.report
    small = small_counts(report)
    counts = {
        f"{audit.kind}/{finding.id}: {estimate.name}": estimate
        for audit in report.audits
        for finding in audit.findings
        for estimate in finding.estimates
    }
    assert small
    for name, estimate in counts.items():
        rests_on = estimate.support if estimate.count is None else estimate.count
        assert (name in small) == (1 <= rests_on <= 9)
