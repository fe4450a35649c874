"""Verification: what holds, and every attack told at its place."""

import json
import random
import shutil
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
import rfc8785

from tests.seal.conftest import Veedor
from tests.seal.forging import ATTACKER, ATTACKS, forged, loosely, members
from veedor.seal.archive import read_archive
from veedor.seal.check import check_bundle
from veedor.seal.envelope import IN_TOTO, enveloped, statement
from veedor.seal.keys import private_key
from veedor.seal.ledger import Received, add_acts


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
    *seen, last = ran.stdout.splitlines()
    assert {line[0] for line in seen} == {"✓"}
    assert last.startswith("Next: veedor diff ")
    assert (
        "✓ Custody: each of the 4 files that were counted has its act of receipt" in ran.stdout
    )
    assert "the same public version, byte for byte" in ran.stdout
    assert "✓ Public version: counts of persons below 10 are withheld" in ran.stdout


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
