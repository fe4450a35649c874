"""A text that a reader will see: it has a word in it, and nothing that hides."""

from collections.abc import Iterator

from veedor.intake import messages
from veedor.intake.problem import Problem


def text_problems(text: str, *, place: str) -> Iterator[Problem]:
    """Say whether a text is blank, or holds control characters.

    >>> [one.message.id for one in text_problems(" ", place="title")]
    ['case.blank']
    """
    if not text.strip():
        yield Problem(message=messages.BLANK, place=place)
    if any(letter < " " or "\x7f" <= letter <= "\x9f" for letter in text.replace("\n", "")):
        yield Problem(message=messages.CONTROL, place=place)
