"""A timestamp of a third party: an authority of the test's own, and all that can be wrong."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.seal.conftest import Veedor
from tests.seal.forging import loosely, members
from veedor.core import SealError
from veedor.seal.check import check_bundle
from veedor.seal.timestamp import check_stamp, read_stamp, request_for

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="needs openssl to stamp")
CONFIG = """
[tsa]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""
Answer = Callable[[Path], Path]


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def certificate(
    name: str, *, of: x509.Name, by: ec.EllipticCurvePrivateKey, days: tuple[int, int]
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    """Make a certificate in force from so many days from now to so many."""
    key = ec.generate_private_key(ec.SECP256R1()) if of != named(name) else by
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(of)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
    )
    ca = of == named(name)
    built = built.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    if not ca:
        only = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        built = built.add_extension(only, critical=True)
    return built.sign(by, hashes.SHA256()), key


def authority(folder: Path, *, days: tuple[int, int] = (-30, 30)) -> Path:
    """Make a timestamping authority in a folder, and give its root certificate."""
    folder.mkdir()
    root_key = ec.generate_private_key(ec.SECP256R1())
    root, _ = certificate("Raíz", of=named("Raíz"), by=root_key, days=(-4000, 4000))
    tsa, key = certificate(
        "Sellado de tiempo de prueba", of=named("Raíz"), by=root_key, days=days
    )
    pem = serialization.Encoding.PEM
    (folder / "root.pem").write_bytes(root.public_bytes(pem))
    (folder / "tsa.pem").write_bytes(tsa.public_bytes(pem))
    private = serialization.PrivateFormat.PKCS8
    plain = serialization.NoEncryption()
    (folder / "tsa.key").write_bytes(key.private_bytes(pem, private, plain))
    (folder / "serial").write_text("01\n", encoding="ascii")
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder), encoding="utf-8")
    return folder / "root.pem"


def answered(folder: Path, request: Path) -> Path:
    """Let the authority answer a request."""
    out = request.with_suffix(".tsr")
    command = [
        *(OPENSSL or "", "ts", "-reply", "-config", str(folder / "tsa.cnf"), "-section", "tsa"),
        *("-queryfile", str(request), "-out", str(out)),
    ]
    ran = subprocess.run(command, capture_output=True, check=False)
    assert out.exists(), ran.stderr
    return out


@pytest.fixture
def stamped(veedor: Veedor, sealed: Path, tmp_path: Path) -> Path:
    """Give a bundle with a timestamp, beside ``tsa/`` and ``other/``."""
    authority(tmp_path / "tsa")
    authority(tmp_path / "other")
    shutil.copy(sealed / "public.zip", tmp_path / "demo.zip")
    assert veedor("timestamp", "demo.zip").returncode == 0
    answered(tmp_path / "tsa", tmp_path / "demo.zip.tsq")
    ran = veedor("timestamp", "demo.zip", "--token", "demo.zip.tsr", "-o", "stamped.zip")
    assert ran.returncode == 0, ran.stderr
    assert "CN=Sellado de tiempo de prueba" in ran.stdout
    return tmp_path / "stamped.zip"


def test_a_bundle_is_stamped_and_checked_without_a_network(
    veedor: Veedor, stamped: Path, tmp_path: Path
) -> None:
    ran = veedor("verify", stamped, "--timestamp-authority", "tsa/root.pem")
    assert ran.returncode == 0, ran.stdout
    assert "✓ Timestamp: sealed before 20" in ran.stdout
    assert "on the word of CN=Sellado de tiempo de prueba" in ran.stdout
    ran = veedor("verify", stamped, "--lang", "es")
    assert ran.returncode == 0, ran.stdout
    assert "· Sello de tiempo: es de esta firma y dice 20" in ran.stdout
    both = members(stamped)
    token = both.pop("seal.tsr")
    assert both == members(tmp_path / "demo.zip")
    assert token == (tmp_path / "demo.zip.tsr").read_bytes()


def test_the_request_is_the_same_each_time_and_openssl_reads_it(
    sealed: Path, tmp_path: Path
) -> None:
    seal = members(sealed / "public.zip")["seal.json"]
    assert request_for(seal) == request_for(seal)
    (tmp_path / "r.tsq").write_bytes(request_for(seal))
    read = [OPENSSL or "", "ts", "-query", "-in", str(tmp_path / "r.tsq"), "-text"]
    said = subprocess.run(read, capture_output=True, check=True).stdout.decode()
    digest = "".join(
        part[:47]
        for line in said.splitlines()
        if " - " in line
        for part in [line.split(" - ")[1].replace("-", " ")]
    )
    assert digest.replace(" ", "")[:64] == sha256(seal).hexdigest()


def test_an_authority_that_was_not_named_is_told(veedor: Veedor, stamped: Path) -> None:
    ran = veedor("verify", stamped, "--timestamp-authority", "other/root.pem")
    assert ran.returncode == 5
    assert "✗ seal.tsr: the timestamp is not by the authority that was named" in ran.stdout


