"""Things counted by several keys in one pass: what is held grows with the keys alone."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

ThingT = TypeVar("ThingT")
KeyT = TypeVar("KeyT", bound=Hashable)
PartT = TypeVar("PartT", bound=Hashable)
Tally: TypeAlias = Mapping[KeyT, int]
"""How many things there are of each key."""


def tallies(
    things: Iterable[ThingT],
    size: Callable[[ThingT], int],
    *keys: Callable[[ThingT], Hashable | None],
) -> tuple[Tally[Any], ...]:
    """Count things by each of the keys, going through them once; no key leaves a thing out.

    >>> tallies([(1, "a"), (2, "b"), (4, "a")], lambda t: t[0], lambda t: t[1])
    ({'a': 5, 'b': 2},)
    """
    # A list of one number, so that a key is hashed once for each thing.
    counted: tuple[dict[Hashable, list[int]], ...] = tuple({} for _ in keys)
    pairs = tuple(zip(counted, keys, strict=True))
    for thing in things:
        n = size(thing)
        for tally, key_of in pairs:
            key = key_of(thing)
            if key is None:
                continue
            sofar = tally.get(key)
            if sofar is None:
                tally[key] = [n]
            else:
                sofar[0] += n
    return tuple({key: n for key, (n,) in tally.items()} for tally in counted)


def regrouped(tally: Tally[KeyT], part_of: Callable[[KeyT], PartT]) -> Counter[PartT]:
    """Count the same things by a part of their key.

    >>> regrouped({("a", 1): 5, ("a", 2): 2, ("b", 1): 1}, lambda key: key[0])
    Counter({'a': 7, 'b': 1})
    """
    counted: Counter[PartT] = Counter()
    for key, n in tally.items():
        counted[part_of(key)] += n
    return counted
