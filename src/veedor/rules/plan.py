"""Which packs a case asks for, checked before any file is opened."""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from msgspec import Struct

from veedor.core import CaseError, Document, Message, Pack, PackAsked, RulesAsked, Unit
from veedor.rules import messages
from veedor.rules.packs import PACKS, UNITS, document_kinds, read_pack, read_unit
from veedor.rules.templates import is_law_of


class PlannedPack(Struct, frozen=True, kw_only=True):
    """One pack, and whether it is applied as the law of the place or as good practice."""

    pack: Pack
    good_practice: bool


class RulesPlan(Struct, frozen=True, kw_only=True):
    """All that the case asks to be held against its findings."""

    asked: RulesAsked
    packs: tuple[PlannedPack, ...]
    unit: Unit | None


def plan_rules(asked: RulesAsked, *, run: Collection[str]) -> RulesPlan:
    """Read the packs that a case asks for; raises CaseError for what cannot be applied.

    ``run``: the kinds of audit that the case runs; what they decide needs no answer.
    """
    packs = tuple(_pack(one, place, asked) for place, one in enumerate(asked.asked()))
    names = [one.pack.pack for one in packs]
    for place, name in enumerate(names):
        if name in names[:place]:
            _refuse(messages.TWICE, f"rules.packs[{place}]", pack=name)
    _check_answers(asked, packs, run)
    return RulesPlan(asked=asked, packs=packs, unit=_unit(asked.unit))


def check_documents(documents: Mapping[str, Document]) -> None:
    """Refuse a kind of document that no rule asks for: a slip would let it count for none."""
    if not documents:  # reading every pack takes seconds
        return
    known = document_kinds()
    for name, document in documents.items():
        if document.kind not in known:
            near = _nearest(document.kind, known)
            where = f"documents.{name}.kind"
            _refuse(messages.NO_DOCUMENT_KIND, where, kind=document.kind, known=near)


def _pack(one: PackAsked, place: int, asked: RulesAsked) -> PlannedPack:
    where = f"rules.packs[{place}]"
    if one.pack not in PACKS:
        _refuse(messages.NO_PACK, where, pack=one.pack, known=_nearest(one.pack, PACKS))
    pack = read_pack(one.pack)
    if not one.good_practice and not is_law_of(pack.jurisdiction, asked.jurisdiction):
        theirs, ours = pack.jurisdiction, asked.jurisdiction
        _refuse(messages.ELSEWHERE, where, pack=one.pack, theirs=theirs, ours=ours)
    return PlannedPack(pack=pack, good_practice=one.good_practice)


def _check_answers(
    asked: RulesAsked, packs: tuple[PlannedPack, ...], run: Collection[str]
) -> None:
    rules = {rule.id: rule for one in packs for rule in one.pack.rules}
    for id_ in asked.answers:
        where = f"rules.answers.{id_}"
        if id_ not in rules:
            _refuse(messages.NO_RULE, where, rule=id_, known=_nearest(id_, rules))
        reads, limit = rules[id_].reads, rules[id_].limit
        if reads is not None and limit is not None and reads.kind in run:
            _refuse(messages.RECORDS_DECIDE, where, kind=reads.kind)


def _unit(name: str | None) -> Unit | None:
    if name is not None and name not in UNITS:
        _refuse(messages.NO_UNIT, "rules.unit", unit=name, known=", ".join(UNITS))
    return None if name is None else read_unit(name)


def _nearest(name: str, known: Iterable[str]) -> str:
    every = list(known)
    near = get_close_matches(name, every, n=5, cutoff=0.3)
    return ", ".join([*near, *(one for one in every if one not in near)][:12])


def _refuse(message: Message, where: str, **facts: object) -> None:
    raise CaseError(message, where=where, **facts)
