"""A sentence that a finding may say: chosen by the audit, worded in the kind's word lists."""

from msgspec import Struct

Fact = int | float | str


class Sentence(Struct, frozen=True):
    """A sentence by its id, the facts in it, and, once phrased, its words in both languages."""

    id: str
    facts: dict[str, Fact] = {}
    es: str = ""
    en: str = ""


def say(id_: str, **facts: Fact) -> Sentence:
    """Choose a sentence and its facts; the report words it.

    >>> say("outside.plain", persons=3).facts
    {'persons': 3}
    """
    return Sentence(id_, facts)
