"""The sentences of a finding, wherever they stand in it."""

from collections.abc import Callable, Iterator
from typing import TypeVar, cast

import msgspec
from msgspec import Struct

from veedor.core import Sentence

T = TypeVar("T")


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
