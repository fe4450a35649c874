"""One line of what a verification found, in both languages."""

from typing import Literal

from msgspec import Struct

from veedor.core import SealError, VeedorError, filled
from veedor.run.verify_words import WORDS

Mark = Literal["holds", "note", "fault"]


class Told(Struct, frozen=True, kw_only=True):
    """One thing that was checked: it holds, a reader must know it, or it is a fault."""

    mark: Mark
    es: str
    en: str


def told(mark: Mark, id_: str, **facts: object) -> Told:
    """Say one of the sentences of a verification.

    >>> told("note", "no-ledger").es
    'Libro de custodia: no hay; nada muestra cuándo se recibieron los archivos'
    """
    words = WORDS[id_]
    return Told(mark=mark, es=filled(words.es, facts), en=filled(words.en, facts))


def fault_of(problem: SealError) -> Told:
    """Say a fault of the bundle itself."""
    return Told(mark="fault", es=problem.told("es"), en=problem.told("en"))


def failed(problem: VeedorError) -> Told:
    """Say that the data could not be counted again."""
    return spoken("failed", es=problem.told("es"), en=problem.told("en"))


def spoken(id_: str, *, es: str, en: str) -> Told:
    """Say a fault whose detail is worded in both languages already."""
    words = WORDS[id_]
    return Told(
        mark="fault", es=filled(words.es, {"said": es}), en=filled(words.en, {"said": en})
    )
