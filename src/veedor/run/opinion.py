"""The expert's opinion: what each numbered answer, and each reply, rests on in the report."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from msgspec import Struct

from veedor.core import AuditRecord, Case, CaseError, FindingPlace, Ground, PackChecks
from veedor.run import messages

_NEAREST = 5


class Opinion(Struct, frozen=True, kw_only=True):
    """What stands behind the questions of a case, and behind the reply, in their order."""

    answers: tuple[Ground, ...] = ()
    replies: tuple[Ground, ...] = ()


def check_opinion(case: Case) -> None:
    """Refuse, before any file is opened, what rests on an audit or a pack not asked for."""
    kinds = {request.kind for request in case.audits}
    for place, id_ in _cited(case):
        kind, dot, _ = id_.partition(".")
        if dot and kind not in kinds:
            known = ", ".join(sorted(kinds)) or "—"
            raise CaseError(messages.NO_AUDIT_FOR, where=place, cited=id_, known=known)
        if not dot and case.rules is None:
            raise CaseError(messages.NO_RULES_FOR, where=place, cited=id_)


def ground_opinion(
    case: Case, audits: tuple[AuditRecord, ...], packs: tuple[PackChecks, ...]
) -> Opinion:
    """Find what the questions and the reply rest on; raises CaseError for what is not there."""
    rules = [check.rule.id for pack in packs for check in pack.checks]
    found: dict[str, list[FindingPlace]] = {}
    for number, audit in enumerate(audits):
        for finding in audit.findings:
            place = FindingPlace(audit=number, finding=finding.id)
            found.setdefault(finding.id, []).append(place)
    for where, id_ in _cited(case):
        if id_ not in found and id_ not in rules:
            near = get_close_matches(id_, [*found, *rules], n=_NEAREST, cutoff=0.3)
            known = ", ".join(near or [*found][:_NEAREST])
            raise CaseError(messages.NOT_IN_REPORT, where=where, cited=id_, known=known)
    return Opinion(
        answers=tuple(_ground(one.rests_on, found, rules) for one in case.questions),
        replies=tuple(_ground(one.about, found, rules) for one in case.reply),
    )


def _cited(case: Case) -> Iterator[tuple[str, str]]:
    """Give every id that the case cites, with its place in the case file."""
    for number, question in enumerate(case.questions):
        for at, id_ in enumerate(question.rests_on):
            yield f"questions[{number}].rests_on[{at}]", id_
    for number, reply in enumerate(case.reply):
        for at, id_ in enumerate(reply.about):
            yield f"reply[{number}].about[{at}]", id_


def _ground(
    cited: Iterable[str], found: dict[str, list[FindingPlace]], rules: list[str]
) -> Ground:
    """Part what is cited into findings, one for each audit that has it, and rules."""
    ids = tuple(cited)
    places = tuple(place for id_ in ids for place in found.get(id_, ()))
    return Ground(findings=places, rules=tuple(id_ for id_ in ids if id_ in rules))
