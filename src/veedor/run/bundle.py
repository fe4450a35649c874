"""A case run and sealed: what goes into a bundle, and under which name."""

import re
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

import msgspec
import rfc8785
from msgspec import Struct

from veedor import __version__
from veedor.core import Case, Report
from veedor.intake import case_of_text
from veedor.report import to_annex, to_html, to_json
from veedor.run.kept_out import writes_persons
from veedor.run.kinds import packaged
from veedor.run.path import Outcome
from veedor.run.public import public_of
from veedor.seal import About, Content, Ledger, PrivateKey, read_ledger, write_bundle

CASE, LOCK, RECEIPTS = "case/case.yaml", "lock.json", "receipts.json"


class Sealing(Struct, frozen=True, kw_only=True):
    """How a case is sealed. ``dated``: a day for the crate, where the case gives none."""

    key: PrivateKey
    with_data: bool = False
    dated: str | None = None


def bundle(case_file: Path, outcome: Outcome, out: Path, how: Sealing) -> Ledger | None:
    """Seal what a run of a case gave, and give the ledger that went with it.

    Without data it is a public version: small cells are withheld, and a case file that itself
    writes identifiers stays out. Raises SealError where it would carry a key, or where the
    ledger in the case's folder does not hold.
    """
    folder = case_file.parent
    report = outcome.report if how.with_data else public_of(outcome.report)
    ledger = read_ledger(folder)
    contents: dict[str, Content] = {
        **contents_of(report),
        **_case(case_file, how),
        LOCK: rfc8785.dumps(lock(outcome.made_with)),
        **_custody(ledger, folder),
        **(_data(report.case, folder) if how.with_data else {}),
    }
    about = About(
        title=report.case.title,
        system=report.case.system,
        auditor=report.case.auditor,
        veedor=__version__,
        dated=how.dated or _dated(report, ledger),
        with_data=how.with_data,
        ledger=_point(ledger),
    )
    write_bundle(out, contents, about, key=how.key, secrets=_secrets(report.case, folder))
    return ledger


def refuse_early(case_file: Path) -> None:
    """Refuse before an hour of audit what could not be sealed after it."""
    read_ledger(case_file.parent)


def full_record(report: Report) -> bytes:
    """Give the report in full, as the sealed annex carries it."""
    return to_json(report)


def annex_of(outcome: Outcome) -> bytes | None:
    """Give the annex of a run as bytes, where it has one."""
    return to_annex(outcome.annex) if outcome.annex else None


def contents_of(report: Report) -> dict[str, bytes]:
    """Give every file of a bundle that follows from the report alone."""
    record = to_json(report)
    pages = {f"report/index.{tongue}.html": to_html(record, tongue) for tongue in ("es", "en")}
    return {
        "report/report.json": record,
        **{name: page.encode() for name, page in pages.items()},
        RECEIPTS: receipts_of(report),
        **queries_of(report),
        **packs_of(report),
        "README.txt": packaged("veedor.run", "bundle.txt").encode(),
    }


def receipts_of(report: Report) -> bytes:
    """Give the receipts of the files and documents that were admitted, with their mappings."""
    held = {"documents": report.documents, "received": report.received}
    return rfc8785.dumps(msgspec.to_builtins(held))


def queries_of(report: Report) -> dict[str, bytes]:
    """Give each query once, as it was run."""
    return {
        f"queries/{audit.kind}/{query.name}.sql": query.sql.encode()
        for audit in report.audits
        for query in audit.queries
    }


def packs_of(report: Report) -> dict[str, bytes]:
    """Give the rule packs that were applied, with their text, as this Veedor has them."""
    return {
        f"packs/{one.pack}.yaml": packaged("veedor.rules", f"packs/{one.pack}.yaml").encode()
        for one in report.packs
    }


def lock(made_with: Mapping[str, str]) -> dict[str, str]:
    """Name what could change a number: Veedor, Python, the engine, every library."""
    wanted = [line for line in metadata.requires("veedor") or () if "extra ==" not in line]
    names = sorted({re.split(r"[^\w.-]", line, maxsplit=1)[0].lower() for line in wanted})
    libraries = {name: metadata.version(name) for name in names}
    python = ".".join(map(str, sys.version_info[:3]))
    return {**libraries, **made_with, "python": python, "veedor": __version__}


def _case(case_file: Path, how: Sealing) -> dict[str, Content]:
    """Give the case file, but where it writes identifiers and no data were asked for."""
    content = case_file.read_bytes()
    if not how.with_data and writes_persons(case_of_text(content)):
        return {}
    return {CASE: content}


def _custody(ledger: Ledger | None, folder: Path) -> dict[str, bytes]:
    if ledger is None:
        return {}
    lines = b"".join(line + b"\n" for line in ledger.lines)
    point = (folder / "custody" / "checkpoint").read_bytes()
    key = f"{ledger.key}\n".encode()
    parts = {"ledger.jsonl": lines, "checkpoint": point, "key.pub": key}
    return {f"custody/{name}": content for name, content in parts.items()}


def files_of(case: Case) -> tuple[str, ...]:
    """Give every file that a case names, each once."""
    files = [source.file for source in case.sources.values()]
    files += [document.file for document in case.documents.values()]
    return tuple(dict.fromkeys(file for file in files if file is not None))


def _data(case: Case, folder: Path) -> dict[str, Content]:
    return {f"case/{file}": folder / file for file in files_of(case)}


def _dated(report: Report, ledger: Ledger | None) -> str | None:
    """Give the last day that the inputs themselves name: of a receipt, or of the law."""
    if ledger is not None and ledger.acts:
        return max(act.received_on for act in ledger.acts)[: len("2026-11-29")]
    return report.case.rules.as_of if report.case.rules else None


def _point(ledger: Ledger | None) -> dict[str, object] | None:
    if ledger is None:
        return None
    point = ledger.checkpoint
    return {"origin": point.origin, "root": point.root.hex(), "size": point.size}


def _secrets(case: Case, folder: Path) -> list[bytes]:
    if case.pseudonym_key is None or not (folder / case.pseudonym_key).is_file():
        return []
    return [(folder / case.pseudonym_key).read_bytes().strip()]
