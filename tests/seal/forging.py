"""A bundle taken apart and written anew, as an attacker would."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import rfc8785

from veedor.seal.archive import archive_bytes, read_archive
from veedor.seal.envelope import IN_TOTO, enveloped, statement
from veedor.seal.note import PrivateKey

Files = dict[str, bytes]
ATTACKER = PrivateKey(name="custody", seed=b"\x66" * 32)


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
