"""One thing wrong with a case, before anyone is told."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from msgspec import Struct

from veedor.core import Message


class Problem(Struct, frozen=True, kw_only=True):
    """What is wrong, at which place of the case file, with the facts of the message."""

    message: Message
    place: str
    facts: Mapping[str, object] = {}


def nearest_first(name: str, known: Iterable[str], *, most: int = 12) -> str:
    """List the known names, the one that was probably meant first, whatever its capitals.

    >>> nearest_first("Querys", ["orders", "purposes", "queries"], most=2)
    'queries, orders'
    """
    folded = name.casefold()[:100]
    ranked = sorted(known, key=lambda each: (-_alike(folded, each.casefold()), each))
    return ", ".join(ranked[:most])


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
