"""One audit asked for, checked against its kind before any file is opened."""

from collections.abc import Mapping
from difflib import get_close_matches
from hashlib import sha256
from typing import Any

import msgspec

from veedor.core import (
    AnyAudit,
    Case,
    CaseError,
    NotReceived,
    Receipt,
    Request,
    Setting,
    to_utc,
)
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.run import messages
from veedor.run.kinds import find_audit


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A request, its kind, and its options with every default filled in."""

    request: Request
    audit: Any
    options: Any


def make_plan(request: Request, place: int) -> Plan:
    """Check a request; raises CaseError for an unknown kind, option or need."""
    where = f"audits[{place}]"
    kind = find_audit(request.kind, where)
    known = kind.options.__struct_fields__
    for name in request.options:
        if name not in known:
            near = ", ".join(get_close_matches(name, known, n=3) or known)
            raise CaseError(messages.NO_OPTION, where=f"{where}.options", name=name, near=near)
    try:
        options = msgspec.convert(request.options, kind.options)
    except msgspec.ValidationError as problem:
        said = str(problem)
        wrong = messages.BAD_OPTIONS
        raise CaseError(wrong, where=f"{where}.options", said=said, kind=kind.kind) from problem
    _check_sources(request, kind, f"{where}.sources")
    return Plan(request=request, audit=kind, options=options)


def _check_sources(request: Request, kind: AnyAudit, where: str) -> None:
    needs = [need.record for need in kind.needs]
    for name in request.sources:
        if name not in needs:
            raise CaseError(messages.NO_NEED, where=where, name=name, needs=", ".join(needs))
    for need in kind.needs:
        if need.required and need.record not in request.sources:
            raise CaseError(messages.LACKS_NEED, where=where, name=need.record)


def setting_of(plan: Plan, case: Case, receipts: Mapping[str, Receipt]) -> Setting:
    """Give what the audit may know besides its counts."""
    given = {
        record: frozenset.intersection(
            *(frozenset(receipts[source].columns) for source in plan.request.named(record))
        )
        for record in plan.request.sources
    }
    period, zone = case.period, case.time_zone
    return Setting(
        given=given,
        zone=zone,
        seed=own_seed(case.seed, plan.audit.kind),
        start=to_utc(period.start, zone) if period else OPEN_FROM,
        end=to_utc(period.end, zone) if period else OPEN_TO,
        bounded=period is not None,
    )


def own_seed(seed: int, kind: str) -> int:
    """Give each kind its own seed, so that one audit more changes no other's numbers.

    >>> own_seed(1, "access") == own_seed(1, "access") != own_seed(1, "stops")
    True
    """
    return int.from_bytes(sha256(f"{seed} {kind}".encode()).digest()[:8], "big")


def not_received(plan: Plan, receipts: Mapping[str, Receipt]) -> tuple[NotReceived, ...]:
    """Name every record, and every column of a record, that was not handed over."""
    missing = []
    for need in plan.audit.needs:
        sources = plan.request.named(need.record)
        if not sources:
            missing.append(NotReceived(record=need.record, columns=(), es=need.es, en=need.en))
            continue
        lacks = {name for source in sources for name in receipts[source].not_given}
        record = RECORDS[receipts[sources[0]].record]
        columns = tuple(c for c in record.columns if c.name in lacks.intersection(need.columns))
        if columns:
            missing.append(
                NotReceived(
                    record=need.record,
                    columns=tuple(c.name for c in columns),
                    es=" ".join(c.es for c in columns),
                    en=" ".join(c.en for c in columns),
                )
            )
    return tuple(missing)
