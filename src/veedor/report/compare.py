"""Two reports held against each other: what differs, and where, in words."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from veedor.core import (
    AuditRecord,
    Estimate,
    Finding,
    PackChecks,
    Receipt,
    Report,
    RuleCheck,
    Sentence,
    Texts,
)
from veedor.report.difference import Difference, paired, spoken, told
from veedor.report.pictures_compared import pictures
from veedor.report.shown import own, show

_CASE = ("title", "system", "auditor", "time_zone", "seed", "period")


def compare(one: Report, other: Report) -> tuple[Difference, ...]:
    """List what differs between two reports, in the order of the page.

    Audits are paired by kind (the second of a kind with the second), findings by id,
    estimates by name, rules by id.
    """
    return (
        *_cases(one, other),
        *paired(_by_source(one), _by_source(other), "source", _sources),
        *paired(_by_kind(one), _by_kind(other), "finding", _audits),
        *paired(_by_pack(one), _by_pack(other), "rule", _packs),
    )


def _cases(one: Report, other: Report) -> Iterator[Difference]:
    for name in _CASE:
        was, now = (msgspec.to_builtins(getattr(each.case, name)) for each in (one, other))
        if was != now:
            yield told("case", f"case: {name}", "changed", was=_plain(was), now=_plain(now))


def _by_source(report: Report) -> dict[str, Receipt]:
    return {receipt.source: receipt for receipt in report.received}


def _by_kind(report: Report) -> dict[str, AuditRecord]:
    """Name audits by their kind, the second of one kind "kind 2"."""
    seen: Counter[str] = Counter()
    found = {}
    for record in report.audits:
        seen[record.kind] += 1
        number = f" {seen[record.kind]}" if seen[record.kind] > 1 else ""
        found[f"{record.kind}{number}"] = record
    return found


def _by_pack(report: Report) -> dict[str, PackChecks]:
    return {pack.pack: pack for pack in report.packs}


def _sources(name: str, one: Receipt, other: Receipt) -> Iterator[Difference]:
    if one.sha256 != other.sha256:
        was, now = one.sha256[:16], other.sha256[:16]
        yield told("source", name, "digest", was=f"{was}…", now=f"{now}…")
    if one.admitted != other.admitted:
        yield told("source", name, "rows", was=one.admitted, now=other.admitted)
    elif one != other and one.sha256 == other.sha256:
        yield told("source", name, "read-otherwise")


def _audits(name: str, one: AuditRecord, other: AuditRecord) -> Iterator[Difference]:
    for option in dict.fromkeys((*one.options, *other.options)):
        was, now = (each.options.get(option) for each in (one, other))
        if was != now:
            where = f"{name}: {option}"
            yield told("options", where, "changed", was=_plain(was), now=_plain(now))
    yield from paired(_queries(name, one), _queries(name, other), "query", _texts)
    yield from paired(_by_id(name, one), _by_id(name, other), "finding", _findings)


def _queries(kind: str, record: AuditRecord) -> dict[str, str]:
    return {f"{kind}/{query.name}": query.sha256 for query in record.queries}


def _by_id(kind: str, record: AuditRecord) -> dict[str, Finding]:
    return {f"{kind}/{finding.id}": finding for finding in record.findings}


def _texts(where: str, one: str, other: str) -> Iterator[Difference]:
    if one != other:
        yield told("query", where, "digest", was=f"{one[:16]}…", now=f"{other[:16]}…")


def _findings(where: str, one: Finding, other: Finding) -> Iterator[Difference]:
    if one.verdict != other.verdict:
        said = {language: _verdicts(one, other, language) for language in ("es", "en")}
        yield spoken("result", where, "result", said)
    was, now = ({f"{where}: {n.name}": n for n in each.estimates} for each in (one, other))
    found = (*paired(was, now, "number", _numbers), *pictures(where, one, other))
    yield from found
    if not found and one.verdict == other.verdict and one != other:
        yield told("finding", where, "otherwise")


def _verdicts(one: Finding, other: Finding, language: str) -> dict[str, str]:
    was, now = (own(f"verdict.{each.verdict.value}", language) for each in (one, other))
    return {"was": was, "now": now}


def _numbers(where: str, one: Estimate, other: Estimate) -> Iterator[Difference]:
    if _figures(one) != _figures(other):
        said = {
            language: {
                "label": _in(one.label, language),
                "was": was,
                "now": now,
            }
            for language in ("es", "en")
            for was, now in [_number_pair(one, other, language)]
        }
        yield spoken("number", where, "number", said)


def _figures(estimate: Estimate) -> tuple[object, ...]:
    return (estimate.interval, estimate.support, estimate.count, estimate.unit)


def _number_pair(one: Estimate, other: Estimate, language: str) -> tuple[str, str]:
    """Write two numbers as a reader sees them; in full where they look alike."""
    was, now = _number(one, language), _number(other, language)
    return (was, now) if was != now else (_plain(_figures(one)), _plain(_figures(other)))


def _number(estimate: Estimate, language: str) -> str:
    shown = show(estimate, language)
    return f"{shown.number} ({shown.reach + '; ' if shown.reach else ''}{shown.base})"


def _packs(name: str, one: PackChecks, other: PackChecks) -> Iterator[Difference]:
    if one.sha256 != other.sha256:
        was, now = f"{one.sha256[:16]}…", f"{other.sha256[:16]}…"
        yield told("rule", name, "digest", was=was, now=now)
    if one.as_of != other.as_of:
        yield told("rule", f"{name}: as_of", "changed", was=one.as_of, now=other.as_of)
    yield from paired(_checks(one), _checks(other), "rule", _rules)


def _checks(pack: PackChecks) -> dict[str, RuleCheck]:
    return {check.rule.id: check for check in pack.checks}


def _rules(id_: str, one: RuleCheck, other: RuleCheck) -> Iterator[Difference]:
    if one.verdict != other.verdict:
        said = {
            language: {
                "was": own(f"rule-verdict.{one.verdict.value}", language),
                "now": own(f"rule-verdict.{other.verdict.value}", language),
            }
            for language in ("es", "en")
        }
        yield spoken("rule", id_, "result", said)


def _in(sentence: Sentence | Texts, language: str) -> str:
    return sentence.es if language == "es" else sentence.en


def _plain(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