def test_a_timestamp_of_another_seal_is_told(
    veedor: Veedor, stamped: Path, sealed: Path, tmp_path: Path
) -> None:
    whole = sealed / "whole.zip"
    ran = veedor("timestamp", whole, "--token", "demo.zip.tsr", "-o", "x.zip")
    assert ran.returncode == 5
    assert "the timestamp is for something else: digest" in ran.stderr
    assert not (tmp_path / "x.zip").exists()
    files = members(whole) | {"seal.tsr": members(stamped)["seal.tsr"]}
    other = loosely(files, tmp_path / "moved.zip")
    for asked in ((), ("--timestamp-authority", "tsa/root.pem")):
        ran = veedor("verify", other, *asked)
        assert ran.returncode == 5
        assert "✗ seal.tsr: the timestamp is for something else" in ran.stdout


def test_a_certificate_that_was_not_in_force_is_told_with_its_days(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    root = authority(tmp_path / "old", days=(-400, -40))
    shutil.copy(sealed / "public.zip", tmp_path / "demo.zip")
    veedor("timestamp", "demo.zip")
    answered(tmp_path / "old", tmp_path / "demo.zip.tsq")
    assert veedor("timestamp", "demo.zip", "--token", "demo.zip.tsr").returncode == 0
    ran = veedor("verify", "stamped-demo.zip", "--timestamp-authority", root)
    assert ran.returncode == 5
    day = datetime.now(UTC) - timedelta(days=40)
    said = "the certificate of CN=Sellado de tiempo de prueba was valid from"
    assert said in ran.stdout
    assert f"to {day:%Y-%m-%d}; the stamp says" in ran.stdout


def test_no_change_of_a_token_changes_what_it_says(stamped: Path, tmp_path: Path) -> None:
    """Bytes that nobody signs may change, and it still says the same; no other may."""
    files = members(stamped)
    token, seal = files["seal.tsr"], files["seal.json"]
    root = (tmp_path / "tsa/root.pem").read_bytes()
    stamp = check_stamp(token, seal, root, where="t")
    assert stamp == read_stamp(token, seal, where="t")
    held = 0
    for place in range(len(token)):
        changed = token[:place] + bytes([token[place] ^ 1 << place % 8]) + token[place + 1 :]
        try:
            found = check_stamp(changed, seal, root, where="t")
        except SealError:
            continue
        assert found == stamp, f"byte {place}"
        held += 1
    assert held < 20


def test_every_flipped_byte_of_a_token_is_told_in_its_bundle(stamped: Path) -> None:
    whole = stamped.read_bytes()
    token = members(stamped)["seal.tsr"]
    start = whole.index(token)
    for place in range(start, start + len(token), 5):
        changed = bytearray(whole)
        changed[place] ^= 4
        faults = check_bundle(memoryview(bytes(changed))).faults
        assert "seal.tsr" in {fault.where for fault in faults}


@pytest.mark.parametrize("token", [b"", b"not a token", b"\x30\x03\x02\x01\x00", b"\x30" * 900])
def test_what_is_no_answer_of_an_authority_is_refused(
    token: bytes, veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    (tmp_path / "t.tsr").write_bytes(token)
    ran = veedor("timestamp", sealed / "public.zip", "--token", "t.tsr", "-o", "x.zip")
    assert ran.returncode == 5
    assert "t.tsr: this is not the answer of a timestamping authority" in ran.stderr
    assert not (tmp_path / "x.zip").exists()


def test_a_refusal_of_the_authority_is_told(
    veedor: Veedor, sealed: Path, tmp_path: Path
) -> None:
    root = authority(tmp_path / "tsa")
    assert root.exists()
    (tmp_path / "bad.tsq").write_bytes(b"\x30\x03\x02\x01\x09")
    answer = answered(tmp_path / "tsa", tmp_path / "bad.tsq")
    ran = veedor("timestamp", sealed / "public.zip", "--token", answer, "-o", "x.zip")
    assert ran.returncode == 5
    assert "the authority did not stamp: status 2" in ran.stderr


def test_a_missing_stamp_a_second_one_and_no_certificate_are_told(
    veedor: Veedor, stamped: Path, tmp_path: Path
) -> None:
    ran = veedor("verify", "demo.zip", "--timestamp-authority", "tsa/root.pem")
    assert ran.returncode == 5
    assert "✗ seal.tsr: an authority was named, and the bundle bears no timestamp" in ran.stdout
    ran = veedor("timestamp", stamped, "--token", "demo.zip.tsr", "-o", "again.zip")
    assert "the bundle bears a timestamp already" in ran.stderr
    (tmp_path / "x.pem").write_text("nothing", encoding="ascii")
    ran = veedor("verify", stamped, "--timestamp-authority", "x.pem")
    assert "✗ --timestamp-authority: this is not a certificate in PEM" in ran.stdout
    assert veedor("timestamp", "demo.zip").returncode == 5  # the request is there already
