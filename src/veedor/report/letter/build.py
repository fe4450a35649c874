"""From a report's record to a letter: each request once, what all share said at the end."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Literal

from msgspec import Struct

from veedor.core import CaseError, Period, Question, Report, Rule, Texts
from veedor.report import messages
from veedor.report.letter.shared import opening_of, shared_sentences, without
from veedor.report.record import read_record
from veedor.report.shown import named, own, when

Form = Literal["foi", "court"]
FORMS: tuple[Form, ...] = ("foi", "court")
_KNOWN_LAW = ("AR", "AR-C")
_UNSURE = {"K", "C"}


class Item(Struct, frozen=True, kw_only=True):
    """One thing asked for, the rule that it serves, and that rule's source."""

    rule: str
    source: str
    text: str


class Section(Struct, frozen=True, kw_only=True):
    """Items that belong together: of one record or document, or of one addressee."""

    title: str
    note: str
    items: tuple[Item, ...]


class Letter(Struct, frozen=True, kw_only=True):
    """A letter in parts, from its date to its signature."""

    language: str
    title: str
    head: tuple[str, ...]
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    shared_title: str
    shared: tuple[str, ...]
    closing: tuple[str, ...]


class _Asked(Struct, frozen=True):
    question: Question
    rule: Rule
    text: str


def to_letter(record: bytes, language: str, form: Form) -> Letter:
    """Write the questions that a report leaves open as a letter in one language.

    ``form``: "foi" asks an agency under the law on access to information, by record;
    "court" asks a judge for orders, by addressee. Raises CaseError where the report was held
    against no rules, or leaves nothing to ask.
    """
    report = read_record(record)
    if not report.packs:
        raise CaseError(messages.NO_RULES, where="report.json")
    if not report.questions:
        raise CaseError(messages.NO_QUESTIONS, where="report.json")
    asked = tuple(_asked(report, language, form))
    shared = shared_sentences(one.text for one in asked)
    make = _by_record if form == "foi" else _by_addressee
    return Letter(
        language=language,
        title=own(f"letter.{form}.title", language),
        head=_lines(f"letter.{form}.head", language),
        opening=_opening(report, language, form),
        sections=make(asked, shared, language),
        shared_title=own("letter.shared", language),
        shared=shared,
        closing=(
            *_lines(f"letter.{form}.closing", language),
            own("letter.made-from", language, digest=sha256(record).hexdigest()),
        ),
    )


def _asked(report: Report, language: str, form: Form) -> Iterable[_Asked]:
    rules = {check.rule.id: check.rule for pack in report.packs for check in pack.checks}
    for question in report.questions:
        for id_ in question.rules:
            demand: Texts = getattr(rules[id_].ask, form)
            yield _Asked(question, rules[id_], _in(demand, language))


def _opening(report: Report, language: str, form: Form) -> tuple[str, ...]:
    case = report.case
    rules = case.rules
    place = rules.jurisdiction if rules and rules.jurisdiction in _KNOWN_LAW else "other"
    said = own(
        f"letter.{form}.opening",
        language,
        auditor=case.auditor,
        system=case.system,
        law=own(f"letter.law.{place}", language),
        period=period_told(case.period, language),
    )
    return (said, own(f"letter.{form}.reading", language))


def period_told(period: Period | None, language: str) -> str:
    """Say the period under audit, or leave a place for it."""
    if period is None:
        return own("letter.no-period", language)
    return own(
        "letter.period",
        language,
        start=when(period.start, language),
        end=when(period.end, language),
    )


def _by_record(
    asked: tuple[_Asked, ...], shared: tuple[str, ...], language: str
) -> tuple[Section, ...]:
    groups: dict[tuple[str, str | None], list[_Asked]] = {}
    for one in asked:
        groups.setdefault((one.question.record, one.question.document), []).append(one)
    return tuple(
        Section(
            title=_name(ones[0].question, language),
            note="",
            items=tuple(_item(one, without(one.text, shared), language) for one in ones),
        )
        for ones in groups.values()
    )


def _by_addressee(
    asked: tuple[_Asked, ...], shared: tuple[str, ...], language: str
) -> tuple[Section, ...]:
    groups: dict[str, list[Item]] = {}
    for one in asked:
        opening, rest = opening_of(without(one.text, shared))
        groups.setdefault(opening, []).append(_item(one, rest, language))
    return tuple(
        Section(
            title=own("letter.order", language),
            note=f"{opening.rstrip(',')}:" if opening else "",
            items=tuple(items),
        )
        for opening, items in groups.items()
    )


def _item(one: _Asked, text: str, language: str) -> Item:
    source = _in(one.rule.source, language)
    if one.rule.mark in _UNSURE:
        source = own("letter.to-confirm", language, source=source)
    return Item(rule=one.rule.id, source=source, text=text)


def _name(question: Question, language: str) -> str:
    if question.document:
        return named("document", question.document, language)
    return named("record", question.record, language)


def _lines(id_: str, language: str) -> tuple[str, ...]:
    return tuple(own(id_, language).split("\n"))


def _in(texts: Texts, language: str) -> str:
    return texts.es if language == "es" else texts.en
