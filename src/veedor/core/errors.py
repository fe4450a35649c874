"""Everything Veedor raises on purpose, and the exit code the command line gives it.

VeedorError
├── CaseError    2  the case file is wrong
├── TableError   3  the data does not meet what an audit needs
├── AuditError   4  an audit cannot answer its question
└── SealError    5  a report is not the one that was signed, or cannot be written
"""

from typing import ClassVar

from veedor.core.message import Message


class VeedorError(Exception):
    """Base of every error a user can put right: where, what, how to fix, in two languages.

    >>> from veedor.core import CaseError, Message
    >>> none = Message(id="none", en="there is no {what}", es="falta {what}",
    ...                fix_en="Add one", fix_es="Agréguelo")
    >>> str(CaseError(none, where="case.yaml", what="title"))
    'case.yaml: there is no title. Add one.'
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: Message, *, where: str, **facts: object) -> None:
        self.message, self.where, self.facts = message, where, facts
        super().__init__(self.told("en"))

    def told(self, language: str) -> str:
        """Say where, what and how to fix it, in ``language`` ("es" or "en")."""
        return f"{self.where}: {self.message.told(language, self.facts)}"


class CaseError(VeedorError):
    """The case file is wrong."""

    exit_code = 2


class TableError(VeedorError):
    """The data does not meet what an audit needs."""

    exit_code = 3


class AuditError(VeedorError):
    """An audit cannot answer its question."""

    exit_code = 4


class SealError(VeedorError):
    """A report is not the one that was signed, or cannot be written whole."""

    exit_code = 5
