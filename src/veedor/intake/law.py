"""What can be wrong with the rules, answers and documents that a case names."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from veedor.core import Answered, Case, Document
from veedor.intake import messages
from veedor.intake.paths import file_problem
from veedor.intake.place import inside, shown
from veedor.intake.problem import Problem, nearest_first

_SHA256 = re.compile(r"[0-9a-f]{64}")


def law_problems(case: Case, *, folder: Path) -> Iterator[Problem]:
    """Say what is wrong with documents, with the day of the law, with the answers."""
    for name, document in case.documents.items():
        yield from _document(document, place=inside("documents", name), folder=folder)
    if case.rules is None:
        return
    yield from day_problems(case.rules.as_of, place="rules.as_of")
    if not case.rules.packs:
        yield Problem(message=messages.NO_PACKS, place="rules.packs")
    for id_, answer in case.rules.answers.items():
        yield from _answer(answer, case, place=inside("rules.answers", id_))


def _document(document: Document, *, place: str, folder: Path) -> Iterator[Problem]:
    yield from day_problems(document.date, place=inside(place, "date"))
    if document.file is None and document.sha256 is None:
        yield Problem(message=messages.FILE_OR_DIGEST, place=place)
    if document.sha256 is not None and not _SHA256.fullmatch(document.sha256):
        yield Problem(message=messages.NOT_A_DIGEST, place=inside(place, "sha256"))
    if document.file is not None:
        wrong = file_problem(document.file, folder=folder, place=inside(place, "file"))
        yield from (wrong,) if wrong else ()


def _answer(answer: Answered, case: Case, *, place: str) -> Iterator[Problem]:
    if not answer.because.strip():
        yield Problem(message=messages.BLANK, place=inside(place, "because"))
    if answer.document is not None and answer.document not in case.documents:
        facts = {
            "document": shown(answer.document),
            "known": nearest_first(answer.document, map(shown, case.documents)) or "—",
        }
        yield Problem(
            message=messages.NO_DOCUMENT, place=inside(place, "document"), facts=facts
        )
    signed = (answer.signed_by or "").strip() and answer.on is not None
    if answer.document is None and not signed:
        yield Problem(message=messages.NOT_SIGNED, place=place)
    if answer.on is not None:
        yield from day_problems(answer.on, place=inside(place, "on"))


def day_problems(text: str, *, place: str) -> Iterator[Problem]:
    """Say whether a text is no day of the calendar."""
    try:
        written = len(text) == len("2024-01-31") and date.fromisoformat(text)
    except ValueError:
        written = False
    if not written:
        yield Problem(message=messages.NOT_A_DAY, place=place, facts={"text": shown(text)})
