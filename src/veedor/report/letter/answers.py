"""The numbered answers of a report as a document of their own, to be filed or sent."""

from collections.abc import Iterable
from functools import partial
from hashlib import sha256

from veedor.core import CaseError, Expert, Finding, Ground, Report, RuleCheck
from veedor.report import messages
from veedor.report.headlines import grounded, key_estimate
from veedor.report.letter.build import Item, Letter, Section, period_told
from veedor.report.record import read_record
from veedor.report.shown import in_words, own, show, when


def to_answers(record: bytes, language: str) -> Letter:
    """Write the numbered answers of a report's record as a letter in one language.

    One section a question, in the case's order: the expert's own words, then each finding and
    rule that the answer rests on. Raises CaseError where the case puts no questions.
    """
    report = read_record(record)
    if not report.case.questions:
        raise CaseError(messages.NO_POINTS, where="report.json")
    say = partial(own, language=language)
    return Letter(
        language=language,
        title=say("answers.title"),
        head=tuple(say("answers.head").split("\n")),
        opening=(
            say(
                "answers.opening",
                title=report.case.title,
                system=report.case.system,
                period=period_told(report.case.period, language),
            ),
            say("answers.note"),
        ),
        sections=tuple(_sections(report, language)),
        shared_title=say("declaration.title"),
        shared=_declared(report.case.expert, language),
        closing=(
            *say("answers.closing").split("\n"),
            say("letter.made-from", digest=sha256(record).hexdigest()),
        ),
    )


def _sections(report: Report, language: str) -> Iterable[Section]:
    checks = {check.rule.id: check for pack in report.packs for check in pack.checks}
    for question, ground in zip(report.case.questions, report.answers, strict=True):
        note = question.answer
        yield Section(
            title=question.question,
            note=f"{own('answers.expert', language)} {note}" if note else "",
            items=tuple(_items(report, ground, checks, language)),
        )


def _items(
    report: Report, ground: Ground, checks: dict[str, RuleCheck], language: str
) -> Iterable[Item]:
    for shown in grounded(report, ground):
        finding = shown.finding
        yield Item(
            rule=finding.id,
            source=own(
                "answers.verdict",
                language,
                verdict=own(f"verdict.{finding.verdict.value}", language),
                claim=in_words(finding.claim, language).rstrip("."),
            ),
            text=f"{in_words(finding.plain, language)} {_figure(finding, language)}".strip(),
        )
    for id_ in ground.rules:
        check = checks[id_]
        asked = check.rule.question.es if language == "es" else check.rule.question.en
        verdict = own(f"rule-verdict.{check.verdict.value}", language)
        if check.to_confirm:
            to_confirm = own("rules.to-confirm", language, mark=check.rule.mark)
            verdict = f"{verdict}; {to_confirm}"
        yield Item(rule=id_, source=verdict, text=f"{asked} {in_words(check.reason, language)}")


def _figure(finding: Finding, language: str) -> str:
    """Write the number that stands for a finding, with its reach and its base."""
    estimate = key_estimate(finding)
    if estimate is None:
        return ""
    cells = show(estimate, language)
    return f"[{cells.label}: {cells.number}; {cells.reach}; {cells.base}]"


def _declared(expert: Expert | None, language: str) -> tuple[str, ...]:
    if expert is None:
        return ()
    told = {
        "name": expert.name,
        "qualification": expert.qualification,
        "appointed-by": expert.appointed_by,
        "relations": expert.relations,
        "would-change": expert.would_change,
        "on": when(expert.on, language),
    }
    return tuple(f"{own(f'declaration.{id_}', language)}: {text}" for id_, text in told.items())
