"""What goes into a bundle, and what never does."""

import csv
import json
import shutil
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from msgspec import UNSET

from tests.seal.conftest import EXAMPLE, Sealed, Veedor
from tests.seal.forging import members
from veedor.core import Document, SealError
from veedor.report import read_record, to_json
from veedor.run import audit
from veedor.run.bundle import Sealing, annex_of, bundle
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


INLINE = (
    "  cuentas:\n    record: accounts\n    rows:\n"
    "      - {account: jperez, role: operador}\n      - {account: mgomez, role: operador}\n"
)


def with_inline_rows(folder: Path) -> Path:
    """Give a case that itself writes accounts as rows, and replaces them by a map."""
    for file in EXAMPLE.iterdir():
        shutil.copy(file, folder)
    case = folder / "case.yaml"
    text = case.read_text(encoding="utf-8")
    start = text.index("  cuentas:\n    record")
    case.write_text(text[:start] + INLINE + text[text.index("audits:") :], encoding="utf-8")
    return case


def test_identifiers_that_the_case_file_writes_itself_are_in_no_report_and_no_bundle(
    veedor: Veedor, tmp_path: Path
) -> None:
    case = with_inline_rows(tmp_path)
    veedor("keys", "k")
    outcome = audit(case)
    record = to_json(outcome.report)
    receipt = next(one for one in outcome.report.received if one.source == "cuentas")
    assert (receipt.admitted, len(receipt.sha256)) == (2, 64)
    assert outcome.report.case.sources["cuentas"].rows is None
    ran = veedor("bundle", "case.yaml", "--key", "k")
    assert ran.returncode == 0, ran.stderr
    whole = (tmp_path / "bundle.zip").read_bytes()
    for identifier in (b"jperez", b"mgomez"):
        assert identifier in case.read_bytes()
        assert identifier not in record
        assert identifier not in whole
    assert b"case/case.yaml" not in whole


def test_a_bundle_of_such_a_case_is_run_again_with_the_case_file_of_the_data(
    veedor: Veedor, tmp_path: Path
) -> None:
    case = with_inline_rows(tmp_path)
    veedor("keys", "k")
    assert veedor("bundle", "case.yaml", "--key", "k").returncode == 0
    case.rename(tmp_path / "caso.yaml")
    ran = veedor("verify", "bundle.zip", "--data", tmp_path)
    assert ran.returncode == 0, ran.stdout
    assert (
        "✓ Case file: not in the bundle, as it writes identifiers itself; caso.yaml"
        in ran.stdout
    )
    assert "the same public version, byte for byte" in ran.stdout
    text = (tmp_path / "caso.yaml").read_text(encoding="utf-8")
    (tmp_path / "caso.yaml").write_text(text.replace("mgomez", "otra"), encoding="utf-8")
    ran = veedor("verify", "bundle.zip", "--data", tmp_path)
    assert ran.returncode == 5  # other rows: their digest is not the one in the receipt
    assert "cuentas" in ran.stdout
    (tmp_path / "caso.yaml").write_text(text.replace("title: ", "title: Otro "), "utf-8")
    ran = veedor("verify", "bundle.zip", "--data", tmp_path)
    assert "· Not run again: the case file is not in the bundle" in ran.stdout


def test_a_map_of_identifiers_in_a_case_file_is_counted_and_not_shown(tmp_path: Path) -> None:
    for file in EXAMPLE.iterdir():
        shutil.copy(file, tmp_path)
    case = tmp_path / "case.yaml"
    text = case.read_text(encoding="utf-8")
    with (tmp_path / "cuentas.csv").open(encoding="utf-8") as rows:
        named = next(iter(csv.DictReader(rows, delimiter=";")))["usuario"]
    mapped = f"account: {{from: usuario, map: {{{named}: quien.sea}}}}, role"
    assert "account: usuario, role" in text
    case.write_text(text.replace("account: usuario, role", mapped), encoding="utf-8")
    report = audit(case).report
    receipt = next(one for one in report.received if one.record == "accounts")
    folded = [(one.column, one.theirs, one.ours) for one in receipt.repairs]
    assert folded == [("account", "*", "*")]
    assert receipt.repairs[0].values >= 1
    for text in (named, "quien.sea"):
        assert text.encode() not in to_json(report)


def test_a_public_bundle_holds_no_small_count_and_its_annex_the_report_in_full(
    veedor: Veedor, made: Sealed, tmp_path: Path
) -> None:
    full = made.outcome.report
    held = members(made.folder / "public.zip")
    public = read_record(bytes(held["report/report.json"]))
    assert public.withheld is not UNSET
    assert public.withheld.measures > 0
    assert public != full
    whole = members(made.folder / "whole.zip")
    assert bytes(whole["report/report.json"]) == to_json(full)
    veedor("keys", "judge.key", "--annex")
    shutil.copytree(made.folder, tmp_path / "case")
    ran = veedor("bundle", "case/case.yaml", "-o", "p.zip", "--to", "judge.key.pub")
    assert (
        f"counts of persons below 10 withheld ({public.withheld.measures} measures)"
        in ran.stdout
    )
    ran = veedor("unseal", "p.zip.annex.age", "p.zip", "--key", "judge.key", "-o", "mine")
    assert "Report in full: mine/index.html" in ran.stdout
    assert (tmp_path / "mine/report.json").read_bytes() == to_json(full)
    assert "Public version" not in (tmp_path / "mine/index.html").read_text(encoding="utf-8")
