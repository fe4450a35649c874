"""The sentences of a finding, wherever they stand in it."""

from collections.abc import Callable, Iterator
from string import Formatter
from typing import TypeVar, cast

import msgspec
from msgspec import Struct

from veedor.core import Fact, Sentence
from veedor.report.words import Words

T = TypeVar("T")
_NO_COUNTS = frozenset({"percent", "index", "p"})


def sentences(value: object) -> Iterator[Sentence]:
    """Give every sentence inside a value.

    >>> from veedor.core import Alternative, say
    >>> [one.id for one in sentences((say("a"), Alternative(text=say("b"))))]
    ['a', 'b']
    """
    if isinstance(value, Sentence):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from sentences(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from sentences(part)


def each(value: T, change: Callable[[Sentence], Sentence]) -> T:
    """Give a value with every sentence inside it changed."""
    if isinstance(value, Sentence):
        return cast("T", change(value))
    if isinstance(value, Struct):
        parts = {name: each(getattr(value, name), change) for name in value.__struct_fields__}
        return cast("T", msgspec.structs.replace(value, **parts))
    if isinstance(value, tuple):
        return cast("T", tuple(each(part, change) for part in value))
    return value


def with_shares(value: T, words: Words) -> T:
    """Give a value in whose sentences a share is a decimal, where it is 1 too.

    JSON writes all (100 %) as 1, like one person; the sentence's own words tell them apart.

    >>> from veedor.core import say
    >>> words = {"en": {"a": "{n:count} are {share:percent}"}}
    >>> with_shares(say("a", n=1, share=1), words).facts
    {'n': 1, 'share': 1.0}
    """

    def told(sentence: Sentence) -> Sentence:
        parts = Formatter().parse(words["en"].get(sentence.id, ""))
        shares = {name for _, name, spec, _ in parts if spec in _NO_COUNTS}
        facts: dict[str, Fact] = {
            name: float(fact) if name in shares and isinstance(fact, int) else fact
            for name, fact in sentence.facts.items()
        }
        return msgspec.structs.replace(sentence, facts=facts)

    return each(value, told)
