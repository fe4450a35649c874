"""Custody and seal, as a person uses them; and what an attacker would try."""

import json
import random
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from tests.door.conftest import Veedor
from veedor.seal.archive import archive_bytes, read_archive
from veedor.seal.check import check_bundle
from veedor.seal.envelope import IN_TOTO, enveloped, statement
from veedor.seal.ledger import Received, add_acts
from veedor.seal.note import PrivateKey, read_private

EXAMPLE = Path(__file__).parents[2] / "src/veedor/audits/access/example"
RULES = """
rules:
  as_of: "2024-04-01"
  jurisdiction: AR
  packs: [ar]
"""
Files = dict[str, bytes]
ATTACKER = PrivateKey(name="custody", seed=b"\x66" * 32)


@pytest.fixture(scope="session")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with rules, received, sealed with and without its data, and its keys."""
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    from tests.door.conftest import environment  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("sealed")
    for file in EXAMPLE.glob("*.csv"):
        shutil.copy(file, folder)
    case = (EXAMPLE / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(case + RULES, encoding="utf-8")
    names = sorted(file.name for file in folder.glob("*.csv"))
    given = ["--from", "Organismo de ejemplo", "--received-on", "2026-11-29"]
    for line in (
        ["receive", names[0], *given],
        ["receive", *names[1:], *given],
        ["keys", "judge.key", "--annex"],
        ["bundle", "case.yaml", "-o", "public.zip", "--to", "judge.key.pub"],
        ["bundle", "case.yaml", "-o", "whole.zip", "--with-data"],
    ):
        subprocess.run(
            [sys.executable, "-m", "veedor", *line],
            check=True,
            capture_output=True,
            cwd=folder,
            env=environment(),
        )
    return folder


def members(bundle: Path) -> Files:
    read = read_archive(memoryview(bundle.read_bytes()))
    return {name: bytes(content) for name, content in read.members.items()}


def forged(files: Files, out: Path, key: PrivateKey = ATTACKER) -> Path:
    """Write a bundle anew with these files, well signed, by someone else."""
    files = {name: content for name, content in files.items() if name != "seal.json"}
    files["signer.pub"] = f"{key.public}\n".encode()
    digests = {name: sha256(content).hexdigest() for name, content in files.items()}
    files["seal.json"] = enveloped(statement(digests, {}), IN_TOTO, key)
    out.write_bytes(archive_bytes(files))
    return out


def loosely(files: Files, out: Path) -> Path:
    """Write a bundle anew with these files under the old signature."""
    out.write_bytes(archive_bytes(files))
    return out


def test_the_same_case_and_key_give_the_same_bundle(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    ran = veedor("bundle", sealed / "case.yaml", "-o", tmp_path / "again.zip")
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "again.zip").read_bytes() == (sealed / "public.zip").read_bytes()


def test_a_whole_bundle_is_verified_and_run_again_from_the_data(
    veedor: Veedor, sealed: Path
) -> None:
    asked = (
        "--signer",
        sealed / "custody/key.pub",
        "--checkpoint",
        sealed / "custody/checkpoint",
    )
    ran = veedor("verify", sealed / "public.zip", "--data", sealed, *asked)
    assert ran.returncode == 0, ran.stdout
    assert {line[0] for line in ran.stdout.splitlines()} == {"✓"}
    assert (
        "✓ Custody: each of the 4 files that were counted has its act of receipt" in ran.stdout
    )
    assert "✓ Run again from the data: the same report, byte for byte" in ran.stdout


def test_a_bundle_with_data_is_run_again_from_itself(veedor: Veedor, sealed: Path) -> None:
    ran = veedor("verify", sealed / "whole.zip", "--lang", "es")
    assert ran.returncode == 0, ran.stdout
    assert "✓ Se volvió a correr con los datos: el mismo informe, byte por byte" in ran.stdout
    assert "· Firma: válida, con la clave custody+" in ran.stdout


def test_a_bundle_without_data_says_that_it_was_not_run_again(
    veedor: Veedor, sealed: Path
) -> None:
    ran = veedor("verify", sealed / "public.zip")
    assert ran.returncode == 0
    assert "· Not run again: name the folder of the data with --data" in ran.stdout


def test_a_bundle_signed_by_another_is_told(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    other = forged(members(sealed / "public.zip"), tmp_path / "x.zip")
    ran = veedor("verify", other, "--signer", sealed / "custody/key.pub")
    assert ran.returncode == 5
    assert (
        '✗ signer.pub: this was signed with a key called "custody" that is none' in ran.stdout
    )


def edit_verdict(files: Files) -> None:
    report = json.loads(files["report/report.json"])
    finding = report["audits"][0]["findings"][0]
    others = {"supported": "contradicted"}
    finding["verdict"] = others.get(finding["verdict"], "supported")
    import rfc8785  # noqa: PLC0415

    files["report/report.json"] = rfc8785.dumps(report)


def swap_pack(files: Files) -> None:
    files["packs/ar.yaml"] = files["packs/ar.yaml"].replace(b"AR-01", b"AR-99")


def replace_query(files: Files) -> None:
    name = next(name for name in files if name.startswith("queries/"))
    files[name] += b"-- changed\n"


def edit_case(files: Files) -> None:
    files["case/case.yaml"] = files["case/case.yaml"].replace(b"seed: 20240304", b"seed: 1")


def edit_page(files: Files) -> None:
    page = files["report/index.es.html"]
    files["report/index.es.html"] = page.replace(b"</h1>", b" (corregido)</h1>", 1)


def remove_act(files: Files) -> None:
    lines = files["custody/ledger.jsonl"].splitlines(keepends=True)
    files["custody/ledger.jsonl"] = b"".join(lines[:1] + lines[2:])


ATTACKS: dict[str, tuple[Callable[[Files], None], str]] = {
    "an edited verdict": (edit_verdict, "report/report.json"),
    "a swapped rule pack": (swap_pack, "packs/ar.yaml"),
    "a replaced query": (replace_query, "queries/access/"),
    "another case": (edit_case, "case/case.yaml"),
    "an edited page": (edit_page, "report/index.es.html"),
    "a removed act": (remove_act, "custody/ledger.jsonl"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_changed_under_the_old_signature_is_told_at_its_place(
    attack: str, veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    change, where = ATTACKS[attack]
    files = members(sealed / "public.zip")
    change(files)
    ran = veedor("verify", loosely(files, tmp_path / "x.zip"))
    assert ran.returncode == 5
    told = [line for line in ran.stdout.splitlines() if line.startswith(f"✗ {where}")]
    assert any("this file is not the one that was signed" in line for line in told), ran.stdout


@pytest.mark.parametrize(
    ("attack", "told"),
    [
        (
            "an edited verdict",
            "✗ Run again from the data, it differs (first: the bundle; second: the data): "
            "access/",
        ),
        ("a swapped rule pack", "✗ packs/ar.yaml: not the pack whose digest the report names"),
        ("a replaced query", "✗ queries/access/account_days.sql: not what follows from"),
        ("another case", "✗ case/case.yaml: not the case that the report answers"),
        ("an edited page", "✗ report/index.es.html: not what follows from report.json"),
        ("a removed act", "✗ custody/ledger.jsonl: the signed checkpoint counts 4 acts"),
    ],
)
def test_what_is_changed_and_signed_anew_is_told_by_what_it_must_follow_from(
    attack: str, told: str, veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    change, _ = ATTACKS[attack]
    files = members(sealed / "whole.zip")
    change(files)
    ran = veedor("verify", forged(files, tmp_path / "x.zip"))
    assert ran.returncode == 5
    assert told in ran.stdout, ran.stdout


def test_a_query_replaced_in_the_report_too_is_told_by_the_one_that_veedor_runs(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    import rfc8785  # noqa: PLC0415

    files = members(sealed / "public.zip")
    report = json.loads(files["report/report.json"])
    query = report["audits"][0]["queries"][0]
    query["sql"] += "-- changed\n"
    query["sha256"] = sha256(query["sql"].encode()).hexdigest()
    files["report/report.json"] = rfc8785.dumps(report)
    ran = veedor("verify", forged(files, tmp_path / "x.zip"))
    assert f"✗ queries/access/{query['name']}.sql: the report shows another query" in ran.stdout


def test_a_rolled_back_ledger_is_told_by_the_checkpoint_that_was_kept(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    key = read_private((sealed / "custody/signing.key").read_text(encoding="utf-8").strip())
    lines = (sealed / "custody/ledger.jsonl").read_bytes().splitlines()
    acts = [msgspec.json.decode(line, type=Received) for line in lines[:2]]
    add_acts(tmp_path, acts, key)  # the keeper of the key themselves rolls it back
    files = members(sealed / "public.zip")
    for name in ("ledger.jsonl", "checkpoint"):
        files[f"custody/{name}"] = (tmp_path / "custody" / name).read_bytes()
    bundle = forged(files, tmp_path / "x.zip", key)
    asked = ("--signer", sealed / "custody/key.pub")
    assert veedor("verify", bundle, *asked).returncode == 0
    ran = veedor("verify", bundle, *asked, "--checkpoint", sealed / "custody/checkpoint")
    assert ran.returncode == 5
    assert "the ledger was rolled back: it had 4 acts when the older" in ran.stdout
    assert "was never received: no act bears its SHA-256" in ran.stdout


def test_other_data_than_what_was_counted_is_told_by_its_file(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    for file in sealed.glob("*.csv"):
        shutil.copy(file, tmp_path)
    (tmp_path / "turnos.csv").open("a").write("\n")
    (tmp_path / "cuentas.csv").unlink()
    ran = veedor("verify", sealed / "public.zip", "--data", tmp_path)
    assert ran.returncode == 5
    assert "✗ turnos.csv: not the file that was counted: SHA-256" in ran.stdout
    assert "✗ cuentas.csv: the file is not in the folder of the data" in ran.stdout
    assert "· Not run again: the data are not those that were counted" in ran.stdout


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
    again = veedor("bundle", "case.yaml", "--key", "k", "--lang", "es")
    assert (again.returncode, again.stdout) == (5, "")
    assert "bundle.zip: ya hay un archivo aquí" in again.stderr


def test_the_annex_is_read_by_whom_it_was_sealed_for_alone(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    annex, bundle = sealed / "public.zip.annex.age", sealed / "public.zip"
    ran = veedor("unseal", annex, bundle, "--key", sealed / "judge.key", "-o", "mine")
    assert ran.returncode == 0, ran.stderr
    held = json.loads((tmp_path / "mine/annex.json").read_bytes())
    assert held["schema"] == "veedor-annex/1"
    assert (tmp_path / "mine/annex.json").stat().st_mode & 0o777 == 0o600
    veedor("keys", "other.key", "--annex")
    assert (
        "the annex does not open"
        in veedor("unseal", annex, bundle, "--key", "other.key").stderr
    )
    ran = veedor("unseal", annex, sealed / "whole.zip", "--key", sealed / "judge.key")
    assert "this annex belongs to another bundle" in ran.stderr


def test_the_annex_is_in_no_bundle(sealed: Path, veedor: Veedor, tmp_path: Path) -> None:
    arguments = (sealed / "public.zip.annex.age", sealed / "public.zip")
    veedor("unseal", *arguments, "--key", sealed / "judge.key", "-o", "mine")
    annex = json.loads((tmp_path / "mine/annex.json").read_bytes())
    pseudonyms = {
        cell
        for table in annex["tables"]
        for row in table["rows"]
        for cell in row
        if isinstance(cell, str) and len(cell) == 32
    }
    assert pseudonyms
    for name in ("public.zip", "whole.zip"):
        whole = (sealed / name).read_bytes()
        assert not any(pseudonym.encode() in whole for pseudonym in pseudonyms)


def test_no_key_goes_into_a_bundle_even_when_a_case_names_it(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    for file in EXAMPLE.iterdir():
        shutil.copy(file, tmp_path)
    veedor("keys", "k")
    case = tmp_path / "case.yaml"
    text = case.read_text(encoding="utf-8") + "pseudonym_key: p.key\n"
    case.write_text(text, encoding="utf-8")
    assert veedor("bundle", "case.yaml", "--key", "k", "--with-data").returncode == 0
    whole, secret = (tmp_path / "bundle.zip").read_bytes(), (tmp_path / "p.key").read_bytes()
    assert secret.strip() not in whole
    assert (tmp_path / "k").read_bytes().strip() not in whole
    document = 'documents: {d: {kind: other, title: t, date: "2026-01-01", file: NAME}}\n'
    for name in ("p.key", "k"):
        case.write_text(text + document.replace("NAME", name), encoding="utf-8")
        (tmp_path / "bundle.zip").unlink(missing_ok=True)
        ran = veedor("bundle", "case.yaml", "--key", "k", "--with-data")
        assert (
            ran.returncode,
            f"case/{name}: this file holds a private key" in ran.stderr,
        ) == (
            5,
            True,
        )
        assert not [one for one in tmp_path.iterdir() if one.suffix in {".part", ".zip"}]


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


@pytest.mark.slow
def test_every_flipped_byte_of_ten_thousand_is_caught_and_located(sealed: Path) -> None:
    whole = (sealed / "public.zip").read_bytes()
    spans = placed(whole)
    draw = random.Random(20261129)
    for _ in range(10_000):
        place = draw.randrange(len(whole))
        changed = bytearray(whole)
        changed[place] ^= draw.randrange(1, 256)
        faults = check_bundle(memoryview(changed)).faults
        assert faults, place
        assert any(is_near(fault.where, place, spans) for fault in faults), (place, faults[0])


def placed(whole: bytes) -> list[tuple[int, int, str]]:
    """Give where each file starts and ends in an archive, its header included."""
    view, start, found = memoryview(whole), 0, []
    for name, content in read_archive(view).members.items():
        end = start + 30 + len(name.encode()) + len(content)
        found.append((start, end, name))
        start = end
    return found


def is_near(where: str, place: int, spans: list[tuple[int, int, str]]) -> bool:
    """Say whether a fault names the file (or the line of the ledger) or the byte."""
    name = next((name for start, end, name in spans if start <= place < end), None)
    if where.startswith("byte "):
        return abs(int(where.removeprefix("byte ")) - place) <= 300
    return name is not None and (where == name or where.startswith(f"{name}:"))
