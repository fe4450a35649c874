"""The rules step of the path: documents received, rules held, questions left open."""

import tomllib
from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path

from msgspec import Struct

from veedor.core import (
    AuditRecord,
    Case,
    CaseError,
    Document,
    DocumentReceipt,
    PackChecks,
    Question,
    Receipt,
    Unit,
)
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.rules import Evidence, RulesPlan, check_documents, hold, plan_rules, questions
from veedor.run import messages
from veedor.run.kinds import kinds, packaged


class Law(Struct, frozen=True, kw_only=True):
    """What the rules step adds to a report."""

    packs: tuple[PackChecks, ...] = ()
    questions: tuple[Question, ...] = ()
    unit: Unit | None = None


def plan_law(case: Case) -> RulesPlan | None:
    """Check the rules that a case asks for, before any file is opened; raises CaseError."""
    check_documents(case.documents)
    if case.rules is None:
        return None
    return plan_rules(case.rules, run={request.kind for request in case.audits})


def hold_law(
    plan: RulesPlan | None, case: Case, audits: tuple[AuditRecord, ...], received: set[str]
) -> Law:
    """Hold the rules against the findings; ``received``: the records that were admitted."""
    if plan is None:
        return Law()
    made = {name for name, one in RECORDS.items() if one.made_from in received}
    evidence = Evidence(
        audits=audits,
        given=frozenset(received | made),
        kinds=frozenset(kinds()),
        documents=frozenset(document.kind for document in case.documents.values()),
    )
    packs = phrase(hold(plan, evidence), rule_words())
    return Law(packs=packs, questions=questions(packs), unit=plan.unit)


def rule_words() -> dict[str, dict[str, str]]:
    """Give the sentences that say why a rule stands as it does, by language and id."""
    return {
        language: tomllib.loads(packaged("veedor.rules", f"words/{language}.toml"))["sentences"]
        for language in ("es", "en")
    }


def receive_documents(case: Case, folder: Path) -> tuple[DocumentReceipt, ...]:
    """Give a receipt for every document; raises CaseError where a digest differs."""
    return tuple(_receive(name, one, folder) for name, one in case.documents.items())


def _receive(name: str, document: Document, folder: Path) -> DocumentReceipt:
    size, digest = None, document.sha256
    if document.file is not None:
        with (folder / document.file).open("rb") as bytes_:
            found = file_digest(bytes_, "sha256").hexdigest()
            size = bytes_.tell()
        if digest is not None and digest != found:
            wrong, where = messages.OTHER_DOCUMENT, f"documents.{name}"
            raise CaseError(wrong, where=where, found=found, declared=digest)
        digest = found
    return DocumentReceipt(
        name=name,
        kind=document.kind,
        title=document.title,
        date=document.date,
        sha256=digest or "",
        file=document.file,
        size=size,
    )


def records_of(receipts: Mapping[str, Receipt]) -> set[str]:
    """Give the records that were admitted."""
    return {receipt.record for receipt in receipts.values()}
