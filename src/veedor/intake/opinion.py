"""What can be wrong with the questions, the expert's declaration, the reply, the advice."""

from collections.abc import Iterator

from veedor.core import Case, QuestionPut, Recommendation, Reply
from veedor.intake import messages
from veedor.intake.law import day_problems
from veedor.intake.place import inside, shown
from veedor.intake.problem import Problem, nearest_first
from veedor.intake.text import text_problems


def opinion_problems(case: Case) -> Iterator[Problem]:
    """Say what is wrong with what the case puts in the expert's mouth."""
    for number, question in enumerate(case.questions):
        yield from _question(question, place=inside("questions", number))
    if case.expert is not None:
        for key in ("name", "qualification", "appointed_by", "relations", "would_change"):
            yield from text_problems(getattr(case.expert, key), place=inside("expert", key))
        yield from day_problems(case.expert.on, place=inside("expert", "on"))
    for number, reply in enumerate(case.reply):
        yield from _reply(reply, case, place=inside("reply", number))
    for number, one in enumerate(case.recommendations):
        yield from _recommendation(one, place=inside("recommendations", number))


def _question(question: QuestionPut, *, place: str) -> Iterator[Problem]:
    yield from text_problems(question.question, place=inside(place, "question"))
    if question.answer is not None:
        yield from text_problems(question.answer, place=inside(place, "answer"))
    elif not question.rests_on:
        yield Problem(message=messages.RESTS_ON_NOTHING, place=place)


def _recommendation(one: Recommendation, *, place: str) -> Iterator[Problem]:
    yield from text_problems(one.text, place=inside(place, "text"))
    yield from text_problems(one.to, place=inside(place, "to"))
    if one.by is not None:
        yield from day_problems(one.by, place=inside(place, "by"))


def _reply(reply: Reply, case: Case, *, place: str) -> Iterator[Problem]:
    yield from text_problems(reply.point, place=inside(place, "point"))
    yield from text_problems(reply.answer, place=inside(place, "answer"))
    if reply.document is not None and reply.document not in case.documents:
        known = nearest_first(reply.document, map(shown, case.documents)) or "—"
        facts = {"document": shown(reply.document), "known": known}
        at = inside(place, "document")
        yield Problem(message=messages.NO_DOCUMENT, place=at, facts=facts)
