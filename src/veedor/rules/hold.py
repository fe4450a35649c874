"""Holding the rules of a pack against the findings: one check per rule, four values."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from veedor.core import (
    Answered,
    AuditRecord,
    Estimate,
    Held,
    PackChecks,
    Rule,
    RuleCheck,
    RuleVerdict,
    Sentence,
    say,
)
from veedor.rules.judge import judge
from veedor.rules.packs import is_in_force, pack_digest
from veedor.rules.plan import PlannedPack, RulesPlan

_UNSURE = {"K", "C"}


class Evidence(Struct, frozen=True, kw_only=True):
    """All that there is to hold rules against.

    ``given``: records received, and those that can be made from them. ``kinds``: every kind of
    audit that there is, whether the case runs it or not. ``documents``: kinds of document that
    the case names.
    """

    audits: tuple[AuditRecord, ...]
    given: frozenset[str]
    kinds: frozenset[str]
    documents: frozenset[str] = frozenset()


class _Found(Struct, frozen=True):
    place: Held
    estimate: Estimate


def hold(plan: RulesPlan, evidence: Evidence) -> tuple[PackChecks, ...]:
    """Hold every rule of every pack that was asked for against the findings."""
    return tuple(_pack(one, plan, evidence) for one in plan.packs)


def _pack(one: PlannedPack, plan: RulesPlan, evidence: Evidence) -> PackChecks:
    day = date.fromisoformat(plan.asked.as_of)
    answers = plan.asked.answers
    return PackChecks(
        pack=one.pack.pack,
        version=one.pack.version,
        sha256=pack_digest(one.pack.pack),
        jurisdiction=one.pack.jurisdiction,
        title=one.pack.title,
        note=one.pack.note,
        as_of=plan.asked.as_of,
        good_practice=one.good_practice,
        checks=tuple(
            check(rule, evidence, answers.get(rule.id))
            if one.good_practice or is_in_force(rule, day)
            else _not_the_law(rule, plan.asked.as_of)
            for rule in one.pack.rules
        ),
    )


def check(rule: Rule, evidence: Evidence, answer: Answered | None) -> RuleCheck:
    """Hold one rule against what there is; a missing record never makes it met."""
    found = _found(rule, evidence.audits)
    if rule.limit is not None and any(one.estimate.interval for one in found):
        return _judged(rule, found, evidence)
    if answer is not None:
        return _answered(rule, answer)
    if any(one.estimate.interval for one in found):
        return _check(rule, RuleVerdict.CANNOT, say("reason.measured"), found, measured=True)
    return _unanswered(rule, found, evidence)


def _judged(rule: Rule, found: list[_Found], evidence: Evidence) -> RuleCheck:
    """Judge each audit that reads the records: met where all are, not met where one is not."""
    intervals = [one.estimate.interval for one in found]
    verdicts = [
        judge(rule.limit, held.low, held.high) if held else RuleVerdict.CANNOT
        for held in intervals
    ]
    for verdict, reason in (
        (RuleVerdict.NOT_MET, "reason.not-met"),
        (RuleVerdict.CANNOT, "reason.across"),
    ):
        if verdict in verdicts:
            missing = _missing(rule, evidence) if verdict is RuleVerdict.CANNOT else ()
            return _check(rule, verdict, say(reason), found, missing=missing)
    return _met(rule, found, evidence)


def _met(rule: Rule, found: list[_Found], evidence: Evidence) -> RuleCheck:
    """Give met only where every record that could show otherwise was received."""
    missing = tuple(record for record in _missing(rule, evidence) if record != "docs")
    if missing:
        reason = say("reason.within-what-was-received")
        return _check(rule, RuleVerdict.CANNOT, reason, found, missing=missing)
    return _check(rule, RuleVerdict.MET, say("reason.met"), found)


def _answered(rule: Rule, answer: Answered) -> RuleCheck:
    verdict = RuleVerdict.MET if answer.answer else RuleVerdict.NOT_MET
    by = answer.signed_by or ""
    reason = say("reason.document") if answer.document else say("reason.signed", by=by)
    return _check(rule, verdict, reason, [], answer=answer)


def _unanswered(rule: Rule, found: list[_Found], evidence: Evidence) -> RuleCheck:
    missing, reads = _missing(rule, evidence), rule.reads
    because = found[0].estimate.absent_because if found else None
    if reads is None:
        reason = say("reason.no-answer")
    elif found:
        reason = say("reason.absent")
    elif reads.kind not in evidence.kinds:
        reason = say("reason.no-kind", kind=reads.kind)
    elif reads.kind in {audit.kind for audit in evidence.audits}:
        reason = say("reason.no-estimate", kind=reads.kind)
    else:
        reason = say("reason.not-asked", kind=reads.kind)
    held = _check(rule, RuleVerdict.CANNOT, reason, found, missing=missing)
    return RuleCheck(
        **{name: getattr(held, name) for name in held.__struct_fields__} | {"because": because}
    )


def _not_the_law(rule: Rule, as_of: str) -> RuleCheck:
    start, end = rule.in_force.start, rule.in_force.end
    early = start is not None and as_of < start
    reason = (
        say("reason.not-yet", day=start or "") if early else say("reason.over", day=end or "")
    )
    return _check(rule, RuleVerdict.NOT_APPLICABLE, reason, [])


def _check(
    rule: Rule,
    verdict: RuleVerdict,
    reason: Sentence,
    found: Iterable[_Found],
    **more: object,
) -> RuleCheck:
    parts: Mapping[str, object] = more
    return RuleCheck(
        rule=rule,
        verdict=verdict,
        reason=reason,
        to_confirm=rule.mark in _UNSURE,
        held=tuple(one.place for one in found),
        **parts,  # type: ignore[arg-type]
    )


def _found(rule: Rule, audits: tuple[AuditRecord, ...]) -> list[_Found]:
    """Find the estimate that a rule reads, in every audit of its kind."""
    if rule.reads is None:
        return []
    return [
        _Found(Held(audit=place, finding=finding.id, estimate=estimate.name), estimate)
        for place, audit in enumerate(audits)
        if audit.kind == rule.reads.kind
        for finding in audit.findings
        for estimate in finding.estimates
        if estimate.name == rule.reads.estimate
    ]


def _missing(rule: Rule, evidence: Evidence) -> tuple[str, ...]:
    return tuple(record for record in rule.evidence if not _is_given(record, rule, evidence))


def _is_given(record: str, rule: Rule, evidence: Evidence) -> bool:
    """Say whether a record was received; of documents, the one that the rule asks for."""
    if record != "docs":
        return record in evidence.given
    asked = rule.ask.document
    return bool(evidence.documents) if asked is None else asked in evidence.documents
