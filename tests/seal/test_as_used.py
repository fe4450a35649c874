"""Custody and seal, as a person uses them; and what an attacker would try."""

import json
import random
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
import rfc8785
from click.testing import CliRunner

from veedor.core import Document, SealError
from veedor.run import Outcome, Sealing, annex_of, audit, bundle
from veedor.seal.annex import seal_annex
from veedor.seal.archive import archive_bytes, read_archive
from veedor.seal.check import check_bundle
from veedor.seal.envelope import IN_TOTO, enveloped, statement
from veedor.seal.files import digested
from veedor.seal.keys import make_key, private_key
from veedor.seal.ledger import Received, add_acts
from veedor.seal.note import PrivateKey

EXAMPLE = Path(__file__).parents[2] / "src/veedor/audits/access/example"
RULES = """
rules:
  as_of: "2024-04-01"
  jurisdiction: AR
  packs: [{pack: coe-un, good_practice: true}]
"""
Files = dict[str, bytes]
ATTACKER = PrivateKey(name="custody", seed=b"\x66" * 32)


class Ran(NamedTuple):
    """What one command said, and how it ended."""

    returncode: int
    stdout: str
    stderr: str


Veedor = Callable[..., Ran]


def in_process(*arguments: str | Path) -> Ran:
    from veedor.cli import main  # noqa: PLC0415

    ran = CliRunner().invoke(main, [str(one) for one in arguments])
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    return Ran(ran.exit_code, ran.stdout, ran.stderr)


@pytest.fixture
def veedor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Veedor:
    """Run ``veedor`` in a folder of its own, in this process: a new one costs seconds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("veedor.cli.tongue.TONGUE", "en")
    return in_process


class Sealed(NamedTuple):
    """A case with rules, received and sealed, and what its run gave."""

    folder: Path
    outcome: Outcome


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    folder = tmp_path_factory.mktemp("sealed")
    for file in EXAMPLE.glob("*.csv"):
        shutil.copy(file, folder)
    case = folder / "case.yaml"
    case.write_text((EXAMPLE / "case.yaml").read_text(encoding="utf-8") + RULES, "utf-8")
    key = make_key(folder / "custody/signing.key", name="custody")
    acts = [act_of(file) for file in sorted(folder.glob("*.csv"))]
    add_acts(folder, acts[:1], key)
    add_acts(folder, acts[1:], key)
    outcome = audit(case)
    bundle(case, outcome, folder / "public.zip", Sealing(key=key))
    bundle(case, outcome, folder / "whole.zip", Sealing(key=key, with_data=True))
    return Sealed(folder, outcome)


@pytest.fixture
def sealed(made: Sealed) -> Path:
    return made.folder


def act_of(file: Path) -> Received:
    found = digested(file, name=file.name)
    return Received(
        file=file.name,
        sha256=found.sha256,
        size=found.size,
        handed_over_by="Organismo de ejemplo",
        received_on="2026-11-29",
    )


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
    files["report/report.json"] = rfc8785.dumps(report)


def swap_pack(files: Files) -> None:
    files["packs/coe-un.yaml"] = files["packs/coe-un.yaml"].replace(b"CoE-01", b"CoE-99")


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
    "a swapped rule pack": (swap_pack, "packs/coe-un.yaml"),
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
            "✗ Run again from the data, it differs (first: the bundle; second: the data): ac",
        ),
        (
            "a swapped rule pack",
            "✗ packs/coe-un.yaml: not the pack whose digest the report names",
        ),
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
    files = members(sealed / "public.zip")
    change(files)
    again = ("--data", sealed) if attack == "an edited verdict" else ()
    ran = veedor("verify", forged(files, tmp_path / "x.zip"), *again)
    assert ran.returncode == 5
    assert told in ran.stdout, ran.stdout


def test_a_query_replaced_in_the_report_too_is_told_by_the_one_that_veedor_runs(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
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
    key = private_key(sealed / "custody/signing.key")
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
    turnos = tmp_path / "turnos.csv"
    turnos.write_bytes(turnos.read_bytes() + b"\n")
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


def test_what_a_terminal_would_obey_is_shown_and_not_sent(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    files = members(sealed / "public.zip") | {"x": b""}
    digests = {name: sha256(content).hexdigest() for name, content in files.items()}
    named = statement(digests | {"a\x1b[2Jb": "00"}, {})
    files["signer.pub"] = f"{ATTACKER.public}\n".encode()
    files["seal.json"] = enveloped(named, IN_TOTO, ATTACKER)
    ran = veedor("verify", loosely(files, tmp_path / "x.zip"))
    assert "\x1b" not in ran.stdout
    assert "✗ a?[2Jb: this file was signed, and is not there" in ran.stdout


@pytest.mark.slow
def test_every_flipped_byte_of_ten_thousand_is_caught_and_located(sealed: Path) -> None:
    whole = (sealed / "public.zip").read_bytes()
    spans, changed = placed(whole), bytearray(whole)
    draw = random.Random(20261129)
    for _ in range(10_000):
        place = draw.randrange(len(whole))
        changed[place] ^= draw.randrange(1, 256)
        faults = check_bundle(memoryview(changed)).faults
        changed[place] = whole[place]
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
