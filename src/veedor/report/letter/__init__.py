"""The letter that asks for what is missing: to an agency, or through a judge."""

from veedor.report.letter.answers import to_answers
from veedor.report.letter.build import Form, Item, Letter, Section, to_letter
from veedor.report.letter.markdown import to_markdown
from veedor.report.letter.word import to_word

__all__ = [
    "Form",
    "Item",
    "Letter",
    "Section",
    "to_answers",
    "to_letter",
    "to_markdown",
    "to_word",
]
