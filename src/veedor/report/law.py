"""What the page shows of rules: tallies, the numbers they rest on, limits in words."""

from collections import Counter
from functools import partial
from typing import Any

from msgspec import Struct

from veedor.core import (
    DocumentReceipt,
    Estimate,
    Finding,
    Held,
    Limit,
    PackChecks,
    Report,
    Rule,
    RuleCheck,
    RuleVerdict,
    Texts,
    UnitFunction,
)
from veedor.report.headlines import anchor
from veedor.report.numbers import number, percent
from veedor.report.shown import own


class Tally(Struct, frozen=True, kw_only=True):
    """How many rules have one verdict."""

    verdict: RuleVerdict
    rules: int


class Shown(Struct, frozen=True, kw_only=True):
    """A number that a rule rests on, its finding, and the finding's place in the page."""

    finding: Finding
    estimate: Estimate
    anchor: str


def tally(pack: PackChecks) -> tuple[Tally, ...]:
    """Count the four verdicts of a pack, those that no rule has included."""
    counted = Counter(check.verdict for check in pack.checks)
    return tuple(Tally(verdict=verdict, rules=counted[verdict]) for verdict in RuleVerdict)


def measured(pack: PackChecks) -> int:
    """Count the rules that were measured and set no limit."""
    return sum(check.measured for check in pack.checks)


def rules_spoken(report: Report, language: str) -> dict[str, Any]:
    """Bind what the templates of the rules call to one report and language."""
    checks = {check.rule.id: check for pack in report.packs for check in pack.checks}
    documents = {one.name: one for one in report.documents}
    received = {receipt.record for receipt in report.received}
    return {
        "bi": partial(_in, language=language),
        "tally": tally,
        "measured": measured,
        "evidence": partial(_evidence, report),
        "limit": partial(_limit, language=language),
        "rule": lambda id_: _rule(checks, id_),
        "rule_check": lambda id_: checks[id_],
        "document": lambda name: _document(documents, name),
        "document_place": lambda name: 1 + list(documents).index(name),
        "unit_checks": partial(_unit_checks, checks),
        "received_records": received | ({"docs"} if documents else set()),
    }


def _in(texts: Texts, *, language: str) -> str:
    return texts.es if language == "es" else texts.en


def _rule(checks: dict[str, RuleCheck], id_: str) -> Rule:
    return checks[id_].rule


def _document(documents: dict[str, DocumentReceipt], name: str) -> DocumentReceipt:
    return documents[name]


def _unit_checks(checks: dict[str, RuleCheck], one: UnitFunction) -> tuple[RuleCheck, ...]:
    """Give the checks of the rules that a function meets, of the packs that were asked for."""
    return tuple(checks[id_] for id_ in one.rules if id_ in checks)


def _evidence(report: Report, check: RuleCheck) -> tuple[Shown, ...]:
    return tuple(_shown(report, held) for held in check.held)


def _shown(report: Report, held: Held) -> Shown:
    findings = report.audits[held.audit].findings
    place = next(n for n, finding in enumerate(findings) if finding.id == held.finding)
    finding = findings[place]
    estimate = next(one for one in finding.estimates if one.name == held.estimate)
    return Shown(finding=finding, estimate=estimate, anchor=anchor(held.audit + 1, place + 1))


def _limit(limit: Limit, *, language: str) -> str:
    """Say a limit: a share as a percentage, anything else with its unit."""
    bound = limit.at_most if limit.at_most is not None else limit.at_least
    side = "at-most" if limit.at_most is not None else "at-least"
    if limit.unit is None and bound is not None and 0 < bound <= 1:
        written = percent(bound, language)
    else:
        unit = own(f"word.{limit.unit}", language) if limit.unit else ""
        written = f"{number(bound or 0, language)} {unit}".strip()
    return own(f"limit.{side}", language, bound=written)
