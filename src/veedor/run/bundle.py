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
from veedor.core import Case, Report, SealError, Source
from veedor.intake import read_case
from veedor.records import RECORDS
from veedor.report import to_annex, to_html, to_json
from veedor.run.kinds import packaged
from veedor.run.path import Outcome
from veedor.seal import About, Content, Ledger, PrivateKey, read_ledger, write_bundle
from veedor.seal import messages as seal_messages

CASE, LOCK, RECEIPTS = "case/case.yaml", "lock.json", "receipts.json"
SMALL = 10
_PRIVATE_KINDS = {"person", "account", "shape"}


class Sealing(Struct, frozen=True, kw_only=True):
    """How a case is sealed. ``dated``: a day for the crate, where the case gives none."""

    key: PrivateKey
    with_data: bool = False
    dated: str | None = None


def bundle(case_file: Path, outcome: Outcome, out: Path, how: Sealing) -> Ledger | None:
    """Seal what a run of a case gave, and give the ledger that went with it.

    Raises SealError where it would carry a key, or (without data) identifiers that the case
    file itself holds; or where the ledger in the case's folder does not hold.
    """
    report, folder = outcome.report, case_file.parent
    if not how.with_data:
        refuse_persons(report.case)
    ledger = read_ledger(folder)
    contents = {
        **contents_of(report),
        CASE: case_file.read_bytes(),
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


def refuse_early(case_file: Path, *, with_data: bool) -> None:
    """Refuse before an hour of audit what could not be sealed after it."""
    if not with_data:
        refuse_persons(read_case(case_file))
    read_ledger(case_file.parent)


def small_counts(report: Report) -> tuple[str, ...]:
    """Name the numbers of a report that count fewer than ten: someone may be known by them.

    They are told and not withheld; a person decides before the bundle is published.
    """
    return tuple(
        f"{audit.kind}/{finding.id}: {estimate.name}"
        for audit in report.audits
        for finding in audit.findings
        for estimate in finding.estimates
        if 0 < (estimate.support if estimate.count is None else estimate.count) < SMALL
    )


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


def refuse_persons(case: Case) -> None:
    """Refuse a case file that itself writes values which stand for persons or accounts."""
    for name, source in case.sources.items():
        for column in RECORDS[source.record].columns:
            if column.kind in _PRIVATE_KINDS and _writes(source, column.name):
                facts = {"record": source.record, "column": column.name}
                where = f"case.yaml: sources.{name}"
                raise SealError(seal_messages.PERSONS_INSIDE, where=where, **facts)


def _writes(source: Source, column: str) -> bool:
    """Say whether a case writes values of a column: in rows, or to be replaced."""
    origin = source.columns.get(column)
    named = column if origin is None else origin if isinstance(origin, str) else origin.column
    in_rows = any(row.get(named) is not None for row in source.rows or ())
    return in_rows or bool(not isinstance(origin, str | None) and origin.map)


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
